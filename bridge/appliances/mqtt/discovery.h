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
/// The same of a device message that was put together here, under a source of its own.
Result<DiscoveryMessage> readDeviceMessage(const QString &source, const QJsonObject &message);

/// "a4:cf:12:ab:09:56" of any usual spelling; empty for what is no hardware address (EUI-48).
QString plainMac(const QString &text);

} // namespace hearth::bridge
