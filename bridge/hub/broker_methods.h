// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's methods about the home's MQTT broker and the accounts on it. Those that change it, and the one
// that shows a password, are a grown-up's.

#include "bridge/hub/api_server.h"
#include "bridge/hub/home_broker.h"
#include "bridge/hub/household.h"

namespace hearth::bridge
{

/// `broker` gives null where hearthd was told to run none. All outlive the server's handlers.
void addBrokerMethods(ApiServer &server, std::function<HomeBroker *()> broker, Household &household);

} // namespace hearth::bridge
