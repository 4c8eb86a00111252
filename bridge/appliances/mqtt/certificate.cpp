// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/certificate.h"
#include <QFile>
#include <QSaveFile>
#include <QSysInfo>
#include <algorithm>
#include <array>
#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace hearth::bridge
{

namespace
{

using Key = std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&::X509_free)>;
using Memory = std::unique_ptr<BIO, decltype(&::BIO_free_all)>;

// A set's clock may be years behind at its first start, and so may an appliance's.
constexpr char kFrom[] = "20200101000000Z";
constexpr char kUntil[] = "20491231235959Z"; // the last year of UTCTime (RFC 5280, 4.1.2.5)

std::unexpected<Error> cannot(const char *what)
{
    return fail(ErrorCode::Io,
                QStringLiteral("the broker's certificate: cannot %1").arg(QLatin1String(what)));
}

bool addExtension(X509 *certificate, int what, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, what, value);
    const bool isAdded = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return isAdded;
}

/// What the home's network calls this set, where that is plain enough for a certificate.
QByteArray ownNames()
{
    const QByteArray host = QSysInfo::machineHostName().toLower().toLatin1();
    const bool isPlain =
        !host.isEmpty() && host.size() < 64 &&
        std::ranges::all_of(
            host, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    const QByteArray always = "DNS:localhost,IP:127.0.0.1";
    return isPlain ? always + ",DNS:" + host + ",DNS:" + host + ".local" : always;
}

Certificate sign(EVP_PKEY *key)
{
    Certificate made(X509_new(), &X509_free);
    std::array<unsigned char, 16> serial{};
    if (!made || RAND_bytes(serial.data(), serial.size()) != 1)
        return {nullptr, &X509_free};
    serial[0] &= 0x7f; // a positive number (RFC 5280, 4.1.2.2)
    const std::unique_ptr<BIGNUM, decltype(&::BN_free)> number(
        BN_bin2bn(serial.data(), serial.size(), nullptr), &BN_free);
    X509_NAME *name = X509_get_subject_name(made.get());
    const bool isMade = X509_set_version(made.get(), 2) == 1 && // version 3 counts from 0
                        number &&
                        BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(made.get())) != nullptr &&
                        ASN1_TIME_set_string_X509(X509_getm_notBefore(made.get()), kFrom) == 1 &&
                        ASN1_TIME_set_string_X509(X509_getm_notAfter(made.get()), kUntil) == 1 &&
                        X509_set_pubkey(made.get(), key) == 1 &&
                        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                                   reinterpret_cast<const unsigned char *>("Hearth's broker"),
                                                   -1, -1, 0) == 1 &&
                        X509_set_issuer_name(made.get(), name) == 1 &&
                        addExtension(made.get(), NID_basic_constraints, "critical,CA:TRUE") &&
                        addExtension(made.get(), NID_subject_alt_name, ownNames().constData()) &&
                        X509_sign(made.get(), key, EVP_sha256()) > 0;
    return isMade ? std::move(made) : Certificate{nullptr, &X509_free};
}

QByteArray textOf(const Memory &memory)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, size};
}

Done write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(path, file.errorString()));
    return {};
}

Result<QByteArray> fingerprintOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, file.errorString());
    const QByteArray text = file.read(64 * 1024);
    const Memory memory(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())), &BIO_free_all);
    const Certificate read(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr), &X509_free);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (!read || X509_digest(read.get(), EVP_sha256(), digest.data(), &size) != 1)
        return cannot("be read");
    return QByteArray(reinterpret_cast<const char *>(digest.data()), size);
}

Done make(const BrokerCertificate &files)
{
    const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    if (!key)
        return cannot("make its key");
    const Certificate made = sign(key.get());
    const Memory keyText(BIO_new(BIO_s_mem()), &BIO_free_all);
    const Memory text(BIO_new(BIO_s_mem()), &BIO_free_all);
    if (!made || PEM_write_bio_X509(text.get(), made.get()) != 1 ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return cannot("be signed");
    // The certificate last: one that is there has its key.
    if (Done written = write(files.keyFile, textOf(keyText)); !written)
        return written;
    return write(files.certificateFile, textOf(text));
}

} // namespace

Result<BrokerCertificate> keepCertificate(const QString &folder)
{
    BrokerCertificate files{folder + QLatin1String("/tls.crt"), folder + QLatin1String("/tls.key"), {}};
    Result<QByteArray> fingerprint = fingerprintOf(files.certificateFile);
    if (!fingerprint || !QFile::exists(files.keyFile)) {
        if (Done made = make(files); !made)
            return std::unexpected(made.error());
        fingerprint = fingerprintOf(files.certificateFile);
    }
    if (!fingerprint)
        return std::unexpected(fingerprint.error());
    files.fingerprint = *fingerprint;
    return files;
}

} // namespace hearth::bridge
