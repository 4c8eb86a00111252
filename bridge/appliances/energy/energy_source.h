// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which capability of an appliance tells what it used, and how its history becomes kilowatt-hours. A meter
// that counts is trusted more than power that was seen now and then. Pure functions; any thread.

#include "bridge/appliances/history/buckets.h"
#include "bridge/appliances/model/appliance.h"

namespace hearth::bridge
{

struct EnergySource {
    QString capability;
    bool counts = false; // kilowatt-hours that grow, else kilowatts
    double scale = 1;    // of its unit to kWh or kW
};

/// Nothing for one that measures neither. What it feeds back, and counters of a day or a month, are no
/// source.
[[nodiscard]] std::optional<EnergySource> energySourceOf(const Appliance &appliance);

/// What was used in each of `hours` whole hours from `fromMs`, in kWh; 0 where nothing is known. `points` are
/// in order, an hour wide, and may begin an hour before `fromMs`: a counter is compared with what it was.
[[nodiscard]] std::vector<double> kwhByHour(const std::vector<HistoryPoint> &points,
                                            const EnergySource &source, qint64 fromMs, int hours);

} // namespace hearth::bridge
