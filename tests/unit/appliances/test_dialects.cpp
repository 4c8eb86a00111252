// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What makers say in words of their own becomes the same appliances, and hostile words become nothing.

#include "bridge/appliances/model/command.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/dialect.h"
#include "bridge/appliances/mqtt/inventory.h"
#include "bridge/appliances/mqtt/publication.h"
#include "bridge/appliances/mqtt/topics.h"
#include "bridge/appliances/wled/wled_dialect.h"
#include <QJsonDocument>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

/// All dialects and an inventory, wired as the protocol wires them.
class Ear
{
public:
    Ear()
    {
        for (const DialectRow &row : dialects())
            m_dialects.push_back(row.create());
    }

    bool hear(const QString &topic, const QByteArray &payload)
    {
        bool isWell = true;
        for (const auto &dialect : m_dialects) {
            if (!dialect->listensTo(topic))
                continue;
            auto heard = dialect->hear({topic, payload, 1, false});
            isWell = isWell && heard.has_value();
            if (!heard)
                continue;
            for (DiscoveryMessage &message : heard->announced) {
                skipped += message.skipped;
                if (!inventory.apply(std::move(message)))
                    qFatal("not applied");
            }
            for (const MqttMessage &ask : heard->asks)
                asked << ask.topic + QLatin1Char(' ') + QString::fromUtf8(ask.payload);
        }
        inventory.accept(topic, payload);
        return isWell;
    }
    void discover(const QString &topic, const QByteArray &payload)
    {
        auto message = readDiscovery(topic, payload);
        if (!message || !inventory.apply(std::move(*message)))
            qFatal("no discovery");
    }
    [[nodiscard]] Composed composed() const
    {
        const QString id = inventory.deviceIds().value(0);
        return compose(id, inventory.entitiesOf(id));
    }
    [[nodiscard]] QJsonValue state(const char *capability, const char *field) const
    {
        const Composed all = composed();
        const Capability *found = all.appliance.capability(QLatin1String(capability));
        if (found == nullptr) {
            for (const Capability &one : all.appliance.capabilities)
                qWarning() << one.id << one.state << one.limits;
            return QStringLiteral("there is none");
        }
        return found->state[QLatin1String(field)];
    }
    [[nodiscard]] QString sent(const char *capability, const char *command, const QJsonValue &value) const
    {
        const Composed all = composed();
        const Capability *found = all.appliance.capability(QLatin1String(capability));
        if (found == nullptr)
            return QStringLiteral("there is none");
        if (const Done may = checkCommand(all.appliance, *found, QLatin1String(command), value); !may)
            return inWords(may.error().message);
        const auto message = publicationFor(*inventory.entity(all.entityOf.value(found->id)), *found,
                                            QLatin1String(command), value);
        return message ? message->topic + QLatin1Char(' ') + QString::fromUtf8(message->payload)
                       : inWords(message.error().message);
    }

    Inventory inventory;
    QStringList asked;
    QStringList skipped;

private:
    std::vector<std::unique_ptr<Dialect>> m_dialects;
};

// In the form of the firmware's messages; the values are made up.
QByteArray tasmota(const QByteArray &more)
{
    return "{\"ip\":\"192.168.1.9\",\"dn\":\"Kitchen "
           "plug\",\"fn\":[\"Kettle\",\"Toaster\",null,null],\"hn\":\"plug-5E1D\","
           "\"mac\":\"A4CF12AB5E1D\",\"md\":\"Sonoff "
           "S31\",\"ty\":0,\"if\":0,\"ofln\":\"Offline\",\"onln\":\"Online\","
           "\"state\":[\"OFF\",\"ON\",\"TOGGLE\",\"HOLD\"],\"sw\":\"13.4.0\",\"t\":\"plug\",\"ft\":\"%prefix%"
           "/%topic%/\","
           "\"tp\":[\"cmnd\",\"stat\",\"tele\"],\"lk\":1,\"lt_st\":0,\"dslp\":0,\"ver\":1," +
           more + "}";
}
const QString kTasmota = QStringLiteral("tasmota/discovery/A4CF12AB5E1D/");

} // namespace

class TestDialects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTasmotaPlugIsAPlugThatMeasures()
    {
        Ear ear;
        // The sensors may come first.
        QVERIFY(ear.hear(kTasmota + QStringLiteral("sensors"),
                         "{\"sn\":{\"Time\":\"2026-11-22T10:00:00\",\"ENERGY\":{\"TotalStartTime\":\"2026-01-"
                         "01T00:00:00\","
                         "\"Total\":12.5,\"Today\":0.3,\"Power\":90,\"Voltage\":231},\"AM2301\":{"
                         "\"Temperature\":21.4,\"Humidity\":40},"
                         "\"TempUnit\":\"C\"},\"ver\":1}"));
        QVERIFY(ear.inventory.deviceIds().isEmpty());
        QVERIFY(ear.hear(kTasmota + QStringLiteral("config"), tasmota("\"rl\":[1,0],\"so\":{\"4\":0}")));
        QCOMPARE(ear.skipped, QStringList());
        QCOMPARE(ear.asked,
                 (QStringList{QStringLiteral("cmnd/plug/STATE "), QStringLiteral("cmnd/plug/STATUS 10")}));
        QCOMPARE(ear.composed().appliance.name, QStringLiteral("Kitchen plug"));
        QVERIFY(!ear.composed().appliance.isReachable);
        ear.hear(QStringLiteral("tele/plug/LWT"), "Online");
        QVERIFY(ear.composed().appliance.isReachable);
        ear.hear(QStringLiteral("stat/plug/RESULT"), "{\"POWER\":\"ON\"}");
        QCOMPARE(ear.state("onOff.POWER1", "on"), QJsonValue(true));
        ear.hear(QStringLiteral("tele/plug/STATE"),
                 "{\"Time\":\"…\",\"POWER\":\"OFF\",\"Wifi\":{\"RSSI\":80}}");
        QCOMPARE(ear.state("onOff.POWER1", "on"), QJsonValue(false));
        ear.hear(QStringLiteral("stat/plug/RESULT"), "{\"Command\":\"Unknown\"}");
        QCOMPARE(ear.state("onOff.POWER1", "on"), QJsonValue(false)); // as it was
        ear.hear(QStringLiteral("tele/plug/SENSOR"), "{\"ENERGY\":{\"Power\":1200,\"Total\":12.6}}");
        QCOMPARE(ear.state("sensor.ENERGY.Power", "value"), QJsonValue(1200));
        QCOMPARE(ear.state("sensor.ENERGY.Power", "unit"), QJsonValue(QStringLiteral("W")));
        ear.hear(QStringLiteral("stat/plug/STATUS10"), "{\"StatusSNS\":{\"AM2301\":{\"Temperature\":22.5}}}");
        QCOMPARE(ear.state("temperature.AM2301.Temperature", "value"), QJsonValue(22.5));
        QCOMPARE(ear.sent("onOff.POWER1", "set", true), QStringLiteral("cmnd/plug/POWER1 ON"));
        // Taken back as it came.
        QVERIFY(ear.hear(kTasmota + QStringLiteral("config"), {}));
        QVERIFY(ear.inventory.deviceIds().isEmpty());
    }

    void aTasmotaLightIsDimmedAndWarmed()
    {
        Ear ear;
        QVERIFY(ear.hear(
            kTasmota + QStringLiteral("config"),
            tasmota("\"rl\":[2,2],\"lt_st\":2,\"so\":{\"4\":1,\"82\":1}").replace("\"lt_st\":0,", "")));
        ear.hear(QStringLiteral("tele/plug/STATE"), "{\"POWER1\":\"ON\",\"Dimmer\":40,\"CT\":250}");
        QCOMPARE(ear.state("onOff", "on"), QJsonValue(true));
        QCOMPARE(ear.state("level", "percent"), QJsonValue(40));
        QCOMPARE(ear.state("colorTemperature", "kelvin"), QJsonValue(4000));
        ear.hear(QStringLiteral("stat/plug/DIMMER"), "{\"Dimmer\":70}"); // SetOption4
        QCOMPARE(ear.state("level", "percent"), QJsonValue(70));
        QCOMPARE(ear.sent("level", "set", 55), QStringLiteral("cmnd/plug/Dimmer 55"));
        QCOMPARE(ear.sent("colorTemperature", "set", 4000), QStringLiteral("cmnd/plug/CT 250"));
        QCOMPARE(ear.sent("colorTemperature", "set", 2000), // past SetOption82's range
                 QStringLiteral("The light can be set from 2632 to 5000 K"));
    }

    void aTasmotaShutterOpensByItsOwnCommands()
    {
        Ear ear;
        QVERIFY(ear.hear(kTasmota + QStringLiteral("config"), tasmota("\"rl\":[3,3,1,0],\"so\":{}")));
        ear.hear(QStringLiteral("tele/plug/SENSOR"), "{\"Shutter1\":{\"Position\":25,\"Direction\":0}}");
        QCOMPARE(ear.state("opening.Shutter1", "percent"), QJsonValue(25));
        ear.hear(QStringLiteral("stat/plug/RESULT"),
                 "{\"Shutter1\":{\"Position\":60,\"Direction\":1,\"Target\":100}}");
        QCOMPARE(ear.state("opening.Shutter1", "percent"), QJsonValue(60));
        QCOMPARE(ear.sent("opening.Shutter1", "open", {}), QStringLiteral("cmnd/plug/Backlog ShutterOpen1"));
        QCOMPARE(ear.sent("opening.Shutter1", "set", 30), QStringLiteral("cmnd/plug/ShutterPosition1 30"));
        QCOMPARE(ear.sent("onOff.POWER3", "set", false), QStringLiteral("cmnd/plug/POWER3 OFF"));
    }

    void aTasmotaThatSpeaksTwoWaysIsShownOnce()
    {
        Ear ear;
        QVERIFY(ear.hear(kTasmota + QStringLiteral("config"), tasmota("\"rl\":[1],\"so\":{}")));
        ear.discover(QStringLiteral("homeassistant/switch/AB5E1D_RL_1/config"),
                     "{\"name\":\"Kettle\",\"stat_t\":\"tele/plug/STATE\",\"cmd_t\":\"cmnd/plug/POWER1\","
                     "\"val_tpl\":\"{{value_json.POWER1}}\",\"uniq_id\":\"AB5E1D_RL_1\",\"dev\":{\"ids\":["
                     "\"AB5E1D\"],\"cns\":[[\"mac\",\"A4:CF:12:AB:5E:1D\"]]}}");
        QCOMPARE(ear.inventory.deviceIds().size(), 1);
        QCOMPARE(ear.composed().appliance.capabilities.size(), size_t{1});
        QCOMPARE(ear.composed().appliance.capabilities[0].id, QStringLiteral("onOff.AB5E1D_RL_1"));
        // And by its own words alone when the others are taken back.
        ear.discover(QStringLiteral("homeassistant/switch/AB5E1D_RL_1/config"), {});
        QCOMPARE(ear.composed().appliance.capabilities.size(), size_t{1});
        QCOMPARE(ear.composed().appliance.capabilities[0].id, QStringLiteral("onOff.POWER1"));
    }

    void aTasmotasButtonIsAnEvent()
    {
        Ear ear;
        QVERIFY(ear.hear(kTasmota + QStringLiteral("config"),
                         tasmota("\"rl\":[0],\"btn\":[1,0],\"swc\":[-1,0],\"swn\":[null,\"Window\"],\"so\":{"
                                 "\"73\":1,\"114\":1}")));
        ear.hear(QStringLiteral("stat/plug/RESULT"), "{\"Button1\":{\"Action\":\"DOUBLE\"}}");
        QCOMPARE(ear.state("event.Button1", "event"), QJsonValue(QStringLiteral("DOUBLE")));
        ear.hear(QStringLiteral("stat/plug/RESULT"), "{\"Button1\":{\"Action\":\"CLEAR\"}}");
        QCOMPARE(ear.state("event.Button1", "event"), QJsonValue(QStringLiteral("DOUBLE")));
        QCOMPARE(ear.composed().appliance.capabilities.size(), size_t{2});
    }

    void aTasmotaWithoutNamesIsStillOne()
    {
        Ear ear;
        QVERIFY(ear.hear(kTasmota + QStringLiteral("config"),
                         tasmota("\"rl\":[1,3,3],\"swc\":[0],\"so\":{\"114\":1}")
                             .replace("\"fn\":[\"Kettle\",\"Toaster\",null,null],", "")
                             .replace("\"state\":[\"OFF\",\"ON\",\"TOGGLE\",\"HOLD\"],", "")));
        QCOMPARE(ear.composed().appliance.capabilities.size(), size_t{3});
        QCOMPARE(ear.sent("onOff.POWER1", "set", true), QStringLiteral("cmnd/plug/POWER1 ON"));
    }

    void hostileTasmotasBecomeNothing_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("no JSON") << QByteArray("{\"mac\":");
        QTest::newRow("no address") << tasmota("\"rl\":[1]").replace("A4CF12AB5E1D", "A4CF12AB5E");
        QTest::newRow("a topic of wildcards")
            << tasmota("\"rl\":[1]").replace("\"t\":\"plug\"", "\"t\":\"#\"");
        QTest::newRow("a full topic of wildcards") << tasmota("\"rl\":[1]").replace("%prefix%/", "+/");
        QTest::newRow("the broker's topic") << tasmota("\"rl\":[1]").replace("%prefix%/", "$SYS/");
        QTest::newRow("no prefixes") << tasmota("\"rl\":[1]").replace("[\"cmnd\",\"stat\",\"tele\"]", "[]");
        QTest::newRow("discovery's topic")
            << tasmota("\"rl\":[1]").replace("%prefix%/%topic%/", "homeassistant/switch/%topic%/config");
        QTest::newRow("too many relays") << tasmota("\"rl\":[" + QByteArray("1,").repeated(200) + "1]");
        QTest::newRow("too large") << tasmota("\"x\":\"" + QByteArray(40'000, 'x') + "\",\"rl\":[1]");
    }
    void hostileTasmotasBecomeNothing()
    {
        QFETCH(QByteArray, payload);
        Ear ear;
        const bool isWell = ear.hear(kTasmota + QStringLiteral("config"), payload);
        for (const QString &id : ear.inventory.deviceIds()) {
            for (const Entity *entity : ear.inventory.entitiesOf(id))
                QVERIFY(checkCommandTopic(entity->text("command_topic")).has_value());
        }
        QVERIFY(!isWell || QTest::currentDataTag() == QByteArray("discovery's topic"));
    }

    void sensorsAreLimitedAndPlain()
    {
        Ear ear;
        QByteArray many =
            "{\"sn\":{\"it's\":{\"Temperature\":1},\"Deep\":{\"a\":{\"b\":{\"c\":{\"Temperature\":5}}}},";
        for (int i = 0; i < 400; ++i)
            many += "\"S" + QByteArray::number(i) + "\":{\"Temperature\":1},";
        many.chop(1);
        QVERIFY(ear.hear(kTasmota + QStringLiteral("sensors"), many + "}}"));
        QVERIFY(ear.hear(kTasmota + QStringLiteral("config"), tasmota("\"rl\":[0]")));
        QCOMPARE(ear.composed().appliance.capabilities.size(), size_t{128});
        QCOMPARE(ear.skipped, QStringList());
    }

    void aShellyIsAskedWhatItIs()
    {
        Ear ear;
        const QString prefix = QStringLiteral("shellyplus1pm-a8032ab12345");
        const QString answers = QStringLiteral("hearth-shelly-") + prefix + QStringLiteral("/rpc");
        QVERIFY(ear.hear(prefix + QStringLiteral("/online"), "true"));
        QCOMPARE(ear.asked.size(), 3);
        QCOMPARE(ear.asked[0],
                 prefix +
                     QStringLiteral(
                         "/rpc {\"id\":101,\"method\":\"Shelly.GetDeviceInfo\",\"src\":\"hearth-shelly-") +
                     prefix + QStringLiteral("\"}"));
        QVERIFY(ear.hear(
            answers, "{\"id\":101,\"src\":\"x\",\"result\":{\"name\":\"Bedroom "
                     "heater\",\"id\":\"shellyplus1pm-a8032ab12345\","
                     "\"mac\":\"A8032AB12345\",\"model\":\"SNSW-001P16EU\",\"gen\":2,\"app\":\"Plus1PM\"}}"));
        QVERIFY(ear.hear(answers, "{\"id\":103,\"result\":{\"switch:0\":{\"id\":0,\"name\":\"Heater\"}}}"));
        const QByteArray status = "{\"id\":102,\"result\":{\"ble\":{},\"input:0\":{\"id\":0,\"state\":null},"
                                  "\"switch:0\":{\"id\":0,\"source\":\"init\",\"output\":true,\"apower\":"
                                  "1502.3,\"voltage\":230.1,\"current\":6.5,"
                                  "\"aenergy\":{\"total\":1234.5,\"by_minute\":[1,2,3]},\"temperature\":{"
                                  "\"tC\":45.1,\"tF\":113.2}},\"wifi\":{\"rssi\":-60}}}";
        QVERIFY(ear.hear(answers, status));
        QCOMPARE(ear.asked.size(), 4); // its status again, for those who read it now
        QVERIFY(ear.hear(answers, status));
        QCOMPARE(ear.asked.size(), 4); // and no more
        QCOMPARE(ear.skipped, QStringList());
        const Appliance appliance = ear.composed().appliance;
        QCOMPARE(appliance.name, QStringLiteral("Bedroom heater"));
        QCOMPARE(ear.state("onOff.switch0", "on"), QJsonValue(true));
        QCOMPARE(ear.state("sensor.switch0_apower", "value"), QJsonValue(1502.3));
        // A partial notification leaves what it does not speak of.
        QVERIFY(ear.hear(prefix + QStringLiteral("/events/rpc"),
                         "{\"src\":\"x\",\"dst\":\"y\",\"method\":\"NotifyStatus\",\"params\":{\"ts\":1.5,"
                         "\"switch:0\":{\"id\":0,\"output\":false}}}"));
        QCOMPARE(ear.state("onOff.switch0", "on"), QJsonValue(false));
        QCOMPARE(ear.state("sensor.switch0_apower", "value"), QJsonValue(1502.3));
        QVERIFY(ear.hear(prefix + QStringLiteral("/events/rpc"),
                         "{\"method\":\"NotifyEvent\",\"params\":{\"ts\":2,\"events\":[{\"component\":"
                         "\"input:1\",\"event\":\"long_push\"},"
                         "{\"component\":\"input:0\",\"id\":0,\"event\":\"double_push\",\"ts\":2}]}}"));
        QCOMPARE(ear.state("event.input0", "event"), QJsonValue(QStringLiteral("double_push")));
        const QString sent = ear.sent("onOff.switch0", "set", true);
        QVERIFY(sent.startsWith(prefix + QStringLiteral("/rpc {")));
        const QJsonObject request =
            QJsonDocument::fromJson(sent.section(QLatin1Char(' '), 1).toUtf8()).object();
        QCOMPARE(request[QLatin1String("method")], QJsonValue(QStringLiteral("Switch.Set")));
        QCOMPARE(request[QLatin1String("params")],
                 QJsonValue(QJsonObject{{QStringLiteral("id"), 0}, {QStringLiteral("on"), true}}));
    }

    void aShellyCoverAndLightAreDriven()
    {
        Ear ear;
        const QString answers = QStringLiteral("hearth-shelly-s/rpc");
        QVERIFY(ear.hear(QStringLiteral("s/online"), "true"));
        QVERIFY(ear.hear(
            answers,
            "{\"id\":101,\"result\":{\"id\":\"s\",\"mac\":\"A8032AB12345\",\"gen\":3,\"app\":\"X\"}}"));
        QVERIFY(ear.hear(
            answers, "{\"id\":102,\"result\":{"
                     "\"cover:0\":{\"id\":0,\"state\":\"stopped\",\"pos_control\":true,\"current_pos\":40},"
                     "\"light:1\":{\"id\":1,\"output\":true,\"brightness\":30},\"smoke:0\":{\"id\":0,"
                     "\"alarm\":false}}}"));
        QVERIFY(ear.hear(
            answers, "{\"id\":102,\"result\":{"
                     "\"cover:0\":{\"id\":0,\"state\":\"stopped\",\"pos_control\":true,\"current_pos\":40},"
                     "\"light:1\":{\"id\":1,\"output\":true,\"brightness\":30},\"smoke:0\":{\"id\":0,"
                     "\"alarm\":false}}}"));
        QCOMPARE(ear.state("opening.cover0", "percent"), QJsonValue(40));
        QCOMPARE(ear.state("level", "percent"), QJsonValue(30));
        QVERIFY(ear.sent("opening.cover0", "set", 75).contains(QLatin1String("\"pos\":75")));
        QVERIFY(ear.sent("opening.cover0", "close", {}).contains(QLatin1String("Cover.Close")));
        const QString dim = ear.sent("level", "set", 55);
        QVERIFY2(dim.contains(QLatin1String("\"brightness\":55")), qPrintable(dim));
        QVERIFY(dim.contains(QLatin1String("\"id\":1,\"on\":true")));
    }

    void whatIsNoShellyIsLeftAlone()
    {
        Ear ear;
        QVERIFY(ear.hear(QStringLiteral("robot/online"), "yes"));
        QVERIFY(ear.asked.isEmpty());
        // Nobody asked; and one that answers something else.
        QVERIFY(ear.hear(QStringLiteral("hearth-shelly-nobody/rpc"),
                         "{\"id\":101,\"result\":{\"mac\":\"A8032AB12345\",\"gen\":2}}"));
        QVERIFY(ear.hear(QStringLiteral("s/online"), "true"));
        QVERIFY(!ear.hear(QStringLiteral("hearth-shelly-s/rpc"), "{\"id\":"));
        QVERIFY(ear.hear(QStringLiteral("hearth-shelly-s/rpc"),
                         "{\"id\":102,\"result\":{\"switch:0\":{\"output\":true}}}"));
        QVERIFY(!ear.hear(QStringLiteral("hearth-shelly-s/rpc"),
                          "{\"id\":101,\"result\":{\"mac\":\"A8032AB12345\",\"gen\":1}}"));
        QVERIFY(ear.inventory.deviceIds().isEmpty());
        // Names of components go into templates.
        QVERIFY(ear.hear(QStringLiteral("hearth-shelly-s/rpc"),
                         "{\"id\":102,\"result\":{\"switch:0'] }}{{ "
                         "1\":{\"output\":true},\"input:0\":{\"state\":true}}}"));
        QVERIFY(ear.hear(QStringLiteral("hearth-shelly-s/rpc"),
                         "{\"id\":101,\"result\":{\"mac\":\"A8032AB12345\",\"gen\":2}}"));
        QCOMPARE(ear.composed().appliance.capabilities.size(), size_t{1});
    }

    void aWledIsALightWithPresets()
    {
        Ear ear;
        QVERIFY(ear.hear(QStringLiteral("wled/5e1d01/status"), "online"));
        QCOMPARE(ear.composed().appliance.name, QStringLiteral("WLED 5e1d01"));
        QVERIFY(ear.composed().appliance.isReachable);
        QVERIFY(ear.hear(
            QStringLiteral("wled/5e1d01/v"),
            "<?xml version=\"1.0\" ?><vs><ac>128</ac><fx>9</fx><ps>3</ps><ds>Shelf &amp; sofa</ds></vs>"));
        QCOMPARE(ear.composed().appliance.name, QStringLiteral("Shelf & sofa"));
        ear.hear(QStringLiteral("wled/5e1d01/g"), "128");
        QCOMPARE(ear.state("onOff", "on"), QJsonValue(true));
        QCOMPARE(ear.state("level", "percent"), QJsonValue(50));
        ear.hear(QStringLiteral("wled/5e1d01/g"), "0");
        QCOMPARE(ear.state("onOff", "on"), QJsonValue(false));
        QCOMPARE(ear.state("level", "percent"), QJsonValue(50));
        QCOMPARE(ear.state("number.preset", "value"), QJsonValue(3));
        QCOMPARE(ear.sent("onOff", "set", true), QStringLiteral("wled/5e1d01 ON"));
        QCOMPARE(ear.sent("level", "set", 100), QStringLiteral("wled/5e1d01 255"));
        QCOMPARE(ear.sent("number.preset", "set", 7), QStringLiteral("wled/5e1d01/api {\"ps\": 7}"));
        QVERIFY(!ear.hear(QStringLiteral("wled/x/status"), "perhaps"));
        QVERIFY(!ear.hear(QStringLiteral("wled/y/v"), "<vs></vs>"));
        QCOMPARE(wledName("<ds>&amp;lt;b&gt;</ds>"), QStringLiteral("&lt;b>")); // text, read once
        QCOMPARE(ear.inventory.deviceIds().size(), 1);
    }

    void everyDialectNamesALevelOfWhatItHears_data()
    {
        QTest::addColumn<int>("row");
        for (size_t i = 0; i < dialects().size(); ++i)
            QTest::newRow(dialects()[i].name) << static_cast<int>(i);
    }
    void everyDialectNamesALevelOfWhatItHears()
    {
        QFETCH(int, row);
        const auto dialect = dialects()[static_cast<size_t>(row)].create();
        QVERIFY(!dialect->filters().isEmpty());
        for (const QString &filter : dialect->filters()) {
            QVERIFY(checkStateTopic(filter).has_value());
            QString topic = filter;
            topic.replace(QLatin1Char('+'), QLatin1String("someone"));
            // What is no announcement makes nobody fall over.
            for (const QByteArray &payload :
                 {QByteArray(), QByteArray("\0\xff{", 3), QByteArray(300'000, '['), QByteArray("[]"),
                  QByteArray("null"), QByteArray("{}")}) {
                const auto heard = dialect->hear({topic, payload, 0, false});
                QVERIFY(!heard || heard->announced.empty() || heard->announced[0].entities.empty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDialects)
#include "test_dialects.moc"
