// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Live channels from a provider's list, as a viewer has them: found on Home, picked by number, gone through
// with Up and Down, kept; real streams over UDP from FFmpeg. A provider that goes away costs nothing that was
// there.

#include "tests/e2e/living_room.h"
#include "tests/support/film_server.h"
#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <QUdpSocket>

using namespace hearth;
using namespace hearth::test;

class TestLive : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;
    QTemporaryDir m_folder;
    std::unique_ptr<FilmServer> m_provider;
    QProcess m_streams[3];
    QByteArray m_list;

    QJsonObject overview() { return m_room->call("channels.overview").value_or(QJsonValue()).toObject(); }
    QJsonObject list() { return overview()["lists"].toArray().first().toObject(); }
    int channelOnScreen() { return m_room->playback()["channel"].toObject()["number"].toInt(); }
    bool shows(int number)
    {
        return m_room->until([&] {
            return channelOnScreen() == number && m_room->playback()["state"] == "playing" &&
                   m_room->state()["filmVisible"].toBool();
        });
    }
    QStringList homeRow()
    {
        QStringList names;
        const QJsonArray rows = m_room->call("home.rows").value_or(QJsonValue()).toArray();
        for (const QJsonValue &row : rows) {
            if (row["id"] != "live")
                continue;
            for (const QJsonValue &item : row["items"].toArray())
                names.append(item["name"].toString());
        }
        return names;
    }
    static quint16 freePort()
    {
        QUdpSocket socket;
        return socket.bind(QHostAddress::LocalHost, 0) ? socket.localPort() : 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_list = "#EXTM3U\n";
        const char *names[] = {"Harbour TV", "Forest News", "Ember Sport"};
        for (int i = 0; i < 3; ++i) {
            const QByteArray address = "udp://127.0.0.1:" + QByteArray::number(freePort());
            m_streams[i].setProcessChannelMode(QProcess::ForwardedErrorChannel);
            m_streams[i].start("ffmpeg",
                               {"-hide_banner",
                                "-loglevel",
                                "error",
                                "-re",
                                "-f",
                                "lavfi",
                                "-i",
                                QStringLiteral("testsrc2=size=320x180:rate=25,hue=h=%1").arg(i * 90),
                                "-f",
                                "lavfi",
                                "-i",
                                QStringLiteral("sine=frequency=%1").arg(300 + i * 200),
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-g",
                                "25",
                                "-pix_fmt",
                                "yuv420p",
                                "-tune",
                                "zerolatency",
                                "-c:a",
                                "aac",
                                "-f",
                                "mpegts",
                                QString::fromLatin1(address + "?pkt_size=1316")});
            QVERIFY(m_streams[i].waitForStarted());
            m_list += "#EXTINF:-1 group-title=\"" + QByteArray(i == 1 ? "News" : "Local") + "\"," + names[i] +
                      "\n" + address + "\n";
        }
        m_provider = std::make_unique<FilmServer>(m_folder.path());
        m_provider->setBody("list.m3u", [this] { return m_list; });
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
    }

    void cleanupTestCase()
    {
        m_room.reset();
        for (QProcess &stream : m_streams) {
            stream.kill();
            stream.waitForFinished();
        }
    }

    void aListBringsChannels()
    {
        QCOMPARE(overview()["channels"].toInt(), 0);
        QVERIFY(!m_room->call("channels.addList", {{"address", "not an address"}}));
        QVERIFY(m_room->call("channels.addList", {{"address", m_provider->url("list.m3u").toString()}}));
        QVERIFY(m_room->until([this] { return overview()["channels"].toInt() == 3; }));
        QCOMPARE(list()["error"].toString(), QString());
        QCOMPARE(overview()["groups"].toArray().size(), 2);
        QCOMPARE(homeRow(), QStringList({"Harbour TV", "Forest News", "Ember Sport"}));
        const auto found = m_room->call("search.find", {{"text", "ember sp"}});
        QVERIFY(found);
        QCOMPARE(found->toArray().first()["id"].toString(), QStringLiteral("channels"));
    }

    void digitsPickOne()
    {
        QVERIFY(m_room->key({"home", "2"}));
        QVERIFY2(shows(2), m_room->situation());
        QCOMPARE(m_room->page(), QStringLiteral("film"));
        QCOMPARE(m_room->playback()["title"].toObject()["name"].toString(), QStringLiteral("Forest News"));
    }

    void upAndDownGoThroughThem()
    {
        QVERIFY(m_room->key({"up"}));
        QVERIFY2(shows(3), m_room->situation());
        QVERIFY(m_room->key({"channelup"}));
        QVERIFY2(shows(1), m_room->situation());
        QVERIFY(m_room->key({"channeldown"}));
        QVERIFY2(shows(3), m_room->situation());
    }

    void aNumberThatNobodyHasIsSaid()
    {
        QVERIFY(m_room->key({"8", "8"}));
        QVERIFY(m_room->until(
            [this] { return m_room->state()["toast"].toString().contains("no such channel"); }));
        QCOMPARE(channelOnScreen(), 3);
    }

    void itOutlivesThePlayerAndHearthd()
    {
        m_room->kill(m_room->pidOf("player", "hearth-player"));
        QVERIFY2(shows(3), m_room->situation());
        QVERIFY(m_room->restartHearthd());
        QVERIFY2(shows(3), m_room->situation());
    }

    void whatIsKeptStandsFirst()
    {
        QVERIFY(m_room->call("playback.stop"));
        // It was live: there is nothing to go on with.
        const QJsonArray rows = m_room->call("home.rows").value_or(QJsonValue()).toArray();
        QVERIFY(rows.first()["id"].toString() != "continue");
        QCOMPARE(homeRow().value(0), QStringLiteral("Ember Sport")); // watched last
        const auto channels = m_room->call("channels.list", {{"group", "News"}});
        QVERIFY(channels);
        const QString id = (*channels)["items"].toArray().first()["id"].toString();
        QVERIFY(m_room->call("channels.keep", {{"id", id}, {"kept", true}}));
        QCOMPARE(homeRow().value(0), QStringLiteral("Forest News"));
    }

    void aChildAsksForWhatNobodyHasJudged()
    {
        QVERIFY(m_room->call("pin.set", {{"owner", "household"}, {"new", "2468"}}));
        const QJsonObject mia{{"name", "Mia"}, {"kind", "child"}, {"ageLimit", 6}};
        const auto saved = m_room->call("profiles.save", {{"profile", mia}, {"pin", "2468"}});
        QVERIFY(saved && m_room->call("profiles.choose", {{"id", *saved}}));
        const auto refused = m_room->call("channels.open", {{"number", 2}});
        QVERIFY(!refused && refused.error().code == ErrorCode::NeedsPin);
        QVERIFY(m_room->key({"home", "2"}));
        QVERIFY(m_room->until([this] { return m_room->state()["focus"].toObject()["role"] == "pin"; }));
        // The digits of a PIN are no channel's.
        QVERIFY(m_room->key({"2", "4", "6", "8", "ok"}));
        QVERIFY2(shows(2), m_room->situation());
        const auto further = m_room->call("channels.step", {{"by", 1}});
        QVERIFY(!further && further.error().code == ErrorCode::NeedsPin);
        QCOMPARE(channelOnScreen(), 2);
        QVERIFY(m_room->call("playback.stop"));
        QVERIFY(!m_room->call("channels.addList", {{"address", "http://127.0.0.1:9/x.m3u"}}));
        QVERIFY(m_room->call("profiles.choose", {{"id", "main"}, {"pin", "2468"}}));
    }

    void thePageHasThem()
    {
        QVERIFY(m_room->key({"home", "left", "down", "down", "ok"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "live"; }));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Harbour TV"; }));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY2(shows(1), m_room->situation());
        QVERIFY(m_room->key({"stop"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Harbour TV"; }));
    }

    void aProviderThatFailsCostsNothing()
    {
        const QString id = list()["id"].toString();
        const auto readAgain = [&] {
            return m_room->call("channels.readList", {{"id", id}}) &&
                   m_room->until([this] { return !list()["isReading"].toBool(); });
        };
        Fault refuses;
        refuses.status = 503;
        Fault html;
        html.body = "<html><body>Pay your bill</body></html>";
        Fault empty;
        empty.body = "#EXTM3U\n";
        Fault cut;
        cut.cutAfter = 10;
        for (const Fault &fault : {refuses, html, empty, cut}) {
            m_provider->setFault("list.m3u", fault);
            QVERIFY(readAgain());
            QVERIFY(!list()["error"].toString().isEmpty());
            QCOMPARE(overview()["channels"].toInt(), 3);
        }
        m_provider->clearFaults();
        m_list += "#EXTINF:-1,Night\nudp://127.0.0.1:1\n";
        QVERIFY(readAgain());
        QCOMPARE(list()["error"].toString(), QString());
        QCOMPARE(overview()["channels"].toInt(), 4);
        QVERIFY(m_room->call("channels.removeList", {{"id", id}}));
        QCOMPARE(overview()["channels"].toInt(), 0);
        QVERIFY(homeRow().isEmpty());
        // The page that is open says so.
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Add a list"; }));
    }
};

QTEST_GUILESS_MAIN(TestLive)
#include "test_live.moc"
