// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/record_model.h"
#include <array>

namespace hearth::ui
{

namespace
{

enum class FieldType { Text, Number, Whole, Flag };

struct Field {
    const char *role;
    const char *key;
    FieldType type;
};

// "itemId" is the record's "id", which QML reserves.
constexpr std::array kFields = {
    Field{"itemId", "id", FieldType::Text},
    Field{"type", "type", FieldType::Text},
    Field{"name", "name", FieldType::Text},
    Field{"title", "title", FieldType::Text},
    Field{"kind", "kind", FieldType::Text},
    Field{"series", "series", FieldType::Text},
    Field{"season", "season", FieldType::Whole},
    Field{"episode", "episode", FieldType::Whole},
    Field{"year", "year", FieldType::Whole},
    Field{"genre", "genre", FieldType::Text},
    Field{"rating", "rating", FieldType::Text},
    Field{"synopsis", "synopsis", FieldType::Text},
    Field{"artist", "artist", FieldType::Text},
    Field{"durationMs", "durationMs", FieldType::Number},
    Field{"positionMs", "positionMs", FieldType::Number},
    Field{"progress", "progress", FieldType::Number},
    Field{"poster", "poster", FieldType::Text},
    Field{"backdrop", "backdrop", FieldType::Text},
    Field{"error", "error", FieldType::Text},
    Field{"icon", "icon", FieldType::Text},
    Field{"vendor", "vendor", FieldType::Text},
    Field{"category", "category", FieldType::Text},
    Field{"state", "state", FieldType::Text},
    Field{"room", "room", FieldType::Text},
    Field{"reachable", "reachable", FieldType::Flag},
    Field{"connected", "connected", FieldType::Flag},
    Field{"atMs", "atMs", FieldType::Number},
    Field{"reason", "reason", FieldType::Text},
    Field{"sinceMs", "sinceMs", FieldType::Number},
    Field{"watched", "watched", FieldType::Flag},
    Field{"seasons", "seasons", FieldType::Whole},
    Field{"episodes", "episodes", FieldType::Whole},
    Field{"photos", "photos", FieldType::Whole},
    Field{"partOf", "partOf", FieldType::Text},
    Field{"chapter", "chapter", FieldType::Text},
    Field{"parts", "parts", FieldType::Whole},
    Field{"done", "done", FieldType::Whole},
    Field{"number", "number", FieldType::Whole},
    Field{"kept", "kept", FieldType::Flag},
    Field{"radio", "radio", FieldType::Flag},
    Field{"posterIsStill", "posterIsStill", FieldType::Flag},
    Field{"leftMs", "leftMs", FieldType::Number},
    Field{"times", "times", FieldType::Whole},
};

QVariant valueOf(const QJsonObject &record, const Field &field)
{
    const QJsonValue value = record.value(QLatin1String(field.key));
    switch (field.type) {
    case FieldType::Text:
        return value.toString();
    case FieldType::Number:
        return value.toDouble();
    case FieldType::Whole:
        return value.toInt();
    case FieldType::Flag:
        return value.toBool();
    }
    return {};
}

QString idOf(const QJsonObject &record)
{
    return record.value(QLatin1String("id")).toString();
}

} // namespace

void RecordModel::merge(const QJsonArray &records)
{
    const auto before = m_records.size();
    QSet<QString> wanted;
    for (const QJsonValue &record : records)
        wanted.insert(idOf(record.toObject()));
    for (int i = static_cast<int>(m_records.size()) - 1; i >= 0; --i) {
        if (!wanted.contains(idOf(m_records[i]))) {
            beginRemoveRows({}, i, i);
            m_records.removeAt(i);
            endRemoveRows();
        }
    }
    for (int i = 0; i < static_cast<int>(records.size()); ++i) {
        const QJsonObject record = records[i].toObject();
        const int at = indexOf(idOf(record));
        if (at < 0) {
            beginInsertRows({}, i, i);
            m_records.insert(i, record);
            endInsertRows();
            continue;
        }
        if (at != i) {
            beginMoveRows({}, at, at, {}, i > at ? i + 1 : i);
            m_records.move(at, i);
            endMoveRows();
        }
        if (m_records[i] != record) {
            m_records[i] = record;
            Q_EMIT dataChanged(index(i), index(i));
        }
    }
    if (before != m_records.size())
        Q_EMIT countChanged();
}

int RecordModel::indexOf(const QString &id) const
{
    for (int i = 0; i < static_cast<int>(m_records.size()); ++i) {
        if (idOf(m_records[i]) == id)
            return i;
    }
    return -1;
}

QString RecordModel::idAt(int index) const
{
    return index >= 0 && index < m_records.size() ? idOf(m_records[index]) : QString();
}

QVariant RecordModel::fieldAt(int index, const QString &field) const
{
    return index >= 0 && index < m_records.size() ? m_records[index].value(field).toVariant() : QVariant();
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    return index.isValid() && index.row() < m_records.size() ? fieldOf(m_records[index.row()], role)
                                                             : QVariant();
}

QVariant RecordModel::fieldOf(const QJsonObject &record, int role)
{
    const int field = role - Qt::UserRole;
    if (field < 0 || field >= static_cast<int>(kFields.size()))
        return {};
    return valueOf(record, kFields[static_cast<size_t>(field)]);
}

QHash<int, QByteArray> RecordModel::roles()
{
    QHash<int, QByteArray> names;
    for (size_t i = 0; i < kFields.size(); ++i)
        names.insert(Qt::UserRole + static_cast<int>(i), kFields[i].role);
    return names;
}

QHash<int, QByteArray> RecordModel::roleNames() const
{
    return roles();
}

} // namespace hearth::ui
