// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What hearth-probe says of a film, beside what ffprobe says of the same file.

#include "player/probe/probe_client.h"
#include "resources/base/json.h"
#include "tests/support/caption_writer.h"
#include "tests/support/captioned_film.h"
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::player;

class TestDescription : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ProbeClient> m_probe;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    bool write(const QString &name, const QByteArray &bytes)
    {
        QFile file(at(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    bool make(const QString &arguments, const QString &name)
    {
        const QStringList quiet{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y")};
        QProcess ffmpeg;
        ffmpeg.setWorkingDirectory(m_folder.path());
        ffmpeg.setProcessChannelMode(QProcess::ForwardedChannels);
        ffmpeg.start(QStringLiteral("ffmpeg"),
                     quiet + arguments.split(QLatin1Char(' ')) + QStringList{at(name)});
        return ffmpeg.waitForFinished(60'000) && ffmpeg.exitCode() == 0;
    }
    Result<QJsonObject> described(const QString &name)
    {
        std::optional<Result<QJsonObject>> answer;
        ProbeTask task;
        task.file = at(name);
        task.done = [&](Result<QJsonObject> result) { answer = std::move(result); };
        m_probe->add(std::move(task));
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
            return fail(ErrorCode::TimedOut, QStringLiteral("no answer"));
        return *answer;
    }
    QJsonObject ffprobed(const QString &name)
    {
        QProcess ffprobe;
        ffprobe.start(QStringLiteral("ffprobe"),
                      QStringLiteral("-v error -of json -show_format -show_streams -show_chapters")
                              .split(QLatin1Char(' ')) +
                          QStringList{at(name)});
        ffprobe.waitForFinished(60'000);
        return parseJsonObject(ffprobe.readAllStandardOutput(), {1 << 20, 8}).value_or(QJsonObject());
    }
    static QString tag(const QJsonValue &stream, const char *name)
    {
        return stream[QLatin1String("tags")][QLatin1String(name)].toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_probe =
            std::make_unique<ProbeClient>(QStringLiteral(HEARTH_BIN_DIR "/hearth-probe"),
                                          [](ProcessStart start) -> Result<ProcessStart> { return start; });
        QVERIFY(write(QStringLiteral("words.srt"), "1\n00:00:00,500 --> 00:00:01,500\nGood morning\n"));
        QVERIFY(write(QStringLiteral("chapters.txt"),
                      ";FFMETADATA1\ntitle=The Salt Road\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\n"
                      "title=Intro\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=2000\ntitle=Dünen\n"));
        QVERIFY(write(QStringLiteral("letters.ttf"), QByteArray(3000, 'f')));
        QVERIFY(
            make(QStringLiteral("-f lavfi -i testsrc2=size=320x180:rate=24:duration=2 "
                                "-f lavfi -i sine=duration=2 -f lavfi -i anullsrc=cl=5.1:r=48000 "
                                "-i words.srt -i chapters.txt -map 0 -map 1 -map 2 -map 3 -map_metadata 4 "
                                "-t 2 -c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params "
                                "log-level=none:colorprim=9:transfer=16:colormatrix=9 -c:a:0 aac -c:a:1 flac "
                                "-c:s srt -metadata:s:a:0 language=eng -metadata:s:a:1 language=ger "
                                "-metadata:s:a:1 title=Kino -disposition:a:1 0 -disposition:s:0 forced "
                                "-attach letters.ttf -metadata:s:t mimetype=application/x-truetype-font"),
                 QStringLiteral("film.mkv")));
    }

    void itIsWhatFfprobeSays()
    {
        const auto ours = described(QStringLiteral("film.mkv"));
        QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
        const QJsonObject theirs = ffprobed(QStringLiteral("film.mkv"));
        const QJsonArray streams = ours->value(QLatin1String("streams")).toArray();
        const QJsonArray known = theirs.value(QLatin1String("streams")).toArray();
        QCOMPARE(streams.size(), 4);
        QCOMPARE(known.size(), 5); // with the letters
        for (qsizetype i = 0; i < streams.size(); ++i) {
            const QJsonValue stream = streams[i];
            const QJsonValue other = known[i];
            QCOMPARE(stream[QLatin1String("kind")], other[QLatin1String("codec_type")]);
            QCOMPARE(stream[QLatin1String("codec")], other[QLatin1String("codec_name")]);
            QCOMPARE(stream[QLatin1String("language")].toString(), tag(other, "language"));
            QCOMPARE(stream[QLatin1String("title")].toString(), tag(other, "title"));
            QCOMPARE(stream[QLatin1String("default")].toBool(),
                     other[QLatin1String("disposition")][QLatin1String("default")].toInt() == 1);
            QCOMPARE(stream[QLatin1String("forced")].toBool(),
                     other[QLatin1String("disposition")][QLatin1String("forced")].toInt() == 1);
            QCOMPARE(stream[QLatin1String("profile")].toString(), other[QLatin1String("profile")].toString());
        }
        const QJsonValue picture = streams[0];
        QCOMPARE(picture[QLatin1String("width")], known[0][QLatin1String("width")]);
        QCOMPARE(picture[QLatin1String("height")], known[0][QLatin1String("height")]);
        QCOMPARE(picture[QLatin1String("fps")].toDouble(), 24.0);
        QCOMPARE(picture[QLatin1String("bits")].toInt(), 10);
        QCOMPARE(known[0][QLatin1String("color_transfer")].toString(), QStringLiteral("smpte2084"));
        QCOMPARE(picture[QLatin1String("hdr")].toString(), QStringLiteral("pq"));
        QCOMPARE(streams[2][QLatin1String("channels")], known[2][QLatin1String("channels")]);
        QCOMPARE(streams[2][QLatin1String("layout")], known[2][QLatin1String("channel_layout")]);
        QCOMPARE(QString::number(streams[2][QLatin1String("sampleRate")].toInt()),
                 known[2][QLatin1String("sample_rate")].toString());
        const double seconds =
            theirs[QLatin1String("format")][QLatin1String("duration")].toString().toDouble();
        QVERIFY(std::abs(ours->value(QLatin1String("durationMs")).toDouble() / 1000 - seconds) < 0.01);
        QCOMPARE(ours->value(QLatin1String("title")).toString(), QStringLiteral("The Salt Road"));
    }

    void itsChaptersAndLettersAreNamed()
    {
        const auto ours = described(QStringLiteral("film.mkv"));
        QVERIFY(ours);
        const QJsonArray chapters = ours->value(QLatin1String("chapterList")).toArray();
        QCOMPARE(chapters.size(), 2);
        QCOMPARE(chapters[1][QLatin1String("startMs")].toInt(), 1000);
        QCOMPARE(chapters[1][QLatin1String("title")].toString(), QStringLiteral("Dünen"));
        const QJsonValue letters = ours->value(QLatin1String("attachments"))[0];
        QCOMPARE(letters[QLatin1String("name")].toString(), QStringLiteral("letters.ttf"));
        QCOMPARE(letters[QLatin1String("type")].toString(), QStringLiteral("application/x-truetype-font"));
        QCOMPARE(letters[QLatin1String("bytes")].toInt(), 3000);
    }

    void closedCaptionsAreNamed()
    {
        test::CaptionedFilm film;
        film.pictures = 30;
        test::spread(film, test::Line21Writer(1).rollUp(2).text("Good morning").triplets(), 0);
        QVERIFY(test::writeFilm(film, at(QStringLiteral("line21.ts"))));
        test::spread(film, test::ServicePacketWriter().block(1, "Hi").triplets(0), 0);
        QVERIFY(test::writeFilm(film, at(QStringLiteral("both.mp4"))));
        const auto captions = [&](const char *name) {
            const auto ours = described(QLatin1String(name));
            return ours ? ours->value(QLatin1String("streams"))[0][QLatin1String("captions")] : QJsonValue();
        };
        QCOMPARE(captions("line21.ts"), QJsonArray({"608"}));
        QCOMPARE(captions("both.mp4"), QJsonArray({"608", "708"}));
        QVERIFY(captions("film.mkv").isUndefined());
    }

    void whatIsOfTheOldStandardHasNoHdr()
    {
        QVERIFY(
            make(QStringLiteral("-f lavfi -i testsrc2=size=64x64:duration=1 -c:v libx264 -preset ultrafast"),
                 QStringLiteral("plain.mp4")));
        const auto ours = described(QStringLiteral("plain.mp4"));
        QVERIFY(ours);
        const QJsonValue picture = ours->value(QLatin1String("streams"))[0];
        QVERIFY(picture[QLatin1String("hdr")].isUndefined());
        QCOMPARE(picture[QLatin1String("bits")].toInt(), 8);
    }

    void aHugeListOfChaptersIsCut()
    {
        QByteArray text = ";FFMETADATA1\n";
        for (int i = 0; i < 5000; ++i)
            text += "[CHAPTER]\nTIMEBASE=1/1000\nSTART=" + QByteArray::number(i) +
                    "\nEND=" + QByteArray::number(i + 1) + "\ntitle=" + QByteArray(1000, 'x') + "\n";
        QVERIFY(write(QStringLiteral("many.txt"), text));
        QVERIFY(
            make(QStringLiteral("-f lavfi -i testsrc2=size=64x64:duration=6 -i many.txt -map_metadata 1 -c:v "
                                "libx264 -preset ultrafast"),
                 QStringLiteral("many.mkv")));
        const auto ours = described(QStringLiteral("many.mkv"));
        QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
        QVERIFY(ours->value(QLatin1String("chapterList")).toArray().size() <= 200);
        QVERIFY(ours->value(QLatin1String("chapters")).toInt() > 200);
    }
};

QTEST_GUILESS_MAIN(TestDescription)
#include "test_description.moc"
