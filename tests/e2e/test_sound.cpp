// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film with a sound server that answers, as every set has one: PulseAudio's clock leads the picture.

#include "tests/e2e/living_room.h"
#include <QRandomGenerator>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestSound : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    qint64 positionMs() { return m_room->playback().value(QLatin1String("positionMs")).toInteger(); }
    qint64 shown()
    {
        return m_room->playback()
            .value(QLatin1String("frames"))
            .toObject()
            .value(QLatin1String("rendered"))
            .toInteger();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->startSound(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
    }
    void cleanupTestCase() { m_room.reset(); }

    void noSeekLosesThePicture()
    {
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), m_room->titleId(QStringLiteral("Long Film"))}}));
        QVERIFY2(m_room->until([this] { return positionMs() > 1000; }), m_room->situation());
        QVERIFY2(!m_room->playback().contains(QLatin1String("notice")), m_room->situation()); // it is heard
        const qint64 player = m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player"));
        QVERIFY(player > 0);
        QRandomGenerator random(17);
        for (int i = 0; i < 25; ++i) {
            const qint64 to = random.bounded(0, 70'000);
            QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), to}}));
            QVERIFY2(m_room->until(
                         [&] { return positionMs() > to + 400 && positionMs() < to + 8000 && shown() > 4; }),
                     m_room->situation());
        }
        // Nor had the watch to begin it anew.
        QCOMPARE(m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player")), player);
    }

    void noPauseStopsThePicture()
    {
        const qint64 player = m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player"));
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 2000}}));
        QVERIFY2(m_room->until([this] { return positionMs() > 2400 && shown() > 4; }), m_room->situation());
        for (int i = 0; i < 20; ++i) {
            QVERIFY(m_room->call(QStringLiteral("playback.pause")));
            QVERIFY(m_room->until([this] {
                return m_room->playback().value(QLatin1String("state")) == QLatin1String("paused");
            }));
            const qint64 at = positionMs();
            QVERIFY(m_room->call(QStringLiteral("playback.play")));
            QVERIFY2(m_room->until(
                         [&] { return positionMs() > at + 300 && positionMs() < at + 8000 && shown() > 4; }),
                     m_room->situation());
        }
        QCOMPARE(m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player")), player);
    }
};

QTEST_GUILESS_MAIN(TestSound)
#include "test_sound.moc"
