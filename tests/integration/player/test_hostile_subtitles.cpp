// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Subtitles that are wrong or mean harm, beside the film and inside it. The film does not notice: it plays,
// shows its pictures and can be wound, in bounded memory; what can be drawn of them is drawn, the rest is no
// track any more.

#include "tests/integration/player/playing.h"
#include "tests/support/streams_bench.h"
#include <QImage>
#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtEndian>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kSeconds = 20;
constexpr int kOutside = player::OutsideSubtitles::kFirstIndex;
constexpr qint64 kMostGrowthBytes = 500LL << 20; // of the whole process, over its highest so far

qint64 highestBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').value(0).toLongLong() << 10;
    }
    return -1;
}

QByteArray srt(int index, const char *from, const char *to, const QByteArray &text)
{
    return QByteArray::number(index) + '\n' + from + " --> " + to + '\n' + text + "\n\n";
}

QByteArray wholeFilm(const QByteArray &text)
{
    return srt(1, "00:00:00,500", "00:00:19,000", text);
}

QByteArray assOf(const QByteArray &more, const QByteArray &text)
{
    return "[Script Info]\nScriptType: v4.00+\nPlayResX: 1920\nPlayResY: 1080\n\n[V4+ Styles]\n"
           "Format: Name, Fontname, Fontsize, PrimaryColour\nStyle: Default,Inter,60,&H00FFFFFF\n\n" +
           more +
           "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
           "Dialogue: 0,0:00:00.50,0:00:19.00,Default,,0,0,0,," +
           text + "\n";
}

/// A section of fonts as SubStation writes it: lines of 80 letters that stand for six bits each.
QByteArray fonts(qsizetype bytes)
{
    QByteArray section("[Fonts]\n");
    for (int i = 0; section.size() < bytes; ++i) {
        section += "fontname: f" + QByteArray::number(i) + ".ttf\n";
        for (int line = 0; line < 1000; ++line)
            section += QByteArray(80, char('!' + (i + line) % 60)) + '\n';
    }
    return section + '\n';
}

/// One segment of a Blu-ray's subtitles in the file that discs are ripped to.
QByteArray segment(int atSeconds, quint8 kind, const QByteArray &body)
{
    QByteArray bytes("PG");
    const auto number = [&](auto value) {
        char big[sizeof value];
        qToBigEndian(value, big);
        bytes.append(big, sizeof big);
    };
    number(quint32(atSeconds * 90'000));
    number(quint32(0));
    number(kind);
    number(quint16(body.size()));
    return bytes + body;
}

/// Compositions that begin and hold objects, thousands of them, and never end.
QByteArray endlessPictures()
{
    QByteArray file;
    QRandomGenerator random(3);
    for (int second = 0; second < kSeconds; ++second) {
        file +=
            segment(second, 0x16,
                    QByteArray::fromHex("0780043810") + QByteArray::fromHex("0001800000010000000000000000"));
        file += segment(second, 0x14, QByteArray::fromHex("000001eb8080ff"));
        for (int object = 0; object < 50; ++object) {
            // It says that it is 16 MB long and 1920 by 1080; what follows is the beginning of that.
            QByteArray body =
                QByteArray(1, '\0') + char(object % 64) + QByteArray::fromHex("0080ffffff07800438");
            for (int i = 0; i < 4000; ++i)
                body += char(random.bounded(256));
            file += segment(second, 0x15, body);
        }
    }
    return file;
}

enum class Outcome { Lines, Nothing, Refused };

} // namespace

Q_DECLARE_METATYPE(Outcome)

class TestHostileSubtitles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    bool write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(at(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    [[nodiscard]] std::vector<player::OutsideFile> beside(const QString &name) const
    {
        std::vector<player::OutsideFile> files(1);
        files[0].file = Fd(::open(QFile::encodeName(at(name)).constData(), O_RDONLY | O_CLOEXEC));
        files[0].name = name;
        return files;
    }
    static QList<int> subtitles(const Playing &session)
    {
        QList<int> indexes;
        for (const QJsonValue &track : session.report().value(QLatin1String("tracks")).toArray()) {
            if (track[QLatin1String("kind")] == QJsonValue(QLatin1String("subtitle")))
                indexes.append(track[QLatin1String("index")].toInt());
        }
        return indexes;
    }
    static void choose(Playing &session, int subtitle)
    {
        session.chooseTracks(session.report().value(QLatin1String("audio")).toInt(), subtitle);
    }
    static void goesOn(Playing &session)
    {
        QVERIFY2(session.plays(session.positionMs() + 200), session.situation());
        session.seek(player::Seconds(12));
        QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() >= 11'900; }), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }
    static bool isDrawn(player::DrawnSubtitles &track)
    {
        QImage canvas(1280, 720, QImage::Format_ARGB32_Premultiplied);
        bool hasLines = false;
        for (const int ms : {1000, 1040, 5000, 12'000})
            hasLines |=
                track.draw(std::chrono::milliseconds(ms), canvas) == player::DrawnSubtitles::Drawn::Lines;
        return hasLines;
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        QVERIFY(makeFilm(kSeconds, usualCodecs(), at(QStringLiteral("film.mp4"))));
    }

    void beside_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Outcome>("outcome");
        const auto row = [](const char *what, const char *name, const QByteArray &bytes,
                            Outcome outcome = Outcome::Lines) {
            QTest::newRow(what) << QString::fromLatin1(name) << bytes << outcome;
        };
        row("nothing in it", "film.srt", {}, Outcome::Nothing);
        row("38 bytes", "film.srt", "1\n00:00:01,000 --> 00:00:19,000\nWhat?\n");
        const QString words = QString::fromUtf8(wholeFilm("Good morning, all of you"));
        row("UTF-16 that does not say so", "film.srt",
            QByteArray(reinterpret_cast<const char *>(words.utf16()), words.size() * 2));
        row("NUL bytes", "film.srt", QByteArray(20'000, '\0') + wholeFilm(QByteArray("Good\0day", 8)));
        row("nothing but NUL bytes", "film.srt", QByteArray(60'000, '\0'), Outcome::Refused);
        QByteArray wrong;
        for (int i = 0; i < 2000; ++i)
            wrong += srt(i, "-00:00:05,000", "00:00:02,000", "Before") +
                     srt(-i, "00:00:15,000", "00:00:01,000", "Backwards") +
                     srt(7, "00:00:00,000", "99:59:59,999", "Over all") +
                     srt(8, "99999999999:00:00,000", "9999999999999999999:00:00,000", "Far away");
        row("times before, backwards and one over the other", "film.srt", wrong);
        row("100,000 cues at one time", "film.srt", wholeFilm("Again and again").repeated(100'000));
        row("one line of 7 MB", "film.srt", wholeFilm(QByteArray(7 << 20, 'w')));
        row("7 MB of fonts", "film.ass", assOf(fonts(7 << 20), "Good morning"));
        row("50 MB of fonts", "film.ass", assOf(fonts(50 << 20), "Good morning"), Outcome::Refused);
        row("a million movements", "film.ass",
            assOf({}, "{" + QByteArray("\\t(\\i1)").repeated(1'000'000) + "}Go"));
        row("a million movements, one by one", "film.ass",
            assOf({}, QByteArray("{\\t(1)}").repeated(1'000'000) + "Go"));
        row("a drawing of a million corners", "film.ass",
            assOf({}, "{\\p1}m 0 0" + QByteArray(" l 9 9 0 9").repeated(500'000)));
        row("letters of a million", "film.ass",
            assOf({}, "{\\fs1000000\\blur1000\\bord10000\\fscx100000}Go{\\frz1\\fax9}on"), Outcome::Nothing);
        QByteArray laughs("<?xml version=\"1.0\"?><!DOCTYPE tt [<!ENTITY a \"haha\">");
        for (char entity = 'b'; entity <= 'k'; ++entity)
            laughs += QByteArray("<!ENTITY ") + entity + " \"" +
                      (QByteArray("&") + char(entity - 1) + ';').repeated(10) + "\">";
        row("a billion laughs", "film.ttml",
            laughs +
                "]><tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div><p begin=\"0s\" end=\"19s\">&k;</p>"
                "</div></body></tt>",
            Outcome::Refused);
        row("a ladder of a million rungs", "film.ttml",
            "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body>" + QByteArray("<div>").repeated(1'000'000),
            Outcome::Refused);
        QByteArray noise(1 << 20, '\0');
        QRandomGenerator(5).fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
        row("noise", "film.ass", noise, Outcome::Refused);
    }
    void beside()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(Outcome, outcome);
        const qint64 before = highestBytes();
        QVERIFY(before > 0);
        QVERIFY(write(name, bytes));
        bytes.clear();
        Playing session;
        session.openFile(at(QStringLiteral("film.mp4")), beside(name));
        QVERIFY2(session.plays(0), session.situation());
        choose(session, kOutside);
        if (outcome == Outcome::Refused)
            QVERIFY2(QTest::qWaitFor([&] { return subtitles(session).isEmpty(); }), session.situation());
        goesOn(session);
        // What a screen would show of it.
        player::OutsideSubtitles files(beside(name), {});
        QVERIFY(files.track(kOutside) == nullptr);
        QVERIFY(QTest::qWaitFor([&] { return files.track(kOutside) || !files.has(kOutside); }, 30'000));
        QCOMPARE(files.has(kOutside), outcome != Outcome::Refused);
        if (files.has(kOutside))
            QCOMPARE(isDrawn(*files.track(kOutside)), outcome == Outcome::Lines);
        const qint64 grown = highestBytes() - before;
        QVERIFY2(grown < kMostGrowthBytes, qPrintable(QString::number(grown)));
    }

    void a200MbFileIsNotRead()
    {
        const qint64 before = highestBytes();
        QVERIFY(write(QStringLiteral("huge.srt"), wholeFilm("Good morning")));
        QVERIFY(QFile::resize(at(QStringLiteral("huge.srt")), 200 << 20));
        Playing session;
        session.openFile(at(QStringLiteral("film.mp4")), beside(QStringLiteral("huge.srt")));
        QVERIFY2(session.plays(200), session.situation());
        choose(session, kOutside);
        QVERIFY2(QTest::qWaitFor([&] { return subtitles(session).isEmpty(); }), session.situation());
        goesOn(session);
        QVERIFY(highestBytes() - before < kMostGrowthBytes / 5);
    }

    void aFileThatWasEmptiedAndRemovedShowsNothing()
    {
        QVERIFY(write(QStringLiteral("gone.srt"), wholeFilm("Good morning")));
        Playing session;
        session.openFile(at(QStringLiteral("film.mp4")), beside(QStringLiteral("gone.srt")));
        QVERIFY2(session.plays(200), session.situation());
        QCOMPARE(subtitles(session), QList<int>{kOutside});
        QVERIFY(QFile::resize(at(QStringLiteral("gone.srt")), 0));
        QVERIFY(QFile::remove(at(QStringLiteral("gone.srt"))));
        choose(session, kOutside);
        goesOn(session);
    }

    void inside_data()
    {
        QTest::addColumn<QStringList>("arguments"); // after the film's
        const auto words = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
        QTest::newRow("pictures without an end") << words("-i endless.sup -map 0 -map 1 -c copy");
        QTest::newRow("50 MB of fonts")
            << words("-i plain.ass -map 0 -map 1 -c copy -attach fonts.bin -metadata:s:t "
                     "mimetype=application/x-truetype-font");
        QTest::newRow("100,000 cues at one time") << words("-i many.srt -map 0 -map 1 -c copy");
        QTest::newRow("a million movements") << words("-i moving.ass -map 0 -map 1 -c copy");
    }
    void inside()
    {
        QFETCH(QStringList, arguments);
        QVERIFY(write(QStringLiteral("endless.sup"), endlessPictures()));
        QVERIFY(write(QStringLiteral("plain.ass"), assOf({}, "Good morning")));
        QVERIFY(write(QStringLiteral("moving.ass"),
                      assOf({}, "{" + QByteArray("\\t(\\i1)").repeated(1'000'000) + "}Go")));
        QVERIFY(write(QStringLiteral("many.srt"), wholeFilm("Again and again").repeated(100'000)));
        QVERIFY(write(QStringLiteral("fonts.bin"), fonts(50 << 20)));
        const qint64 before = highestBytes();
        QVERIFY(before > 0);
        QVERIFY(remake(arguments, QStringLiteral("inside.mkv")));
        Playing session;
        session.openFile(at(QStringLiteral("inside.mkv")));
        QVERIFY2(session.plays(200), session.situation());
        const QList<int> tracks = subtitles(session);
        QCOMPARE(tracks.size(), 1);
        choose(session, tracks[0]);
        goesOn(session);
        choose(session, -1);
        goesOn(session);
        const qint64 grown = highestBytes() - before;
        QVERIFY2(grown < kMostGrowthBytes, qPrintable(QString::number(grown)));
    }

private:
    /// The film as it is, with more in it.
    [[nodiscard]] bool remake(const QStringList &arguments, const QString &into) const
    {
        QProcess ffmpeg;
        ffmpeg.setWorkingDirectory(m_folder.path());
        ffmpeg.setProcessChannelMode(QProcess::ForwardedChannels);
        ffmpeg.start(QStringLiteral("ffmpeg"),
                     QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"),
                                 QStringLiteral("-i"), QStringLiteral("film.mp4")} +
                         arguments + QStringList{into});
        return ffmpeg.waitForFinished(60'000) && ffmpeg.exitCode() == 0;
    }
};

QTEST_GUILESS_MAIN(TestHostileSubtitles)
#include "test_hostile_subtitles.moc"
