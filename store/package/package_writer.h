// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Makes a package out of a folder: pax tar in zstd, manifest.json first, then the files in order, no times
// and no owners. The same folder gives the same bytes. For partners' machines; any thread.

#include "store/package/manifest.h"

namespace hearth::store
{

/// `folder` holds manifest.json as the partner wrote it, and the app. Links and special files are refused.
/// Returns the manifest with its files.
Result<Manifest> writePackage(const QString &folder, const QString &packageFile);

} // namespace hearth::store
