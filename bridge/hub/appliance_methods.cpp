// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/appliance_methods.h"
#include "bridge/hub/appliance_actions.h"
#include <QJsonArray>
#include <algorithm>
#include <memory>

namespace hearth::bridge
{

namespace
{

constexpr int kMostInWindow = 100; // appliances with all that they can, in one message

QString text(const QJsonObject &params, const char *name)
{
    return params.value(QLatin1String(name)).toString();
}

Asker askerOf(const Caller &caller, const Household &household)
{
    if (caller.role == QLatin1String("shell"))
        return {Actor::Tv, household.active().name};
    if (caller.role == QLatin1String("phone"))
        return {Actor::Phone, caller.phone};
    return {Actor::Program, {}};
}

} // namespace

void addApplianceMethods(ApiServer &server, Registry &registry, Household &household,
                         AnnouncedServices &announced, SsdpDevices &devices)
{
    const auto services = [&announced, &devices] {
        QJsonArray all = announced.toJson();
        for (const QJsonValue &one : devices.toJson())
            all.append(one);
        return QJsonObject{{QStringLiteral("services"), all}};
    };
    // The network is asked while somebody wants to know, and not else.
    server.add(QStringLiteral("appliances.announced"),
               [&announced, &devices, services](const Caller &, const QJsonObject &, const Reply &reply) {
                   announced.look();
                   devices.look();
                   reply(services());
               });
    const auto tell = [&server, services] {
        server.emitEvent(QStringLiteral("appliances.announcedChanged"), services());
    };
    QObject::connect(&announced, &AnnouncedServices::changed, &server, tell);
    QObject::connect(&devices, &SsdpDevices::changed, &server, tell);
    server.add(QStringLiteral("appliances.list"),
               [&registry](const Caller &, const QJsonObject &params, const Reply &reply) {
                   const QJsonArray all = registry.list();
                   const int offset = params.value(QLatin1String("offset")).toInt();
                   const int limit = params.value(QLatin1String("limit")).toInt(kMostInWindow);
                   QJsonArray window;
                   for (qsizetype i = offset; i < all.size() && window.size() < limit; ++i)
                       window.append(all[i]);
                   reply(window);
               });
    server.add(QStringLiteral("appliances.appliance"),
               [&registry](const Caller &, const QJsonObject &params, const Reply &reply) {
                   if (const auto appliance = registry.appliance(text(params, "id")))
                       reply(*appliance);
                   else
                       reply(fail(ErrorCode::NotFound, Error::tr("There is no such appliance"),
                                  QStringLiteral("appliances.list names them")));
               });
    server.add(QStringLiteral("appliances.history"), [&registry](const Caller &, const QJsonObject &params,
                                                                 const Reply &reply) {
        const History::Span span{params.value(QLatin1String("from")).toInteger(),
                                 params.value(QLatin1String("to")).toInteger(),
                                 params.value(QLatin1String("points")).toInt(kMostInWindow)};
        if (span.toMs <= span.fromMs)
            return reply(fail(ErrorCode::Invalid, QStringLiteral("It ends before it begins"),
                              QStringLiteral("Give a \"to\" that is later than \"from\"")));
        Result<QJsonObject> past = registry.history(text(params, "id"), text(params, "capability"), span);
        reply(past ? Result<QJsonValue>(*past) : std::unexpected(past.error()));
    });
    server.add(QStringLiteral("appliances.command"),
               [&registry, &household](const Caller &caller, const QJsonObject &params, const Reply &reply) {
                   const bool isDangerous =
                       registry.isDangerous(text(params, "id"), text(params, "capability"),
                                            text(params, "command"), params.value(QLatin1String("value")));
                   if (const Done may = isDangerous ? household.mayDoDanger(text(params, "pin")) : Done();
                       !may)
                       return reply(std::unexpected(may.error()));
                   registry.command(text(params, "id"), text(params, "capability"), text(params, "command"),
                                    params.value(QLatin1String("value")), askerOf(caller, household),
                                    [reply](const Done &done) { reply(asValue(done)); });
               });
    server.add(
        QStringLiteral("appliances.act"),
        [&registry, &household](const Caller &caller, const QJsonObject &params, const Reply &reply) {
            const std::vector<ApplianceOrder> orders = ordersOf(text(params, "action"), registry.all());
            if (orders.empty())
                return reply(fail(ErrorCode::NotFound, Error::tr("Nothing here can be asked for that"),
                                  QStringLiteral("search.find names what can be")));
            const bool isDangerous = std::ranges::any_of(orders, [&registry](const ApplianceOrder &order) {
                return registry.isDangerous(order.appliance, order.capability, order.command, order.value);
            });
            if (const Done may = isDangerous ? household.mayDoDanger(text(params, "pin")) : Done(); !may)
                return reply(std::unexpected(may.error()));
            // One answer when all have answered: the first that refused says why.
            struct Answers {
                size_t waited = 0;
                Done first;
            };
            const auto answers = std::make_shared<Answers>(Answers{orders.size(), {}});
            for (const ApplianceOrder &order : orders)
                registry.command(order.appliance, order.capability, order.command, order.value,
                                 askerOf(caller, household), [reply, answers](const Done &done) {
                                     if (!done && answers->first)
                                         answers->first = done;
                                     if (--answers->waited == 0)
                                         reply(asValue(answers->first));
                                 });
        });
    server.add(QStringLiteral("appliances.forgetPast"),
               [&registry, &household](const Caller &, const QJsonObject &params, const Reply &reply) {
                   Done done = household.mayChange(text(params, "pin"));
                   if (done)
                       done = registry.forgetPast();
                   reply(asValue(done));
               });
    server.add(QStringLiteral("appliances.rename"),
               [&registry](const Caller &, const QJsonObject &params, const Reply &reply) {
                   reply(asValue(registry.rename(text(params, "id"), text(params, "name"))));
               });
    server.add(QStringLiteral("appliances.setRoom"),
               [&registry](const Caller &, const QJsonObject &params, const Reply &reply) {
                   reply(asValue(registry.setRoom(text(params, "id"), text(params, "room"))));
               });
    QObject::connect(&registry, &Registry::changed, &server, [&](const QString &id) {
        if (const auto appliance = registry.appliance(id))
            server.emitEvent(QStringLiteral("appliances.changed"), *appliance);
    });
    QObject::connect(&registry, &Registry::removed, &server, [&](const QString &id) {
        server.emitEvent(QStringLiteral("appliances.removed"), {{QStringLiteral("id"), id}});
    });
}

} // namespace hearth::bridge
