// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/model/summary.h"
#include "bridge/appliances/model/hazards.h"
#include "bridge/appliances/model/notices.h"
#include <algorithm>
#include <map>

namespace hearth::bridge
{

namespace
{

QJsonObject named(const Appliance &appliance)
{
    return {{QStringLiteral("id"), appliance.id},
            {QStringLiteral("name"), appliance.name},
            {QStringLiteral("room"), appliance.room}};
}

bool isRelied(const Appliance &appliance, const Capability &capability)
{
    const Quality quality = appliance.qualityOf(capability);
    return quality == Quality::Fresh || quality == Quality::Stale;
}

struct Warmth {
    double sum = 0;
    int count = 0;
    QString unit;
};

/// The air of a room: not the inside of a refrigerator, nor the chip of a plug.
void addWarmth(const Appliance &appliance, std::map<QString, Warmth> &rooms)
{
    if (appliance.room.isEmpty() || appliance.kind == ApplianceKind::Refrigerator ||
        appliance.kind == ApplianceKind::Washer || appliance.kind == ApplianceKind::WaterHeater)
        return;
    for (const Capability &capability : appliance.capabilities) {
        const bool isAir =
            capability.type == CapabilityType::Temperature || capability.type == CapabilityType::Thermostat;
        const QJsonValue value =
            capability.state[capability.type == CapabilityType::Thermostat ? QLatin1String("current")
                                                                           : QLatin1String("value")];
        if (!isAir || !capability.category.isEmpty() || !value.isDouble() || !isRelied(appliance, capability))
            continue;
        const QJsonObject &told =
            capability.type == CapabilityType::Thermostat ? capability.limits : capability.state;
        const QString unit = told[QLatin1String("unit")].toString(QStringLiteral("°C"));
        Warmth &room = rooms[appliance.room];
        if (room.count > 0 && room.unit != unit)
            continue;
        room.unit = unit;
        room.sum += value.toDouble();
        ++room.count;
        return; // one of each appliance
    }
}

/// Nothing for what is strong or has none; -1 for "low" without a number.
std::optional<double> weakBatteryOf(const Appliance &appliance)
{
    for (const Capability &capability : appliance.capabilities) {
        if (capability.type != CapabilityType::Sensor ||
            capability.state[QLatin1String("deviceClass")] != QLatin1String("battery"))
            continue;
        const QJsonValue value = capability.state[QLatin1String("value")];
        if (value == QJsonValue(true))
            return -1;
        if (value.isDouble() && value.toDouble() < kWeakBattery)
            return value.toDouble();
    }
    return std::nullopt;
}

QJsonArray bounded(const std::vector<QJsonObject> &list)
{
    QJsonArray result;
    for (const QJsonObject &one : list) {
        if (result.size() < kMostInSummary)
            result.append(one);
    }
    return result;
}

} // namespace

std::optional<double> wattsOf(const Appliance &appliance)
{
    std::optional<double> sum;
    for (const Capability &capability : appliance.capabilities) {
        const QJsonObject &state = capability.state;
        if (capability.type != CapabilityType::Sensor || !capability.category.isEmpty() ||
            state[QLatin1String("deviceClass")] != QLatin1String("power") ||
            !state[QLatin1String("value")].isDouble() || !isRelied(appliance, capability))
            continue;
        const bool isKilo = state[QLatin1String("unit")] == QLatin1String("kW");
        const double watts = state[QLatin1String("value")].toDouble() * (isKilo ? 1000 : 1);
        if (capability.id.contains(QLatin1String("total"), Qt::CaseInsensitive))
            return watts;
        sum = sum.value_or(0) + watts;
    }
    return sum;
}

QJsonObject summaryOf(const std::vector<Appliance> &appliances)
{
    std::vector<QJsonObject> open;
    std::vector<QJsonObject> running;
    std::vector<QJsonObject> hazards;
    std::vector<std::pair<double, QJsonObject>> batteries;
    std::map<QString, Warmth> rooms;
    std::optional<double> watts;
    int away = 0;
    for (const Appliance &appliance : appliances) {
        away += appliance.quality() == Quality::Unavailable ? 1 : 0;
        for (const Capability &capability : appliance.capabilities) {
            QJsonObject row = named(appliance);
            if (!isRelied(appliance, capability))
                continue;
            if (capability.type == CapabilityType::Contact &&
                capability.state[QLatin1String("open")] == QJsonValue(true)) {
                row.insert(QStringLiteral("sinceMs"), capability.state[QLatin1String("sinceMs")]);
                open.push_back(row);
            } else if (capability.type == CapabilityType::Operation && isUnderWay(capability)) {
                row.insert(QStringLiteral("phase"), phaseOf(capability));
                row.insert(QStringLiteral("remainingSeconds"),
                           capability.state[QLatin1String("remainingSeconds")].toInt());
                running.push_back(row);
            }
        }
        if (appliance.isReachable) {
            for (const Hazard &hazard : hazardsOf(appliance)) {
                QJsonObject row = named(appliance);
                row.insert(QStringLiteral("hazard"), hazard.what);
                hazards.push_back(row);
            }
        }
        if (const auto drawn = wattsOf(appliance))
            watts = watts.value_or(0) + *drawn;
        // A battery that is empty takes its appliance away: the last that was told counts.
        if (const auto percent = weakBatteryOf(appliance)) {
            QJsonObject row = named(appliance);
            if (*percent >= 0)
                row.insert(QStringLiteral("percent"), *percent);
            batteries.emplace_back(*percent, row);
        }
        addWarmth(appliance, rooms);
    }
    std::ranges::stable_sort(batteries, {}, [](const auto &one) { return one.first; });
    std::ranges::stable_sort(
        running, {}, [](const QJsonObject &one) { return one[QLatin1String("remainingSeconds")].toInt(); });
    std::vector<QJsonObject> weak;
    for (const auto &[percent, row] : batteries)
        weak.push_back(row);
    QJsonArray temperatures;
    for (const auto &[room, warmth] : rooms)
        temperatures.append(QJsonObject{{QStringLiteral("room"), room},
                                        {QStringLiteral("value"), warmth.sum / warmth.count},
                                        {QStringLiteral("unit"), warmth.unit}});
    QJsonObject result{{QStringLiteral("open"), bounded(open)},
                       {QStringLiteral("openCount"), static_cast<int>(open.size())},
                       {QStringLiteral("running"), bounded(running)},
                       {QStringLiteral("hazards"), bounded(hazards)},
                       {QStringLiteral("temperatures"), temperatures},
                       {QStringLiteral("batteries"), bounded(weak)},
                       {QStringLiteral("away"), away}};
    if (watts)
        result.insert(QStringLiteral("watts"), *watts);
    return result;
}

} // namespace hearth::bridge
