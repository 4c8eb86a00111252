// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The clock of a sound device counts samples. PulseAudio's client library computes it, and after a flush or a
// pause it may say that it stands centuries ahead (pa_stream_get_time() of libpulse 16.1 over PipeWire
// 0.3.65: seen at every tenth seek and every eighth pause) and say so until the stream is made anew, as it
// never goes back. A pipeline that believes it drops every picture, or waits for a time that never comes.

#include <gst/audio/audio.h>
#include <mutex>

namespace hearth::player
{

/// What a clock may say: samples are not heard faster than time passes. From a reading that cannot be on,
/// time is counted without the device, until its readings fit again or it is taken anew. Times in
/// nanoseconds; `now` is the monotonic one. Thread-safe.
class SaneTime
{
public:
    static constexpr GstClockTime kMostAhead = GST_SECOND;

    /// The time for this reading; GST_CLOCK_TIME_NONE, as the clock itself says it when it does not know. One
    /// that was set back is believed.
    GstClockTime take(GstClockTime reading, GstClockTime now);
    /// The device was taken anew and counts from zero.
    void begin(GstClockTime now);
    /// Whether samples are heard; none are in a pause.
    void run(bool runs, GstClockTime now);

private:
    [[nodiscard]] GstClockTime counted(GstClockTime now) const;

    std::mutex m_mutex;      // guards what follows
    GstClockTime m_line = 0; // the furthest that it was, for what it may be
    GstClockTime m_lineAt = GST_CLOCK_TIME_NONE;
    GstClockTime m_last = 0; // the last that could be, to count on from
    GstClockTime m_lastAt = 0;
    bool m_runs = false;
    bool m_isLost = false;
};

/// From now on the clock answers only what can be. Cheap to call again; nothing for what is no GstAudioClock.
void makeSane(GstClock *clock);
/// Of a clock that was made sane; nothing for others.
void tellTakenAnew(GstClock *clock);
void tellRuns(GstClock *clock, bool runs);

} // namespace hearth::player
