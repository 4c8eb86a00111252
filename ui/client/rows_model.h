// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rows of records: Home's rows, or the appliances by room. Rows are merged by id like their items. GUI
// thread.

#include "ui/client/record_model.h"

namespace hearth::ui
{

class RowsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the API client")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    using QAbstractListModel::QAbstractListModel;

    /// Each {"id", "total", "items"} and, where it stands first for good, "pinned".
    void merge(const QJsonArray &rows);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    Q_INVOKABLE int indexOf(const QString &id) const;
    /// Null outside; owned by this.
    Q_INVOKABLE hearth::ui::RecordModel *itemsAt(int index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    struct Row {
        QString id;
        int total = 0;
        bool isPinned = false;
        RecordModel *items = nullptr; // a child of this
    };
    QList<Row> m_rows;
};

} // namespace hearth::ui
