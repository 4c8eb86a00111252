// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/even_time.h"
#include <algorithm>
#include <cstdlib>

namespace hearth::player
{

namespace
{

constexpr int64_t kStep = 40'000;   // how long what came last is taken to last
constexpr size_t kMostParts = 1000; // a hostile file leaps with every packet
constexpr int64_t kFarthest = 1LL << 60;

} // namespace

int64_t EvenTime::shiftOf(int stream, int64_t at)
{
    if (!m_leaps || std::abs(at) > kFarthest)
        return m_shift;
    Line &line = m_streams.try_emplace(stream, Line{std::nullopt, m_shift}).first->second;
    const auto isNear = [&](int64_t shift) {
        const int64_t step = at + shift - *line.last;
        return step <= kLeap && step >= -kLeapBack;
    };
    if (line.last && !isNear(line.shift)) {
        // Streams leap together: the others do what the first one did.
        if (!isNear(m_shift))
            leap(*line.last + kStep, at);
        line.shift = m_shift;
    }
    line.last = std::max(line.last.value_or(INT64_MIN), at + line.shift);
    return line.shift;
}

void EvenTime::leap(int64_t to, int64_t at)
{
    const auto after = std::ranges::upper_bound(m_parts, to, {}, &Part::from);
    const int64_t shift = to - at;
    // The same leap, read again.
    for (auto part = after == m_parts.begin() ? after : std::prev(after); part != m_parts.end(); ++part) {
        if (std::abs(part->shift - shift) < kLeapBack) {
            m_shift = part->shift;
            return;
        }
        if (part == after)
            break;
    }
    if (m_parts.size() >= kMostParts)
        return;
    m_shift = shift;
    m_parts.insert(after, {to, shift});
}

int64_t EvenTime::seek(int64_t position)
{
    const auto after = std::ranges::upper_bound(m_parts, position, {}, &Part::from);
    m_shift = after == m_parts.begin() ? 0 : std::prev(after)->shift;
    m_streams.clear();
    return position - m_shift;
}

} // namespace hearth::player
