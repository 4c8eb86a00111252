// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/settings_methods.h"

namespace hearth::bridge
{

void addSettingsMethods(ApiServer &server, Settings &settings, Household &household)
{
    server.add(
        QStringLiteral("settings.schema"),
        [&settings](const Caller &, const QJsonObject &, const Reply &reply) { reply(settings.pages()); });
    server.add(QStringLiteral("settings.get"), [&settings](const Caller &, const QJsonObject &,
                                                           const Reply &reply) { reply(settings.values()); });
    server.add(QStringLiteral("settings.set"),
               [&settings, &household](const Caller &, const QJsonObject &params, const Reply &reply) {
                   Done done = household.mayChange(params.value(QLatin1String("pin")).toString());
                   if (done)
                       done = settings.set(params.value(QLatin1String("key")).toString(),
                                           params.value(QLatin1String("value")));
                   done ? reply(QJsonValue(true)) : reply(std::unexpected(done.error()));
               });
    QObject::connect(&settings, &Settings::changed, &server,
                     [&server](const QString &key, const QJsonValue &value) {
                         server.emitEvent(QStringLiteral("settings.changed"),
                                          {{QStringLiteral("key"), key}, {QStringLiteral("value"), value}});
                     });
}

} // namespace hearth::bridge
