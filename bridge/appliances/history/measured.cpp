// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/history/measured.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace hearth::bridge
{

namespace
{

struct MeasuredRow {
    CapabilityType type;
    const char *field;
    const char *unit; // empty: as its state says
};
constexpr std::array kMeasured{
    MeasuredRow{CapabilityType::OnOff, "on", ""},
    MeasuredRow{CapabilityType::Contact, "open", ""},
    MeasuredRow{CapabilityType::Level, "percent", "%"},
    MeasuredRow{CapabilityType::Opening, "percent", "%"},
    MeasuredRow{CapabilityType::Thermostat, "current", "°C"},
    MeasuredRow{CapabilityType::Temperature, "value", "°C"},
    MeasuredRow{CapabilityType::Number, "value", ""},
    MeasuredRow{CapabilityType::Sensor, "value", ""},
};

const MeasuredRow *rowOf(const Capability &capability)
{
    const auto row = std::ranges::find(kMeasured, capability.type, &MeasuredRow::type);
    return row == kMeasured.end() ? nullptr : &*row;
}

} // namespace

std::optional<double> measuredOf(const Capability &capability)
{
    const MeasuredRow *row = rowOf(capability);
    const bool isBattery = capability.state[QLatin1String("deviceClass")] == QLatin1String("battery");
    if (row == nullptr || capability.isStale || (!capability.category.isEmpty() && !isBattery))
        return std::nullopt;
    const QJsonValue value = capability.state[QLatin1String(row->field)];
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    const double number = value.toDouble();
    return value.isDouble() && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

QString measuredUnitOf(const Capability &capability)
{
    const MeasuredRow *row = rowOf(capability);
    if (row == nullptr)
        return {};
    for (const QJsonObject &place : {capability.state, capability.limits}) {
        if (const QString unit = place[QLatin1String("unit")].toString(); !unit.isEmpty())
            return unit;
    }
    return QString::fromUtf8(row->unit);
}

} // namespace hearth::bridge
