// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/rows_model.h"

namespace hearth::ui
{

void RowsModel::merge(const QJsonArray &rows)
{
    const auto before = m_rows.size();
    QSet<QString> wanted;
    for (const QJsonValue &row : rows)
        wanted.insert(row.toObject().value(QLatin1String("id")).toString());
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (!wanted.contains(m_rows[i].id)) {
            beginRemoveRows({}, i, i);
            m_rows.takeAt(i).items->deleteLater();
            endRemoveRows();
        }
    }
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const QJsonObject record = rows[i].toObject();
        const QString id = record.value(QLatin1String("id")).toString();
        const int at = indexOf(id);
        if (at < 0) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, {id, 0, false, new RecordModel(this)});
            m_rows[i].items->merge(record.value(QLatin1String("items")).toArray());
            endInsertRows();
        } else if (at != i) {
            beginMoveRows({}, at, at, {}, i > at ? i + 1 : i);
            m_rows.move(at, i);
            endMoveRows();
        }
        const int total = record.value(QLatin1String("total")).toInt();
        const bool isPinned = record.value(QLatin1String("pinned")).toBool();
        if (m_rows[i].total != total || m_rows[i].isPinned != isPinned) {
            m_rows[i].total = total;
            m_rows[i].isPinned = isPinned;
            Q_EMIT dataChanged(index(i), index(i));
        }
        m_rows[i].items->merge(record.value(QLatin1String("items")).toArray());
    }
    if (before != m_rows.size())
        Q_EMIT countChanged();
}

int RowsModel::indexOf(const QString &id) const
{
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        if (m_rows[i].id == id)
            return i;
    }
    return -1;
}

RecordModel *RowsModel::itemsAt(int index) const
{
    return index >= 0 && index < m_rows.size() ? m_rows[index].items : nullptr;
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::UserRole:
        return row.id;
    case Qt::UserRole + 1:
        return row.total;
    case Qt::UserRole + 2:
        return QVariant::fromValue(row.items);
    case Qt::UserRole + 3:
        return row.isPinned;
    default:
        return {};
    }
}

QHash<int, QByteArray> RowsModel::roleNames() const
{
    return {{Qt::UserRole, "rowId"},
            {Qt::UserRole + 1, "total"},
            {Qt::UserRole + 2, "items"},
            {Qt::UserRole + 3, "pinned"}};
}

} // namespace hearth::ui
