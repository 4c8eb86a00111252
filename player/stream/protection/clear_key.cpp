// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/protection/clear_key.h"
#include "player/stream/protection/mp4_protection.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hearth::player
{

namespace
{

constexpr qsizetype kLargestLicence = 64 * 1024;
constexpr qsizetype kMostKeys = 256;
constexpr auto kUrlBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray base64Url(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1(), kUrlBase64);
}

std::unexpected<Error> noLicence()
{
    return fail(ErrorCode::Damaged, Error::tr("The licence of this stream is none"),
                Error::tr("Ask its provider; it may be broken"));
}

/// W3C's "common" pssh box names keys (cenc initialisation data format, 4).
void addNamedKeys(const QList<QByteArray> &boxes, QList<QByteArray> &keyIds)
{
    static const QByteArray kCommon = QByteArray::fromHex("1077efecc0b24d02ace33c1e52e2fb4b");
    for (const QByteArray &box : boxes) {
        const auto pssh = readPssh(box);
        if (!pssh || pssh->system != kCommon)
            continue;
        for (const QByteArray &id : pssh->keyIds) {
            if (!keyIds.contains(id))
                keyIds.append(id);
        }
    }
}

} // namespace

QByteArray clearKeyRequest(const QList<QByteArray> &keyIds)
{
    QJsonArray kids;
    for (const QByteArray &id : keyIds)
        kids.append(QString::fromLatin1(id.toBase64(kUrlBase64)));
    return QJsonDocument(QJsonObject{{QStringLiteral("kids"), kids},
                                     {QStringLiteral("type"), QStringLiteral("temporary")}})
        .toJson(QJsonDocument::Compact);
}

Result<QHash<QByteArray, QByteArray>> readClearKeyLicence(const QByteArray &json)
{
    if (json.size() > kLargestLicence)
        return noLicence();
    const QJsonArray given = QJsonDocument::fromJson(json).object().value(QLatin1String("keys")).toArray();
    QHash<QByteArray, QByteArray> keys;
    for (const QJsonValue &one : given) {
        const QJsonObject key = one.toObject();
        const QByteArray id = base64Url(key.value(QLatin1String("kid")));
        const QByteArray secret = base64Url(key.value(QLatin1String("k")));
        const bool isKey =
            id.size() == kCipherBlockBytes && secret.size() == kCipherBlockBytes &&
            key.value(QLatin1String("kty")).toString(QStringLiteral("oct")) == QLatin1String("oct");
        if (isKey && keys.size() < kMostKeys)
            keys.insert(id, secret);
    }
    if (keys.isEmpty())
        return noLicence();
    return keys;
}

Result<std::unique_ptr<SampleDecryptor>> openClearKey(const KeyRequest &request, KeyTransport &transport)
{
    if (!request.offer.url.isValid() || request.offer.url.isEmpty())
        return fail(ErrorCode::Invalid,
                    Error::tr("The description of this stream does not say where its key is"),
                    Error::tr("Ask its provider; it may be broken"));
    if (request.offer.system == "identity") {
        const auto key = transport.fetch(request.offer.url, {});
        if (!key)
            return std::unexpected(
                Error(key.error()).within(Error::tr("The stream's key cannot be fetched")));
        if (key->size() != kCipherBlockBytes)
            return fail(ErrorCode::Damaged, Error::tr("The stream's key is none"),
                        Error::tr("Try again later"));
        return std::make_unique<AesSampleDecryptor>(QHash<QByteArray, QByteArray>{{QByteArray(), *key}});
    }
    QList<QByteArray> keyIds = request.keyIds;
    addNamedKeys(request.initData, keyIds);
    addNamedKeys({request.offer.initData}, keyIds);
    const bool isData = request.offer.url.scheme() == QLatin1String("data");
    const auto answer = transport.fetch(request.offer.url, isData ? QByteArray() : clearKeyRequest(keyIds));
    if (!answer)
        return std::unexpected(
            Error(answer.error()).within(Error::tr("The stream's licence cannot be fetched")));
    auto keys = readClearKeyLicence(*answer);
    if (!keys)
        return std::unexpected(keys.error());
    return std::make_unique<AesSampleDecryptor>(std::move(*keys));
}

} // namespace hearth::player
