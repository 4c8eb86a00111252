// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a viewer does to the film that is open.

#include "bridge/hub/playback.h"

namespace hearth::bridge
{

Done Playback::play()
{
    if (!isOpen())
        return fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first"));
    m_isPaused = false;
    return order(QStringLiteral("player.play"));
}

Done Playback::pause()
{
    if (!isOpen())
        return fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first"));
    m_isPaused = true;
    return order(QStringLiteral("player.pause"));
}

Done Playback::seek(qint64 positionMs, bool isFast)
{
    if (!isOpen())
        return fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first"));
    const qint64 duration = m_report.value(QLatin1String("durationMs")).toInteger();
    const QJsonObject live = m_report.value(QLatin1String("live")).toObject();
    qint64 wanted = std::max<qint64>(positionMs, 0);
    if (!live.isEmpty())
        wanted = std::clamp(wanted, live.value(QLatin1String("fromMs")).toInteger(),
                            std::max(live.value(QLatin1String("fromMs")).toInteger(),
                                     live.value(QLatin1String("toMs")).toInteger()));
    else if (duration > 0) // what comes from a server may not say how long it is
        wanted = std::min(wanted, std::max<qint64>(duration - 500, 0));
    m_report.insert(QStringLiteral("positionMs"), wanted);
    Q_EMIT changed();
    return order(QStringLiteral("player.seek"),
                 {{QStringLiteral("positionMs"), wanted}, {QStringLiteral("fast"), isFast}});
}

Done Playback::skip(qint64 deltaMs)
{
    return seek(m_report.value(QLatin1String("positionMs")).toInteger() + deltaMs);
}

Done Playback::chooseTracks(std::optional<int> audio, std::optional<int> subtitle, std::optional<int> second)
{
    if (!isOpen())
        return fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first"));
    m_tracks = {audio.value_or(m_tracks.audio), subtitle.value_or(m_tracks.subtitle),
                second.value_or(m_tracks.second)};
    if (m_tracks.subtitle < 0 || m_tracks.second == m_tracks.subtitle)
        m_tracks.second = -1;
    rememberTracks(audio.has_value(), subtitle.has_value(), subtitle.has_value() || second.has_value());
    return order(QStringLiteral("player.chooseTracks"),
                 {{QStringLiteral("audio"), m_tracks.audio},
                  {QStringLiteral("subtitle"), m_tracks.subtitle},
                  {QStringLiteral("secondSubtitle"), m_tracks.second}});
}

Done Playback::setSpeed(double speed)
{
    if (!isOpen())
        return fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first"));
    if (m_report.contains(QLatin1String("live")))
        return fail(ErrorCode::NotAllowed, tr("What is live goes at its own speed"));
    m_tuning.speed = speed;
    remember();
    Q_EMIT changed();
    return order(QStringLiteral("player.tune"), withTuning({}, m_tuning));
}

Done Playback::setDelays(std::optional<int> soundMs, std::optional<int> subtitleMs)
{
    if (!isOpen())
        return fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first"));
    m_tuning.soundDelayMs = soundMs.value_or(m_tuning.soundDelayMs);
    m_tuning.subtitleDelayMs = subtitleMs.value_or(m_tuning.subtitleDelayMs);
    remember();
    Q_EMIT changed();
    return order(QStringLiteral("player.tune"), withTuning({}, m_tuning));
}

Done Playback::step(int direction)
{
    if (!isOpen())
        return fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first"));
    if (!m_isPaused)
        return fail(ErrorCode::NotAllowed, tr("Pictures are stepped through while the film is paused"),
                    tr("Pause it first"));
    return order(QStringLiteral("player.step"), {{QStringLiteral("direction"), direction}});
}

} // namespace hearth::bridge
