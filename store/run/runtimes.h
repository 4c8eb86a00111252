// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What runs an app: one row for each type that a manifest may name. A row turns an installed app into the
// start of its confined process; what confines it is confinement.h's. Inside, every app finds its content at
// /app (read only), its own folder at /data (also its HOME) and its sockets at /run/hearth. Its network is an
// empty namespace; the hosts that its manifest names are reached through the proxy of $HTTPS_PROXY alone
// (store/run/gate). Makes the app's data folder; pure apart from that; any thread.
//
// Refuses an app of a type that has no row, and a native app whose program leaves its folder.

#include "resources/base/process.h"
#include "store/install/store.h"
#include <QSize>
#include <span>

namespace hearth::store
{

/// The place that hearthd has made for one app.
struct AppSeat {
    QString folder;                           // its own run folder with api.sock and wayland-0
    QString token;                            // for process.hello
    QSize output;                             // of the screen, in pixels
    QString programs;                         // folder of our programs
    QString sound = {};                       // the sound server's socket; empty: none
    QString profile = QStringLiteral("main"); // whose data it sees
};

struct Runtime {
    const char *type; // the manifest's
    Result<ProcessStart> (*start)(const InstalledApp &app, const AppSeat &seat);
};

[[nodiscard]] std::span<const Runtime> runtimes();

/// The row of the app's type, applied. Unsupported when there is none.
Result<ProcessStart> startOf(const InstalledApp &app, const AppSeat &seat);

} // namespace hearth::store
