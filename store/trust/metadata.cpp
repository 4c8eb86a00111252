// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/trust/metadata.h"
#include <QDateTime>
#include <set>

namespace hearth::store
{

namespace
{

std::unexpected<Error> malformed(const QString &what)
{
    return fail(ErrorCode::Invalid, what);
}

const std::string *textIn(const JsonNode &node, const char *key)
{
    const JsonNode *member = node.find(key);
    return member ? member->asText() : nullptr;
}

const qint64 *integerIn(const JsonNode &node, const char *key)
{
    const JsonNode *member = node.find(key);
    return member ? member->asInteger() : nullptr;
}

const JsonNode::Object *objectIn(const JsonNode &node, const char *key)
{
    const JsonNode *member = node.find(key);
    return member ? member->asObject() : nullptr;
}

Result<std::vector<std::string>> textsIn(const JsonNode &node, const char *key)
{
    std::vector<std::string> result;
    const JsonNode *member = node.find(key);
    if (!member || !member->asArray())
        return malformed(QStringLiteral("%1 is no list").arg(QLatin1String(key)));
    for (const JsonNode &entry : *member->asArray()) {
        if (!entry.asText())
            return malformed(QStringLiteral("%1 holds something else than text").arg(QLatin1String(key)));
        result.push_back(*entry.asText());
    }
    return result;
}

Result<Envelope> parseEnvelope(const QByteArray &bytes, const char *type)
{
    const auto tree = parseJsonTree(bytes);
    if (!tree)
        return std::unexpected(tree.error());
    const JsonNode *content = tree->find("signed");
    const JsonNode *signatures = tree->find("signatures");
    if (!content || !content->asObject() || !signatures || !signatures->asArray())
        return malformed(QStringLiteral("neither signed nor signatures"));
    Envelope envelope;
    std::set<std::string> seen;
    for (const JsonNode &entry : *signatures->asArray()) {
        const std::string *keyId = textIn(entry, "keyid");
        const std::string *hex = textIn(entry, "sig");
        if (!keyId || !hex)
            return malformed(QStringLiteral("a signature lacks keyid or sig"));
        if (!seen.insert(*keyId).second)
            return malformed(QStringLiteral("two signatures with one key id"));
        envelope.signatures.push_back({*keyId, *hex});
    }
    const std::string *found = textIn(*content, "_type");
    const std::string *spec = textIn(*content, "spec_version");
    const std::string *expires = textIn(*content, "expires");
    const qint64 *version = integerIn(*content, "version");
    if (!found || *found != type)
        return malformed(QStringLiteral("not of the type %1").arg(QLatin1String(type)));
    if (!spec || !spec->starts_with("1."))
        return fail(ErrorCode::Unsupported, QStringLiteral("not of version 1 of the specification"));
    if (!version || *version < 1)
        return malformed(QStringLiteral("version is not 1 or more"));
    const QDateTime time =
        expires ? QDateTime::fromString(QString::fromStdString(*expires), Qt::ISODateWithMs) : QDateTime();
    if (!time.isValid() || !expires->ends_with('Z'))
        return malformed(QStringLiteral("expires is no time in UTC"));
    envelope.version = *version;
    envelope.expires = time.toSecsSinceEpoch();
    envelope.canonical = canonicalJson(*content);
    envelope.content = *content;
    return envelope;
}

Result<RoleKeys> parseRoleKeys(const JsonNode &node)
{
    const qint64 *threshold = integerIn(node, "threshold");
    auto keyIds = textsIn(node, "keyids");
    if (!keyIds)
        return std::unexpected(keyIds.error());
    if (!threshold || *threshold < 1)
        return malformed(QStringLiteral("a threshold below 1"));
    if (std::set(keyIds->begin(), keyIds->end()).size() != keyIds->size())
        return malformed(QStringLiteral("a key id twice in one role"));
    return RoleKeys{std::move(*keyIds), *threshold};
}

Result<Keys> parseKeys(const JsonNode::Object &object)
{
    Keys keys;
    for (const auto &[id, node] : object) {
        auto key = parseKey(node);
        if (!key)
            return std::unexpected(key.error());
        keys.emplace(id, std::move(*key));
    }
    return keys;
}

Result<Hashes> parseHashes(const JsonNode &node)
{
    Hashes hashes;
    const JsonNode *member = node.find("hashes");
    if (!member)
        return hashes;
    if (!member->asObject() || member->asObject()->empty())
        return malformed(QStringLiteral("hashes is no filled object"));
    for (const auto &[algorithm, hash] : *member->asObject()) {
        if (!hash.asText())
            return malformed(QStringLiteral("a hash is no text"));
        hashes.emplace(algorithm, *hash.asText());
    }
    return hashes;
}

Result<FileMeta> parseFileMeta(const JsonNode &node)
{
    FileMeta meta;
    const qint64 *version = integerIn(node, "version");
    auto hashes = parseHashes(node);
    if (!hashes)
        return std::unexpected(hashes.error());
    if (!version || *version < 1)
        return malformed(QStringLiteral("a file's version is not 1 or more"));
    if (node.find("length")) {
        const qint64 *length = integerIn(node, "length");
        if (!length || *length < 0)
            return malformed(QStringLiteral("a file's length is no count"));
        meta.length = *length;
    }
    meta.version = *version;
    meta.hashes = std::move(*hashes);
    return meta;
}

Result<DelegatedRole> parseDelegatedRole(const JsonNode &node)
{
    DelegatedRole role;
    const std::string *name = textIn(node, "name");
    const JsonNode *terminating = node.find("terminating");
    auto keys = parseRoleKeys(node);
    if (!keys)
        return std::unexpected(keys.error());
    if (!name || name->empty() || !terminating || !terminating->asBool())
        return malformed(QStringLiteral("a delegation lacks name or terminating"));
    for (const char *own : {"root", "timestamp", "snapshot", "targets"}) {
        if (*name == own)
            return malformed(QStringLiteral("a delegation to a top-level role"));
    }
    const bool byPath = node.find("paths");
    if (byPath == (node.find("path_hash_prefixes") != nullptr))
        return malformed(QStringLiteral("a delegation needs either paths or path_hash_prefixes"));
    auto patterns = textsIn(node, byPath ? "paths" : "path_hash_prefixes");
    if (!patterns)
        return std::unexpected(patterns.error());
    (byPath ? role.paths : role.hashPrefixes) = std::move(*patterns);
    role.name = *name;
    role.keys = std::move(*keys);
    role.terminating = *terminating->asBool();
    return role;
}

Done parseDelegations(const JsonNode &node, Targets &targets)
{
    const JsonNode::Object *keyObject = objectIn(node, "keys");
    const JsonNode *roles = node.find("roles");
    if (!keyObject || !roles || !roles->asArray())
        return malformed(QStringLiteral("delegations without keys or roles"));
    auto keys = parseKeys(*keyObject);
    if (!keys)
        return std::unexpected(keys.error());
    std::set<std::string> names;
    for (const JsonNode &entry : *roles->asArray()) {
        auto role = parseDelegatedRole(entry);
        if (!role)
            return std::unexpected(role.error());
        if (!names.insert(role->name).second)
            return malformed(QStringLiteral("two delegations with one name"));
        targets.delegations.push_back(std::move(*role));
    }
    targets.delegationKeys = std::move(*keys);
    return {};
}

} // namespace

Result<Root> parseRoot(const QByteArray &bytes)
{
    auto envelope = parseEnvelope(bytes, "root");
    if (!envelope)
        return std::unexpected(envelope.error());
    Root root;
    const JsonNode::Object *keyObject = objectIn(envelope->content, "keys");
    const JsonNode::Object *roles = objectIn(envelope->content, "roles");
    if (!keyObject || !roles)
        return malformed(QStringLiteral("no keys or roles"));
    auto keys = parseKeys(*keyObject);
    if (!keys)
        return std::unexpected(keys.error());
    for (const char *name : {"root", "timestamp", "snapshot", "targets"}) {
        const auto found = roles->find(name);
        if (found == roles->end())
            return malformed(QStringLiteral("no role %1").arg(QLatin1String(name)));
        auto role = parseRoleKeys(found->second);
        if (!role)
            return std::unexpected(role.error());
        root.roles.emplace(name, std::move(*role));
    }
    const JsonNode *consistent = envelope->content.find("consistent_snapshot");
    if (consistent && !consistent->asBool())
        return malformed(QStringLiteral("consistent_snapshot is neither true nor false"));
    root.consistentSnapshot = consistent && *consistent->asBool();
    root.keys = std::move(*keys);
    root.envelope = std::move(*envelope);
    return root;
}

Result<Timestamp> parseTimestamp(const QByteArray &bytes)
{
    auto envelope = parseEnvelope(bytes, "timestamp");
    if (!envelope)
        return std::unexpected(envelope.error());
    const JsonNode *files = envelope->content.find("meta");
    const JsonNode *file = files ? files->find("snapshot.json") : nullptr;
    if (!file)
        return malformed(QStringLiteral("no snapshot.json"));
    auto meta = parseFileMeta(*file);
    if (!meta)
        return std::unexpected(meta.error());
    return Timestamp{std::move(*envelope), std::move(*meta)};
}

Result<Snapshot> parseSnapshot(const QByteArray &bytes)
{
    auto envelope = parseEnvelope(bytes, "snapshot");
    if (!envelope)
        return std::unexpected(envelope.error());
    const JsonNode::Object *files = objectIn(envelope->content, "meta");
    if (!files)
        return malformed(QStringLiteral("no meta"));
    Snapshot snapshot;
    for (const auto &[name, node] : *files) {
        auto meta = parseFileMeta(node);
        if (!meta)
            return std::unexpected(meta.error());
        snapshot.files.emplace(name, std::move(*meta));
    }
    snapshot.envelope = std::move(*envelope);
    return snapshot;
}

Result<Targets> parseTargets(const QByteArray &bytes)
{
    auto envelope = parseEnvelope(bytes, "targets");
    if (!envelope)
        return std::unexpected(envelope.error());
    const JsonNode::Object *files = objectIn(envelope->content, "targets");
    if (!files)
        return malformed(QStringLiteral("no targets"));
    Targets targets;
    for (const auto &[path, node] : *files) {
        const qint64 *length = integerIn(node, "length");
        auto hashes = parseHashes(node);
        if (!hashes || hashes->empty() || !length || *length < 0)
            return malformed(QStringLiteral("a target lacks length or hashes"));
        const JsonNode *custom = node.find("custom");
        targets.files.emplace(path, TargetFile{*length, std::move(*hashes), custom ? *custom : JsonNode()});
    }
    if (const JsonNode *delegations = envelope->content.find("delegations")) {
        if (const Done done = parseDelegations(*delegations, targets); !done)
            return std::unexpected(done.error());
    }
    targets.envelope = std::move(*envelope);
    return targets;
}

Done checkSignatures(const Envelope &envelope, const Keys &keys, const RoleKeys &role,
                     const std::string &name)
{
    std::set<QByteArray> signers;
    for (const Signature &signature : envelope.signatures) {
        const auto key = keys.find(signature.keyId);
        const bool ofRole =
            std::find(role.keyIds.begin(), role.keyIds.end(), signature.keyId) != role.keyIds.end();
        if (ofRole && key != keys.end() && key->second.verifies(envelope.canonical, signature.hex))
            signers.insert(key->second.fingerprint());
    }
    if (static_cast<qint64>(signers.size()) >= role.threshold)
        return {};
    return fail(ErrorCode::Damaged, QStringLiteral("%1 is signed by %2 of the %3 keys that it needs")
                                        .arg(QString::fromStdString(name))
                                        .arg(signers.size())
                                        .arg(role.threshold));
}

} // namespace hearth::store
