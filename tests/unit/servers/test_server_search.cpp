// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Media servers that are found, asked and gone, on loopback: those that keep the rules, and liars.

#include "bridge/servers/content_directory.h"
#include "bridge/servers/media_servers.h"
#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

const QByteArray kDirectory = "urn:schemas-upnp-org:service:ContentDirectory:1";

/// A web server with one answer for everything, that remembers what it was asked.
class Web : public QObject
{
public:
    QByteArray status = "200 OK";
    QByteArray headers;
    std::function<QByteArray(const QByteArray &asked)> body = [](const QByteArray &) { return QByteArray(); };
    QByteArrayList asked;

    Web()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    [[nodiscard]] QByteArray address() const
    {
        return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort());
    }

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &so = m_read[socket];
        so += socket->readAll();
        const qsizetype end = so.indexOf("\r\n\r\n");
        const qsizetype at = so.indexOf("Content-Length: ");
        const qsizetype length = at < 0 ? 0 : so.mid(at + 16, so.indexOf('\r', at) - at - 16).toInt();
        if (end < 0 || so.size() < end + 4 + length)
            return;
        asked.append(so);
        const QByteArray said = body(so);
        m_read.remove(socket);
        socket->write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(said.size()) +
                      "\r\n" + headers + "\r\n" + said);
    }
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_read;
};

QByteArray described(const QByteArray &control)
{
    return "<root><device><friendlyName>Cellar</friendlyName><serviceList><service><serviceType>" +
           kDirectory + "</serviceType><controlURL>" + control +
           "</controlURL></service></serviceList></device></root>";
}

QByteArray message(const QByteArray &first, const QByteArray &location, const QByteArray &uuid = "1",
                   const QByteArray &more = {})
{
    const QByteArray type = "urn:schemas-upnp-org:device:MediaServer:1";
    return first + "\r\nCACHE-CONTROL: max-age=1800\r\nLOCATION: " + location + "\r\nNT: " + type +
           "\r\nST: " + type + "\r\nUSN: uuid:" + uuid + "::" + type + "\r\n" + more + "\r\n";
}

QByteArray here(const QByteArray &location, const QByteArray &uuid = "1")
{
    return message("HTTP/1.1 200 OK", location, uuid);
}

QByteArray bye(const QByteArray &uuid = "1")
{
    return message("NOTIFY * HTTP/1.1", "", uuid, "NTS: ssdp:byebye\r\n");
}

QByteArray answered(const QString &didl, int returned, int total)
{
    return "<Envelope><Body><BrowseResponse><Result>" + didl.toHtmlEscaped().toUtf8() +
           "</Result><NumberReturned>" + QByteArray::number(returned) + "</NumberReturned><TotalMatches>" +
           QByteArray::number(total) + "</TotalMatches></BrowseResponse></Body></Envelope>";
}

int numberIn(const QByteArray &question, const char *name)
{
    const QByteArray open = QByteArray("<") + name + '>';
    const qsizetype at = question.indexOf(open) + open.size();
    return question.mid(at, question.indexOf('<', at) - at).toInt();
}

/// A folder of so many films, given in portions.
QByteArray folderOf(const QByteArray &question, int total, int atMost, bool says)
{
    const int from = numberIn(question, "StartingIndex");
    const int wanted = std::min({numberIn(question, "RequestedCount"), atMost, std::max(0, total - from)});
    QString entries;
    for (int i = from; i < from + wanted; ++i)
        entries +=
            QStringLiteral("<item id=\"%1\"><dc:title>Film %1</dc:title><upnp:class>object.item.videoItem"
                           "</upnp:class><res protocolInfo=\"http-get:*:video/mp4:*\">/%1.mp4</res></item>")
                .arg(i);
    return answered(QLatin1String("<DIDL-Lite>") + entries + QLatin1String("</DIDL-Lite>"), wanted,
                    says ? total : 0);
}

} // namespace

class TestServerSearch : public QObject
{
    Q_OBJECT

    HttpClient m_http;

    static QJsonArray serversOf(const MediaServers &servers)
    {
        return servers.toJson()[QLatin1String("servers")].toArray();
    }
    /// Where nobody answers: what is heard is what the test says.
    static SsdpSearch::Way nowhere()
    {
        return {QStringLiteral("127.0.0.1"), 9, std::chrono::milliseconds(20)};
    }
    [[nodiscard]] static ServerDescription serverAt(const Web &web)
    {
        return {QStringLiteral("Cellar"), {}, QUrl(QString::fromLatin1(web.address() + "/ctl")), kDirectory};
    }
    Result<FolderWindow> browse(const Web &web, int offset, int limit)
    {
        ContentDirectory directory(m_http);
        std::optional<Result<FolderWindow>> got;
        directory.browse(serverAt(web), QStringLiteral("0"), offset, limit,
                         [&](const Result<FolderWindow> &window) { got = window; });
        return QTest::qWaitFor([&] { return got.has_value(); }, 20'000)
                   ? *got
                   : fail(ErrorCode::TimedOut, QStringLiteral("no answer"));
    }

private Q_SLOTS:
    void aServerIsFoundByAsking()
    {
        Web web;
        web.body = [](const QByteArray &) { return described("/ctl"); };
        QUdpSocket responder;
        QVERIFY(responder.bind(QHostAddress::LocalHost, 0));
        QByteArray asked;
        connect(&responder, &QUdpSocket::readyRead, this, [&] {
            QHostAddress from;
            quint16 port = 0;
            asked.resize(responder.pendingDatagramSize());
            responder.readDatagram(asked.data(), asked.size(), &from, &port);
            responder.writeDatagram(here(web.address() + "/d.xml"), from, port);
        });
        MediaServers servers({QStringLiteral("127.0.0.1"), responder.localPort()}, m_http);
        servers.look();
        QVERIFY(servers.toJson()[QLatin1String("isLooking")].toBool());
        QTRY_COMPARE(serversOf(servers).size(), 1);
        QVERIFY(asked.contains("ST: urn:schemas-upnp-org:device:MediaServer:1\r\n"));
        QCOMPARE(serversOf(servers)[0][QLatin1String("name")], QJsonValue(QStringLiteral("Cellar")));
        const auto server = servers.server(QStringLiteral("uuid:1"));
        QVERIFY(server);
        QCOMPARE(server->control.toEncoded(), web.address() + "/ctl");
    }

    void onlyItselfTakesAServerAway()
    {
        Web web;
        web.body = [](const QByteArray &) { return described("/ctl"); };
        MediaServers servers(nowhere(), m_http);
        const QString self = QStringLiteral("127.0.0.1");
        servers.hearFrom(here(web.address() + "/d.xml"), self);
        QTRY_COMPARE(serversOf(servers).size(), 1);
        servers.hearFrom(bye(), QStringLiteral("192.168.1.66"));
        servers.hearFrom(here("http://192.168.1.66/d.xml"), QStringLiteral("192.168.1.66"));
        QCOMPARE(serversOf(servers)[0][QLatin1String("address")], QJsonValue(self));
        QSignalSpy changed(&servers, &MediaServers::changed);
        servers.hearFrom(bye(), self);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(serversOf(servers).size(), 0);
        QVERIFY(!servers.server(QStringLiteral("uuid:1")));
    }

    void whoDoesNotAnswerAnyMoreIsLeftOutUntilItDoes()
    {
        Web web;
        web.body = [](const QByteArray &) { return described("/ctl"); };
        MediaServers servers(nowhere(), m_http);
        servers.hearFrom(here(web.address() + "/d.xml"), QStringLiteral("127.0.0.1"));
        QTRY_COMPARE(serversOf(servers).size(), 1);
        const auto lookInVain = [&servers] {
            servers.look();
            return QTest::qWaitFor(
                [&servers] { return !servers.toJson()[QLatin1String("isLooking")].toBool(); }, 20'000);
        };
        QVERIFY(lookInVain());
        QCOMPARE(serversOf(servers).size(), 1); // it may have been lost on the way
        QVERIFY(lookInVain());
        QCOMPARE(serversOf(servers).size(), 0);
        QVERIFY(servers.server(QStringLiteral("uuid:1")));
        servers.hearFrom(here(web.address() + "/d.xml"), QStringLiteral("127.0.0.1"));
        QCOMPARE(serversOf(servers).size(), 1);
    }

    void nobodySendsTheSetElsewhere()
    {
        Web victim;
        MediaServers servers(nowhere(), m_http);
        // From another address than it names, from outside the home, by a name, and nowhere.
        servers.hearFrom(here(victim.address() + "/d.xml", "1"), QStringLiteral("192.168.1.66"));
        servers.hearFrom(here("http://8.8.8.8/d.xml", "2"), QStringLiteral("8.8.8.8"));
        servers.hearFrom(here("http://localhost/d.xml", "3"), QStringLiteral("127.0.0.1"));
        servers.hearFrom(here("", "4"), QStringLiteral("127.0.0.1"));
        // One that is believed so far, and sends on.
        Web web;
        web.status = "302 Found";
        web.headers = "Location: " + victim.address() + "/secret\r\n";
        servers.hearFrom(here(web.address() + "/d.xml", "5"), QStringLiteral("127.0.0.1"));
        QTRY_COMPARE(web.asked.size(), 1);
        const auto gone = browse(web, 0, 10);
        QVERIFY(!gone);
        QVERIFY2(gone.error().message.contains(QLatin1String("302")), qPrintable(gone.error().message));
        QCOMPARE(victim.asked.size(), 0);
        QCOMPARE(serversOf(servers).size(), 0);
    }

    void theyAreNotEndless()
    {
        Web web;
        web.body = [](const QByteArray &) { return described("/ctl"); };
        MediaServers servers(nowhere(), m_http);
        for (int i = 0; i < 200; ++i)
            servers.hearFrom(here(web.address() + "/d.xml", QByteArray::number(i)),
                             QStringLiteral("127.0.0.1"));
        QTRY_COMPARE(serversOf(servers).size(), MediaServers::kMost);
        QCOMPARE(web.asked.size(), MediaServers::kMost);
    }

    void aWindowIsFilledFromAServerThatGivesLittleAtATime()
    {
        Web web;
        web.body = [](const QByteArray &asked) { return folderOf(asked, 250, 30, true); };
        const auto window = browse(web, 100, 100);
        QVERIFY(window);
        QCOMPARE(window->total, 250);
        QCOMPARE(window->entries.size(), 100);
        QCOMPARE(window->entries.first().name, QStringLiteral("Film 100"));
        QCOMPARE(window->entries.last().name, QStringLiteral("Film 199"));
        QCOMPARE(web.asked.size(), 4);
        QCOMPARE(browse(web, 200, 100)->entries.size(), 50);
    }

    void aServerThatDoesNotCountIsReadToItsEnd()
    {
        Web web;
        web.body = [](const QByteArray &asked) { return folderOf(asked, 130, 100, false); };
        QCOMPARE(browse(web, 0, 100)->total, 101); // there may be one more
        const auto rest = browse(web, 100, 100);
        QCOMPARE(rest->entries.size(), 30);
        QCOMPARE(rest->total, 130);
    }

    void moreThanWasAskedForIsLeftOut()
    {
        Web web;
        web.body = [](const QByteArray &) {
            return folderOf("<StartingIndex>0</StartingIndex><RequestedCount>500</RequestedCount>", 500, 500,
                            true);
        };
        QCOMPARE(browse(web, 0, 20)->entries.size(), 20);
    }

    void aFolderIsCollectedFromAnItemOn()
    {
        Web web;
        web.body = [](const QByteArray &asked) { return folderOf(asked, 250, 100, true); };
        ContentDirectory directory(m_http);
        std::optional<Result<QList<DidlEntry>>> before;
        std::optional<Result<QList<DidlEntry>>> got;
        directory.collect(serverAt(web), QStringLiteral("0"), {},
                          [&](const Result<QList<DidlEntry>> &entries) { before = entries; });
        directory.collect(serverAt(web), QStringLiteral("0"), QStringLiteral("120"),
                          [&](const Result<QList<DidlEntry>> &entries) { got = entries; });
        QVERIFY(before && !*before); // who asks for something else wants that
        QCOMPARE(before->error().code, ErrorCode::Cancelled);
        QTRY_VERIFY(got);
        QVERIFY(*got);
        QCOMPARE((*got)->size(), 130);
        QCOMPARE((*got)->first().address.toEncoded(), web.address() + "/120.mp4");
        got.reset();
        directory.collect(serverAt(web), QStringLiteral("0"), QStringLiteral("nowhere"),
                          [&](const Result<QList<DidlEntry>> &entries) { got = entries; });
        QTRY_VERIFY(got);
        QCOMPARE(got->error().code, ErrorCode::NotFound);
    }

    void nonsenseIsASentence_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray("<!DOCTYPE html><html></html>");
        QTest::newRow("an answer without a list") << answered(QStringLiteral("no list"), 1, 1);
        QTest::newRow("too much") << QByteArray(5'000'000, ' ');
    }
    void nonsenseIsASentence()
    {
        QFETCH(QByteArray, said);
        Web web;
        web.body = [&said](const QByteArray &) { return said; };
        const auto window = browse(web, 0, 10);
        QVERIFY(!window);
        QVERIFY(!window.error().action.isEmpty());
        QVERIFY2(window.error().message.contains(QLatin1String("Cellar")),
                 qPrintable(window.error().message));
    }

    void whoDoesNotAnswerIsSaidSo()
    {
        ServerDescription gone;
        {
            const Web web;
            gone = serverAt(web);
        }
        ContentDirectory directory(m_http);
        std::optional<Result<DidlEntry>> got;
        directory.about(gone, QStringLiteral("1"), [&](const Result<DidlEntry> &entry) { got = entry; });
        QTRY_VERIFY(got);
        QCOMPARE(got->error().code, ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestServerSearch)
#include "test_server_search.moc"
