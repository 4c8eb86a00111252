// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/trust/delegation.h"
#include <algorithm>
#include <fnmatch.h>

namespace hearth::store
{

namespace
{

bool matches(const std::string &pattern, const std::string &path)
{
    if (std::ranges::count(pattern, '/') != std::ranges::count(path, '/'))
        return false;
    return ::fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME | FNM_NOESCAPE) == 0;
}

} // namespace

bool coversPath(const DelegatedRole &role, const std::string &targetPath)
{
    if (std::ranges::any_of(role.paths,
                            [&](const std::string &pattern) { return matches(pattern, targetPath); }))
        return true;
    const std::string hash =
        role.hashPrefixes.empty() ? std::string() : sha256Hex(QByteArray::fromStdString(targetPath));
    return std::ranges::any_of(role.hashPrefixes,
                               [&](const std::string &prefix) { return hash.starts_with(prefix); });
}

} // namespace hearth::store
