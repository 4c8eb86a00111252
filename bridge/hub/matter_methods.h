// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's matter.*: adding, sharing and removing Matter appliances. Main thread.

#include "bridge/hub/api_server.h"
#include "bridge/hub/home_matter.h"
#include "bridge/hub/household.h"

namespace hearth::bridge
{

/// All outlive the server's handlers. Who may change settings may add, share and remove.
void addMatterMethods(ApiServer &server, HomeMatter &matter, Household &household);

} // namespace hearth::bridge
