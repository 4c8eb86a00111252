// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A store as static files: TUF metadata with consistent snapshots, and targets. Written so that a reader at
// any moment, and after any crash, sees a consistent store: new files first, timestamp.json last. Roles:
// root, targets (delegations alone), snapshot, timestamp, "catalogue" (the operator's list of apps) and
// "p.<partner>" (that partner's packages). A set installs what both of the last two name.
// For operators' and partners' machines and as the tests' fixture; blocking, one writer at a time.

#include "store/package/manifest.h"
#include "store/trust/metadata.h"
#include <functional>

namespace hearth::store
{

struct RepositoryTimes {
    qint64 now = 0; // seconds since 1970
    qint64 rootDays = 365;
    qint64 targetsDays = 180;
    qint64 onlineDays = 7; // snapshot, catalogue
    qint64 timestampDays = 3;
};

class Repository
{
public:
    /// Makes keys in `keysFolder` ("<role>.pem") and version 1 of everything in `folder`.
    static Result<Repository> init(const QString &folder, const QString &keysFolder, RepositoryTimes times);
    static Result<Repository> open(const QString &folder, const QString &keysFolder, RepositoryTimes times);

    /// Adds the package and its icon to the partner's role and to the catalogue. A new partner's role is
    /// made, with a key in the keys folder unless there is one. Invalid when another partner has the app's
    /// id.
    Result<Manifest> publish(const QString &partner, const QString &packageFile);
    /// Signs snapshot, catalogue and timestamp anew, so that they stay fresh.
    Done refresh();

private:
    Repository(QString folder, QString keysFolder, RepositoryTimes times)
        : m_folder(std::move(folder)), m_keysFolder(std::move(keysFolder)), m_times(times)
    {
    }
    [[nodiscard]] QString keyFile(const std::string &role) const;
    Result<JsonNode> readContent(const QString &name) const;
    Result<TargetFile> addTarget(const std::string &path, const QString &sourceFile);
    Done writeRole(const std::string &role);
    Done commit(const std::vector<std::string> &changedRoles);
    Done addPartner(const std::string &role, const std::string &partner);
    void setTarget(const std::string &role, const std::string &path, const TargetFile &file);
    Done addToCatalogue(const std::string &partner, const Manifest &manifest, const std::string &packagePath,
                        const TargetFile &package, const std::string &iconPath);

    QString m_folder;
    QString m_keysFolder;
    RepositoryTimes m_times;
    std::map<std::string, JsonNode::Object> m_roles; // the signed parts, newest version
};

} // namespace hearth::store
