// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/household_state.h"
#include <QJsonArray>

namespace hearth::ui
{

void HouseholdState::take(const QJsonObject &household)
{
    m_profiles = household.value(QLatin1String("profiles")).toArray().toVariantList();
    m_hasPin = household.value(QLatin1String("hasPin")).toBool();
    m_active.clear();
    for (const QVariant &profile : std::as_const(m_profiles)) {
        if (profile.toMap().value(QStringLiteral("active")).toBool())
            m_active = profile.toMap();
    }
    Q_EMIT changed();
}

QVariantMap HouseholdState::profile(const QString &id) const
{
    for (const QVariant &profile : m_profiles) {
        if (profile.toMap().value(QStringLiteral("id")).toString() == id)
            return profile.toMap();
    }
    return {};
}

} // namespace hearth::ui
