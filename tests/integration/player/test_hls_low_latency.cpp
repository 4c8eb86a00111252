// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Low latency: parts come before their segment is whole, playlists wait for the next one, and the viewer is
// nearer to what happens than with whole segments.

#include "tests/integration/player/playing.h"
#include "tests/support/low_latency_server.h"
#include <QTemporaryDir>

using namespace hearth;
using namespace hearth::test;

class TestHlsLowLatency : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<FilmServer> m_server;
    LowLatencyServer m_stream;

    /// How far behind the encoder the picture is, after some seconds of playing without a pause.
    std::optional<qint64> latencyMs(const char *list, Playing &film)
    {
        m_stream.forgetFirst();
        film.openAt(m_server->url(QLatin1String(list)));
        if (!QTest::qWaitFor(
                [&] { return film.state() == QLatin1String("playing") && film.positionMs() > 0; }, 15'000))
            return std::nullopt;
        const qint64 from = film.positionMs();
        if (!film.plays(from + 4000, 12'000))
            return std::nullopt;
        return m_stream.edgeMs() - m_stream.firstMs() - film.positionMs();
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        m_server = std::make_unique<FilmServer>(m_folder.path());
        QVERIFY(m_stream.make(m_folder.path(), *m_server));
    }

    void partsAreNearerThanSegments()
    {
        m_stream.begin();
        Playing low;
        const auto near = latencyMs("low.m3u8", low);
        QVERIFY2(near, low.situation());
        int parts = 0;
        for (const QString &path : m_server->asked())
            parts += path.count(QLatin1Char('.')) == 2;
        QVERIFY2(parts > 15, qPrintable(m_server->asked().join(QLatin1Char(' '))));
        QVERIFY2(m_stream.held() > 10, "playlists were waited for");
        QVERIFY2(m_stream.deltas() > 5, "and came without what was known");
        QCOMPARE(low.notice(), QString());
        Playing plain;
        const auto far = latencyMs("plain.m3u8", plain);
        QVERIFY2(far, plain.situation());
        qInfo("behind the live edge: %lld ms by parts, %lld ms by segments", *near, *far);
        QVERIFY2(*near < *far, "parts bring the viewer nearer");
    }

    void aJumpBackPlaysWholeSegmentsAndComesBackToParts()
    {
        m_stream.begin();
        Playing film;
        QVERIFY2(latencyMs("low.m3u8", film), film.situation());
        film.seek(player::Seconds(2));
        m_server->forgetAsked();
        QVERIFY2(QTest::qWaitFor([&] { return film.positionMs() > 2500 && film.positionMs() < 6000; }),
                 film.situation());
        QVERIFY2(film.plays(film.positionMs() + 2000), film.situation());
        QVERIFY(m_server->asked().filter(QLatin1String(".ts")).size() > 0);
    }
};

QTEST_GUILESS_MAIN(TestHlsLowLatency)
#include "test_hls_low_latency.moc"
