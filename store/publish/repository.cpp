// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/publish/repository.h"
#include "store/package/package_reader.h"
#include "store/publish/signing_key.h"
#include "store/trust/trust_store.h"
#include "store/trust/updater.h"
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTemporaryDir>
#include <algorithm>

namespace hearth::store
{

namespace
{

constexpr qint64 kLargestAppBytes = 4LL * 1024 * 1024 * 1024;
constexpr qint64 kDay = 24 * 60 * 60;
constexpr auto kCataloguePath = "catalogue/apps.json";

Done writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(path.left(path.lastIndexOf(QLatin1Char('/'))));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(path, file.errorString()));
    return {};
}

JsonNode::Object newContent(const char *type)
{
    return {{"_type", type}, {"spec_version", "1.0.34"}, {"version", 0}};
}

JsonNode::Object roleOf(const SigningKey &key)
{
    return {{"keyids", JsonNode::Array{key.id()}}, {"threshold", 1}};
}

Result<SigningKey> loadOrMake(const QString &file)
{
    if (QFile::exists(file))
        return SigningKey::load(file);
    auto key = SigningKey::generate();
    if (!key)
        return key;
    if (const Done saved = key->save(file); !saved)
        return std::unexpected(saved.error());
    return key;
}

JsonNode targetNode(const TargetFile &file)
{
    JsonNode::Object hashes;
    for (const auto &[algorithm, hash] : file.hashes)
        hashes.emplace(algorithm, hash);
    return JsonNode::Object{{"length", file.length}, {"hashes", std::move(hashes)}};
}

JsonNode::Array texts(const QStringList &list)
{
    JsonNode::Array result;
    for (const QString &text : list)
        result.emplace_back(text);
    return result;
}

} // namespace

QString Repository::keyFile(const std::string &role) const
{
    return m_keysFolder + QLatin1Char('/') + QString::fromStdString(role) + QLatin1String(".pem");
}

Result<Repository> Repository::init(const QString &folder, const QString &keysFolder, RepositoryTimes times)
{
    Repository repository(folder, keysFolder, times);
    if (QFile::exists(folder + QLatin1String("/metadata")))
        return fail(ErrorCode::Invalid, QStringLiteral("%1 is a repository already").arg(folder));
    QDir().mkpath(keysFolder);
    JsonNode::Object keys;
    JsonNode::Object roles;
    for (const char *role : {"root", "targets", "snapshot", "timestamp"}) {
        const auto key = loadOrMake(repository.keyFile(role));
        if (!key)
            return std::unexpected(key.error());
        keys.emplace(key->id(), key->node());
        roles.emplace(role, roleOf(*key));
    }
    const auto catalogueKey = loadOrMake(repository.keyFile("catalogue"));
    if (!catalogueKey)
        return std::unexpected(catalogueKey.error());

    JsonNode::Object root = newContent("root");
    root.emplace("consistent_snapshot", true);
    root.emplace("keys", std::move(keys));
    root.emplace("roles", std::move(roles));
    JsonNode::Object delegation = roleOf(*catalogueKey);
    delegation.emplace("name", "catalogue");
    delegation.emplace("terminating", true);
    delegation.emplace("paths", JsonNode::Array{"catalogue/*"});
    JsonNode::Object targets = newContent("targets");
    targets.emplace("targets", JsonNode::Object());
    targets.emplace("delegations",
                    JsonNode::Object{{"keys", JsonNode::Object{{catalogueKey->id(), catalogueKey->node()}}},
                                     {"roles", JsonNode::Array{std::move(delegation)}}});
    JsonNode::Object catalogue = newContent("targets");
    catalogue.emplace("targets", JsonNode::Object());
    JsonNode::Object snapshot = newContent("snapshot");
    snapshot.emplace("meta", JsonNode::Object());
    JsonNode::Object timestamp = newContent("timestamp");
    repository.m_roles = {{"root", std::move(root)},
                          {"targets", std::move(targets)},
                          {"catalogue", std::move(catalogue)},
                          {"snapshot", std::move(snapshot)},
                          {"timestamp", std::move(timestamp)}};

    const QString empty = folder + QLatin1String("/.apps.json");
    if (const Done done = writeFile(empty, plainJson(JsonNode::Object{{"apps", JsonNode::Array()}})); !done)
        return std::unexpected(done.error());
    const auto target = repository.addTarget(kCataloguePath, empty);
    QFile::remove(empty);
    if (!target)
        return std::unexpected(target.error());
    repository.setTarget("catalogue", kCataloguePath, *target);
    if (const Done done = repository.writeRole("root"); !done)
        return std::unexpected(done.error());
    if (const Done done = repository.commit({"targets", "catalogue"}); !done)
        return std::unexpected(done.error());
    return repository;
}

Result<Repository> Repository::open(const QString &folder, const QString &keysFolder, RepositoryTimes times)
{
    Repository repository(folder, keysFolder, times);
    const auto read = [&](const std::string &role, qint64 version) -> Done {
        const QString prefix = version > 0 ? QString::number(version) + QLatin1Char('.') : QString();
        auto content =
            repository.readContent(prefix + QString::fromLatin1(encodedRole(role)) + QLatin1String(".json"));
        if (!content)
            return std::unexpected(content.error());
        repository.m_roles.insert_or_assign(role, *content->asObject());
        return {};
    };
    const auto versionIn = [](const JsonNode &meta) {
        const JsonNode *version = meta.find("version");
        return version && version->asInteger() ? *version->asInteger() : 0;
    };
    if (const Done done = read("timestamp", 0); !done)
        return std::unexpected(done.error());
    const JsonNode timestamp(repository.m_roles.at("timestamp"));
    const JsonNode *snapshotMeta =
        timestamp.find("meta") ? timestamp.find("meta")->find("snapshot.json") : nullptr;
    if (!snapshotMeta)
        return fail(ErrorCode::Damaged, QStringLiteral("timestamp.json names no snapshot"));
    if (const Done done = read("snapshot", versionIn(*snapshotMeta)); !done)
        return std::unexpected(done.error());
    const JsonNode snapshot(repository.m_roles.at("snapshot"));
    for (const auto &[name, meta] : *snapshot.find("meta")->asObject()) {
        if (const Done done = read(name.substr(0, name.size() - 5), versionIn(meta)); !done)
            return std::unexpected(done.error());
    }
    return repository;
}

Result<JsonNode> Repository::readContent(const QString &name) const
{
    QFile file(m_folder + QLatin1String("/metadata/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, QStringLiteral("cannot read %1").arg(file.fileName()));
    const auto tree = parseJsonTree(file.readAll());
    if (!tree)
        return tree;
    const JsonNode *content = tree->find("signed");
    if (!content || !content->asObject())
        return fail(ErrorCode::Damaged, QStringLiteral("%1 is no metadata").arg(name));
    return *content;
}

Done Repository::writeRole(const std::string &role)
{
    JsonNode::Object &content = m_roles.at(role);
    const qint64 version = *content.at("version").asInteger() + 1;
    const qint64 days = role == "root"                              ? m_times.rootDays
                        : role == "timestamp"                       ? m_times.timestampDays
                        : role == "snapshot" || role == "catalogue" ? m_times.onlineDays
                                                                    : m_times.targetsDays;
    content.insert_or_assign("version", version);
    content.insert_or_assign(
        "expires", QDateTime::fromSecsSinceEpoch(m_times.now + days * kDay, Qt::UTC).toString(Qt::ISODate));
    const auto key = SigningKey::load(keyFile(role));
    if (!key)
        return std::unexpected(key.error());
    const auto signature = key->sign(canonicalJson(content));
    if (!signature)
        return std::unexpected(signature.error());
    const JsonNode envelope(JsonNode::Object{
        {"signed", content},
        {"signatures", JsonNode::Array{JsonNode::Object{{"keyid", key->id()}, {"sig", *signature}}}}});
    const QString prefix = role == "timestamp" ? QString() : QString::number(version) + QLatin1Char('.');
    return writeFile(m_folder + QLatin1String("/metadata/") + prefix +
                         QString::fromLatin1(encodedRole(role)) + QLatin1String(".json"),
                     plainJson(envelope));
}

Done Repository::commit(const std::vector<std::string> &changedRoles)
{
    for (const std::string &role : changedRoles) {
        if (const Done done = writeRole(role); !done)
            return done;
        m_roles.at("snapshot")
            .at("meta")
            .asObject()
            ->insert_or_assign(role + ".json",
                               JsonNode::Object{{"version", *m_roles.at(role).at("version").asInteger()}});
    }
    if (const Done done = writeRole("snapshot"); !done)
        return done;
    const qint64 version = *m_roles.at("snapshot").at("version").asInteger();
    m_roles.at("timestamp")
        .insert_or_assign("meta",
                          JsonNode::Object{{"snapshot.json", JsonNode::Object{{"version", version}}}});
    return writeRole("timestamp");
}

Result<TargetFile> Repository::addTarget(const std::string &path, const QString &sourceFile)
{
    const auto hash = sha256OfFile(sourceFile);
    if (!hash)
        return std::unexpected(hash.error());
    const TargetFile target{QFileInfo(sourceFile).size(), {{"sha256", *hash}}, {}};
    const QString place =
        m_folder + QLatin1String("/targets/") +
        QString::fromUtf8(QByteArray::fromPercentEncoding(targetUrlPath(path, target, true)));
    QDir().mkpath(place.left(place.lastIndexOf(QLatin1Char('/'))));
    if (!QFile::exists(place) && !QFile::copy(sourceFile, place))
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1").arg(place));
    return target;
}

void Repository::setTarget(const std::string &role, const std::string &path, const TargetFile &file)
{
    m_roles.at(role).at("targets").asObject()->insert_or_assign(path, targetNode(file));
}

Done Repository::addPartner(const std::string &role, const std::string &partner)
{
    const auto key = loadOrMake(keyFile(role));
    if (!key)
        return std::unexpected(key.error());
    JsonNode::Object delegation = roleOf(*key);
    delegation.emplace("name", role);
    delegation.emplace("terminating", true);
    delegation.emplace("paths", JsonNode::Array{"apps/" + partner + "/*/*"});
    JsonNode::Object &delegations = *m_roles.at("targets").at("delegations").asObject();
    delegations.at("keys").asObject()->insert_or_assign(key->id(), key->node());
    JsonNode::Array list = *delegations.at("roles").asArray();
    list.emplace_back(std::move(delegation));
    delegations.insert_or_assign("roles", std::move(list));
    JsonNode::Object content = newContent("targets");
    content.emplace("targets", JsonNode::Object());
    m_roles.emplace(role, std::move(content));
    return {};
}

Result<Manifest> Repository::publish(const QString &partner, const QString &packageFile)
{
    static const QRegularExpression partnerName(QStringLiteral("\\A[a-z][a-z0-9-]{0,40}\\z"));
    if (!partnerName.match(partner).hasMatch())
        return fail(ErrorCode::Invalid,
                    QStringLiteral("a partner's name is lower-case letters, digits and -"));
    QFile package(packageFile);
    const QTemporaryDir folder;
    if (!package.open(QIODevice::ReadOnly) || !folder.isValid())
        return fail(ErrorCode::NotFound, QStringLiteral("cannot read %1").arg(packageFile));
    auto manifest = unpackPackage(package.handle(), folder.path(), kLargestAppBytes);
    if (!manifest)
        return manifest;

    const std::string name = partner.toStdString();
    const std::string role = "p." + name;
    std::vector<std::string> changed{role, "catalogue"};
    if (!m_roles.contains(role)) {
        if (const Done done = addPartner(role, name); !done)
            return std::unexpected(done.error());
        changed.emplace_back("targets");
    }
    const std::string base = "apps/" + name + '/' + manifest->id.toStdString() + '/';
    const std::string packagePath = base + manifest->version.toStdString() + ".hpk";
    const std::string iconPath = base + manifest->version.toStdString() + ".png";
    const auto packageTarget = addTarget(packagePath, packageFile);
    const auto iconTarget = addTarget(iconPath, folder.filePath(manifest->icon));
    if (!packageTarget || !iconTarget)
        return std::unexpected(packageTarget ? iconTarget.error() : packageTarget.error());
    setTarget(role, packagePath, *packageTarget);
    setTarget(role, iconPath, *iconTarget);
    if (const Done done = addToCatalogue(name, *manifest, packagePath, *packageTarget, iconPath); !done)
        return std::unexpected(done.error());
    if (const Done done = commit(changed); !done)
        return std::unexpected(done.error());
    return manifest;
}

Done Repository::addToCatalogue(const std::string &partner, const Manifest &manifest,
                                const std::string &packagePath, const TargetFile &package,
                                const std::string &iconPath)
{
    const JsonNode::Object &targets = *m_roles.at("catalogue").at("targets").asObject();
    const JsonNode &current = targets.at(kCataloguePath);
    const TargetFile old{0, {{"sha256", *current.find("hashes")->find("sha256")->asText()}}, {}};
    QFile file(m_folder + QLatin1String("/targets/") +
               QString::fromLatin1(targetUrlPath(kCataloguePath, old, true)));
    const auto tree =
        file.open(QIODevice::ReadOnly) ? parseJsonTree(file.readAll()) : Result<JsonNode>(JsonNode());
    if (!tree || !tree->find("apps") || !tree->find("apps")->asArray())
        return fail(ErrorCode::Damaged, QStringLiteral("cannot read the catalogue %1").arg(file.fileName()));
    JsonNode::Array apps = *tree->find("apps")->asArray();
    const auto same = std::ranges::find_if(apps, [&](const JsonNode &app) {
        const JsonNode *id = app.find("id");
        return id && id->asText() && *id->asText() == manifest.id.toStdString();
    });
    if (same != apps.end() && *same->find("partner")->asText() != partner)
        return fail(ErrorCode::NotAllowed, QStringLiteral("%1 belongs to another partner").arg(manifest.id));
    const JsonNode record(JsonNode::Object{{"id", manifest.id},
                                           {"partner", partner},
                                           {"title", manifest.title},
                                           {"vendor", manifest.vendor},
                                           {"version", manifest.version},
                                           {"description", manifest.description},
                                           {"type", typeName(manifest.type)},
                                           {"category", manifest.category},
                                           {"permissions", texts(manifest.permissions)},
                                           {"ageRating", manifest.ageRating},
                                           {"apiVersion", manifest.apiVersion},
                                           {"package", packagePath},
                                           {"sha256", package.hashes.at("sha256")},
                                           {"sizeBytes", package.length},
                                           {"unpackedBytes", manifest.unpackedBytes()},
                                           {"icon", iconPath}});
    if (same == apps.end())
        apps.push_back(record);
    else
        *same = record;
    const QString fresh = m_folder + QLatin1String("/.apps.json");
    if (const Done done = writeFile(fresh, plainJson(JsonNode::Object{{"apps", std::move(apps)}})); !done)
        return done;
    const auto target = addTarget(kCataloguePath, fresh);
    QFile::remove(fresh);
    if (!target)
        return std::unexpected(target.error());
    setTarget("catalogue", kCataloguePath, *target);
    return {};
}

Done Repository::refresh()
{
    return commit({"catalogue"});
}

} // namespace hearth::store
