// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/energy_methods.h"
#include "bridge/appliances/energy/usage.h"
#include "bridge/appliances/model/summary.h"
#include "resources/base/json.h"

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kTariffLimits{8 * 1024, 8};

Tariff storedTariff(Database &home)
{
    auto query = home.prepare("SELECT value FROM running WHERE key='tariff'");
    const auto row = query ? query->step() : Result<bool>(false);
    const auto kept = row && *row ? parseJsonObject(query->text(0).toUtf8(), kTariffLimits)
                                  : Result<QJsonObject>(QJsonObject());
    return (kept ? Tariff::fromJson(*kept) : Result<Tariff>(Tariff())).value_or(Tariff());
}

Done storeTariff(Database &home, const Tariff &tariff)
{
    auto statement = home.prepare("INSERT INTO running(key, value) VALUES('tariff', ?1) "
                                  "ON CONFLICT(key) DO UPDATE SET value=?1");
    return statement ? statement->bind(1, QString::fromUtf8(toJson(tariff.toJson()))).run()
                     : Done(std::unexpected(statement.error()));
}

UsageSpan spanOf(const QString &name)
{
    return name == QLatin1String("week")    ? UsageSpan::Week
           : name == QLatin1String("month") ? UsageSpan::Month
                                            : UsageSpan::Day;
}

} // namespace

void addEnergyMethods(ApiServer &server, Registry &registry, Household &household, Database &home,
                      const Clock &clock)
{
    server.add(QStringLiteral("appliances.summary"),
               [&registry](const Caller &, const QJsonObject &, const Reply &reply) {
                   reply(summaryOf(registry.all()));
               });
    server.add(
        QStringLiteral("energy.usage"),
        [&registry, &home, &clock](const Caller &, const QJsonObject &params, const Reply &reply) {
            const UsageSpan span = spanOf(params.value(QLatin1String("span")).toString());
            const UsageTime time = usageTime(span, QDateTime::fromMSecsSinceEpoch(clock.wall().count()),
                                             params.value(QLatin1String("back")).toInt());
            QJsonObject usage = usageOf(span, time, storedTariff(home),
                                        registry.energy(time.from.toMSecsSinceEpoch(), time.hours()));
            if (const QJsonValue watts = summaryOf(registry.all())[QLatin1String("watts")]; watts.isDouble())
                usage.insert(QStringLiteral("watts"), watts);
            reply(usage);
        });
    server.add(QStringLiteral("energy.tariff"),
               [&home](const Caller &, const QJsonObject &, const Reply &reply) {
                   reply(storedTariff(home).toJson());
               });
    server.add(QStringLiteral("energy.setTariff"),
               [&server, &home, &household](const Caller &, const QJsonObject &params, const Reply &reply) {
                   if (const Done may = household.mayChange(params.value(QLatin1String("pin")).toString());
                       !may)
                       return reply(std::unexpected(may.error()));
                   const Result<Tariff> tariff = Tariff::fromJson(params);
                   if (!tariff)
                       return reply(std::unexpected(tariff.error()));
                   const Done done = storeTariff(home, *tariff);
                   if (!done)
                       return reply(std::unexpected(done.error()));
                   server.emitEvent(QStringLiteral("energy.tariffChanged"), tariff->toJson());
                   reply(QJsonValue(true));
               });
}

} // namespace hearth::bridge
