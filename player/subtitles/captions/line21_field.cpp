// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/line21_field.h"
#include <bit>

namespace hearth::player
{

void Line21Field::reset()
{
    for (Line21Channel &channel : m_channels)
        channel.reset();
    m_current = -1;
    m_last = 0;
}

void Line21Field::take(quint8 first, quint8 second)
{
    const auto isWhole = [](quint8 byte) { return std::popcount(byte) % 2 == 1; };
    if (!isWhole(second))
        return;
    const quint8 a = isWhole(first) ? first & 0x7f : 0x7f;
    const quint8 b = second & 0x7f;
    const quint16 pair = static_cast<quint16>(a << 8 | b);
    const quint16 before = std::exchange(m_last, 0);
    if (a >= 0x10 && a < 0x20) {
        if (pair == before || b < 0x20)
            return;
        m_last = pair;
        m_current = a & 8 ? 1 : 0;
        m_channels[static_cast<size_t>(m_current)].control(a & 0x17, b);
    } else if (a > 0 && a < 0x10) {
        m_current = -1; // extended data services, until captions are gone on with (CTA-608-E)
    } else if (a >= 0x20 && m_current >= 0) {
        Line21Channel &channel = m_channels[static_cast<size_t>(m_current)];
        channel.letter(a);
        if (b >= 0x20)
            channel.letter(b);
    }
}

} // namespace hearth::player
