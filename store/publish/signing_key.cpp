// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/publish/signing_key.h"
#include "resources/base/fd.h"
#include "store/trust/hash.h"
#include <QFile>
#include <cerrno>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace hearth::store
{

void SigningKey::Free::operator()(evp_pkey_st *key) const
{
    EVP_PKEY_free(key);
}

Result<SigningKey> SigningKey::generate()
{
    EVP_PKEY *key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (!key)
        return fail(ErrorCode::Io, QStringLiteral("cannot make a key"));
    return SigningKey(key);
}

Result<SigningKey> SigningKey::load(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, QStringLiteral("cannot read the key %1").arg(file));
    const QByteArray pem = source.read(16 * 1024);
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(
        BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free);
    EVP_PKEY *key = memory ? PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr) : nullptr;
    SigningKey result(key);
    if (!key || !EVP_PKEY_is_a(key, "ED25519"))
        return fail(ErrorCode::Invalid, QStringLiteral("%1 is no Ed25519 key").arg(file));
    return result;
}

Done SigningKey::save(const QString &file) const
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    char *pem = nullptr;
    if (!memory ||
        PEM_write_bio_PKCS8PrivateKey(memory.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return fail(ErrorCode::Io, QStringLiteral("cannot write the key"));
    const long size = BIO_get_mem_data(memory.get(), &pem);
    const Fd out(::open(QFile::encodeName(file).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!out.isValid() || ::write(out.get(), pem, static_cast<size_t>(size)) != size ||
        ::fsync(out.get()) != 0)
        return failErrno(QStringLiteral("cannot write %1").arg(file), errno);
    return {};
}

Key SigningKey::publicKey() const
{
    unsigned char raw[32] = {};
    size_t size = sizeof raw;
    EVP_PKEY_get_raw_public_key(m_key.get(), raw, &size);
    return {"ed25519", "ed25519",
            QByteArray(reinterpret_cast<char *>(raw), sizeof raw).toHex().toStdString()};
}

JsonNode SigningKey::node() const
{
    return JsonNode::Object{{"keytype", "ed25519"},
                            {"scheme", "ed25519"},
                            {"keyval", JsonNode::Object{{"public", publicKey().value}}}};
}

std::string SigningKey::id() const
{
    return sha256Hex(canonicalJson(node()));
}

Result<std::string> SigningKey::sign(const QByteArray &message) const
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    unsigned char signature[64] = {};
    size_t size = sizeof signature;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), signature, &size,
                       reinterpret_cast<const unsigned char *>(message.constData()),
                       static_cast<size_t>(message.size())) != 1)
        return fail(ErrorCode::Io, QStringLiteral("cannot sign"));
    return QByteArray(reinterpret_cast<char *>(signature), static_cast<qsizetype>(size))
        .toHex()
        .toStdString();
}

} // namespace hearth::store
