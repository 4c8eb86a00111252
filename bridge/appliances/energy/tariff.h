// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a kilowatt-hour costs by the hour of the day. A plain value, from and to the JSON that the API takes
// and home.db keeps: {"currency": "€", "bands": [{"from": 6, "price": 0.32}, {"from": 22, "price": 0.21}]}.

#include "resources/base/result.h"
#include <QJsonObject>
#include <QString>
#include <vector>

namespace hearth::bridge
{

class Tariff
{
public:
    static constexpr size_t kMostBands = 24;
    static constexpr double kHighestPrice = 1000; // of any currency, for a kWh

    struct Band {
        int fromHour; // local, 0 to 23; until the next band's, over midnight for the last
        double price;
    };

    /// Invalid with the reason. No band: no price is known.
    static Result<Tariff> fromJson(const QJsonObject &object);
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] bool isKnown() const { return !m_bands.empty(); }
    /// Of a kWh; 0 while none is known.
    [[nodiscard]] double priceAt(int hour) const;
    [[nodiscard]] QString currency() const { return m_currency; }

private:
    QString m_currency = QStringLiteral("€");
    std::vector<Band> m_bands; // by their hour
};

} // namespace hearth::bridge
