// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/system/storage.h"
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <algorithm>
#include <vector>

namespace hearth::bridge
{

namespace
{

// Below the cache; what else lies there is small.
constexpr const char *kPictures[] = {"pictures", "photos", "strips", "icons", "appliances"};

qint64 bytesBelow(const QString &folder, int &left)
{
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    for (; left > 0 && files.hasNext(); --left) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace

QJsonObject storageOf(const StatePaths &paths)
{
    int left = kMostFiles;
    qint64 pictures = 0;
    for (const char *folder : kPictures)
        pictures += bytesBelow(paths.cache() + QLatin1Char('/') + QLatin1String(folder), left);
    qint64 own = 0;
    for (const char *folder : {"data", "logs", "trust", "broker"})
        own += bytesBelow(paths.root + QLatin1Char('/') + QLatin1String(folder), left);
    struct App {
        qint64 bytes;
        QString id;
    };
    std::vector<App> apps;
    const QString folder = paths.root + QLatin1String("/apps");
    const QStringList ids = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &id : ids)
        apps.push_back({bytesBelow(folder + QLatin1Char('/') + id, left), id});
    std::ranges::sort(apps, std::greater(), &App::bytes);
    QJsonArray list;
    for (const App &app : apps)
        list.append(QJsonObject{{QStringLiteral("id"), app.id}, {QStringLiteral("bytes"), app.bytes}});
    return {
        {QStringLiteral("apps"), list}, {QStringLiteral("pictures"), pictures}, {QStringLiteral("own"), own}};
}

Done clearPictures(const StatePaths &paths)
{
    for (const char *folder : kPictures) {
        QDirIterator files(paths.cache() + QLatin1Char('/') + QLatin1String(folder),
                           QDir::Files | QDir::NoSymLinks);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.remove())
                return fail(ErrorCode::Io, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
        }
    }
    return {};
}

} // namespace hearth::bridge
