// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which stream goes on where another one ends: a broadcast may name new streams for its picture or sound in
// the middle (a new PMT, ISO 13818-1, 2.4.4.8), and its recording is still one film. One kind of stream each.
// Pure; used by one thread, heir() by any.

#include <atomic>
#include <cstdint>
#include <optional>

namespace hearth::player
{

class StreamHeirs
{
public:
    /// Microseconds. For so long another one must have been alone.
    static constexpr int64_t kAlone = 1'000'000;
    /// Where a heir begins is sought as seconds, and may come back a little earlier.
    static constexpr int64_t kRounding = 100'000;

    /// What is played of this kind from now on; -1: nothing.
    void want(int index);
    [[nodiscard]] int wanted() const { return m_wanted; }
    /// Reading goes on near `at`, somewhat before it.
    void seek(int64_t at);
    /// As what stream a packet of this kind is to be taken: as its own, or as the one that is played, whose
    /// place it took; kNone for one from before that, which nobody wants any more. `at` is its time.
    static constexpr int kNone = -1;
    int take(int index, std::optional<int64_t> at);
    /// Who was heard alone until now takes the place at once.
    void takeHeard();
    /// Who is played in the place of this stream; itself if nobody is.
    [[nodiscard]] int heir(int index) const
    {
        return index == m_wanted && m_heir >= 0 ? m_heir.load() : index;
    }

private:
    std::atomic<int> m_wanted = -1;
    std::atomic<int> m_heir = -1;
    int64_t m_from = 0; // when the heir took its place
    int m_heard = -1;   // of the others, the one that was heard alone
    std::optional<int64_t> m_since;
    int64_t m_heardAt = 0;
};

} // namespace hearth::player
