// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What this set is and how full its disks are. Reads /proc and asks the file systems; milliseconds. Any
// thread.

#include <QJsonObject>
#include <QStringList>

namespace hearth::bridge
{

/// {"version", "system", "kernel", "cores", "memoryBytes", "memoryFreeBytes", "upSeconds", "addresses": […]}.
QJsonObject aboutSet();

/// [{"path", "name", "bytes", "freeBytes", "isAway"}] of the file systems that these folders lie on, each
/// once.
QJsonArray disksOf(const QStringList &folders);

} // namespace hearth::bridge
