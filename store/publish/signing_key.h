// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A private Ed25519 key of a partner or an operator, kept as an unencrypted PKCS#8 PEM file that only its
// owner may read. Never on a set. Move only, any thread.

#include "store/trust/key.h"
#include <memory>

struct evp_pkey_st;

namespace hearth::store
{

class SigningKey
{
public:
    static Result<SigningKey> generate();
    static Result<SigningKey> load(const QString &file);
    /// Refuses to replace a file.
    Done save(const QString &file) const;

    [[nodiscard]] Key publicKey() const;
    /// The key as metadata lists it, and its id there.
    [[nodiscard]] JsonNode node() const;
    [[nodiscard]] std::string id() const;
    /// Hex.
    [[nodiscard]] Result<std::string> sign(const QByteArray &message) const;

private:
    struct Free {
        void operator()(evp_pkey_st *key) const;
    };
    explicit SigningKey(evp_pkey_st *key) : m_key(key) {}
    std::unique_ptr<evp_pkey_st, Free> m_key;
};

} // namespace hearth::store
