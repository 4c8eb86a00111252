// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/playback_watch.h"

namespace hearth::bridge
{

void PlaybackWatch::begin(Time now)
{
    *this = {};
    m_begunAt = m_lookedAt = m_heardAt = m_movedAt = now;
}

void PlaybackWatch::beginAgain(Time now)
{
    const bool hasSeenPicture = m_hasSeenPicture;
    begin(now);
    m_hasSeenPicture = hasSeenPicture;
}

void PlaybackWatch::take(const QJsonObject &report, Time now)
{
    const auto is = [&report](const char *name) { return report.value(QLatin1String(name)).toBool(); };
    const QString state = report.value(QLatin1String("state")).toString();
    const qint64 position = report.value(QLatin1String("positionMs")).toInteger();
    const qint64 rendered =
        report.value(QLatin1String("frames")).toObject().value(QLatin1String("rendered")).toInteger();
    m_heardAt = now;
    const bool plays = state == QLatin1String("playing") && !is("buffering");
    const bool wasOpening = std::exchange(m_isOpening, state == QLatin1String("opening"));
    const bool wasOnItsWay = std::exchange(m_isOnItsWay, m_isOpening || is("seeking"));
    // What rests, waits or has ended stands still by right.
    const bool mustMove = plays || (m_isOpening && !is("buffering"));
    if (position != m_positionMs || !mustMove || wasOpening != m_isOpening || wasOnItsWay != m_isOnItsWay)
        m_movedAt = now;
    m_positionMs = position;
    // After each seek it has to come again; players count their pictures afresh there.
    m_hasSeenPicture = !m_isOnItsWay && (m_hasSeenPicture || rendered > 0);
    const bool expects = plays && !m_isOnItsWay && is("hasPicture") && !m_hasSeenPicture;
    if (!std::exchange(m_expectsPicture, expects))
        m_expectsSince = now;
}

PlaybackWatch::Verdict PlaybackWatch::look(Time now)
{
    if (now - m_lookedAt > kLongestGap)
        beginAgain(now);
    m_lookedAt = now;
    if (now - m_heardAt > (m_isOpening ? kOpening : kSilence))
        return Verdict::Silent;
    // Between reports nothing is known of it.
    if (m_heardAt - m_movedAt > (m_isOnItsWay ? kOnItsWay : kStandstill))
        return Verdict::Stuck;
    if (m_expectsPicture && m_heardAt - m_expectsSince > kNoPicture)
        return Verdict::NoPicture;
    return Verdict::Fine;
}

} // namespace hearth::bridge
