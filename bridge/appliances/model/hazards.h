// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an appliance reports now that may hurt somebody: smoke, gas, carbon monoxide, water where none should
// be, an alarm or a siren that goes off. A pure function; any thread. Told from kinds and device classes, so
// that a publisher's words cannot make an alarm of a notice, nor the other way round.

#include "bridge/appliances/model/appliance.h"

namespace hearth::bridge
{

struct Hazard {
    QString capability;
    QString what; // "smoke", "gas", "carbonMonoxide", "water", "alarm" or "siren"

    bool operator==(const Hazard &) const = default;
};

[[nodiscard]] std::vector<Hazard> hazardsOf(const Appliance &appliance);

} // namespace hearth::bridge
