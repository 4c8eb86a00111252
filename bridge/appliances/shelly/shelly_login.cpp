// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/shelly/shelly_login.h"
#include <QCryptographicHash>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestRealm = 100;

QByteArray hash(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

} // namespace

Result<QJsonObject> shellyLogin(const QJsonObject &challenge, const QString &password, quint32 cnonce)
{
    const QString user = QStringLiteral("admin"); // always
    const QString realm = challenge[QLatin1String("realm")].toString();
    const QJsonValue nonce = challenge[QLatin1String("nonce")];
    const int count = challenge[QLatin1String("nc")].toInt(1);
    if (challenge[QLatin1String("algorithm")] != QLatin1String("SHA-256"))
        return fail(ErrorCode::Unsupported, QStringLiteral("it asks for a password in an unknown way"));
    const QByteArray nonceText = nonce.isString() ? nonce.toString().left(kLongestRealm).toUtf8()
                                                  : QByteArray::number(nonce.toInteger());
    if (realm.isEmpty() || realm.size() > kLongestRealm || !(nonce.isDouble() || nonce.isString()))
        return fail(ErrorCode::Invalid, QStringLiteral("no challenge"));
    const QByteArray who = hash((user + QLatin1Char(':') + realm + QLatin1Char(':') + password).toUtf8());
    const QByteArray what = hash("dummy_method:dummy_uri");
    const QByteArray response = hash(who + ':' + nonceText + ':' + QByteArray::number(count) + ':' +
                                     QByteArray::number(cnonce) + ":auth:" + what);
    return QJsonObject{{QStringLiteral("realm"), realm},
                       {QStringLiteral("username"), user},
                       {QStringLiteral("nonce"), nonce},
                       {QStringLiteral("cnonce"), qint64{cnonce}},
                       {QStringLiteral("nc"), count},
                       {QStringLiteral("response"), QString::fromLatin1(response)},
                       {QStringLiteral("algorithm"), QStringLiteral("SHA-256")}};
}

} // namespace hearth::bridge
