// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/app_methods.h"

namespace hearth::bridge
{

namespace
{

QString text(const QJsonObject &params, const char *name)
{
    return params.value(QLatin1String(name)).toString();
}

using Act = Result<QJsonValue> (*)(Apps &apps, const Caller &caller, const QJsonObject &params);

struct Row {
    const char *method;
    Act act;
};

constexpr Row kRows[] = {
    {"apps.close", [](Apps &apps, const Caller &,
                      const QJsonObject &params) { return asValue(apps.close(text(params, "id"))); }},
    {"apps.running",
     [](Apps &apps, const Caller &, const QJsonObject &) { return Result<QJsonValue>(apps.running()); }},
    {"apps.key", [](Apps &apps, const Caller &,
                    const QJsonObject &params) { return asValue(apps.key(text(params, "name"))); }},
    {"apps.text",
     [](Apps &apps, const Caller &, const QJsonObject &params) {
         return asValue(apps.type(text(params, "text"), params.value(QLatin1String("replaces")).toBool()));
     }},
    {"apps.field", [](Apps &apps, const Caller &caller,
                      const QJsonObject &params) { return asValue(apps.tellField(caller.process, params)); }},
    {"apps.ready", [](Apps &apps, const Caller &caller,
                      const QJsonObject &) { return asValue(apps.ready(caller.process)); }},
    {"apps.saveState",
     [](Apps &apps, const Caller &caller, const QJsonObject &params) {
         return asValue(apps.saveState(caller.process, text(params, "token")));
     }},
    {"apps.state",
     [](Apps &apps, const Caller &caller, const QJsonObject &) {
         const auto state = apps.state(caller.process);
         return state ? Result<QJsonValue>(*state) : std::unexpected(state.error());
     }},
    {"apps.leave", [](Apps &apps, const Caller &caller,
                      const QJsonObject &) { return asValue(apps.leave(caller.process)); }},
};

} // namespace

void addAppMethods(ApiServer &server, Apps *apps, MayOpenApp mayOpen)
{
    const auto withoutStore = [](const Reply &reply) {
        reply(fail(ErrorCode::Unavailable, Error::tr("This set has no store"),
                   QStringLiteral("Start Hearth with --repository")));
    };
    server.add(QStringLiteral("apps.launch"),
               [apps, withoutStore, mayOpen = std::move(mayOpen)](const Caller &, const QJsonObject &params,
                                                                  const Reply &reply) {
                   if (!apps) {
                       withoutStore(reply);
                       return;
                   }
                   const QString id = text(params, "id");
                   Done done = mayOpen(id, text(params, "pin"));
                   if (done)
                       done = apps->launch(id, params.value(QLatin1String("params")).toObject());
                   reply(asValue(done));
               });
    for (const Row &row : kRows) {
        server.add(QLatin1String(row.method),
                   [apps, withoutStore, act = row.act](const Caller &caller, const QJsonObject &params,
                                                       const Reply &reply) {
                       if (apps)
                           reply(act(*apps, caller, params));
                       else
                           withoutStore(reply);
                   });
    }
    server.add(QStringLiteral("apps.look"),
               [apps, withoutStore](const Caller &, const QJsonObject &, const Reply &reply) {
                   if (apps)
                       apps->look(reply);
                   else
                       withoutStore(reply);
               });
    if (!apps)
        return;
    QObject::connect(apps, &Apps::changed, &server, [&server, apps] {
        server.emitEvent(QStringLiteral("apps.changed"), {{QStringLiteral("running"), apps->running()}});
    });
}

} // namespace hearth::bridge
