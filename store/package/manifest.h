// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an app says of itself, and the exact list of its files: a strict superset of webOS appinfo.json.
// Parsing refuses with a sentence for the partner. Values, any thread.

#include "resources/base/result.h"
#include "store/trust/json_tree.h"
#include <QStringList>
#include <vector>

namespace hearth::store
{

constexpr qint64 kManifestBytes = 4 * 1024 * 1024;
constexpr int kApiVersion = 1;

enum class AppType { Native, Web };

struct PackageFile {
    std::string path;
    std::string sha256;
    qint64 sizeBytes = 0;
    bool executable = false;
};

struct Manifest {
    QString id;      // a-z 0-9 . -, at least two parts
    QString version; // three numbers
    QString title;
    QString vendor;
    QString description;
    QString main; // path of the program or page inside the package
    QString icon; // path of a PNG inside the package
    AppType type = AppType::Web;
    QString category;
    QStringList permissions; // the network as network:HOST[:PORT], see store/run/gate/grants.h
    int ageRating = 0;       // years
    int apiVersion = kApiVersion;
    std::vector<PackageFile> files; // sorted; empty in what a partner writes, filled by the packer
    JsonNode::Object source;        // as read, with the fields that only others understand

    [[nodiscard]] qint64 unpackedBytes() const;
};

enum class ManifestKind {
    Written, // by a partner: must not list files
    Packed,  // in a package: must
};
Result<Manifest> parseManifest(const QByteArray &bytes, ManifestKind kind);
/// The bytes of manifest.json in a package: `source` with the list of files.
QByteArray packedManifest(const Manifest &manifest);

[[nodiscard]] QString typeName(AppType type);
[[nodiscard]] bool isAppId(const QString &text);
[[nodiscard]] bool isAppVersion(const QString &text);

} // namespace hearth::store
