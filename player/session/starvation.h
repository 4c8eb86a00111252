// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether a film must hold still for its bytes. A clock that ran on would make the pictures late that come
// after the gap, and they would be left out. Pure.

#include "player/stream/packet_source.h"

namespace hearth::player
{

class Starvation
{
public:
    struct Limits {
        Seconds empty;  // below it nothing is left to play
        Seconds enough; // to go on with
    };
    /// A film or segments that are fetched ahead, by what the decoders still have. Media3's after a stall
    /// (DefaultLoadControl).
    static constexpr Limits kFetched{Seconds(0.1), Seconds(2)};
    /// What is sent as it happens and never comes early, by what was given beyond what is shown: a de-jitter
    /// buffer as IPTV has it, 300 ms (Wikipedia, "Zap time").
    static constexpr Limits kSent{Seconds(0.02), Seconds(0.3)};

    [[nodiscard]] bool isStarving() const { return m_isStarving; }

    /// It begins with nothing, and waits for enough.
    void begin() { m_isStarving = true; }
    /// To be asked many times a second while the film plays.
    void look(bool sourceWaits, Seconds left, Limits limits)
    {
        m_isStarving = sourceWaits && left < (m_isStarving ? limits.enough : limits.empty);
    }

private:
    bool m_isStarving = false;
};

} // namespace hearth::player
