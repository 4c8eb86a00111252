// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/matter_methods.h"

namespace hearth::bridge
{

void addMatterMethods(ApiServer &server, HomeMatter &matter, Household &household)
{
    const auto add = [&server, &household](const char *method, auto act) {
        server.add(QLatin1String(method), [&household, act](const Caller &, const QJsonObject &params,
                                                            const Reply &reply) {
            if (const Done may = household.mayChange(params.value(QLatin1String("pin")).toString()); !may)
                return reply(std::unexpected(may.error()));
            act(params, [reply](const Result<QJsonObject> &done) {
                reply(done ? Result<QJsonValue>(*done) : std::unexpected(done.error()));
            });
        });
    };
    const auto text = [](const QJsonObject &params, const char *name) {
        return params.value(QLatin1String(name)).toString();
    };
    server.add(QStringLiteral("matter.state"), [&matter](const Caller &, const QJsonObject &,
                                                         const Reply &reply) { reply(matter.toJson()); });
    server.add(QStringLiteral("matter.commission"),
               [&matter, &household, text](const Caller &, const QJsonObject &params, const Reply &reply) {
                   if (const Done may = household.mayChange(text(params, "pin")); !may)
                       return reply(std::unexpected(may.error()));
                   reply(asValue(matter.commission(text(params, "code"))));
               });
    add("matter.share", [&matter, text](const QJsonObject &params, HomeMatter::Told told) {
        matter.share(text(params, "id"), std::move(told));
    });
    add("matter.remove", [&matter, text](const QJsonObject &params, HomeMatter::Told told) {
        matter.remove(text(params, "id"), params.value(QLatin1String("force")).toBool(), std::move(told));
    });
    QObject::connect(&matter, &HomeMatter::changed, &server, [&server, &matter] {
        server.emitEvent(QStringLiteral("matter.changed"), matter.toJson());
    });
}

} // namespace hearth::bridge
