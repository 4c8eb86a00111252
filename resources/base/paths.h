// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where things lie. Everything that is written lies below one state folder (--state DIR), so that two sets
// run side by side; programs and read-only data are found relative to the running binary.

#include "resources/base/result.h"

namespace hearth
{

struct StatePaths {
    QString root;

    [[nodiscard]] QString database(const QString &name) const
    {
        return root + QLatin1String("/data/") + name;
    }
    [[nodiscard]] QString data() const { return root + QLatin1String("/data"); }
    [[nodiscard]] QString apps() const { return root + QLatin1String("/apps"); }
    [[nodiscard]] QString trust() const { return root + QLatin1String("/trust"); }
    /// May be deleted at any time.
    [[nodiscard]] QString cache() const { return root + QLatin1String("/cache"); }
    [[nodiscard]] QString logs() const { return root + QLatin1String("/logs"); }
    /// Sockets and process records; empty after a boot. Short, since sun_path holds 107 bytes.
    [[nodiscard]] QString run() const { return root + QLatin1String("/run"); }
    /// The owner's socket, which hearthctl uses.
    [[nodiscard]] QString ownerSocket() const { return run() + QLatin1String("/hearthd.sock"); }
    /// The folder that one supervised process sees as its own: its API socket and its Wayland socket.
    [[nodiscard]] QString process(const QString &name) const { return run() + QLatin1String("/p/") + name; }
};

/// $XDG_DATA_HOME/hearth, or /var/lib/hearth for root.
QString defaultStateFolder();

/// Makes the folders, private to the user. NotAllowed or DiskFull with a sentence, Invalid when the path is
/// too long for a Unix socket.
Result<StatePaths> prepareState(const QString &root);

/// A sibling program of the running one ("hearth-player"); what the build or the package put beside it.
QString siblingProgram(const QString &name);

} // namespace hearth
