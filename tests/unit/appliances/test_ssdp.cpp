// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What devices say of themselves by SSDP, and what a liar among them cannot do.

#include "bridge/appliances/announced/ssdp_devices.h"
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QUdpSocket>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

QByteArray answer(const QByteArray &uuid, const QByteArray &type, const QByteArray &more = {})
{
    return "HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nEXT:\r\nLOCATION: "
           "http://192.168.1.9:80/d.xml\r\n"
           "SERVER: Linux/3.14 UPnP/1.0 IpBridge/1.56\r\nST: " +
           type + "\r\nUSN: uuid:" + uuid + "::" + type + "\r\n" + more + "\r\n";
}

const QByteArray kRenderer = "urn:schemas-upnp-org:device:MediaRenderer:1";

} // namespace

class TestSsdp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDeviceIsSeenByAsking()
    {
        QUdpSocket responder;
        QVERIFY(responder.bind(QHostAddress::LocalHost, 0));
        QByteArray asked;
        connect(&responder, &QUdpSocket::readyRead, this, [&] {
            QHostAddress from;
            quint16 port = 0;
            asked.resize(responder.pendingDatagramSize());
            responder.readDatagram(asked.data(), asked.size(), &from, &port);
            for (const QByteArray &type : {QByteArray("upnp:rootdevice"), kRenderer})
                responder.writeDatagram(answer("1", type), from, port);
        });
        SsdpDevices devices({QStringLiteral("127.0.0.1"), responder.localPort()});
        QSignalSpy changed(&devices, &SsdpDevices::changed);
        devices.look();
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(asked.startsWith("M-SEARCH * HTTP/1.1\r\n"));
        QVERIFY(asked.contains("MAN: \"ssdp:discover\"\r\n"));
        QCOMPARE(devices.toJson().size(), 1);
        const QJsonObject found = devices.toJson()[0].toObject();
        QCOMPARE(found[QLatin1String("name")], QJsonValue(QStringLiteral("IpBridge")));
        QCOMPARE(found[QLatin1String("what")], QJsonValue(QStringLiteral("MediaRenderer")));
        // Whoever spoke, and not whom it names.
        QCOMPARE(found[QLatin1String("address")], QJsonValue(QStringLiteral("127.0.0.1")));
    }

    void onlyItselfTakesADeviceAway()
    {
        SsdpDevices devices({});
        devices.take(answer("1", kRenderer), QStringLiteral("192.168.1.2"));
        const QByteArray bye = "NOTIFY * HTTP/1.1\r\nNTS: ssdp:byebye\r\nNT: " + kRenderer +
                               "\r\nUSN: uuid:1::" + kRenderer + "\r\n\r\n";
        devices.take(bye, QStringLiteral("192.168.1.66"));
        QCOMPARE(devices.toJson().size(), 1);
        devices.take(answer("1", kRenderer, "SERVER: x y Evil/1\r\n"), QStringLiteral("192.168.1.66"));
        QCOMPARE(devices.toJson()[0][QLatin1String("address")], QJsonValue(QStringLiteral("192.168.1.2")));
        devices.take(bye, QStringLiteral("192.168.1.2"));
        QCOMPARE(devices.toJson().size(), 0);
    }

    void liesAreSkipped_data()
    {
        QTest::addColumn<QByteArray>("datagram");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a question") << ssdpQuestion(QStringLiteral("239.255.255.250"), 1900, 2);
        QTest::newRow("a service") << answer("1", "urn:schemas-upnp-org:service:AVTransport:1");
        QTest::newRow("another status") << QByteArray("HTTP/1.1 404 No\r\n\r\n");
        QTest::newRow("no device") << QByteArray("HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\n\r\n");
        QTest::newRow("a short urn") << answer("1", "urn:x:device");
        QTest::newRow("too large") << answer("1", kRenderer, "X: " + QByteArray(3000, 'x') + "\r\n");
        QTest::newRow("many headers") << answer("1", kRenderer, QByteArray("a:b\r\n").repeated(60));
        QTest::newRow("a long name") << answer(QByteArray(300, '1'), kRenderer);
        QTest::newRow("bytes") << QByteArray(1000, '\xff');
    }
    void liesAreSkipped()
    {
        QFETCH(QByteArray, datagram);
        QVERIFY(!readSsdpMessage(datagram));
        SsdpDevices devices({});
        devices.take(datagram, QStringLiteral("192.168.1.2"));
        QCOMPARE(devices.toJson().size(), 0);
    }

    void namesAreTextAndTimesHaveAnEnd()
    {
        QByteArray marked = answer("1", "urn:x:device:<b>TV</b>\x01:1");
        marked.replace("max-age=1800", "max-age=99999999999");
        const auto read = readSsdpMessage(marked);
        QVERIFY(read);
        QCOMPARE(read->kind, QStringLiteral("bTV/b"));
        QVERIFY(read->keptFor <= std::chrono::hours(24));
        marked.replace("max-age=99999999999", "max-age=86401");
        QCOMPARE(readSsdpMessage(marked)->keptFor, std::chrono::seconds(86400));
    }

    void theyAreNotEndless()
    {
        SsdpDevices devices({});
        for (int i = 0; i < 1000; ++i)
            devices.take(answer(QByteArray::number(i), kRenderer), QStringLiteral("192.168.1.2"));
        QCOMPARE(devices.toJson().size(), SsdpDevices::kMost);
    }
};

QTEST_GUILESS_MAIN(TestSsdp)
#include "test_ssdp.moc"
