// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// catalogue.db: the last catalogue that was verified, and which version of which app is installed. The
// installed rows are the only truth about that: a folder without a row is rubbish. Used on the thread that
// opened it.

#include "resources/base/database.h"
#include "store/catalogue/app_record.h"
#include <QHash>

namespace hearth::store
{

class CatalogueDatabase
{
public:
    static Result<CatalogueDatabase> open(const QString &path);

    [[nodiscard]] Result<QList<AppRecord>> records();
    /// All at once or not at all; icons of apps that stay are kept.
    Done replaceRecords(const QList<AppRecord> &records);
    /// Paths of icon files by app.
    [[nodiscard]] Result<QHash<QString, QString>> icons();
    Done setIcon(const QString &id, const QString &file);

    /// Versions by app.
    [[nodiscard]] Result<QHash<QString, QString>> installed();
    Done setInstalled(const QString &id, const QString &version);
    Done removeInstalled(const QString &id);

    /// True for a database that is new, because it is the first start or because the old one was damaged:
    /// what lies in the apps folder is then taken in, not thrown away.
    [[nodiscard]] bool knowsNoFolders() const { return m_knowsNoFolders; }
    Done rememberFolders();

private:
    explicit CatalogueDatabase(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

    std::unique_ptr<Database> m_database;
    bool m_knowsNoFolders = false;
};

} // namespace hearth::store
