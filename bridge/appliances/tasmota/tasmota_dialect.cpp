// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/tasmota/tasmota_dialect.h"
#include "bridge/appliances/mqtt/topics.h"
#include "bridge/appliances/tasmota/tasmota_sensors.h"
#include "resources/base/json.h"
#include <QJsonArray>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kLimits{32 * 1024, 8};
constexpr char kBase[] = "tasmota/discovery/";
constexpr qsizetype kMostRelays = 32; // MAX_RELAYS of an ESP32 build
// Of "rl": what a relay is.
constexpr int kRelay = 1;
constexpr int kLight = 2;
constexpr int kShutter = 3;
// Of "lt_st": which colours a light has; from 2 on, of these, those with a warm and a cold white.
constexpr int kWarmAndCold = 2;
constexpr int kColoursWarmAndCold = 5;
// SetOption82 narrows the range of whites (Tasmota documentation, "Lights").
constexpr int kColdest = 153, kWarmest = 500, kColdestAlexa = 200, kWarmestAlexa = 380;

/// One config, and the components it becomes.
class Reader
{
public:
    Reader(const QJsonObject &config, const QJsonObject &sensors)
        : m_config(config), m_reading(sensors[QLatin1String("sn")].toObject())
    {
    }

    Result<DiscoveryMessage> read(const QString &source)
    {
        const QString mac = plainMac(text("mac"));
        if (mac.isEmpty() || !topicsAreFine())
            return fail(ErrorCode::Invalid, QStringLiteral("no hardware address, or topics that cannot be"));
        const QJsonArray relays = m_config[QLatin1String("rl")].toArray();
        if (relays.size() > kMostRelays)
            return fail(ErrorCode::TooLarge, QStringLiteral("%1 relays").arg(relays.size()));
        addRelays(relays);
        addPressed();
        const std::vector<TasmotaSensor> sensors = tasmotaSensors(m_reading);
        for (const TasmotaSensor &sensor : sensors) {
            QJsonObject config = sensor.config;
            config.insert(QStringLiteral("state_topic"), tele(QStringLiteral("SENSOR")));
            config.insert(QStringLiteral("value_template"), valueOf(sensor.path));
            m_components.insert(sensor.key, config);
        }
        Result<DiscoveryMessage> message = announce(source, device(mac));
        if (!message)
            return message;
        for (const auto &[component, field, path] : m_states) {
            // A command's answer, and the state that is told every few minutes (TelePeriod).
            alsoRead(*message, component, field, tele(QStringLiteral("STATE")), valueOf(path));
        }
        for (const TasmotaSensor &sensor : sensors)
            alsoRead(*message, sensor.key, QStringLiteral("value"), stat(QStringLiteral("STATUS10")),
                     valueOf(QStringLiteral("['StatusSNS']") + sensor.path));
        for (const int shutter : m_shutters)
            alsoRead(*message, QStringLiteral("Shutter%1").arg(shutter), QStringLiteral("position"),
                     tele(QStringLiteral("SENSOR")),
                     QStringLiteral("{{ value_json.Shutter%1.Position }}").arg(shutter));
        return message;
    }

    /// What it says only when it is asked: its state now, and what it measures.
    [[nodiscard]] std::vector<MqttMessage> asks() const
    {
        return {{cmnd(QStringLiteral("STATE")), "", 1, false},
                {cmnd(QStringLiteral("STATUS")), "10", 1, false}};
    }

private:
    struct State {
        QString component;
        QString field;
        QString path;
    };

    [[nodiscard]] QString text(const char *key) const { return m_config[QLatin1String(key)].toString(); }
    [[nodiscard]] bool option(const char *number) const
    {
        return m_config[QLatin1String("so")][QLatin1String(number)].toInt() != 0;
    }
    /// "%prefix%/%topic%/" with this one's words (Tasmota documentation, "MQTT", FullTopic).
    [[nodiscard]] QString topic(int prefix, const QString &end) const
    {
        const QJsonArray prefixes = m_config[QLatin1String("tp")].toArray();
        QString full = text("ft");
        full.replace(QLatin1String("%prefix%"), prefixes.at(prefix).toString());
        full.replace(QLatin1String("%topic%"), text("t"));
        full.replace(QLatin1String("%hostname%"), text("hn"));
        full.replace(QLatin1String("%id%"),
                     plainMac(text("mac")).remove(QLatin1Char(':')).right(6).toUpper());
        if (!full.endsWith(QLatin1Char('/')))
            full += QLatin1Char('/');
        return full + end;
    }
    [[nodiscard]] QString cmnd(const QString &end) const { return topic(0, end); }
    [[nodiscard]] QString stat(const QString &end) const { return topic(1, end); }
    [[nodiscard]] QString tele(const QString &end) const { return topic(2, end); }
    [[nodiscard]] bool topicsAreFine() const
    {
        return !text("t").isEmpty() && !text("ft").isEmpty() && !isFilter(text("t")) &&
               !isFilter(text("ft")) && m_config[QLatin1String("tp")].toArray().size() == 3 &&
               checkCommandTopic(cmnd({}) + u'x') && checkCommandTopic(tele({}) + u'x') &&
               checkCommandTopic(stat({}) + u'x');
    }
    static QString valueOf(const QString &path) { return QStringLiteral("{{ value_json%1 }}").arg(path); }
    /// A key of a result; one relay alone may be POWER or, with SetOption26, POWER1.
    [[nodiscard]] static QString powerTemplate(int relay, bool isAlone)
    {
        return isAlone ? QStringLiteral("{{ value_json.POWER | default(value_json.POWER1) }}")
                       : QStringLiteral("{{ value_json.POWER%1 }}").arg(relay);
    }
    /// Answers come on RESULT, or, with SetOption4, under the command's own name.
    [[nodiscard]] QString answer(const QString &command) const
    {
        return stat(option("4") ? command : QStringLiteral("RESULT"));
    }
    [[nodiscard]] QString nameOf(qsizetype relay) const
    {
        return m_config[QLatin1String("fn")].toArray().at(relay).toString();
    }

    [[nodiscard]] QJsonObject device(const QString &mac) const
    {
        const QString name = text("dn").isEmpty() ? nameOf(0) : text("dn");
        QJsonObject message{
            {QStringLiteral("device"),
             QJsonObject{
                 // Its discovery for Home Assistant (SetOption19 1) names the last half of the address alone.
                 {QStringLiteral("identifiers"),
                  QJsonArray{QString(mac).remove(QLatin1Char(':')).right(6).toUpper()}},
                 {QStringLiteral("connections"), QJsonArray{QJsonArray{QStringLiteral("mac"), mac}}},
                 {QStringLiteral("name"), name},
                 {QStringLiteral("model"), text("md")},
                 {QStringLiteral("manufacturer"), QStringLiteral("Tasmota")}}},
            {QStringLiteral("components"), m_components}};
        // One that sleeps between readings is offline nearly always and none the worse.
        if (m_config[QLatin1String("dslp")].toInt() == 0) {
            message.insert(QStringLiteral("availability_topic"), tele(QStringLiteral("LWT")));
            message.insert(QStringLiteral("payload_available"), text("onln"));
            message.insert(QStringLiteral("payload_not_available"), text("ofln"));
        }
        return message;
    }

    void addRelays(const QJsonArray &relays)
    {
        qsizetype used = 0;
        qsizetype lights = 0;
        for (const QJsonValue &one : relays) {
            used += one.toInt() != 0 ? 1 : 0;
            lights += one.toInt() == kLight ? 1 : 0;
        }
        const bool isLinked = lights == 1 || m_config[QLatin1String("lk")].toInt() != 0;
        bool hasLight = false;
        int shutters = 0;
        int shutterRelays = 0;
        for (qsizetype i = 0; i < relays.size(); ++i) {
            const int number = static_cast<int>(i) + 1;
            switch (relays[i].toInt()) {
            case kRelay:
                addPower(number, used == 1, QStringLiteral("switch"), {});
                break;
            case kLight:
                if (!isLinked)
                    addPower(number, used == 1, QStringLiteral("light"), channel(number));
                else if (!std::exchange(hasLight, true))
                    addPower(number, used == 1, QStringLiteral("light"), linkedLight());
                break;
            case kShutter: // two relays each
                if (shutterRelays++ % 2 == 0)
                    addShutter(++shutters);
                break;
            default:
                break;
            }
        }
    }

    void addPower(int number, bool isAlone, const QString &platform, const QJsonObject &more)
    {
        const QString key = QStringLiteral("POWER%1").arg(number);
        const QJsonArray words = m_config[QLatin1String("state")].toArray();
        const bool isLight = platform == QLatin1String("light");
        QJsonObject config = more;
        config.insert(QStringLiteral("platform"), platform);
        // One that is all there is has the appliance's name.
        if (!isAlone)
            config.insert(QStringLiteral("name"), nameOf(number - 1));
        config.insert(QStringLiteral("command_topic"), cmnd(key));
        config.insert(QStringLiteral("state_topic"), answer(isAlone ? QStringLiteral("POWER") : key));
        config.insert(isLight ? QStringLiteral("state_value_template") : QStringLiteral("value_template"),
                      powerTemplate(number, isAlone));
        config.insert(QStringLiteral("payload_off"), words[0].toString(QStringLiteral("OFF")));
        config.insert(QStringLiteral("payload_on"), words[1].toString(QStringLiteral("ON")));
        m_components.insert(key, config);
        m_states.push_back({key, QStringLiteral("value"),
                            isAlone ? QStringLiteral(".POWER | default(value_json.POWER1)")
                                    : QStringLiteral(".POWER%1").arg(number)});
        if (more.contains(QLatin1String("brightness_value_template")))
            m_states.push_back({key, QStringLiteral("brightness"), brightnessPath(more)});
        if (more.contains(QLatin1String("color_temp_command_topic")))
            m_states.push_back({key, QStringLiteral("colorTemperature"), QStringLiteral(".CT")});
    }
    static QString brightnessPath(const QJsonObject &light)
    {
        // Between "{{ value_json" and " }}".
        const QString whole = light[QLatin1String("brightness_value_template")].toString();
        return whole.mid(13, whole.size() - 13 - 3);
    }

    [[nodiscard]] QJsonObject dimmer(const QString &command, const QString &path) const
    {
        return {{QStringLiteral("brightness_scale"), 100},
                {QStringLiteral("brightness_command_topic"), cmnd(command)},
                {QStringLiteral("brightness_state_topic"), answer(command.toUpper())},
                {QStringLiteral("brightness_value_template"), valueOf(path)}};
    }
    [[nodiscard]] QJsonObject channel(int number) const
    {
        return dimmer(QStringLiteral("Channel%1").arg(number),
                      QStringLiteral(".Channel[%1]").arg(number - 1));
    }
    [[nodiscard]] QJsonObject linkedLight() const
    {
        const int colours = m_config[QLatin1String("lt_st")].toInt();
        if (colours == 0)
            return {};
        QJsonObject light = dimmer(QStringLiteral("Dimmer"), QStringLiteral(".Dimmer"));
        if (colours != kWarmAndCold && colours != kColoursWarmAndCold)
            return light;
        light.insert(QStringLiteral("color_temp_command_topic"), cmnd(QStringLiteral("CT")));
        light.insert(QStringLiteral("color_temp_state_topic"), answer(QStringLiteral("CT")));
        light.insert(QStringLiteral("color_temp_value_template"), QStringLiteral("{{ value_json.CT }}"));
        light.insert(QStringLiteral("min_mireds"), option("82") ? kColdestAlexa : kColdest);
        light.insert(QStringLiteral("max_mireds"), option("82") ? kWarmestAlexa : kWarmest);
        return light;
    }

    void addShutter(int number)
    {
        const QString key = QStringLiteral("Shutter%1").arg(number);
        const auto command = [&](const char *what) { return QLatin1String(what) + QString::number(number); };
        // Each way has a command of its own; Backlog takes them as words.
        m_components.insert(
            key, QJsonObject{{QStringLiteral("platform"), QStringLiteral("cover")},
                             {QStringLiteral("name"), nameOf(number - 1)},
                             {QStringLiteral("command_topic"), cmnd(QStringLiteral("Backlog"))},
                             {QStringLiteral("payload_open"), command("ShutterOpen")},
                             {QStringLiteral("payload_close"), command("ShutterClose")},
                             {QStringLiteral("payload_stop"), command("ShutterStop")},
                             {QStringLiteral("position_topic"), stat(QStringLiteral("RESULT"))},
                             {QStringLiteral("position_template"),
                              QStringLiteral("{{ value_json.Shutter%1.Position }}").arg(number)},
                             {QStringLiteral("set_position_topic"), cmnd(command("ShutterPosition"))}});
        m_shutters.push_back(number);
    }

    /// Buttons that are told and not wired to a relay (SetOption73), and switches likewise (SetOption114).
    void addPressed()
    {
        const QJsonArray buttons = m_config[QLatin1String("btn")].toArray();
        for (qsizetype i = 0; option("73") && i < std::min(buttons.size(), kMostRelays); ++i) {
            if (buttons[i].toInt() == 0)
                continue;
            const QString key = QStringLiteral("Button%1").arg(i + 1);
            m_components.insert(
                key, QJsonObject{{QStringLiteral("platform"), QStringLiteral("event")},
                                 {QStringLiteral("name"), QStringLiteral("Button %1").arg(i + 1)},
                                 {QStringLiteral("state_topic"), stat(QStringLiteral("RESULT"))},
                                 {QStringLiteral("value_template"),
                                  QStringLiteral(R"({"event_type": "{{ value_json.%1.Action }}"})").arg(key)},
                                 {QStringLiteral("event_types"),
                                  QJsonArray{QStringLiteral("SINGLE"), QStringLiteral("DOUBLE"),
                                             QStringLiteral("TRIPLE"), QStringLiteral("QUAD"),
                                             QStringLiteral("PENTA"), QStringLiteral("HOLD")}}});
        }
        const QJsonArray switches = m_config[QLatin1String("swc")].toArray();
        for (qsizetype i = 0; option("114") && i < std::min(switches.size(), kMostRelays); ++i) {
            if (switches[i].toInt(-1) < 0)
                continue;
            const QString key = QStringLiteral("Switch%1").arg(i + 1);
            const QString name = m_config[QLatin1String("swn")].toArray().at(i).toString();
            m_components.insert(key,
                                QJsonObject{{QStringLiteral("platform"), QStringLiteral("binary_sensor")},
                                            {QStringLiteral("name"),
                                             name.isEmpty() ? QStringLiteral("Switch %1").arg(i + 1) : name},
                                            {QStringLiteral("state_topic"), stat(QStringLiteral("RESULT"))},
                                            {QStringLiteral("value_template"),
                                             QStringLiteral("{{ value_json.%1.Action }}").arg(key)}});
        }
    }

    const QJsonObject &m_config;
    QJsonObject m_reading;
    QJsonObject m_components;
    std::vector<State> m_states;
    std::vector<int> m_shutters;
};

class TasmotaDialect final : public Dialect
{
public:
    [[nodiscard]] QStringList filters() const override
    {
        return {QStringLiteral("tasmota/discovery/+/config"), QStringLiteral("tasmota/discovery/+/sensors")};
    }
    [[nodiscard]] bool listensTo(const QString &topic) const override
    {
        return topic.startsWith(QLatin1String(kBase));
    }
    Result<Heard> hear(const MqttMessage &message) override;

private:
    struct Known {
        QJsonObject config;
        QJsonObject sensors;
    };
    QHash<QString, Known> m_known; // by the topic without its last level
};

Result<Dialect::Heard> TasmotaDialect::hear(const MqttMessage &message)
{
    const qsizetype slash = message.topic.lastIndexOf(QLatin1Char('/'));
    const QString source = message.topic.first(slash);
    const bool isConfig = QStringView(message.topic).sliced(slash + 1) == QLatin1String("config");
    QJsonObject body;
    if (!message.payload.isEmpty()) {
        Result<QJsonObject> read = parseJsonObject(message.payload, kLimits);
        if (!read)
            return std::unexpected(read.error());
        body = std::move(*read);
    }
    if (!m_known.contains(source) && m_known.size() >= qsizetype{kMostKnown})
        return fail(ErrorCode::TooLarge, QStringLiteral("more than %1 of them").arg(kMostKnown));
    Known &known = m_known[source];
    (isConfig ? known.config : known.sensors) = body;
    Heard heard;
    if (known.config.isEmpty()) {
        // Taken back, or not said yet.
        if (known.sensors.isEmpty())
            m_known.remove(source);
        heard.announced.push_back({source, {}, {}});
        return heard;
    }
    Reader reader(known.config, known.sensors);
    Result<DiscoveryMessage> announced = reader.read(source);
    if (!announced)
        return std::unexpected(announced.error());
    heard.announced.push_back(std::move(*announced));
    heard.asks = reader.asks();
    return heard;
}

} // namespace

Result<DiscoveryMessage> readTasmota(const QString &source, const QJsonObject &config,
                                     const QJsonObject &sensors)
{
    return Reader(config, sensors).read(source);
}

std::unique_ptr<Dialect> makeTasmotaDialect()
{
    return std::make_unique<TasmotaDialect>();
}

} // namespace hearth::bridge
