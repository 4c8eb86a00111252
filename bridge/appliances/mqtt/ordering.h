// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A checked command to an appliance of an inventory as the message that carries it out. A pure function.

#include "bridge/appliances/mqtt/client.h"
#include "bridge/appliances/mqtt/inventory.h"

namespace hearth::bridge
{

/// Unavailable for an appliance that is not in it, NotFound for a capability that it has no more, otherwise
/// as publicationFor().
Result<MqttMessage> orderFor(const Inventory &inventory, const QString &applianceId,
                             const QString &capability, const QString &command, const QJsonValue &value);

} // namespace hearth::bridge
