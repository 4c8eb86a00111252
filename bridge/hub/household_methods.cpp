// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/household_methods.h"

namespace hearth::bridge
{

namespace
{

using Act = Result<QJsonValue> (*)(Household &household, const QJsonObject &params);

struct Row {
    const char *method;
    Act act;
};

QString text(const QJsonObject &params, const char *name)
{
    return params.value(QLatin1String(name)).toString();
}

constexpr Row kRows[] = {
    {"profiles.list",
     [](Household &household, const QJsonObject &) { return Result<QJsonValue>(household.describe()); }},
    {"profiles.choose",
     [](Household &household, const QJsonObject &params) {
         return asValue(household.choose(text(params, "id"), text(params, "pin")));
     }},
    {"profiles.save",
     [](Household &household, const QJsonObject &params) -> Result<QJsonValue> {
         const auto profile = store::Profile::fromJson(params.value(QLatin1String("profile")).toObject());
         if (!profile)
             return std::unexpected(profile.error());
         const auto id = household.save(*profile, text(params, "pin"));
         if (!id)
             return std::unexpected(id.error());
         return QJsonValue(*id);
     }},
    {"profiles.remove",
     [](Household &household, const QJsonObject &params) {
         return asValue(household.remove(text(params, "id"), text(params, "pin")));
     }},
    {"pin.set",
     [](Household &household, const QJsonObject &params) {
         return asValue(household.setPin(text(params, "owner"), text(params, "new"), text(params, "pin")));
     }},
};

} // namespace

void addHouseholdMethods(ApiServer &server, Household &household)
{
    for (const Row &row : kRows)
        server.add(QLatin1String(row.method),
                   [&household, act = row.act](const Caller &, const QJsonObject &params,
                                               const Reply &reply) { reply(act(household, params)); });
    QObject::connect(&household, &Household::changed, &server, [&server, &household] {
        server.emitEvent(QStringLiteral("profiles.changed"), household.describe());
    });
}

} // namespace hearth::bridge
