// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/app_methods.h"

namespace hearth::bridge
{

namespace
{

Result<QJsonValue> asValue(const Done &done)
{
    if (!done)
        return std::unexpected(done.error());
    return QJsonValue(true);
}

QString text(const QJsonObject &params, const char *name)
{
    return params.value(QLatin1String(name)).toString();
}

} // namespace

void addAppMethods(ApiServer &server, Apps &apps)
{
    server.add(QStringLiteral("apps.launch"), [&apps](const Caller &, const QJsonObject &params,
                                                      const Reply &reply) {
        reply(asValue(apps.launch(text(params, "id"), params.value(QLatin1String("params")).toObject())));
    });
    server.add(QStringLiteral("apps.close"),
               [&apps](const Caller &, const QJsonObject &params, const Reply &reply) {
                   reply(asValue(apps.close(text(params, "id"))));
               });
    server.add(QStringLiteral("apps.running"),
               [&apps](const Caller &, const QJsonObject &, const Reply &reply) { reply(apps.running()); });
    server.add(QStringLiteral("apps.key"),
               [&apps](const Caller &, const QJsonObject &params, const Reply &reply) {
                   reply(asValue(apps.key(text(params, "name"))));
               });
    server.add(QStringLiteral("apps.ready"),
               [&apps](const Caller &caller, const QJsonObject &, const Reply &reply) {
                   reply(asValue(apps.ready(caller.process)));
               });
    server.add(QStringLiteral("apps.saveState"),
               [&apps](const Caller &caller, const QJsonObject &params, const Reply &reply) {
                   reply(asValue(apps.saveState(caller.process, text(params, "token"))));
               });
    server.add(QStringLiteral("apps.state"),
               [&apps](const Caller &caller, const QJsonObject &, const Reply &reply) {
                   if (const auto state = apps.state(caller.process))
                       reply(QJsonValue(*state));
                   else
                       reply(std::unexpected(state.error()));
               });
    server.add(QStringLiteral("apps.leave"),
               [&apps](const Caller &caller, const QJsonObject &, const Reply &reply) {
                   reply(asValue(apps.leave(caller.process)));
               });
    QObject::connect(&apps, &Apps::changed, &server, [&server, &apps] {
        server.emitEvent(QStringLiteral("apps.changed"), {{QStringLiteral("running"), apps.running()}});
    });
}

} // namespace hearth::bridge
