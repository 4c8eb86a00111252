// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What only measures (chapter 2 of the application clusters), tells of danger, or counts energy and charge.

#include "bridge/appliances/matter/clusters.h"
#include <array>
#include <cmath>

namespace hearth::bridge
{

namespace
{

constexpr int kContactSensor = 0x0015;
constexpr int kWaterLeakDetector = 0x0043;

Capability reading(const char *name, const QJsonValue &value, const char *unit, const char *deviceClass)
{
    Capability one;
    one.type = CapabilityType::Sensor;
    one.name = QLatin1String(name);
    if (value.isNull() || value.isUndefined())
        return one;
    one.state = {{QStringLiteral("value"), value}, {QStringLiteral("name"), one.name}};
    if (*unit != '\0')
        one.state.insert(QStringLiteral("unit"), QString::fromUtf8(unit));
    if (*deviceClass != '\0')
        one.state.insert(QStringLiteral("deviceClass"), QLatin1String(deviceClass));
    return one;
}

QJsonValue scaled(const QJsonObject &attributes, const char *name, double by)
{
    return isKnown(attributes, name) ? QJsonValue(numberOf(attributes, name) / by) : QJsonValue();
}

void temperatureParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    Capability one = reading("Temperature", scaled(attributes, "measuredValue", 100), "°C", "");
    one.type = CapabilityType::Temperature;
    parts.push_back(std::move(one));
}

void humidityParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    parts.push_back(reading("Humidity", scaled(attributes, "measuredValue", 100), "%", "humidity"));
}

void pressureParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    // Tenths of a kilopascal are hectopascals.
    parts.push_back(reading("Pressure", scaled(attributes, "measuredValue", 1), "hPa", "pressure"));
}

void illuminanceParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    // 10,000 x log10(lux) + 1; 0 is too little to be measured (2.2.5.1).
    QJsonValue lux;
    if (const double raw = numberOf(attributes, "measuredValue", -1); raw >= 0)
        lux = raw == 0 ? 0 : std::round(std::pow(10, (raw - 1) / 10'000));
    parts.push_back(reading("Brightness", lux, "lx", "illuminance"));
}

void carbonDioxideParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    parts.push_back(
        reading("Carbon dioxide", attributes[QLatin1String("measuredValue")], "ppm", "carbon_dioxide"));
}

void particlesParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    parts.push_back(reading("Fine dust", attributes[QLatin1String("measuredValue")], "µg/m³", "pm25"));
}

void booleanParts(const MatterEndpoint &endpoint, const QJsonObject &attributes,
                  std::vector<Capability> &parts)
{
    const QJsonValue value = attributes[QLatin1String("stateValue")];
    if (endpoint.types.contains(kContactSensor)) {
        Capability one;
        one.type = CapabilityType::Contact;
        // True is contact, so closed (device library, 7.1.4.1).
        if (value.isBool())
            one.state.insert(QStringLiteral("open"), !value.toBool());
        parts.push_back(std::move(one));
        return;
    }
    const bool isLeak = endpoint.types.contains(kWaterLeakDetector);
    parts.push_back(reading(isLeak ? "Water" : "State", value, "", isLeak ? "moisture" : ""));
}

void occupancyParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    parts.push_back(
        reading("Motion", attributes[QLatin1String("occupancy")][QLatin1String("occupied")], "", "motion"));
}

void smokeParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    // AlarmStateEnum: normal, warning, critical (2.11.5.1).
    for (const auto &[attribute, name, deviceClass] :
         {std::tuple{"smokeState", "Smoke", "smoke"}, {"coState", "Carbon monoxide", "carbon_monoxide"}}) {
        if (isKnown(attributes, attribute)) {
            parts.push_back(reading(name, numberOf(attributes, attribute) > 0, "", deviceClass));
            parts.back().facet = QLatin1String(deviceClass);
        }
    }
}

void powerSourceParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    if (!hasFlag(attributes, "featureMap", "battery"))
        return;
    // Halves of a percent.
    parts.push_back(reading("Battery", scaled(attributes, "batPercentRemaining", 2), "%", "battery"));
    parts.back().category = QStringLiteral("diagnostic");
}

void powerParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    parts.push_back(reading("Power", scaled(attributes, "activePower", 1000), "W", "power")); // milliwatts
}

void energyParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    // Milliwatt-hours.
    const QJsonObject imported = attributes[QLatin1String("cumulativeEnergyImported")].toObject();
    parts.push_back(reading("Energy", scaled(imported, "energy", 1e6), "kWh", "energy"));
}

constexpr std::array kRows{
    ClusterRow{"temperatureMeasurement", &temperatureParts, nullptr},
    ClusterRow{"relativeHumidityMeasurement", &humidityParts, nullptr},
    ClusterRow{"pressureMeasurement", &pressureParts, nullptr},
    ClusterRow{"illuminanceMeasurement", &illuminanceParts, nullptr},
    ClusterRow{"carbonDioxideConcentrationMeasurement", &carbonDioxideParts, nullptr},
    ClusterRow{"pm25ConcentrationMeasurement", &particlesParts, nullptr},
    ClusterRow{"booleanState", &booleanParts, nullptr},
    ClusterRow{"occupancySensing", &occupancyParts, nullptr},
    ClusterRow{"smokeCoAlarm", &smokeParts, nullptr},
    ClusterRow{"powerSource", &powerSourceParts, nullptr},
    ClusterRow{"electricalPowerMeasurement", &powerParts, nullptr},
    ClusterRow{"electricalEnergyMeasurement", &energyParts, nullptr},
};

} // namespace

std::span<const ClusterRow> sensorClusters()
{
    return kRows;
}

} // namespace hearth::bridge
