// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// While a channel plays well, the one that the viewer will most likely zap to waits in the spare player: the
// next in the direction of the last step. Not where the network has trouble with one stream already, and of
// streams that are fetched for us alone (HTTP) only if the household wants that: providers count connections
// and receivers have few tuners. Main thread of hearthd.

#include "bridge/hub/household.h"
#include "bridge/hub/playback.h"
#include "bridge/hub/settings.h"
#include "player/live/channels.h"

namespace hearth::bridge
{

class ForeseenZap : public QObject
{
    Q_OBJECT
public:
    ForeseenZap(Playback &playback, const player::Channels &channels, Household &household,
                const Settings &settings, QObject *parent = nullptr);

    /// The viewer went to the next channel (1) or to the one before (-1).
    void noteStep(int by) { m_by = by < 0 ? -1 : 1; }

private:
    void look();
    [[nodiscard]] bool isWanted(const QString &address) const;

    Playback &m_playback;
    const player::Channels &m_channels;
    Household &m_household;
    const Settings &m_settings;
    SystemClock m_clock;
    int m_by = 1;
    QString m_session; // the playback that the rest is about
    bool m_isStable = false;
    std::chrono::milliseconds m_goodSince{}; // it plays and needs nothing
    std::chrono::milliseconds m_badUntil{};  // it starved, and may again
    std::chrono::milliseconds m_lookedAt{};
};

} // namespace hearth::bridge
