// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Brings what pictures carry from the order of decoding, in which they are read, into that of their showing:
// pictures that are predicted from later ones come after them. Pure; one thread.

#include "player/subtitles/captions/cc_data.h"
#include <chrono>
#include <deque>
#include <map>
#include <optional>

namespace hearth::player
{

struct TimedTriplets {
    std::chrono::microseconds time{};
    QList<CcTriplet> triplets;
};

class CaptionOrder
{
public:
    using Time = std::chrono::microseconds;

    /// In the order of decoding. `shown` unset: with the picture before it, as second fields have it.
    /// `decoded` unset: nobody knows; then kDeepest pictures are waited for.
    void put(std::optional<Time> shown, std::optional<Time> decoded, const QList<CcTriplet> &triplets);
    /// Nothing comes any more: what waits for earlier pictures waits no longer.
    void end();
    /// Of what is sure to be next and is shown at `now` or before.
    std::optional<TimedTriplets> take(Time now);
    void clear();

    /// H.264 and HEVC reorder no more pictures than this (max_num_reorder_frames).
    static constexpr size_t kDeepest = 16;
    /// Of pictures that were read ahead; past it the oldest are ready before their time.
    static constexpr size_t kMostWaiting = 50'000;

private:
    void release(Time until);

    std::multimap<Time, QList<CcTriplet>> m_unsure; // an earlier picture may still come
    std::deque<TimedTriplets> m_ready;
    std::optional<Time> m_last; // that was put
};

} // namespace hearth::player
