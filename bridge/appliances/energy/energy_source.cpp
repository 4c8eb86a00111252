// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/energy/energy_source.h"
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr qint64 kHourMs = 60 * kMinuteMs;
// A counter does not grow faster than a house's main fuse lets it (3 x 63 A at 230 V).
constexpr double kMostKwhAnHour = 45;

struct UnitRow {
    const char *unit;
    bool counts;
    double scale;
};

constexpr std::array kUnits{UnitRow{"kWh", true, 1}, UnitRow{"Wh", true, 0.001}, UnitRow{"MWh", true, 1000},
                            UnitRow{"W", false, 0.001}, UnitRow{"kW", false, 1}};

bool isOfAnotherKind(const QString &id)
{
    static const std::array<QLatin1String, 10> others{QLatin1String("today"),    QLatin1String("yesterday"),
                                                      QLatin1String("daily"),    QLatin1String("month"),
                                                      QLatin1String("return"),   QLatin1String("export"),
                                                      QLatin1String("produced"), QLatin1String("reactive"),
                                                      QLatin1String("apparent"), QLatin1String("solar")};
    return std::ranges::any_of(others,
                               [&](QLatin1String one) { return id.contains(one, Qt::CaseInsensitive); });
}

/// The more the better; 0: none.
int worthOf(const EnergySource &source)
{
    return (source.counts ? 2 : 0) +
           (source.capability.contains(QLatin1String("total"), Qt::CaseInsensitive) ? 1 : 0) + 1;
}

} // namespace

std::optional<EnergySource> energySourceOf(const Appliance &appliance)
{
    std::optional<EnergySource> best;
    for (const Capability &capability : appliance.capabilities) {
        const QString deviceClass = capability.state[QLatin1String("deviceClass")].toString();
        const QString unit = capability.state[QLatin1String("unit")].toString();
        const auto row =
            std::ranges::find_if(kUnits, [&](const UnitRow &one) { return unit == QLatin1String(one.unit); });
        const bool isEnergy = deviceClass == QLatin1String("energy");
        if (capability.type != CapabilityType::Sensor || !capability.category.isEmpty() ||
            row == kUnits.end() || row->counts != isEnergy ||
            (!isEnergy && deviceClass != QLatin1String("power")) || isOfAnotherKind(capability.id))
            continue;
        const EnergySource one{capability.id, row->counts, row->scale};
        if (!best || worthOf(one) > worthOf(*best))
            best = one;
    }
    return best;
}

std::vector<double> kwhByHour(const std::vector<HistoryPoint> &points, const EnergySource &source,
                              qint64 fromMs, int hours)
{
    std::vector<double> result(static_cast<size_t>(hours), 0);
    std::optional<double> before;
    for (const HistoryPoint &point : points) {
        const qint64 hour = (point.atMs - fromMs) / kHourMs;
        const bool isInside = point.atMs >= fromMs && hour < hours;
        if (!source.counts) {
            if (isInside)
                result[static_cast<size_t>(hour)] += std::max(0.0, point.value.mean * source.scale);
            continue;
        }
        const double now = point.value.high * source.scale;
        const double low = point.value.low * source.scale;
        // One that was reset begins anew; what it counted since is all that is known.
        const double used = before && now >= *before ? now - *before : now - low;
        if (isInside && used <= kMostKwhAnHour * std::max<qint64>(1, hours))
            result[static_cast<size_t>(hour)] += std::max(0.0, used);
        before = now;
    }
    return result;
}

} // namespace hearth::bridge
