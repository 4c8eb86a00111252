// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which names a file in a package may have: relative, UTF-8, no way up, 200 bytes at most, and no two that a
// folding file system would take for one. Pure.

#include "resources/base/result.h"
#include <string>

namespace hearth::store
{

constexpr qsizetype kPackagePathBytes = 200;
constexpr int kPackagePathDepth = 32;

/// Invalid with a sentence that names the path.
Done checkPackagePath(const std::string &path);
/// Equal for two names that differ in case or in Unicode form alone.
QString foldedPath(const std::string &path);

} // namespace hearth::store
