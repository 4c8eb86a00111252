// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's methods about the set itself: its network, Bluetooth, folders of films, disks, what it
// takes of them, and its first start.

#include "bridge/hub/api_server.h"
#include "bridge/hub/household.h"
#include "bridge/hub/sources.h"
#include "bridge/system/bluetooth.h"
#include "bridge/system/network.h"
#include "resources/base/paths.h"

namespace hearth::bridge
{

struct SetParts {
    Household &household;
    Network &network;
    Bluetooth &bluetooth;
    Sources &sources;
    StatePaths paths;
    QString firstStartMark; // a file that is there once the first start is done
    bool asksFirst = false; // this set wants its first start
};

/// The parts outlive the server.
void addSetMethods(ApiServer &server, const SetParts &parts);

} // namespace hearth::bridge
