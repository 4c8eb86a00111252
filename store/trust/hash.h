// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Hashes that TUF metadata names. Pure, any thread.

#include "resources/base/result.h"
#include <QByteArray>
#include <map>
#include <string>

namespace hearth::store
{

using Hashes = std::map<std::string, std::string>; // algorithm to lower-case hex

/// Damaged unless every hash that this build knows fits and at least one is known (sha256, sha512).
Done checkHashes(const QByteArray &bytes, const Hashes &hashes);
/// Whether the text is 64 lower-case hexadecimal digits, and so a safe file name.
[[nodiscard]] bool isSha256(const std::string &text);
/// Lower-case hex.
std::string sha256Hex(const QByteArray &bytes);
/// The same for a file of any size; reads it in blocks.
Result<std::string> sha256OfFile(const QString &path);

} // namespace hearth::store
