// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The apps.* methods of the API and the event apps.changed. Main thread; `apps` must outlive the server's
// calls.

#include "bridge/hub/apps.h"

namespace hearth::bridge
{

void addAppMethods(ApiServer &server, Apps &apps);

} // namespace hearth::bridge
