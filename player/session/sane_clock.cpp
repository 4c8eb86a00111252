// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/sane_clock.h"

namespace hearth::player
{

namespace
{

constexpr char kKey[] = "hearth-sane-time";

struct Guard {
    GstAudioClockGetTimeFunc inner;
    gpointer innerData;
    SaneTime sane;
};

GstClockTime saneTime(GstClock *clock, gpointer guard)
{
    auto *own = static_cast<Guard *>(guard);
    const GstClockTime reading = own->inner(clock, own->innerData);
    return own->sane.take(reading, static_cast<GstClockTime>(g_get_monotonic_time()) * GST_USECOND);
}

} // namespace

GstClockTime SaneTime::take(GstClockTime reading, GstClockTime now)
{
    if (!GST_CLOCK_TIME_IS_VALID(reading))
        return reading;
    const std::lock_guard lock(m_mutex);
    const GstClockTime passed = GST_CLOCK_TIME_IS_VALID(m_at) && now > m_at ? now - m_at : 0;
    if (reading > m_reading + passed + kMostAhead)
        return GST_CLOCK_TIME_NONE;
    // The furthest that it can be is kept: one that says zero for a moment may say the truth again.
    if (reading >= m_reading + passed) {
        m_reading = reading;
        m_at = now;
    }
    return reading;
}

void makeSane(GstClock *clock)
{
    if (!GST_IS_AUDIO_CLOCK(clock) || g_object_get_data(G_OBJECT(clock), kKey))
        return;
    GstAudioClock *audio = GST_AUDIO_CLOCK(clock);
    auto *guard = new Guard{audio->func, audio->user_data, {}};
    (void)guard->sane.take(0, static_cast<GstClockTime>(g_get_monotonic_time()) * GST_USECOND);
    g_object_set_data_full(G_OBJECT(clock), kKey, guard,
                           [](gpointer data) { delete static_cast<Guard *>(data); });
    audio->user_data = guard;
    audio->func = saneTime;
}

} // namespace hearth::player
