// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The way of a viewer to a film on the home's media server, with the remote alone: found, opened, played, the
// next one, and back where one came from.

#include "tests/e2e/living_room.h"
#include "tests/support/media_server.h"
#include "tests/support/streams_bench.h"
#include <QDir>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestServersPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;
    MediaServer m_server{MediaServer::Kind::Minidlna, QStringLiteral("Cellar")};

    [[nodiscard]] bool focusIs(const QString &name)
    {
        return m_room->until([&] { return m_room->focusName() == name; });
    }
    bool press(const QStringList &keys) { return m_room->key(keys); }
    [[nodiscard]] QString name()
    {
        return m_room->playback()[QLatin1String("title")][QLatin1String("name")].toString();
    }
    bool plays(const QString &wanted, qint64 ms = 300)
    {
        return m_room->until([&] {
            const QJsonObject playback = m_room->playback();
            return playback[QLatin1String("state")] == QLatin1String("playing") && name() == wanted &&
                   playback[QLatin1String("positionMs")].toInteger() > ms;
        });
    }
    /// Down until the focus is there.
    bool goDownTo(const QString &wanted)
    {
        for (int i = 0; i < 12 && m_room->focusName() != wanted; ++i) {
            const QString before = m_room->focusName();
            if (!press({QStringLiteral("down")}) ||
                !m_room->until([&] { return m_room->focusName() != before; }, std::chrono::seconds(3)))
                break;
        }
        return m_room->focusName() == wanted;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QDir folder(m_server.folder());
        QVERIFY(folder.mkpath(QStringLiteral("Films")));
        for (const QString &film : {QStringLiteral("Alpha"), QStringLiteral("Beta"), QStringLiteral("Gamma")})
            QVERIFY(makeFilm(40, usualCodecs(), folder.filePath(QStringLiteral("Films/%1.mkv").arg(film))));
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
    }
    void cleanupTestCase() { m_room.reset(); }

    void theServerIsFound()
    {
        QVERIFY(press({QStringLiteral("left"), QStringLiteral("down"), QStringLiteral("ok")}));
        QVERIFY(focusIs(QStringLiteral("a")));
        QVERIFY(m_room->call(QStringLiteral("input.text"), {{"text", "dlna"}}));
        QVERIFY2(m_room->goToFound(QStringLiteral("Media servers")), m_room->situation());
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(focusIs(QStringLiteral("Looking for media servers \u2026")), m_room->situation());
        QVERIFY2(focusIs(QStringLiteral("No media server was found")), m_room->situation());
        m_room->picture(QStringLiteral("no-servers"));
        QVERIFY2(m_server.start(), "minidlna does not start; packaging/deps installs it");
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(focusIs(QStringLiteral("Cellar")), m_room->situation());
        m_room->picture(QStringLiteral("servers"));
    }

    void itsFoldersAreOpened()
    {
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(focusIs(QStringLiteral("Browse Folders")), m_room->situation());
        m_room->picture(QStringLiteral("server-root"));
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(focusIs(QStringLiteral("Films")), m_room->situation());
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(focusIs(QStringLiteral("Alpha")), m_room->situation());
        m_room->picture(QStringLiteral("server-films"));
    }

    void aFilmPlaysAndBackLeadsToIt()
    {
        QVERIFY2(goDownTo(QStringLiteral("Beta")), m_room->situation());
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(plays(QStringLiteral("Beta")), m_room->situation());
        const qint64 before = m_room->playback()[QLatin1String("positionMs")].toInteger();
        QVERIFY2(plays(QStringLiteral("Beta"), before + 500), m_room->situation());
        QVERIFY(m_room->playback()[QLatin1String("list")].toObject().isEmpty());
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 20'000}}));
        QVERIFY2(plays(QStringLiteral("Beta"), 20'300), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY2(focusIs(QStringLiteral("Beta")), m_room->situation());
    }

    void itGoesOnWhereItWasLeft()
    {
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(plays(QStringLiteral("Beta"), 12'000), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY2(focusIs(QStringLiteral("Beta")), m_room->situation());
        m_room->picture(QStringLiteral("server-begun"));
    }

    void allOfAFolderPlaysAsAList()
    {
        QVERIFY(press({QStringLiteral("up"), QStringLiteral("up")}));
        QVERIFY2(focusIs(QStringLiteral("Play all")), m_room->situation());
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(plays(QStringLiteral("Alpha")), m_room->situation());
        const QJsonValue list = m_room->playback()[QLatin1String("list")];
        QCOMPARE(list[QLatin1String("name")].toString(), QStringLiteral("Films"));
        QCOMPARE(list[QLatin1String("of")].toInt(), 3);
        QVERIFY(m_room->call(QStringLiteral("playback.next")));
        QVERIFY2(plays(QStringLiteral("Beta")), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.previous")));
        QVERIFY2(plays(QStringLiteral("Alpha")), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY2(focusIs(QStringLiteral("Play all")), m_room->situation());
    }

    void theListFollowsFromAFilmOn()
    {
        QVERIFY2(goDownTo(QStringLiteral("Beta")), m_room->situation());
        QVERIFY(press({QStringLiteral("menu")}));
        QVERIFY2(focusIs(QStringLiteral("Go on watching")), m_room->situation());
        QVERIFY2(goDownTo(QStringLiteral("This and those after it")), m_room->situation());
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(plays(QStringLiteral("Beta")), m_room->situation());
        QCOMPARE(m_room->playback()[QLatin1String("list")][QLatin1String("of")].toInt(), 2);
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY2(focusIs(QStringLiteral("Beta")), m_room->situation());
    }

    void aServerThatIsGoneIsSaidAndComesBack()
    {
        m_server.kill();
        QVERIFY(press({QStringLiteral("back")}));
        QVERIFY2(focusIs(QStringLiteral("Films")), m_room->situation());
        QVERIFY(press({QStringLiteral("ok")}));
        QVERIFY2(focusIs(QStringLiteral("Try again")), m_room->situation());
        m_room->picture(QStringLiteral("server-gone"));
        QVERIFY(m_server.start());
        QVERIFY2(m_room->until([this] { return m_room->focusName() == QLatin1String("Alpha"); },
                               std::chrono::seconds(60)),
                 m_room->situation());
        for (int i = 0; i < 3; ++i)
            QVERIFY(press({QStringLiteral("back")}));
        QVERIFY2(focusIs(QStringLiteral("Cellar")), m_room->situation());
    }
};

int main(int argc, char **argv)
{
    MediaServer::enterHomeNetwork(argc, argv);
    QCoreApplication application(argc, argv);
    TestServersPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_servers_page.moc"
