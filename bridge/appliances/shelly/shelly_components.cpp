// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/shelly/shelly_components.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

// Shelly API documentation, Gen2+, "Status" of each component. A reading that a status lacks is no part.
struct ReadingRow {
    const char *component;
    const char *path; // members, '.' between them
    const char *platform;
    const char *name;
    const char *deviceClass;
    const char *unit;
    const char *category;
    const char *wrap = "%1";
};
constexpr std::array kReadings{
    ReadingRow{"switch", "apower", "sensor", "Power", "power", "W", ""},
    ReadingRow{"switch", "aenergy.total", "sensor", "Energy", "energy", "Wh", ""},
    ReadingRow{"switch", "voltage", "sensor", "Voltage", "voltage", "V", "diagnostic"},
    ReadingRow{"switch", "current", "sensor", "Current", "current", "A", "diagnostic"},
    ReadingRow{"switch", "temperature.tC", "sensor", "Own temperature", "temperature", "°C", "diagnostic"},
    ReadingRow{"cover", "apower", "sensor", "Power", "power", "W", "diagnostic"},
    ReadingRow{"cover", "aenergy.total", "sensor", "Energy", "energy", "Wh", "diagnostic"},
    ReadingRow{"light", "apower", "sensor", "Power", "power", "W", ""},
    ReadingRow{"light", "aenergy.total", "sensor", "Energy", "energy", "Wh", ""},
    ReadingRow{"pm1", "apower", "sensor", "Power", "power", "W", ""},
    ReadingRow{"pm1", "aenergy.total", "sensor", "Energy", "energy", "Wh", ""},
    ReadingRow{"pm1", "voltage", "sensor", "Voltage", "voltage", "V", "diagnostic"},
    ReadingRow{"em", "total_act_power", "sensor", "Power", "power", "W", ""},
    ReadingRow{"em", "total_current", "sensor", "Current", "current", "A", "diagnostic"},
    ReadingRow{"emdata", "total_act", "sensor", "Energy", "energy", "Wh", ""},
    ReadingRow{"em1", "act_power", "sensor", "Power", "power", "W", ""},
    ReadingRow{"em1data", "total_act_energy", "sensor", "Energy", "energy", "Wh", ""},
    ReadingRow{"temperature", "tC", "sensor", "Temperature", "temperature", "°C", ""},
    ReadingRow{"humidity", "rh", "sensor", "Humidity", "humidity", "%", ""},
    ReadingRow{"illuminance", "lux", "sensor", "Brightness of the room", "illuminance", "lx", ""},
    ReadingRow{"voltmeter", "voltage", "sensor", "Voltage", "voltage", "V", ""},
    ReadingRow{"devicepower", "battery.percent", "sensor", "Battery", "battery", "%", "diagnostic"},
    ReadingRow{"wifi", "rssi", "sensor", "Signal", "signal_strength", "dBm", "diagnostic"},
    ReadingRow{"input", "state", "binary_sensor", "Input", "", "", "", "'ON' if %1 else 'OFF'"},
    ReadingRow{"input", "percent", "sensor", "Input", "", "%", ""},
    ReadingRow{"smoke", "alarm", "binary_sensor", "Smoke", "smoke", "", "", "'ON' if %1 else 'OFF'"},
    ReadingRow{"flood", "alarm", "binary_sensor", "Water", "moisture", "", "", "'ON' if %1 else 'OFF'"},
};

// What is driven: the namespace of its methods, and which of them.
struct DrivenRow {
    const char *component;
    const char *space;
    const char *platform;
};
constexpr std::array kDriven{
    DrivenRow{"switch", "Switch", "switch"}, DrivenRow{"light", "Light", "light"},
    DrivenRow{"rgb", "RGB", "light"},        DrivenRow{"rgbw", "RGBW", "light"},
    DrivenRow{"cct", "CCT", "light"},        DrivenRow{"cover", "Cover", "cover"},
};

constexpr char kOnOff[] = "'ON' if %1 else 'OFF'";

QJsonValue at(const QJsonObject &status, const QString &path)
{
    QJsonValue value = status;
    for (const QString &member : path.split(QLatin1Char('.')))
        value = value[member];
    return value;
}

class Driver
{
public:
    Driver(const QString &component, QString rpc, QString src, QLatin1String space)
        : m_id(component.section(QLatin1Char(':'), 1).toInt()), m_rpc(std::move(rpc)), m_src(std::move(src)),
          m_space(space)
    {
    }

    [[nodiscard]] QString rpc() const { return m_rpc; }
    [[nodiscard]] QString request(const char *method, QJsonObject params) const
    {
        params.insert(QStringLiteral("id"), m_id);
        return QString::fromUtf8(
            toJson({{QStringLiteral("id"), 1},
                    {QStringLiteral("src"), m_src},
                    {QStringLiteral("method"), m_space + QLatin1Char('.') + QLatin1String(method)},
                    {QStringLiteral("params"), params}}));
    }
    /// With the value that is set in place of a number.
    [[nodiscard]] QString request(const char *method, QJsonObject params, const char *number) const
    {
        params.insert(QLatin1String(number), QStringLiteral("@"));
        return request(method, params).replace(QLatin1String("\"@\""), QLatin1String("{{ value | int }}"));
    }

private:
    int m_id;
    QString m_rpc;
    QString m_src;
    QString m_space;
};

ShellyPart driven(const DrivenRow &row, const Driver &driver, const QJsonObject &status)
{
    ShellyPart part;
    const QString on = QStringLiteral("on");
    part.config = {{QStringLiteral("platform"), QLatin1String(row.platform)},
                   {QStringLiteral("command_topic"), driver.rpc()}};
    if (qstrcmp(row.platform, "cover") == 0) {
        part.config.insert(QStringLiteral("payload_open"), driver.request("Open", {}));
        part.config.insert(QStringLiteral("payload_close"), driver.request("Close", {}));
        part.config.insert(QStringLiteral("payload_stop"), driver.request("Stop", {}));
        part.reads.push_back({QStringLiteral("value"), QStringLiteral(".state"), QStringLiteral("%1")});
        // Only one that is calibrated knows where it is (Cover, "pos_control").
        if (at(status, QStringLiteral("pos_control")).toBool()) {
            part.config.insert(QStringLiteral("set_position_topic"), driver.rpc());
            part.config.insert(QStringLiteral("set_position_template"),
                               driver.request("GoToPosition", {}, "pos"));
            part.reads.push_back(
                {QStringLiteral("position"), QStringLiteral(".current_pos"), QStringLiteral("%1")});
        }
        return part;
    }
    part.config.insert(QStringLiteral("payload_on"), driver.request("Set", {{on, true}}));
    part.config.insert(QStringLiteral("payload_off"), driver.request("Set", {{on, false}}));
    part.config.insert(QStringLiteral("state_on"), QStringLiteral("ON"));
    part.config.insert(QStringLiteral("state_off"), QStringLiteral("OFF"));
    part.reads.push_back({QStringLiteral("value"), QStringLiteral(".output"), QLatin1String(kOnOff)});
    if (qstrcmp(row.platform, "light") != 0)
        return part;
    if (status.contains(QLatin1String("brightness"))) {
        part.config.insert(QStringLiteral("brightness_scale"), 100);
        part.config.insert(QStringLiteral("brightness_command_topic"), driver.rpc());
        part.config.insert(QStringLiteral("brightness_command_template"),
                           driver.request("Set", {{on, true}}, "brightness"));
        part.reads.push_back(
            {QStringLiteral("brightness"), QStringLiteral(".brightness"), QStringLiteral("%1")});
    }
    if (status.contains(QLatin1String("ct"))) {
        part.config.insert(QStringLiteral("color_temp_kelvin"), true);
        part.config.insert(QStringLiteral("min_kelvin"), 2700); // CCT, "ct_range" by default
        part.config.insert(QStringLiteral("max_kelvin"), 6500);
        part.config.insert(QStringLiteral("color_temp_command_topic"), driver.rpc());
        part.config.insert(QStringLiteral("color_temp_command_template"),
                           driver.request("Set", {{on, true}}, "ct"));
        part.reads.push_back(
            {QStringLiteral("colorTemperature"), QStringLiteral(".ct"), QStringLiteral("%1")});
    }
    return part;
}

QString called(const QString &name, const char *what)
{
    return name.isEmpty() ? QLatin1String(what) : name + QLatin1Char(' ') + QLatin1String(what);
}

} // namespace

std::vector<ShellyPart> shellyParts(const QString &component, const QJsonObject &status, const QString &name,
                                    const QString &rpc, const QString &src)
{
    std::vector<ShellyPart> parts;
    const QString kind = component.section(QLatin1Char(':'), 0, 0);
    QString key = component;
    key.remove(QLatin1Char(':'));
    const auto row = std::ranges::find_if(
        kDriven, [&](const DrivenRow &one) { return kind == QLatin1String(one.component); });
    if (row != kDriven.end()) {
        ShellyPart part = driven(*row, Driver(component, rpc, src, QLatin1String(row->space)), status);
        part.key = key;
        if (!name.isEmpty())
            part.config.insert(QStringLiteral("name"), name);
        parts.push_back(std::move(part));
    }
    for (const ReadingRow &one : kReadings) {
        const QString path = QLatin1String(one.path);
        const QJsonValue value = at(status, path);
        if (kind != QLatin1String(one.component) || value.isUndefined() || value.isNull())
            continue;
        ShellyPart part;
        part.key = key + QLatin1Char('_') + QString(path).replace(QLatin1Char('.'), QLatin1Char('_'));
        part.config = {{QStringLiteral("platform"), QLatin1String(one.platform)},
                       {QStringLiteral("name"), called(name, one.name)}};
        for (const auto &[setting, text] : {std::pair{"device_class", one.deviceClass},
                                            {"unit_of_measurement", one.unit},
                                            {"entity_category", one.category}}) {
            if (*text != '\0')
                part.config.insert(QLatin1String(setting), QString::fromUtf8(text));
        }
        part.reads.push_back({QStringLiteral("value"), QLatin1Char('.') + path, QLatin1String(one.wrap)});
        parts.push_back(std::move(part));
    }
    // A button's input has no state (Input, type "button"): it is told by what is done to it.
    if (kind == QLatin1String("input") && status.contains(QLatin1String("state")) &&
        status[QLatin1String("state")].isNull()) {
        ShellyPart part;
        part.key = key;
        part.isEvent = true;
        part.config = {{QStringLiteral("platform"), QStringLiteral("event")},
                       {QStringLiteral("name"), called(name, "Button")},
                       {QStringLiteral("event_types"),
                        QJsonArray{QStringLiteral("single_push"), QStringLiteral("double_push"),
                                   QStringLiteral("triple_push"), QStringLiteral("long_push")}}};
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace hearth::bridge
