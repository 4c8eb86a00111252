// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one number of a capability whose past is worth a line on the screen. A pure function, any thread.

#include "bridge/appliances/model/appliance.h"

namespace hearth::bridge
{

/// A switch and a door are 0 or 1, a thermostat its room. Nothing while it is not known or not fresh, and for
/// what is for whoever sets the appliance up, but for a battery.
std::optional<double> measuredOf(const Capability &capability);

/// "°C", "%", …; empty for none and for what is 0 or 1.
QString measuredUnitOf(const Capability &capability);

} // namespace hearth::bridge
