// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which commands could hurt, or let somebody in: told from what an appliance is, never from what it says of
// itself. A pure function over a table; whoever carries commands asks the household's PIN for these.

#include "bridge/appliances/model/appliance.h"

namespace hearth::bridge
{

/// Unlocking, opening a gate, a garage or a door, opening a valve that is not known to carry water, disarming
/// an alarm, making a water heater heat. What stops, closes and locks is never dangerous.
[[nodiscard]] bool isDangerous(const Appliance &appliance, const Capability &capability,
                               const QString &command, const QJsonValue &value);

} // namespace hearth::bridge
