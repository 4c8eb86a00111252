// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the history of numbers promises: means over time, bounded rows however many samples come, little
// writing, and no line where nobody knows.

#include "bridge/appliances/history/history.h"
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

constexpr qint64 kBegin = 1'700'000'000'000 - 1'700'000'000'000 % kDayMs; // a midnight
constexpr qint64 kHourMs = 60 * kMinuteMs;

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<History> m_history;

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("history.db")); }
    void open()
    {
        m_history.reset();
        auto made = History::open(path());
        QVERIFY(made);
        m_history.emplace(std::move(*made));
    }
    void add(std::optional<double> value, qint64 at)
    {
        m_history->add(QStringLiteral("hand:a"), QStringLiteral("t"), value, at);
    }
    std::vector<HistoryPoint> points(qint64 from, qint64 to, int count, qint64 now)
    {
        const auto read =
            m_history->points(QStringLiteral("hand:a"), QStringLiteral("t"), {from, to, count}, now);
        return read.value_or(std::vector<HistoryPoint>{});
    }
    [[nodiscard]] qint64 count(const char *sql) const
    {
        static constexpr const char *kAsItIs[] = {""};
        auto other = Database::open(path(), kAsItIs);
        if (!other)
            return -1;
        auto query = (*other)->prepare(sql);
        return query && query->step().value_or(false) ? query->integer(0) : -1;
    }

private Q_SLOTS:
    void init()
    {
        for (const char *end : {"", "-wal", "-shm"})
            QFile::remove(path() + QLatin1String(end));
        open();
    }

    void aMeanIsOverTimeNotOverSamples()
    {
        add(20, kBegin);
        for (int i = 0; i < 1000; ++i)
            add(30, kBegin + kHourMs * 3 / 4); // a thousand samples for a quarter of the hour
        const auto read = points(kBegin, kBegin + kHourMs, 1, kBegin + kHourMs);
        QCOMPARE(read.size(), size_t{1});
        QCOMPARE(read[0].value, (HistoryValue{20, 22.5, 30}));
    }

    void aValueHoldsUntilTheNextWithoutCostingRows()
    {
        add(21, kBegin);
        for (qint64 at = kBegin; at < kBegin + 12 * kHourMs; at += kMinuteMs)
            QVERIFY(m_history->write(at));
        add(22, kBegin + 12 * kHourMs);
        const qint64 now = kBegin + 24 * kHourMs;
        QVERIFY(m_history->write(now));
        QVERIFY(count("SELECT count(*) FROM sample") <= 12);
        const auto read = points(kBegin, now, 24, now);
        QCOMPARE(read.size(), size_t{24});
        QCOMPARE(read[11].value, (HistoryValue{21, 21, 21}));
        QCOMPARE(read[12].value, (HistoryValue{22, 22, 22}));
    }

    void aPeakOfASecondIsStillThereAfterAMonth()
    {
        add(20, kBegin);
        add(2000, kBegin + kHourMs);
        add(20, kBegin + kHourMs + 1000);
        const qint64 now = kBegin + 60 * kDayMs;
        QVERIFY(m_history->write(now));
        const auto read = points(kBegin, now, 60, now);
        QCOMPARE(read.size(), size_t{60});
        QCOMPARE(read[0].value.high, 2000.0);
        QVERIFY(read[0].value.mean < 21);
        QCOMPARE(read[1].value.high, 20.0);
    }

    void whereNobodyKnowsThereIsNoPoint()
    {
        add(20, kBegin);
        add(std::nullopt, kBegin + 6 * kHourMs); // it is away
        add(25, kBegin + 12 * kHourMs);
        const qint64 now = kBegin + 24 * kHourMs;
        const auto check = [&](const std::vector<HistoryPoint> &read) {
            QCOMPARE(read.size(), size_t{18});
            QCOMPARE(read[5].atMs, kBegin + 5 * kHourMs);
            QCOMPARE(read[6].atMs, kBegin + 12 * kHourMs);
        };
        check(points(kBegin, now, 24, now));
        QVERIFY(m_history->write(now));
        check(points(kBegin, now, 24, now));
    }

    void aRestartKeepsWhatWasAndDoesNotMakeUpWhatWasNot()
    {
        add(20, kBegin);
        QVERIFY(m_history->close(kBegin + 3 * kHourMs));
        open();
        const qint64 now = kBegin + 6 * kHourMs;
        QCOMPARE(points(kBegin, now, 6, now).size(), size_t{4}); // of the fourth hour its first minute
        add(30, kBegin + 5 * kHourMs);
        const auto read = points(kBegin, now, 6, now);
        QCOMPARE(read.size(), size_t{5});
        QCOMPARE(read[4].value.mean, 30.0);
    }

    void aSwitchesMeanIsTheShareOfTimeThatItWasOn()
    {
        add(0, kBegin);
        add(1, kBegin + kHourMs / 4);
        add(0, kBegin + kHourMs / 2);
        const auto read = points(kBegin, kBegin + kHourMs, 1, kBegin + kHourMs);
        QCOMPARE(read[0].value.mean, 0.25);
    }

    void aFloodWithinAMinuteWritesNothing()
    {
        for (int i = 0; i < 1'000'000; ++i)
            add(i % 977, kBegin + i * 59'000LL / 1'000'000);
        QVERIFY(m_history->write(kBegin + 59'500));
        QCOMPARE(count("SELECT count(*) FROM sample"), 0);
        QVERIFY(m_history->write(kBegin + kMinuteMs));
        QCOMPARE(count("SELECT count(*) FROM sample"), 1);
        const auto read = points(kBegin, kBegin + kMinuteMs, 1, kBegin + kMinuteMs);
        QCOMPARE(read[0].value.low, 0.0);
        QCOMPARE(read[0].value.high, 976.0);
    }

    void aMillionSamplesOverTwoYearsStayBounded()
    {
        const qint64 end = kBegin + 730 * kDayMs;
        for (int i = 0; i < 1'000'000; ++i)
            add(std::sin(i * 0.01) * 10 + i % 7, kBegin + (end - kBegin) / 1'000'000 * i);
        QVERIFY(m_history->write(end));
        // A day of minutes, a month of five minutes, a year of hours, each with the one that holds before.
        QVERIFY(count("SELECT count(*) FROM sample WHERE tier=0") <= 24 * 60 + 1);
        QVERIFY(count("SELECT count(*) FROM sample WHERE tier=1") <= 30 * 24 * 12 + 1);
        QVERIFY(count("SELECT count(*) FROM sample WHERE tier=2") <= 365 * 24 + 1);
        QVERIFY(count("SELECT count(*) FROM sample WHERE tier=2") > 364 * 24);
        QCOMPARE(points(end - 365 * kDayMs, end, 365, end).size(), size_t{365});
        QCOMPARE(points(end - 7 * kDayMs, end, 168, end).size(), size_t{168});
        QCOMPARE(points(end - kDayMs, end, 1000, end).size(), size_t{1000});
        QVERIFY(QFileInfo(path()).size() < 4 * 1024 * 1024);
    }

    void aClockThatJumpsLeavesNothingInTheFuture()
    {
        add(1, kBegin + 3650 * kDayMs); // a set that thinks it is ten years later
        add(2, kBegin + 3650 * kDayMs + 10 * kMinuteMs);
        QVERIFY(m_history->write(kBegin + 3650 * kDayMs + kHourMs));
        for (int i = 0; i < 120; ++i)
            add(10 + i % 2, kBegin + i * kMinuteMs);
        QVERIFY(m_history->write(kBegin + 2 * kHourMs));
        QCOMPARE(count("SELECT count(*) FROM sample WHERE at_ms>1800000000000"), 0);
        const auto read = points(kBegin, kBegin + 2 * kHourMs, 2, kBegin + 2 * kHourMs);
        QCOMPARE(read.size(), size_t{2});
        QCOMPARE(read[0].value.high, 11.0);
    }

    void noMoreValuesThanTheLimitAreKept()
    {
        for (int i = 0; i < 3000; ++i)
            m_history->add(QStringLiteral("hand:%1").arg(i), QStringLiteral("t"), i, kBegin);
        QVERIFY(m_history->write(kBegin + kMinuteMs));
        QCOMPARE(count("SELECT count(*) FROM series"), qint64{History::kMostSeries});
    }

    void whatIsForgottenIsGone()
    {
        add(20, kBegin);
        m_history->add(QStringLiteral("hand:b"), QStringLiteral("t"), 1, kBegin);
        QVERIFY(m_history->write(kBegin + kHourMs));
        QVERIFY(m_history->remove(QStringLiteral("hand:a")));
        QVERIFY(points(kBegin, kBegin + kHourMs, 1, kBegin + kHourMs).empty());
        QCOMPARE(count("SELECT count(*) FROM series"), 1);
        add(5, kBegin + kHourMs); // it may come back
        QCOMPARE(points(kBegin, kBegin + 2 * kHourMs, 2, kBegin + 2 * kHourMs).size(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "test_history.moc"
