// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the home used in a day, a week or a month of the local calendar: bars by hour or by day, and each
// appliance's share, with what it cost. Pure; any thread.

#include "bridge/appliances/energy/tariff.h"
#include <QDateTime>
#include <QJsonObject>

namespace hearth::bridge
{

enum class UsageSpan { Day, Week, Month };

struct UsageTime {
    QDateTime from; // local
    QDateTime to;
    [[nodiscard]] int hours() const; // 23 or 25 on the days of a changing clock
};

/// The one of `now`, or so many before it; a week begins on Monday (ISO 8601).
[[nodiscard]] UsageTime usageTime(UsageSpan span, const QDateTime &now, int back);

struct ApplianceUsage {
    QString id;
    QString name;
    QString room;
    std::vector<double> kwh; // by hour from the beginning
};

/// {"from","to" (ms), "kWh","cost","currency","bars": [{"at","kWh","cost"}],
/// "appliances": [{"id","name","room","kWh","cost"}], what used most first}; "cost" is missing without
/// prices.
[[nodiscard]] QJsonObject usageOf(UsageSpan span, const UsageTime &time, const Tariff &tariff,
                                  const std::vector<ApplianceUsage> &appliances);

} // namespace hearth::bridge
