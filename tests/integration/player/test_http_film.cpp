// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film as one file on a server, with byte ranges and without, on good days and on bad ones.

#include "tests/integration/player/playing.h"
#include "tests/support/film_server.h"
#include "tests/support/streams_bench.h"
#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace hearth;
using namespace hearth::test;

class TestHttpFilm : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<FilmServer> m_server;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        const QStringList fast =
            usualCodecs() + QStringList{QStringLiteral("-movflags"), QStringLiteral("+faststart")};
        QVERIFY(makeFilm(20, fast, at(QStringLiteral("front.mp4"))));
        QVERIFY(makeFilm(20, usualCodecs(), at(QStringLiteral("back.mp4"))));
        const QStringList fragments =
            usualCodecs() +
            QStringList{QStringLiteral("-movflags"), QStringLiteral("+frag_keyframe+empty_moov")};
        QVERIFY(makeFilm(20, fragments, at(QStringLiteral("fragments.mp4"))));
        QVERIFY(makeFilm(20, usualCodecs(), at(QStringLiteral("film.mkv"))));
        QVERIFY(makeFilm(20, usualCodecs(), at(QStringLiteral("film.ts"))));
        QFile page(at(QStringLiteral("page.html")));
        QVERIFY(page.open(QIODevice::WriteOnly));
        page.write("<!doctype html><html><body>Watch our film!</body></html>");
    }

    void init() { m_server = std::make_unique<FilmServer>(m_folder.path()); }

    void playsFromTheStartSeeksAndEnds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("hasRanges");
        for (const char *name : {"front.mp4", "back.mp4", "fragments.mp4", "film.mkv", "film.ts"}) {
            QTest::addRow("%s with ranges", name) << QString::fromLatin1(name) << true;
            QTest::addRow("%s without ranges", name) << QString::fromLatin1(name) << false;
        }
    }

    void playsFromTheStartSeeksAndEnds()
    {
        QFETCH(QString, name);
        QFETCH(bool, hasRanges);
        Fault fault;
        fault.ignoresRanges = !hasRanges;
        m_server->setFault(name, fault);
        Playing film;
        film.openAt(m_server->url(name));
        QVERIFY2(film.plays(300), film.situation());
        film.seek(player::Seconds(14));
        QVERIFY2(film.plays(14'100), film.situation());
        QVERIFY(film.positionMs() < 16'500);
        film.seek(player::Seconds(5));
        QVERIFY2(QTest::qWaitFor([&] { return film.positionMs() < 7000 && film.positionMs() > 5100; }),
                 film.situation());
        film.seek(player::Seconds(19));
        QVERIFY2(film.becomes("ended"), film.situation());
        QCOMPARE(film.notice(), QString());
    }

    void resumesAtASecond()
    {
        Playing film;
        film.openAt(m_server->url(QStringLiteral("front.mp4")), 9000);
        QVERIFY2(film.plays(9100), film.situation());
        QVERIFY(film.positionMs() < 11'000);
    }

    void aBrokenConnectionIsMadeAnewWhereItBroke()
    {
        Fault cut;
        cut.cutAfter = 40'000;
        cut.times = 3;
        m_server->setFault(QStringLiteral("film.mkv"), cut);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("film.mkv")));
        QVERIFY2(film.plays(1000), film.situation());
        film.seek(player::Seconds(18.5));
        QVERIFY2(film.becomes("ended"), film.situation());
        QVERIFY(m_server->asked().size() > 3);
    }

    void aLostNetworkIsSaidAndThenItGoesOn()
    {
        // So slow that little is read ahead.
        Fault slow;
        slow.bytesPerSecond = 100'000;
        m_server->setFault(QStringLiteral("film.ts"), slow);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("film.ts")));
        QVERIFY2(film.plays(300), film.situation());
        m_server->goOffline();
        QVERIFY2(QTest::qWaitFor([&] { return film.notice() == QLatin1String("network-lost"); }, 20'000),
                 film.situation());
        QVERIFY2(
            QTest::qWaitFor([&] { return film.report().value(QLatin1String("buffering")).toBool(); }, 20'000),
            film.situation());
        const qint64 stopped = film.positionMs();
        m_server->clearFaults();
        QVERIFY(m_server->goOnline());
        QVERIFY2(film.plays(stopped + 1500), film.situation());
        QCOMPARE(film.notice(), QString());
    }

    void whatCannotBePlayedIsASentence_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        QTest::newRow("gone") << QStringLiteral("none.mp4") << 200
                              << QStringLiteral("nothing at this address");
        QTest::newRow("forbidden") << QStringLiteral("front.mp4") << 403 << QStringLiteral("does not let");
        QTest::newRow("server's error")
            << QStringLiteral("front.mp4") << 503 << QStringLiteral("error of its own");
        QTest::newRow("a page") << QStringLiteral("page.html") << 200 << QStringLiteral("not a film");
    }

    void whatCannotBePlayedIsASentence()
    {
        QFETCH(QString, path);
        QFETCH(int, status);
        QFETCH(QString, says);
        Fault fault;
        fault.status = status;
        m_server->setFault(path, fault);
        Playing film;
        film.openAt(m_server->url(path));
        QVERIFY(film.becomes("failed"));
        QVERIFY2(film.error().contains(says), film.situation());
        const QJsonObject error = film.report().value(QLatin1String("error")).toObject();
        QVERIFY(!error.value(QLatin1String("action")).toString().isEmpty());
    }

    void refusedConnectionsAndUnknownNamesAreSentences()
    {
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const quint16 port = nobody.serverPort();
        nobody.close();
        Playing film;
        film.openAt(QUrl(QStringLiteral("http://127.0.0.1:%1/film.mp4").arg(port)));
        QVERIFY(film.becomes("failed"));
        QVERIFY2(film.error().contains(QLatin1String("takes no connection")), film.situation());
        film.openAt(QUrl(QStringLiteral("http://no-such-host.invalid/film.mp4")));
        QVERIFY(film.becomes("opening", 100));
        QVERIFY(film.becomes("failed"));
        QVERIFY2(film.error().contains(QLatin1String("Nobody knows")), film.situation());
        film.openAt(QUrl(QStringLiteral("gopher://example.org/film")));
        QVERIFY2(QTest::qWaitFor([&] { return film.error().contains(QLatin1String("gopher")); }),
                 film.situation());
    }

    void leavingWhileAServerIsSilentIsQuick()
    {
        Fault silent;
        silent.delayMs = 60'000;
        m_server->setFault(QStringLiteral("front.mp4"), silent);
        Playing film;
        film.openAt(m_server->url(QStringLiteral("front.mp4")));
        QVERIFY(QTest::qWaitFor([&] { return !m_server->asked().isEmpty(); }));
        film.close();
        QCOMPARE(film.state(), QStringLiteral("idle"));
        film.openAt(m_server->url(QStringLiteral("film.mkv")));
        QVERIFY2(film.plays(200), film.situation());
    }
};

QTEST_GUILESS_MAIN(TestHttpFilm)
#include "test_http_film.moc"
