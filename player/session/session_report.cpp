// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/session.h"
#include <QJsonArray>

namespace hearth::player
{

namespace
{

constexpr qsizetype kMostTracks = 64; // that hearthd takes

} // namespace

QJsonObject Session::report() const
{
    static constexpr const char *kNames[] = {"idle", "opening", "playing", "paused", "ended", "failed"};
    const bool isAtEnd = m_state == State::Ended && !m_nextSeek && !m_isOnItsWay;
    const Seconds position = isAtEnd ? endPosition() : std::max(Seconds(0), sourcePosition() - m_songStart);
    QJsonObject report{{QStringLiteral("id"), m_songId},
                       {QStringLiteral("state"), QLatin1String(kNames[static_cast<int>(m_state)])},
                       {QStringLiteral("positionMs"), inMilliseconds(position)},
                       {QStringLiteral("durationMs"), inMilliseconds(length())},
                       {QStringLiteral("audio"), m_audio},
                       {QStringLiteral("subtitle"), m_subtitle},
                       {QStringLiteral("secondSubtitle"), m_second}};
    QJsonArray tracks;
    for (const StreamInfo &stream : m_streams) {
        const bool isUsable = stream.kind == StreamKind::Audio || hasSubtitle(stream.index);
        if (stream.kind == StreamKind::Video || !isUsable)
            continue;
        if (tracks.size() >= kMostTracks)
            break;
        QJsonObject track{{QStringLiteral("index"), stream.index},
                          {QStringLiteral("kind"), stream.kind == StreamKind::Audio
                                                       ? QStringLiteral("audio")
                                                       : QStringLiteral("subtitle")},
                          {QStringLiteral("language"), stream.language},
                          {QStringLiteral("title"), stream.title},
                          {QStringLiteral("codec"), stream.codec},
                          {QStringLiteral("channels"), stream.channels}};
        if (!stream.captions.isEmpty())
            track.insert(QStringLiteral("captions"), stream.captions);
        tracks.append(track);
    }
    report.insert(QStringLiteral("tracks"), tracks);
    QJsonArray chapters;
    for (const Chapter &chapter : m_chapters)
        chapters.append(QJsonObject{{QStringLiteral("startMs"), inMilliseconds(chapter.start)},
                                    {QStringLiteral("title"), chapter.title}});
    report.insert(QStringLiteral("chapters"), chapters);
    if (m_pipeline)
        report.insert(QStringLiteral("frames"), m_pipeline->frameCounts());
    const SourceState source = m_source ? m_source->state() : SourceState{};
    if (const QString notice = source.notice.isEmpty() ? m_notice : source.notice; !notice.isEmpty())
        report.insert(QStringLiteral("notice"), notice);
    const bool isReached = m_source || m_state != State::Opening;
    if (m_starvation.isStarving() || (source.isWaiting && m_isOnItsWay) || !isReached)
        report.insert(QStringLiteral("buffering"), true);
    if (m_isOnItsWay || m_nextSeek)
        report.insert(QStringLiteral("seeking"), true);
    const qint64 now = inMilliseconds(sourcePosition());
    const bool isDue = m_pictureFromMs <= now && m_pictureToMs >= now;
    report.insert(QStringLiteral("hasPicture"), m_video >= 0 && (isDue || m_state != State::Playing));
    if (m_songs && m_outside->streams().isEmpty()) // words beside a song are for it alone
        report.insert(QStringLiteral("joins"), true);
    if (const auto live = m_source ? m_source->liveWindow() : std::nullopt)
        report.insert(QStringLiteral("live"),
                      QJsonObject{{QStringLiteral("fromMs"), inMilliseconds(live->from)},
                                  {QStringLiteral("toMs"), inMilliseconds(live->to)}});
    if (m_state == State::Failed)
        report.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), m_error.message},
                                                           {QStringLiteral("action"), m_error.action}});
    return report;
}

} // namespace hearth::player
