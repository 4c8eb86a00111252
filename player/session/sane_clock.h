// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The clock of a sound device counts samples. PulseAudio's client library computes it, and for a moment after
// a flush says it stood centuries ahead (pa_stream_get_time() over PipeWire 0.3.65: seen every tenth seek). A
// pipeline that looks just then drops every picture for good, or waits for a time that never comes.

#include <gst/audio/audio.h>
#include <mutex>

namespace hearth::player
{

/// What a clock may say: samples are not heard faster than time passes. Thread-safe.
class SaneTime
{
public:
    static constexpr GstClockTime kMostAhead = GST_SECOND;

    /// `now` is the monotonic time. GST_CLOCK_TIME_NONE, as the clock itself says it when it does not know,
    /// for a `reading` that cannot be; a clock that was set back is believed.
    GstClockTime take(GstClockTime reading, GstClockTime now);

private:
    std::mutex m_mutex;
    GstClockTime m_reading = 0;
    GstClockTime m_at = GST_CLOCK_TIME_NONE;
};

/// From now on the clock answers only what can be. Cheap to call again; nothing for what is no GstAudioClock.
void makeSane(GstClock *clock);

} // namespace hearth::player
