// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A sender's clock made one line: where it begins, where it leaps, and where a seek lands on it.

#include "player/session/even_time.h"
#include <QTest>

using hearth::player::EvenTime;

class TestEvenTime : public QObject
{
    Q_OBJECT
    static constexpr int64_t s = 1'000'000;
    static constexpr int kPicture = 0;
    static constexpr int kSound = 1;

private Q_SLOTS:
    void itBeginsAtZero()
    {
        EvenTime time(600 * s, true);
        QCOMPARE(600 * s + time.shiftOf(kPicture, 600 * s), 0);
        QCOMPARE(604 * s + time.shiftOf(kSound, 604 * s), 4 * s);
        QCOMPARE(time.seek(20 * s), 620 * s);
    }

    void bothStreamsFollowALeap_data()
    {
        QTest::addColumn<qlonglong>("to");
        QTest::newRow("ahead") << qlonglong(5000 * s);
        QTest::newRow("back") << qlonglong(-3000 * s);
        QTest::newRow("a little back") << qlonglong(4 * s);
    }
    void bothStreamsFollowALeap()
    {
        QFETCH(qlonglong, to);
        EvenTime time(0, true);
        for (int64_t at = 0; at <= 10 * s; at += s / 25) {
            QCOMPARE(time.shiftOf(kPicture, at), 0);
            QCOMPARE(time.shiftOf(kSound, at), 0);
        }
        const int64_t shift = time.shiftOf(kPicture, to);
        QCOMPARE(to + shift, 10 * s + s / 25);
        QCOMPARE(time.shiftOf(kSound, to + s / 50), shift); // they stay together
        QCOMPARE(time.shiftOf(kPicture, to + s), shift);
        // A seek knows on which side of the leap it lands.
        QCOMPARE(time.seek(12 * s), 12 * s - shift);
        QCOMPARE(time.shiftOf(kPicture, 12 * s - shift), shift);
        QCOMPARE(time.seek(3 * s), 3 * s);
        QCOMPARE(time.shiftOf(kPicture, 3 * s), 0);
    }

    void whatIsReadAgainLeapsAtTheSamePlaces()
    {
        EvenTime time(0, true);
        const auto read = [&](int64_t from, int64_t to) {
            int64_t even = 0;
            for (int64_t at = from; at < to; at += s / 25)
                even = at + time.shiftOf(kPicture, at);
            return even;
        };
        const int64_t first = read(0, 10 * s);
        read(500 * s, 510 * s);
        const int64_t last = read(90 * s, 100 * s);
        QVERIFY(last > 29 * s && last < 31 * s);
        (void)time.seek(0);
        QCOMPARE(read(0, 10 * s), first);
        read(500 * s, 510 * s);
        QCOMPARE(read(90 * s, 100 * s), last);
        // Of a seek into what was read the places behind it are still known.
        (void)time.seek(5 * s);
        read(5 * s, 10 * s);
        read(500 * s, 510 * s);
        QCOMPARE(time.seek(25 * s), 25 * s - (last - 100 * s + s / 25));
    }

    void pausesAndDecodingOrderAreNoLeaps()
    {
        EvenTime time(0, true);
        QCOMPARE(time.shiftOf(kPicture, 2 * s), 0);
        QCOMPARE(time.shiftOf(kPicture, 2 * s - 300'000), 0);
        QCOMPARE(time.shiftOf(kPicture, 9 * s), 0);
        // A format that never leaps may well have a subtitle an hour later.
        EvenTime film(0, false);
        QCOMPARE(film.shiftOf(kPicture, 0), 0);
        QCOMPARE(film.shiftOf(kPicture, 3600 * s), 0);
    }

    void oneThatLeapsWithEachPacketCostsNoMoreThanItsLimit()
    {
        EvenTime time(0, true);
        for (int i = 0; i < 100'000; ++i)
            (void)time.shiftOf(i % 3, i % 2 ? INT64_MAX / 4 : -3000 * s * i);
        (void)time.shiftOf(kPicture, INT64_MIN + 1);
        (void)time.seek(INT64_MAX / 4);
    }
};

QTEST_APPLESS_MAIN(TestEvenTime)
#include "test_even_time.moc"
