// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Thermostat (4.3), FanControl (4.4), TemperatureControl of a cabinet (8.2). Temperatures are hundredths of a
// degree Celsius.

#include "bridge/appliances/matter/clusters.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace hearth::bridge
{

namespace
{

constexpr double kHundredths = 100;
constexpr int kWaterHeater = 0x050F;

struct ModeRow {
    int value; // SystemModeEnum, 4.3.9.21
    const char *mode;
};
constexpr std::array kModes{ModeRow{0, "off"},  ModeRow{1, "auto"},     ModeRow{3, "cool"},
                            ModeRow{4, "heat"}, ModeRow{7, "fan_only"}, ModeRow{8, "dry"}};

QString modeName(int value)
{
    const auto row = std::ranges::find(kModes, value, &ModeRow::value);
    return row == kModes.end() ? QString() : QString(QLatin1String(row->mode));
}

bool isCooling(const QJsonObject &attributes)
{
    const bool canHeat = hasFlag(attributes, "featureMap", "heating");
    const bool canCool = hasFlag(attributes, "featureMap", "cooling");
    return canCool &&
           (!canHeat || modeName(attributes[QLatin1String("systemMode")].toInt()) == QLatin1String("cool"));
}

void putDegrees(QJsonObject &object, const char *key, const QJsonObject &attributes, const char *attribute)
{
    if (isKnown(attributes, attribute))
        object.insert(QLatin1String(key), numberOf(attributes, attribute) / kHundredths);
}

void thermostatParts(const MatterEndpoint &endpoint, const QJsonObject &attributes,
                     std::vector<Capability> &parts)
{
    const bool cools = isCooling(attributes);
    Capability one;
    one.type = CapabilityType::Thermostat;
    const QString mode = modeName(attributes[QLatin1String("systemMode")].toInt(-1));
    if (!mode.isEmpty())
        one.state.insert(QStringLiteral("mode"), mode);
    putDegrees(one.state, "current", attributes, "localTemperature");
    putDegrees(one.state, "target", attributes,
               cools ? "occupiedCoolingSetpoint" : "occupiedHeatingSetpoint");
    // Defaults of 4.3.11.
    one.limits = {{QStringLiteral("min"), cools ? 16 : 7},
                  {QStringLiteral("max"), cools ? 32 : 30},
                  {QStringLiteral("step"), 0.5},
                  {QStringLiteral("unit"), QStringLiteral("°C")},
                  {QStringLiteral("fans"), QJsonArray()}};
    putDegrees(one.limits, "min", attributes, cools ? "minCoolSetpointLimit" : "minHeatSetpointLimit");
    putDegrees(one.limits, "max", attributes, cools ? "maxCoolSetpointLimit" : "maxHeatSetpointLimit");
    QJsonArray modes{QStringLiteral("off")};
    for (const auto &[feature, word] :
         {std::pair{"autoMode", "auto"}, {"cooling", "cool"}, {"heating", "heat"}}) {
        if (hasFlag(attributes, "featureMap", feature))
            modes.append(QLatin1String(word));
    }
    one.limits.insert(QStringLiteral("modes"), modes);
    if (endpoint.types.contains(kWaterHeater))
        one.limits.insert(QStringLiteral("what"), QStringLiteral("waterHeater"));
    parts.push_back(std::move(one));
}

Result<MatterOrder> thermostatOrder(const QJsonObject &attributes, const Capability &, const QString &command,
                                    const QJsonValue &value)
{
    if (command == QLatin1String("setTarget"))
        return write(isCooling(attributes) ? "occupiedCoolingSetpoint" : "occupiedHeatingSetpoint",
                     std::round(value.toDouble() * kHundredths));
    const auto row = std::ranges::find_if(
        kModes, [&](const ModeRow &one) { return value.toString() == QLatin1String(one.mode); });
    if (command != QLatin1String("setMode") || row == kModes.end())
        return cannotBeAsked();
    return write("systemMode", row->value);
}

void fanParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    Capability one;
    one.type = CapabilityType::Number;
    one.name = QStringLiteral("Speed");
    one.facet = QStringLiteral("speed");
    one.limits = {{QStringLiteral("min"), 0}, {QStringLiteral("max"), 100}, {QStringLiteral("step"), 1}};
    const char *told = isKnown(attributes, "percentSetting") ? "percentSetting" : "percentCurrent";
    if (isKnown(attributes, told))
        one.state = {{QStringLiteral("value"), numberOf(attributes, told)},
                     {QStringLiteral("unit"), QStringLiteral("%")},
                     {QStringLiteral("name"), one.name}};
    parts.push_back(std::move(one));
}

Result<MatterOrder> fanOrder(const QJsonObject &, const Capability &, const QString &,
                             const QJsonValue &value)
{
    return write("percentSetting", std::round(value.toDouble()));
}

void cabinetParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    Capability one;
    if (hasFlag(attributes, "featureMap", "temperatureNumber")) {
        one.type = CapabilityType::Number;
        one.name = QStringLiteral("Target temperature");
        one.limits = {{QStringLiteral("min"), 0}, {QStringLiteral("max"), 0}, {QStringLiteral("step"), 1}};
        putDegrees(one.limits, "min", attributes, "minTemperature");
        putDegrees(one.limits, "max", attributes, "maxTemperature");
        putDegrees(one.limits, "step", attributes, "step");
        putDegrees(one.state, "value", attributes, "temperatureSetpoint");
        if (!one.state.isEmpty()) {
            one.state.insert(QStringLiteral("unit"), QStringLiteral("°C"));
            one.state.insert(QStringLiteral("name"), one.name);
        }
    } else {
        const QJsonArray levels = attributes[QLatin1String("supportedTemperatureLevels")].toArray();
        one.type = CapabilityType::Choice;
        one.name = QStringLiteral("Temperature");
        one.limits.insert(QStringLiteral("options"), levels);
        const int chosen = attributes[QLatin1String("selectedTemperatureLevel")].toInt(-1);
        if (chosen >= 0 && chosen < levels.size())
            one.state.insert(QStringLiteral("value"), levels[chosen]);
    }
    parts.push_back(std::move(one));
}

Result<MatterOrder> cabinetOrder(const QJsonObject &attributes, const Capability &capability, const QString &,
                                 const QJsonValue &value)
{
    if (capability.type == CapabilityType::Number)
        return invoke("setTemperature",
                      {{QStringLiteral("targetTemperature"), std::round(value.toDouble() * kHundredths)}});
    const QJsonArray levels = attributes[QLatin1String("supportedTemperatureLevels")].toArray();
    for (qsizetype i = 0; i < levels.size(); ++i) {
        if (levels[i] == value)
            return invoke("setTemperature", {{QStringLiteral("targetTemperatureLevel"), i}});
    }
    return cannotBeAsked();
}

constexpr std::array kRows{
    ClusterRow{"thermostat", &thermostatParts, &thermostatOrder},
    ClusterRow{"fanControl", &fanParts, &fanOrder},
    ClusterRow{"temperatureControl", &cabinetParts, &cabinetOrder},
};

} // namespace

std::span<const ClusterRow> climateClusters()
{
    return kRows;
}

} // namespace hearth::bridge
