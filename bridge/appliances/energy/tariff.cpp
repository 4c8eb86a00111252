// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/energy/tariff.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestCurrency = 8;

} // namespace

Result<Tariff> Tariff::fromJson(const QJsonObject &object)
{
    Tariff tariff;
    tariff.m_currency = object[QLatin1String("currency")].toString(tariff.m_currency).simplified();
    if (tariff.m_currency.size() > kLongestCurrency)
        return fail(ErrorCode::Invalid, Error::tr("A currency has at most %1 signs").arg(kLongestCurrency));
    const QJsonArray bands = object[QLatin1String("bands")].toArray();
    if (static_cast<size_t>(bands.size()) > kMostBands)
        return fail(ErrorCode::Invalid, Error::tr("A tariff has at most %1 prices").arg(kMostBands));
    for (const QJsonValue &one : bands) {
        const double hour = one[QLatin1String("from")].toDouble(-1);
        const double price = one[QLatin1String("price")].toDouble(-1);
        if (hour < 0 || hour > 23 || hour != std::floor(hour))
            return fail(ErrorCode::Invalid, Error::tr("A price begins at a full hour, 0 to 23"));
        if (!std::isfinite(price) || price < 0 || price > kHighestPrice)
            return fail(ErrorCode::Invalid,
                        Error::tr("A kilowatt-hour costs from 0 to %1").arg(kHighestPrice));
        const auto isSame = [&](const Band &other) { return other.fromHour == static_cast<int>(hour); };
        if (std::ranges::any_of(tariff.m_bands, isSame))
            return fail(ErrorCode::Invalid, Error::tr("Two prices begin at %1:00").arg(hour));
        tariff.m_bands.push_back({static_cast<int>(hour), price});
    }
    std::ranges::sort(tariff.m_bands, {}, &Band::fromHour);
    return tariff;
}

QJsonObject Tariff::toJson() const
{
    QJsonArray bands;
    for (const Band &band : m_bands)
        bands.append(
            QJsonObject{{QStringLiteral("from"), band.fromHour}, {QStringLiteral("price"), band.price}});
    return {{QStringLiteral("currency"), m_currency}, {QStringLiteral("bands"), bands}};
}

double Tariff::priceAt(int hour) const
{
    if (m_bands.empty())
        return 0;
    double price = m_bands.back().price;
    for (const Band &band : m_bands) {
        if (band.fromHour <= hour)
            price = band.price;
    }
    return price;
}

} // namespace hearth::bridge
