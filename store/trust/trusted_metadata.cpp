// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/trust/trusted_metadata.h"
#include <QDateTime>
#include <algorithm>

namespace hearth::store
{

namespace
{

std::unexpected<Error> refuse(const QString &what)
{
    return fail(ErrorCode::Damaged, what,
                Error::tr("Nothing was changed. If it stays so, tell the operator of the store"));
}

Done checkFile(const QByteArray &bytes, const FileMeta &meta, const char *name)
{
    if (meta.length && bytes.size() != *meta.length)
        return refuse(QStringLiteral("%1 has not the length that is signed").arg(QLatin1String(name)));
    if (!meta.hashes.empty()) {
        if (Done done = checkHashes(bytes, meta.hashes); !done)
            return std::unexpected(std::move(done.error()).within(QLatin1String(name)));
    }
    return {};
}

} // namespace

Result<TrustedMetadata> TrustedMetadata::create(const QByteArray &rootBytes, qint64 now)
{
    auto root = parseRoot(rootBytes);
    if (!root)
        return std::unexpected(std::move(root.error()).within(QStringLiteral("root")));
    if (const Done done = checkSignatures(root->envelope, root->keys, root->roles.at("root"), "root"); !done)
        return std::unexpected(done.error());
    return TrustedMetadata(std::move(*root), now);
}

Done TrustedMetadata::updateRoot(const QByteArray &bytes)
{
    auto root = parseRoot(bytes);
    if (!root)
        return std::unexpected(std::move(root.error()).within(QStringLiteral("root")));
    if (const Done byOld = checkSignatures(root->envelope, m_root.keys, m_root.roles.at("root"), "root");
        !byOld)
        return byOld;
    if (root->envelope.version != m_root.envelope.version + 1)
        return refuse(QStringLiteral("root is version %1 where %2 belongs")
                          .arg(root->envelope.version)
                          .arg(m_root.envelope.version + 1));
    if (const Done byNew = checkSignatures(root->envelope, root->keys, root->roles.at("root"), "root");
        !byNew)
        return byNew;
    m_root = std::move(*root);
    return {};
}

Result<TimestampNews> TrustedMetadata::updateTimestamp(const QByteArray &bytes)
{
    if (const Done fresh = checkExpiry(m_root.envelope, "root"); !fresh)
        return std::unexpected(fresh.error());
    auto timestamp = parseTimestamp(bytes);
    if (!timestamp)
        return std::unexpected(std::move(timestamp.error()).within(QStringLiteral("timestamp")));
    const Done signedWell =
        checkSignatures(timestamp->envelope, m_root.keys, m_root.roles.at("timestamp"), "timestamp");
    if (!signedWell)
        return std::unexpected(signedWell.error());
    if (m_timestamp) {
        if (timestamp->envelope.version < m_timestamp->envelope.version)
            return refuse(
                QStringLiteral("timestamp went back to version %1").arg(timestamp->envelope.version));
        if (timestamp->envelope.version == m_timestamp->envelope.version) {
            // What is already held stays; it still has to be fresh, which the next step checks.
            return TimestampNews::Same;
        }
        if (timestamp->snapshot.version < m_timestamp->snapshot.version)
            return refuse(QStringLiteral("timestamp names an older snapshot"));
    }
    m_timestamp = std::move(*timestamp);
    if (const Done fresh = checkExpiry(m_timestamp->envelope, "timestamp"); !fresh)
        return std::unexpected(fresh.error());
    return TimestampNews::Newer;
}

Done TrustedMetadata::updateSnapshot(const QByteArray &bytes, From from)
{
    if (!m_timestamp)
        return refuse(QStringLiteral("snapshot without a timestamp"));
    if (const Done fresh = checkExpiry(m_timestamp->envelope, "timestamp"); !fresh)
        return fresh;
    if (from == From::Network) {
        if (const Done fits = checkFile(bytes, m_timestamp->snapshot, "snapshot"); !fits)
            return fits;
    }
    auto snapshot = parseSnapshot(bytes);
    if (!snapshot)
        return std::unexpected(std::move(snapshot.error()).within(QStringLiteral("snapshot")));
    const Done signedWell =
        checkSignatures(snapshot->envelope, m_root.keys, m_root.roles.at("snapshot"), "snapshot");
    if (!signedWell)
        return signedWell;
    if (m_snapshot) {
        for (const auto &[name, meta] : m_snapshot->files) {
            const auto found = snapshot->files.find(name);
            if (found == snapshot->files.end())
                return refuse(QStringLiteral("snapshot lost %1").arg(QString::fromStdString(name)));
            if (found->second.version < meta.version)
                return refuse(QStringLiteral("snapshot takes %1 back").arg(QString::fromStdString(name)));
        }
    }
    // An older snapshot from the disk is kept as what may not be gone back from; it is not final yet.
    if (from == From::Network && snapshot->envelope.version != m_timestamp->snapshot.version)
        return refuse(QStringLiteral("snapshot is not the version that the timestamp names"));
    m_snapshot = std::move(*snapshot);
    return checkSnapshotIsFinal();
}

Done TrustedMetadata::updateTargets(const QByteArray &bytes, const std::string &role,
                                    const std::string &delegator)
{
    if (const Done final = checkSnapshotIsFinal(); !final)
        return final;
    const auto meta = fileOf(role);
    if (!meta)
        return std::unexpected(meta.error());
    if (const Done fits = checkFile(bytes, *meta, role.c_str()); !fits)
        return fits;
    auto targets = parseTargets(bytes);
    if (!targets)
        return std::unexpected(std::move(targets.error()).within(QString::fromStdString(role)));
    if (const Done signedWell = checkDelegation(targets->envelope, role, delegator); !signedWell)
        return signedWell;
    if (targets->envelope.version != meta->version)
        return refuse(QStringLiteral("%1 is not the version that the snapshot names")
                          .arg(QString::fromStdString(role)));
    if (const Done fresh = checkExpiry(targets->envelope, role); !fresh)
        return fresh;
    m_targets.insert_or_assign(role, std::move(*targets));
    m_checkedPaths.emplace(role, delegator);
    return {};
}

const Targets *TrustedMetadata::targets(const std::string &role) const
{
    const auto found = m_targets.find(role);
    return found == m_targets.end() ? nullptr : &found->second;
}

Done TrustedMetadata::recheckTargets(const std::string &role, const std::string &delegator)
{
    const Targets *known = targets(role);
    if (!known)
        return refuse(QStringLiteral("%1 is not loaded").arg(QString::fromStdString(role)));
    if (m_checkedPaths.contains({role, delegator}))
        return {};
    if (const Done signedWell = checkDelegation(known->envelope, role, delegator); !signedWell)
        return signedWell;
    m_checkedPaths.emplace(role, delegator);
    return {};
}

Result<FileMeta> TrustedMetadata::fileOf(const std::string &role) const
{
    const auto found =
        m_snapshot ? m_snapshot->files.find(role + ".json") : decltype(m_snapshot->files.end())();
    if (!m_snapshot || found == m_snapshot->files.end())
        return refuse(QStringLiteral("the snapshot does not list %1").arg(QString::fromStdString(role)));
    return found->second;
}

Done TrustedMetadata::checkExpiry(const Envelope &envelope, const std::string &name) const
{
    if (m_now < envelope.expires)
        return {};
    return fail(ErrorCode::Unavailable,
                Error::tr("the store's list is out of date (%1 expired on %2)")
                    .arg(QString::fromStdString(name),
                         QDateTime::fromSecsSinceEpoch(envelope.expires, Qt::UTC).toString(Qt::ISODate)),
                Error::tr("Check the clock of the set; if it is right, try again later"));
}

Done TrustedMetadata::checkSnapshotIsFinal() const
{
    if (!m_snapshot || !m_timestamp)
        return refuse(QStringLiteral("no snapshot"));
    if (const Done fresh = checkExpiry(m_timestamp->envelope, "timestamp"); !fresh)
        return fresh;
    if (const Done fresh = checkExpiry(m_snapshot->envelope, "snapshot"); !fresh)
        return fresh;
    if (m_snapshot->envelope.version != m_timestamp->snapshot.version)
        return refuse(QStringLiteral("snapshot is not the version that the timestamp names"));
    return {};
}

Done TrustedMetadata::checkDelegation(const Envelope &envelope, const std::string &role,
                                      const std::string &delegator) const
{
    if (delegator == "root")
        return checkSignatures(envelope, m_root.keys, m_root.roles.at("targets"), role);
    const Targets *parent = targets(delegator);
    if (!parent)
        return refuse(QStringLiteral("%1 is not loaded").arg(QString::fromStdString(delegator)));
    const auto found = std::ranges::find(parent->delegations, role, &DelegatedRole::name);
    if (found == parent->delegations.end())
        return refuse(QStringLiteral("%1 does not delegate to %2")
                          .arg(QString::fromStdString(delegator), QString::fromStdString(role)));
    return checkSignatures(envelope, parent->delegationKeys, found->keys, role);
}

} // namespace hearth::store
