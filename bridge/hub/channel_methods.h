// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// channels.*: the live channels, their lists, and putting one on the screen.

#include "bridge/hub/api_server.h"
#include "bridge/hub/channel_lists.h"
#include "bridge/hub/foreseen_zap.h"
#include "bridge/hub/household.h"
#include "bridge/hub/playback.h"

namespace hearth::bridge
{

/// All outlive the server.
void addChannelMethods(ApiServer &server, player::Channels &channels, ChannelLists &lists,
                       Household &household, Playback &playback, ForeseenZap &foreseen);

} // namespace hearth::bridge
