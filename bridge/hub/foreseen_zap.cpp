// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/foreseen_zap.h"
#include <QUrl>

namespace hearth::bridge
{

namespace
{

using std::chrono::milliseconds;

constexpr milliseconds kStable{2000};
constexpr milliseconds kAfterTrouble{60'000};
const QString kSetting = QStringLiteral("foreseenZap");

} // namespace

ForeseenZap::ForeseenZap(Playback &playback, const player::Channels &channels, Household &household,
                         const Settings &settings, QObject *parent)
    : QObject(parent), m_playback(playback), m_channels(channels), m_household(household),
      m_settings(settings)
{
    connect(&m_playback, &Playback::changed, this, &ForeseenZap::look);
}

bool ForeseenZap::isWanted(const QString &address) const
{
    const QString which = m_settings.value(kSetting).toString();
    const QString scheme = QUrl(address).scheme();
    const bool isSentAnyway = scheme == QLatin1String("udp") || scheme == QLatin1String("rtp");
    return which == QLatin1String("all") || (which == QLatin1String("broadcast") && isSentAnyway);
}

void ForeseenZap::look()
{
    if (m_playback.channelNumber() <= 0)
        return;
    const QJsonObject state = m_playback.state();
    const milliseconds now = m_clock.monotonic();
    const QString session = state.value(QLatin1String("id")).toString();
    const bool isAnother = std::exchange(m_session, session) != session;
    const bool isGood = state.value(QLatin1String("state")).toString() == QLatin1String("playing") &&
                        !state.value(QLatin1String("buffering")).toBool() &&
                        !state.contains(QLatin1String("notice"));
    if (isAnother || !isGood) {
        // Every stream fills its buffers once; one that was well has no room for another beside it.
        if (!isAnother && m_isStable && state.value(QLatin1String("buffering")).toBool())
            m_badUntil = now + kAfterTrouble;
        m_isStable = false;
        m_goodSince = now;
        if (!isAnother)
            m_playback.forgetForeseen();
        return;
    }
    m_isStable = now - m_goodSince >= kStable;
    if (!m_isStable || now < m_badUntil || now - m_lookedAt < kStable / 2)
        return;
    m_lookedAt = now;
    const auto channel = m_channels.beside(m_playback.channelNumber(), m_by);
    const QString address =
        channel ? m_channels.addressOf(channel->value(QLatin1String("id")).toString()) : QString();
    const bool isItself =
        channel && channel->value(QLatin1String("number")).toInt() == m_playback.channelNumber();
    if (isItself || !isWanted(address) || !m_household.mayOpen({}, {}))
        m_playback.forgetForeseen();
    else
        m_playback.foreseeChannel(address);
}

} // namespace hearth::bridge
