// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Films that this set cannot show, or not as they are: each says so, and what to do.

#include "tests/integration/player/playing.h"
#include "tests/support/film_patch.h"
#include "tests/support/streams_bench.h"
#include <QJsonArray>
#include <QTemporaryDir>
#include <fcntl.h>

using namespace hearth;
using namespace hearth::test;

class TestUnshownFilms : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    void open(Playing &session, const QString &name)
    {
        session.open(Fd(::open(at(name).toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC)), {});
    }
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

private Q_SLOTS:
    void initTestCase() { gst_init(nullptr, nullptr); }

    void dolbyColoursAreToldOf_data()
    {
        QTest::addColumn<int>("profile");
        QTest::addColumn<int>("compatibility");
        QTest::addColumn<QString>("notice");
        QTest::newRow("profile 5") << 5 << 0 << "dolby-colours";
        QTest::newRow("with HDR10 below") << 8 << 1 << "";
        QTest::newRow("with SDR below") << 8 << 2 << "";
        QTest::newRow("with HLG below") << 8 << 4 << "";
        QTest::newRow("Blu-ray") << 7 << 6 << "";
        QTest::newRow("AV1") << 10 << 0 << "dolby-colours";
    }
    void dolbyColoursAreToldOf()
    {
        QFETCH(int, profile);
        QFETCH(int, compatibility);
        QFETCH(QString, notice);
        QVERIFY(makeFilm(4,
                         words("-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params "
                               "log-level=none -tag:v hvc1 -c:a aac"),
                         at(QStringLiteral("vision.mp4"))));
        // "Dolby Vision Streams Within the ISO Base Media File Format" 2.1.2, 2.2: version 1.0, level 6, RPU
        // and base layer.
        QByteArray box("\0\0\0\x20"
                       "dvcC\x01\0",
                       10);
        box += static_cast<char>(profile << 1);
        box += static_cast<char>(6 << 3 | 1 << 2 | 1);
        box += static_cast<char>(compatibility << 4);
        box.append(32 - box.size(), '\0');
        QVERIFY(describePicture(at(QStringLiteral("vision.mp4")), box));
        Playing session;
        open(session, QStringLiteral("vision.mp4"));
        QVERIFY2(session.plays(200), session.situation());
        QCOMPARE(session.notice(), notice);
        // The next film is another one.
        QVERIFY(makeFilm(2, usualCodecs(), at(QStringLiteral("plain.mp4"))));
        open(session, QStringLiteral("plain.mp4"));
        QVERIFY2(session.plays(200), session.situation());
        QCOMPARE(session.notice(), QString());
    }

    void aPictureWithoutADecoderIsNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("codecs");
        QTest::addColumn<QList<QByteArray>>("renames"); // from, to, from, to
        QTest::addColumn<QString>("word");
        const QString usual = usualCodecs().join(QLatin1Char(' '));
        QTest::newRow("VVC in MP4") << "vvc.mp4" << usual << QList<QByteArray>{"avc1", "vvc1", "avcC", "vvcC"}
                                    << "VVC";
        QTest::newRow("VVC in Matroska")
            << "vvc.mkv" << usual << QList<QByteArray>{"V_MPEG4/ISO/AVC", "V_MPEGI/ISO/VVC"} << "VVC";
        QTest::newRow("one of tomorrow")
            << "new.mkv" << usual
            << QList<QByteArray>{"V_MPEG4/ISO/AVC", QByteArray("V_XYZ99\0\0\0\0\0\0\0\0", 15)} << "XYZ99";
        QTest::newRow("one of tomorrow in MP4")
            << "new.mp4" << usual << QList<QByteArray>{"avc1", "xy99", "avcC", "xy9C"} << "xy99";
        QTest::newRow("ATRAC") << "atrac.mka" << "-vn -c:a pcm_s16le"
                               << QList<QByteArray>{"A_PCM/INT/LIT", QByteArray("A_ATRAC/AT1\0\0", 13)}
                               << "ATRAC";
    }
    void aPictureWithoutADecoderIsNamed()
    {
        QFETCH(QString, name);
        QFETCH(QString, codecs);
        QFETCH(QList<QByteArray>, renames);
        QFETCH(QString, word);
        QVERIFY(makeFilm(3, codecs.split(QLatin1Char(' ')), at(name)));
        for (qsizetype i = 0; i + 1 < renames.size(); i += 2)
            QVERIFY(renameInside(at(name), renames[i], renames[i + 1]));
        Playing session;
        open(session, name);
        QVERIFY2(session.becomes("failed"), session.situation());
        QVERIFY2(session.error().contains(word), session.situation());
        const QJsonObject error = session.report().value(QLatin1String("error")).toObject();
        QVERIFY2(!error.value(QLatin1String("action")).toString().isEmpty(), session.situation());
    }

    void withoutADecoderForItsSoundAFilmGoesOn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<QByteArray>>("renames");
        QTest::newRow("MP4") << "ac4.mp4" << QList<QByteArray>{"mp4a", "ac-4", "esds", "dac4"};
        QTest::newRow("Matroska") << "ac4.mkv" << QList<QByteArray>{"A_AAC", "A_AC4"};
    }
    void withoutADecoderForItsSoundAFilmGoesOn()
    {
        QFETCH(QString, name);
        QFETCH(QList<QByteArray>, renames);
        QVERIFY(makeFilm(4, usualCodecs(), at(name)));
        for (qsizetype i = 0; i + 1 < renames.size(); i += 2)
            QVERIFY(renameInside(at(name), renames[i], renames[i + 1]));
        Playing session;
        session.setVolume(0.5);
        open(session, name);
        QVERIFY2(session.plays(500), session.situation());
        QCOMPARE(session.notice(), QStringLiteral("no-sound-decoder"));
        session.setVolume(0.7);
        session.setSound({.isNight = true});
        const QJsonArray tracks = session.report().value(QLatin1String("tracks")).toArray();
        QCOMPARE(tracks.size(), 1);
        QCOMPARE(tracks[0][QLatin1String("codec")].toString(), QStringLiteral("ac-4"));
        session.seek(player::Seconds(2));
        QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() >= 2200; }), session.situation());
        QVERIFY2(session.becomes("ended"), session.situation());
    }

    void aSoundThatCanBeHeardIsPreferred()
    {
        const QString name = QStringLiteral("two.mkv");
        QVERIFY(makeFilm(20,
                         words("-map 0:v -map 1:a -map 1:a -c:v libx264 -preset ultrafast -g 25 -c:a:0 aac "
                               "-c:a:1 libmp3lame -disposition:a:0 default"),
                         at(name)));
        QVERIFY(renameInside(at(name), "A_AAC", "A_AC4"));
        Playing session;
        open(session, name);
        QVERIFY2(session.plays(200), session.situation());
        QCOMPARE(session.report().value(QLatin1String("audio")).toInt(), 2);
        QVERIFY2(session.notice().isEmpty(), session.situation());
        // The other one by hand, and back.
        session.chooseTracks(1, -1);
        QVERIFY2(QTest::qWaitFor([&] { return !session.notice().isEmpty(); }), session.situation());
        QCOMPARE(session.notice(), QStringLiteral("no-sound-decoder"));
        QVERIFY2(session.plays(1000), session.situation());
        session.chooseTracks(2, -1);
        QVERIFY2(QTest::qWaitFor([&] { return session.notice().isEmpty(); }), session.situation());
        QVERIFY2(session.plays(2000), session.situation());
    }
};

QTEST_GUILESS_MAIN(TestUnshownFilms)
#include "test_unshown_films.moc"
