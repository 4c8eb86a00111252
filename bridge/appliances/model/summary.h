// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What of the home matters now: what is open, what runs and until when, what goes off, how warm the rooms
// are, what power is drawn, which batteries are weak. A pure function of all appliances; any thread. What
// cannot be relied on any more is left out.

#include "bridge/appliances/model/appliance.h"

namespace hearth::bridge
{

constexpr double kWeakBattery = 15;       // percent
constexpr qsizetype kMostInSummary = 100; // of each list; "weak" and the like count them all

/// {"open": [{id,name,room,sinceMs}], "running": [{id,name,room,phase,remainingSeconds}],
/// "hazards": [{id,name,room,hazard}], "temperatures": [{room,value,unit}] (of the air, the mean of a
/// room's), "watts" (missing when nobody measures), "batteries": [{id,name,room,percent}] the weakest
/// first, without percent where only "low" is told, "away": how many appliances do not answer}.
[[nodiscard]] QJsonObject summaryOf(const std::vector<Appliance> &appliances);

/// What it draws now, in watts; nothing where it does not measure. Of a meter that tells a total and its
/// parts, the total.
[[nodiscard]] std::optional<double> wattsOf(const Appliance &appliance);

} // namespace hearth::bridge
