// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/model/hazards.h"
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

struct ClassRow {
    const char *deviceClass;
    const char *what;
};

// Home Assistant's device classes of binary sensors.
constexpr std::array kClasses{
    ClassRow{"smoke", "smoke"},
    ClassRow{"gas", "gas"},
    ClassRow{"carbon_monoxide", "carbonMonoxide"},
    ClassRow{"moisture", "water"},
};

QString hazardOf(const Appliance &appliance, const Capability &capability)
{
    const QJsonObject &state = capability.state;
    switch (capability.type) {
    case CapabilityType::Sensor: {
        const QString deviceClass = state[QLatin1String("deviceClass")].toString();
        const auto row = std::ranges::find_if(
            kClasses, [&](const ClassRow &one) { return deviceClass == QLatin1String(one.deviceClass); });
        // A number of that class is a measurement: how much moisture is in a flower pot.
        const bool isOn = state[QLatin1String("value")] == QJsonValue(true);
        return isOn && row != kClasses.end() ? QString(QLatin1String(row->what)) : QString();
    }
    case CapabilityType::Alarm:
        return state[QLatin1String("phase")] == QLatin1String("triggered") ? QStringLiteral("alarm")
                                                                           : QString();
    case CapabilityType::OnOff:
        return appliance.kind == ApplianceKind::Siren && state[QLatin1String("on")] == QJsonValue(true)
                   ? QStringLiteral("siren")
                   : QString();
    default:
        return {};
    }
}

} // namespace

std::vector<Hazard> hazardsOf(const Appliance &appliance)
{
    std::vector<Hazard> result;
    for (const Capability &capability : appliance.capabilities) {
        const QString what = capability.category.isEmpty() ? hazardOf(appliance, capability) : QString();
        if (!what.isEmpty())
            result.push_back({capability.id, what});
    }
    return result;
}

} // namespace hearth::bridge
