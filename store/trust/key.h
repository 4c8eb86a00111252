// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A public key as TUF metadata carries it, and the check of a signature with it. Kinds: ed25519 (hex), rsa
// with rsassa-pss-sha256 (PEM, 2048 bits and more), ecdsa on P-256 (PEM; also under its old name). A key of
// another kind parses and never verifies. Value, any thread.

#include "resources/base/result.h"
#include "store/trust/json_tree.h"
#include <QByteArray>
#include <string>

namespace hearth::store
{

struct Key {
    std::string type;
    std::string scheme;
    std::string value;

    [[nodiscard]] bool verifies(const QByteArray &message, const std::string &signatureHex) const;
    /// The same bytes for the same public key however it is written; empty for a key that cannot be used.
    [[nodiscard]] QByteArray fingerprint() const;
};

Result<Key> parseKey(const JsonNode &node);

} // namespace hearth::store
