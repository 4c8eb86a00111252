// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/energy/usage.h"
#include <QJsonArray>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr qint64 kHourMs = 3'600'000;

struct Used {
    double kwh = 0;
    double cost = 0;
    void put(QJsonObject &object, const Tariff &tariff) const
    {
        object.insert(QStringLiteral("kWh"), kwh);
        if (tariff.isKnown())
            object.insert(QStringLiteral("cost"), cost);
    }
};

} // namespace

int UsageTime::hours() const
{
    return static_cast<int>((to.toMSecsSinceEpoch() - from.toMSecsSinceEpoch() + kHourMs - 1) / kHourMs);
}

UsageTime usageTime(UsageSpan span, const QDateTime &now, int back)
{
    const QDate today = now.date();
    QDate from;
    QDate to;
    switch (span) {
    case UsageSpan::Day:
        from = today.addDays(-back);
        to = from.addDays(1);
        break;
    case UsageSpan::Week:
        from = today.addDays(1 - today.dayOfWeek() - 7 * back);
        to = from.addDays(7);
        break;
    case UsageSpan::Month:
        from = QDate(today.year(), today.month(), 1).addMonths(-back);
        to = from.addMonths(1);
        break;
    }
    return {from.startOfDay(), to.startOfDay()};
}

QJsonObject usageOf(UsageSpan span, const UsageTime &time, const Tariff &tariff,
                    const std::vector<ApplianceUsage> &appliances)
{
    const int hours = time.hours();
    const qint64 from = time.from.toMSecsSinceEpoch();
    std::vector<double> prices;
    std::vector<size_t> barOf;
    std::vector<qint64> begins;
    QDate day;
    for (int hour = 0; hour < hours; ++hour) {
        const qint64 at = from + hour * kHourMs;
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(at);
        prices.push_back(tariff.priceAt(local.time().hour()));
        if (span == UsageSpan::Day || local.date() != day)
            begins.push_back(at);
        day = local.date();
        barOf.push_back(begins.size() - 1);
    }
    std::vector<Used> bars(begins.size());
    Used all;
    std::vector<std::pair<Used, const ApplianceUsage *>> shares;
    for (const ApplianceUsage &one : appliances) {
        Used share;
        for (size_t hour = 0; hour < std::min(one.kwh.size(), barOf.size()); ++hour) {
            const double cost = one.kwh[hour] * prices[hour];
            for (Used *sum : {&share, &all, &bars[barOf[hour]]}) {
                sum->kwh += one.kwh[hour];
                sum->cost += cost;
            }
        }
        shares.emplace_back(share, &one);
    }
    std::ranges::stable_sort(shares, std::greater(), [](const auto &one) { return one.first.kwh; });
    QJsonArray barList;
    for (size_t i = 0; i < bars.size(); ++i) {
        QJsonObject bar{{QStringLiteral("at"), begins[i]}};
        bars[i].put(bar, tariff);
        barList.append(bar);
    }
    QJsonArray shareList;
    for (const auto &[share, one] : shares) {
        QJsonObject row{{QStringLiteral("id"), one->id},
                        {QStringLiteral("name"), one->name},
                        {QStringLiteral("room"), one->room}};
        share.put(row, tariff);
        shareList.append(row);
    }
    QJsonObject result{{QStringLiteral("from"), from},
                       {QStringLiteral("to"), time.to.toMSecsSinceEpoch()},
                       {QStringLiteral("currency"), tariff.currency()},
                       {QStringLiteral("bars"), barList},
                       {QStringLiteral("appliances"), shareList}};
    all.put(result, tariff);
    return result;
}

} // namespace hearth::bridge
