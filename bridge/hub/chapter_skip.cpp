// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/chapter_skip.h"

namespace hearth::bridge
{

namespace
{

constexpr qint64 kNearlyOverMs = 1000;
constexpr qint64 kByPlayingMs =
    4000; // further than a film gets between two reports; else somebody went there

} // namespace

ChapterSkip::ChapterSkip(Playback &playback, const Settings &settings, QObject *parent)
    : QObject(parent), m_playback(playback), m_settings(settings)
{
    // Queued: what follows orders a seek, which is not for those who tell of the change.
    connect(&m_playback, &Playback::changed, this, &ChapterSkip::follow, Qt::QueuedConnection);
}

std::optional<SkippableChapter> ChapterSkip::running(const QJsonObject &state) const
{
    const QString how = state.value(QLatin1String("state")).toString();
    if (how != QLatin1String("playing") && how != QLatin1String("paused"))
        return std::nullopt;
    const qint64 at = state.value(QLatin1String("positionMs")).toInteger();
    for (const SkippableChapter &one : skippableChapters(state)) {
        if (at >= one.fromMs && at < one.toMs - kNearlyOverMs)
            return one;
    }
    return std::nullopt;
}

QJsonObject ChapterSkip::with(QJsonObject state) const
{
    if (const auto chapter = running(state))
        state.insert(QStringLiteral("skip"), QJsonObject{{QStringLiteral("kind"), nameOf(chapter->kind)},
                                                         {QStringLiteral("toMs"), chapter->toMs}});
    return state;
}

Done ChapterSkip::skip()
{
    const auto chapter = running(m_playback.state());
    if (!chapter)
        return fail(ErrorCode::NotFound, tr("Nothing runs here that could be skipped"));
    return m_playback.seek(chapter->toMs);
}

void ChapterSkip::follow()
{
    const QJsonObject state = m_playback.state();
    const QString session = state.value(QLatin1String("id")).toString();
    const qint64 at = state.value(QLatin1String("positionMs")).toInteger();
    if (session != m_session) {
        m_session = session;
        m_leftOut.clear();
        m_lastMs = -1;
    }
    const qint64 before = std::exchange(m_lastMs, at);
    const auto chapter = running(state);
    if (!chapter || state.value(QLatin1String("state")).toString() != QLatin1String("playing") ||
        m_settings.value(QStringLiteral("skipChapters")).toString() != QLatin1String("self"))
        return;
    // Who went back to it wants to see it.
    const bool isByPlaying = before <= at && at - std::max(before, qint64(0)) < kByPlayingMs;
    if (!isByPlaying || m_leftOut.contains(chapter->fromMs))
        return;
    m_leftOut.append(chapter->fromMs);
    (void)m_playback.seek(chapter->toMs);
}

} // namespace hearth::bridge
