// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's appliances.* methods and events over the registry. Main thread.

#include "bridge/appliances/announced/announced_services.h"
#include "bridge/appliances/announced/ssdp_devices.h"
#include "bridge/appliances/registry.h"
#include "bridge/hub/api_server.h"
#include "bridge/hub/household.h"

namespace hearth::bridge
{

/// All outlive the server's handlers. A dangerous command is asked the household's PIN.
void addApplianceMethods(ApiServer &server, Registry &registry, Household &household,
                         AnnouncedServices &announced, SsdpDevices &devices);

} // namespace hearth::bridge
