// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's appliances.* methods and events over the registry. Main thread.

#include "bridge/appliances/registry.h"
#include "bridge/hub/api_server.h"

namespace hearth::bridge
{

/// Both outlive the server's handlers.
void addApplianceMethods(ApiServer &server, Registry &registry);

} // namespace hearth::bridge
