// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A live HLS stream whose window moves on: where a viewer begins, how far back there is, and what encoders
// and networks do to it.

#include "tests/integration/player/playing.h"
#include "tests/support/film_server.h"
#include "tests/support/streams_bench.h"
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kSegmentMs = 1000;
constexpr int kPool = 12;   // segments that are there; then they begin anew behind a discontinuity
constexpr int kWindow = 12; // segments in the playlist

} // namespace

class TestHlsLive : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<FilmServer> m_server;
    QElapsedTimer m_clock;
    qint64 m_aheadMs = 0;   // what the encoder's clock jumps
    qint64 m_frozenAt = -1; // the number of the last segment, when the encoder stands still
    qint64 m_numbersFrom = 0;
    bool m_isEnded = false;

    /// The number of the newest segment.
    [[nodiscard]] qint64 newest() const
    {
        return m_frozenAt >= 0 ? m_frozenAt : kWindow + (m_clock.elapsed() + m_aheadMs) / kSegmentMs;
    }
    [[nodiscard]] QByteArray playlist() const
    {
        const qint64 last = newest();
        const qint64 first = std::max<qint64>(m_numbersFrom, last - kWindow + 1);
        QByteArray list = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" +
                          QByteArray::number(first - m_numbersFrom) + "\n#EXT-X-DISCONTINUITY-SEQUENCE:" +
                          QByteArray::number((first + kPool - 1) / kPool) + '\n';
        for (qint64 number = first; number <= last; ++number) {
            if (number % kPool == 0)
                list += "#EXT-X-DISCONTINUITY\n";
            list += "#EXTINF:1,\nlive" + QByteArray::number(number % kPool) + ".ts\n";
        }
        return m_isEnded ? list + "#EXT-X-ENDLIST\n" : list;
    }
    [[nodiscard]] static QJsonObject window(const Playing &film)
    {
        return film.report().value(QLatin1String("live")).toObject();
    }
    bool says(Playing &film, const char *notice, int withinMs = 30'000)
    {
        return QTest::qWaitFor([&] { return film.notice() == QLatin1String(notice); }, withinMs);
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        QVERIFY(
            makeFilm(kPool,
                     usualCodecs() +
                         QStringLiteral("-f hls -hls_time 1 -hls_list_size 0 -hls_segment_filename live%d.ts")
                             .split(QLatin1Char(' ')),
                     m_folder.filePath(QStringLiteral("pool.m3u8"))));
    }

    void init()
    {
        m_server = std::make_unique<FilmServer>(m_folder.path());
        m_server->setBody(QStringLiteral("live.m3u8"), [this] { return playlist(); });
        m_clock.start();
        m_aheadMs = 0;
        m_frozenAt = -1;
        m_numbersFrom = 0;
        m_isEnded = false;
    }

    void beginsThreeTargetDurationsBehindAndStaysThere()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("live.m3u8")));
        QVERIFY2(QTest::qWaitFor([&] { return film.state() == QLatin1String("playing"); }), film.situation());
        // The playlist held twelve seconds.
        QVERIFY2(film.positionMs() >= 8900 && film.positionMs() < 11'000, film.situation());
        QCOMPARE(film.durationMs(), 0);
        const qint64 begun = film.positionMs();
        // Past the window that was there at first, and over two discontinuities.
        QVERIFY2(film.plays(begun + 16'000, 40'000), film.situation());
        QCOMPARE(film.notice(), QString());
        const qint64 behind = window(film).value(QLatin1String("toMs")).toInteger() - film.positionMs();
        QVERIFY2(qAbs(behind) < 3500, qPrintable(QString::number(behind)));
        QVERIFY(window(film).value(QLatin1String("fromMs")).toInteger() > 10'000);
    }

    void theWindowCanBeWoundBack()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("live.m3u8")));
        QVERIFY2(film.plays(9500), film.situation());
        const qint64 target = window(film).value(QLatin1String("fromMs")).toInteger() + 3000;
        film.seek(std::chrono::milliseconds(target));
        QVERIFY2(QTest::qWaitFor(
                     [&] { return film.positionMs() > target + 200 && film.positionMs() < target + 3000; }),
                 film.situation());
        film.seek(player::Seconds(100'000));
        QVERIFY2(film.plays(window(film).value(QLatin1String("toMs")).toInteger() - 1500), film.situation());
    }

    void whoWasAwayTooLongRejoinsAndIsTold()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("live.m3u8")));
        QVERIFY2(film.plays(9500), film.situation());
        film.pause();
        QVERIFY(film.becomes("paused"));
        m_aheadMs = 600'000;
        film.play();
        QVERIFY2(says(film, "rejoined-live"), film.situation());
        QVERIFY2(film.plays(600'000), film.situation());
        QVERIFY(film.positionMs() >= window(film).value(QLatin1String("fromMs")).toInteger() - 2000);
    }

    void anEncoderThatStandsStillIsSaidAndWaitedFor()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("live.m3u8")));
        QVERIFY2(film.plays(9500), film.situation());
        m_frozenAt = newest();
        QVERIFY2(says(film, "stream-stands"), film.situation());
        const qint64 stopped = film.positionMs();
        m_aheadMs -= m_clock.elapsed() + m_aheadMs - (m_frozenAt - kWindow) * kSegmentMs;
        m_frozenAt = -1;
        QVERIFY2(film.plays(stopped + 3000), film.situation());
        QCOMPARE(film.notice(), QString());
    }

    void aPlaylistThatIsAwayIsWaitedFor_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {404, 403, 503})
            QTest::addRow("%d", status) << status;
    }
    void aPlaylistThatIsAwayIsWaitedFor()
    {
        QFETCH(int, status);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("live.m3u8")));
        QVERIFY2(film.plays(9500), film.situation());
        Fault away;
        away.status = status;
        m_server->setFault(QStringLiteral("live.m3u8"), away);
        QVERIFY2(says(film, "stream-stands"), film.situation());
        const qint64 stopped = film.positionMs();
        m_server->clearFaults();
        QVERIFY2(film.plays(stopped + 3000), film.situation());
        QVERIFY2(film.error().isEmpty(), film.situation());
    }

    void anEncoderThatBeginsAnewGoesOn()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("live.m3u8")));
        QVERIFY2(film.plays(9500), film.situation());
        m_aheadMs += 40 * kSegmentMs;
        m_numbersFrom = newest(); // its number is 0 now
        const qint64 before = film.positionMs();
        QVERIFY2(film.plays(before + 8000, 40'000), film.situation());
        QVERIFY(film.state() != QLatin1String("failed"));
    }

    void segmentsThatFailAreLeftOut()
    {
        Fault gone;
        gone.status = 404;
        m_server->setFault(QStringLiteral("live5.ts"), gone);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("live.m3u8")));
        QString said;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         said += film.notice();
                         return film.state() == QLatin1String("playing") && film.positionMs() > 24'000;
                     },
                     60'000),
                 film.situation());
        QVERIFY(said.contains(QLatin1String("part-skipped")));
    }

    void aStreamThatIsOverEnds()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("live.m3u8")));
        QVERIFY2(film.plays(9500), film.situation());
        m_frozenAt = newest();
        m_isEnded = true;
        QVERIFY2(film.becomes("ended"), film.situation());
    }
};

QTEST_GUILESS_MAIN(TestHlsLive)
#include "test_hls_live.moc"
