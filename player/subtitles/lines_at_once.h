// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How many lines of a subtitle may be shown at one moment: libass lays out all of them for each picture, and
// a hundred thousand take it minutes and gigabytes. Signs that are drawn in layers have some hundreds. Pure.

#include <cstddef>
#include <functional>
#include <queue>
#include <vector>

namespace hearth::player
{

class LinesAtOnce
{
public:
    static constexpr size_t kMost = 1000;

    /// Whether there is room for a line from `start` to `end`, of lines that come in the order of their
    /// starts; one that comes again after a seek back counts again until its end. Any unit of time.
    bool take(long long start, long long end)
    {
        while (!m_ends.empty() && m_ends.top() <= start)
            m_ends.pop();
        if (m_ends.size() >= kMost)
            return false;
        m_ends.push(end);
        return true;
    }

private:
    std::priority_queue<long long, std::vector<long long>, std::greater<>> m_ends;
};

} // namespace hearth::player
