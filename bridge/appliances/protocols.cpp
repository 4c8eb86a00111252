// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/mqtt_protocol.h"
#include "bridge/appliances/protocol.h"
#include <array>

namespace hearth::bridge
{

namespace
{

const std::array kProtocols{
    ProtocolRow{"mqtt", &MqttProtocol::create},
};

} // namespace

std::span<const ProtocolRow> protocols()
{
    return kProtocols;
}

Result<std::unique_ptr<Protocol>> createProtocol(const QString &name, const QJsonObject &settings)
{
    for (const ProtocolRow &row : kProtocols) {
        if (name == QLatin1String(row.name))
            return row.create(settings);
    }
    return fail(ErrorCode::NotFound, QStringLiteral("no appliance protocol \"%1\"").arg(name));
}

} // namespace hearth::bridge
