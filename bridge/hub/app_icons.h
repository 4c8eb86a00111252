// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The icons of the store's apps as the shell may show them: partners' pictures are hostile, so each is
// re-encoded by hearth-probe into the cache before its path is given out. Main thread.

#include "player/probe/probe_client.h"
#include <QJsonArray>
#include <QSet>

namespace hearth::bridge
{

class AppIcons : public QObject
{
    Q_OBJECT
public:
    AppIcons(player::ProbeClient &probe, const QString &cacheFolder, QObject *parent = nullptr);

    /// The apps with "icon" replaced by the safe picture, or by "" until there is one; changed() tells of a
    /// new one.
    QJsonArray withSafeIcons(QJsonArray apps);
    /// The same for the apps among the items of rows, each {"items": […]}.
    QJsonArray withSafeIconsInRows(QJsonArray rows);

Q_SIGNALS:
    void changed();

private:
    QString safeIcon(const QString &original);

    player::ProbeClient &m_probe;
    QString m_folder;
    QSet<QString> m_asked; // each original is tried once in a run
};

} // namespace hearth::bridge
