// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/home_arrangement.h"
#include <QJsonObject>
#include <algorithm>

namespace hearth::bridge
{

HomeArrangement::HomeArrangement(Database &home, QStringList known) : m_home(home), m_known(std::move(known))
{
}

void HomeArrangement::setProfile(const QString &profile)
{
    m_profile = profile;
    m_rows.clear();
    if (auto query = m_home.prepare("SELECT id, hidden, pinned FROM home_row WHERE profile=?1 "
                                    "ORDER BY pinned DESC, place")) {
        query->bind(1, profile);
        for (auto row = query->step(); row && *row; row = query->step()) {
            if (m_known.contains(query->text(0)))
                m_rows.append({query->text(0), query->integer(1) != 0, query->integer(2) != 0});
        }
    }
    // A row that came with a later Hearth stands behind the one that it follows in a fresh profile.
    qsizetype after = pinnedCount();
    for (const QString &id : std::as_const(m_known)) {
        const qsizetype at = find(id);
        if (at < 0)
            m_rows.insert(after, {id, false, false});
        after = std::max(pinnedCount(), (at < 0 ? after : at) + 1);
    }
}

qsizetype HomeArrangement::find(const QString &id) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id == id)
            return i;
    }
    return -1;
}

qsizetype HomeArrangement::pinnedCount() const
{
    return std::ranges::count_if(m_rows, &Row::isPinned);
}

QJsonArray HomeArrangement::arranged(const QJsonArray &rows) const
{
    QJsonArray result;
    for (const Row &wanted : m_rows) {
        for (const QJsonValue &row : rows) {
            QJsonObject shown = row.toObject();
            if (wanted.isHidden || shown.value(QLatin1String("id")).toString() != wanted.id)
                continue;
            if (wanted.isPinned)
                shown.insert(QStringLiteral("pinned"), true);
            result.append(shown);
        }
    }
    return result;
}

QJsonArray HomeArrangement::list() const
{
    QJsonArray list;
    for (const Row &row : m_rows)
        list.append(QJsonObject{{QStringLiteral("id"), row.id},
                                {QStringLiteral("hidden"), row.isHidden},
                                {QStringLiteral("pinned"), row.isPinned}});
    return list;
}

Done HomeArrangement::move(const QString &id, int by, const QStringList &visible)
{
    const qsizetype from = find(id);
    if (from < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("Home has no row %1").arg(id));
    const int step = by < 0 ? -1 : 1;
    for (qsizetype to = from + step; to >= 0 && to < m_rows.size(); to += step) {
        if (m_rows[to].isPinned != m_rows[from].isPinned)
            break;
        if (visible.contains(m_rows[to].id)) {
            m_rows.move(from, to);
            return write();
        }
    }
    return {};
}

Done HomeArrangement::hide(const QString &id, bool isHidden)
{
    const qsizetype at = find(id);
    if (at < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("Home has no row %1").arg(id));
    m_rows[at].isHidden = isHidden;
    return write();
}

Done HomeArrangement::pin(const QString &id, bool isPinned)
{
    const qsizetype at = find(id);
    if (at < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("Home has no row %1").arg(id));
    if (m_rows[at].isPinned == isPinned)
        return {};
    Row row = m_rows.takeAt(at);
    row.isPinned = isPinned;
    m_rows.insert(pinnedCount(), row);
    return write();
}

Done HomeArrangement::write()
{
    auto transaction = m_home.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    auto statement = m_home.prepare("INSERT INTO home_row(profile, id, place, hidden, pinned) "
                                    "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(profile, id) "
                                    "DO UPDATE SET place=?3, hidden=?4, pinned=?5");
    if (!statement)
        return std::unexpected(statement.error());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        statement->bind(1, m_profile)
            .bind(2, m_rows[i].id)
            .bind(3, qint64(i))
            .bind(4, qint64(m_rows[i].isHidden))
            .bind(5, qint64(m_rows[i].isPinned));
        if (Done done = statement->run(); !done)
            return done;
    }
    return transaction->commit();
}

Done HomeArrangement::forgetProfile(const QString &profile)
{
    auto statement = m_home.prepare("DELETE FROM home_row WHERE profile=?1");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, profile).run();
}

} // namespace hearth::bridge
