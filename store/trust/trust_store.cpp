// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/trust/trust_store.h"
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <cerrno>

namespace hearth::store
{

namespace
{

constexpr qint64 kLargestFileBytes = 8 * 1024 * 1024;

} // namespace

QByteArray encodedRole(const std::string &role)
{
    return QByteArray::fromStdString(role).toPercentEncoding();
}

QString TrustStore::path(const std::string &role) const
{
    return m_folder + QLatin1Char('/') + QString::fromLatin1(encodedRole(role)) + QLatin1String(".json");
}

Result<QByteArray> TrustStore::load(const std::string &role) const
{
    QFile file(path(role));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    QStringLiteral("%1 is not stored").arg(QString::fromStdString(role)));
    return file.read(kLargestFileBytes);
}

Done TrustStore::save(const std::string &role, const QByteArray &bytes)
{
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::Io, QStringLiteral("cannot make the folder %1").arg(m_folder));
    QSaveFile file(path(role)); // writes beside, syncs, renames
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failErrno(QStringLiteral("cannot write %1").arg(file.fileName()), errno ? errno : EIO);
    return {};
}

void TrustStore::remove(const std::string &role)
{
    QFile::remove(path(role));
}

} // namespace hearth::store
