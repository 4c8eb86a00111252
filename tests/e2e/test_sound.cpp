// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film with a sound server that answers, as every set has one: PulseAudio's clock leads the picture.

#include "tests/e2e/living_room.h"
#include <QDir>
#include <QProcess>
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

    /// From its beginning, whatever was played before.
    bool open(const char *film)
    {
        return m_room->call(QStringLiteral("playback.stop")).has_value() &&
               m_room->until([this] { return positionMs() == 0; }) &&
               m_room
                   ->call(QStringLiteral("playback.open"),
                          {{QStringLiteral("id"), m_room->titleId(QString::fromLatin1(film))},
                           {QStringLiteral("fromMs"), 0}})
                   .has_value();
    }
    QString notice() { return m_room->playback().value(QLatin1String("notice")).toString(); }
    bool isHeard() { return m_room->isHeard(QStringLiteral("\"Hearth\"")); }
    qint64 player() { return m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player")); }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->startSound(), qPrintable(m_room->problem()));
        for (const char *name : {"Waiting S01E01 One", "Waiting S01E02 Two"})
            QVERIFY(m_room->makeFilm(QString::fromLatin1(name), 30, QStringLiteral("testsrc2"), 29));
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

    void theSoundComesBackWithItsServer()
    {
        QVERIFY(open("Long Film"));
        QVERIFY2(m_room->until([this] { return positionMs() > 1000; }), m_room->situation());
        QVERIFY2(m_room->until([this] { return isHeard(); }), m_room->situation());
        const qint64 playing = player();
        m_room->killSound();
        QVERIFY2(m_room->until([&] { return notice() == QLatin1String("no-sound"); }), m_room->situation());
        // The picture does not care, nor does it when it is wound.
        const qint64 before = positionMs();
        QVERIFY2(m_room->until([&] { return positionMs() > before + 2000 && shown() > 20; }),
                 m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 30'000}}));
        QVERIFY2(m_room->until([&] { return positionMs() > 30'500 && positionMs() < 38'000 && shown() > 4; }),
                 m_room->situation());
        QCOMPARE(notice(), QStringLiteral("no-sound"));
        QVERIFY2(m_room->startSound(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->until([&] { return notice().isEmpty() && isHeard(); }), m_room->situation());
        const qint64 again = positionMs();
        QVERIFY(again > 30'000);
        QVERIFY2(m_room->until([&] { return positionMs() > again + 1000 && shown() > 4; }),
                 m_room->situation());
        QCOMPARE(player(), playing);
    }

    void aServerThatDiesWhileAFilmOpensIsNotTheFilmsFault()
    {
        for (int i = 0; i < 4; ++i) {
            QVERIFY(open("Long Film"));
            m_room->killSound();
            QVERIFY2(m_room->until([this] { return positionMs() > 1000 && shown() > 4; }),
                     m_room->situation());
            QVERIFY2(m_room->startSound(), qPrintable(m_room->problem()));
            QVERIFY2(m_room->until([this] { return notice().isEmpty() && isHeard(); }), m_room->situation());
        }
    }

    void whatIsSoundAloneGoesOnToo()
    {
        const QString films = m_room->filmsPath();
        const QStringList names = QDir(films).entryList({QStringLiteral("Long Film*.mkv")}, QDir::Files);
        QVERIFY(!names.isEmpty());
        QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"),
                                   {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"),
                                    films + QLatin1Char('/') + names[0], QStringLiteral("-map"),
                                    QStringLiteral("0:a"), QStringLiteral("-c"), QStringLiteral("copy"),
                                    films + QLatin1String("/Radio Play (2020).mkv")}),
                 0);
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        QVERIFY(m_room->until([this] { return !m_room->titleId(QStringLiteral("Radio Play")).isEmpty(); }));
        QVERIFY(open("Radio Play"));
        QVERIFY2(m_room->until([&] { return positionMs() > 1000 && isHeard(); }), m_room->situation());
        m_room->killSound();
        QVERIFY2(m_room->until([&] { return notice() == QLatin1String("no-sound"); }), m_room->situation());
        const qint64 before = positionMs();
        QVERIFY2(m_room->until([&] { return positionMs() > before + 1000; }), m_room->situation());
        QVERIFY2(m_room->startSound(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->until([&] { return notice().isEmpty() && isHeard(); }), m_room->situation());
        QVERIFY2(m_room->until([&] { return positionMs() > before + 2000; }), m_room->situation());
    }

    void theNextFilmIsHeardThoughThereWasNoServerWhenThePlayerBegan()
    {
        m_room->killSound();
        m_room->kill(player());
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY(m_room->until([this] { return player() > 0; }));
        QVERIFY2(m_room->startSound(), qPrintable(m_room->problem()));
        QVERIFY(open("Long Film"));
        QVERIFY2(m_room->until([this] {
            return positionMs() > 500 && isHeard() && !m_room->playback().contains(QLatin1String("notice"));
        }),
                 m_room->situation());
    }

    // A device whose sound never ran before is another than one that was paused. Comes last: the other player
    // plays from then on.
    void theNextEpisodeThatWaitedIsSeenAndHeard()
    {
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), m_room->titleId(QStringLiteral("One"))}}));
        QVERIFY2(m_room->until([this] {
            return positionMs() > 3000 && m_room->playback().value(QLatin1String("foreseen")).toBool();
        }),
                 m_room->situation());
        const qint64 spare = m_room->pidOf(QStringLiteral("player-2"), QStringLiteral("hearth-player"));
        QVERIFY(m_room->call(QStringLiteral("playback.next")));
        QVERIFY2(m_room->until([this] {
            return m_room->playback()[QLatin1String("title")][QLatin1String("name")] ==
                       QLatin1String("Two") &&
                   positionMs() > 1500 && shown() > 10;
        }),
                 m_room->situation());
        QVERIFY2(isHeard(), m_room->situation());
        // The player that waited, and not one that was started because it stood.
        QCOMPARE(m_room->pidOf(QStringLiteral("player-2"), QStringLiteral("hearth-player")), spare);
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }
};

QTEST_GUILESS_MAIN(TestSound)
#include "test_sound.moc"
