// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// settings.schema, settings.get and settings.set; the event settings.changed.

#include "bridge/hub/api_server.h"
#include "bridge/hub/household.h"
#include "bridge/hub/settings.h"

namespace hearth::bridge
{

/// Both outlive the server's calls; the household says who may change something.
void addSettingsMethods(ApiServer &server, Settings &settings, Household &household);

} // namespace hearth::bridge
