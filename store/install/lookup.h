// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the store's signed metadata says at this moment: the catalogue, a package, an icon. Every call begins
// with a refresh, so that nothing is installed on old word. Blocks; only on the worker.

#include "resources/base/result.h"
#include "store/catalogue/app_record.h"
#include "store/trust/updater.h"
#include <QUrl>

namespace hearth::store
{

class BlockingFetch;

struct PackageTarget {
    QUrl url;
    qint64 sizeBytes = 0;
    QString sha256;
};

struct IconTarget {
    QString id; // of the app
    QUrl url;
    qint64 sizeBytes = 0;
    QString sha256;
};

class Lookup
{
public:
    Lookup(QString trustFolder, const QUrl &repository, BlockingFetch &fetch);

    Result<QList<AppRecord>> catalogue();
    /// Damaged unless the partner signs the very package that the operator's catalogue names.
    Result<PackageTarget> package(const AppRecord &record);
    /// Where the icons lie; apps whose icon no partner signs for are left out.
    QList<IconTarget> icons(const QList<AppRecord> &records);

private:
    Result<Updater> refreshed();
    Result<QByteArray> content(Updater &updater, const std::string &path, qint64 sizeLimitBytes);
    [[nodiscard]] QUrl targetUrl(const Updater &updater, const std::string &path,
                                 const TargetFile &file) const;

    QString m_trustFolder;
    QByteArray m_base;
    BlockingFetch &m_fetch;
};

} // namespace hearth::store
