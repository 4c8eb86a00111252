// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Films as they come: clocks that begin anywhere and leap, a hundred tracks, a picture that comes late, the
// codecs of twenty years. Each shows pictures and can be wound.

#include "tests/integration/player/playing.h"
#include "tests/support/streams_bench.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace hearth;
using namespace hearth::test;

class TestOddFilms : public QObject
{
    Q_OBJECT

    static constexpr int kSeconds = 12;
    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }
    bool append(const QString &name, const QStringList &parts)
    {
        QFile whole(at(name));
        if (!whole.open(QIODevice::WriteOnly))
            return false;
        for (const QString &part : parts) {
            QFile file(at(part));
            if (!file.open(QIODevice::ReadOnly) || whole.write(file.readAll()) <= 0)
                return false;
        }
        return true;
    }

private Q_SLOTS:
    void initTestCase() { gst_init(nullptr, nullptr); }

    void aFilmPlaysFromZeroAndIsWound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("arguments");
        const auto usual = [](const char *more) { return usualCodecs() + words(more); };
        QTest::newRow("a clock at ten minutes") << "late.ts" << usual("-output_ts_offset 600");
        QTest::newRow("a clock that wraps on the way") << "wrap.ts" << usual("-output_ts_offset 95437.7");
        QTest::newRow("MPEG-PS") << "film.vob" << words("-c:v mpeg2video -g 12 -c:a mp2 -f vob");
        QTest::newRow("Flash video") << "film.flv" << words("-c:v flv -g 25 -c:a mp3");
        QTest::newRow("DivX 3") << "divx.avi" << words("-c:v msmpeg4 -g 25 -c:a mp3");
        QTest::newRow("Windows Media") << "film.wmv" << words("-c:v wmv2 -g 25 -c:a wmav2");
        QTest::newRow("ProRes") << "film.mov" << words("-c:v prores -c:a pcm_s16le");
        QTest::newRow("FFV1") << "ffv1.mkv" << words("-c:v ffv1 -c:a flac");
        QTest::newRow("Cinepak") << "old.mov" << words("-t 8 -c:v cinepak -g 25 -c:a pcm_s16le");
        QTest::newRow("Theora in Matroska") << "theora.mkv" << words("-c:v libtheora -g 25 -c:a libvorbis");
        QTest::newRow("H.264 of ten bits")
            << "ten.mkv" << words("-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p10le -c:a aac");
        QStringList many = words("-map 0:v");
        for (int i = 0; i < 150; ++i)
            many += words("-map 1:a");
        QTest::newRow("150 tracks") << "many.mkv"
                                    << many + usualCodecs() + words("-c:a pcm_s16le -ar 8000 -ac 1");
    }
    void aFilmPlaysFromZeroAndIsWound()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, arguments);
        QVERIFY(makeFilm(kSeconds, arguments, at(name)));
        Playing session;
        session.openFile(at(name));
        QVERIFY2(session.plays(200), session.situation());
        QVERIFY2(session.positionMs() < 3000, session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        session.seek(player::Seconds(5));
        QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() >= 4900; }), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        QVERIFY2(session.positionMs() < 9000, session.situation());
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }

    void aClockThatLeapsIsPlayedThrough_data()
    {
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("ahead") << QStringList{"one.ts", "two.ts"};
        QTest::newRow("back") << QStringList{"two.ts", "one.ts"};
    }
    void aClockThatLeapsIsPlayedThrough()
    {
        QFETCH(QStringList, parts);
        QVERIFY(makeFilm(4, usualCodecs(), at(QStringLiteral("one.ts"))));
        QVERIFY(makeFilm(4, usualCodecs() + words("-output_ts_offset 5000"), at(QStringLiteral("two.ts"))));
        QVERIFY(append(QStringLiteral("joined.ts"), parts));
        Playing session;
        session.openFile(at(QStringLiteral("joined.ts")));
        QVERIFY2(session.plays(5000), session.situation());
        QVERIFY2(session.positionMs() < 9000, session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        QVERIFY2(session.becomes("ended"), session.situation());
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }

    void newStreamsOnTheWayArePlayedOn_data()
    {
        QTest::addColumn<QStringList>("first");
        QTest::addColumn<QStringList>("second");
        const QStringList usual = usualCodecs();
        const QStringList heavy =
            words("-c:v mpeg2video -b:v 20M -minrate 20M -maxrate 20M -bufsize 8M -g 12");
        QTest::newRow("named at the beginning") << usual << usual;
        QTest::newRow("nobody knew of at the beginning")
            << heavy + words("-c:a mp2") << words("-c:v mpeg2video -g 12 -c:a mp2");
        QTest::newRow("another picture") << usual << words("-c:v mpeg2video -g 12 -c:a aac -ac 2");
        QTest::newRow("another sound") << usual << usual + words("-c:a mp2");
        QTest::newRow("both, nobody knew of at the beginning") << heavy + words("-c:a mp2") << usual;
    }
    void newStreamsOnTheWayArePlayedOn()
    {
        QFETCH(QStringList, first);
        QFETCH(QStringList, second);
        QVERIFY(makeFilm(6, first, at(QStringLiteral("before.ts"))));
        QVERIFY(makeFilm(10, second + words("-output_ts_offset 6 -mpegts_start_pid 0x200"),
                         at(QStringLiteral("after.ts"))));
        QVERIFY(append(QStringLiteral("programmes.ts"),
                       {QStringLiteral("before.ts"), QStringLiteral("after.ts")}));
        Playing session;
        session.openFile(at(QStringLiteral("programmes.ts")));
        QVERIFY2(session.plays(9000), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        session.seek(player::Seconds(1));
        QVERIFY2(session.plays(1200) && session.positionMs() < 4000, session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        session.seek(player::Seconds(8));
        QVERIFY2(session.plays(8500), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        QVERIFY2(session.becomes("ended"), session.situation());
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }

    void soundOfEveryKindIsHeard_data()
    {
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("ending");
        for (const char *codec : {"pcm_s16be", "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32be",
                                  "pcm_f64le", "pcm_f64be", "pcm_s8", "pcm_u8"})
            QTest::newRow(codec) << QString::fromLatin1(codec) << QStringLiteral("mov");
        QTest::newRow("Blu-ray") << QStringLiteral("pcm_bluray") << QStringLiteral("m2ts");
        QTest::newRow("WavPack") << QStringLiteral("wavpack") << QStringLiteral("mkv");
    }
    void soundOfEveryKindIsHeard()
    {
        QFETCH(QString, codec);
        QFETCH(QString, ending);
        const QString file = at(QLatin1String("sound.") + ending);
        QVERIFY(makeFilm(
            2, words("-c:v libx264 -preset ultrafast -pix_fmt yuv420p -ac 2 -c:a") + QStringList{codec},
            file));
        Playing session;
        session.openFile(file);
        QVERIFY2(session.plays(500), session.situation());
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }

    // Of ten seconds for which there is neither picture nor sound nobody waits.
    void aGapIsPassed()
    {
        QVERIFY(makeFilm(10,
                         usualCodecs() + words("-vf setpts='PTS+gte(T,4)*10/TB' -fps_mode passthrough -af "
                                               "asetpts='PTS+gte(T,4)*10/TB'"),
                         at(QStringLiteral("gap.mkv"))));
        Playing session;
        session.openFile(at(QStringLiteral("gap.mkv")));
        QVERIFY2(session.plays(1000), session.situation());
        bool wasInside = false;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         wasInside =
                             wasInside || (session.positionMs() > 5500 && session.positionMs() < 13'000);
                         return session.positionMs() > 15'000;
                     },
                     15'000),
                 session.situation());
        QVERIFY2(!wasInside, session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        // Nor of one that is sought.
        session.seek(player::Seconds(8));
        QVERIFY2(session.plays(14'500) && session.positionMs() < 18'000, session.situation());
        session.seek(player::Seconds(2));
        QVERIFY2(session.plays(2500) && session.positionMs() < 5000, session.situation());
        QVERIFY2(session.becomes("ended"), session.situation());
    }

    void aPictureThatComesLateIsNotMissedBefore()
    {
        QVERIFY(makeFilm(6, usualCodecs(), at(QStringLiteral("plain.mp4"))));
        const QString plain = at(QStringLiteral("plain.mp4"));
        QVERIFY(makeFilm(1,
                         {QStringLiteral("-itsoffset"), QStringLiteral("3"), QStringLiteral("-i"), plain,
                          QStringLiteral("-i"), plain, QStringLiteral("-map"), QStringLiteral("2:v"),
                          QStringLiteral("-map"), QStringLiteral("3:a"), QStringLiteral("-c"),
                          QStringLiteral("copy")},
                         at(QStringLiteral("late.mkv"))));
        Playing session;
        session.openFile(at(QStringLiteral("late.mkv")));
        QVERIFY2(session.plays(1000), session.situation());
        const auto isDue = [&] { return session.report().value(QLatin1String("hasPicture")).toBool(); };
        QVERIFY2(!isDue() && session.shown() == 0, session.situation());
        QVERIFY2(session.plays(3500), session.situation());
        QVERIFY2(isDue(), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
    }

    void aFilmWhoseDecoderFailsIsNotCalledDamaged()
    {
        QVERIFY(makeFilm(2, words("-c:v snow -strict -2 -pix_fmt yuv420p -c:a aac -ac 2"),
                         at(QStringLiteral("snow.mkv"))));
        Playing session;
        session.openFile(at(QStringLiteral("snow.mkv")));
        QVERIFY2(session.becomes("failed"), session.situation());
        QVERIFY2(session.error().contains(QLatin1String("SNOW")), session.situation());
    }

    void whatCannotBeDecodedSaysWhatToDo()
    {
        QVERIFY(
            makeFilm(2, words("-c:v rawvideo -pix_fmt bgr24 -c:a pcm_s16le"), at(QStringLiteral("raw.avi"))));
        Playing session;
        session.openFile(at(QStringLiteral("raw.avi")));
        QVERIFY2(session.becomes("failed"), session.situation());
        QVERIFY2(session.error().contains(QLatin1String("RAWVIDEO")), session.situation());
        const QJsonObject error = session.report().value(QLatin1String("error")).toObject();
        QVERIFY2(!error.value(QLatin1String("action")).toString().isEmpty(), session.situation());
    }
};

QTEST_GUILESS_MAIN(TestOddFilms)
#include "test_odd_films.moc"
