// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/app_icons.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

namespace hearth::bridge
{

namespace
{

constexpr QSize kIconSize{512, 512};

} // namespace

AppIcons::AppIcons(player::ProbeClient &probe, const QString &cacheFolder, QObject *parent)
    : QObject(parent), m_probe(probe), m_folder(cacheFolder + QLatin1String("/pictures"))
{
}

QJsonArray AppIcons::withSafeIcons(QJsonArray apps)
{
    for (qsizetype i = 0; i < apps.size(); ++i) {
        QJsonObject app = apps[i].toObject();
        if (!app.contains(QLatin1String("icon")))
            continue;
        app.insert(QStringLiteral("icon"), safeIcon(app.value(QLatin1String("icon")).toString()));
        apps[i] = app;
    }
    return apps;
}

QJsonArray AppIcons::withSafeIconsInRows(QJsonArray rows)
{
    for (QJsonValueRef value : rows) {
        QJsonObject row = value.toObject();
        row.insert(QStringLiteral("items"), withSafeIcons(row.value(QLatin1String("items")).toArray()));
        value = row;
    }
    return rows;
}

QString AppIcons::safeIcon(const QString &original)
{
    if (original.isEmpty())
        return {};
    // The store names icons by their hash, so a name is a content.
    const QString safe =
        m_folder + QLatin1String("/icon-") + QFileInfo(original).completeBaseName() + QLatin1String(".jpg");
    if (QFileInfo::exists(safe))
        return safe;
    if (m_asked.contains(original))
        return {};
    m_asked.insert(original);
    QDir().mkpath(m_folder);
    // Under another name until it is whole.
    const QString unfinished = safe + QLatin1String(".part");
    m_probe.add({player::ProbeTask::Kind::Picture, original, unfinished, kIconSize,
                 [this, original, unfinished, safe](const Result<QJsonObject> &done) {
                     if (!done)
                         qWarning("icon %s: %s", qUtf8Printable(original),
                                  qUtf8Printable(done.error().message));
                     else if (QFile::rename(unfinished, safe))
                         Q_EMIT changed();
                 }});
    return {};
}

} // namespace hearth::bridge
