// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a profile wants Home's rows: in what order, which before all others, and which not at all. In home.db.
// Main thread of hearthd.

#include "resources/base/database.h"
#include <QJsonArray>
#include <QStringList>

namespace hearth::bridge
{

class HomeArrangement
{
public:
    /// `known`: every row in the order of a fresh profile. `home` is home.db with its schema and outlives
    /// this.
    HomeArrangement(Database &home, QStringList known);

    void setProfile(const QString &profile);

    /// The rows in their order, without the hidden ones; those that stand first for good say "pinned".
    [[nodiscard]] QJsonArray arranged(const QJsonArray &rows) const;
    /// Every row: {"id", "hidden", "pinned"}.
    [[nodiscard]] QJsonArray list() const;
    /// Moves a row over its neighbour among `visible`, up for a negative `by`; a pinned row among the pinned
    /// ones, another among the others. NotFound for an unknown row.
    Done move(const QString &id, int by, const QStringList &visible);
    Done hide(const QString &id, bool isHidden);
    /// Behind the rows that are pinned already, also later ones; let go, it comes first of the others.
    Done pin(const QString &id, bool isPinned);
    Done forgetProfile(const QString &profile);

private:
    struct Row {
        QString id;
        bool isHidden = false;
        bool isPinned = false;
    };
    [[nodiscard]] qsizetype find(const QString &id) const;
    [[nodiscard]] qsizetype pinnedCount() const;
    Done write();

    Database &m_home;
    QStringList m_known;
    QString m_profile;
    QList<Row> m_rows; // the pinned ones first
};

} // namespace hearth::bridge
