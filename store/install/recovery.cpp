// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/install/recovery.h"
#include "store/trust/trust_store.h"
#include "store/trust/trusted_metadata.h"
#include <QFile>
#include <QLoggingCategory>

namespace hearth::store
{

namespace
{

Q_LOGGING_CATEGORY(lcStore, "hearth.store.recovery")

constexpr qint64 kRootBytes = 1024 * 1024;

} // namespace

Done anchorTrust(const QString &folder, const QString &trustedRootFile)
{
    TrustStore store(folder);
    const auto held = store.load("root");
    if (held && TrustedMetadata::create(*held, 0))
        return {};
    QFile file(trustedRootFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    QStringLiteral("the store's root of trust %1 cannot be read").arg(trustedRootFile));
    const QByteArray bytes = file.read(kRootBytes);
    if (const auto root = TrustedMetadata::create(bytes, 0); !root)
        return std::unexpected(Error(root.error()).within(trustedRootFile));
    return store.save("root", bytes);
}

Result<QHash<QString, QString>> recover(CatalogueDatabase &database, const AppFolders &folders)
{
    if (database.knowsNoFolders()) {
        const QHash<QString, QString> found = folders.survey();
        for (auto row = found.begin(); row != found.end(); ++row) {
            qCWarning(lcStore).noquote()
                << "took in" << row.key() << row.value() << "that a lost database had known";
            if (const Done done = database.setInstalled(row.key(), row.value()); !done)
                return std::unexpected(done.error());
        }
        if (const Done done = database.rememberFolders(); !done)
            return std::unexpected(done.error());
    }
    auto installed = database.installed();
    if (!installed)
        return installed;
    for (const QString &id : folders.reconcile(*installed)) {
        qCWarning(lcStore).noquote() << id << "has lost its folder and counts as not installed";
        if (const Done done = database.removeInstalled(id); !done)
            return std::unexpected(done.error());
        installed->remove(id);
    }
    return installed;
}

} // namespace hearth::store
