// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A checked command to the message that carries it out, after the entity's config. A pure function.
// Unsupported when the entity takes no such command or its command template cannot be read.

#include "bridge/appliances/model/appliance.h"
#include "bridge/appliances/mqtt/client.h"
#include "bridge/appliances/mqtt/entity.h"

namespace hearth::bridge
{

Result<MqttMessage> publicationFor(const Entity &entity, const Capability &capability, const QString &command,
                                   const QJsonValue &value);

} // namespace hearth::bridge
