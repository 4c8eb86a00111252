// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a change of an appliance is worth telling the viewer. A pure function of the state before and after,
// so that it holds across a restart of hearthd: "before" may be what was stored.

#include "bridge/appliances/model/appliance.h"

#include <chrono>

namespace hearth::bridge
{

constexpr std::chrono::minutes kShortestCycle{1};
constexpr std::chrono::seconds kBetweenRings{3};

/// "running", "paused", "ended", …; empty when it is not known.
QString phaseOf(const Capability &operation);
bool isUnderWay(const Capability &operation);

/// cycleEnded when a cycle that was seen running (or paused) has ended, unless it is unsure that there was a
/// cycle at all: nobody but the broker's memory said so and it lasted less than kShortestCycle. doorOpen when
/// a contact that was seen closed by this hearthd opens. doorbell when a doorbell's event happens.
std::vector<QJsonObject> noticesOf(const Appliance &before, const Appliance &after);

} // namespace hearth::bridge
