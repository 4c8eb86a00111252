// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's appliances.summary and energy.* over the registry; the tariff is kept in home.db. Main thread.

#include "bridge/appliances/registry.h"
#include "bridge/hub/api_server.h"
#include "bridge/hub/household.h"

namespace hearth::bridge
{

/// All outlive the server's handlers. The tariff changes as settings do: with a child's PIN if one asks.
void addEnergyMethods(ApiServer &server, Registry &registry, Household &household, Database &home,
                      const Clock &clock);

} // namespace hearth::bridge
