// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/store_methods.h"
#include <QJsonArray>

namespace hearth::bridge
{

namespace
{

void addOne(ApiServer &server, const QString &method, store::Store *store,
            const std::function<Done(const QJsonObject &)> &mayAct,
            const std::function<Done(store::Store &, const QString &)> &act)
{
    server.add(method, [store, mayAct, act](const Caller &, const QJsonObject &params, const Reply &reply) {
        if (const Done may = mayAct(params); !may)
            reply(std::unexpected(may.error()));
        else if (!store)
            reply(fail(ErrorCode::Unavailable, Error::tr("This set has no store"),
                       QStringLiteral("Start Hearth with --repository")));
        else
            reply(asValue(act(*store, params.value(QLatin1String("id")).toString())));
    });
}

} // namespace

QJsonArray storeApps(const store::Store *store, const QStringList &running)
{
    QJsonArray apps;
    const QJsonArray known = store ? store->apps() : QJsonArray();
    for (const QJsonValue &value : known) {
        QJsonObject app = value.toObject();
        app.insert(QStringLiteral("running"), running.contains(app.value(QLatin1String("id")).toString()));
        apps.append(app);
    }
    return apps;
}

void addStoreMethods(ApiServer &server, store::Store *store, Household &household)
{
    const auto anybody = [](const QJsonObject &) { return Done(); };
    const auto grownUp = [&household](const QJsonObject &params) {
        return household.mayChange(params.value(QLatin1String("pin")).toString());
    };
    addOne(server, QStringLiteral("store.refresh"), store, anybody,
           [](store::Store &s, const QString &) -> Done {
               s.refresh();
               return {};
           });
    addOne(server, QStringLiteral("store.install"), store, grownUp,
           [](store::Store &s, const QString &id) { return s.install(id); });
    addOne(server, QStringLiteral("store.cancel"), store, anybody,
           [](store::Store &s, const QString &id) { return s.cancel(id); });
    addOne(server, QStringLiteral("store.remove"), store, grownUp,
           [](store::Store &s, const QString &id) { return s.remove(id); });
    if (!store)
        return;
    QObject::connect(store, &store::Store::changed, &server, [&server](const QString &id) {
        server.emitEvent(QStringLiteral("store.changed"), {{QStringLiteral("id"), id}});
    });
    QObject::connect(store, &store::Store::catalogueChanged, &server, [&server] {
        server.emitEvent(QStringLiteral("store.changed"), {{QStringLiteral("id"), QString()}});
    });
}

} // namespace hearth::bridge
