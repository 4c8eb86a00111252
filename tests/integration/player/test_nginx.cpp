// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Streams from a real nginx, written by a real FFmpeg as they go, while the server, the line and the encoder
// have bad days; and by https, with licences. Run by tests/support/with-test-ca.

#include "tests/integration/player/playing.h"
#include "tests/support/stream_encryptor.h"
#include "tests/support/streams_bench.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <csignal>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kSeconds = 24;

int freePort()
{
    QTcpServer free;
    return free.listen(QHostAddress::LocalHost) ? free.serverPort() : 0;
}

} // namespace

class TestNginx : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_nginx;
    QProcess m_encoder;
    int m_plainPort = 0;
    int m_securePort = 0;
    int m_strangerPort = 0;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QUrl url(const QString &name) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(m_plainPort).arg(name));
    }
    [[nodiscard]] QUrl secure(const QString &name, int port) const
    {
        return QUrl(QStringLiteral("https://127.0.0.1:%1/%2").arg(port).arg(name));
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(at(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    /// A fault of the server's, from now on: "404", "503", "cut" (the connection, without an answer), "slow"
    /// (24 KB a second) of all parts; "list" (503 of playlists), "low" and "high" (404 of that variant's
    /// parts).
    void begin(const QString &fault) const { QVERIFY(write(QStringLiteral("fault/") + fault, "on")); }
    void end() const
    {
        QDir faults(at(QStringLiteral("fault")));
        for (const QString &name : faults.entryList(QDir::Files))
            QVERIFY(faults.remove(name));
    }
    bool startNginx()
    {
        m_plainPort = freePort();
        m_securePort = freePort();
        m_strangerPort = freePort();
        const QString folder = m_folder.path();
        QString text = QStringLiteral(
            "user root root; daemon off; master_process off; worker_processes 1; pid @/pid;\n"
            "error_log stderr crit;\n"
            "events {}\n"
            "http { access_log off; client_body_temp_path @/t1; proxy_temp_path @/t2;\n"
            " fastcgi_temp_path @/t3; uwsgi_temp_path @/t4; scgi_temp_path @/t5; root @;\n"
            " types { video/mp4 mp4 m4s; application/vnd.apple.mpegurl m3u8; video/mp2t ts;\n"
            "  application/dash+xml mpd; application/json json; }\n"
            // Asked for by POST, as licences are.
            " error_page 405 =200 $uri;\n"
            " server { listen 127.0.0.1:%1;\n"
            // The first that fits is taken.
            "  location ~ /low[^/]*ts$ { if (-f @/fault/low) { return 404; } }\n"
            "  location ~ /high[^/]*ts$ { if (-f @/fault/high) { return 404; } }\n"
            "  location ~ \\.(ts|m4s)$ {\n"
            "   if (-f @/fault/404) { return 404; }\n"
            "   if (-f @/fault/503) { return 503; }\n"
            "   if (-f @/fault/cut) { return 444; }\n"
            "   if (-f @/fault/slow) { set $limit_rate 24k; }\n"
            "  }\n"
            "  location ~ live.*m3u8$ { if (-f @/fault/list) { return 503; } }\n"
            " }\n"
            " server { listen 127.0.0.1:%2 ssl; ssl_certificate %4/server.pem; ssl_certificate_key "
            "%4/server.key; }\n"
            " server { listen 127.0.0.1:%3 ssl; ssl_certificate %4/stranger.pem; ssl_certificate_key "
            "%4/stranger.key; }\n"
            "}\n");
        text = text.arg(m_plainPort)
                   .arg(m_securePort)
                   .arg(m_strangerPort)
                   .arg(qEnvironmentVariable("HEARTH_TEST_CA"))
                   .replace(QLatin1Char('@'), folder);
        if (!write(QStringLiteral("nginx.conf"), text.toUtf8()))
            return false;
        m_nginx.setProcessChannelMode(QProcess::ForwardedChannels);
        m_nginx.start(QStringLiteral("nginx"),
                      {QStringLiteral("-c"), at(QStringLiteral("nginx.conf")), QStringLiteral("-p"), folder});
        QTcpSocket probe;
        return m_nginx.waitForStarted() &&
               QTest::qWaitFor(
                   [&] {
                       probe.abort();
                       probe.connectToHost(QHostAddress::LocalHost, quint16(m_plainPort));
                       return probe.waitForConnected(200);
                   },
                   10'000);
    }
    /// Writes a stream as time goes by, until it is ended.
    bool startEncoder(const QStringList &arguments)
    {
        m_encoder.setWorkingDirectory(m_folder.path());
        m_encoder.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_encoder.start(QStringLiteral("ffmpeg"),
                        QStringList{QStringLiteral("-nostdin"), QStringLiteral("-v"), QStringLiteral("error"),
                                    QStringLiteral("-re"), QStringLiteral("-f"), QStringLiteral("lavfi"),
                                    QStringLiteral("-i"), QStringLiteral("testsrc2=size=320x180:rate=25"),
                                    QStringLiteral("-re"), QStringLiteral("-f"), QStringLiteral("lavfi"),
                                    QStringLiteral("-i"),
                                    QStringLiteral("sine=frequency=440:sample_rate=48000")} +
                            arguments);
        return m_encoder.waitForStarted();
    }
    void stopEncoder()
    {
        if (m_encoder.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_encoder.processId()), SIGCONT);
        m_encoder.kill();
        m_encoder.waitForFinished();
    }
    bool startLive()
    {
        stopEncoder();
        return startEncoder(
                   usualCodecs() +
                   QStringLiteral("-f hls -hls_time 1 -hls_list_size 12 -hls_flags "
                                  "delete_segments+program_date_time -hls_segment_filename live%d.ts "
                                  "live.m3u8")
                       .split(QLatin1Char(' '))) &&
               QTest::qWaitFor([this] { return read(QStringLiteral("live.m3u8")).count("#EXTINF") >= 4; },
                               20'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        QVERIFY2(qEnvironmentVariableIsSet("HEARTH_TEST_CA"), "run it by tests/support/with-test-ca");
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("fault")));
        const auto hls = [](const char *name, const char *more) {
            return usualCodecs() +
                   QStringLiteral("%1 -f hls -hls_time 2 -hls_list_size 0 -hls_playlist_type vod "
                                  "-hls_segment_filename %2%d.ts")
                       .arg(QLatin1String(more), QLatin1String(name))
                       .split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        QVERIFY(makeFilm(kSeconds, hls("vod", ""), at(QStringLiteral("vod.m3u8"))));
        QVERIFY(makeFilm(kSeconds, hls("high", ""), at(QStringLiteral("high.m3u8"))));
        QVERIFY(makeFilm(kSeconds, hls("low", "-s 160x90"), at(QStringLiteral("low.m3u8"))));
        QVERIFY(write(QStringLiteral("two.m3u8"),
                      "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=200000,RESOLUTION=160x90\nlow.m3u8\n"
                      "#EXT-X-STREAM-INF:BANDWIDTH=1000000,RESOLUTION=320x180\nhigh.m3u8\n"));
        QVERIFY(makeFilm(kSeconds,
                         usualCodecs() + QStringLiteral("-f dash -seg_duration 2 -init_seg_name "
                                                        "d$RepresentationID$.mp4 -media_seg_name "
                                                        "d$RepresentationID$-$Number%04d$.m4s")
                                             .split(QLatin1Char(' ')),
                         at(QStringLiteral("dash.mpd"))));
        QVERIFY2(startNginx(), "nginx does not start; packaging/deps installs it");
    }
    void cleanup() { end(); }
    void cleanupTestCase()
    {
        stopEncoder();
        m_nginx.kill();
        m_nginx.waitForFinished();
    }

    void aFaultThatPassesCostsNothing_data()
    {
        QTest::addColumn<QString>("stream");
        QTest::addColumn<QString>("fault");
        for (const char *stream : {"vod.m3u8", "dash.mpd"}) {
            for (const char *fault : {"404", "503", "cut", "slow"})
                QTest::addRow("%s, %s", stream, fault)
                    << QString::fromLatin1(stream) << QString::fromLatin1(fault);
        }
    }
    void aFaultThatPassesCostsNothing()
    {
        QFETCH(QString, stream);
        QFETCH(QString, fault);
        Playing film;
        begin(fault);
        film.openAt(url(stream));
        QTest::qWait(1200); // how long the fault lasts
        end();
        QVERIFY2(film.plays(1000), film.situation());
        // In the middle of it: what comes next is not there yet.
        begin(fault);
        film.seek(player::Seconds(14));
        QTest::qWait(1200);
        end();
        QVERIFY2(film.plays(15'000), film.situation());
        film.seek(player::Seconds(kSeconds - 1.5));
        QVERIFY2(film.becomes("ended"), film.situation());
    }

    void aServerThatIsGoneIsWaitedFor()
    {
        Playing film;
        film.openAt(url(QStringLiteral("vod.m3u8")));
        QVERIFY2(film.plays(300), film.situation());
        ::kill(pid_t(m_nginx.processId()), SIGSTOP);
        film.seek(player::Seconds(16));
        QTest::qWait(3000); // a server that stands still for so long
        ::kill(pid_t(m_nginx.processId()), SIGCONT);
        QVERIFY2(film.plays(16'500), film.situation());
    }

    void aLostVariantIsReplaced_data()
    {
        QTest::addColumn<QString>("lost");
        QTest::newRow("the good one") << "high";
        QTest::newRow("the small one") << "low";
    }
    void aLostVariantIsReplaced()
    {
        QFETCH(QString, lost);
        begin(lost);
        Playing film;
        film.openAt(url(QStringLiteral("two.m3u8")));
        QVERIFY2(film.plays(5000), film.situation());
        QCOMPARE(film.notice(), QString());
    }

    void aSegmentThatBecameSomethingElseIsLeftOut()
    {
        const QByteArray whole = read(QStringLiteral("vod5.ts"));
        QVERIFY(write(QStringLiteral("vod5.ts"), "<html>Not what it was</html>"));
        Playing film;
        film.openAt(url(QStringLiteral("vod.m3u8")), 6000);
        QVERIFY2(film.plays(13'000, 40'000), film.situation());
        QVERIFY(write(QStringLiteral("vod5.ts"), whole));
    }

    void httpsPlays_data()
    {
        QTest::addColumn<QString>("stream");
        QTest::newRow("HLS") << "vod.m3u8";
        QTest::newRow("DASH") << "dash.mpd";
    }
    void httpsPlays()
    {
        QFETCH(QString, stream);
        Playing film;
        film.openAt(secure(stream, m_securePort));
        QVERIFY2(film.plays(500), film.situation());
        film.seek(player::Seconds(15));
        QVERIFY2(film.plays(15'200), film.situation());
    }

    void aStrangersCertificateIsRefused()
    {
        Playing film;
        film.openAt(secure(QStringLiteral("vod.m3u8"), m_strangerPort));
        QVERIFY2(film.becomes("failed"), film.situation());
        QVERIFY2(!film.error().isEmpty(), film.situation());
    }

    void aLicenceComesByHttps_data()
    {
        QTest::addColumn<bool>("isStranger");
        QTest::newRow("of a server that the system knows") << false;
        QTest::newRow("not of a stranger") << true;
    }
    void aLicenceComesByHttps()
    {
        QFETCH(bool, isStranger);
        const QByteArray key = QByteArray::fromHex("2b7e151628aed2a6abf7158809cf4f3c");
        const QByteArray keyId = QByteArray::fromHex("a1a2a3a4a5a6a7a8a9aaabacadaeafb0");
        const Mp4Lock lock{"cenc", keyId, key};
        for (int track = 0; track < 2; ++track) {
            const QString init = QStringLiteral("d%1.mp4").arg(track);
            QVERIFY(write(QStringLiteral("k") + init, lockInit(read(init), lock)));
            for (int i = 1;; ++i) {
                const QString part = QStringLiteral("d%1-%2.m4s").arg(track).arg(i, 4, 10, QLatin1Char('0'));
                const QByteArray clear = read(part);
                if (clear.isEmpty())
                    break;
                QVERIFY(write(QStringLiteral("k") + part, lockSegment(clear, track == 0, lock)));
            }
        }
        const auto base64 = [](const QByteArray &text) {
            return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        QVERIFY(write(QStringLiteral("licence.json"), "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"" +
                                                          base64(keyId) + "\",\"k\":\"" + base64(key) +
                                                          "\"}],\"type\":\"temporary\"}"));
        QString mpd = QString::fromUtf8(read(QStringLiteral("dash.mpd")));
        mpd.replace(QStringLiteral("\"d$"), QStringLiteral("\"kd$"));
        mpd.replace(
            QRegularExpression(QStringLiteral("(<AdaptationSet[^>]*>)")),
            QStringLiteral(
                "\\1<ContentProtection schemeIdUri=\"urn:mpeg:dash:mp4protection:2011\" value=\"cenc\" "
                "cenc:default_KID=\"a1a2a3a4-a5a6-a7a8-a9aa-abacadaeafb0\" "
                "xmlns:cenc=\"urn:mpeg:cenc:2013\"/>"
                "<ContentProtection schemeIdUri=\"urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e\">"
                "<dashif:Laurl xmlns:dashif=\"https://dashif.org/CPS\">%1</dashif:Laurl>"
                "</ContentProtection>")
                .arg(secure(QStringLiteral("licence.json"), isStranger ? m_strangerPort : m_securePort)
                         .toString()));
        QVERIFY(write(QStringLiteral("locked.mpd"), mpd.toUtf8()));
        Playing film;
        film.openAt(secure(QStringLiteral("locked.mpd"), m_securePort));
        if (isStranger)
            QVERIFY2(film.becomes("failed"), film.situation());
        else
            QVERIFY2(film.plays(2500), film.situation());
    }

    void noSeekInALiveWindowIsLost()
    {
        const int times = qEnvironmentVariableIsSet("HEARTH_SOAK") ? 1000 : 25;
        QVERIFY(startLive());
        Playing film;
        film.openAt(url(QStringLiteral("live.m3u8")));
        QVERIFY2(film.plays(0), film.situation());
        const auto edge = [&film](const char *which) {
            return film.report().value(QLatin1String("live"))[QLatin1String(which)].toInteger();
        };
        QVERIFY(QTest::qWaitFor([&] { return edge("toMs") - edge("fromMs") > 6000; }, 30'000));
        QRandomGenerator random(11);
        for (int i = 0; i < times; ++i) {
            // The window moves meanwhile.
            const qint64 wanted = random.bounded(edge("fromMs") + 1500, edge("toMs"));
            film.seek(std::chrono::milliseconds(wanted));
            QVERIFY2(QTest::qWaitFor(
                         [&] {
                             return film.state() == QLatin1String("playing") &&
                                    !film.report().contains(QLatin1String("seeking")) &&
                                    film.positionMs() >= wanted - 100 && film.positionMs() < wanted + 4000;
                         },
                         10'000),
                     film.situation());
        }
        stopEncoder();
    }

    void liveGoesOnThroughAFaultEveryFiveSeconds()
    {
        // Two minutes, or an hour as a soak.
        const qint64 lengthMs = qEnvironmentVariableIsSet("HEARTH_SOAK") ? 3'600'000 : 120'000;
        constexpr qint64 kEvery = 5000;
        constexpr qint64 kFaultMs = 2000;
        constexpr qint64 kLongestStandstill =
            12'000; // a fault's length, the playlist's step, and what was skipped
        QVERIFY(startLive());
        Playing film;
        film.openAt(url(QStringLiteral("live.m3u8")));
        QVERIFY2(film.plays(0), film.situation());
        static constexpr const char *kFaults[] = {"404", "503", "cut", "slow", "list", "frozen", "server"};
        QElapsedTimer clock;
        clock.start();
        const qint64 begunAt = film.positionMs();
        qint64 movedAt = 0;
        qint64 last = begunAt;
        qint64 worst = 0;
        int faults = 0;
        QString now;
        qint64 nextAt = kEvery;
        while (clock.elapsed() < lengthMs) {
            QTest::qWait(100);
            const qint64 position = film.positionMs();
            if (position != last && film.state() == QLatin1String("playing")) {
                worst = std::max(worst, clock.elapsed() - movedAt);
                movedAt = clock.elapsed();
                last = position;
            }
            QVERIFY2(film.state() != QLatin1String("failed") && film.state() != QLatin1String("ended"),
                     film.situation());
            QVERIFY2(clock.elapsed() - movedAt < kLongestStandstill, film.situation());
            const bool isOn = !now.isEmpty();
            if (clock.elapsed() < nextAt)
                continue;
            if (isOn) {
                end();
                ::kill(pid_t(m_encoder.processId()), SIGCONT);
                ::kill(pid_t(m_nginx.processId()), SIGCONT);
                now.clear();
                nextAt += kEvery - kFaultMs;
            } else {
                now = QLatin1String(kFaults[faults++ % std::size(kFaults)]);
                if (now == QLatin1String("frozen"))
                    ::kill(pid_t(m_encoder.processId()), SIGSTOP);
                else if (now == QLatin1String("server"))
                    ::kill(pid_t(m_nginx.processId()), SIGSTOP);
                else
                    begin(now);
                nextAt += kFaultMs;
            }
        }
        ::kill(pid_t(m_nginx.processId()), SIGCONT);
        ::kill(pid_t(m_encoder.processId()), SIGCONT);
        qInfo("%d faults in %lld s; it stood still for %lld ms at the most and played %lld s of it", faults,
              static_cast<long long>(lengthMs / 1000), static_cast<long long>(worst),
              static_cast<long long>((film.positionMs() - begunAt) / 1000));
        QVERIFY(faults >= lengthMs / kEvery - 2);
        // Still near the edge of what is live: nothing has piled up.
        const QJsonObject live = film.report().value(QLatin1String("live")).toObject();
        QVERIFY2(live.value(QLatin1String("toMs")).toInteger() - film.positionMs() < 15'000,
                 film.situation());
        stopEncoder();
    }
};

QTEST_GUILESS_MAIN(TestNginx)
#include "test_nginx.moc"
