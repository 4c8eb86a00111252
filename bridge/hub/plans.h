// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How hearthd's own processes are started: one function for each, which says what the process is, what
// confines it and what it is told. Pure apart from looking at what the set has.

#include "bridge/hub/supervisor.h"
#include "player/probe/probe_client.h"
#include <QSize>

namespace hearth::bridge
{

struct SetOptions {
    StatePaths paths;
    QSize output{1920, 1080}; // of the screen, in pixels
    bool isFullScreen = false;
};

ProcessPlan shellPlan(const SetOptions &options);
/// There may be two, each in a seat of its own name. `hasNetwork` is read at each start: a player has the
/// set's network only for a film from an address, and sees no file of the household in either case.
ProcessPlan playerPlan(const SetOptions &options, const QString &name,
                       std::shared_ptr<const bool> hasNetwork);
player::ProbeClient::Confine probeConfinement();

/// The sound server's socket, or empty where there is none.
QString soundSocket();
/// The folder where PipeWire's own socket lies; empty for a set without sound.
QString soundFolder();

/// The folder of our programs as confined processes see it.
inline const QString kProgramsInside = QStringLiteral("/opt/hearth");

} // namespace hearth::bridge
