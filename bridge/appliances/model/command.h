// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What may be asked of a capability: a table of commands and a check of each value against the limits that
// the appliance announced. Pure functions, any thread. Refuses in a sentence that a viewer can read.

#include "bridge/appliances/model/appliance.h"
#include "resources/base/result.h"

namespace hearth::bridge
{

/// Unsupported when the capability has no such command, Invalid with the limits in words otherwise.
Done checkCommand(const Appliance &appliance, const Capability &capability, const QString &command,
                  const QJsonValue &value);

struct CommandOffer {
    QString command;
    QJsonValue example; // a value that it takes; null for none
};
/// What may be asked of it, by its limits.
std::vector<CommandOffer> offeredCommands(const Capability &capability);

/// The part of the state that the command is about ("target" for setTarget); empty when none tells.
QString stateField(CapabilityType type, const QString &command);

/// Whether the reported state is what the command asked for.
bool isReached(const Capability &capability, const Pending &pending);

} // namespace hearth::bridge
