// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's explain.* methods: what Hearth makes of an outside thing, and why. Pure answers, nothing is
// changed.

#include "bridge/hub/api_server.h"

namespace hearth::bridge
{

void addExplainMethods(ApiServer &server);

} // namespace hearth::bridge
