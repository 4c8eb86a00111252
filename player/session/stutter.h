// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether a decoder keeps up: how many pictures were shown of those that there are, and whether some came too
// late. Few alone say nothing: a film may hold still, or have fewer than it says. Pure.

#include "player/stream/packet_source.h"

namespace hearth::player
{

class Stutter
{
public:
    /// Looked at over so much of the film; fewer than that part of its pictures is no film any more.
    static constexpr Seconds kOver{4};
    static constexpr double kLeast = 0.4;

    /// After every jump of the film's clock.
    void begin() { m_from = Seconds(-1); }
    /// To be asked while the film plays. `shown` and `late`: pictures since some moment; `length`: of one.
    [[nodiscard]] bool look(Seconds position, qint64 shown, qint64 late, Seconds length)
    {
        const bool isNew =
            m_from < Seconds(0) || position < m_from || position > m_from + 2 * kOver || shown < m_shown;
        if (isNew || position - m_from >= kOver) {
            const bool stutters =
                !isNew && late > m_late && double(shown - m_shown) < kLeast * ((position - m_from) / length);
            m_from = position;
            m_shown = shown;
            m_late = late;
            return stutters;
        }
        return false;
    }

private:
    Seconds m_from{-1};
    qint64 m_shown = 0;
    qint64 m_late = 0;
};

} // namespace hearth::player
