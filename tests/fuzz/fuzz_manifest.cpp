// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// An app's manifest, as a partner writes it and as a package carries it, and the operator's catalogue.

#include "store/catalogue/app_record.h"
#include "store/package/manifest.h"
#include "store/package/package_path.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::store;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const ManifestKind kind : {ManifestKind::Written, ManifestKind::Packed}) {
        const auto manifest = parseManifest(bytes, kind);
        if (!manifest)
            continue;
        fuzz::require(isAppId(manifest->id) && isAppVersion(manifest->version),
                      "an app has an id and a version");
        fuzz::require(checkPackagePath(manifest->main.toStdString()).has_value(), "its page is inside");
        fuzz::require(manifest->unpackedBytes() >= 0, "sizes add up");
        for (const PackageFile &file : manifest->files)
            fuzz::require(checkPackagePath(file.path).has_value(), "its files are inside");
        if (kind == ManifestKind::Packed) {
            const auto again = parseManifest(packedManifest(*manifest), kind);
            fuzz::require(again && again->files.size() == manifest->files.size(), "it is read back the same");
        }
    }
    if (const auto catalogue = parseCatalogue(bytes)) {
        for (const AppRecord &record : *catalogue)
            fuzz::require(isAppId(record.id) && record.sizeBytes >= 0 && record.unpackedBytes >= 0,
                          "a record that matters is whole");
    }
    return 0;
}
