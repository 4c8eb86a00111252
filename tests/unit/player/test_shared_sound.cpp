// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What two episodes share, told from Chromaprint's points: where it lies in both, and what is no opening.

#include "player/library/shared_sound.h"
#include <QJsonArray>
#include <QTest>
#include <random>

using namespace hearth::player;
using namespace std::chrono_literals;

class TestSharedSound : public QObject
{
    Q_OBJECT

    static constexpr SharedLimits kIntro{15s, 120s};
    static constexpr std::chrono::microseconds kStep{123'810};

    static qsizetype pointsOf(std::chrono::milliseconds length) { return qsizetype(length / kStep); }
    static QList<quint32> story(unsigned seed, std::chrono::milliseconds length)
    {
        std::mt19937 random(seed);
        QList<quint32> points(pointsOf(length));
        std::ranges::generate(points, [&random] { return quint32(random()); });
        return points;
    }
    static SoundPrint printOf(const QList<quint32> &points)
    {
        SoundPrint print;
        print.step = kStep;
        print.reach = 2600ms;
        print.points = points;
        return print;
    }
    /// Another encoding of the same sound.
    static QList<quint32> encodedAnew(QList<quint32> points, unsigned seed, int bits)
    {
        std::mt19937 random(seed);
        for (quint32 &point : points) {
            if (random() % 3 == 0) // a third comes out the same
                continue;
            for (int i = 0; i < bits; ++i)
                point ^= 1U << (random() % 32);
        }
        return points;
    }
    static bool isNear(std::chrono::milliseconds value, std::chrono::milliseconds wanted)
    {
        return value > wanted - 1500ms && value < wanted + 3000ms; // the last points reach into the story
    }

private Q_SLOTS:
    void theOpeningIsFoundWhereverItLies_data()
    {
        QTest::addColumn<int>("hereSeconds");
        QTest::addColumn<int>("thereSeconds");
        QTest::addColumn<int>("seconds");
        QTest::newRow("at the start of both") << 0 << 0 << 40;
        QTest::newRow("behind a cold open here") << 200 << 0 << 60;
        QTest::newRow("behind a longer one there") << 30 << 310 << 90;
        QTest::newRow("as short as can be") << 64 << 12 << 20;
    }
    void theOpeningIsFoundWhereverItLies()
    {
        QFETCH(int, hereSeconds);
        QFETCH(int, thereSeconds);
        QFETCH(int, seconds);
        const QList<quint32> opening = story(1, std::chrono::seconds(seconds));
        const SoundPrint here =
            printOf(story(2, std::chrono::seconds(hereSeconds)) + opening + story(3, 200s));
        const SoundPrint there = printOf(story(4, std::chrono::seconds(thereSeconds)) +
                                         encodedAnew(opening, 5, 4) + story(6, 150s));
        const auto shared = sharedSound(here, there, kIntro);
        QVERIFY(shared.has_value());
        QVERIFY2(isNear(shared->here.from, std::chrono::seconds(hereSeconds)),
                 qPrintable(QString::number(shared->here.from.count())));
        QVERIFY2(isNear(shared->here.to, std::chrono::seconds(hereSeconds + seconds)),
                 qPrintable(QString::number(shared->here.to.count())));
        QVERIFY(isNear(shared->there.from, std::chrono::seconds(thereSeconds)));
        QVERIFY(isNear(shared->there.to, std::chrono::seconds(thereSeconds + seconds)));
    }

    void edgesGoToTheSilenceBesideThem()
    {
        const QList<quint32> opening = story(1, 60s);
        SoundPrint here = printOf(story(2, 30s) + opening + story(3, 200s));
        here.from = 1000ms;
        here.silences = {{10s, 11s}, {30'400ms, 30'900ms}, {91'500ms, 92'200ms}, {120s, 121s}};
        const auto shared = sharedSound(here, printOf(opening + story(6, 150s)), kIntro);
        QVERIFY(shared.has_value());
        QCOMPARE(shared->here, (TimeRange{30'900ms, 91'500ms}));
    }

    void whatIsNoOpening_data()
    {
        QTest::addColumn<QList<quint32>>("here");
        QTest::addColumn<QList<quint32>>("there");
        const QList<quint32> one = story(1, 300s);
        QTest::newRow("nothing in common") << one << story(2, 300s);
        QTest::newRow("a jingle of five seconds")
            << one + story(9, 5s) + story(3, 60s) << story(9, 5s) + story(4, 300s);
        QTest::newRow("the same film twice") << one << one;
        QTest::newRow("silence") << QList<quint32>(2000, 0x2a2a2a2aU) << QList<quint32>(2000, 0x2a2a2a2aU);
        QTest::newRow("a tone held for a minute, between stories")
            << story(1, 60s) + QList<quint32>(500, 77U) + story(2, 60s)
            << story(3, 60s) + QList<quint32>(500, 77U) + story(4, 60s);
        QTest::newRow("too many bits apart") << one << encodedAnew(one.mid(0, 500), 3, 20) + story(2, 100s);
        QTest::newRow("nothing here") << QList<quint32>() << one;
        QTest::newRow("nothing there") << one << QList<quint32>();
    }
    void whatIsNoOpening()
    {
        QFETCH(QList<quint32>, here);
        QFETCH(QList<quint32>, there);
        QVERIFY(!sharedSound(printOf(here), printOf(there), kIntro));
    }

    void theWorstCaseEnds()
    {
        // Few different values, each as often as counts: every point may lie on every other.
        QList<quint32> points;
        for (qsizetype i = 0; i < SoundPrint::kMostPoints; ++i)
            points.append(quint32(i % (SoundPrint::kMostPoints / 24)) << 8);
        QVERIFY(!sharedSound(printOf(points), printOf(points), kIntro));
    }

    void printsAreKeptAsText()
    {
        SoundPrint print = printOf(story(1, 30s));
        print.from = 1234ms;
        print.silences = {{1s, 2s}, {5s, 7s}};
        const auto again = SoundPrint::fromJson(print.toJson());
        QVERIFY(again.has_value());
        QCOMPARE(again->points, print.points);
        QCOMPARE(again->silences, print.silences);
        QCOMPARE(again->from, print.from);
        QCOMPARE(again->step, print.step);
        QCOMPARE(again->reach, print.reach);
    }

    void damagedPrintsAreNone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no step") << "stepUs" << QJsonValue(0);
        QTest::newRow("an endless step") << "stepUs" << QJsonValue(1e18);
        QTest::newRow("in a year") << "fromMs" << QJsonValue(4e10);
        QTest::newRow("a silence that ends before it begins")
            << "silences" << QJsonValue(QJsonArray{QJsonArray{5000, 100}});
        QTest::newRow("before the film") << "fromMs" << QJsonValue(-5);
        QTest::newRow("half a point") << "points" << QJsonValue(QStringLiteral("AAA="));
        QTest::newRow("too many points")
            << "points" << QJsonValue(QString::fromLatin1(QByteArray(4 * 12'001, 'x').toBase64()));
        QJsonArray silences;
        for (int i = 0; i < 501; ++i)
            silences.append(QJsonArray{i, i});
        QTest::newRow("too many silences") << "silences" << QJsonValue(silences);
    }
    void damagedPrintsAreNone()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject record = printOf(story(1, 30s)).toJson();
        QVERIFY(SoundPrint::fromJson(record));
        record.insert(key, value);
        QVERIFY(!SoundPrint::fromJson(record));
    }
};

QTEST_GUILESS_MAIN(TestSharedSound)
#include "test_shared_sound.moc"
