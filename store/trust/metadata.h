// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The four roles' metadata of The Update Framework 1.0, read from received bytes. Checks form, not trust: no
// signature, version or expiry is judged here. Values, any thread.

#include "resources/base/result.h"
#include "store/trust/hash.h"
#include "store/trust/json_tree.h"
#include "store/trust/key.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hearth::store
{

struct Signature {
    std::string keyId;
    std::string hex;
};

/// A metadata file: what is signed, and by whom it says it is.
struct Envelope {
    QByteArray canonical; // the signed part in the form that is signed
    std::vector<Signature> signatures;
    JsonNode content;
    qint64 version = 0;
    qint64 expires = 0; // seconds since 1970, UTC
};

struct RoleKeys {
    std::vector<std::string> keyIds;
    qint64 threshold = 1;
};

using Keys = std::map<std::string, Key>;

struct FileMeta {
    qint64 version = 0;
    std::optional<qint64> length;
    Hashes hashes;
};

struct TargetFile {
    qint64 length = 0;
    Hashes hashes;
    JsonNode custom;
};

struct DelegatedRole {
    std::string name;
    RoleKeys keys;
    bool terminating = false;
    std::vector<std::string> paths;
    std::vector<std::string> hashPrefixes;
};

struct Root {
    Envelope envelope;
    bool consistentSnapshot = true;
    Keys keys;
    std::map<std::string, RoleKeys> roles; // root, timestamp, snapshot, targets
};

struct Timestamp {
    Envelope envelope;
    FileMeta snapshot;
};

struct Snapshot {
    Envelope envelope;
    std::map<std::string, FileMeta> files; // "targets.json", "<role>.json"
};

struct Targets {
    Envelope envelope;
    std::map<std::string, TargetFile> files;
    Keys delegationKeys;
    std::vector<DelegatedRole> delegations;
};

Result<Root> parseRoot(const QByteArray &bytes);
Result<Timestamp> parseTimestamp(const QByteArray &bytes);
Result<Snapshot> parseSnapshot(const QByteArray &bytes);
Result<Targets> parseTargets(const QByteArray &bytes);

/// Damaged unless enough different keys of the role signed. Counts a signature once per key id and once per
/// public key.
Done checkSignatures(const Envelope &envelope, const Keys &keys, const RoleKeys &role,
                     const std::string &name);

} // namespace hearth::store
