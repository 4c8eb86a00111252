// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A track of WebVTT segments: their cues on the stream's clock, as packets of ASS for the subtitle track. It
// is never waited for. Used by one thread, but for what lane() says.

#include "player/stream/adaptive/lane_reader.h"
#include "player/subtitles/text/cue.h"

namespace hearth::player
{

class TextLane
{
public:
    TextLane(Presentation &presentation, int track, int index, CurlWorker &network,
             const ContinuityClocks &clocks);

    [[nodiscard]] int index() const { return m_index; }
    void start(Seconds at);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// False when none has come.
    bool read(AVPacket *packet);
    [[nodiscard]] Lane &lane() { return m_lane; }

private:
    void takeCues(const LoadedSegment &segment);

    const ContinuityClocks &m_clocks;
    const int m_index;
    Lane m_lane;
    bool m_isRunning = false;
    std::deque<Cue> m_cues;
};

/// The cues of one segment with X-TIMESTAMP-MAP (RFC 8216, 3.5) undone: `clock` is what makes MPEG's time the
/// stream's. Without the header cue times are taken as the stream's own.
QList<Cue> cuesOfSegment(const QByteArray &bytes, std::optional<Seconds> clock);

} // namespace hearth::player
