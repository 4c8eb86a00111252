// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// servers.*: the home's media servers, what they have, and putting it on the screen.

#include "bridge/hub/api_server.h"
#include "bridge/hub/up_next.h"
#include "bridge/servers/content_directory.h"
#include "bridge/servers/media_servers.h"
#include "player/history/history.h"

namespace hearth::bridge
{

struct ServerParts {
    MediaServers &servers;
    ContentDirectory &directory;
    UpNext &upNext;
    const player::History &history;
    std::function<QJsonObject()> film; // what servers.play answers with
};

/// The parts outlive the server.
void addServerMethods(ApiServer &server, const ServerParts &parts);

} // namespace hearth::bridge
