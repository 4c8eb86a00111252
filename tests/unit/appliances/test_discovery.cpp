// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What is understood of Home Assistant's MQTT discovery, and what hostile messages cannot do.

#include "bridge/appliances/model/command.h"
#include "bridge/appliances/mqtt/abbreviations.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/inventory.h"
#include "bridge/appliances/mqtt/kind_rules.h"
#include "bridge/appliances/mqtt/publication.h"
#include "bridge/appliances/mqtt/topics.h"
#include <QJsonDocument>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

Result<QString> rendered(const char *text, const QByteArray &payload)
{
    const Result<Template> read = Template::parse(QString::fromUtf8(text));
    if (!read)
        return std::unexpected(read.error());
    return read->render(TemplateInput(payload));
}

/// One device out of a list of topic and payload.
Composed composed(const std::vector<std::pair<QString, QByteArray>> &configs,
                  const std::vector<std::pair<QString, QByteArray>> &states)
{
    Inventory inventory;
    for (const auto &[topic, payload] : configs) {
        auto message = readDiscovery(topic, payload);
        if (!message)
            qFatal("%s", qPrintable(message.error().message));
        if (!inventory.apply(std::move(*message)))
            qFatal("not applied");
    }
    for (const auto &[topic, payload] : states)
        inventory.accept(topic, payload);
    const QString id = inventory.deviceIds().value(0);
    return compose(id, inventory.entitiesOf(id));
}

QByteArray sensor(const QByteArray &identifiers, const QByteArray &topic)
{
    return "{\"stat_t\":\"" + topic + "\",\"dev\":{\"ids\":" + identifiers + "}}";
}

} // namespace

class TestDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortKeysAreWrittenOutInsideTheDeviceToo()
    {
        const QJsonObject config = expandAbbreviations(
            {{QStringLiteral("stat_t"), QStringLiteral("a")},
             {QStringLiteral("dev"), QJsonObject{{QStringLiteral("mdl"), QStringLiteral("M")}}},
             {QStringLiteral("avty"), QJsonArray{QJsonObject{{QStringLiteral("t"), QStringLiteral("b")}}}}});
        QCOMPARE(config[QLatin1String("state_topic")], QJsonValue(QStringLiteral("a")));
        QCOMPARE(config[QLatin1String("device")][QLatin1String("model")], QJsonValue(QStringLiteral("M")));
        QCOMPARE(config[QLatin1String("availability")].toArray()[0][QLatin1String("topic")],
                 QJsonValue(QStringLiteral("b")));
    }

    void theBaseTopicStandsAtEitherEnd()
    {
        const auto message = readDiscovery(QStringLiteral("homeassistant/switch/x/config"),
                                           "{\"~\":\"home/plug\",\"stat_t\":\"~/state\",\"cmd_t\":\"set/"
                                           "~\",\"avty\":[{\"t\":\"~/lwt\"}],\"uniq_id\":\"u\"}");
        QVERIFY(message);
        const Entity &entity = message->entities.at(0);
        QCOMPARE(entity.text("state_topic"), QStringLiteral("home/plug/state"));
        QCOMPARE(entity.text("command_topic"), QStringLiteral("set/home/plug"));
        QCOMPARE(entity.availability.at(0).topic, QStringLiteral("home/plug/lwt"));
    }

    void topicsHaveTheirGrammar()
    {
        QVERIFY(parseConfigTopic(QStringLiteral("homeassistant/sensor/a/config")));
        QCOMPARE(parseConfigTopic(QStringLiteral("homeassistant/sensor/n/a/config"))->nodeId,
                 QStringLiteral("n"));
        for (const char *wrong :
             {"homeassistant/sensor/config", "homeassistant/sensor/a+1/config", "x/sensor/a/config",
              "homeassistant/sensor/ntc status/config", "homeassistant/a/b/c/d/config"})
            QVERIFY2(!parseConfigTopic(QLatin1String(wrong)), wrong);
        for (const char *wrong : {"", "#", "+/+", "+/#", "a/#/b", "a+/b", "a/b#", "$SYS/broker", "$SYS/+"})
            QVERIFY2(!checkStateTopic(QLatin1String(wrong)), wrong);
        for (const char *right : {"a/#", "a/+/b", "+/+/gateway/A4C1"})
            QVERIFY2(checkStateTopic(QLatin1String(right)) && !checkCommandTopic(QLatin1String(right)),
                     right);
        QVERIFY(!checkCommandTopic(QStringLiteral("homeassistant/light/x/config")));
    }

    void aFilterCatchesWhatTheStandardSays_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("isCaught");
        // The examples of MQTT 3.1.1, 4.7.1 and 4.7.2.
        const auto row = [](const char *filter, const char *topic, bool isCaught) {
            QTest::addRow("%s %s", filter, topic)
                << QString::fromLatin1(filter) << QString::fromLatin1(topic) << isCaught;
        };
        row("sport/tennis/player1/#", "sport/tennis/player1", true);
        row("sport/tennis/player1/#", "sport/tennis/player1/ranking", true);
        row("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true);
        row("sport/tennis/player1/#", "sport/tennis/player10", false);
        row("sport/#", "sport", true);
        row("sport/tennis/+", "sport/tennis/player1", true);
        row("sport/tennis/+", "sport/tennis/player1/ranking", false);
        row("sport/+", "sport", false);
        row("sport/+", "sport/", true);
        row("+/+", "/finance", true);
        row("/+", "/finance", true);
        row("+", "/finance", false);
        row("+/monitor/Clients", "$SYS/monitor/Clients", false);
        row("a/b", "a/b", true);
        row("a/b", "a/b/c", false);
        row("a/b/c", "a/b", false);
    }
    void aFilterCatchesWhatTheStandardSays()
    {
        QFETCH(QString, filter);
        QFETCH(QString, topic);
        QFETCH(bool, isCaught);
        QCOMPARE(matches(filter, topic), isCaught);
    }
    void anEntityMayListenThroughAFilter()
    {
        Inventory inventory;
        auto message = readDiscovery(QStringLiteral("homeassistant/sensor/t/config"),
                                     "{\"state_topic\": \"+/+/gateway/A4C1\", \"value_template\": \"{{ "
                                     "value_json.tempc }}\", \"unique_id\": \"t\", "
                                     "\"device\": {\"identifiers\": [\"d\"]}}");
        QVERIFY(message);
        QVERIFY(inventory.apply(std::move(*message)));
        QCOMPARE(inventory.takeChanges().wanted, QSet<QString>{QStringLiteral("+/+/gateway/A4C1")});
        QVERIFY(inventory.reads(QStringLiteral("home/kitchen/gateway/A4C1")));
        QVERIFY(!inventory.reads(QStringLiteral("home/kitchen/gateway/BBBB")));
        inventory.accept(QStringLiteral("home/kitchen/gateway/A4C1"), "{\"tempc\": 21.5}");
        QCOMPARE(inventory.takeChanges().touched.size(), 1);
        inventory.accept(QStringLiteral("home/attic/gateway/BBBB"), "{\"tempc\": 3}");
        QVERIFY(inventory.takeChanges().touched.isEmpty());
        QVERIFY(inventory.apply({QStringLiteral("homeassistant/sensor/t/config"), {}, {}}));
        QVERIFY(!inventory.reads(QStringLiteral("home/kitchen/gateway/A4C1")));
    }

    void templatesOfTheFastPathRender()
    {
        QCOMPARE(*rendered("", "21.5"), QStringLiteral("21.5"));
        QCOMPARE(*rendered("{{ value }}", "x"), QStringLiteral("x"));
        const QByteArray message =
            "{\"a\":{\"b\":3},\"list\":[1,true],\"events\":[{\"id\":7}],\"s\":\"on\",\"n\":null}";
        QCOMPARE(*rendered("{{ value_json.a.b }}", message), QStringLiteral("3"));
        QCOMPARE(*rendered("{{value_json['list'][1]}}", message), QStringLiteral("True"));
        QCOMPARE(*rendered("{{ value_json.events.0.id }}", message), QStringLiteral("7"));
        QCOMPARE(*rendered("{{ value_json.missing }}", "{}"), QString());
        QCOMPARE(*rendered("{{ value_json.a | default('x') }}", "{}"), QStringLiteral("x"));
        QCOMPARE(*rendered("{{ value | float }}", "22.5"), QStringLiteral("22.5"));
        QCOMPARE(*rendered("{{ value | int }}", "22.9"), QStringLiteral("22"));
        QCOMPARE(*rendered("{{ value | int(-1) }}", "?"), QStringLiteral("-1"));
        QCOMPARE(*rendered("{{ value_json.s == 'on' }}", message), QStringLiteral("True"));
        QCOMPARE(*rendered("{{ value_json.s }}_{{ value_json.n }}", message), QStringLiteral("on_None"));
        QVERIFY(!rendered("{{ value_json.a.b }}", "{}"));
        QVERIFY(!rendered("{{ value_json.a }}", "not json"));
        QVERIFY(!rendered("{{ value | int }}", "?"));
    }

    void aTemplateIsNoBomb()
    {
        const QByteArray text = QByteArray("{{ value }}").repeated(1000);
        QCOMPARE(rendered(text.constData(), QByteArray(100'000, 'x')).error().code, ErrorCode::TooLarge);
    }

    void aLampWithWrongLimitsIsStillALamp()
    {
        const Composed lamp =
            composed({{QStringLiteral("homeassistant/light/l/config"),
                       "{\"cmd_t\":\"s\",\"bri_cmd_t\":\"b\",\"bri_stat_t\":\"b\",\"clr_temp_cmd_t\":\"c\","
                       "\"clr_temp_stat_t\":\"c\",\"min_kelvin\":6000,\"max_kelvin\":2000}"}},
                     {{QStringLiteral("b"), "1e300"}, {QStringLiteral("c"), "250"}});
        const auto partOf = [&](CapabilityType type) {
            const auto &parts = lamp.appliance.capabilities;
            const auto found = std::ranges::find(parts, type, &Capability::type);
            return found == parts.end() ? Capability() : *found;
        };
        QCOMPARE(partOf(CapabilityType::Level).state[QLatin1String("percent")].toInt(), 100);
        QCOMPARE(partOf(CapabilityType::ColorTemperature).state[QLatin1String("kelvin")].toInt(), 6000);
    }

    void whatIsNoTemplateIsSaidWithAReason()
    {
        for (const char *text : {"{% if value %}1", "{{ value", "{{ value | nosuch }}", "{% nosuch %}"}) {
            const auto refused = Template::parse(QString::fromUtf8(text));
            QVERIFY2(!refused && refused.error().code == ErrorCode::Invalid, text);
            QVERIFY(!refused.error().message.isEmpty());
        }
        const auto message = readDiscovery(QStringLiteral("homeassistant/sensor/x/config"),
                                           "{\"stat_t\":\"a\",\"val_tpl\":\"{% if 1 %}\"}");
        QVERIFY(message);
        QCOMPARE(message->entities.at(0).problems.size(), 1);
    }

    void aLightOfTheTemplateSchemaIsReadAndCommanded()
    {
        const QByteArray config =
            "{\"schema\":\"template\",\"cmd_t\":\"l/set\",\"stat_t\":\"l\",\"uniq_id\":\"l\","
            "\"stat_tpl\":\"{{ 'on' if value_json.output else 'off' }}\",\"bri_tpl\":\"{{ value_json.b }}\","
            "\"cmd_on_tpl\":\"on{% if brightness is defined %} {{ brightness }}{% endif %}\","
            "\"cmd_off_tpl\":\"off\"}";
        const QString topic = QStringLiteral("homeassistant/light/l/config");
        const Composed lamp =
            composed({{topic, config}}, {{QStringLiteral("l"), "{\"output\":true,\"b\":51}"}});
        const Capability *onOff = lamp.appliance.capability(QStringLiteral("onOff"));
        const Capability *level = lamp.appliance.capability(QStringLiteral("level"));
        QVERIFY(onOff != nullptr && level != nullptr);
        QCOMPARE(onOff->state[QLatin1String("on")], QJsonValue(true));
        QCOMPARE(level->state[QLatin1String("percent")].toInt(), 20);
        const auto message = readDiscovery(topic, config);
        const Entity &entity = message->entities.at(0);
        QCOMPARE(publicationFor(entity, *onOff, QStringLiteral("set"), false)->payload, QByteArray("off"));
        QCOMPARE(publicationFor(entity, *level, QStringLiteral("set"), 100)->payload, QByteArray("on 255"));
    }

    void entitiesThatShareAnIdentifierAreOneAppliance()
    {
        Inventory inventory;
        const auto add = [&](const char *object, const QByteArray &ids) {
            auto message =
                readDiscovery(QStringLiteral("homeassistant/sensor/%1/config").arg(QLatin1String(object)),
                              sensor(ids, "t"));
            return message && inventory.apply(std::move(*message));
        };
        QVERIFY(add("one", "[\"b\"]"));
        QVERIFY(add("two", "[\"a\"]"));
        QCOMPARE(inventory.deviceIds().size(), 2);
        QVERIFY(add("three", "[\"a\",\"b\"]"));
        QCOMPARE(inventory.deviceIds(), QStringList{QStringLiteral("mqtt:a")});
        const Inventory::Changes changes = inventory.takeChanges();
        QVERIFY(changes.gone.contains(QStringLiteral("mqtt:b")));
        QCOMPARE(changes.wanted, QSet<QString>{QStringLiteral("t")});
        // An empty payload removes, and the topic is given up with its last reader.
        for (const char *object : {"one", "two", "three"})
            QVERIFY(inventory.apply(*readDiscovery(
                QStringLiteral("homeassistant/sensor/%1/config").arg(QLatin1String(object)), "")));
        QVERIFY(inventory.deviceIds().isEmpty());
        QVERIFY(inventory.takeChanges().unwanted.contains(QStringLiteral("t")));
    }

    void aWashingMachineIsOneOperation()
    {
        const Composed result =
            composed({{QStringLiteral("homeassistant/device/w/config"),
                       "{\"dev\":{\"ids\":\"w\",\"name\":\"Washer\",\"sa\":\"Bath\"},\"o\":{\"name\":\"b\"},"
                       "\"stat_t\":\"w/state\",\"cmps\":{"
                       "\"state\":{\"p\":\"sensor\",\"dev_cla\":\"enum\",\"ops\":[\"off\",\"running\"],\"val_"
                       "tpl\":\"{{ value_json.state }}\"},"
                       "\"remain\":{\"p\":\"sensor\",\"dev_cla\":\"duration\",\"unit_of_meas\":\"min\",\"val_"
                       "tpl\":\"{{ value_json.r }}\"},"
                       "\"prog\":{\"p\":\"select\",\"ops\":[\"cotton\"],\"cmd_t\":\"w/p\",\"val_tpl\":\"{{ "
                       "value_json.p }}\"},"
                       "\"start\":{\"p\":\"button\",\"cmd_t\":\"w/"
                       "cmd\",\"pl_prs\":\"START\"},\"gone\":{\"p\":\"sensor\"}}}"}},
                     {{QStringLiteral("w/state"), "{\"state\":\"rinsing\",\"r\":12,\"p\":\"cotton\"}"}});
        QCOMPARE(result.appliance.kind, ApplianceKind::Washer);
        const Capability *operation = result.appliance.capability(QStringLiteral("operation"));
        QVERIFY(operation);
        QCOMPARE(operation->state[QLatin1String("phase")], QJsonValue(QStringLiteral("running")));
        QCOMPARE(operation->state[QLatin1String("remainingSeconds")], QJsonValue(720));
        QCOMPARE(operation->state[QLatin1String("program")], QJsonValue(QStringLiteral("cotton")));
        QCOMPARE(operation->limits[QLatin1String("commands")].toArray(), QJsonArray{QStringLiteral("start")});
        QCOMPARE(result.appliance.capabilities.size(), 2U); // and the programme to choose
    }

    void availabilityFollowsItsMode_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<bool>("isUp");
        QTest::newRow("all") << QByteArray("all") << false;
        QTest::newRow("any") << QByteArray("any") << true;
        QTest::newRow("latest") << QByteArray("latest") << false;
    }

    void availabilityFollowsItsMode()
    {
        QFETCH(QByteArray, mode);
        QFETCH(bool, isUp);
        const Composed result = composed(
            {{QStringLiteral("homeassistant/switch/s/config"),
              "{\"stat_t\":\"s\",\"cmd_t\":\"c\",\"avty\":[{\"t\":\"a\"},{\"t\":\"b\"}],\"avty_mode\":\"" +
                  mode + "\"}"}},
            {{QStringLiteral("a"), "online"}, {QStringLiteral("b"), "offline"}});
        QCOMPARE(result.appliance.isReachable, isUp);
    }

    void lightsOfBothSchemasAreCommandedInTheirOwnWords()
    {
        const Composed json = composed(
            {{QStringLiteral("homeassistant/light/l/config"),
              "{\"schema\":\"json\",\"stat_t\":\"l\",\"cmd_t\":\"l/set\",\"brightness\":true,\"bri_scl\":254,"
              "\"sup_clrm\":[\"color_temp\"],\"uniq_id\":\"l\"}"}},
            {{QStringLiteral("l"), "{\"state\":\"ON\",\"brightness\":127,\"color_temp\":250}"}});
        QCOMPARE(json.appliance.kind, ApplianceKind::Light);
        QCOMPARE(json.appliance.capability(QStringLiteral("level"))->state[QLatin1String("percent")],
                 QJsonValue(50));
        QCOMPARE(
            json.appliance.capability(QStringLiteral("colorTemperature"))->state[QLatin1String("kelvin")],
            QJsonValue(4000));
        const auto message =
            readDiscovery(QStringLiteral("homeassistant/light/l/config"),
                          "{\"schema\":\"json\",\"cmd_t\":\"l/set\",\"brightness\":true,\"bri_scl\":254}");
        const auto sent =
            publicationFor(message->entities.at(0), *json.appliance.capability(QStringLiteral("level")),
                           QStringLiteral("set"), 100);
        QVERIFY(sent);
        QCOMPARE(QJsonDocument::fromJson(sent->payload).object(),
                 (QJsonObject{{QStringLiteral("state"), QStringLiteral("ON")},
                              {QStringLiteral("brightness"), 254}}));
    }

    void hostileMessagesAreRefusedAlone()
    {
        const QString topic = QStringLiteral("homeassistant/sensor/x/config");
        QByteArray deep = "{\"stat_t\":\"a\",\"x\":";
        deep += QByteArray(40, '[') + QByteArray(40, ']') + '}';
        QCOMPARE(readDiscovery(topic, deep).error().code, ErrorCode::TooLarge);
        QCOMPARE(readDiscovery(topic, QByteArray(300'000, ' ')).error().code, ErrorCode::TooLarge);
        for (const QByteArray &wrong :
             {QByteArray("[1,2"), QByteArray("{\"stat_t\":\"#\"}"), QByteArray("7")})
            QVERIFY2(!readDiscovery(topic, wrong), wrong);
        const QByteArray odd = "{\"stat_t\":5,\"dev\":7,\"avty\":\"x\",\"name\":{},\"ops\":1}";
        QVERIFY(readDiscovery(topic, odd));
        // One wrong component leaves the others.
        const auto device = readDiscovery(
            QStringLiteral("homeassistant/device/d/config"),
            "{\"dev\":{\"ids\":\"d\"},\"cmps\":{\"a\":{\"p\":\"sensor\",\"stat_t\":\"+/+\"},"
            "\"b\":{\"p\":\"sensor\",\"stat_t\":\"ok\"},\"c\":{\"p\":\"bomb\",\"x\":1},\"d\":3}}");
        QVERIFY(device);
        QCOMPARE(device->entities.size(), 1U);
        QCOMPARE(device->skipped.size(), 2);
    }

    void noApplianceGrowsPastItsLimit()
    {
        Inventory inventory;
        Done last;
        for (int i = 0; i < 520; ++i) {
            auto message = readDiscovery(QStringLiteral("homeassistant/sensor/s%1/config").arg(i),
                                         sensor("\"d\"", "t" + QByteArray::number(i)));
            last = inventory.apply(std::move(*message));
        }
        QVERIFY(!last);
        QCOMPARE(inventory.entitiesOf(QStringLiteral("mqtt:d")).size(), 512U);
    }

    void aPicturesBytesAreHandedOnAndNeverRead()
    {
        Inventory inventory;
        const auto add = [&](const char *topic, const char *config) {
            return inventory.apply(*readDiscovery(QLatin1String(topic), config)).has_value();
        };
        QVERIFY(add("homeassistant/camera/c/config", "{\"topic\":\"c/jpg\",\"dev\":{\"ids\":\"d\"}}"));
        QVERIFY(add("homeassistant/camera/b/config",
                    "{\"topic\":\"c/text\",\"image_encoding\":\"b64\",\"dev\":{\"ids\":\"d\"}}"));
        QVERIFY(add("homeassistant/image/i/config", "{\"image_topic\":\"c/image\",\"dev\":{\"ids\":\"d\"}}"));
        QVERIFY(inventory.readsPictures(QStringLiteral("c/image")));
        const QByteArray bytes = QByteArray(2'000'000, '\xff');
        inventory.accept(QStringLiteral("c/jpg"), "old");
        inventory.accept(QStringLiteral("c/jpg"), bytes);
        inventory.accept(QStringLiteral("c/text"), "aGVs\nbG8=\n");
        inventory.accept(QStringLiteral("c/image"), "image");
        const auto pictures = inventory.takeChanges().pictures;
        QCOMPARE(pictures.size(), 3U);
        QVERIFY(pictures[0].bytes == bytes); // the newest of its camera
        QCOMPARE(pictures[1].bytes, QByteArray("hello"));
        QCOMPARE(pictures[2].bytes, QByteArray("image"));
        QCOMPARE(inventory.deviceOf(pictures[2].entity), QStringLiteral("mqtt:d"));
        for (const char *wrong : {"", "no base64!", "=="})
            inventory.accept(QStringLiteral("c/text"), wrong);
        QVERIFY(inventory.takeChanges().pictures.empty());
        const Composed home =
            compose(QStringLiteral("mqtt:d"), inventory.entitiesOf(QStringLiteral("mqtt:d")));
        QCOMPARE(home.appliance.kind, ApplianceKind::Camera);
        QCOMPARE(home.appliance.capabilities.size(), 3U);
    }

    void anAddressOfAPictureIsNamedOnly()
    {
        const Composed image = composed(
            {{QStringLiteral("homeassistant/image/i/config"),
              "{\"url_topic\":\"i/url\",\"url_template\":\"{{ value_json.url }}\",\"uniq_id\":\"i\"}"}},
            {{QStringLiteral("i/url"), "{\"url\":\"http://10.0.0.1/x.jpg\"}"}});
        const Capability &picture = image.appliance.capabilities.at(0);
        QCOMPARE(picture.type, CapabilityType::Picture);
        QCOMPARE(picture.limits[QLatin1String("address")],
                 QJsonValue(QStringLiteral("http://10.0.0.1/x.jpg")));
        QVERIFY(picture.state.isEmpty()); // nothing to show
    }

    void aConfigThatComesAgainKeepsWhatWasHeardOverThisConnection()
    {
        Inventory inventory;
        const auto announce = [&] {
            auto message = readDiscovery(
                QStringLiteral("homeassistant/light/l/config"),
                "{\"stat_t\":\"l/state\",\"cmd_t\":\"l/set\",\"bri_cmd_t\":\"l/b\",\"bri_stat_t\":\"l/v\","
                "\"dev\":{\"ids\":\"l\"}}");
            QVERIFY(message && inventory.apply(std::move(*message)));
        };
        const auto isHeard = [&] { return inventory.entitiesOf(QStringLiteral("mqtt:l")).at(0)->isHeard; };
        announce();
        inventory.accept(QStringLiteral("l/state"), "ON");
        inventory.accept(QStringLiteral("l/v"), "12");
        QVERIFY(isHeard());
        inventory.forgetHeard();
        QVERIFY(!isHeard());
        // Remembered alone is not heard; one of two that is heard is.
        announce();
        QVERIFY(!isHeard());
        inventory.accept(QStringLiteral("l/state"), "ON");
        announce();
        QVERIFY(isHeard());
        QCOMPARE(inventory.entitiesOf(QStringLiteral("mqtt:l")).at(0)->value("brightness"),
                 QStringLiteral("12"));
    }

    void limitsAreSentences()
    {
        const Composed ac = composed({{QStringLiteral("homeassistant/climate/c/config"),
                                       "{\"modes\":[\"off\",\"cool\"],\"temp_cmd_t\":\"t\",\"min_temp\":16,"
                                       "\"max_temp\":30,\"temp_step\":0.5,\"mode_cmd_t\":\"m\"}"}},
                                     {});
        const Capability &thermostat = *ac.appliance.capability(QStringLiteral("thermostat"));
        const auto refused = checkCommand(ac.appliance, thermostat, QStringLiteral("setTarget"), 31);
        QCOMPARE(inWords(refused.error().message),
                 QStringLiteral("The air conditioner can be set from 16 to 30 °C"));
        QVERIFY(!checkCommand(ac.appliance, thermostat, QStringLiteral("setTarget"), 21.3));
        QVERIFY(checkCommand(ac.appliance, thermostat, QStringLiteral("setTarget"), 21.5));
        QVERIFY(!checkCommand(ac.appliance, thermostat, QStringLiteral("setMode"), QStringLiteral("heat")));
        QCOMPARE(checkCommand(ac.appliance, thermostat, QStringLiteral("explode"), 1).error().code,
                 ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestDiscovery)
#include "test_discovery.moc"
