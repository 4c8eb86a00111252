// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's zigbee.*: the network behind Zigbee2MQTT. Main thread.

#include "bridge/appliances/registry.h"
#include "bridge/hub/api_server.h"
#include "bridge/hub/household.h"

namespace hearth::bridge
{

/// All outlive the server's handlers. Who may change settings may let appliances in and remove them.
void addZigbeeMethods(ApiServer &server, Registry &registry, Household &household);

} // namespace hearth::bridge
