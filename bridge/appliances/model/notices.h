// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a change of an appliance is worth telling the viewer. A pure function of the state before and after,
// so that it holds across a restart of hearthd: "before" may be what was stored.

#include "bridge/appliances/model/appliance.h"

namespace hearth::bridge
{

/// cycleEnded when a cycle that was seen running (or paused) has ended; doorOpen when a contact that was seen
/// closed by this hearthd opens.
std::vector<QJsonObject> noticesOf(const Appliance &before, const Appliance &after);

} // namespace hearth::bridge
