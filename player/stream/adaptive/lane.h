// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The segments of one track on their way from the server: a thread that fetches ahead of what is read,
// chooses the variant of each, and gets over those that cannot be had. A failed segment is tried again, then
// taken from another variant, then left out; without a network it waits as long as it takes. Orders and
// take() are for one thread; tellPosition(), notice() and takeJump() for any.

#include "player/stream/adaptive/part_fetch.h"
#include "player/stream/adaptive/rate_choice.h"
#include "player/stream/adaptive/unlock.h"
#include <set>

namespace hearth::player
{

struct LoadedSegment {
    Segment segment;
    int variant = 0;
    QByteArray init;
    QByteArray media;
    bool isAfterHole = false; // the one before it is not what lies before it in the stream
};

class Lane
{
public:
    Lane(Presentation &presentation, int track, CurlWorker &network, int outputWidth, int outputHeight);
    ~Lane();

    /// From here on. What is loaded already is not fetched again.
    void restart(Seconds at);
    void stop();
    /// The next segment; waits for it. NotFound at the end, Cancelled by `cancelled`; other errors are those
    /// of a stream that cannot go on.
    Result<std::shared_ptr<const LoadedSegment>> take(const std::atomic<bool> &cancelled);
    /// Null when none is there yet.
    std::shared_ptr<const LoadedSegment> tryTake();

    void tellPosition(Seconds shown) { m_shown = shown.count(); }
    [[nodiscard]] QString notice() const;
    /// Why a segment was left out, the last time; unset: none was.
    [[nodiscard]] std::optional<Error> lastLoss() const;
    /// Where playing must go on because what came next is gone; once.
    std::optional<Seconds> takeJump();

private:
    enum class Step { Loaded, Again, Ended, Failed };

    void loop();
    /// One try at the segment that plays at `at`; on its own thread, without the lock.
    Step step(Seconds at);
    Step fetchFound(const Lookup &found, int variant);
    Step afterFailure(const Segment *segment, int variant, const Error &error);
    Step skip(const Segment &segment, const Error &error);
    void pauseFor(std::chrono::milliseconds duration);
    void say(const QString &notice, std::chrono::milliseconds howLong);
    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] Seconds buffered() const;

    Presentation &m_presentation;
    const int m_track;
    std::atomic<bool> m_cancelled = false; // of what the thread fetches now
    PartFetch m_fetch;                     // the thread's, as the six below
    Unlock m_unlock{m_fetch};
    RateChoice m_rate;
    int m_attempts = 0; // at the segment that is wanted now
    std::set<int> m_failedVariants;
    int m_skipped = 0; // one after another
    bool m_isAfterHole = false;
    bool m_hasLoaded = false;
    LoadedSegment m_made;

    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    std::deque<std::shared_ptr<const LoadedSegment>> m_segments; // those read stay for a while
    size_t m_taken = 0;                                          // how many of them have been read
    Seconds m_next{};
    quint64 m_generation = 0; // of orders: what was begun before the last one is thrown away
    bool m_isRunning = false;
    bool m_isEnded = false;
    bool m_isStopping = false;
    std::optional<Error> m_error;
    std::optional<Error> m_lastLoss;
    std::optional<Seconds> m_jump;
    QString m_notice;
    std::chrono::steady_clock::time_point m_noticeUntil;
    std::atomic<double> m_shown = 0; // seconds
    std::thread m_thread;
};

} // namespace hearth::player
