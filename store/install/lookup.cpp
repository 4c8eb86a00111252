// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/install/lookup.h"
#include "store/install/blocking_fetch.h"
#include <QDateTime>

namespace hearth::store
{

namespace
{

constexpr qint64 kCatalogueBytes = 128 * 1024 * 1024;
constexpr qint64 kIconBytes = 2 * 1024 * 1024;

} // namespace

Lookup::Lookup(QString trustFolder, const QUrl &repository, BlockingFetch &fetch)
    : m_trustFolder(std::move(trustFolder)), m_base(repository.toEncoded()), m_fetch(fetch)
{
    if (!m_base.endsWith('/'))
        m_base += '/';
}

Result<Updater> Lookup::refreshed()
{
    auto updater = Updater::create(
        TrustStore(m_trustFolder),
        [this](const QByteArray &name, qint64 limit) {
            return m_fetch.get(QUrl::fromEncoded(m_base + "metadata/" + name), limit);
        },
        QDateTime::currentSecsSinceEpoch());
    if (!updater)
        return updater;
    if (const Done done = updater->refresh(); !done)
        return std::unexpected(done.error());
    return updater;
}

QUrl Lookup::targetUrl(const Updater &updater, const std::string &path, const TargetFile &file) const
{
    return QUrl::fromEncoded(m_base + "targets/" +
                             targetUrlPath(path, file, updater.trusted().root().consistentSnapshot));
}

Result<QByteArray> Lookup::content(Updater &updater, const std::string &path, qint64 sizeLimitBytes)
{
    const auto target = updater.find(path);
    if (!target)
        return std::unexpected(target.error());
    if (target->length > sizeLimitBytes)
        return fail(ErrorCode::TooLarge, Error::tr("%1 is too large").arg(QString::fromStdString(path)));
    auto bytes = m_fetch.get(targetUrl(updater, path, *target), target->length);
    if (!bytes)
        return bytes;
    if (bytes->size() != target->length)
        return fail(ErrorCode::Damaged, Error::tr("%1 is cut short").arg(QString::fromStdString(path)));
    if (const Done done = checkHashes(*bytes, target->hashes); !done)
        return std::unexpected(done.error());
    return bytes;
}

Result<QList<AppRecord>> Lookup::catalogue()
{
    auto updater = refreshed();
    if (!updater)
        return std::unexpected(updater.error());
    const auto bytes = content(*updater, "catalogue/apps.json", kCatalogueBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    return parseCatalogue(*bytes);
}

Result<PackageTarget> Lookup::package(const AppRecord &record)
{
    auto updater = refreshed();
    if (!updater)
        return std::unexpected(updater.error());
    const std::string path = record.package.toStdString();
    const auto target = updater->find(path);
    if (!target)
        return std::unexpected(target.error());
    const auto sha256 = target->hashes.find("sha256");
    if (sha256 == target->hashes.end() || sha256->second != record.sha256.toStdString() ||
        target->length != record.sizeBytes)
        return fail(ErrorCode::Damaged,
                    Error::tr("the store's list and the app's maker do not name the same package"),
                    Error::tr("Refresh the list of apps and try again"));
    return PackageTarget{targetUrl(*updater, path, *target), target->length, record.sha256};
}

QList<IconTarget> Lookup::icons(const QList<AppRecord> &records)
{
    QList<IconTarget> result;
    auto updater = refreshed();
    if (!updater)
        return result;
    for (const AppRecord &record : records) {
        const std::string path = record.icon.toStdString();
        const auto target = updater->find(path);
        if (!target && target.error().code == ErrorCode::Cancelled)
            break;
        const auto sha256 = target ? target->hashes.find("sha256") : Hashes::const_iterator();
        if (target && sha256 != target->hashes.end() && isSha256(sha256->second) &&
            target->length <= kIconBytes)
            result << IconTarget{record.id, targetUrl(*updater, path, *target), target->length,
                                 QString::fromStdString(sha256->second)};
    }
    return result;
}

} // namespace hearth::store
