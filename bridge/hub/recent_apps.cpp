// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/recent_apps.h"

namespace hearth::bridge
{

namespace
{

constexpr int kMostKept = 24;

} // namespace

Done RecentApps::note(const QString &app)
{
    auto transaction = m_home.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    auto insert = m_home.prepare("INSERT INTO app_used(profile, app, at_ms) VALUES(?1, ?2, ?3) "
                                 "ON CONFLICT(profile, app) DO UPDATE SET at_ms=?3");
    if (!insert)
        return std::unexpected(insert.error());
    if (Done done = insert->bind(1, m_profile).bind(2, app).bind(3, qint64(m_clock.wall().count())).run();
        !done)
        return done;
    auto trim =
        m_home.prepare("DELETE FROM app_used WHERE profile=?1 AND app NOT IN (SELECT app FROM app_used "
                       "WHERE profile=?1 ORDER BY at_ms DESC LIMIT ?2)");
    if (!trim)
        return std::unexpected(trim.error());
    if (Done done = trim->bind(1, m_profile).bind(2, qint64(kMostKept)).run(); !done)
        return done;
    return transaction->commit();
}

QHash<QString, qint64> RecentApps::usedAt() const
{
    QHash<QString, qint64> used;
    if (auto query = m_home.prepare("SELECT app, at_ms FROM app_used WHERE profile=?1")) {
        query->bind(1, m_profile);
        for (auto row = query->step(); row && *row; row = query->step())
            used.insert(query->text(0), query->integer(1));
    }
    return used;
}

Done RecentApps::forgetProfile(const QString &profile)
{
    auto statement = m_home.prepare("DELETE FROM app_used WHERE profile=?1");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, profile).run();
}

} // namespace hearth::bridge
