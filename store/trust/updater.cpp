// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/trust/updater.h"
#include "store/trust/delegation.h"
#include <ranges>

namespace hearth::store
{

namespace
{

// The limits that other clients use, so that what works there works here.
constexpr qint64 kRootBytes = 512'000;
constexpr qint64 kTimestampBytes = 16'384;
constexpr qint64 kSnapshotBytes = 2'000'000;
constexpr qint64 kTargetsBytes = 5'000'000;
constexpr int kRootRotations = 256;
constexpr size_t kVisitedRoles = 32;

bool sameKeys(const Root &before, const Root &after, const char *role)
{
    const auto keysOf = [role](const Root &root) {
        std::map<std::string, std::string> result;
        for (const std::string &id : root.roles.at(role).keyIds) {
            const auto found = root.keys.find(id);
            result.emplace(id, found == root.keys.end() ? std::string() : found->second.value);
        }
        return result;
    };
    return keysOf(before) == keysOf(after);
}

} // namespace

Result<Updater> Updater::create(TrustStore store, FetchMetadata fetch, qint64 now)
{
    const auto bytes = store.load("root");
    if (!bytes)
        return std::unexpected(bytes.error());
    auto trusted = TrustedMetadata::create(*bytes, now);
    if (!trusted)
        return std::unexpected(trusted.error());
    return Updater(std::move(store), std::move(fetch), std::move(*trusted));
}

Done Updater::refresh()
{
    if (const Done done = updateRoot(); !done)
        return done;
    if (const Done done = updateTimestamp(); !done)
        return done;
    if (const Done done = updateSnapshot(); !done)
        return done;
    const auto targets = role("targets", "root");
    return targets ? Done() : std::unexpected(targets.error());
}

Done Updater::updateRoot()
{
    const Root before = m_trusted.root();
    for (int i = 0; i < kRootRotations; ++i) {
        const auto bytes = m_fetch(versioned("root", m_trusted.root().envelope.version + 1), kRootBytes);
        if (!bytes && bytes.error().code == ErrorCode::NotFound)
            break;
        if (!bytes)
            return std::unexpected(bytes.error());
        if (const Done done = m_trusted.updateRoot(*bytes); !done)
            return done;
        // Kept before its expiry is looked at: an expired root still leads to the next one.
        if (const Done saved = m_store.save("root", *bytes); !saved)
            return saved;
    }
    // Whoever held the old keys may have signed huge version numbers; with the keys those go too.
    if (!sameKeys(before, m_trusted.root(), "timestamp") || !sameKeys(before, m_trusted.root(), "snapshot")) {
        m_store.remove("timestamp");
        m_store.remove("snapshot");
    }
    return {};
}

Done Updater::updateTimestamp()
{
    if (const auto local = m_store.load("timestamp")) {
        // Whatever is wrong with it, the server's file decides; what could be read stands against going back.
        [[maybe_unused]] const auto held = m_trusted.updateTimestamp(*local);
    }
    const auto bytes = m_fetch("timestamp.json", kTimestampBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto news = m_trusted.updateTimestamp(*bytes);
    if (!news)
        return std::unexpected(news.error());
    return *news == TimestampNews::Newer ? m_store.save("timestamp", *bytes) : Done();
}

Done Updater::updateSnapshot()
{
    if (const auto local = m_store.load("snapshot")) {
        if (m_trusted.updateSnapshot(*local, TrustedMetadata::From::Disk))
            return {};
    }
    const FileMeta &meta = m_trusted.timestamp()->snapshot;
    const QByteArray name = m_trusted.root().consistentSnapshot ? versioned("snapshot", meta.version)
                                                                : QByteArray("snapshot.json");
    const auto bytes = m_fetch(name, meta.length.value_or(kSnapshotBytes));
    if (!bytes)
        return std::unexpected(bytes.error());
    if (const Done done = m_trusted.updateSnapshot(*bytes, TrustedMetadata::From::Network); !done)
        return done;
    return m_store.save("snapshot", *bytes);
}

Result<const Targets *> Updater::role(const std::string &name, const std::string &delegator)
{
    if (m_trusted.targets(name)) {
        if (const Done done = m_trusted.recheckTargets(name, delegator); !done)
            return std::unexpected(done.error());
        return m_trusted.targets(name);
    }
    if (const auto local = m_store.load(name)) {
        if (m_trusted.updateTargets(*local, name, delegator))
            return m_trusted.targets(name);
    }
    const auto meta = m_trusted.fileOf(name);
    if (!meta)
        return std::unexpected(meta.error());
    const QByteArray file =
        m_trusted.root().consistentSnapshot ? versioned(name, meta->version) : encodedRole(name) + ".json";
    const auto bytes = m_fetch(file, meta->length.value_or(kTargetsBytes));
    if (!bytes)
        return std::unexpected(bytes.error());
    if (const Done done = m_trusted.updateTargets(*bytes, name, delegator); !done)
        return std::unexpected(done.error());
    if (const Done saved = m_store.save(name, *bytes); !saved)
        return std::unexpected(saved.error());
    return m_trusted.targets(name);
}

Result<TargetFile> Updater::find(const std::string &path)
{
    std::vector<std::pair<std::string, std::string>> toVisit{{"targets", "root"}};
    std::set<std::string> visited;
    while (!toVisit.empty() && visited.size() <= kVisitedRoles) {
        const auto [name, delegator] = toVisit.back();
        toVisit.pop_back();
        if (visited.contains(name))
            continue;
        const auto targets = role(name, delegator);
        if (!targets)
            return std::unexpected(targets.error());
        if (const auto found = (*targets)->files.find(path); found != (*targets)->files.end())
            return found->second;
        visited.insert(name);
        std::vector<std::pair<std::string, std::string>> children;
        for (const DelegatedRole &child : (*targets)->delegations) {
            if (!coversPath(child, path))
                continue;
            children.emplace_back(child.name, name);
            if (child.terminating) {
                toVisit.clear();
                break;
            }
        }
        for (const auto &child : children | std::views::reverse)
            toVisit.push_back(child);
    }
    return fail(ErrorCode::NotFound,
                QStringLiteral("the store does not list %1").arg(QString::fromStdString(path)));
}

QByteArray Updater::versioned(const std::string &role, qint64 version) const
{
    return QByteArray::number(version) + '.' + encodedRole(role) + ".json";
}

QByteArray targetUrlPath(const std::string &path, const TargetFile &file, bool consistentSnapshot)
{
    std::string result = path;
    if (consistentSnapshot) {
        const auto sha256 = file.hashes.find("sha256");
        const std::string &hash = (sha256 == file.hashes.end() ? file.hashes.begin() : sha256)->second;
        const size_t slash = path.rfind('/');
        result.insert(slash == std::string::npos ? 0 : slash + 1, hash + '.');
    }
    return QByteArray::fromStdString(result).toPercentEncoding("/");
}

} // namespace hearth::store
