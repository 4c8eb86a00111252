// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// settings.schema, settings.get and settings.set; the event settings.changed.

#include "bridge/hub/api_server.h"
#include "bridge/hub/settings.h"

namespace hearth::bridge
{

/// `settings` outlives the server's calls.
void addSettingsMethods(ApiServer &server, Settings &settings);

} // namespace hearth::bridge
