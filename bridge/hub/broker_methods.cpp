// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/broker_methods.h"

namespace hearth::bridge
{

namespace
{

QString text(const QJsonObject &params, const char *name)
{
    return params.value(QLatin1String(name)).toString();
}

Result<QJsonValue> whole(const Result<QJsonObject> &object)
{
    return object ? Result<QJsonValue>(*object) : std::unexpected(object.error());
}

} // namespace

void addBrokerMethods(ApiServer &server, std::function<HomeBroker *()> broker, Household &household)
{
    const auto add = [&server, &household, broker](const char *method, bool isForGrownUps, auto act) {
        server.add(QLatin1String(method), [&household, broker, isForGrownUps, act](
                                              const Caller &, const QJsonObject &params, const Reply &reply) {
            HomeBroker *home = broker();
            if (home == nullptr)
                return reply(fail(ErrorCode::Unavailable,
                                  QStringLiteral("This set was started without a broker"),
                                  QStringLiteral("Start hearthd without --no-broker")));
            if (const Done may = isForGrownUps ? household.mayChange(text(params, "pin")) : Done(); !may)
                return reply(std::unexpected(may.error()));
            reply(act(*home, params));
        });
    };
    add("broker.state", false,
        [](HomeBroker &home, const QJsonObject &) -> Result<QJsonValue> { return home.toJson(); });
    add("broker.addAccount", true, [](HomeBroker &home, const QJsonObject &params) {
        return whole(home.addAccount(text(params, "kind"), text(params, "name")));
    });
    add("broker.account", true, [](HomeBroker &home, const QJsonObject &params) {
        return whole(home.account(text(params, "user")));
    });
    add("broker.removeAccount", true, [](HomeBroker &home, const QJsonObject &params) {
        return asValue(home.removeAccount(text(params, "user")));
    });
    add("broker.setDoor", true, [](HomeBroker &home, const QJsonObject &params) {
        return asValue(home.setDoor(doorOf(text(params, "door")).value_or(BrokerDoor::Closed)));
    });
    add("broker.use", true, [](HomeBroker &home, const QJsonObject &params) {
        return asValue(text(params, "kind") == QLatin1String("home") ? home.useHomes(params) : home.useOwn());
    });
}

} // namespace hearth::bridge
