// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/trust/hash.h"
#include <QCryptographicHash>
#include <QFile>

namespace hearth::store
{

Done checkHashes(const QByteArray &bytes, const Hashes &hashes)
{
    bool known = false;
    for (const auto &[algorithm, expected] : hashes) {
        if (algorithm != "sha256" && algorithm != "sha512")
            continue;
        known = true;
        const auto kind = algorithm == "sha256" ? QCryptographicHash::Sha256 : QCryptographicHash::Sha512;
        if (QCryptographicHash::hash(bytes, kind).toHex() != QByteArray::fromStdString(expected))
            return fail(ErrorCode::Damaged,
                        QStringLiteral("the %1 hash does not fit").arg(algorithm.c_str()));
    }
    if (!known)
        return fail(ErrorCode::Unsupported, QStringLiteral("no hash of a known kind"));
    return {};
}

bool isSha256(const std::string &text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string sha256Hex(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

Result<std::string> sha256OfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(ErrorCode::Io, QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    return hash.result().toHex().toStdString();
}

} // namespace hearth::store
