// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Films whose containers say what cannot be, lack what should be there, or are not finished yet. Each plays
// and can be wound, or says in a sentence what is wrong with it.

#include "tests/integration/player/playing.h"
#include "tests/support/streams_bench.h"
#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtEndian>
#include <functional>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kSeconds = 12;
constexpr qsizetype kPacketBytes = 188; // of MPEG-TS
constexpr int kTablePid = 0x1000;       // where FFmpeg puts a programme's table

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

/// Where the body of the first box of this kind begins, its version and flags included; -1 without one.
qsizetype boxAt(const QByteArray &film, const char *kind)
{
    const qsizetype at = film.indexOf(kind);
    return at < 0 ? -1 : at + 4;
}

template <typename Number> void put(QByteArray &film, qsizetype at, Number value)
{
    qToBigEndian(value, film.data() + at);
}

/// The head of the movie or of its first track (ISO 14496-12, 8.2.2 and 8.4.2) in its second version, whose
/// duration has 64 bits. The index must lie behind the samples.
void lengthen(QByteArray &film, const char *kind, const QList<const char *> &around, quint64 duration)
{
    const qsizetype at = boxAt(film, kind);
    QByteArray head("\1\0\0\0", 4);
    head += QByteArray(16, '\0') + film.mid(at + 12, 4) + QByteArray(8, '\0');
    put(head, head.size() - 8, duration);
    film.replace(at, 20, head);
    for (const char *box : QList<const char *>{kind} + around) {
        const qsizetype size = boxAt(film, box) - 8;
        put(film, size, qFromBigEndian<quint32>(film.constData() + size) + quint32(head.size()) - 20);
    }
}

/// The checksum of a transport stream's tables (ISO 13818-1, annex A).
quint32 checksum(const QByteArray &bytes)
{
    quint32 sum = 0xffffffff;
    for (const char byte : bytes) {
        sum ^= quint32(quint8(byte)) << 24;
        for (int bit = 0; bit < 8; ++bit)
            sum = sum << 1 ^ (sum & 0x80000000 ? 0x04c11db7 : 0);
    }
    return sum;
}

int pidOf(const QByteArray &film, qsizetype packet)
{
    return (film[packet + 1] & 0x1f) << 8 | quint8(film[packet + 2]);
}

/// The second sound becomes teletext: a private stream whose descriptor says so (ETSI EN 300 468, 6.2.43).
QByteArray withTeletext(QByteArray film)
{
    for (qsizetype at = 0; at + kPacketBytes <= film.size(); at += kPacketBytes) {
        if (pidOf(film, at) != kTablePid)
            continue;
        const qsizetype table = at + 5 + quint8(film[at + 4]);
        const qsizetype end = table + 3 + ((film[table + 1] & 0x0f) << 8 | quint8(film[table + 2])) - 4;
        const qsizetype words = film.lastIndexOf("ger", end);
        film[words - 2] = char(0x56);
        film[words - 7] = char(0x06);
        put(film, end, checksum(film.mid(table, end - table)));
    }
    return film;
}

/// The film without some of its packets.
template <typename Keeps> QByteArray thinned(const QByteArray &film, Keeps keeps)
{
    QByteArray rest;
    for (qsizetype at = 0; at + kPacketBytes <= film.size(); at += kPacketBytes) {
        if (keeps(at))
            rest += film.mid(at, kPacketBytes);
    }
    return rest;
}

} // namespace

class TestHostileFilms : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool write(const QString &name, const QByteArray &bytes,
               QIODevice::OpenMode mode = QIODevice::WriteOnly) const
    {
        QFile file(at(name));
        return file.open(mode) && file.write(bytes) == bytes.size();
    }
    /// It plays from its beginning and after a key that winds it.
    static void playsAndIsWound(Playing &session)
    {
        QVERIFY2(session.plays(200), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        session.seek(player::Seconds(6));
        QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() >= 5900; }), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        QVERIFY2(session.positionMs() < 10'000, session.situation());
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        QVERIFY(makeFilm(kSeconds, usualCodecs(), at(QStringLiteral("film.mp4"))));
        QVERIFY(makeFilm(kSeconds, usualCodecs(), at(QStringLiteral("film.ts"))));
    }

    void anMp4ThatLies_data()
    {
        QTest::addColumn<QByteArray>("film");
        QTest::addColumn<bool>("hasPictures"); // as many as a film has
        const QByteArray film = read(QStringLiteral("film.mp4"));
        const auto row = [&](const char *what, const std::function<void(QByteArray &)> &spoil,
                             bool hasPictures = true) {
            QByteArray copy = film;
            spoil(copy);
            QTest::newRow(what) << copy << hasPictures;
        };
        const auto edit = [&film](QByteArray &copy, qint32 from, quint32 length) {
            const qsizetype at = boxAt(film, "elst");
            put(copy, at + 8, length);
            put(copy, at + 12, from);
        };
        row("an edit list that shows nothing", [&](QByteArray &copy) { edit(copy, 0, 0); }, false);
        row("an edit list of emptiness", [&](QByteArray &copy) { edit(copy, -1, 12'000); }, false);
        row(
            "an edit list from beyond the end", [&](QByteArray &copy) { edit(copy, 0x7fffffff, 12'000); },
            false);
        row("an edit list of four thousand million",
            [&](QByteArray &copy) { put(copy, boxAt(film, "elst") + 4, quint32(0xffffffff)); });
        row(
            "pictures that take no time",
            [&](QByteArray &copy) { put(copy, boxAt(film, "stts") + 12, quint32(0)); }, false);
        row(
            "pictures that take a day",
            [&](QByteArray &copy) { put(copy, boxAt(film, "stts") + 12, quint32(12800u * 86400u)); }, false);
        row("a clock that stands",
            [&](QByteArray &copy) { put(copy, boxAt(film, "mvhd") + 12, quint32(0)); });
        row(
            "a track whose clock stands",
            [&](QByteArray &copy) { put(copy, boxAt(film, "mdhd") + 12, quint32(0)); }, false);
        row("a length of nothing", [&](QByteArray &copy) {
            put(copy, boxAt(film, "mvhd") + 16, quint32(0));
            put(copy, boxAt(film, "mdhd") + 16, quint32(0));
        });
        for (const quint64 length : {quint64(1) << 63, ~quint64(0), ~quint64(0) >> 1}) {
            row(qPrintable(QStringLiteral("a length of %1").arg(length)), [&](QByteArray &copy) {
                lengthen(copy, "mvhd", {"moov"}, length);
                lengthen(copy, "mdhd", {"mdia", "trak", "moov"}, length);
            });
        }
    }
    void anMp4ThatLies()
    {
        QFETCH(QByteArray, film);
        QFETCH(bool, hasPictures);
        QVERIFY(write(QStringLiteral("lies.mp4"), film));
        Playing session;
        session.openFile(at(QStringLiteral("lies.mp4")));
        if (hasPictures) {
            playsAndIsWound(session);
        } else {
            QVERIFY2(session.plays(200), session.situation());
            session.seek(player::Seconds(6));
            QVERIFY2(
                QTest::qWaitFor([&] { return !session.report().contains(QLatin1String("seeking")); }, 10'000),
                session.situation());
        }
        QVERIFY2(session.error().isEmpty(), session.situation());
        QVERIFY2(session.durationMs() >= 0, session.situation());
        session.openFile(at(QStringLiteral("film.mp4")));
        QVERIFY2(session.plays(100), session.situation());
        QVERIFY2(session.durationMs() == kSeconds * 1000, session.situation());
    }

    void aFilmOutOfTheOrdinary_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("fragments without an index")
            << "bare.mp4" << usualCodecs() + words("-movflags +frag_keyframe+empty_moov+skip_trailer");
        QTest::newRow("an edit list that cuts the beginning")
            << "cut.mp4" << words("-ss 1.5 -i film.mp4 -map 2 -c copy");
        QTest::newRow("a picture that is cropped")
            << "cropped.mp4"
            << usualCodecs() + words("-bsf:v h264_metadata=crop_left=34:crop_bottom=46:crop_right=2");
        QTest::newRow("of odd sides") << "odd.mkv" << words("-vf scale=319:179 -c:v ffv1 -c:a aac");
        QTest::newRow("of one point") << "point.mkv" << words("-vf scale=1:1 -c:v ffv1 -c:a aac");
        QTest::newRow("two pictures") << "two.ts" << words("-map 0:v -map 0:v -map 1:a") + usualCodecs();
    }
    void aFilmOutOfTheOrdinary()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, arguments);
        QVERIFY(makeFilm(kSeconds, arguments, at(name)));
        Playing session;
        session.openFile(at(name));
        playsAndIsWound(session);
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }

    void aPictureOf16384By16384IsShownOrIsASentence()
    {
        QVERIFY(makeFilm(2, words("-map 0:v -c:v mjpeg -q:v 20"), at(QStringLiteral("small.avi"))));
        QByteArray film = read(QStringLiteral("small.avi"));
        // The head of each frame (ITU-T T.81, B.2.2): its length, eight bits, then lines and points a line.
        const QByteArray head("\xff\xc0\0\x11\x08", 5);
        int frames = 0;
        for (qsizetype at = film.indexOf(head); at >= 0; at = film.indexOf(head, at + 1), ++frames)
            film.replace(at + 5, 4, QByteArray("\x40\0\x40\0", 4));
        QCOMPARE(frames, 50);
        QVERIFY(write(QStringLiteral("huge.avi"), film));
        Playing session;
        session.openFile(at(QStringLiteral("huge.avi")));
        QVERIFY2(QTest::qWaitFor([&] { return !session.error().isEmpty() || session.shown() > 0; }, 60'000),
                 session.situation());
    }

    void aBroadcastThatIsNotWhole_data()
    {
        QTest::addColumn<QByteArray>("film");
        const QByteArray film = read(QStringLiteral("film.ts"));
        const qsizetype tenSeconds = film.size() * 10 / kSeconds;
        QTest::newRow("no tables for ten seconds") << thinned(film, [&](qsizetype at) {
            return at > tenSeconds || (pidOf(film, at) != 0 && pidOf(film, at) != kTablePid);
        });
        QRandomGenerator random(17);
        QTest::newRow("one packet of five is lost")
            << thinned(film, [&](qsizetype) { return random.bounded(5) != 0; });
        QByteArray hole = film;
        const qsizetype from = film.size() / 3;
        for (qsizetype i = from; i < from + 20'011; ++i)
            hole[i] = char(random.bounded(256));
        QTest::newRow("a hole of noise") << hole;
        hole.remove(from, 20'011 - 7);
        QTest::newRow("a hole that shifts the packets") << hole;
    }
    void aBroadcastThatIsNotWhole()
    {
        QFETCH(QByteArray, film);
        QVERIFY(write(QStringLiteral("torn.ts"), film));
        Playing session;
        session.openFile(at(QStringLiteral("torn.ts")));
        QVERIFY2(session.plays(200), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        session.seek(player::Seconds(6));
        QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() >= 5900; }), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
    }

    void aHoleInABroadcastCostsASecondAtMost_data()
    {
        QTest::addColumn<qsizetype>("shift");
        QTest::newRow("of noise") << qsizetype(0);
        QTest::newRow("that shifts the packets") << qsizetype(101);
    }
    void aHoleInABroadcastCostsASecondAtMost()
    {
        QFETCH(qsizetype, shift);
        QByteArray film = read(QStringLiteral("film.ts"));
        QRandomGenerator random(19);
        const qsizetype from = film.size() / 2;
        for (qsizetype i = from; i < from + 5000; ++i)
            film[i] = char(random.bounded(256));
        film.remove(from, shift);
        QVERIFY(write(QStringLiteral("hole.ts"), film));
        auto media = player::MediaFile::open(
            Fd(::open(QFile::encodeName(at(QStringLiteral("hole.ts"))).constData(), O_RDONLY | O_CLOEXEC)),
            std::chrono::seconds(10));
        QVERIFY(media);
        (*media)->want({0, 1});
        QMap<int, double> last;
        double widest = 0;
        AVPacket *packet = av_packet_alloc();
        while ((*media)->read(packet)) {
            const AVStream *stream = (*media)->stream(packet->stream_index);
            const double time = double(packet->dts) * av_q2d(stream->time_base);
            if (packet->dts != AV_NOPTS_VALUE) {
                if (last.contains(packet->stream_index))
                    widest = std::max(widest, time - last[packet->stream_index]);
                last[packet->stream_index] = time;
            }
            av_packet_unref(packet);
        }
        av_packet_free(&packet);
        QVERIFY2(widest < 1.0, qPrintable(QString::number(widest)));
        QVERIFY(last.value(0) > 11.5 && last.value(1) > 11.5);
    }

    void aBroadcastOfSoundAlonePlays()
    {
        QVERIFY(makeFilm(kSeconds, words("-map 1:a -c:a mp2"), at(QStringLiteral("radio.ts"))));
        Playing session;
        session.openFile(at(QStringLiteral("radio.ts")));
        QVERIFY2(session.plays(500), session.situation());
        session.seek(player::Seconds(6));
        QVERIFY2(session.plays(6200), session.situation());
        QVERIFY2(session.notice().isEmpty() && session.error().isEmpty(), session.situation());
        QVERIFY2(!session.report().value(QLatin1String("hasPicture")).toBool(), session.situation());
    }

    void teletextIsNoChoiceAndTheFilmPlays()
    {
        QVERIFY(makeFilm(kSeconds,
                         words("-map 0:v -map 1:a -map 1:a -metadata:s:a:1 language=ger") + usualCodecs(),
                         at(QStringLiteral("sounds.ts"))));
        QVERIFY(write(QStringLiteral("teletext.ts"), withTeletext(read(QStringLiteral("sounds.ts")))));
        auto media = player::MediaFile::open(
            Fd(::open(QFile::encodeName(at(QStringLiteral("teletext.ts"))).constData(),
                      O_RDONLY | O_CLOEXEC)),
            std::chrono::seconds(10));
        QVERIFY(media);
        QCOMPARE((*media)->streams().value(2).codec, QStringLiteral("dvb_teletext"));
        Playing session;
        session.openFile(at(QStringLiteral("teletext.ts")));
        playsAndIsWound(session);
        const QJsonArray tracks = session.report().value(QLatin1String("tracks")).toArray();
        QCOMPARE(tracks.size(), 1);
        QVERIFY2(session.notice().isEmpty(), session.situation());
    }

    void aFilmThatIsStillBeingWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("MPEG-TS") << "grows.ts" << words("");
        QTest::newRow("Matroska") << "grows.mkv" << words("-live 1 -cluster_time_limit 500");
        QTest::newRow("fragmented MP4") << "grows.mp4" << words("-movflags +frag_keyframe+empty_moov");
    }
    void aFilmThatIsStillBeingWritten()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, arguments);
        arguments.removeAll(QString());
        QVERIFY(makeFilm(kSeconds, usualCodecs() + arguments, at(QStringLiteral("whole.") + name)));
        const QByteArray whole = read(QStringLiteral("whole.") + name);
        const qsizetype third = whole.size() / 3;
        QVERIFY(write(name, whole.left(third)));
        Playing session;
        session.openFile(at(name));
        QVERIFY2(session.plays(200), session.situation());
        // All that is there has been read long since when more comes.
        QVERIFY2(session.plays(2000), session.situation());
        QVERIFY(write(name, whole.mid(third, third), QIODevice::Append));
        QVERIFY2(session.plays(5500), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        QVERIFY(write(name, whole.mid(2 * third), QIODevice::Append));
        QVERIFY2(session.plays(9500), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
        QVERIFY2(session.durationMs() >= session.positionMs(), session.situation());
        QVERIFY2(session.becomes("ended"), session.situation());
        QVERIFY2(session.positionMs() > 11'500, session.situation());
        QVERIFY2(session.notice().isEmpty(), session.situation());
        // Wound back it is whole.
        session.seek(player::Seconds(8));
        session.play();
        QVERIFY2(session.plays(8000), session.situation());
        QVERIFY2(session.showsPictures(), session.situation());
    }
};

QTEST_GUILESS_MAIN(TestHostileFilms)
#include "test_hostile_films.moc"
