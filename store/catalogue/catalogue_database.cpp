// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/catalogue/catalogue_database.h"
#include "resources/base/json.h"

namespace hearth::store
{

namespace
{

// Never edited, only added to.
constexpr const char *kMigrations[] = {
    R"(CREATE TABLE app (id TEXT PRIMARY KEY, position INTEGER NOT NULL, record TEXT NOT NULL) STRICT;
       CREATE TABLE icon (id TEXT PRIMARY KEY, file TEXT NOT NULL) STRICT;
       CREATE TABLE installed (id TEXT PRIMARY KEY, version TEXT NOT NULL) STRICT;
       CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;)"};

constexpr JsonLimits kRecordLimits{1024 * 1024, 16};

Result<QHash<QString, QString>> readPairs(Database &database, const char *sql)
{
    auto rows = database.prepare(sql);
    if (!rows)
        return std::unexpected(rows.error());
    QHash<QString, QString> result;
    for (;;) {
        const auto more = rows->step();
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return result;
        result.insert(rows->text(0), rows->text(1));
    }
}

Done writePair(Database &database, const char *sql, const QString &first, const QString &second)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, first).bind(2, second).run();
}

} // namespace

Result<CatalogueDatabase> CatalogueDatabase::open(const QString &path)
{
    auto database = Database::open(path, kMigrations);
    if (!database)
        return std::unexpected(database.error());
    CatalogueDatabase result(std::move(*database));
    const auto facts = readPairs(*result.m_database, "SELECT name, value FROM fact");
    if (!facts)
        return std::unexpected(facts.error());
    result.m_knowsNoFolders = !facts->contains(QStringLiteral("folders"));
    return result;
}

Result<QList<AppRecord>> CatalogueDatabase::records()
{
    auto rows = m_database->prepare("SELECT record FROM app ORDER BY position");
    if (!rows)
        return std::unexpected(rows.error());
    QList<AppRecord> result;
    for (;;) {
        const auto more = rows->step();
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return result;
        const auto object = parseJsonObject(rows->text(0).toUtf8(), kRecordLimits);
        const auto record = object ? parseAppRecord(*object) : std::unexpected(object.error());
        if (record)
            result << *record;
    }
}

Done CatalogueDatabase::replaceRecords(const QList<AppRecord> &records)
{
    auto transaction = m_database->begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    if (Done done = m_database->execute("DELETE FROM app"); !done)
        return done;
    auto insert =
        m_database->prepare("INSERT OR REPLACE INTO app (id, position, record) VALUES (?1, ?2, ?3)");
    if (!insert)
        return std::unexpected(insert.error());
    for (qsizetype i = 0; i < records.size(); ++i) {
        insert->bind(1, records[i].id)
            .bind(2, static_cast<qint64>(i))
            .bind(3, QString::fromUtf8(toJson(records[i].source)));
        if (Done done = insert->run(); !done)
            return done;
        insert->reset();
    }
    if (Done done = m_database->execute("DELETE FROM icon WHERE id NOT IN (SELECT id FROM app)"); !done)
        return done;
    return transaction->commit();
}

Result<QHash<QString, QString>> CatalogueDatabase::icons()
{
    return readPairs(*m_database, "SELECT id, file FROM icon");
}

Done CatalogueDatabase::setIcon(const QString &id, const QString &file)
{
    return writePair(*m_database, "INSERT OR REPLACE INTO icon (id, file) VALUES (?1, ?2)", id, file);
}

Result<QHash<QString, QString>> CatalogueDatabase::installed()
{
    return readPairs(*m_database, "SELECT id, version FROM installed");
}

Done CatalogueDatabase::setInstalled(const QString &id, const QString &version)
{
    return writePair(*m_database, "INSERT OR REPLACE INTO installed (id, version) VALUES (?1, ?2)", id,
                     version);
}

Done CatalogueDatabase::removeInstalled(const QString &id)
{
    auto statement = m_database->prepare("DELETE FROM installed WHERE id = ?1");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, id).run();
}

Done CatalogueDatabase::rememberFolders()
{
    m_knowsNoFolders = false;
    return writePair(*m_database, "INSERT OR REPLACE INTO fact (name, value) VALUES (?1, ?2)",
                     QStringLiteral("folders"), QStringLiteral("known"));
}

} // namespace hearth::store
