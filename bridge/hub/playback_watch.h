// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tells a player that hangs from one that plays, pauses or waits for bytes, by its reports and the time
// between them. Pure; times are of one monotonic clock.

#include <QJsonObject>
#include <chrono>

namespace hearth::bridge
{

class PlaybackWatch
{
public:
    using Time = std::chrono::milliseconds;

    enum class Verdict {
        Fine,
        Silent,    // no report: the process stands
        Stuck,     // it reports, but the film does not move
        NoPicture, // the film has one, and it does not come
    };

    /// Another film.
    void begin(Time now);
    /// The same in a new player.
    void beginAgain(Time now);
    void take(const QJsonObject &report, Time now);
    /// To be asked about twice a second. Where nobody asked for long it was hearthd that stood, and all is
    /// measured afresh.
    [[nodiscard]] Verdict look(Time now);
    /// How long the film has gone on without a verdict.
    [[nodiscard]] Time goodFor(Time now) const { return now - m_begunAt; }

    static constexpr Time kSilence{3000};
    static constexpr Time kOpening{10'000}; // a player that opens a slow file reports nothing meanwhile
    static constexpr Time kStandstill{3000};
    static constexpr Time kOnItsWay{5000}; // to its first picture, or to where it was sent
    static constexpr Time kNoPicture{1500};
    static constexpr Time kLongestGap{1500}; // between two looks

private:
    Time m_begunAt{};
    Time m_lookedAt{};
    Time m_heardAt{};
    Time m_movedAt{};
    Time m_expectsSince{};
    qint64 m_positionMs = -1;
    bool m_isOpening = true;
    bool m_isOnItsWay = false;
    bool m_expectsPicture = false; // since when stands above
    bool m_hasSeenPicture = false;
};

} // namespace hearth::bridge
