// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// HLS as FFmpeg makes it, from its start to its end, with everything that may lie in it, and with servers
// that have a bad day.

#include "tests/integration/player/playing.h"
#include "tests/support/film_server.h"
#include "tests/support/stream_encryptor.h"
#include "tests/support/streams_bench.h"
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimer>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kSeconds = 24;

QStringList hls(const char *more)
{
    return usualCodecs() + QStringLiteral("-f hls -hls_time 2 -hls_list_size 0 -hls_playlist_type vod %1")
                               .arg(QLatin1String(more))
                               .split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestHls : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<FilmServer> m_server;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
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
    /// Segments asked for so far, of those whose name begins so.
    [[nodiscard]] int asked(const QString &prefix) const
    {
        int count = 0;
        for (const QString &path : m_server->asked())
            count += path.startsWith(prefix) && !path.endsWith(QLatin1String(".m3u8"));
        return count;
    }
    void playsThrough(const QString &name)
    {
        Playing film;
        film.openAt(m_server->url(name));
        QVERIFY2(film.plays(300), film.situation());
        QVERIFY2(qAbs(film.durationMs() - kSeconds * 1000) < 300, film.situation());
        film.seek(player::Seconds(15));
        QVERIFY2(film.plays(15'100), film.situation());
        QVERIFY(film.positionMs() < 17'500);
        film.seek(player::Seconds(3));
        QVERIFY2(QTest::qWaitFor([&] { return film.positionMs() > 3200 && film.positionMs() < 6000; }),
                 film.situation());
        film.seek(player::Seconds(kSeconds - 1.5));
        QVERIFY2(film.becomes("ended"), film.situation());
        QCOMPARE(film.notice(), QString());
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        QVERIFY(makeFilm(kSeconds, hls("-hls_segment_filename ts%d.ts"), at(QStringLiteral("ts.m3u8"))));
        QVERIFY(makeFilm(kSeconds, hls("-s 160x90 -hls_segment_filename low%d.ts"),
                         at(QStringLiteral("low.m3u8"))));
        QVERIFY(makeFilm(
            kSeconds,
            hls("-hls_segment_type fmp4 -hls_fmp4_init_filename fmp4.mp4 -hls_segment_filename fmp4-%d.m4s"),
            at(QStringLiteral("fmp4.m3u8"))));
        QVERIFY(makeFilm(kSeconds, hls("-hls_segment_type fmp4 -hls_flags single_file"),
                         at(QStringLiteral("ranges.m3u8"))));
        QVERIFY(write(QStringLiteral("key.bin"), QByteArray::fromHex("000102030405060708090a0b0c0d0e0f")));
        QVERIFY(write(QStringLiteral("key.info"), "key.bin\nkey.bin\n"));
        QVERIFY(makeFilm(kSeconds, hls("-hls_key_info_file key.info -hls_segment_filename aes%d.ts"),
                         at(QStringLiteral("aes.m3u8"))));
        QVERIFY(makeFilm(kSeconds, hls("-map 0:v -hls_segment_filename v%d.ts"),
                         at(QStringLiteral("picture.m3u8"))));
        QVERIFY(makeFilm(kSeconds,
                         hls("-map 0:v -hls_segment_type fmp4 -hls_fmp4_init_filename p4.mp4 "
                             "-hls_segment_filename p4-%d.m4s"),
                         at(QStringLiteral("picture4.m3u8"))));
        QVERIFY(makeFilm(kSeconds, hls("-map 1:a -hls_segment_filename a%d.aac"),
                         at(QStringLiteral("sound.m3u8"))));
        QVERIFY(makeFilm(kSeconds, hls("-map 1:a -hls_segment_filename b%d.ts"),
                         at(QStringLiteral("other.m3u8"))));
        QVERIFY(write(QStringLiteral("text.m3u8"),
                      "#EXTM3U\n#EXT-X-TARGETDURATION:24\n#EXTINF:24,\ntext0.vtt\n#EXT-X-ENDLIST\n"));
        QVERIFY(write(QStringLiteral("text0.vtt"),
                      "WEBVTT\n\n00:00:00.500 --> 00:00:20.000\nHello from the stream\n"));
        QVERIFY(write(
            QStringLiteral("all.m3u8"),
            "#EXTM3U\n"
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"English\",LANGUAGE=\"en\",DEFAULT=YES,URI=\"sound."
            "m3u8\"\n"
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"Deutsch\",LANGUAGE=\"de\",URI=\"other.m3u8\"\n"
            "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"s\",NAME=\"English\",LANGUAGE=\"en\",URI=\"text.m3u8\"\n"
            "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1000,URI=\"none.m3u8\"\n"
            "#EXT-X-STREAM-INF:BANDWIDTH=400000,AUDIO=\"a\",SUBTITLES=\"s\"\npicture.m3u8\n"));
        QVERIFY(write(QStringLiteral("two.m3u8"),
                      "#EXTM3U\n"
                      "#EXT-X-STREAM-INF:BANDWIDTH=200000,RESOLUTION=160x90\nlow.m3u8\n"
                      "#EXT-X-STREAM-INF:BANDWIDTH=1000000,RESOLUTION=320x180\nts.m3u8\n"));
        QVERIFY(write(QStringLiteral("list.m3u"), "#EXTM3U\n#EXTINF:-1,A stream\nts.m3u8\n"));
    }

    void init() { m_server = std::make_unique<FilmServer>(m_folder.path()); }

    void playsSeeksAndEnds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("MPEG-TS") << QStringLiteral("ts.m3u8");
        QTest::newRow("fragmented MP4") << QStringLiteral("fmp4.m3u8");
        QTest::newRow("byte ranges of one file") << QStringLiteral("ranges.m3u8");
        QTest::newRow("AES-128") << QStringLiteral("aes.m3u8");
        QTest::newRow("two variants") << QStringLiteral("two.m3u8");
        QTest::newRow("packed audio beside the picture") << QStringLiteral("all.m3u8");
        QTest::newRow("sound alone") << QStringLiteral("sound.m3u8");
        QTest::newRow("named by a list") << QStringLiteral("list.m3u");
    }
    void playsSeeksAndEnds()
    {
        QFETCH(QString, name);
        playsThrough(name);
    }

    void soundAndTextAreChosen()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("all.m3u8")));
        QVERIFY2(film.plays(300), film.situation());
        const QJsonArray tracks = film.report().value(QLatin1String("tracks")).toArray();
        QCOMPARE(tracks.size(), 3);
        QCOMPARE(tracks[0].toObject().value(QLatin1String("language")).toString(), QStringLiteral("en"));
        QCOMPARE(tracks[2].toObject().value(QLatin1String("kind")).toString(), QStringLiteral("subtitle"));
        QCOMPARE(asked(QStringLiteral("b")), 0);
        QCOMPARE(asked(QStringLiteral("text")), 0);
        const int german = tracks[1].toObject().value(QLatin1String("index")).toInt();
        const int text = tracks[2].toObject().value(QLatin1String("index")).toInt();
        film.chooseTracks(german, text);
        QVERIFY2(QTest::qWaitFor(
                     [&] { return asked(QStringLiteral("text")) == 1 && asked(QStringLiteral("b")) > 0; }),
                 film.situation());
        const qint64 before = film.positionMs();
        QVERIFY2(film.plays(before + 1500), film.situation());
        QCOMPARE(film.report().value(QLatin1String("audio")).toInt(), german);
    }

    void beginsAtTheSecondThatIsAskedForAndFetchesNothingTwice()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("ts.m3u8")), 13'000);
        QVERIFY2(film.plays(13'200), film.situation());
        QVERIFY(film.positionMs() < 15'500);
        QVERIFY(!m_server->asked().contains(QStringLiteral("ts0.ts")));
        QCOMPARE(m_server->asked().count(QStringLiteral("ts6.ts")), 1);
    }

    void theLastOfManySeeksWins()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("two.m3u8")));
        QVERIFY2(film.plays(300), film.situation());
        for (int i = 0; i < 30; ++i) {
            film.seek(player::Seconds((i * 7) % 20));
            QTest::qWait(100);
        }
        film.seek(player::Seconds(11));
        QVERIFY2(film.plays(11'200), film.situation());
        QVERIFY2(film.positionMs() < 13'500, film.situation());
    }

    void noSeekOfManyIsLost_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("MPEG-TS") << QStringLiteral("ts.m3u8");
        QTest::newRow("fragmented MP4") << QStringLiteral("fmp4.m3u8");
        QTest::newRow("picture and sound apart") << QStringLiteral("all.m3u8");
    }
    void noSeekOfManyIsLost()
    {
        QFETCH(QString, name);
        Playing film;
        film.openAt(m_server->url(name));
        QVERIFY2(film.plays(300), film.situation());
        quint32 random = 12345;
        for (int i = 0; i < 60; ++i) {
            random = random * 1664525 + 1013904223;
            const qint64 target = random % 20'000;
            film.seek(std::chrono::milliseconds(target));
            QVERIFY2(film.plays(target + 20, 8000), film.situation());
            QVERIFY2(film.positionMs() < target + 1500,
                     qPrintable(QStringLiteral("%1 to %2").arg(film.positionMs()).arg(target)));
        }
        QCOMPARE(film.notice(), QString());
    }

    void fiftySwitchesOfTracksStopNothing()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("all.m3u8")));
        QVERIFY2(film.plays(300), film.situation());
        const QJsonArray tracks = film.report().value(QLatin1String("tracks")).toArray();
        const auto indexOf = [&](int i) {
            return tracks[i].toObject().value(QLatin1String("index")).toInt();
        };
        for (int i = 0; i < 50; ++i) {
            film.chooseTracks(indexOf(i % 2), i % 3 ? indexOf(2) : -1);
            QTest::qWait(i % 5 * 40);
        }
        const qint64 before = film.positionMs();
        QVERIFY2(film.plays(before + 1500), film.situation());
    }

    void aDeadSegmentIsLeftOutAndSaid_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("404") << 0;
        QTest::newRow("503") << 1;
        QTest::newRow("cut") << 2;
        QTest::newRow("wrong length") << 3;
        QTest::newRow("not a film") << 4;
        QTest::newRow("empty") << 5;
    }
    void aDeadSegmentIsLeftOutAndSaid()
    {
        QFETCH(int, kind);
        Fault fault;
        if (kind == 0)
            fault.status = 404;
        else if (kind == 1)
            fault.status = 503;
        else if (kind == 2)
            fault.cutAfter = 5000;
        else if (kind == 3)
            fault.lengthIsWrong = true;
        else
            fault.body = kind == 4 ? QByteArray(20'000, 'x') : QByteArray(" ");
        m_server->setFault(QStringLiteral("ts2.ts"), fault);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("ts.m3u8")));
        QString said;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         said += film.notice();
                         return film.state() == QLatin1String("playing") && film.positionMs() > 7000;
                     },
                     40'000),
                 film.situation());
        if (kind < 4)
            QVERIFY2(said.contains(QLatin1String("part-skipped")), qPrintable(said));
        film.seek(player::Seconds(kSeconds - 1));
        QVERIFY2(film.becomes("ended"), film.situation());
    }

    void aSeekThatWaitsForItsServerIsNotLost()
    {
        Fault silence;
        silence.delayMs = 60'000;
        m_server->setFault(QStringLiteral("ts1*"), silence); // the second and from the tenth on
        Playing film;
        film.openAt(m_server->url(QStringLiteral("ts.m3u8")));
        QVERIFY2(film.plays(10), film.situation());
        film.seek(player::Seconds(kSeconds - 4));
        QTest::qWait(5000); // longer than a seek that was lost may take
        QVERIFY2(film.isSeeking() && qAbs(film.positionMs() - (kSeconds - 4) * 1000) < 100, film.situation());
        m_server->clearFaults();
        QVERIFY2(film.plays((kSeconds - 4) * 1000 + 500, 40'000), film.situation());
    }

    void severalDeadSegmentsInARowAreLeftOut()
    {
        Fault fault;
        fault.status = 404;
        for (const char *name : {"ts1.ts", "ts2.ts", "ts3.ts"})
            m_server->setFault(QLatin1String(name), fault);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("ts.m3u8")));
        QVERIFY2(film.plays(300), film.situation());
        bool wasInside = false;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         wasInside = wasInside || (film.positionMs() > 3500 && film.positionMs() < 7000);
                         return film.positionMs() > 8500;
                     },
                     20'000),
                 film.situation());
        QVERIFY2(!wasInside, film.situation());
        // Nor does a seek into the hole wait for what never comes.
        film.seek(player::Seconds(5));
        QVERIFY2(
            QTest::qWaitFor(
                [&] { return film.positionMs() > 8200 && film.state() == QLatin1String("playing"); }, 20'000),
            film.situation());
        QVERIFY2(film.becomes("ended"), film.situation());
    }

    void aHoleThatWasWaitedForIsPassed()
    {
        Fault late;
        late.status = 404;
        late.delayMs = 3500;
        m_server->setFault(QStringLiteral("ts2.ts"), late);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("ts.m3u8")));
        QVERIFY2(film.plays(300), film.situation());
        QVERIFY2(
            QTest::qWaitFor([&] { return film.report().value(QLatin1String("buffering")).toBool(); }, 20'000),
            film.situation());
        const qint64 stopped = film.positionMs();
        QVERIFY2(QTest::qWaitFor([&] { return film.notice() == QLatin1String("part-skipped"); }, 20'000),
                 film.situation());
        QVERIFY2(film.positionMs() >= stopped, film.situation());
        QVERIFY2(film.plays(7000), film.situation());
        QVERIFY2(film.becomes("ended"), film.situation());
    }

    void aPassingFaultCostsNothing_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("503 twice") << 0;
        QTest::newRow("cut once") << 1;
        QTest::newRow("404 once") << 2;
    }
    void aPassingFaultCostsNothing()
    {
        QFETCH(int, kind);
        Fault fault;
        fault.status = kind == 0 ? 503 : kind == 2 ? 404 : 200;
        fault.cutAfter = kind == 1 ? 3000 : -1;
        fault.times = kind == 0 ? 2 : 1;
        m_server->setFault(QStringLiteral("ts1.ts"), fault);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("ts.m3u8")));
        QVERIFY2(film.plays(5000), film.situation());
        QCOMPARE(film.notice(), QString());
    }

    void aLostVariantIsReplacedByAnother()
    {
        Fault gone;
        gone.status = 404;
        m_server->setFault(QStringLiteral("ts*"), gone);
        playsThrough(QStringLiteral("two.m3u8"));
        QVERIFY(asked(QStringLiteral("low")) >= 6);
    }

    void aSegmentThatOneVariantLacksComesFromTheOther()
    {
        Fault gone;
        gone.status = 404;
        m_server->setFault(QStringLiteral("ts1.ts"), gone);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("two.m3u8")));
        QVERIFY2(film.plays(6000), film.situation());
        QVERIFY(m_server->asked().contains(QStringLiteral("low1.ts")));
        QCOMPARE(film.notice(), QString());
    }

    void aSlowLineGetsTheSmallPicture()
    {
        Fault slow;
        slow.bytesPerSecond = 30'000; // 240 kbit/s, for a variant of a megabit
        m_server->setFault(QStringLiteral("ts*.ts"), slow);
        m_server->setFault(QStringLiteral("ts1"), slow);
        Fault all = slow;
        for (int i = 0; i < 12; ++i)
            m_server->setFault(QStringLiteral("ts%1.ts").arg(i), all);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("two.m3u8")));
        QVERIFY2(film.plays(8000, 60'000), film.situation());
        QVERIFY(asked(QStringLiteral("low")) > 2);
    }

    void aLostNetworkIsSaidAndThenItGoesOn()
    {
        Fault slow;
        slow.bytesPerSecond = 60'000;
        m_server->setFault(QStringLiteral("*"), slow);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("ts.m3u8")));
        QVERIFY2(film.plays(300), film.situation());
        m_server->goOffline();
        QVERIFY2(QTest::qWaitFor([&] { return film.notice() == QLatin1String("network-lost"); }, 30'000),
                 film.situation());
        QVERIFY2(
            QTest::qWaitFor([&] { return film.report().value(QLatin1String("buffering")).toBool(); }, 30'000),
            film.situation());
        const qint64 stopped = film.positionMs();
        m_server->clearFaults();
        QVERIFY(m_server->goOnline());
        QVERIFY2(film.plays(stopped + 2500), film.situation());
        QCOMPARE(film.notice(), QString());
    }

    void aDiscontinuityPlaysOn_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("another picture size") << QByteArray("low");
        QTest::newRow("another container") << QByteArray("fmp4-");
    }
    void aDiscontinuityPlaysOn()
    {
        QFETCH(QByteArray, second);
        const bool isMp4 = second == "fmp4-";
        QByteArray list("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-VERSION:7\n");
        for (int i = 0; i < 3; ++i)
            list += "#EXTINF:2,\nts" + QByteArray::number(i + 4) + ".ts\n";
        list += "#EXT-X-DISCONTINUITY\n";
        if (isMp4)
            list += "#EXT-X-MAP:URI=\"fmp4.mp4\"\n";
        for (int i = 0; i < 3; ++i)
            list += "#EXTINF:2,\n" + second + QByteArray::number(i) + (isMp4 ? ".m4s\n" : ".ts\n");
        list += "#EXT-X-ENDLIST\n";
        QVERIFY(write(QStringLiteral("spliced.m3u8"), list));
        Playing film;
        film.openAt(m_server->url(QStringLiteral("spliced.m3u8")));
        QVERIFY2(film.plays(7500), film.situation());
        QVERIFY2(film.becomes("ended"), film.situation());
        QCOMPARE(film.durationMs(), 12'000);
        QVERIFY2(
            film.report().value(QLatin1String("frames")).toObject().value(QLatin1String("rendered")).toInt() >
                270,
            film.situation());
    }

    void anotherCodecGetsAnotherPipeline()
    {
        QVERIFY(makeFilm(6,
                         QStringLiteral("-c:v libx265 -x265-params log-level=error -preset ultrafast -g 25 "
                                        "-tag:v hvc1 -c:a aac -f hls "
                                        "-hls_time 2 -hls_list_size 0 -hls_segment_type fmp4 "
                                        "-hls_fmp4_init_filename hevc.mp4 -hls_segment_filename hevc%d.m4s")
                             .split(QLatin1Char(' ')),
                         at(QStringLiteral("hevc.m3u8"))));
        QVERIFY(write(QStringLiteral("codecs.m3u8"),
                      "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nts0.ts\n#EXTINF:2,\nts1.ts\n"
                      "#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"hevc.mp4\"\n#EXTINF:2,\nhevc0.m4s\n#EXTINF:2,"
                      "\nhevc1.m4s\n"
                      "#EXT-X-ENDLIST\n"));
        Playing film;
        film.openAt(m_server->url(QStringLiteral("codecs.m3u8")));
        QVERIFY2(film.plays(6000), film.situation());
        QVERIFY2(film.becomes("ended"), film.situation());
    }

    void protectedSamplesPlay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("SAMPLE-AES, transport stream") << QStringLiteral("locked-ts.m3u8");
        QTest::newRow("SAMPLE-AES, cbcs") << QStringLiteral("locked-cbcs.m3u8");
        QTest::newRow("SAMPLE-AES-CTR, cenc") << QStringLiteral("locked-cenc.m3u8");
    }
    void protectedSamplesPlay()
    {
        QFETCH(QString, name);
        const QByteArray key = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f");
        const QByteArray iv = QByteArray::fromHex("0123456789abcdef0123456789abcdef");
        const bool isTransport = name.contains(QLatin1String("ts"));
        QByteArray list = read(isTransport ? QStringLiteral("ts.m3u8") : QStringLiteral("picture4.m3u8"));
        const int parts = int(list.count("#EXTINF"));
        QVERIFY(parts > 5);
        const Mp4Lock lock{name.contains(QLatin1String("cbcs")) ? "cbcs" : "cenc", QByteArray(16, 'i'), key};
        for (int i = 0; i < parts; ++i) {
            const QString part =
                QStringLiteral("%1%2").arg(isTransport ? QStringLiteral("ts") : QStringLiteral("p4-")).arg(i);
            const QString suffix = isTransport ? QStringLiteral(".ts") : QStringLiteral(".m4s");
            const QByteArray clear = read(part + suffix);
            QVERIFY(write(QStringLiteral("locked-") + part + suffix,
                          isTransport ? lockTransport(clear, key, iv) : lockSegment(clear, true, lock)));
        }
        QVERIFY(write(QStringLiteral("locked-p4.mp4"), lockInit(read(QStringLiteral("p4.mp4")), lock)));
        const QByteArray method = lock.scheme == "cenc" && !isTransport ? "SAMPLE-AES-CTR" : "SAMPLE-AES";
        list.replace("\nts", "\nlocked-ts")
            .replace("\np4-", "\nlocked-p4-")
            .replace("\"p4.mp4", "\"locked-p4.mp4");
        list.replace("#EXT-X-MEDIA-SEQUENCE:0",
                     "#EXT-X-MEDIA-SEQUENCE:0\n"
                     "#EXT-X-KEY:METHOD=" +
                         method +
                         ",URI=\"skd://no\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"
                         "#EXT-X-KEY:METHOD=" +
                         method + ",URI=\"key.bin\",IV=0x" + iv.toHex());
        QVERIFY(write(name, list));
        playsThrough(name);
    }

    void whatCannotBePlayedIsASentence_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("says");
        QTest::newRow("a maker's rights") << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:2\n"
                                                        "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://"
                                                        "x\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"
                                                        "#EXTINF:2,\nts0.ts\n#EXT-X-ENDLIST\n")
                                          << QStringLiteral("protected");
        QTest::newRow("key refused") << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:2\n"
                                                   "#EXT-X-KEY:METHOD=AES-128,URI=\"forbidden.bin\"\n"
                                                   "#EXTINF:2,\nts0.ts\n#EXT-X-ENDLIST\n")
                                     << QStringLiteral("key");
        QTest::newRow("nothing there") << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nnone0."
                                                     "ts\n#EXTINF:2,\nnone1.ts\n#EXT-X-ENDLIST\n")
                                       << QStringLiteral("nothing");
        QTest::newRow("empty") << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-ENDLIST\n")
                               << QStringLiteral("nothing");
        QTest::newRow("broken") << QByteArray("#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:two,\nts0.ts\n")
                                << QStringLiteral("line 3");
    }
    void whatCannotBePlayedIsASentence()
    {
        QFETCH(QByteArray, list);
        QFETCH(QString, says);
        QVERIFY(write(QStringLiteral("bad.m3u8"), list));
        Fault forbidden;
        forbidden.status = 403;
        m_server->setFault(QStringLiteral("forbidden.bin"), forbidden);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("bad.m3u8")));
        QVERIFY2(film.becomes("failed"), film.situation());
        QVERIFY2(film.error().contains(says), film.situation());
        QVERIFY(!film.report()
                     .value(QLatin1String("error"))
                     .toObject()
                     .value(QLatin1String("action"))
                     .toString()
                     .isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHls)
#include "test_hls.moc"
