// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Which variant comes next.

#include "player/stream/adaptive/rate_choice.h"
#include <QTest>

using namespace hearth::player;

namespace
{

const RateChoice::Time kNow{};

QList<Variant> ladder()
{
    return {{.bitsPerSecond = 8'000'000, .width = 1920, .height = 1080},
            {.bitsPerSecond = 500'000, .width = 320, .height = 180},
            {.bitsPerSecond = 2'000'000, .width = 1280, .height = 720},
            {.bitsPerSecond = 20'000'000, .width = 3840, .height = 2160}};
}

/// So many megabits in one second.
void carry(RateChoice &choice, double megabits, int times = 5)
{
    for (int i = 0; i < times; ++i)
        choice.measured(static_cast<qint64>(megabits * 1'000'000 / 8), Seconds(1));
}

} // namespace

class TestRateChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithWhatNearlyEveryLineCarries()
    {
        RateChoice choice(ladder(), 1920, 1080);
        QCOMPARE(choice.choose(Seconds(0), kNow), 2);
    }

    void neverLargerThanTheScreen()
    {
        RateChoice choice(ladder(), 1920, 1080);
        carry(choice, 100);
        QCOMPARE(choice.choose(Seconds(30), kNow), 0);
        RateChoice small(ladder(), 1280, 720);
        carry(small, 100);
        QCOMPARE(small.choose(Seconds(30), kNow), 2);
    }

    void upOnlyWithABufferAndDownAtOnceWithoutOne()
    {
        RateChoice choice(ladder(), 1920, 1080);
        QCOMPARE(choice.choose(Seconds(0), kNow), 2);
        carry(choice, 50);
        QCOMPARE(choice.choose(Seconds(3), kNow), 2);
        QCOMPARE(choice.choose(Seconds(15), kNow), 0);
        carry(choice, 1, 20);
        // Plenty is there: a slow moment may pass.
        QCOMPARE(choice.choose(Seconds(28), kNow), 0);
        QCOMPARE(choice.choose(Seconds(8), kNow), 1);
    }

    void aDownloadThatComesTooLateIsGivenUp()
    {
        RateChoice choice(ladder(), 1920, 1080);
        carry(choice, 50);
        QCOMPARE(choice.choose(Seconds(15), kNow), 0);
        // A tenth after two seconds: eighteen more, with five left.
        QVERIFY(choice.isTooLate(200'000, 2'000'000, Seconds(2), Seconds(5)));
        QVERIFY(!choice.isTooLate(200'000, 2'000'000, Seconds(2), Seconds(30)));
        QVERIFY(!choice.isTooLate(1'900'000, 2'000'000, Seconds(2), Seconds(5)));
        QVERIFY(!choice.isTooLate(0, 2'000'000, Seconds(0.1), Seconds(0)));
    }

    void theLowestIsNeverGivenUp()
    {
        RateChoice choice({{.bitsPerSecond = 500'000}}, 1920, 1080);
        (void)choice.choose(Seconds(0), kNow);
        QVERIFY(!choice.isTooLate(1, 2'000'000, Seconds(20), Seconds(0)));
    }

    void whatFailedIsAvoidedForAMinute()
    {
        RateChoice choice(ladder(), 1920, 1080);
        QCOMPARE(choice.choose(Seconds(0), kNow), 2);
        choice.avoid(2, kNow);
        QVERIFY(choice.hasAnother(kNow));
        QCOMPARE(choice.choose(Seconds(0), kNow), 1);
        QCOMPARE(choice.choose(Seconds(12), kNow + std::chrono::seconds(61)), 2);
        for (const int variant : {0, 1, 2})
            choice.avoid(variant, kNow);
        QVERIFY(!choice.hasAnother(kNow));
        QVERIFY(choice.choose(Seconds(0), kNow) >= 0);
    }

    void codecsWithoutADecoderAreTheLastChoice()
    {
        RateChoice choice({{.bitsPerSecond = 100'000, .isPlayable = false}, {.bitsPerSecond = 200'000}}, 1920,
                          1080);
        QCOMPARE(choice.choose(Seconds(0), kNow), 1);
        RateChoice none({{.bitsPerSecond = 100'000, .isPlayable = false}}, 1920, 1080);
        QCOMPARE(none.choose(Seconds(0), kNow), 0);
    }
};

QTEST_GUILESS_MAIN(TestRateChoice)
#include "test_rate_choice.moc"
