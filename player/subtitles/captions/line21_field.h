// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A field of line 21: parts its byte pairs between its two channels, leaves out what is for others (text mode
// is the channels' to leave out; XDS) and what is sent twice. Pure; one thread.

#include "player/subtitles/captions/line21_channel.h"

namespace hearth::player
{

class Line21Field
{
public:
    /// A pair as it is transmitted, with odd parity in the highest bits. The parity of a control code's
    /// second byte decides whether it counts; a damaged letter is a solid block.
    void take(quint8 first, quint8 second);
    void reset();
    /// 0: CC1 or CC3, 1: CC2 or CC4.
    [[nodiscard]] const Line21Channel &channel(int index) const
    {
        return m_channels[static_cast<size_t>(index)];
    }

private:
    std::array<Line21Channel, 2> m_channels;
    int m_current = -1; // whose letters come; -1: nobody's, until a code tells
    quint16 m_last = 0; // the control pair before, which may come twice
};

} // namespace hearth::player
