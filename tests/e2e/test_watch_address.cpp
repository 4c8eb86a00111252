// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film and a stream by address, through hearthd and the confined player, from a web server as it is.

#include "tests/e2e/living_room.h"
#include "tests/support/streams_bench.h"
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestWatchAddress : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;
    QTemporaryDir m_films;
    QProcess m_nginx;
    int m_port = 0;

    [[nodiscard]] QString url(const QString &path) const
    {
        return QStringLiteral("http://127.0.0.1:%1/%2").arg(m_port).arg(path);
    }
    Result<QJsonValue> open(const QString &path)
    {
        return m_room->call(QStringLiteral("playback.openAddress"), {{QStringLiteral("url"), url(path)}});
    }
    [[nodiscard]] QString state() { return m_room->playback().value(QLatin1String("state")).toString(); }
    [[nodiscard]] qint64 positionMs()
    {
        return m_room->playback().value(QLatin1String("positionMs")).toInteger();
    }
    bool plays(qint64 ms)
    {
        return m_room->until([&] { return state() == QLatin1String("playing") && positionMs() > ms; });
    }
    /// Whether the player is in the set's network: there it sees the port that nginx listens on.
    bool playerHasNetwork()
    {
        const qint64 pid = m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player"));
        QFile sockets(QStringLiteral("/proc/%1/net/tcp").arg(pid));
        return pid > 0 && sockets.open(QIODevice::ReadOnly) &&
               sockets.readAll().contains(':' +
                                          QByteArray::number(m_port, 16).rightJustified(4, '0').toUpper());
    }
    bool startNginx()
    {
        {
            QTcpServer free;
            if (!free.listen(QHostAddress::LocalHost))
                return false;
            m_port = free.serverPort();
        }
        const QString folder = m_films.path();
        QFile file(folder + QLatin1String("/nginx.conf"));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(QStringLiteral(
                       "daemon off; master_process off; worker_processes 1; pid %1/pid; error_log stderr;\n"
                       "events {}\n"
                       "http { access_log off; client_body_temp_path %1/t1; proxy_temp_path %1/t2;\n"
                       " fastcgi_temp_path %1/t3; uwsgi_temp_path %1/t4; scgi_temp_path %1/t5;\n"
                       " types { video/mp4 mp4; application/vnd.apple.mpegurl m3u8; video/mp2t ts; "
                       "application/dash+xml mpd; }\n"
                       " server { listen 127.0.0.1:%2; root %1; location /forbidden/ { return 403; } } }\n")
                       .arg(folder)
                       .arg(m_port)
                       .toUtf8());
        file.close();
        m_nginx.setProcessChannelMode(QProcess::ForwardedChannels);
        m_nginx.start(QStringLiteral("nginx"),
                      {QStringLiteral("-c"), file.fileName(), QStringLiteral("-p"), folder});
        return m_nginx.waitForStarted();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QStringList fast =
            usualCodecs() + QStringList{QStringLiteral("-movflags"), QStringLiteral("+faststart")};
        QVERIFY(makeFilm(40, fast, m_films.filePath(QStringLiteral("film.mp4"))));
        QVERIFY(makeFilm(
            40, usualCodecs() + QStringLiteral("-f hls -hls_time 2 -hls_list_size 0").split(QLatin1Char(' ')),
            m_films.filePath(QStringLiteral("stream.m3u8"))));
        QVERIFY(makeFilm(40,
                         usualCodecs() +
                             QStringLiteral("-f hls -hls_time 2 -hls_list_size 0 -hls_flags omit_endlist")
                                 .split(QLatin1Char(' ')),
                         m_films.filePath(QStringLiteral("live.m3u8"))));
        QVERIFY2(startNginx(), "nginx does not start; packaging/deps installs it");
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
    }

    void cleanupTestCase()
    {
        m_room.reset();
        m_nginx.kill();
        m_nginx.waitForFinished();
    }

    void aStreamPlaysAndIsSeen()
    {
        const auto opened = open(QStringLiteral("stream.m3u8"));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY2(plays(500), m_room->situation());
        QVERIFY2(
            m_room->until([this] { return m_room->state().value(QLatin1String("filmVisible")).toBool(); }),
            m_room->situation());
        QVERIFY(playerHasNetwork());
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 20'000}}));
        QVERIFY2(plays(20'300), m_room->situation());
    }

    void itsSecondIsKeptUnderItsAddress()
    {
        const qint64 left = positionMs();
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY(open(QStringLiteral("stream.m3u8")));
        QVERIFY2(plays(left - 2000), m_room->situation());
        QVERIFY(positionMs() < left + 6000);
    }

    void theStreamGoesOnAfterThePlayersDeath()
    {
        const qint64 before = positionMs();
        m_room->kill(m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player")));
        QVERIFY2(plays(before + 1000), m_room->situation());
        QVERIFY(playerHasNetwork());
    }

    void theStreamGoesOnAfterHearthdsDeath()
    {
        const qint64 before = positionMs();
        QVERIFY(m_room->restartHearthd());
        QVERIFY2(plays(before + 500), m_room->situation());
        QCOMPARE(m_room->playback()
                     .value(QLatin1String("title"))
                     .toObject()
                     .value(QLatin1String("name"))
                     .toString(),
                 QStringLiteral("stream.m3u8"));
    }

    void whatIsLiveSaysSoAndGoesAtItsOwnSpeed()
    {
        QVERIFY(open(QStringLiteral("live.m3u8")));
        QVERIFY2(plays(1000), m_room->situation());
        const QJsonObject live = m_room->playback().value(QLatin1String("live")).toObject();
        QVERIFY2(live.value(QLatin1String("toMs")).toInteger() > 20'000, m_room->situation());
        QVERIFY(!m_room->call(QStringLiteral("playback.speed"), {{QStringLiteral("speed"), 2}}));
        // The server adds nothing: it plays to where the list ends, waits there and says so.
        QVERIFY2(
            m_room->until([this] { return m_room->playback().value(QLatin1String("buffering")).toBool(); },
                          std::chrono::seconds(30)),
            m_room->situation());
    }

    void aFilmOfTheLibraryPlaysWithoutANetwork()
    {
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), m_room->titleId(QStringLiteral("Long Film"))}}));
        QVERIFY2(plays(500), m_room->situation());
        QVERIFY(!playerHasNetwork());
    }

    void aFilmOnAServerPlaysAfterIt()
    {
        QVERIFY(open(QStringLiteral("film.mp4")));
        QVERIFY2(m_room->until([this] {
            return m_room->playback().value(QLatin1String("durationMs")).toInteger() == 40'000 ||
                   qAbs(m_room->playback().value(QLatin1String("durationMs")).toInteger() - 40'000) < 200;
        }),
                 m_room->situation());
        QVERIFY2(plays(500), m_room->situation());
    }

    void changingBetweenThemManyTimesIsNoCrashLoop()
    {
        const QString id = m_room->titleId(QStringLiteral("Short Film"));
        for (int i = 0; i < 8; ++i) {
            QVERIFY(open(QStringLiteral("stream.m3u8")));
            QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}}));
        }
        QVERIFY2(plays(200), m_room->situation());
        QVERIFY(!playerHasNetwork());
    }

    void aCameraIsWatchedLive()
    {
        int port = 0;
        {
            QTcpServer free;
            QVERIFY(free.listen(QHostAddress::LocalHost));
            port = free.serverPort();
        }
        QProcess camera;
        camera.start(QCoreApplication::applicationDirPath() + QLatin1String("/rtsp-camera"),
                     {QString::number(port), QStringLiteral("pcma"), QStringLiteral("digest")});
        QVERIFY(camera.waitForStarted());
        QVERIFY(QTest::qWaitFor([&] { return camera.readAllStandardOutput().contains("ready"); }, 10'000));
        const QString address = QLatin1String("rtsp://viewer:se%3Acret%401@localhost:") +
                                QString::number(port) + QLatin1String("/camera");
        const auto opened =
            m_room->call(QStringLiteral("playback.openAddress"), {{QStringLiteral("url"), address}});
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY2(plays(2000), m_room->situation());
        QVERIFY(m_room->playback().contains(QLatin1String("live")));
        QVERIFY(!QJsonDocument(m_room->playback()).toJson().contains("cret"));
        QVERIFY(m_room->call(QStringLiteral("playback.stop"), {}));
        camera.kill();
        camera.waitForFinished();
    }

    void whatCannotBePlayedIsASentenceOnTheScreen()
    {
        QVERIFY(open(QStringLiteral("forbidden/film.mp4")));
        QVERIFY2(m_room->until([this] { return state() == QLatin1String("failed"); }), m_room->situation());
        const QJsonObject error = m_room->playback().value(QLatin1String("error")).toObject();
        QVERIFY(error.value(QLatin1String("message")).toString().contains(QLatin1String("403")));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Back to Home"); }));
        // The player knows no language; what it says is in the household's all the same.
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "language"}, {"value", "de"}}));
        const auto saidNow = [this] {
            return m_room->playback().value(QLatin1String("error")).toObject().value("message").toString();
        };
        QTRY_COMPARE(saidNow(), QStringLiteral("127.0.0.1 l\u00e4sst dieses Ger\u00e4t nicht zusehen (403)"));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "language"}, {"value", "en"}}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Back to Home"); }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
        const auto refused =
            m_room->call(QStringLiteral("playback.openAddress"),
                         {{QStringLiteral("url"), QStringLiteral("rtmp://127.0.0.1/camera")}});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(QLatin1String("RTMP")));
    }
};

QTEST_GUILESS_MAIN(TestWatchAddress)
#include "test_watch_address.moc"
