// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the home's network says of itself, and what a liar in it cannot do.

#include "bridge/appliances/announced/announced_services.h"
#include "bridge/appliances/announced/service_ear.h"
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QUdpSocket>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

QByteArray number(int value, int bytes)
{
    QByteArray text;
    for (int i = bytes - 1; i >= 0; --i)
        text += static_cast<char>(value >> (8 * i) & 0xff);
    return text;
}

QByteArray name(const QByteArrayList &labels)
{
    QByteArray text;
    for (const QByteArray &label : labels)
        text += number(static_cast<int>(label.size()), 1) + label;
    return text + '\0';
}

QByteArray record(const QByteArray &owner, int type, int seconds, const QByteArray &data)
{
    return owner + number(type, 2) + number(0x8001, 2) + number(seconds, 4) +
           number(static_cast<int>(data.size()), 2) + data;
}

QByteArray answer(const QByteArrayList &records)
{
    return number(0, 2) + number(0x8400, 2) + number(0, 2) + number(static_cast<int>(records.size()), 2) +
           number(0, 4) + records.join();
}

/// As a responder says it (RFC 6763, 12.1): the pointer, where it is, and the address.
QByteArray broker(int seconds = 120)
{
    const QByteArray instance = name({"Mosquitto on the shelf", "_mqtt", "_tcp", "local"});
    return answer({record(name({"_mqtt", "_tcp", "local"}), 12, seconds, instance),
                   record(instance, 33, seconds, number(0, 4) + number(1883, 2) + name({"shelf", "local"})),
                   record(instance, 16, seconds,
                          QByteArray("\x03"
                                     "a=b",
                                     4)),
                   record(name({"shelf", "local"}), 1, seconds, QByteArray("\xc0\xa8\x01\x07", 4))});
}

} // namespace

class TestAnnounced : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrokerIsFoundByAsking()
    {
        QUdpSocket responder;
        QVERIFY(responder.bind(QHostAddress::LocalHost, 0));
        QByteArray asked;
        connect(&responder, &QUdpSocket::readyRead, this, [&] {
            QHostAddress from;
            quint16 port = 0;
            asked.resize(responder.pendingDatagramSize());
            responder.readDatagram(asked.data(), asked.size(), &from, &port);
            responder.writeDatagram(broker(), from, port);
        });
        AnnouncedServices services({QStringLiteral("127.0.0.1"), responder.localPort()});
        QSignalSpy changed(&services, &AnnouncedServices::changed);
        services.look();
        QTRY_COMPARE(services.toJson().size(), 1);
        QVERIFY(asked.contains(name({"_mqtt", "_tcp", "local"}) + QByteArray::fromHex("000c0001")));
        const QJsonObject found = services.toJson()[0].toObject();
        QCOMPARE(found[QLatin1String("name")], QJsonValue(QStringLiteral("Mosquitto on the shelf")));
        QCOMPARE(found[QLatin1String("address")], QJsonValue(QStringLiteral("192.168.1.7")));
        QCOMPARE(found[QLatin1String("port")], QJsonValue(1883));
        QCOMPARE(found[QLatin1String("isBroker")], QJsonValue(true));
        // The same again is no news, and one that goes says so by a time of nothing.
        const qsizetype before = changed.size();
        services.take(broker());
        QCOMPARE(changed.size(), before);
        services.take(broker(0));
        QCOMPARE(services.toJson().size(), 0);
        QCOMPARE(changed.size(), before + 1);
    }

    void compressedNamesAreRead()
    {
        // "_hue._tcp.local" once, at 12; the instance leads back there (RFC 1035, 4.1.4).
        const QByteArray owner = name({"_hue", "_tcp", "local"});
        AnnouncedServices services({});
        services.take(answer({record(owner, 12, 120, number(5, 1) + "Shelf" + QByteArray::fromHex("c00c"))}));
        QCOMPARE(services.toJson().size(), 1);
        QCOMPARE(services.toJson()[0][QLatin1String("what")], QJsonValue(QStringLiteral("Hue")));
    }

    void liesAreSkipped_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a question") << dnsQuestions({QStringLiteral("_mqtt._tcp")});
        QTest::newRow("ends early") << broker().chopped(3);
        QTest::newRow("a loop") << answer({QByteArray::fromHex("c00c") + QByteArray(10, '\0')});
        QTest::newRow("points forwards") << answer({QByteArray::fromHex("c0ff") + QByteArray(10, '\0')});
        QTest::newRow("a label too long") << answer({QByteArray("\x50") + QByteArray(200, 'x')});
        QTest::newRow("says many, has none")
            << number(0, 2) + number(0x8400, 2) + number(0, 2) + number(60000, 2) + number(0, 4);
        QTest::newRow("too large") << answer({QByteArray(10'000, 'x')});
        QTest::newRow("data longer than it says")
            << answer({name({"_mqtt", "_tcp", "local"}) + number(12, 2) + number(1, 2) + number(120, 4) +
                       number(2, 2) + name({"x", "_mqtt", "_tcp", "local"})});
        QTest::newRow("a type of nobody's") << answer(
            {record(name({"_evil", "_tcp", "local"}), 12, 120, name({"x", "_evil", "_tcp", "local"}))});
    }
    void liesAreSkipped()
    {
        QFETCH(QByteArray, message);
        AnnouncedServices services({});
        services.take(message);
        QCOMPARE(services.toJson().size(), 0);
    }

    void aServiceIsWhereItSpeaksFrom()
    {
        const QByteArray owner = name({"_shelly", "_tcp", "local"});
        const QByteArray instance = name({"Plug", "_shelly", "_tcp", "local"});
        const QByteArray here = record(owner, 12, 120, instance);
        const QByteArray where =
            record(instance, 33, 120, number(0, 4) + number(8080, 2) + name({"tv", "local"}));
        const QByteArray texts = record(instance, 16, 120,
                                        "\x05"
                                        "gen=2");
        const QByteArray elsewhere = record(name({"tv", "local"}), 1, 120, QByteArray("\xc0\xa8\x01\x01", 4));
        ServiceEar ear(QStringLiteral("_shelly._tcp"));
        std::vector<ServiceCall> calls;
        connect(&ear, &ServiceEar::heard, this, [&](const ServiceCall &call) { calls.push_back(call); });
        ear.take(answer({here, where, texts, elsewhere}), QStringLiteral("192.168.1.7"));
        QCOMPARE(calls.size(), size_t{1});
        QCOMPARE(calls[0].name, QStringLiteral("Plug"));
        QCOMPARE(calls[0].address, QStringLiteral("192.168.1.7"));
        QCOMPARE(calls[0].port, quint16{8080});
        QCOMPARE(calls[0].texts, QByteArrayList{"gen=2"});
        // Nobody outside is heard, nor what goes, nor other services, nor more than fit.
        ear.take(answer({here, where}), QStringLiteral("8.8.8.8"));
        ear.take(answer({record(owner, 12, 0, instance)}), QStringLiteral("192.168.1.7"));
        ear.take(answer({record(name({"_hue", "_tcp", "local"}), 12, 120, instance)}),
                 QStringLiteral("192.168.1.7"));
        ear.take(dnsQuestions({QStringLiteral("_shelly._tcp")}), QStringLiteral("192.168.1.7"));
        QCOMPARE(calls.size(), size_t{1});
        ear.take(answer(QByteArrayList(100, here)), QStringLiteral("192.168.1.7"));
        QVERIFY(calls.size() < 50);
    }

    void theyAreNotEndless()
    {
        AnnouncedServices services({});
        for (int i = 0; i < 1000; ++i)
            services.take(answer({record(name({"_hap", "_tcp", "local"}), 12, 120,
                                         name({QByteArray::number(i), "_hap", "_tcp", "local"}))}));
        QCOMPARE(services.toJson().size(), AnnouncedServices::kMost);
    }
};

QTEST_GUILESS_MAIN(TestAnnounced)
#include "test_announced.moc"
