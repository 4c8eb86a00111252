// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads Home Assistant's MQTT discovery, both forms: one message an entity, and one a device with
// "components". Pure bytes in, entities out; any thread. Every message is taken for hostile: an error is
// about that message alone.

#include "bridge/appliances/mqtt/entity.h"
#include <QByteArray>

namespace hearth::bridge
{

struct DiscoveryMessage {
    QString source;               // its topic; what came from it before is replaced
    std::vector<Entity> entities; // none: removed, disabled, or of components that are not understood
    QStringList skipped;          // components of a device message that are wrong or not understood, and why
};

/// Invalid and TooLarge for what is not discovery within the limits (256 KiB, 32 levels, 512 entities). An
/// empty payload is a message without entities.
Result<DiscoveryMessage> readDiscovery(const QString &topic, const QByteArray &payload);

} // namespace hearth::bridge
