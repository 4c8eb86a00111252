// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/model/appliance_store.h"
#include "resources/base/json.h"

namespace hearth::bridge
{

namespace
{

constexpr const char *kMigrations[] = {
    "CREATE TABLE appliance(id TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT '', room TEXT NOT NULL DEFAULT "
    "'',"
    " last TEXT) WITHOUT ROWID",
    "CREATE TABLE notice(key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
};

constexpr JsonLimits kSnapshotLimits{4 * 1024 * 1024, 32};

} // namespace

Result<ApplianceStore> ApplianceStore::open(const QString &path)
{
    Result<std::unique_ptr<Database>> database = Database::open(path, kMigrations);
    if (!database)
        return std::unexpected(std::move(database.error()).within(QStringLiteral("appliances")));
    return ApplianceStore(std::move(*database));
}

Result<std::vector<StoredAppliance>> ApplianceStore::load()
{
    Result<Statement> query = m_database->prepare("SELECT id,name,room,last FROM appliance");
    if (!query)
        return std::unexpected(query.error());
    std::vector<StoredAppliance> result;
    while (true) {
        const Result<bool> row = query->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return result;
        StoredAppliance stored{query->text(0), query->text(1), query->text(2), std::nullopt};
        if (!query->isNull(3)) {
            const Result<QJsonObject> last = parseJsonObject(query->text(3).toUtf8(), kSnapshotLimits);
            if (last) {
                stored.last = Appliance::fromJson(*last);
                stored.last->id = stored.id;
                stored.last->isReachable = false;
                for (Capability &capability : stored.last->capabilities)
                    capability.isStale = true;
            }
        }
        result.push_back(std::move(stored));
    }
}

Done ApplianceStore::save(const std::vector<const Appliance *> &appliances,
                          const std::vector<QJsonObject> &notices)
{
    Result<Transaction> transaction = m_database->begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    Result<Statement> write = m_database->prepare(
        "INSERT INTO appliance(id,last) VALUES(?1,?2) ON CONFLICT(id) DO UPDATE SET last=excluded.last");
    if (!write)
        return std::unexpected(write.error());
    for (const Appliance *appliance : appliances) {
        QJsonObject last = appliance->toJson();
        if (!appliance->hardware.isEmpty())
            last.insert(QStringLiteral("hardware"), appliance->hardware);
        write->bind(1, appliance->id).bind(2, QString::fromUtf8(hearth::toJson(last)));
        if (Done done = write->run(); !done)
            return done;
        write->reset();
    }
    Result<Statement> keep = m_database->prepare("INSERT INTO notice(key,body) VALUES(?1,?2)");
    if (!keep)
        return std::unexpected(keep.error());
    for (const QJsonObject &notice : notices) {
        keep->bind(1, notice[QLatin1String("key")].toString())
            .bind(2, QString::fromUtf8(hearth::toJson(notice)));
        if (Done done = keep->run(); !done)
            return done;
        keep->reset();
    }
    return transaction->commit();
}

Result<std::vector<QJsonObject>> ApplianceStore::notices()
{
    Result<Statement> query = m_database->prepare("SELECT body FROM notice");
    if (!query)
        return std::unexpected(query.error());
    std::vector<QJsonObject> result;
    while (true) {
        const Result<bool> row = query->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return result;
        if (const Result<QJsonObject> notice = parseJsonObject(query->text(0).toUtf8(), kSnapshotLimits))
            result.push_back(*notice);
    }
}

Done ApplianceStore::forgetNotice(const QString &key)
{
    Result<Statement> drop = m_database->prepare("DELETE FROM notice WHERE key=?1");
    if (!drop)
        return std::unexpected(drop.error());
    return drop->bind(1, key).run();
}

Done ApplianceStore::rename(const QString &id, const QString &name)
{
    Result<Statement> write = m_database->prepare(
        "INSERT INTO appliance(id,name) VALUES(?1,?2) ON CONFLICT(id) DO UPDATE SET name=excluded.name");
    if (!write)
        return std::unexpected(write.error());
    return write->bind(1, id).bind(2, name).run();
}

Done ApplianceStore::setRoom(const QString &id, const QString &room)
{
    Result<Statement> write = m_database->prepare(
        "INSERT INTO appliance(id,room) VALUES(?1,?2) ON CONFLICT(id) DO UPDATE SET room=excluded.room");
    if (!write)
        return std::unexpected(write.error());
    return write->bind(1, id).bind(2, room).run();
}

Done ApplianceStore::remove(const QString &id)
{
    Result<Statement> clear = m_database->prepare("UPDATE appliance SET last=NULL WHERE id=?1");
    if (!clear)
        return std::unexpected(clear.error());
    if (Done done = clear->bind(1, id).run(); !done)
        return done;
    Result<Statement> drop = m_database->prepare("DELETE FROM appliance WHERE id=?1 AND name='' AND room=''");
    if (!drop)
        return std::unexpected(drop.error());
    return drop->bind(1, id).run();
}

} // namespace hearth::bridge
