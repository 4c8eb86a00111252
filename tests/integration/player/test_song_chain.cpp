// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Songs that follow each other: one recording cut in two files is heard as it was, sample by sample; what
// follows may change at any time; each song is told of under its own id.

#include "player/session/song_chain.h"
#include "tests/integration/player/playing.h"
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fcntl.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

using namespace hearth;
using namespace hearth::player;
using hearth::test::Playing;

class TestSongChain : public QObject
{
    Q_OBJECT

    static constexpr int kRate = 44100;
    static constexpr int kCut = 200'000; // samples: in the middle of every codec's frame
    static constexpr int kWhole = 400'000;
    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] Fd open(const QString &name) const
    {
        return Fd(::open(QFile::encodeName(at(name)).constData(), O_RDONLY | O_CLOEXEC));
    }
    [[nodiscard]] std::unique_ptr<SongChain> chainOf(const QString &name) const
    {
        auto media = MediaFile::open(open(name), std::chrono::seconds(5));
        auto chain = media ? SongChain::create(std::move(*media), QStringLiteral("first"))
                           : std::unexpected(media.error());
        return chain ? std::move(*chain) : nullptr;
    }
    /// Samples `from` to `to` of the recording.
    bool make(const QString &name, int from, int to, const QStringList &codec, const QString &more = {})
    {
        const QString cut = QStringLiteral("aevalsrc='0.5*sin(2*PI*330*t+3*sin(t))|0.4*sin(2*PI*495*t)':s=%1,"
                                           "atrim=start_sample=%2:end_sample=%3,asetpts=N/SR/TB%4")
                                .arg(kRate)
                                .arg(from)
                                .arg(to)
                                .arg(more);
        return QProcess::execute(QStringLiteral("ffmpeg"),
                                 QStringList{QStringLiteral("-nostdin"), QStringLiteral("-v"),
                                             QStringLiteral("error"), QStringLiteral("-y"),
                                             QStringLiteral("-f"), QStringLiteral("lavfi"),
                                             QStringLiteral("-i"), cut} +
                                     codec + QStringList{at(name)}) == 0;
    }
    [[nodiscard]] bool addCover(const QString &name) const
    {
        const QString plain = at(QStringLiteral("plain-") + name);
        return QFile::rename(at(name), plain) &&
               QProcess::execute(QStringLiteral("ffmpeg"),
                                 {QStringLiteral("-nostdin"),
                                  QStringLiteral("-v"),
                                  QStringLiteral("error"),
                                  QStringLiteral("-y"),
                                  QStringLiteral("-i"),
                                  plain,
                                  QStringLiteral("-f"),
                                  QStringLiteral("lavfi"),
                                  QStringLiteral("-i"),
                                  QStringLiteral("testsrc2=size=600x600:duration=1"),
                                  QStringLiteral("-map"),
                                  QStringLiteral("0"),
                                  QStringLiteral("-map"),
                                  QStringLiteral("1"),
                                  QStringLiteral("-frames:v"),
                                  QStringLiteral("1"),
                                  QStringLiteral("-c:a"),
                                  QStringLiteral("copy"),
                                  QStringLiteral("-c:v"),
                                  QStringLiteral("mjpeg"),
                                  QStringLiteral("-disposition:v"),
                                  QStringLiteral("attached_pic"),
                                  QStringLiteral("-write_id3v2"),
                                  QStringLiteral("1"),
                                  at(name)}) == 0;
    }
    static float recorded(qsizetype sample)
    {
        const double t = double(sample) / kRate;
        return float(0.5 * std::sin(2 * M_PI * 330 * t + 3 * std::sin(t)));
    }
    struct Heard {
        std::vector<float> left;
        bool isOnTime = true; // each packet begins where the last one ended
        Error end;
    };
    /// Until the chain ends.
    static Heard hear(SongChain &chain, qint64 startSample = 0)
    {
        Heard heard;
        AVPacket *packet = av_packet_alloc();
        const int channels = chain.stream(0)->codecpar->ch_layout.nb_channels;
        for (;;) {
            if (Done done = chain.read(packet); !done) {
                heard.end = done.error();
                break;
            }
            const auto *samples = reinterpret_cast<const float *>(packet->data);
            heard.isOnTime = heard.isOnTime && packet->pts == startSample + qint64(heard.left.size());
            for (int64_t i = 0; i < packet->duration; ++i)
                heard.left.push_back(samples[i * channels]);
            av_packet_unref(packet);
        }
        av_packet_free(&packet);
        return heard;
    }
    /// The worst that is heard beside the recording, within `around` of the cut.
    static float worstAtCut(const std::vector<float> &left, qsizetype around)
    {
        float worst = 0;
        for (qsizetype i = kCut - around; i < kCut + around; ++i)
            worst = std::max(worst, std::abs(left[size_t(i)] - recorded(i)));
        return worst;
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        const QStringList flac{QStringLiteral("-c:a"), QStringLiteral("flac")};
        QVERIFY(make(QStringLiteral("one.flac"), 0, kCut, flac));
        QVERIFY(make(QStringLiteral("two.flac"), kCut, kWhole, flac));
        QVERIFY(make(QStringLiteral("short.flac"), 0, kRate * 2, flac));
        QVERIFY(make(QStringLiteral("other.ogg"), 0, 48'000,
                     {QStringLiteral("-c:a"), QStringLiteral("libvorbis")},
                     QStringLiteral(",aresample=32000,aformat=channel_layouts=mono")));
        QFile broken(at(QStringLiteral("broken.flac")));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("fLaC and nothing else") > 0);
        QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"),
                                   {QStringLiteral("-nostdin"), QStringLiteral("-v"), QStringLiteral("error"),
                                    QStringLiteral("-y"), QStringLiteral("-f"), QStringLiteral("lavfi"),
                                    QStringLiteral("-i"), QStringLiteral("testsrc=d=2"), at("film.mkv")}),
                 0);
    }

    void oneRecordingInTwoFilesIsHeardAsItWas_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<float>("worst"); // of 0.5
        QTest::addColumn<int>("samples"); // too many or too few
        QTest::newRow("FLAC") << "flac" << "flac -sample_fmt s16" << 0.0001F << 0;
        QTest::newRow("ALAC") << "m4a" << "alac" << 0.0001F << 0;
        QTest::newRow("WAV") << "wav" << "pcm_s16le" << 0.0001F << 0;
        QTest::newRow("AIFF with a cover") << "aiff" << "pcm_s16be" << 0.0001F << 0;
        QTest::newRow("Opus") << "opus" << "libopus -b:a 192k -ar 48000" << 0.1F << 20;
        QTest::newRow("MP3 with LAME's header") << "mp3" << "libmp3lame -b:a 192k" << 0.08F << 0;
        // Else ffmpeg writes an MP4's length in milliseconds. Its encoder is that far off in a file's first
        // frame.
        QTest::newRow("AAC") << "m4a" << "aac -b:a 192k -movie_timescale 44100" << 0.4F << 0;
        QTest::newRow("Vorbis") << "ogg" << "libvorbis -q:a 6" << 0.08F << 0;
    }
    void oneRecordingInTwoFilesIsHeardAsItWas()
    {
        QFETCH(QString, ending);
        QFETCH(QString, codec);
        QFETCH(float, worst);
        QFETCH(int, samples);
        const QStringList arguments = QStringList{QStringLiteral("-c:a")} + codec.split(QLatin1Char(' '));
        const QString one = QStringLiteral("a.") + ending;
        const QString two = QStringLiteral("b.") + ending;
        QVERIFY(make(one, 0, kCut, arguments) && make(two, kCut, kWhole, arguments));
        if (ending == QLatin1String("aiff"))
            QVERIFY(addCover(one) && addCover(two));
        const auto chain = chainOf(one);
        QVERIFY(chain != nullptr);
        QVERIFY(chain->follow(open(two), QStringLiteral("second"), Seconds(0)));
        const Heard heard = hear(*chain);
        QCOMPARE(heard.end.code, ErrorCode::NotFound);
        QVERIFY(heard.isOnTime);
        if (const int rate = chain->stream(0)->codecpar->sample_rate; rate != kRate) {
            const qint64 whole = qint64(kWhole) * rate / kRate;
            QVERIFY2(std::abs(qint64(heard.left.size()) - whole) <= samples,
                     qPrintable(QString::number(heard.left.size())));
            return;
        }
        QVERIFY2(std::abs(qint64(heard.left.size()) - kWhole) <= samples,
                 qPrintable(QString::number(heard.left.size())));
        const float found = worstAtCut(heard.left, 3000);
        QVERIFY2(found <= worst, qPrintable(QString::number(double(found))));
        QCOMPARE(chain->songAt(Seconds(double(kCut - 10) / kRate)).id, QStringLiteral("first"));
        const SongChain::Song second = chain->songAt(Seconds(double(kCut + 10) / kRate));
        QCOMPARE(second.id, QStringLiteral("second"));
        QVERIFY(std::abs(second.start.count() * kRate - kCut) <= samples + 1);
        QVERIFY(std::abs(second.duration.count() * kRate - kCut) < 3000);
    }

    void anotherFormatIsTurnedIntoTheFirstOnes()
    {
        const auto chain = chainOf(QStringLiteral("short.flac"));
        QVERIFY(chain->follow(open(QStringLiteral("other.ogg")), QStringLiteral("second"), Seconds(0)));
        const Heard heard = hear(*chain);
        QVERIFY(heard.isOnTime);
        // A second and 3,900 samples at 44,100 Hz, in the rate of the first.
        QVERIFY2(std::abs(qint64(heard.left.size()) - (kRate * 2 + 48'000)) < 200,
                 qPrintable(QString::number(heard.left.size())));
    }

    void whatFollowsMayChangeUntilItIsHeard()
    {
        const auto chain = chainOf(QStringLiteral("short.flac"));
        QVERIFY(chain->follow(open(QStringLiteral("broken.flac")), QStringLiteral("broken"), Seconds(0)));
        QVERIFY(chain->follow(open(QStringLiteral("two.flac")), QStringLiteral("second"), Seconds(0)));
        QCOMPARE(hear(*chain).left.size(), size_t(kRate * 2 + kWhole - kCut));
        // All was read, and the listener is at one second: the rest has to be read again.
        QVERIFY(!chain->follow(Fd(), QString(), Seconds(1)));
        QVERIFY(chain->seek(Seconds(1)));
        QCOMPARE(hear(*chain, kRate).left.size(), size_t(kRate));
        QCOMPARE(chain->songAt(Seconds(3)).id, QStringLiteral("first"));
        // Behind the end nothing was; now something is.
        QVERIFY(!chain->follow(open(QStringLiteral("two.flac")), QStringLiteral("third"), Seconds(1.5)));
        QVERIFY(chain->seek(Seconds(1.5)));
        QCOMPARE(hear(*chain, kRate * 3 / 2).left.size(), size_t(kRate / 2 + kWhole - kCut));
        QCOMPARE(chain->songAt(Seconds(3)).id, QStringLiteral("third"));
    }

    void aSeekIsWithinTheSongThatIsHeard()
    {
        const auto chain = chainOf(QStringLiteral("short.flac"));
        QVERIFY(chain->follow(open(QStringLiteral("two.flac")), QStringLiteral("second"), Seconds(0)));
        (void)hear(*chain);
        QVERIFY(chain->seek(Seconds(1)));
        const Heard again = hear(*chain, kRate);
        QVERIFY(again.isOnTime);
        QCOMPARE(again.left.size(), size_t(kRate + kWhole - kCut));
        QVERIFY(std::abs(again.left[100] - recorded(kRate + 100)) < 0.001F);
        QVERIFY(chain->seek(Seconds(3)));
        const Heard second = hear(*chain, kRate * 3);
        QCOMPARE(second.left.size(), size_t(kWhole - kCut - kRate));
        QVERIFY(std::abs(second.left[100] - recorded(kCut + kRate + 100)) < 0.001F);
    }

    void aSeekBehindASongsRealEndGoesOnThere()
    {
        // The header tells of four and a half seconds, the file holds a part of them.
        QFile whole(at(QStringLiteral("one.flac")));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile cut(at(QStringLiteral("cut.flac")));
        QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(whole.read(whole.size() / 2)) > 0);
        cut.close();
        const auto chain = chainOf(QStringLiteral("cut.flac"));
        QVERIFY(chain->follow(open(QStringLiteral("short.flac")), QStringLiteral("second"), Seconds(0)));
        QVERIFY(chain->seek(Seconds(4)));
        const Heard heard = hear(*chain, kRate * 4);
        QVERIFY(heard.isOnTime); // what follows begins where the listener is
        QCOMPARE(heard.left.size(), size_t(kRate * 2));
        QCOMPARE(chain->songAt(Seconds(4.1)).id, QStringLiteral("second"));
    }

    void whatFollowsMayChangeAtTheVeryBeginningOfASong()
    {
        const auto chain = chainOf(QStringLiteral("one.flac"));
        QVERIFY(chain->follow(open(QStringLiteral("short.flac")), QStringLiteral("second"), Seconds(0)));
        (void)hear(*chain);
        const Seconds start = chain->songAt(Seconds(5)).start;
        // As GStreamer's clock has it, in whole nanoseconds.
        const Seconds told(std::floor(start.count() * 1e9) / 1e9);
        QCOMPARE(chain->songAt(told).id, QStringLiteral("second"));
        QVERIFY(!chain->follow(open(QStringLiteral("two.flac")), QStringLiteral("third"), told));
        QVERIFY(chain->seek(told));
        (void)hear(*chain, std::llround(told.count() * kRate));
        QCOMPARE(chain->songAt(start + Seconds(1)).id, QStringLiteral("second"));
        QCOMPARE(chain->songAt(start + Seconds(2.5)).id, QStringLiteral("third"));
    }

    void onlyTheLastFewAreKept()
    {
        const auto chain = chainOf(QStringLiteral("short.flac"));
        Seconds heard(0);
        AVPacket *packet = av_packet_alloc();
        for (int song = 1; song <= 30; ++song) {
            QVERIFY(chain->follow(open(QStringLiteral("short.flac")), QString::number(song), heard));
            while (chain->songAt(heard).id != QString::number(song)) {
                QVERIFY(chain->read(packet));
                heard = Seconds(double(packet->pts + packet->duration) / kRate);
                chain->tellPosition(heard);
                av_packet_unref(packet);
            }
        }
        av_packet_free(&packet);
        QCOMPARE(std::lround(chain->songAt(heard).start.count()), 60L);
    }

    void whatIsNoSongEndsTheChain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("damaged") << "broken.flac";
        QTest::newRow("a film") << "film.mkv";
    }
    void whatIsNoSongEndsTheChain()
    {
        QFETCH(QString, name);
        const auto chain = chainOf(QStringLiteral("short.flac"));
        QVERIFY(chain->follow(open(name), QStringLiteral("second"), Seconds(0)));
        const Heard heard = hear(*chain);
        QCOMPARE(heard.left.size(), size_t(kRate * 2));
        QCOMPARE(heard.end.code, ErrorCode::NotFound);
    }

    void theSessionTellsWhichSongIsHeard()
    {
        Playing session;
        OpenRequest request;
        request.id = QStringLiteral("first");
        session.open(open(QStringLiteral("short.flac")), request);
        QVERIFY2(session.plays(0), session.situation());
        QVERIFY(session.report().value(QLatin1String("joins")).toBool());
        session.follow(open(QStringLiteral("two.flac")), QStringLiteral("second"));
        const auto id = [&session] { return session.report().value(QLatin1String("id")).toString(); };
        QList<QString> states;
        connect(&session, &Session::changed, &session, [&] { states.append(session.state()); });
        QTRY_COMPARE_WITH_TIMEOUT(id(), QStringLiteral("second"), 10'000);
        QVERIFY(session.positionMs() < 1500);
        QVERIFY(std::abs(session.durationMs() - 4535) < 50);
        QVERIFY(!states.contains(QStringLiteral("opening")) && !states.contains(QStringLiteral("ended")));
        // A seek counts from the second's beginning.
        session.seek(Seconds(3));
        QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() >= 3000 && session.state() == "playing"; },
                                 5000),
                 session.situation());
        QCOMPARE(id(), QStringLiteral("second"));
        session.seek(Seconds(0));
        QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() < 2000 && session.state() == "playing"; },
                                 5000),
                 session.situation());
        QVERIFY2(session.becomes("ended"), session.situation());
        QCOMPARE(id(), QStringLiteral("second"));
        QVERIFY(std::abs(session.positionMs() - 4535) < 50);
        // Again from its beginning.
        session.play();
        QVERIFY2(session.plays(200), session.situation());
        QCOMPARE(id(), QStringLiteral("second"));
    }

    void whatWasReadBehindASongIsGivenUp()
    {
        Playing session;
        OpenRequest request;
        request.id = QStringLiteral("first");
        session.open(open(QStringLiteral("one.flac")), request); // 4.5 s: read whole at once
        session.follow(open(QStringLiteral("two.flac")), QStringLiteral("second"));
        QVERIFY2(session.plays(300), session.situation());
        session.follow(open(QStringLiteral("short.flac")), QStringLiteral("third"));
        const auto id = [&session] { return session.report().value(QLatin1String("id")).toString(); };
        QTRY_COMPARE_WITH_TIMEOUT(id(), QStringLiteral("third"), 10'000);
        session.follow(Fd(), QString());
        QVERIFY2(session.becomes("ended"), session.situation());
        QCOMPARE(id(), QStringLiteral("third"));
    }
};

QTEST_GUILESS_MAIN(TestSongChain)
#include "test_song_chain.moc"
