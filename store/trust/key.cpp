// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/trust/key.h"
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace hearth::store
{

namespace
{

using PublicKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

PublicKey noKey()
{
    return {nullptr, &EVP_PKEY_free};
}

/// Empty unless the text is wholly hexadecimal; QByteArray::fromHex alone skips what it does not know.
QByteArray strictHex(const std::string &text)
{
    const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(text));
    const bool same = bytes.toHex() == QByteArray::fromStdString(text).toLower();
    return same ? bytes : QByteArray();
}

PublicKey loadPem(const std::string &pem)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
    return {memory ? PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr) : nullptr, &EVP_PKEY_free};
}

bool isP256(EVP_PKEY *key)
{
    char group[64] = {};
    return EVP_PKEY_is_a(key, "EC") && EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) == 1 &&
           std::string_view(group) == "prime256v1";
}

PublicKey load(const Key &key)
{
    if (key.type == "ed25519" && key.scheme == "ed25519") {
        const QByteArray raw = strictHex(key.value);
        return {EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr,
                                            reinterpret_cast<const unsigned char *>(raw.constData()),
                                            static_cast<size_t>(raw.size())),
                &EVP_PKEY_free};
    }
    if (key.type == "rsa" && key.scheme == "rsassa-pss-sha256") {
        PublicKey rsa = loadPem(key.value);
        return rsa && EVP_PKEY_is_a(rsa.get(), "RSA") && EVP_PKEY_get_bits(rsa.get()) >= 2048 ? std::move(rsa)
                                                                                              : noKey();
    }
    const bool ecdsa = key.type == "ecdsa" || key.type == "ecdsa-sha2-nistp256";
    if (ecdsa && key.scheme == "ecdsa-sha2-nistp256") {
        PublicKey curve = loadPem(key.value);
        return curve && isP256(curve.get()) ? std::move(curve) : noKey();
    }
    return noKey();
}

} // namespace

bool Key::verifies(const QByteArray &message, const std::string &signatureHex) const
{
    const QByteArray signature = strictHex(signatureHex);
    const PublicKey key = load(*this);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (!key || !context || signature.isEmpty())
        return false;
    EVP_PKEY_CTX *parameters = nullptr; // belongs to the context
    const EVP_MD *digest = type == "ed25519" ? nullptr : EVP_sha256();
    if (EVP_DigestVerifyInit(context.get(), &parameters, digest, nullptr, key.get()) != 1)
        return false;
    if (type == "rsa" && (EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) != 1 ||
                          EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_AUTO) != 1))
        return false;
    return EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                            static_cast<size_t>(signature.size()),
                            reinterpret_cast<const unsigned char *>(message.constData()),
                            static_cast<size_t>(message.size())) == 1;
}

QByteArray Key::fingerprint() const
{
    const PublicKey key = load(*this);
    unsigned char *der = nullptr;
    const int size = key ? i2d_PUBKEY(key.get(), &der) : 0;
    const QByteArray result(reinterpret_cast<const char *>(der), size > 0 ? size : 0);
    OPENSSL_free(der);
    return result;
}

Result<Key> parseKey(const JsonNode &node)
{
    const JsonNode *type = node.find("keytype");
    const JsonNode *scheme = node.find("scheme");
    const JsonNode *values = node.find("keyval");
    const JsonNode *value = values ? values->find("public") : nullptr;
    if (!type || !type->asText() || !scheme || !scheme->asText() || !values || !values->asObject())
        return fail(ErrorCode::Invalid, QStringLiteral("a key lacks keytype, scheme or keyval"));
    return Key{*type->asText(), *scheme->asText(),
               value && value->asText() ? *value->asText() : std::string()};
}

} // namespace hearth::store
