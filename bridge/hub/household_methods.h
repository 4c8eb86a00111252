// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// profiles.* and pin.set of the API. Main thread of hearthd.

#include "bridge/hub/api_server.h"
#include "bridge/hub/household.h"

namespace hearth::bridge
{

/// Both outlive the methods.
void addHouseholdMethods(ApiServer &server, Household &household);

} // namespace hearth::bridge
