// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the household's films lie: the folders that the set was started with, and those that a viewer added,
// kept in home.db. Tells when a disk comes or goes. Main thread of hearthd.

#include "resources/base/clock.h"
#include "resources/base/database.h"
#include "resources/base/fd.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QSocketNotifier>
#include <QStringList>
#include <QTimer>
#include <memory>

namespace hearth::bridge
{

class Sources : public QObject
{
    Q_OBJECT
public:
    /// `given`: those that cannot be taken away here. `ownFolder` is Hearth's and never a source. `home` is
    /// home.db with its schema and outlives this.
    Sources(Database &home, const Clock &clock, QStringList given, QString ownFolder,
            QObject *parent = nullptr);

    [[nodiscard]] QStringList folders() const;
    /// NotFound when it is no folder, NotAllowed when Hearth may not read it or owns it, TooLarge past kMost.
    Done add(const QString &path);
    Done remove(const QString &path);
    /// {"folders": [{"path", "name", "fixed", "isAway"}], "places": [{"path", "name"}]}: places are folders
    /// that films often lie in, disks that are plugged in among them, and that are no source yet.
    [[nodiscard]] QJsonObject toJson() const;
    static constexpr int kMost = 64;

Q_SIGNALS:
    /// Other folders, or one of their disks came or went.
    void changed();

private:
    [[nodiscard]] QStringList places() const;

    Database &m_home;
    const Clock &m_clock;
    QStringList m_given;
    QString m_ownFolder;
    QStringList m_added;
    Fd m_mounts;
    std::unique_ptr<QSocketNotifier> m_mountChange;
    QTimer m_settle;
};

} // namespace hearth::bridge
