// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The components of Home Assistant's discovery beyond sensors and lamps: what is read of each, what each is
// told, and which commands need the household's PIN whatever the publisher says.

#include "bridge/appliances/model/command.h"
#include "bridge/appliances/model/danger.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/inventory.h"
#include "bridge/appliances/mqtt/publication.h"
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

using Messages = std::vector<std::pair<const char *, QByteArray>>;

/// One appliance with what it heard.
struct Home {
    Inventory inventory;
    Composed composed;

    Home(const Messages &configs, const Messages &states)
    {
        for (const auto &[topic, payload] : configs) {
            auto read = readDiscovery(QLatin1String(topic), payload);
            if (!read || !inventory.apply(std::move(*read)))
                qFatal("%s is not understood", topic);
        }
        for (const auto &[topic, payload] : states)
            inventory.accept(QLatin1String(topic), payload);
        const QString id = inventory.deviceIds().value(0);
        composed = compose(id, inventory.entitiesOf(id));
    }
    [[nodiscard]] const Capability &operator[](const char *id) const
    {
        const Capability *found = composed.appliance.capability(QLatin1String(id));
        if (found == nullptr) {
            for (const Capability &one : composed.appliance.capabilities)
                qWarning("there is %s", qPrintable(one.id));
            qFatal("there is no %s", id);
        }
        return *found;
    }
    /// "topic payload" of a command, or the refusal.
    [[nodiscard]] QString told(const char *id, const char *command, const QJsonValue &value = {}) const
    {
        const Capability &capability = (*this)[id];
        const QString name = QLatin1String(command);
        if (Done may = checkCommand(composed.appliance, capability, name, value); !may)
            return inWords(may.error().message);
        const Entity *entity = inventory.entity(composed.entityOf.value(capability.id));
        const auto message = publicationFor(*entity, capability, name, value);
        return message ? message->topic + QLatin1Char(' ') + QString::fromUtf8(message->payload)
                       : inWords(message.error().message);
    }
    [[nodiscard]] bool isDangerous(const char *id, const char *command, const QJsonValue &value = {}) const
    {
        return hearth::bridge::isDangerous(composed.appliance, (*this)[id], QLatin1String(command), value);
    }
};

QString phase(const Capability &capability)
{
    return capability.state[QLatin1String("phase")].toString();
}

QJsonValue state(const Capability &capability, const char *field)
{
    return capability.state[QLatin1String(field)];
}

} // namespace

class TestComponents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCoverCountsInItsOwnPositions()
    {
        const Home home({{"homeassistant/cover/c/config",
                          "{\"cmd_t\":\"c/set\",\"pos_t\":\"c/pos\",\"set_pos_t\":\"c/goto\",\"pos_open\":0,"
                          "\"pos_clsd\":200,\"set_pos_tpl\":\"{\\\"p\\\":{{ position }}}\",\"pl_stop\":null,"
                          "\"tilt_cmd_t\":\"c/tilt\",\"tilt_status_t\":\"c/tilted\",\"tilt_max\":90}"}},
                        {{"c/pos", "50"}, {"c/tilted", "30"}});
        QCOMPARE(home.composed.appliance.kind, ApplianceKind::Cover);
        QCOMPARE(state(home["opening.c"], "percent"), QJsonValue(75));
        QCOMPARE(phase(home["opening.c"]), QStringLiteral("open"));
        QCOMPARE(state(home["number.c.tilt"], "value"), QJsonValue(30));
        QCOMPARE(home.told("opening.c", "open"), QStringLiteral("c/set OPEN"));
        QCOMPARE(home.told("opening.c", "set", 100), QStringLiteral("c/goto {\"p\":0}"));
        QVERIFY(home.told("opening.c", "stop").contains(QLatin1String("cannot be told")));
        QVERIFY(home.told("opening.c", "set", 101).contains(QLatin1String("from 0 to 100")));
        QCOMPARE(home.told("number.c.tilt", "set", 45), QStringLiteral("c/tilt 45"));
        QVERIFY(home.told("number.c.tilt", "set", 91).contains(QLatin1String("from 0 to 90")));
    }

    void aValveSpeaksWordsOrPositions()
    {
        const Home words({{"homeassistant/valve/v/config", "{\"cmd_t\":\"v/set\",\"stat_t\":\"v\"}"}},
                         {{"v", "closed"}});
        QCOMPARE(phase(words["opening.v"]), QStringLiteral("closed"));
        QCOMPARE(words.told("opening.v", "open"), QStringLiteral("v/set OPEN"));
        const Home positions({{"homeassistant/valve/v/config",
                               "{\"cmd_t\":\"v/set\",\"stat_t\":\"v\",\"reports_position\":true}"}},
                             {{"v", "{\"state\":\"opening\",\"position\":40}"}});
        QCOMPARE(phase(positions["opening.v"]), QStringLiteral("opening"));
        QCOMPARE(state(positions["opening.v"], "percent"), QJsonValue(40));
        QCOMPARE(positions.told("opening.v", "close"), QStringLiteral("v/set 0"));
    }

    void aLockHasItsOwnWords()
    {
        const Home home({{"homeassistant/lock/l/config",
                          "{\"cmd_t\":\"l/set\",\"stat_t\":\"l\",\"stat_locked\":255,\"stat_unlocked\":0,"
                          "\"pl_lock\":255,\"pl_unlk\":0}"}},
                        {{"l", "255"}});
        QCOMPARE(phase(home["lock.l"]), QStringLiteral("locked"));
        QCOMPARE(home.told("lock.l", "unlock"), QStringLiteral("l/set 0"));
        QVERIFY(home.told("lock.l", "open").contains(QLatin1String("cannot be told")));
        QVERIFY(isReached(home["lock.l"], {QStringLiteral("lock"), {}}));
        QVERIFY(!isReached(home["lock.l"], {QStringLiteral("unlock"), {}}));
    }

    void anAlarmPanelTakesACode()
    {
        const Home home({{"homeassistant/alarm_control_panel/a/config",
                          "{\"cmd_t\":\"a/set\",\"stat_t\":\"a\",\"sup_feat\":[\"arm_home\"],"
                          "\"cmd_tpl\":\"{{ action }}/{{ code }}\"}"}},
                        {{"a", "armed_home"}});
        QCOMPARE(phase(home["alarm.a"]), QStringLiteral("armedHome"));
        QCOMPARE(home.told("alarm.a", "disarm", QStringLiteral("1234")), QStringLiteral("a/set DISARM/1234"));
        QVERIFY(home.told("alarm.a", "armAway").contains(QLatin1String("cannot be told")));
        QVERIFY(home.told("alarm.a", "disarm", QString(33, QLatin1Char('1'))).contains(QLatin1String("32")));
    }

    void robotsGoAndComeBack()
    {
        const Home vacuum(
            {{"homeassistant/vacuum/r/config",
              "{\"cmd_t\":\"r/set\",\"stat_t\":\"r\",\"sup_feat\":[\"start\",\"return_home\"],"
              "\"pl_ret\":\"HOME\",\"set_fan_spd_t\":\"r/fan\",\"fanspd_lst\":[\"low\",\"max\"]}"}},
            {{"r", "{\"state\":\"docked\",\"fan_speed\":\"low\"}"}});
        QCOMPARE(phase(vacuum["robot.r"]), QStringLiteral("docked"));
        QCOMPARE(state(vacuum["choice.r.suction"], "value"), QJsonValue(QStringLiteral("low")));
        QCOMPARE(vacuum.told("robot.r", "dock"), QStringLiteral("r/set HOME"));
        QCOMPARE(vacuum.told("choice.r.suction", "set", QStringLiteral("max")), QStringLiteral("r/fan max"));
        QVERIFY(vacuum.told("robot.r", "pause").contains(QLatin1String("cannot be told")));
        const Home mower(
            {{"homeassistant/lawn_mower/m/config",
              "{\"activity_state_topic\":\"m\",\"start_mowing_command_topic\":\"m/start\","
              "\"dock_command_topic\":\"m/dock\",\"dock_command_template\":\"go {{ value }}\"}"}},
            {{"m", "mowing"}});
        QCOMPARE(phase(mower["robot.m"]), QStringLiteral("mowing"));
        QCOMPARE(mower.told("robot.m", "start"), QStringLiteral("m/start start_mowing"));
        QCOMPARE(mower.told("robot.m", "dock"), QStringLiteral("m/dock go dock"));
    }

    void aFanIsSeveralPlainThings()
    {
        const Home home(
            {{"homeassistant/fan/f/config",
              "{\"cmd_t\":\"f/set\",\"stat_t\":\"f\",\"pct_cmd_t\":\"f/pct\",\"pct_stat_t\":\"f/spd\","
              "\"spd_rng_max\":4,\"pr_mode_cmd_t\":\"f/mode\",\"pr_modes\":[\"sleep\",\"auto\"],"
              "\"osc_cmd_t\":\"f/osc\",\"osc_stat_t\":\"f/swings\"}"}},
            {{"f", "ON"}, {"f/spd", "1"}, {"f/swings", "oscillate_off"}});
        QCOMPARE(state(home["onOff.f"], "on"), QJsonValue(true));
        QCOMPARE(state(home["number.f.speed"], "value"), QJsonValue(25));
        QCOMPARE(state(home["onOff.f.oscillation"], "on"), QJsonValue(false));
        QCOMPARE(home.told("onOff.f", "set", false), QStringLiteral("f/set OFF"));
        QCOMPARE(home.told("number.f.speed", "set", 75), QStringLiteral("f/pct 3"));
        QCOMPARE(home.told("choice.f.preset", "set", QStringLiteral("auto")), QStringLiteral("f/mode auto"));
        QCOMPARE(home.told("onOff.f.oscillation", "set", true), QStringLiteral("f/osc oscillate_on"));
    }

    void aHumidifierHasATargetAndWhatIs()
    {
        const Home home(
            {{"homeassistant/humidifier/h/config",
              "{\"cmd_t\":\"h/set\",\"stat_t\":\"h\",\"hum_cmd_t\":\"h/t\",\"hum_stat_t\":\"h/target\","
              "\"min_hum\":30,\"max_hum\":80,\"curr_hum_t\":\"h/now\"}"}},
            {{"h/target", "45"}, {"h/now", "38.5"}});
        QCOMPARE(state(home["number.h.target"], "value"), QJsonValue(45));
        QCOMPARE(state(home["sensor.h.current"], "value"), QJsonValue(38.5));
        QVERIFY(home.told("number.h.target", "set", 81).contains(QLatin1String("from 30 to 80")));
    }

    void aSirenIsSilencedInItsOwnWords()
    {
        const Home home({{"homeassistant/siren/s/config",
                          "{\"cmd_t\":\"s/set\",\"stat_t\":\"s\",\"cmd_tpl\":\"{\\\"tone\\\":\\\"{{ tone | "
                          "default('fire') }}\\\"}\",\"cmd_off_tpl\":\"stop\"}"}},
                        {{"s", "{\"state\":\"ON\"}"}});
        QCOMPARE(state(home["onOff.s"], "on"), QJsonValue(true));
        QCOMPARE(home.told("onOff.s", "set", true), QStringLiteral("s/set {\"tone\":\"fire\"}"));
        QCOMPARE(home.told("onOff.s", "set", false), QStringLiteral("s/set stop"));
    }

    void anUpdateIsReadPlainOrAsAnObject()
    {
        const Home object(
            {{"homeassistant/update/u/config", "{\"cmd_t\":\"u/go\",\"stat_t\":\"u\",\"pl_inst\":\"now\"}"}},
            {{"u", "{\"installed_version\":\"1\",\"latest_version\":\"2\",\"in_progress\":true}"}});
        QCOMPARE(state(object["update.u"], "available"), QJsonValue(true));
        QCOMPARE(state(object["update.u"], "running"), QJsonValue(true));
        QCOMPARE(object.told("update.u", "install"), QStringLiteral("u/go now"));
        const Home plain({{"homeassistant/update/u/config", "{\"stat_t\":\"u\",\"l_ver_t\":\"u/latest\"}"}},
                         {{"u", "1.5"}, {"u/latest", "1.5"}});
        QCOMPARE(state(plain["update.u"], "available"), QJsonValue(false));
        QVERIFY(plain.told("update.u", "install").contains(QLatin1String("cannot be told")));
    }

    void aTextHasItsLength()
    {
        const Home home({{"homeassistant/text/t/config", "{\"cmd_t\":\"t/set\",\"stat_t\":\"t\",\"max\":5}"}},
                        {{"t", "hello"}});
        QCOMPARE(state(home["text.t"], "value"), QJsonValue(QStringLiteral("hello")));
        QCOMPARE(home.told("text.t", "set", QStringLiteral("you")), QStringLiteral("t/set you"));
        QVERIFY(home.told("text.t", "set", QStringLiteral("longer")).contains(QLatin1String("0 to 5")));
        const Home secret(
            {{"homeassistant/text/t/config", "{\"cmd_t\":\"t/set\",\"stat_t\":\"t\",\"mode\":\"password\"}"}},
            {{"t", "hidden"}});
        QVERIFY(secret["text.t"].state.isEmpty());
    }

    void whatIsOnlyToldIsAnActionOrAMessage()
    {
        const Home scene({{"homeassistant/scene/s/config", "{\"cmd_t\":\"s/go\"}"}}, {});
        QCOMPARE(scene.told("action.s", "press"), QStringLiteral("s/go ON"));
        const Home notify({{"homeassistant/notify/n/config", "{\"cmd_t\":\"n/say\"}"}}, {});
        QCOMPARE(notify.told("text.n", "set", QStringLiteral("hi")), QStringLiteral("n/say hi"));
    }

    void aTrackerTellsAPlaceAndNoCoordinates()
    {
        const Home home({{"homeassistant/device_tracker/p/config",
                          "{\"stat_t\":\"p\",\"json_attr_t\":\"p/where\",\"pl_home\":\"in\"}"}},
                        {{"p", "in"}, {"p/where", "{\"latitude\":52.5}"}});
        QCOMPARE(state(home["sensor.p"], "value"), QJsonValue(QStringLiteral("home")));
        QCOMPARE(home.composed.appliance.capabilities.size(), 1U);
    }

    void anEventCountsEachTimeAndABrokersMemoryNever()
    {
        Home home({{"homeassistant/event/e/config", "{\"stat_t\":\"e\",\"evt_typ\":[\"single\",\"double\"],"
                                                    "\"dev_cla\":\"button\",\"dev\":{\"ids\":\"e\"}}"}},
                  {});
        const auto serial = [&] {
            return compose(QStringLiteral("mqtt:e"), home.inventory.entitiesOf(QStringLiteral("mqtt:e")))
                .appliance.capabilities.at(0)
                .eventSerial;
        };
        QVERIFY(home.inventory.readsEvents(QStringLiteral("e")));
        QCOMPARE(serial(), quint64{0});
        home.inventory.accept(QStringLiteral("e"), "{\"event_type\":\"single\"}", true);
        QCOMPARE(serial(), quint64{0});
        home.inventory.accept(QStringLiteral("e"), "{\"event_type\":\"single\"}");
        const quint64 first = serial();
        QVERIFY(first > 0);
        home.inventory.accept(QStringLiteral("e"), "{\"event_type\":\"single\"}");
        QVERIFY(serial() > first);
        const quint64 second = serial();
        for (const char *wrong : {"{\"event_type\":\"other\"}", "single", "[]", ""})
            home.inventory.accept(QStringLiteral("e"), wrong);
        QCOMPARE(serial(), second);
    }

    void triggersOfADeviceAreOneEvent()
    {
        const QByteArray tail =
            "\"automation_type\":\"trigger\",\"topic\":\"r/action\",\"dev\":{\"ids\":\"r\"}}";
        const Home home(
            {{"homeassistant/device_automation/r/a/config",
              "{\"type\":\"action\",\"subtype\":\"up\",\"payload\":\"up\"," + tail},
             {"homeassistant/device_automation/r/b/config",
              "{\"type\":\"button_short_press\",\"subtype\":\"button_2\",\"payload\":\"down\"," + tail}},
            {{"r/action", "up"}, {"r/action", "nothing"}, {"r/action", "down"}, {"r/action", ""}});
        QCOMPARE(home.composed.appliance.capabilities.size(), 1U);
        QCOMPARE(state(home["event"], "event"), QJsonValue(QStringLiteral("button_2 button_short_press")));
    }

    void whatOpensOrHeatsOrDisarmsIsDangerousWhateverItsPublisherSays_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("capability");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("isDangerous");
        const auto row = [](const char *name, const char *topic, const char *config, const char *capability,
                            const char *command, const QJsonValue &value, bool isDangerous) {
            QTest::newRow(name) << QString::fromLatin1(topic) << QByteArray(config)
                                << QString::fromLatin1(capability) << QString::fromLatin1(command) << value
                                << isDangerous;
        };
        row("unlock", "lock/x", "{\"cmd_t\":\"s\"}", "lock.x", "unlock", {}, true);
        row("lock", "lock/x", "{\"cmd_t\":\"s\"}", "lock.x", "lock", {}, false);
        row("disarm", "alarm_control_panel/x", "{\"cmd_t\":\"s\"}", "alarm.x", "disarm", {}, true);
        row("arm", "alarm_control_panel/x", "{\"cmd_t\":\"s\"}", "alarm.x", "armAway", {}, false);
        row("garage", "cover/x", "{\"cmd_t\":\"s\",\"dev_cla\":\"garage\"}", "opening.x", "open", {}, true);
        row("garage closes", "cover/x", "{\"cmd_t\":\"s\",\"dev_cla\":\"garage\"}", "opening.x", "close", {},
            false);
        row("garage a crack", "cover/x", "{\"set_pos_t\":\"s\",\"dev_cla\":\"garage\"}", "opening.x", "set",
            5, true);
        row("gate by its name", "cover/x", "{\"cmd_t\":\"s\",\"dev_cla\":\"shade\",\"name\":\"Gate\"}",
            "opening.x", "open", {}, true);
        row("blind", "cover/x", "{\"cmd_t\":\"s\",\"dev_cla\":\"blind\"}", "opening.x", "open", {}, false);
        row("water", "valve/x", "{\"cmd_t\":\"s\",\"dev_cla\":\"water\"}", "opening.x", "open", {}, false);
        row("gas", "valve/x", "{\"cmd_t\":\"s\",\"dev_cla\":\"gas\"}", "opening.x", "open", {}, true);
        row("who knows", "valve/x", "{\"cmd_t\":\"s\"}", "opening.x", "open", {}, true);
        row("water heats", "water_heater/x", "{\"mode_cmd_t\":\"s\"}", "thermostat", "setMode",
            QStringLiteral("eco"), true);
        row("water off", "water_heater/x", "{\"mode_cmd_t\":\"s\"}", "thermostat", "setMode",
            QStringLiteral("off"), false);
        row("hotter", "water_heater/x", "{\"temp_cmd_t\":\"s\"}", "thermostat", "setTarget", 55, true);
        row("on", "water_heater/x", "{\"mode_cmd_t\":\"s\"}", "onOff", "set", true, true);
        row("a room heats", "climate/x", "{\"mode_cmd_t\":\"s\"}", "thermostat", "setMode",
            QStringLiteral("heat"), false);
        row("gate opener", "button/x", "{\"cmd_t\":\"s\",\"name\":\"Open gate\"}", "action.x", "press", {},
            true);
        row("gateway restart", "button/x", "{\"cmd_t\":\"s\",\"name\":\"Gateway restart\"}", "action.x",
            "press", {}, false);
        row("lamp at the gate", "light/x", "{\"cmd_t\":\"s\",\"name\":\"Gate\"}", "onOff", "set", true,
            false);
    }

    void whatOpensOrHeatsOrDisarmsIsDangerousWhateverItsPublisherSays()
    {
        QFETCH(QString, topic);
        QFETCH(QByteArray, config);
        QFETCH(QString, capability);
        QFETCH(QString, command);
        QFETCH(QJsonValue, value);
        QFETCH(bool, isDangerous);
        const QByteArray where = ("homeassistant/" + topic + "/config").toLatin1();
        const Home home({{where.constData(), config}}, {});
        QCOMPARE(home.isDangerous(capability.toLatin1().constData(), command.toLatin1().constData(), value),
                 isDangerous);
    }

    void oddConfigsAreStillNoCrash()
    {
        for (const char *component : {"cover",
                                      "valve",
                                      "lock",
                                      "alarm_control_panel",
                                      "vacuum",
                                      "lawn_mower",
                                      "fan",
                                      "humidifier",
                                      "siren",
                                      "water_heater",
                                      "text",
                                      "notify",
                                      "device_tracker",
                                      "update",
                                      "scene",
                                      "event",
                                      "tag",
                                      "device_automation",
                                      "camera",
                                      "image"}) {
            const QByteArray topic = QByteArray("homeassistant/") + component + "/x/config";
            for (const char *config :
                 {"{\"stat_t\":\"s\",\"cmd_t\":\"c\",\"t\":\"s\",\"evt_typ\":7,\"sup_feat\":{},\"pr_modes\":"
                  "1,"
                  "\"pr_mode_cmd_t\":\"m\",\"spd_rng_min\":9,\"spd_rng_max\":1,\"pct_cmd_t\":\"p\",\"pos_"
                  "open\":5,"
                  "\"pos_clsd\":5,\"set_pos_t\":\"g\",\"pos_t\":\"s\",\"min\":-1e300,\"max\":1e300,"
                  "\"hum_cmd_t\":\"h\",\"min_hum\":\"x\",\"tilt_cmd_t\":\"t\"}",
                  "{}"}) {
                const Home home({{topic.constData(), config}},
                                {{"s", "{\"state\":[1],\"position\":\"x\",\"installed_version\":{}}"},
                                 {"s", "1e400"},
                                 {"s", QByteArray("\xff\xfe", 2)}});
                for (const Capability &capability : home.composed.appliance.capabilities) {
                    for (const auto &[command, example] : offeredCommands(capability)) {
                        // Each that is offered is taken or refused in a sentence.
                        QVERIFY(!home.told(capability.id.toLatin1().constData(),
                                           command.toLatin1().constData(), example)
                                     .isEmpty());
                    }
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestComponents)
#include "test_components.moc"
