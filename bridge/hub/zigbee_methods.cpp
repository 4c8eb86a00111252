// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/zigbee_methods.h"

namespace hearth::bridge
{

void addZigbeeMethods(ApiServer &server, Registry &registry, Household &household)
{
    server.add(
        QStringLiteral("zigbee.state"),
        [&registry](const Caller &, const QJsonObject &, const Reply &reply) { reply(registry.network()); });
    for (const char *what : {"permitJoin", "rename", "remove"}) {
        server.add(
            QStringLiteral("zigbee.") + QLatin1String(what),
            [&registry, &household, what](const Caller &, const QJsonObject &params, const Reply &reply) {
                if (const Done may = household.mayChange(params.value(QLatin1String("pin")).toString()); !may)
                    return reply(std::unexpected(may.error()));
                registry.askNetwork(QLatin1String(what), params,
                                    [reply](const Done &done) { reply(asValue(done)); });
            });
    }
    QObject::connect(&registry, &Registry::networkChanged, &server, [&server, &registry] {
        server.emitEvent(QStringLiteral("zigbee.changed"), registry.network());
    });
}

} // namespace hearth::bridge
