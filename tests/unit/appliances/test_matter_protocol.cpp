// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Matter without Node: codes, what nodes become, and the protocol against a hearth-matter of the test's own.

#include "bridge/appliances/matter/compose_node.h"
#include "bridge/appliances/matter/matter_protocol.h"
#include "bridge/appliances/matter/setup_code.h"
#include "resources/base/unix_listener.h"
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;

class TestMatterProtocol : public QObject
{
    Q_OBJECT

    static QJsonObject endpoint(int number, QJsonArray types, QJsonObject clusters, int parent = 0)
    {
        return {{"number", number}, {"parent", parent}, {"types", types}, {"clusters", clusters}};
    }
    static QJsonObject node(QJsonArray endpoints, const char *id = "7")
    {
        endpoints.prepend(endpoint(0, {22}, {{"basicInformation", QJsonObject{{"nodeLabel", "Thing"}}}}));
        return {{"node", id}, {"reachable", true}, {"endpoints", endpoints}};
    }
    static Appliance only(const QJsonObject &message)
    {
        Result<MatterNode> read = readMatterNode(message);
        const std::vector<Appliance> made = read ? composeNode(*read) : std::vector<Appliance>();
        return made.size() == 1 ? made.front() : Appliance();
    }
    static QJsonObject lamp()
    {
        return node({endpoint(1, {0x0101},
                              {{"onOff", QJsonObject{{"onOff", true}}},
                               {"levelControl", QJsonObject{{"currentLevel", 127}}}})});
    }

    QTemporaryDir m_folder;
    std::unique_ptr<UnixListener> m_listener;
    std::unique_ptr<RpcConnection> m_peer;
    std::vector<QJsonObject> m_asked;
    std::unique_ptr<Protocol> m_made;

    MatterProtocol &protocol() { return static_cast<MatterProtocol &>(*m_made); }
    void say(const char *what, const QJsonObject &params)
    {
        QVERIFY(m_peer && m_peer->send({{"method", QLatin1String(what)}, {"params", params}}));
    }
    void answer(const QJsonObject &asked, const QJsonObject &with)
    {
        QJsonObject message = with;
        message.insert("id", asked["id"]);
        QVERIFY(m_peer && m_peer->send(message));
    }
    void open(const QJsonArray &nodes)
    {
        QTRY_VERIFY(m_peer);
        say("hello", {{"version", 1}, {"nodes", nodes.size()}});
        QTRY_COMPARE(m_asked.size(), 1U);
        QCOMPARE(m_asked[0]["method"], QJsonValue("listen"));
        QVERIFY(m_asked[0]["params"].toObject()["clusters"].toArray().contains("onOff"));
        for (const QJsonValue &one : nodes)
            say("node", one.toObject());
        answer(m_asked[0], {{"result", QJsonObject()}});
        m_asked.clear();
        QTRY_VERIFY(protocol().problem().isEmpty());
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        const QString path = m_folder.filePath("socket");
        m_listener = std::move(*UnixListener::create(path));
        connect(m_listener.get(), &UnixListener::accepted, this, [this](int fd) {
            m_peer = std::make_unique<RpcConnection>(Fd(fd), RpcLimits());
            connect(m_peer.get(), &RpcConnection::received, this,
                    [this](const QJsonObject &message) { m_asked.push_back(message); });
        });
        m_made = std::move(*MatterProtocol::create({{"socket", path}}));
    }
    void cleanup()
    {
        m_made.reset();
        m_peer.reset();
        m_listener.reset();
    }

    void codesAreReadAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("code");
        QTest::newRow("digits") << "34970112332" << "34970112332";
        QTest::newRow("dashes") << " 3497-011-2332 " << "34970112332";
        QTest::newRow("another") << "22335406737" << "22335406737";
        QTest::newRow("QR") << "MT:Y.K90AFN00KA0648G00" << "MT:Y.K90AFN00KA0648G00";
        QTest::newRow("small") << "mt:y.k90afn00ka0648g00" << "MT:Y.K90AFN00KA0648G00";
        for (const char *wrong : {"", "MT:", "34970112333", "34970112323", "3497011233", "349701123320",
                                  "MT:Y.K90AFN00KA0648G0!", "hello", "٣٤٩٧٠١١٢٣٣٢"})
            QTest::newRow(wrong) << QString::fromUtf8(wrong) << QString();
        QTest::newRow("long") << QString(300, '1') << QString();
    }
    void codesAreReadAsPeopleTypeThem()
    {
        QFETCH(QString, typed);
        QFETCH(QString, code);
        const Result<QString> read = readSetupCode(typed);
        QCOMPARE(read.value_or(QString()), code);
        if (!read)
            QVERIFY(!read.error().message.isEmpty() && !read.error().action.isEmpty());
    }

    void everySlipOfOneDigitIsFound()
    {
        const QString good = QStringLiteral("34970112332");
        QVERIFY(hasVerhoeffDigit(good));
        QVERIFY(hasVerhoeffDigit(QStringLiteral("2363"))); // Verhoeff's own example: 236, 3
        for (qsizetype i = 0; i < good.size(); ++i) {
            for (int digit = 0; digit < 10; ++digit) {
                QString other = good;
                other[i] = QLatin1Char(static_cast<char>('0' + digit));
                QCOMPARE(hasVerhoeffDigit(other), other == good);
            }
            QString swapped = good;
            if (i > 0 && good[i] != good[i - 1]) {
                std::swap(swapped[i], swapped[i - 1]);
                QVERIFY(!hasVerhoeffDigit(swapped));
            }
        }
    }

    void aLampIsALight()
    {
        const Appliance made = only(lamp());
        QCOMPARE(made.id, QStringLiteral("matter:7"));
        QCOMPARE(made.name, QStringLiteral("Thing"));
        QCOMPARE(made.kind, ApplianceKind::Light);
        QCOMPARE(made.capability("onOff.1.onOff")->state, (QJsonObject{{"on", true}}));
        QCOMPARE(made.capability("level.1.levelControl")->state, (QJsonObject{{"percent", 50}}));
    }

    void whatIsAskedIsACommandOfItsCluster_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("cluster");
        QTest::addColumn<QJsonObject>("attributes");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("sent");    // command or attribute
        QTest::addColumn<QJsonValue>("with"); // the attribute's value, or the named field
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, int type, const char *cluster, const QJsonObject &attributes,
                            const char *command, const QJsonValue &value, const char *sent,
                            const QJsonValue &with = {}, const char *field = "") {
            QTest::newRow(name) << type << QString(cluster) << attributes << QString(command) << value
                                << QString(sent) << with << QString(field);
        };
        const QJsonObject heats{{"systemMode", 4}, {"featureMap", QJsonObject{{"heating", true}}}};
        const QJsonObject modes{{"currentMode", 1},
                                {"supportedModes", QJsonArray{QJsonObject{{"label", "Cotton"}, {"mode", 1}},
                                                              QJsonObject{{"label", "Wool"}, {"mode", 9}}}}};
        row("off", 0x0101, "onOff", {}, "set", false, "off");
        row("level", 0x0101, "levelControl", {}, "set", 50, "moveToLevelWithOnOff", 127, "level");
        row("white", 0x010C, "colorControl", {{"featureMap", QJsonObject{{"colorTemperature", true}}}}, "set",
            4000, "moveToColorTemperature", 250, "colorTemperatureMireds");
        row("warmer", 0x0301, "thermostat", heats, "setTarget", 21.5, "occupiedHeatingSetpoint", 2150);
        row("off", 0x0301, "thermostat", heats, "setMode", "off", "systemMode", 0);
        row("unlock", 0x000A, "doorLock", {{"lockState", 1}}, "unlock", {}, "unlockDoor");
        row("start", 0x0073, "operationalState", {{"operationalState", 0}}, "start", {}, "start");
        row("go on", 0x0073, "operationalState", {{"operationalState", 2}}, "start", {}, "resume");
        row("program", 0x0073, "laundryWasherMode", modes, "set", "Wool", "changeToMode", 9, "newMode");
        row("half", 0x0202, "windowCovering", {{"featureMap", QJsonObject{{"positionAwareLift", true}}}},
            "set", 30, "goToLiftPercentage", 7000, "liftPercent100thsValue");
        row("freezer", 0x0071, "temperatureControl",
            {{"featureMap", QJsonObject{{"temperatureNumber", true}}}}, "set", -18, "setTemperature", -1800,
            "targetTemperature");
    }
    void whatIsAskedIsACommandOfItsCluster()
    {
        QFETCH(int, type);
        QFETCH(QString, cluster);
        QFETCH(QJsonObject, attributes);
        QFETCH(QString, command);
        QFETCH(QJsonValue, value);
        QFETCH(QString, sent);
        QFETCH(QJsonValue, with);
        QFETCH(QString, field);
        const Result<MatterNode> read = readMatterNode(node({endpoint(3, {type}, {{cluster, attributes}})}));
        const std::vector<Appliance> made = composeNode(*read);
        QCOMPARE(made.size(), 1U);
        QCOMPARE(made[0].capabilities.size(), 1U);
        const Result<MatterOrder> order = matterOrder(*read, made[0].capabilities[0], command, value);
        QVERIFY(order);
        QCOMPARE(order->endpoint, 3);
        QCOMPARE(order->cluster, cluster);
        QCOMPARE(order->command.isEmpty() ? order->attribute : order->command, sent);
        if (!with.isNull())
            QCOMPARE(field.isEmpty() ? order->value : order->fields[field], with);
    }

    void readingsHaveTheirUnits_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("cluster");
        QTest::addColumn<QJsonObject>("attributes");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](int type, const char *cluster, const QJsonObject &attributes, const char *key,
                            const QJsonValue &value) {
            QTest::newRow(cluster) << type << QString(cluster) << attributes << QString(key) << value;
        };
        row(0x0302, "temperatureMeasurement", {{"measuredValue", -1850}}, "value", -18.5);
        row(0x0307, "relativeHumidityMeasurement", {{"measuredValue", 4750}}, "value", 47.5);
        row(0x0106, "illuminanceMeasurement", {{"measuredValue", 20001}}, "value", 100);
        row(0x0015, "booleanState", {{"stateValue", true}}, "open", false);
        row(0x0043, "booleanState", {{"stateValue", true}}, "deviceClass", "moisture");
        row(0x0107, "occupancySensing", {{"occupancy", QJsonObject{{"occupied", true}}}}, "value", true);
        row(0x0076, "smokeCoAlarm", {{"smokeState", 2}}, "deviceClass", "smoke");
        row(0x0070, "refrigeratorAlarm", {{"state", QJsonObject{{"doorOpen", true}}}}, "open", true);
        row(0x0011, "powerSource",
            {{"featureMap", QJsonObject{{"battery", true}}}, {"batPercentRemaining", 31}}, "value", 15.5);
        row(0x0510, "electricalPowerMeasurement", {{"activePower", 1234500}}, "value", 1234.5);
        row(0x0510, "electricalEnergyMeasurement",
            {{"cumulativeEnergyImported", QJsonObject{{"energy", 2500000}}}}, "value", 2.5);
        row(0x000A, "doorLock", {{"lockState", 2}}, "phase", "unlocked");
        row(0x0073, "operationalState", {{"operationalState", 1}, {"countdownTime", 90}}, "remainingSeconds",
            90);
        row(0x0073, "operationalState", {{"operationalState", 0}, {"completion", 0}}, "phase", "ended");
        row(0x0073, "operationalState", {{"operationalState", 0}, {"completion", 3}}, "phase", "idle");
    }
    void readingsHaveTheirUnits()
    {
        QFETCH(int, type);
        QFETCH(QString, cluster);
        QFETCH(QJsonObject, attributes);
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        const Appliance made = only(node({endpoint(1, {type}, {{cluster, attributes}})}));
        QCOMPARE(made.capabilities.size(), 1U);
        QCOMPARE(made.capabilities[0].state[key], value);
        // What is not known is not made up.
        const Appliance silent = only(node({endpoint(1, {type}, {{cluster, QJsonObject()}})}));
        for (const Capability &capability : silent.capabilities)
            QVERIFY(capability.state.isEmpty());
    }

    void cabinetsHaveTheirNames()
    {
        QJsonObject freezer =
            endpoint(3, {0x0071}, {{"temperatureMeasurement", QJsonObject{{"measuredValue", -1800}}}}, 1);
        freezer.insert("tags", QJsonArray{QJsonObject{{"namespaceId", 0x41}, {"tag", 1}}});
        const Appliance made = only(node({endpoint(1, {0x0070}, {}), freezer}));
        QCOMPARE(made.kind, ApplianceKind::Refrigerator);
        QCOMPARE(made.capabilities.at(0).name, QStringLiteral("Freezer"));
    }

    void whatIsBehindABridgeIsAnApplianceOfItsOwn()
    {
        const auto bridged = [](int number, const char *name, bool reachable) {
            return endpoint(number, {0x0013, 0x0100},
                            {{"bridgedDeviceBasicInformation",
                              QJsonObject{{"nodeLabel", name}, {"reachable", reachable}}},
                             {"onOff", QJsonObject{{"onOff", false}}}},
                            1);
        };
        const Result<MatterNode> read = readMatterNode(
            node({endpoint(1, {0x000E}, {}), bridged(2, "One", true), bridged(3, "Two", false)}));
        const std::vector<Appliance> made = composeNode(*read);
        QCOMPARE(made.size(), 2U);
        QCOMPARE(made[0].id, QStringLiteral("matter:7-2"));
        QVERIFY(made[0].isReachable);
        QCOMPARE(made[1].name, QStringLiteral("Two"));
        QVERIFY(!made[1].isReachable);
    }

    void nodesHaveAnEnd()
    {
        QJsonArray endpoints;
        for (int i = 1; i < 200; ++i)
            endpoints.append(endpoint(i, {0x0100}, {}));
        QCOMPARE(readMatterNode(node(endpoints)).error().code, ErrorCode::TooLarge);
        QCOMPARE(readMatterNode(node({}, "../7")).error().code, ErrorCode::Invalid);
        QCOMPARE(readMatterNode(node({endpoint(-1, {}, {})})).error().code, ErrorCode::Invalid);
        // A ring of parents.
        QVERIFY(
            !composeNode(*readMatterNode(node({endpoint(1, {}, {}, 2), endpoint(2, {}, {}, 1)}))).empty());
    }

    void oneIsToldWhenTheWayIsOpenAndGoesWhenItIsNotToldAgain()
    {
        QSignalSpy seen(m_made.get(), &Protocol::seen);
        QSignalSpy gone(m_made.get(), &Protocol::gone);
        m_made->start();
        QVERIFY(!m_made->problem().isEmpty());
        open({lamp(), node({}, "8")});
        QCOMPARE(seen.size(), 2);
        say("state", {{"node", "7"},
                      {"endpoint", 1},
                      {"cluster", "onOff"},
                      {"attributes", QJsonObject{{"onOff", false}}}});
        QTRY_COMPARE(seen.size(), 3);
        QCOMPARE(seen[2][0].value<Appliance>().capability("onOff.1.onOff")->state["on"], QJsonValue(false));
        // What nobody knows changes nothing.
        say("state", {{"node", "9"}, {"endpoint", 1}});
        say("state", {{"node", "7"}, {"endpoint", 5}, {"cluster", "onOff"}});
        say("node", {{"node", "no"}});
        say("gone", {{"node", "7"}});
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(seen.size(), 3);
        m_peer.reset();
        QTRY_VERIFY(!m_made->problem().isEmpty());
        QTRY_VERIFY(m_peer);
        open({});
        QCOMPARE(gone.size(), 2);
        QCOMPARE(gone[1][0].toString(), QStringLiteral("matter:8"));
    }

    void commandsAreAnsweredOnceWhateverHappens()
    {
        m_made->start();
        open({lamp()});
        std::vector<Done> answers;
        const auto keep = [&](const Done &done) { answers.push_back(done); };
        m_made->send("matter:7", "onOff.1.onOff", "set", false, keep);
        QTRY_COMPARE(m_asked.size(), 1U);
        QCOMPARE(m_asked[0]["params"].toObject()["command"], QJsonValue("off"));
        answer(m_asked[0], {{"result", QJsonObject()}});
        answer(m_asked[0], {{"result", QJsonObject()}});
        QTRY_COMPARE(answers.size(), 1U);
        QVERIFY(answers[0]);
        m_made->send("matter:7", "onOff.1.onOff", "set", true, keep);
        QTRY_COMPARE(m_asked.size(), 2U);
        answer(m_asked[1], {{"error", QJsonObject{{"message", "the appliance does not answer"},
                                                  {"data", QJsonObject{{"kind", "unavailable"}}}}}});
        QTRY_COMPARE(answers.size(), 2U);
        QCOMPARE(answers[1].error().code, ErrorCode::Unavailable);
        m_made->send("matter:7", "onOff.1.onOff", "set", true, keep);
        QTRY_COMPARE(m_asked.size(), 3U);
        m_peer.reset();
        QTRY_COMPARE(answers.size(), 3U);
        QVERIFY(!answers[2].error().message.contains("Hearth"));
        m_made->send("matter:99", "onOff.1.onOff", "set", true, keep);
        QCOMPARE(answers.size(), 4U);
    }

    void oneIsAddedAtATime()
    {
        m_made->start();
        open({});
        QSignalSpy steps(&protocol(), &MatterProtocol::stepChanged);
        std::vector<Result<QJsonObject>> answers;
        const auto keep = [&](const Result<QJsonObject> &done) { answers.push_back(done); };
        protocol().commission("34970112332", keep);
        protocol().commission("34970112332", keep);
        QCOMPARE(answers.size(), 1U);
        QVERIFY(!answers[0] && !answers[0].error().action.isEmpty());
        QTRY_COMPARE(m_asked.size(), 1U);
        say("step", {{"step", "joining"}});
        QTRY_COMPARE(protocol().step(), QStringLiteral("joining"));
        say("node", lamp());
        answer(m_asked[0], {{"result", QJsonObject{{"node", "7"}}}});
        QTRY_COMPARE(answers.size(), 2U);
        QCOMPARE((*answers[1])["appliances"], QJsonValue(QJsonArray{"matter:7"}));
        QVERIFY(protocol().step().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMatterProtocol)
#include "test_matter_protocol.moc"
