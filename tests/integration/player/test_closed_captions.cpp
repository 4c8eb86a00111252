// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Closed captions inside real films: FFmpeg's encoders write them, its decoder of line 21 says what is to be
// seen.

#include "player/session/found_captions.h"
#include "tests/integration/player/playing.h"
#include "tests/support/caption_writer.h"
#include "tests/support/captioned_film.h"
#include "tests/support/film_server.h"
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QUdpSocket>
#include <fcntl.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

using namespace hearth;
using namespace hearth::player;
using namespace hearth::test;
using namespace std::chrono_literals;

namespace
{

constexpr int kCC1 = FoundCaptions::kFirstIndex;
constexpr int kCC3 = kCC1 + 2;
constexpr int kCS1 = kCC1 + 4;
constexpr int kPictures = 150;
constexpr auto kPictureTime = 40ms;

struct Shown {
    std::chrono::milliseconds at;
    QString text;
};

/// Pop-on, roll-up and paint-on on CC1, another language on CC3, a digital service.
CaptionedFilm film()
{
    CaptionedFilm film;
    film.pictures = kPictures;
    Line21Writer first(1);
    first.loadPopOn()
        .eraseHidden()
        .at(14, 4)
        .text("Who drank")
        .at(15, 4)
        .text("from it? \x2a\x5c")
        .endOfCaption();
    first.nothing(12).loadPopOn().eraseHidden().at(2, 8).code(0x11, 0x2e).text("I did.").endOfCaption();
    first.nothing(12).eraseShown().rollUp(2).at(15).text("It was").carriageReturn().text("a small glass");
    first.carriageReturn().text("of milk.").nothing(10).eraseShown();
    spread(film, first.triplets(), 5);
    Line21Writer third(3);
    third.loadPopOn().eraseHidden().at(15).text("Yo no").endOfCaption().nothing(30).eraseShown();
    spread(film, third.triplets(), 8);
    spread(film, {}, kPictures);
    const QList<CcTriplet> service =
        ServicePacketWriter().block(1, defineWindow(0, 7, 74, 105, 1, 32) + "Digital words").triplets(0);
    film.captions[30] += service;
    for (QList<CcTriplet> &picture : film.captions)
        if (picture.isEmpty())
            picture = {{CcTriplet::Type::Field1, 0x80, 0x80}};
    return film;
}

/// What a channel shows, each time it is something else.
QList<Shown> shown(const QString &file, int index)
{
    auto media = MediaFile::open(Fd(::open(file.toUtf8().constData(), O_RDONLY | O_CLOEXEC)), 5s);
    if (!media)
        return {};
    FoundCaptions captions(**media, 0, true, {});
    AVPacket *packet = av_packet_alloc();
    while ((*media)->read(packet)) {
        captions.give(packet, (*media)->stream(packet->stream_index));
        av_packet_unref(packet);
    }
    captions.end();
    av_packet_free(&packet);
    QList<Shown> list;
    for (auto now = 0ms; now < 12s; now += 10ms) {
        captions.playTo(now);
        const QString text = plainText(captions.screen(index));
        if ((list.isEmpty() && !text.isEmpty()) || (!list.isEmpty() && list.last().text != text))
            list.append({now, text});
    }
    return list;
}

bool hasPicturesOutOfOrder(const QString &file)
{
    auto media = MediaFile::open(Fd(::open(file.toUtf8().constData(), O_RDONLY | O_CLOEXEC)), 5s);
    AVPacket *packet = av_packet_alloc();
    int64_t last = AV_NOPTS_VALUE;
    bool isFound = false;
    while (media && (*media)->read(packet)) {
        isFound = isFound || (last != AV_NOPTS_VALUE && packet->pts < last);
        last = packet->pts;
        av_packet_unref(packet);
    }
    av_packet_free(&packet);
    return isFound;
}

QStringList words(const QList<Shown> &list)
{
    QStringList texts;
    for (const Shown &one : list)
        texts << one.text;
    return texts;
}

} // namespace

class TestClosedCaptions : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    static void open(Session &session, const QString &file, const TrackWishes &tracks = {})
    {
        OpenRequest request;
        request.tracks = tracks;
        session.open(Fd(::open(file.toUtf8().constData(), O_RDONLY | O_CLOEXEC)), request);
    }
    static QJsonObject track(const Session &session, int index)
    {
        for (const QJsonValue &value : session.report().value(QLatin1String("tracks")).toArray())
            if (value[QLatin1String("index")].toInt() == index)
                return value.toObject();
        return {};
    }
    static int subtitle(const Session &session)
    {
        return session.report().value(QLatin1String("subtitle")).toInt();
    }
    /// The texts of a film as FFmpeg's decoder has them, and when they begin.
    QList<Shown> byFfmpeg(const QString &name)
    {
        QProcess ffmpeg;
        ffmpeg.setWorkingDirectory(m_folder.path());
        ffmpeg.start(QStringLiteral("ffmpeg"),
                     {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-f"),
                      QStringLiteral("lavfi"), QStringLiteral("-i"),
                      QStringLiteral("movie=%1[out0+subcc]").arg(name), QStringLiteral("-map"),
                      QStringLiteral("s"), QStringLiteral("-f"), QStringLiteral("srt"), QStringLiteral("-")});
        ffmpeg.waitForFinished(60'000);
        QList<Shown> list;
        const QString srt = QString::fromUtf8(ffmpeg.readAllStandardOutput());
        for (const QString &cue : srt.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
            static const QRegularExpression tags(QStringLiteral("<[^>]*>|\\{[^}]*\\}|\\\\h"));
            QStringList lines = QString(cue).remove(tags).trimmed().split(QLatin1Char('\n'));
            const QTime time = QTime::fromString(lines.value(1).left(12), QStringLiteral("HH:mm:ss,zzz"));
            QStringList text;
            for (const QString &line : lines.mid(2))
                text << line.simplified();
            list.append(
                {std::chrono::milliseconds(time.msecsSinceStartOfDay()), text.join(QLatin1Char('\n'))});
        }
        return list;
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        for (const char *name : {"film.ts", "film.mp4", "film.mkv"}) {
            const Done done = writeFilm(film(), at(QLatin1String(name)));
            QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        }
        CaptionedFilm old = film();
        old.encoder = QStringLiteral("mpeg2video");
        QVERIFY(writeFilm(old, at(QStringLiteral("old.ts"))));
    }

    void whatIsSeenIsWhatWasWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("H.264 in MPEG-TS") << QStringLiteral("film.ts");
        QTest::newRow("H.264 in MP4") << QStringLiteral("film.mp4");
        QTest::newRow("H.264 in Matroska") << QStringLiteral("film.mkv");
        QTest::newRow("MPEG-2 in MPEG-TS") << QStringLiteral("old.ts");
    }
    void whatIsSeenIsWhatWasWritten()
    {
        QFETCH(QString, name);
        QVERIFY(hasPicturesOutOfOrder(at(name)));
        const QList<Shown> first = shown(at(name), kCC1);
        const QStringList seen = words(first);
        QVERIFY2(seen.size() > 10, qPrintable(seen.join(QLatin1Char('|'))));
        QCOMPARE(seen[0], QStringLiteral("Who drank\nfrom it? áé"));
        QCOMPARE(seen[1], QStringLiteral("I did."));
        QCOMPARE(seen[2], QString());
        QVERIFY(seen.contains(QStringLiteral("It was\na small glass")));
        QVERIFY(seen.contains(QStringLiteral("a small glass\nof milk.")));
        QCOMPARE(words(shown(at(name), kCC3)), (QStringList{QStringLiteral("Yo no"), QString()}));
        QCOMPARE(words(shown(at(name), kCS1)).value(0), QStringLiteral("Digital words"));
    }

    // Of what rolls up it tells the lines when they are whole, as of the time when they began.
    void itIsWhatFfmpegSees_data() { whatIsSeenIsWhatWasWritten_data(); }
    void itIsWhatFfmpegSees()
    {
        QFETCH(QString, name);
        const QList<Shown> theirs = byFfmpeg(name);
        QVERIFY(theirs.size() >= 3);
        const QList<Shown> ours = shown(at(name), kCC1);
        // Its clock begins where the film does.
        const auto shift = ours[0].at - theirs[0].at;
        for (qsizetype i = 0; i < theirs.size(); ++i) {
            const Shown &cue = theirs[i];
            const auto same = std::find_if(ours.cbegin(), ours.cend(),
                                           [&](const Shown &one) { return one.text == cue.text; });
            QVERIFY2(same != ours.cend(),
                     qPrintable(cue.text + QStringLiteral(" among ") + words(ours).join(QLatin1Char('|'))));
            if (i < 2)
                QVERIFY(std::chrono::abs(same->at - shift - cue.at) <= 2 * kPictureTime);
        }
    }

    void theyAreDrawnWhereTheyBelong()
    {
        auto media =
            MediaFile::open(Fd(::open(at(QStringLiteral("film.mp4")).toUtf8().constData(), O_RDONLY)), 5s);
        QVERIFY(media);
        FoundCaptions captions(**media, 0, true, {});
        AVPacket *packet = av_packet_alloc();
        while ((*media)->read(packet)) {
            captions.give(packet, (*media)->stream(0));
            av_packet_unref(packet);
        }
        captions.end();
        av_packet_free(&packet);
        QVERIFY(!captions.track(kCC1));
        const QList<Shown> times = shown(at(QStringLiteral("film.mp4")), kCC1);
        QImage canvas(1280, 720, QImage::Format_ARGB32_Premultiplied);
        const auto box = [&] {
            QRect seen;
            for (int y = 0; y < canvas.height(); ++y)
                for (int x = 0; x < canvas.width(); ++x)
                    if (qAlpha(canvas.pixel(x, y)) > 20)
                        seen |= QRect(x, y, 1, 1);
            return seen;
        };
        QVERIFY(captions.playTo(times[0].at + 20ms));
        CaptionTrack *track = captions.track(kCC1);
        QVERIFY(track);
        QCOMPARE(track->draw(0ms, canvas), DrawnSubtitles::Drawn::Lines);
        const QRect low = box();
        QVERIFY2(low.top() > 560 && low.bottom() < 680 && low.left() > 250, "rows 14 and 15");
        QCOMPARE(track->draw(0ms, canvas), DrawnSubtitles::Drawn::AsBefore);
        // The viewer's letters.
        track->setStyle({.sizePercent = 200});
        QCOMPARE(track->draw(0ms, canvas), DrawnSubtitles::Drawn::Lines);
        const QRect large = box();
        QVERIFY(large.width() > low.width() * 17 / 10);
        QVERIFY(large.top() < low.top() - 40 && large.bottom() < 700);
        track->setStyle({});
        captions.playTo(times[1].at + 20ms);
        QCOMPARE(track->draw(0ms, canvas), DrawnSubtitles::Drawn::Lines);
        QVERIFY2(box().bottom() < 200, "row 2");
        captions.restart();
        QCOMPARE(track->draw(0ms, canvas), DrawnSubtitles::Drawn::Nothing);
    }

    void theyJoinTheListWhenTheyAreSeenAndWaitToBeChosen()
    {
        Playing session;
        open(session, at(QStringLiteral("film.ts")), {.subtitleLanguages = {QStringLiteral("en")}});
        QVERIFY2(session.plays(300), session.situation());
        QVERIFY2(QTest::qWaitFor([&] { return !track(session, kCC1).isEmpty(); }, 20'000),
                 session.situation());
        QCOMPARE(track(session, kCC1).value(QLatin1String("captions")).toString(), QStringLiteral("CC1"));
        QCOMPARE(track(session, kCC1).value(QLatin1String("title")).toString(), QStringLiteral("CC1"));
        QVERIFY(track(session, kCC1 + 1).isEmpty());
        QCOMPARE(subtitle(session), -1);
        QVERIFY2(QTest::qWaitFor([&] { return !track(session, kCC3).isEmpty(); }, 20'000),
                 session.situation());
        session.chooseTracks(-1, kCC3);
        QCOMPARE(subtitle(session), kCC3);
        const qint64 before = session.positionMs();
        QVERIFY2(session.plays(before + 300), session.situation());
        session.seek(Seconds(0.2));
        QVERIFY2(session.becomes("ended"), session.situation());
        QCOMPARE(subtitle(session), kCC3);
        QCOMPARE(track(session, kCS1).value(QLatin1String("captions")).toString(), QStringLiteral("CS1"));
    }

    void whatWasChosenBeforeIsTakenWhenItIsSeen()
    {
        // The same film again, and another one of its series.
        for (const TrackWishes &wishes :
             {TrackWishes{.subtitle = kCC1},
              TrackWishes{.rememberedSubtitle = RememberedTrack{QString(), QStringLiteral("CC1")}}}) {
            Playing session;
            open(session, at(QStringLiteral("film.mp4")), wishes);
            QVERIFY2(QTest::qWaitFor([&] { return !track(session, kCC1).isEmpty(); }, 20'000),
                     session.situation());
            QCOMPARE(subtitle(session), kCC1);
        }
        // Who has turned subtitles off since is heard.
        Playing session;
        open(session, at(QStringLiteral("film.mp4")), {.subtitle = kCC1});
        QVERIFY2(session.plays(10), session.situation());
        session.chooseTracks(-1, -1);
        QVERIFY2(QTest::qWaitFor([&] { return !track(session, kCC1).isEmpty(); }, 20'000),
                 session.situation());
        QCOMPARE(subtitle(session), -1);
    }

    void fragmentsHaveThemToo_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::newRow("HLS") << QStringLiteral("-f hls -hls_segment_type fmp4 -hls_time 2 -hls_list_size 0 "
                                               "-hls_fmp4_init_filename cut.mp4")
                             << QStringLiteral("cut.m3u8");
        QTest::newRow("DASH") << QStringLiteral("-f dash -seg_duration 2") << QStringLiteral("cut.mpd");
    }
    void fragmentsHaveThemToo()
    {
        QFETCH(QString, format);
        QFETCH(QString, name);
        QProcess ffmpeg;
        ffmpeg.setWorkingDirectory(m_folder.path());
        ffmpeg.start(QStringLiteral("ffmpeg"), QStringLiteral("-v error -y -i film.mp4 -c copy %1 %2")
                                                   .arg(format, name)
                                                   .split(QLatin1Char(' ')));
        QVERIFY(ffmpeg.waitForFinished(60'000) && ffmpeg.exitCode() == 0);
        FilmServer server(m_folder.path());
        Playing session;
        session.openAt(server.url(name));
        QVERIFY2(QTest::qWaitFor([&] { return !track(session, kCC1).isEmpty(); }, 20'000),
                 session.situation());
        QVERIFY2(session.becomes("ended"), session.situation());
        QVERIFY(!track(session, kCC3).isEmpty() && !track(session, kCS1).isEmpty());
    }

    void whatIsSentHasThemToo()
    {
        QUdpSocket free;
        QVERIFY(free.bind(QHostAddress::LocalHost));
        const QString target = QStringLiteral("udp://127.0.0.1:%1").arg(free.localPort());
        free.close();
        QProcess sender;
        sender.start(QStringLiteral("ffmpeg"),
                     QStringLiteral("-v error -re -stream_loop -1 -i %1 -c copy -f mpegts %2")
                         .arg(at(QStringLiteral("film.ts")), target)
                         .split(QLatin1Char(' ')));
        QVERIFY(sender.waitForStarted());
        Playing session;
        session.openAt(QUrl(target));
        QVERIFY2(QTest::qWaitFor([&] { return !track(session, kCC1).isEmpty(); }, 30'000),
                 session.situation());
        session.chooseTracks(-1, kCC1);
        const qint64 before = session.positionMs();
        QVERIFY2(session.plays(before + 2000), session.situation());
        QCOMPARE(subtitle(session), kCC1);
        sender.kill();
        sender.waitForFinished();
    }

    void aTrackOfTheirOwnIsHeardInsteadOfThePicture()
    {
        CaptionedFilm beside = film();
        beside.areBeside = true;
        const Done done = writeFilm(beside, at(QStringLiteral("beside.mov")));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        const QStringList seen = words(shown(at(QStringLiteral("beside.mov")), kCC1));
        QCOMPARE(seen.value(0), QStringLiteral("Who drank\nfrom it? áé"));
        QCOMPARE(seen, words(shown(at(QStringLiteral("film.mp4")), kCC1)));
        // It is known from the start, and is one stream, not two.
        Playing session;
        open(session, at(QStringLiteral("beside.mov")), {.subtitleLanguages = {QStringLiteral("en")}});
        QVERIFY2(session.plays(100), session.situation());
        QCOMPARE(track(session, kCC1).value(QLatin1String("language")).toString(), QStringLiteral("eng"));
        QVERIFY(track(session, 1).isEmpty());
        QCOMPARE(subtitle(session), -1);
        session.chooseTracks(-1, kCC1);
        QCOMPARE(subtitle(session), kCC1);
        QVERIFY2(session.becomes("ended"), session.situation());
    }

    void aStreamNamesItsChannels()
    {
        FilmServer server(m_folder.path());
        QFile list(at(QStringLiteral("all.m3u8")));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write(
            "#EXTM3U\n"
            "#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID=\"cc\",NAME=\"English\",LANGUAGE=\"en\","
            "INSTREAM-ID=\"CC1\"\n"
            "#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID=\"cc\",NAME=\"Español\",LANGUAGE=\"es\","
            "INSTREAM-ID=\"SERVICE2\"\n"
            "#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID=\"other\",NAME=\"Not here\",INSTREAM-ID=\"CC2\"\n"
            "#EXT-X-STREAM-INF:BANDWIDTH=400000,CLOSED-CAPTIONS=\"cc\"\npicture.m3u8\n");
        list.close();
        QFile media(at(QStringLiteral("picture.m3u8")));
        QVERIFY(media.open(QIODevice::WriteOnly));
        media.write("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\nfilm.ts\n#EXT-X-ENDLIST\n");
        media.close();
        Playing session;
        session.openAt(server.url(QStringLiteral("all.m3u8")));
        QVERIFY2(session.plays(100), session.situation());
        QCOMPARE(track(session, kCC1).value(QLatin1String("title")).toString(), QStringLiteral("English"));
        QCOMPARE(track(session, kCC1).value(QLatin1String("language")).toString(), QStringLiteral("en"));
        QCOMPARE(track(session, kCS1 + 1).value(QLatin1String("title")).toString(),
                 QStringLiteral("Español"));
        QVERIFY(track(session, kCC1 + 1).isEmpty());
        QCOMPARE(subtitle(session), -1);
        // One that nobody named is found all the same.
        QVERIFY2(QTest::qWaitFor([&] { return !track(session, kCC3).isEmpty(); }, 20'000),
                 session.situation());
        QCOMPARE(track(session, kCC1).value(QLatin1String("title")).toString(), QStringLiteral("English"));
    }
};

QTEST_GUILESS_MAIN(TestClosedCaptions)
#include "test_closed_captions.moc"
