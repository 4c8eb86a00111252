// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's explain.* methods: what Hearth makes of an outside thing, and why. Pure answers, nothing is
// changed.

#include "bridge/hub/api_server.h"
#include "player/library/library.h"
#include "player/probe/probe_client.h"

namespace hearth::bridge
{

/// `probe` and `library` outlive the server's calls.
void addExplainMethods(ApiServer &server, player::ProbeClient &probe, const player::Library &library);

} // namespace hearth::bridge
