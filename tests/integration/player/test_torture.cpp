// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Keys faster than anything can follow: seeks, tracks, subtitles. Never a hang, never a lost position, and
// the last one wins. HEARTH_SOAK=1 makes a thousand seeks of the hundred.

#include "tests/integration/player/playing.h"
#include "tests/support/film_server.h"
#include "tests/support/streams_bench.h"
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <fcntl.h>

using namespace hearth;
using namespace hearth::test;

class TestTorture : public QObject
{
    Q_OBJECT

    static constexpr int kSeconds = 120;
    QTemporaryDir m_folder;
    std::unique_ptr<FilmServer> m_server;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    void open(Playing &session, const QString &name)
    {
        if (name.endsWith(QLatin1String(".m3u8")))
            session.openAt(m_server->url(name));
        else
            session.open(Fd(::open(at(name).toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC)), {});
    }
    static QList<int> tracks(const Playing &session, const char *kind)
    {
        QList<int> indexes;
        for (const QJsonValue &track : session.report().value(QLatin1String("tracks")).toArray()) {
            if (track[QLatin1String("kind")] == QJsonValue(QLatin1String(kind)))
                indexes.append(track[QLatin1String("index")].toInt());
        }
        return indexes;
    }
    /// It is where it was sent, and goes on from there.
    static bool goesOnFrom(Playing &session, qint64 ms)
    {
        return QTest::qWaitFor(
                   [&] {
                       const qint64 position = session.positionMs();
                       return session.state() == QLatin1String("playing") && position >= ms - 100 &&
                              position < ms + 4000 && !session.report().contains(QLatin1String("seeking"));
                   },
                   10'000) &&
               session.plays(session.positionMs() + 300, 10'000);
    }
    static void rows()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"film.mkv", "film.mp4", "stream.m3u8"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        QFile lines(at(QStringLiteral("lines.srt")));
        QVERIFY(lines.open(QIODevice::WriteOnly));
        for (int i = 0; i < kSeconds; ++i)
            lines.write(QStringLiteral("%1\n00:%2:%3,000 --> 00:%2:%3,900\nLine %1\n\n")
                            .arg(i)
                            .arg(i / 60, 2, 10, QLatin1Char('0'))
                            .arg(i % 60, 2, 10, QLatin1Char('0'))
                            .toUtf8());
        lines.close();
        const QStringList more =
            QStringLiteral("-f lavfi -i sine=frequency=880:sample_rate=48000:duration=%1 -i lines.srt "
                           "-map 0:v -map 1:a -map 2:a -map 1:a -map 3:s -map 3:s")
                .arg(kSeconds)
                .split(QLatin1Char(' '));
        QVERIFY(makeFilm(kSeconds,
                         more + usualCodecs() + QStringList{QStringLiteral("-c:s"), QStringLiteral("srt")},
                         at(QStringLiteral("film.mkv"))));
        QVERIFY(makeFilm(
            kSeconds, more + usualCodecs() + QStringList{QStringLiteral("-c:s"), QStringLiteral("mov_text")},
            at(QStringLiteral("film.mp4"))));
        QVERIFY(makeFilm(kSeconds,
                         usualCodecs() +
                             QStringLiteral("-f hls -hls_time 2 -hls_list_size 0").split(QLatin1Char(' ')),
                         at(QStringLiteral("stream.m3u8"))));
        m_server = std::make_unique<FilmServer>(m_folder.path());
    }

    void thirtySeeksInThreeSeconds_data() { rows(); }
    void thirtySeeksInThreeSeconds()
    {
        QFETCH(QString, name);
        Playing session;
        open(session, name);
        // The first before there is a picture.
        QRandomGenerator random(7);
        qint64 wanted = 0;
        for (int i = 0; i < 30; ++i) {
            wanted = random.bounded(1000, (kSeconds - 10) * 1000);
            session.seek(std::chrono::milliseconds(wanted));
            QTest::qWait(100);
        }
        QVERIFY2(goesOnFrom(session, wanted), session.situation());
    }

    void aSeekPastTheEndEndsAndOneBeforeTheBeginningBegins_data() { rows(); }
    void aSeekPastTheEndEndsAndOneBeforeTheBeginningBegins()
    {
        QFETCH(QString, name);
        Playing session;
        open(session, name);
        QVERIFY2(session.plays(300), session.situation());
        session.seek(player::Seconds(kSeconds * 10));
        QVERIFY2(session.becomes("ended"), session.situation());
        session.seek(player::Seconds(-10));
        session.play();
        QVERIFY2(goesOnFrom(session, 0), session.situation());
    }

    void randomSeeks_data() { rows(); }
    void randomSeeks()
    {
        QFETCH(QString, name);
        Playing session;
        open(session, name);
        QVERIFY2(session.plays(300), session.situation());
        const int times = qEnvironmentVariableIsSet("HEARTH_SOAK") ? 1000 : 60;
        QRandomGenerator random(11);
        for (int i = 0; i < times; ++i) {
            const qint64 wanted = random.bounded(0, (kSeconds - 10) * 1000);
            session.seek(std::chrono::milliseconds(wanted));
            QVERIFY2(QTest::qWaitFor(
                         [&] {
                             return session.state() == QLatin1String("playing") &&
                                    !session.report().contains(QLatin1String("seeking")) &&
                                    session.positionMs() >= wanted - 100 &&
                                    session.positionMs() < wanted + 4000;
                         },
                         10'000),
                     session.situation());
        }
        QVERIFY2(session.plays(session.positionMs() + 500), session.situation());
    }

    // A small film is read to its end before the viewer has found the key.
    void noSeekLosesThePicture()
    {
        QVERIFY(makeFilm(kSeconds, usualCodecs(), at(QStringLiteral("small.mp4"))));
        Playing session;
        open(session, QStringLiteral("small.mp4"));
        QVERIFY2(session.plays(300), session.situation());
        const auto shown = [&] {
            const QJsonObject frames = session.report().value(QLatin1String("frames")).toObject();
            return frames.value(QLatin1String("rendered")).toInteger();
        };
        QRandomGenerator random(13);
        const int times = qEnvironmentVariableIsSet("HEARTH_SOAK") ? 500 : 15;
        for (int i = 0; i < times; ++i) {
            const qint64 wanted = random.bounded(0, (kSeconds - 10) * 1000);
            session.seek(std::chrono::milliseconds(wanted));
            QVERIFY2(goesOnFrom(session, wanted), session.situation());
            const qint64 before = shown();
            QVERIFY2(QTest::qWaitFor([&] { return shown() >= before + 5; }), session.situation());
        }
    }

    void fiftyTrackSwitchesInTenSeconds()
    {
        Playing session;
        open(session, QStringLiteral("film.mkv"));
        QVERIFY2(session.plays(300), session.situation());
        const QList<int> audio = tracks(session, "audio");
        QCOMPARE(audio.size(), 3);
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 50; ++i) {
            session.chooseTracks(audio[i % 3], -1);
            QTest::qWait(200);
        }
        QCOMPARE(session.report().value(QLatin1String("audio")), QJsonValue(audio[49 % 3]));
        const qint64 position = session.positionMs();
        // What each switch takes is lost, nothing else; and it never runs ahead.
        QVERIFY2(position > 1000 && position < clock.elapsed() + 2000, session.situation());
        QVERIFY2(session.plays(position + 1000), session.situation());
    }

    void subtitlesOnAndOffAHundredTimes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("film.mkv") << "film.mkv";
        QTest::newRow("film.mp4") << "film.mp4";
    }
    void subtitlesOnAndOffAHundredTimes()
    {
        QFETCH(QString, name);
        Playing session;
        open(session, name);
        QVERIFY2(session.plays(300), session.situation());
        const QList<int> subtitles = tracks(session, "subtitle");
        QCOMPARE(subtitles.size(), 2);
        const int audio = session.report().value(QLatin1String("audio")).toInt();
        QElapsedTimer clock;
        clock.start();
        const qint64 from = session.positionMs();
        for (int i = 0; i < 100; ++i) {
            session.chooseTracks(audio, i % 2 ? -1 : subtitles[i / 2 % 2]);
            QTest::qWait(30);
        }
        // The film does not notice.
        const qint64 behind = clock.elapsed() - (session.positionMs() - from);
        QVERIFY2(qAbs(behind) < 500, qPrintable(QString::number(behind)));
        QVERIFY2(session.plays(session.positionMs() + 500), session.situation());
    }

    void everythingAtOnce()
    {
        Playing session;
        open(session, QStringLiteral("film.mkv"));
        QVERIFY2(session.plays(300), session.situation());
        const QList<int> audio = tracks(session, "audio");
        const QList<int> subtitles = tracks(session, "subtitle");
        QRandomGenerator random(13);
        for (int i = 0; i < 150; ++i) {
            switch (random.bounded(7)) {
            case 0:
                session.pause();
                break;
            case 1:
                session.play();
                break;
            case 2:
                session.step(random.bounded(2) ? 1 : -1);
                break;
            case 3:
                session.tune({.speed = 0.5 + 0.25 * random.bounded(7)});
                break;
            case 4:
                session.chooseTracks(audio[random.bounded(3)], subtitles[random.bounded(2)]);
                break;
            case 5:
                session.tune({.soundDelay = std::chrono::milliseconds(random.bounded(-2000, 2000))});
                break;
            default:
                session.seek(std::chrono::milliseconds(random.bounded((kSeconds - 10) * 1000)));
                break;
            }
            QTest::qWait(random.bounded(60));
        }
        session.tune({});
        session.play();
        session.seek(player::Seconds(30));
        QVERIFY2(goesOnFrom(session, 30'000), session.situation());
    }
};

QTEST_GUILESS_MAIN(TestTorture)
#include "test_torture.moc"
