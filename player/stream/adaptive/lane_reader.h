// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The packets of a lane: its segments run one after another through libavformat as long as they belong
// together; a new variant, a discontinuity or a hole begins a new run. Times come out on the stream's clock.
// Used by one thread.

#include "player/stream/adaptive/lane.h"
#include <QHash>

struct AVFormatContext;
struct AVPacket;

namespace hearth::player
{

/// By continuity: what makes the clock inside segments the stream's. Shared by the readers of one stream.
using ContinuityClocks = QHash<qint64, Seconds>;

class LaneReader
{
public:
    /// The unit of all times that come out.
    static constexpr int kTicksPerSecond = 1'000'000;

    LaneReader(Lane &lane, ContinuityClocks &clocks, const std::atomic<bool> &cancelled);
    ~LaneReader();

    /// Waits for a segment and finds what is in it, unless that is done.
    Done open();
    /// The next packet, which may lie in another run; NotFound at the end.
    Done read(AVPacket *packet);
    /// The lane was restarted.
    void forget();

    [[nodiscard]] const AVFormatContext *format() const { return m_format; }
    /// Another number: another run, maybe with other streams.
    [[nodiscard]] int run() const { return m_run; }
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }

private:
    static int readBytes(void *self, uint8_t *buffer, int size);
    static int interrupted(void *self);
    Result<std::shared_ptr<const LoadedSegment>> takeNext();
    [[nodiscard]] bool continues(const LoadedSegment &next) const;
    void close();
    void place(AVPacket *packet);

    Lane &m_lane;
    ContinuityClocks &m_clocks;
    const std::atomic<bool> &m_cancelled;
    AVFormatContext *m_format = nullptr;
    std::shared_ptr<const LoadedSegment> m_segment; // that is being read
    std::shared_ptr<const LoadedSegment> m_pending; // of the next run
    QByteArray m_prefix;                            // the initialisation, before the run's first segment
    qsizetype m_prefixAt = 0;
    qsizetype m_at = 0;
    std::optional<Seconds> m_ownOffset; // of packed audio without a clock of its own
    Seconds m_base{};                   // of packed audio: the clock's value in its ID3 tag
    Seconds m_correction{};             // for clocks that jump without saying so
    Error m_error;                      // why bytes ended; Cancelled for none
    int m_run = 0;
    std::atomic<bool> m_isWaiting = false;
};

/// The value of com.apple.streaming.transportStreamTimestamp in an ID3 tag at the beginning (RFC 8216, 3.4).
std::optional<Seconds> packedAudioTimestamp(const QByteArray &bytes);

} // namespace hearth::player
