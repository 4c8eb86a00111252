// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One time line for a film whose own does not begin at zero, or jumps: a recording off the air carries its
// sender's clock, and where two were joined, or a programme began, that clock leaps. Pure; used by one
// thread.

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace hearth::player
{

class EvenTime
{
public:
    /// Microseconds, as all times here. A step of one stream that is longer is a leap; back it steps only as
    /// far as decoding order does.
    static constexpr int64_t kLeap = 10'000'000;
    static constexpr int64_t kLeapBack = 1'000'000;

    EvenTime() = default;
    /// `origin`: what is shown as zero. `leaps`: whether the format's clock may leap (AVFMT_TS_DISCONT).
    EvenTime(int64_t origin, bool leaps) : m_leaps(leaps), m_shift(-origin), m_parts{{INT64_MIN, -origin}} {}

    /// What is to be added to the times of this stream's packet, which has the time `at`; of packets in the
    /// file's order.
    int64_t shiftOf(int stream, int64_t at);
    /// Reading goes on at `position` of the even line; the answer is where that is on the file's own, as far
    /// as it was read.
    int64_t seek(int64_t position);

private:
    struct Line {
        std::optional<int64_t> last; // even
        int64_t shift = 0;
    };
    struct Part {
        int64_t from; // even
        int64_t shift;
    };
    void leap(int64_t to, int64_t at);

    bool m_leaps = false;
    int64_t m_shift = 0; // the newest
    std::map<int, Line> m_streams;
    std::vector<Part> m_parts; // in order
};

} // namespace hearth::player
