// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Films that say how they are turned, as phones make them: every way that there is and some that there are
// not. What reaches the sink is looked at there; beside it what hearth-probe makes and says of the same film.

#include "player/probe/probe_client.h"
#include "tests/integration/player/playing.h"
#include "tests/integration/player/sink_picture.h"
#include "tests/support/film_patch.h"
#include "tests/support/film_server.h"
#include "tests/support/streams_bench.h"
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QTemporaryDir>
#include <fcntl.h>
#include <limits>

using namespace hearth;
using namespace hearth::test;

class TestTurnedFilms : public QObject
{
    Q_OBJECT

    static constexpr int32_t k1 = 65536;
    QTemporaryDir m_folder;
    std::unique_ptr<player::ProbeClient> m_probe;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    void open(Playing &session, const QString &name)
    {
        session.open(Fd(::open(at(name).toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC)), {});
    }
    Result<QJsonObject> probed(player::ProbeTask task)
    {
        std::optional<Result<QJsonObject>> answer;
        task.done = [&](Result<QJsonObject> result) { answer = std::move(result); };
        m_probe->add(std::move(task));
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
            return fail(ErrorCode::TimedOut, QStringLiteral("no answer"));
        return *answer;
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        Elements::watch();
        m_probe = std::make_unique<player::ProbeClient>(
            QStringLiteral(HEARTH_BIN_DIR "/hearth-probe"),
            [](ProcessStart start) -> Result<ProcessStart> { return start; });
        QVERIFY(makeFilm(12, inColours(320, 180) + usualCodecs(), at(QStringLiteral("lying.mp4"))));
    }
    void init() { Elements::instance().forget(); }
    void cleanupTestCase() { Elements::instance().forget(); }

    void itStands_data()
    {
        QTest::addColumn<TurnMatrix>("matrix");
        QTest::addColumn<QString>("colours"); // of the corners
        QTest::addColumn<int>("rotation");
        QTest::addColumn<bool>("isMirrored");
        QTest::newRow("a quarter clockwise") << TurnMatrix{0, k1, -k1, 0} << "BRYG" << 90 << false;
        QTest::newRow("upside down") << TurnMatrix{-k1, 0, 0, -k1} << "YBGR" << 180 << false;
        QTest::newRow("a quarter back") << TurnMatrix{0, -k1, k1, 0} << "GYRB" << 270 << false;
        QTest::newRow("mirrored") << TurnMatrix{-k1, 0, 0, k1} << "GRYB" << 0 << true;
        QTest::newRow("mirrored upside down") << TurnMatrix{k1, 0, 0, -k1} << "BYRG" << 180 << true;
        QTest::newRow("mirrored at a diagonal") << TurnMatrix{0, k1, k1, 0} << "RBGY" << 90 << true;
        QTest::newRow("at the other") << TurnMatrix{0, -k1, -k1, 0} << "YGBR" << 270 << true;
        // 0.7986 and 0.6018; 0.6428 and 0.7660
        QTest::newRow("37 degrees") << TurnMatrix{52339, 39441, -39441, 52339} << "RGBY" << 0 << false;
        QTest::newRow("50 degrees") << TurnMatrix{42126, 50203, -50203, 42126} << "BRYG" << 90 << false;
        QTest::newRow("zeros") << TurnMatrix{0, 0, 0, 0} << "RGBY" << 0 << false;
    }
    void itStands()
    {
        QFETCH(TurnMatrix, matrix);
        QFETCH(QString, colours);
        QFETCH(int, rotation);
        QFETCH(bool, isMirrored);
        const QString name = QStringLiteral("turned.mp4");
        QFile::remove(at(name));
        QVERIFY(QFile::copy(at(QStringLiteral("lying.mp4")), at(name)));
        QVERIFY(turnPicture(at(name), matrix));
        const bool isUpright = rotation % 180 != 0;
        const QSize size = isUpright ? QSize(180, 320) : QSize(320, 180);

        Playing session;
        open(session, name);
        QVERIFY2(session.plays(200), session.situation());
        const QImage shown = Elements::instance().picture();
        QCOMPARE(shown.size(), size);
        QCOMPARE(corners(shown, shown.rect()), colours);
        session.seek(player::Seconds(6));
        QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() >= 6100; }), session.situation());
        QCOMPARE(Elements::instance().picture().size(), size);
        QVERIFY2(session.notice().isEmpty(), session.situation());

        using player::ProbeTask;
        const auto described = probed(ProbeTask{ProbeTask::Kind::Media, at(name), {}, {}, {}});
        QVERIFY2(described, described ? "" : qPrintable(described.error().message));
        const QJsonValue picture = described->value(QLatin1String("streams"))[0];
        QCOMPARE(picture[QLatin1String("width")].toInt(), 320); // as it is coded
        QCOMPARE(picture[QLatin1String("rotation")].toInt(), rotation);
        QCOMPARE(picture[QLatin1String("mirrored")].toBool(), isMirrored);

        const QString still = at(QStringLiteral("still.jpg"));
        QVERIFY(probed(ProbeTask{ProbeTask::Kind::Still, at(name), still, size, {}}));
        const QImage poster(still);
        QCOMPARE(poster.size(), size);
        QCOMPARE(corners(poster, poster.rect()), colours);

        const QString strip = at(QStringLiteral("strip.jpg"));
        ProbeTask task{ProbeTask::Kind::Strip, at(name), strip, {64, 36}, {}};
        task.columns = 2;
        task.count = 4;
        task.step = std::chrono::seconds(3);
        QVERIFY(probed(std::move(task)));
        const QImage sheet(strip);
        QCOMPARE(sheet.size(), QSize(128, 72));
        for (const QPoint place : {QPoint(0, 0), QPoint(64, 0), QPoint(0, 36), QPoint(64, 36)})
            QCOMPARE(corners(sheet, QRect(place, QSize(64, 36))), colours);
    }

    void itsColoursAreThoseItHasLyingDown()
    {
        // Of a film that does not say them they are told by its lines, of which it has more when it stands.
        const QString name = QStringLiteral("high.mp4");
        QVERIFY(makeFilm(4,
                         QStringList{QStringLiteral("-filter_complex"),
                                     QStringLiteral("color=0xc08040:s=640x360:r=25[v]"),
                                     QStringLiteral("-map"), QStringLiteral("[v]"), QStringLiteral("-map"),
                                     QStringLiteral("1:a"), QStringLiteral("-t"), QStringLiteral("4")} +
                             usualCodecs(),
                         at(name)));
        QColor colours[2];
        for (int turn = 0; turn < 2; ++turn) {
            if (turn == 1)
                QVERIFY(turnPicture(at(name), {0, k1, -k1, 0}));
            Elements::instance().forget();
            Playing session;
            open(session, name);
            QVERIFY2(session.plays(200), session.situation());
            colours[turn] = Elements::instance().picture().pixelColor(100, 100);
        }
        QCOMPARE(colours[1], colours[0]);
    }

    void whatNoFilmWouldSayPlays()
    {
        constexpr int32_t kLeast = std::numeric_limits<int32_t>::min();
        constexpr int32_t kMost = std::numeric_limits<int32_t>::max();
        for (const TurnMatrix &matrix : {TurnMatrix{kLeast, kLeast, kLeast, kLeast},
                                         TurnMatrix{kMost, kLeast, 1, -1}, TurnMatrix{0, 0, 0, 1}}) {
            const QString name = QStringLiteral("hostile.mp4");
            QFile::remove(at(name));
            QVERIFY(QFile::copy(at(QStringLiteral("lying.mp4")), at(name)));
            QVERIFY(turnPicture(at(name), matrix));
            Elements::instance().forget();
            Playing session;
            open(session, name);
            QVERIFY2(session.plays(200), session.situation());
            QVERIFY(!corners(Elements::instance().picture(), Elements::instance().picture().rect())
                         .contains(QLatin1Char('-')));
        }
    }

    void aStreamInPartsStandsToo()
    {
        QVERIFY(makeFilm(1,
                         QStringList{QStringLiteral("-i"), at(QStringLiteral("lying.mp4"))} +
                             QStringLiteral("-map 2:v -map 2:a -c copy -f hls -hls_time 2 -hls_list_size 0 "
                                            "-hls_segment_type fmp4 -hls_fmp4_init_filename head.mp4")
                                 .split(QLatin1Char(' ')),
                         at(QStringLiteral("stream.m3u8"))));
        QVERIFY(turnPicture(at(QStringLiteral("head.mp4")), {0, k1, -k1, 0}));
        FilmServer server(m_folder.path());
        Playing session;
        session.openAt(server.url(QStringLiteral("stream.m3u8")));
        QVERIFY2(session.plays(200), session.situation());
        const QImage shown = Elements::instance().picture();
        QCOMPARE(shown.size(), QSize(180, 320));
        QCOMPARE(corners(shown, shown.rect()), QStringLiteral("BRYG"));
    }

    void whatIsNotTurnedHasNoElementMore()
    {
        Playing session;
        open(session, QStringLiteral("lying.mp4"));
        QVERIFY2(session.plays(200), session.situation());
        QCOMPARE(Elements::instance().picture().size(), QSize(320, 180));
        QCOMPARE(Elements::instance().flips(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTurnedFilms)
#include "test_turned_films.moc"
