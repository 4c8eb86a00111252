// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/tasmota/tasmota_sensors.h"
#include "bridge/appliances/mqtt/dialect.h"
#include <QJsonArray>
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr int kDeepest = 3;

// Tasmota documentation, "JSON Status Responses" and "Supported Peripherals": keys and the units they are in.
struct Row {
    const char *key;
    const char *deviceClass;
    const char *unit;
    const char *category; // diagnostic: not for the first screen
};
constexpr std::array kRows{
    Row{"Power", "power", "W", ""},
    Row{"Total", "energy", "kWh", ""},
    Row{"Today", "energy", "kWh", ""},
    Row{"Yesterday", "energy", "kWh", "diagnostic"},
    Row{"Voltage", "voltage", "V", "diagnostic"},
    Row{"Current", "current", "A", "diagnostic"},
    Row{"Factor", "power_factor", "", "diagnostic"},
    Row{"ApparentPower", "apparent_power", "VA", "diagnostic"},
    Row{"ReactivePower", "reactive_power", "var", "diagnostic"},
    Row{"Frequency", "frequency", "Hz", "diagnostic"},
    Row{"Period", "", "Wh", "diagnostic"},
    Row{"Temperature", "temperature", "", ""},
    Row{"DewPoint", "temperature", "", "diagnostic"},
    Row{"Humidity", "humidity", "%", ""},
    Row{"Pressure", "pressure", "", ""},
    Row{"SeaPressure", "pressure", "", "diagnostic"},
    Row{"Illuminance", "illuminance", "lx", ""},
    Row{"CarbonDioxide", "carbon_dioxide", "ppm", ""},
    Row{"eCO2", "carbon_dioxide", "ppm", ""},
    Row{"TVOC", "volatile_organic_compounds_parts", "ppb", ""},
    Row{"PM1", "pm1", "µg/m³", ""},
    Row{"PM2.5", "pm25", "µg/m³", ""},
    Row{"PM10", "pm10", "µg/m³", ""},
    Row{"Distance", "distance", "cm", ""},
    Row{"Moisture", "moisture", "%", ""},
    Row{"Battery", "battery", "%", "diagnostic"},
    Row{"Weight", "weight", "kg", ""},
};

// Words about the reading, no readings; and shutters, which are covers.
constexpr std::array kNoSensors{"Time", "TempUnit", "PressureUnit", "SpeedUnit", "TotalStartTime", "Id"};

struct Walk {
    QString temperatureUnit;
    QString pressureUnit;
    std::vector<TasmotaSensor> found;

    void take(const QJsonValue &value, const QString &key, const QString &path, const QString &what,
              const QString &where, int depth);
};

QJsonObject configOf(const QString &what, const QString &where, const Walk &walk)
{
    QJsonObject config{{QStringLiteral("platform"), QStringLiteral("sensor")}};
    const auto row =
        std::ranges::find_if(kRows, [&](const Row &one) { return what == QLatin1String(one.key); });
    // "ENERGY" says what "Power" says already; "AM2301 Temperature" tells two of them apart.
    const bool isEnergy = where.startsWith(QLatin1String("ENERGY"));
    config.insert(QStringLiteral("name"),
                  isEnergy || where.isEmpty() ? what : where + QLatin1Char(' ') + what);
    if (row == kRows.end())
        return config;
    const QLatin1String deviceClass(row->deviceClass);
    QString unit = QString::fromUtf8(row->unit);
    if (deviceClass == QLatin1String("temperature"))
        unit = walk.temperatureUnit;
    if (deviceClass == QLatin1String("pressure"))
        unit = walk.pressureUnit;
    if (!deviceClass.isEmpty())
        config.insert(QStringLiteral("device_class"), deviceClass);
    if (!unit.isEmpty())
        config.insert(QStringLiteral("unit_of_measurement"), unit);
    if (*row->category != '\0')
        config.insert(QStringLiteral("entity_category"), QLatin1String(row->category));
    return config;
}

void Walk::take(const QJsonValue &value, const QString &key, const QString &path, const QString &what,
                const QString &where, int depth)
{
    if (found.size() >= kMostTasmotaSensors)
        return;
    if (value.isDouble()) {
        found.push_back({key, path, configOf(what, where, *this)});
        return;
    }
    if (depth >= kDeepest)
        return;
    if (value.isArray()) { // one for each phase
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            take(list[i], QStringLiteral("%1.%2").arg(key).arg(i), QStringLiteral("%1[%2]").arg(path).arg(i),
                 what, QStringLiteral("%1 %2").arg(where).arg(i + 1).trimmed(), depth + 1);
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString name = member.key();
        const auto inTemplate = memberInTemplate(name);
        const bool isNone =
            std::ranges::any_of(kNoSensors, [&](const char *one) { return name == QLatin1String(one); });
        if (isNone || !inTemplate || (depth == 0 && name.startsWith(QLatin1String("Shutter"))))
            continue;
        const QString below = depth == 0 ? name : where.isEmpty() ? what : where + QLatin1Char(' ') + what;
        take(member.value(), key.isEmpty() ? name : key + QLatin1Char('.') + name, path + *inTemplate, name,
             depth == 0 && member.value().isDouble() ? QString() : below, depth + 1);
    }
}

} // namespace

std::vector<TasmotaSensor> tasmotaSensors(const QJsonObject &reading)
{
    Walk walk;
    walk.temperatureUnit = reading[QLatin1String("TempUnit")].toString() == QLatin1String("F")
                               ? QStringLiteral("°F")
                               : QStringLiteral("°C");
    walk.pressureUnit = reading[QLatin1String("PressureUnit")].toString(QStringLiteral("hPa")).left(16);
    walk.take(reading, {}, {}, {}, {}, 0);
    return std::move(walk.found);
}

} // namespace hearth::bridge
