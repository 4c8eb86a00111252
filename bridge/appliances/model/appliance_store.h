// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// appliances.db: what the household called its appliances and the last state of each, so that a restart shows
// the home at once. Owned by the registry, on its thread. One row an appliance; a removed appliance keeps its
// row while the household's own name or room is in it.

#include "bridge/appliances/model/appliance.h"
#include "resources/base/database.h"

namespace hearth::bridge
{

struct StoredAppliance {
    QString id;
    QString name; // the household's; empty = as the appliance says
    QString room;
    std::optional<Appliance> last; // every capability marked stale
};

class ApplianceStore
{
public:
    static Result<ApplianceStore> open(const QString &path);

    Result<std::vector<StoredAppliance>> load();
    /// One transaction for all. The notices, each with a "key" of its own, are kept until they are handed
    /// over.
    Done save(const std::vector<const Appliance *> &appliances, const std::vector<QJsonObject> &notices = {});
    Result<std::vector<QJsonObject>> notices();
    Done forgetNotice(const QString &key);
    Done rename(const QString &id, const QString &name);
    Done setRoom(const QString &id, const QString &room);
    Done remove(const QString &id);

private:
    explicit ApplianceStore(std::unique_ptr<Database> database) : m_database(std::move(database)) {}
    std::unique_ptr<Database> m_database;
};

} // namespace hearth::bridge
