// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-probe's sheet of key frames: the right picture at the right place, of whole films and of broken
// ones.

#include "player/probe/probe_client.h"
#include <QColor>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::player;

class TestStrip : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ProbeClient> m_probe;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }

    /// Ten seconds each of red, green and blue.
    bool makeFilm(const QStringList &arguments, const QString &name)
    {
        QStringList inputs;
        for (const char *colour : {"red", "lime", "blue"})
            inputs +=
                {QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                 QStringLiteral("color=%1:size=320x180:rate=25:duration=10").arg(QLatin1String(colour))};
        return QProcess::execute(
                   QStringLiteral("ffmpeg"),
                   QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y")} + inputs +
                       QStringList{QStringLiteral("-filter_complex"),
                                   QStringLiteral("[0][1][2]concat=n=3,format=yuv420p")} +
                       arguments + QStringList{at(name)}) == 0;
    }
    Result<QJsonObject> strip(const QString &film, const QString &output)
    {
        std::optional<Result<QJsonObject>> answer;
        ProbeTask task{ProbeTask::Kind::Strip, film, output, {64, 36}, {}};
        task.columns = 4;
        task.count = 15;
        task.step = std::chrono::seconds(2);
        task.done = [&](Result<QJsonObject> result) { answer = std::move(result); };
        m_probe->add(std::move(task));
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
            return fail(ErrorCode::TimedOut, QStringLiteral("no answer"));
        return *answer;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_probe =
            std::make_unique<ProbeClient>(QStringLiteral(HEARTH_BIN_DIR "/hearth-probe"),
                                          [](ProcessStart start) -> Result<ProcessStart> { return start; });
        QVERIFY(makeFilm(QStringLiteral("-c:v libx264 -preset ultrafast -g 25 -bf 2").split(QLatin1Char(' ')),
                         QStringLiteral("film.mkv")));
    }

    void eachPictureIsOfItsTime_data()
    {
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("name");
        QTest::newRow("H.264 in Matroska") << "libx264 -preset ultrafast -g 25 -bf 2" << "h264.mkv";
        QTest::newRow("H.264 in MP4") << "libx264 -preset ultrafast -g 50" << "h264.mp4";
        QTest::newRow("HEVC") << "libx265 -preset ultrafast -x265-params log-level=none:keyint=25"
                              << "hevc.mkv";
        QTest::newRow("VP9") << "libvpx-vp9 -deadline realtime -cpu-used 8 -g 25" << "vp9.webm";
        QTest::newRow("MPEG-2 in TS") << "mpeg2video -g 12" << "mpeg2.ts";
    }

    void eachPictureIsOfItsTime()
    {
        QFETCH(QString, codec);
        QFETCH(QString, name);
        QVERIFY(makeFilm(QStringList{QStringLiteral("-c:v")} + codec.split(QLatin1Char(' ')), name));
        const auto done = strip(at(name), at(QStringLiteral("strip.jpg")));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        const QImage sheet(at(QStringLiteral("strip.jpg")));
        QCOMPARE(sheet.size(), QSize(4 * 64, 4 * 36));
        for (int place = 0; place < 15; ++place) {
            const QColor colour = sheet.pixelColor(place % 4 * 64 + 32, place / 4 * 36 + 18);
            const int dearest = colour.red() > 150     ? 0
                                : colour.green() > 150 ? 1
                                : colour.blue() > 150  ? 2
                                                       : -1;
            // A key frame may lie up to two seconds before; the colours change at whole ten seconds.
            const int wanted = place * 2 / 10;
            QVERIFY2(dearest == wanted || (place * 2 % 10 == 0 && dearest == wanted - 1),
                     qPrintable(QStringLiteral("%1: %2").arg(place).arg(colour.name())));
        }
        // The place that is left over is black.
        QVERIFY(sheet.pixelColor(3 * 64 + 32, 3 * 36 + 18).lightness() < 30);
    }

    void aFilmWithOneKeyFrameIsThatPicture()
    {
        QVERIFY(makeFilm(
            QStringLiteral("-c:v libx264 -preset ultrafast -g 10000 -sc_threshold 0").split(QLatin1Char(' ')),
            QStringLiteral("one.mkv")));
        QVERIFY(strip(at(QStringLiteral("one.mkv")), at(QStringLiteral("strip.jpg"))));
        const QImage sheet(at(QStringLiteral("strip.jpg")));
        QVERIFY(sheet.pixelColor(2 * 64 + 32, 3 * 36 + 18).red() > 150);
    }

    void whatHasNoPictureIsASentence()
    {
        QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"),
                                   {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"),
                                    QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                                    QStringLiteral("sine=duration=5"), at(QStringLiteral("song.mka"))}),
                 0);
        const auto song = strip(at(QStringLiteral("song.mka")), at(QStringLiteral("strip.jpg")));
        QVERIFY(!song && song.error().message.contains(QLatin1String("no picture")));
    }

    void brokenFilmsEndTheirReaderAndNothingElse()
    {
        QFile whole(at(QStringLiteral("film.mkv")));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        quint32 seed = 20261122;
        const auto random = [&seed] { return seed = seed * 1664525 + 1013904223; };
        for (int i = 0; i < 25; ++i) {
            QByteArray broken = bytes;
            if (i % 3 == 0)
                broken.truncate(static_cast<qsizetype>(random() % static_cast<quint32>(bytes.size())));
            for (int flips = 0; flips < 40 * (i % 3); ++flips) {
                const auto where = static_cast<qsizetype>(random() % static_cast<quint32>(broken.size()));
                broken[where] = static_cast<char>(random() >> 24);
            }
            QFile file(at(QStringLiteral("broken.mkv")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(broken);
            file.close();
            // A sheet or a sentence: what counts is that there is an answer.
            const auto done = strip(file.fileName(), at(QStringLiteral("strip.jpg")));
            QVERIFY(done || !done.error().message.contains(QLatin1String("no answer")));
        }
        QVERIFY(strip(at(QStringLiteral("film.mkv")), at(QStringLiteral("strip.jpg"))));
    }
};

QTEST_GUILESS_MAIN(TestStrip)
#include "test_strip.moc"
