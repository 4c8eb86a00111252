// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A sound device's clock that talks nonsense for a moment.

#include "player/session/sane_clock.h"
#include <QTest>
#include <atomic>

using namespace hearth::player;

class TestSaneClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { gst_init(nullptr, nullptr); }

    void samplesAreNotHeardFasterThanTimePasses()
    {
        SaneTime time;
        constexpr GstClockTime kStart = 500 * GST_SECOND;
        QCOMPARE(time.take(0, kStart), 0u);
        QCOMPARE(time.take(2 * GST_SECOND, kStart + 2 * GST_SECOND), 2 * GST_SECOND);
        // As it was seen: two hundred years ahead.
        constexpr GstClockTime kNonsense = 1986548ULL * 3600 * GST_SECOND;
        time.run(true, kStart + 2 * GST_SECOND);
        QCOMPARE(time.take(kNonsense, kStart + 3 * GST_SECOND), 3 * GST_SECOND);
        QCOMPARE(time.take(GST_CLOCK_TIME_NONE, kStart + 4 * GST_SECOND), 4 * GST_SECOND);
        QCOMPARE(time.take(kNonsense, kStart + 9 * GST_SECOND), 9 * GST_SECOND);
        QCOMPARE(time.take(9 * GST_SECOND, kStart + 9 * GST_SECOND), 9 * GST_SECOND);
        // A device that is a little fast.
        QCOMPARE(time.take(10 * GST_SECOND + 900 * GST_MSECOND, kStart + 10 * GST_SECOND),
                 10 * GST_SECOND + 900 * GST_MSECOND);
        QVERIFY(!GST_CLOCK_TIME_IS_VALID(time.take(GST_CLOCK_TIME_NONE, kStart + 11 * GST_SECOND)));
    }

    void nonsenseAfterAPauseIsCountedOn()
    {
        SaneTime time;
        time.begin(0);
        time.run(true, 0);
        QCOMPARE(time.take(5 * GST_SECOND, 5 * GST_SECOND), 5 * GST_SECOND);
        time.run(false, 5 * GST_SECOND);
        QCOMPARE(time.take(5 * GST_SECOND, 20 * GST_SECOND), 5 * GST_SECOND);
        time.run(true, 30 * GST_SECOND);
        // As it was seen: forty years ahead, for good.
        constexpr GstClockTime kNonsense = 1440621484 * GST_SECOND;
        QCOMPARE(time.take(kNonsense, 30 * GST_SECOND), 5 * GST_SECOND);
        QCOMPARE(time.take(kNonsense, 33 * GST_SECOND), 8 * GST_SECOND);
        time.run(false, 33 * GST_SECOND);
        QCOMPARE(time.take(kNonsense, 40 * GST_SECOND), 8 * GST_SECOND);
        time.run(true, 41 * GST_SECOND);
        QCOMPARE(time.take(kNonsense, 42 * GST_SECOND), 9 * GST_SECOND);
        // Taken anew it counts from zero, and is believed.
        time.begin(50 * GST_SECOND);
        QCOMPARE(time.take(GST_SECOND, 51 * GST_SECOND), GST_SECOND);
        QCOMPARE(time.take(2 * GST_SECOND, 52 * GST_SECOND), 2 * GST_SECOND);
    }

    void oneThatIsSetBackIsBelievedAndSoIsItsReturn()
    {
        SaneTime time;
        QCOMPARE(time.take(0, 0), 0u);
        QCOMPARE(time.take(100 * GST_SECOND, 100 * GST_SECOND), 100 * GST_SECOND);
        QCOMPARE(time.take(0, 101 * GST_SECOND), 0u);
        QCOMPARE(time.take(102 * GST_SECOND, 102 * GST_SECOND), 102 * GST_SECOND);
    }

    void anAudioClockIsLed()
    {
        static std::atomic<GstClockTime> reading;
        reading = 0;
        GstClock *clock = gst_audio_clock_new(
            "device", [](GstClock *, gpointer) -> GstClockTime { return reading; }, nullptr, nullptr);
        makeSane(clock);
        makeSane(clock);
        reading = 300 * GST_MSECOND;
        QCOMPARE(gst_clock_get_time(clock), 300 * GST_MSECOND);
        reading = 1986548ULL * 3600 * GST_SECOND;
        QCOMPARE(gst_clock_get_time(clock), 300 * GST_MSECOND);
        reading = 400 * GST_MSECOND;
        QCOMPARE(gst_clock_get_time(clock), 400 * GST_MSECOND);
        gst_object_unref(clock);
        makeSane(nullptr);
        GstClock *system = gst_system_clock_obtain();
        makeSane(system);
        gst_object_unref(system);
    }
};

QTEST_GUILESS_MAIN(TestSaneClock)
#include "test_sane_clock.moc"
