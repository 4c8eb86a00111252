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

GstClockTime monotonic()
{
    return static_cast<GstClockTime>(g_get_monotonic_time()) * GST_USECOND;
}

GstClockTime saneTime(GstClock *clock, gpointer guard)
{
    auto *own = static_cast<Guard *>(guard);
    const GstClockTime reading = own->inner(clock, own->innerData);
    return own->sane.take(reading, monotonic());
}

Guard *guardOf(GstClock *clock)
{
    return GST_IS_AUDIO_CLOCK(clock) ? static_cast<Guard *>(g_object_get_data(G_OBJECT(clock), kKey))
                                     : nullptr;
}

} // namespace

GstClockTime SaneTime::counted(GstClockTime now) const
{
    return m_last + (m_runs && now > m_lastAt ? now - m_lastAt : 0);
}

GstClockTime SaneTime::take(GstClockTime reading, GstClockTime now)
{
    const std::lock_guard lock(m_mutex);
    if (!GST_CLOCK_TIME_IS_VALID(reading))
        return m_isLost ? counted(now) : reading;
    const GstClockTime passed = GST_CLOCK_TIME_IS_VALID(m_lineAt) && now > m_lineAt ? now - m_lineAt : 0;
    const bool canBe = reading <= m_line + passed + kMostAhead;
    if (m_isLost || !canBe) {
        const GstClockTime own = counted(now);
        m_isLost = !canBe || reading + kMostAhead < own;
        if (m_isLost)
            return own;
    }
    // The furthest is kept: one that says zero for a moment may say the truth again.
    if (reading >= m_line + passed) {
        m_line = reading;
        m_lineAt = now;
    }
    m_last = reading;
    m_lastAt = now;
    return reading;
}

void SaneTime::begin(GstClockTime now)
{
    const std::lock_guard lock(m_mutex);
    m_line = m_last = 0;
    m_lineAt = m_lastAt = now;
    m_isLost = false;
}

void SaneTime::run(bool runs, GstClockTime now)
{
    const std::lock_guard lock(m_mutex);
    if (m_isLost)
        m_last = counted(now);
    if (m_isLost || runs)
        m_lastAt = now;
    m_runs = runs;
}

void makeSane(GstClock *clock)
{
    if (!GST_IS_AUDIO_CLOCK(clock) || guardOf(clock))
        return;
    GstAudioClock *audio = GST_AUDIO_CLOCK(clock);
    auto *guard = new Guard{audio->func, audio->user_data, {}};
    guard->sane.begin(monotonic());
    g_object_set_data_full(G_OBJECT(clock), kKey, guard,
                           [](gpointer data) { delete static_cast<Guard *>(data); });
    audio->user_data = guard;
    audio->func = saneTime;
}

void tellTakenAnew(GstClock *clock)
{
    if (Guard *guard = guardOf(clock))
        guard->sane.begin(monotonic());
}

void tellRuns(GstClock *clock, bool runs)
{
    if (Guard *guard = guardOf(clock))
        guard->sane.run(runs, monotonic());
}

} // namespace hearth::player
