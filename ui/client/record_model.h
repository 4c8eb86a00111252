// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A list of API records (titles, apps, appliances) for QML, with one typed role for each field that tiles
// show. New content is merged by id: what stays keeps its place, so that a refresh never moves the focus. GUI
// thread.

#include <QAbstractListModel>
#include <QJsonArray>
#include <QJsonObject>
#include <QtQml/qqmlregistration.h>

namespace hearth::ui
{

class RecordModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the API client")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    using QAbstractListModel::QAbstractListModel;

    void merge(const QJsonArray &records);
    [[nodiscard]] int count() const { return static_cast<int>(m_records.size()); }
    [[nodiscard]] const QList<QJsonObject> &records() const { return m_records; }
    Q_INVOKABLE int indexOf(const QString &id) const;
    Q_INVOKABLE QString idAt(int index) const;
    /// A record's field by its own name; nothing for none.
    Q_INVOKABLE QVariant fieldAt(int index, const QString &field) const;

    /// A record's value for a role of roles().
    [[nodiscard]] static QVariant fieldOf(const QJsonObject &record, int role);
    [[nodiscard]] static QHash<int, QByteArray> roles();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    QList<QJsonObject> m_records;
};

} // namespace hearth::ui
