// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What confines a process, whatever runs in it: namespaces, a system that is read only, a filter on system
// calls, limits. Turns a program into the ProcessStart of that program inside bubblewrap. Pure apart from
// making the filter; any thread.
//
// The confined program outlives the one that started it, so that a restarted hearthd adopts it, and it ends
// when the started process or its group is killed, whatever sessions it made for itself. A signal other than
// SIGKILL to the group ends it too, without its own handlers being heard: ask politely over the program's own
// protocol.
//
// Must not run as root: an outer root reads root's files inside. Descriptor 9 of the child is the filter's.

#include "resources/base/process.h"
#include <QList>

namespace hearth::store
{

struct Bind {
    QString from;
    QString to;
    bool writable = false;
    bool devices = false; // device files below it work; otherwise they cannot be opened
};

struct Confinement {
    QList<Bind> binds;
    bool network = false;        // shares the set's network; otherwise only its own loopback
    bool userNamespaces = false; // may make namespaces of its own (Chromium's sandbox)
    qint64 memoryBytes = 0;      // address space; 0 = no limit (Chromium reserves terabytes)
    qint64 dataBytes =
        0; // private memory that may be written; for what reserves addresses without using them
    int openFiles = 1024;
    int processes = 0;       // threads count too; 0 = no limit
    QStringList environment; // "NAME=value", besides PATH, HOME=/tmp and LANG
    QList<int> keepFds;      // same number inside; never 0-2 or 9
};

/// Invalid for a malformed variable, a relative path, or a descriptor that is not the caller's to pass.
Result<ProcessStart> confine(const Confinement &confinement, const QString &program,
                             const QStringList &arguments);

} // namespace hearth::store
