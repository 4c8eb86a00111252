// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads a package from a descriptor and writes its files below a folder. Trusts nothing in it: every entry
// must be a plain file (or a folder on the way to one) that the package's own manifest lists, with exactly
// that size, hash and mode, once. Meant to run confined (hearth-unpack); blocking.

#include "store/package/manifest.h"

namespace hearth::store
{

/// `folder` exists and is empty. TooLarge when the manifest's files together are more than `largestBytes`. On
/// an error it holds leftovers, which the caller throws away.
Result<Manifest> unpackPackage(int packageFd, const QString &folder, qint64 largestBytes);

} // namespace hearth::store
