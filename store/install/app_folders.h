// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The apps folder: "<id>/<version>/" is an installed app and never changes, "<id>/data/" is what the app
// wrote,
// ".stage/<uuid>/" is work in progress and worth nothing after a crash. Blocking; any thread, one at a time
// per path.

#include "resources/base/result.h"
#include "store/package/manifest.h"
#include <QHash>

namespace hearth::store
{

class AppFolders
{
public:
    explicit AppFolders(QString root) : m_root(std::move(root)) {}

    [[nodiscard]] QString app(const QString &id) const { return m_root + QLatin1Char('/') + id; }
    [[nodiscard]] QString version(const QString &id, const QString &version) const;
    [[nodiscard]] qint64 freeBytes() const;

    /// An empty folder of its own.
    [[nodiscard]] Result<QString> makeStage() const;
    /// Moves a finished stage to its place and does not return before the disk has it. Damaged when the
    /// package is of another app or version.
    [[nodiscard]] Done place(const QString &stage, const QString &id, const QString &version) const;
    /// Takes an app (or, with a version, that version) out of sight at once; the returned folder is for
    /// erase().
    [[nodiscard]] Result<QString> setAside(const QString &id, const QString &version = {}) const;
    static void erase(const QString &folder);

    [[nodiscard]] Result<Manifest> manifest(const QString &id, const QString &version) const;
    /// What a start finds: drops the stage and every version that `installed` does not name; returns the ids
    /// of rows whose folder is not there.
    [[nodiscard]] QStringList reconcile(const QHash<QString, QString> &installed) const;
    /// Complete versions that lie there, the newest of each app: for a database that was lost.
    [[nodiscard]] QHash<QString, QString> survey() const;

private:
    [[nodiscard]] QString stageRoot() const { return m_root + QLatin1String("/.stage"); }

    QString m_root;
};

} // namespace hearth::store
