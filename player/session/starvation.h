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
    [[nodiscard]] bool isStarving() const { return m_isStarving; }

    /// To be asked many times a second while the film plays. `queued`: what the decoders still have.
    void look(bool sourceWaits, Seconds queued)
    {
        if (!m_isStarving)
            m_isStarving = sourceWaits && queued <= kEmpty;
        else
            m_isStarving = sourceWaits && queued < kEnough;
    }

private:
    static constexpr Seconds kEmpty{0.1};
    static constexpr Seconds kEnough{2}; // Media3's after a stall (DefaultLoadControl)
    bool m_isStarving = false;
};

} // namespace hearth::player
