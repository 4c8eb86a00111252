// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One media playlist on the stream's clock, kept in place while it is reloaded: RFC 8216, 6.2.2 and 6.3.
// Pure; one thread.

#include "player/stream/hls/hls_playlist.h"

namespace hearth::player
{

class HlsTimeline
{
public:
    enum class Change { New, Grown, Same, Stale, Restarted };

    /// The first playlist begins at 0, or where `reference`, another playlist of the same stream, says by the
    /// date, by the number, or by the end.
    Change update(HlsMediaPlaylist playlist, const HlsTimeline *reference = nullptr);

    [[nodiscard]] bool isLoaded() const { return !m_starts.isEmpty(); }
    [[nodiscard]] bool isEnded() const { return m_playlist.isEnded; }
    [[nodiscard]] const HlsMediaPlaylist &playlist() const { return m_playlist; }
    [[nodiscard]] Seconds start() const { return m_starts.isEmpty() ? Seconds(0) : m_starts.first(); }
    [[nodiscard]] Seconds end() const;
    /// What can be gone to, and where a viewer begins: 3 target durations from the end (6.3.3), or where
    /// HOLD-BACK or EXT-X-START say.
    [[nodiscard]] LiveWindow window() const;
    /// What to ask a server for that holds its answer back: the next part, or the next segment (6.2.5.2).
    struct Next {
        qint64 sequence = 0;
        qint64 part = -1; // -1: the whole segment
    };
    [[nodiscard]] Next next() const;
    /// What plays at `at`, or the first after it: a whole segment where one begins, else the part of one;
    /// after a jump into the middle the part before that a decoder can begin with. Unset when all end before.
    [[nodiscard]] std::optional<Segment> piece(Seconds at) const;
    /// The segment that plays at `at` or the first one after it; -1 when all end before.
    [[nodiscard]] qsizetype find(Seconds at) const;
    [[nodiscard]] Segment segment(qsizetype index) const;

private:
    [[nodiscard]] Seconds startOf(const HlsMediaPlaylist &next) const;
    [[nodiscard]] std::optional<Seconds> startByDate(const HlsMediaPlaylist &next) const;
    [[nodiscard]] qint64 lastSequence() const;
    void place(HlsMediaPlaylist playlist, Seconds start);

    HlsMediaPlaylist m_playlist;
    QList<Seconds> m_starts; // of each segment
    qint64 m_restarts = 0;   // how often numbers began anew
};

} // namespace hearth::player
