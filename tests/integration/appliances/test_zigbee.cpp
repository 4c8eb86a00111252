// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The network behind Zigbee2MQTT: read with limits, asked with answers; and whole, with a program of its own
// on a real mosquitto into a real hearthd.

#include "bridge/appliances/zigbee/zigbee_network.h"
#include "tests/support/hand_clock.h"
#include "tests/support/hearthd_fixture.h"
#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <csignal>

using namespace hearth;
using namespace hearth::bridge;
using namespace hearth::test;

class TestZigbee : public QObject
{
    Q_OBJECT

    HandClock m_clock;

    static MqttMessage said(const char *what, const QByteArray &payload)
    {
        return {QStringLiteral("zigbee2mqtt/bridge/") + QLatin1String(what), payload, 0, false};
    }
    static ZigbeeNetwork known(const Clock &clock)
    {
        ZigbeeNetwork network(clock);
        (void)network.hear(said("state", R"({"state":"online"})"));
        (void)network.hear(
            said("devices", R"([{"ieee_address":"0x1","friendly_name":"Plug","type":"Router"}])"));
        return network;
    }

private Q_SLOTS:
    void whatIsNotHeardIsNotThere()
    {
        ZigbeeNetwork network(m_clock);
        QVERIFY(network.toJson().isEmpty());
        const auto asked = network.ask("permitJoin", {{"seconds", 60}}, [](const Done &) {});
        QCOMPARE(asked.error().code, ErrorCode::Unavailable);
        QVERIFY(!asked.error().action.isEmpty());
    }

    void theWindowHasAnEndInEveryVersion()
    {
        ZigbeeNetwork network = known(m_clock);
        const qint64 now = m_clock.wall().count();
        const auto until = [&](const QByteArray &info) {
            (void)network.hear(said("info", info));
            return network.toJson()["untilMs"].toInteger() - now;
        };
        QCOMPARE(until(R"({"permit_join":true,"permit_join_timeout":100})"), 100'000);
        QCOMPARE(
            until(QStringLiteral(R"({"permit_join":true,"permit_join_end":%1})").arg(now + 5000).toUtf8()),
            5000);
        QCOMPARE(until(R"({"permit_join":true,"permit_join_end":9e18})"), 254'000);
        QCOMPARE(until(R"({"permit_join":true})"), 254'000);
        (void)network.hear(said("info", R"({"permit_join":false})"));
        QVERIFY(!network.toJson().contains("untilMs"));
    }

    void anAnswerIsTheTransactionsOwn()
    {
        ZigbeeNetwork network = known(m_clock);
        std::vector<Done> first;
        std::vector<Done> second;
        const auto one = network.ask("rename", {{"id", "0x1"}, {"name", "Lamp"}},
                                     [&](const Done &done) { first.push_back(done); });
        const auto two =
            network.ask("remove", {{"id", "0x1"}}, [&](const Done &done) { second.push_back(done); });
        QCOMPARE(one->topic, QStringLiteral("zigbee2mqtt/bridge/request/device/rename"));
        const auto transactionOf = [](const MqttMessage &message) {
            return QJsonDocument::fromJson(message.payload)["transaction"].toString();
        };
        const auto respond = [&](const QString &transaction, const char *more) {
            return network.hear(said(
                "response/x",
                QStringLiteral(R"({"transaction":"%1",%2})").arg(transaction, QLatin1String(more)).toUtf8()));
        };
        (void)respond("another", R"("status":"ok")");
        QVERIFY(first.empty() && second.empty());
        (void)respond(transactionOf(*two), R"("status":"error","error":"timeout")");
        QVERIFY(first.empty());
        QVERIFY(second.at(0).error().message.contains("timeout"));
        (void)respond(transactionOf(*one), R"("status":"ok")");
        (void)respond(transactionOf(*one), R"("status":"ok")");
        QCOMPARE(first.size(), 1U);
        QVERIFY(first[0]);
    }

    void noAnswerIsAnAnswerInTheEnd()
    {
        ZigbeeNetwork network = known(m_clock);
        std::vector<Done> answers;
        const auto keep = [&](const Done &done) { answers.push_back(done); };
        QVERIFY(network.ask("permitJoin", {{"seconds", 60}}, keep));
        QVERIFY(network.expire());
        m_clock.now += ZigbeeNetwork::kPatience;
        QVERIFY(!network.expire());
        QCOMPARE(answers.size(), 1U);
        QCOMPARE(answers[0].error().message, QStringLiteral("Zigbee2MQTT does not answer"));
        QVERIFY(network.ask("permitJoin", {{"seconds", 60}}, keep));
        network.lose();
        QCOMPARE(answers.size(), 2U);
        QVERIFY(network.toJson().isEmpty());
    }

    void namesThatAreNoTopicAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"", "  ", "a/b", "a+", "#"})
            QTest::newRow(name) << QString(QLatin1String(name));
        QTest::newRow("long") << QString(81, 'a');
    }
    void namesThatAreNoTopicAreRefused()
    {
        QFETCH(QString, name);
        ZigbeeNetwork network = known(m_clock);
        QCOMPARE(network.ask("rename", {{"id", "0x1"}, {"name", name}}, {}).error().code, ErrorCode::Invalid);
        QCOMPARE(network.ask("rename", {{"id", "0x2"}, {"name", "x"}}, {}).error().code, ErrorCode::NotFound);
    }

    void hostileWordsChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("not JSON") << QByteArray("{{{");
        QTest::newRow("two values") << QByteArray(R"(1},{"b":2)");
        QTest::newRow("another member") << QByteArray(R"([],"x":1)");
        QTest::newRow("deep") << QByteArray(200, '[') + QByteArray(200, ']');
        QTest::newRow("large") << QByteArray(ZigbeeNetwork::kLargestMessage + 1, ' ');
        QTest::newRow("empty") << QByteArray();
    }
    void hostileWordsChangeNothing()
    {
        QFETCH(QByteArray, payload);
        ZigbeeNetwork network = known(m_clock);
        const QJsonObject before = network.toJson();
        for (const char *what : {"info", "devices", "groups", "event", "response/x"})
            QVERIFY(!network.hear(said(what, payload)));
        QCOMPARE(network.toJson(), before);
    }

    void listsHaveAnEnd()
    {
        QJsonArray devices;
        QJsonArray groups;
        for (int i = 0; i < 3000; ++i) {
            devices.append(
                QJsonObject{{"ieee_address", QString::number(i)}, {"friendly_name", QString(500, 'x')}});
            groups.append(QJsonObject{{"id", i}});
        }
        ZigbeeNetwork network = known(m_clock);
        (void)network.hear(said("devices", QJsonDocument(devices).toJson()));
        (void)network.hear(said("groups", QJsonDocument(groups).toJson()));
        for (int i = 0; i < 100; ++i)
            (void)network.hear(said(
                "event",
                QStringLiteral(R"({"type":"device_joined","data":{"ieee_address":"%1"}})").arg(i).toUtf8()));
        const QJsonObject now = network.toJson();
        QCOMPARE(now["devices"].toArray().size(), ZigbeeNetwork::kMostDevices);
        QCOMPARE(now["groups"].toArray().size(), ZigbeeNetwork::kMostGroups);
        QCOMPARE(now["joining"].toArray().size(), ZigbeeNetwork::kMostJoining);
        QCOMPARE(now["devices"][0]["name"].toString().size(), 120);
    }

    void aLampJoinsIsNamedAndRemoved()
    {
        auto hearthd = HearthdFixture::start();
        QVERIFY2(hearthd, hearthd ? "" : qPrintable(hearthd.error().message));
        const auto call = [&](const char *method, const QJsonObject &params = {}) {
            return (*hearthd)->call(method, params);
        };
        const auto network = [&] { return call("zigbee.state").value_or(QJsonValue()).toObject(); };
        QTRY_VERIFY_WITH_TIMEOUT(
            call("broker.state").value_or(QJsonValue())["problem"].toString("?").isEmpty(), 10'000);
        QVERIFY(network().isEmpty());
        QCOMPARE(call("zigbee.permitJoin", {{"seconds", 60}}).error().code, ErrorCode::Unavailable);

        const auto account = call("broker.addAccount", {{"kind", "zigbee2mqtt"}});
        QVERIFY(account);
        QFile secret((*hearthd)->state() + "/maker.password");
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write(account->toObject()["password"].toString().toLatin1());
        secret.close();
        QFile port((*hearthd)->state() + "/broker/port");
        QVERIFY(port.open(QIODevice::ReadOnly));
        ProcessStart start;
        start.program = QStringLiteral(HEARTH_BIN_DIR "/../tests/hearth-simulated-maker");
        start.arguments = {"--kind",          "zigbee2mqtt",
                           "--port",          QString::fromLatin1(port.readAll().trimmed()),
                           "--user",          account->toObject()["user"].toString(),
                           "--password-file", secret.fileName()};
        start.environment = {QStringLiteral("PATH=") + qEnvironmentVariable("PATH")};
        auto maker = Process::start(start);
        QVERIFY(maker);
        QTRY_COMPARE_WITH_TIMEOUT(network()["devices"].toArray().size(), 2, 10'000);
        QVERIFY(network()["online"].toBool());
        QTRY_COMPARE(network()["groups"][0]["members"][0], QJsonValue("Office plug"));
        // Its state is known to what waits for it, and to the network: one topic, two readers.
        QTRY_VERIFY(call("appliances.list").value_or(QJsonValue())[0]["reachable"].toBool());

        QVERIFY(call("zigbee.permitJoin", {{"seconds", 120}}));
        QTRY_VERIFY(network()["untilMs"].toInteger() > QDateTime::currentMSecsSinceEpoch());
        QTRY_COMPARE(network()["joining"][0]["status"], QJsonValue("successful"));
        QTRY_COMPARE(network()["devices"].toArray().size(), 3);
        QVERIFY(call("zigbee.permitJoin", {{"seconds", 0}}));
        QTRY_VERIFY(!network().contains("untilMs"));

        const QString lamp = network()["joining"][0]["id"].toString();
        QCOMPARE(call("zigbee.rename", {{"id", lamp}, {"name", "a/b"}}).error().code, ErrorCode::Invalid);
        QVERIFY(call("zigbee.rename", {{"id", lamp}, {"name", "Reading lamp"}}));
        QTRY_COMPARE(network()["devices"][2]["name"], QJsonValue("Reading lamp"));
        const QString id = "mqtt:zigbee2mqtt_" + lamp;
        QTRY_COMPARE(call("appliances.appliance", {{"id", id}}).value_or(QJsonValue())["name"],
                     QJsonValue("Reading lamp"));
        QVERIFY(call("zigbee.remove", {{"id", lamp}}));
        QTRY_COMPARE(network()["devices"].toArray().size(), 2);
        QTRY_VERIFY(!call("appliances.appliance", {{"id", id}}));

        // What does not answer is removed by force alone, and the refusal says so.
        const QString stuck = network()["devices"][1]["id"].toString();
        QVERIFY(call("zigbee.remove", {{"id", stuck}}).error().message.contains("timeout"));
        QVERIFY(call("zigbee.remove", {{"id", stuck}, {"force", true}}));
        (*maker)->signalGroup(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!network()["online"].toBool(), 10'000);
        QCOMPARE(call("zigbee.permitJoin", {{"seconds", 60}}).error().code, ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestZigbee)
#include "test_zigbee.moc"
