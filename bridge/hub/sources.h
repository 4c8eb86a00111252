// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where the household's films, courses, workouts, music and photos lie: the folders that the set was started
// with, and those that a viewer added, kept in home.db. Tells when a disk comes or goes. Main thread of
// hearthd.

#include "player/library/media_kind.h"
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

    [[nodiscard]] QStringList paths() const;
    /// Each with what it holds: what a viewer said, else what its name says.
    [[nodiscard]] QList<player::MediaFolder> folders() const;
    /// NotFound when it is no folder, NotAllowed when Hearth may not read it or owns it, TooLarge past kMost.
    /// Without a kind its name says what it holds.
    Done add(const QString &path, std::optional<player::MediaKind> kind = {});
    /// NotFound when it is none of the folders.
    Done setKind(const QString &path, player::MediaKind kind);
    Done remove(const QString &path);
    /// {"folders": [{"path", "name", "kind", "fixed", "isAway"}], "places": [{"path", "name", "kind"}]}:
    /// places are folders that films often lie in, disks that are plugged in among them, and that are no
    /// source yet.
    [[nodiscard]] QJsonObject toJson() const;
    static constexpr int kMost = 64;

Q_SIGNALS:
    /// Other folders, or one of their disks came or went.
    void changed();

private:
    [[nodiscard]] QStringList places() const;
    [[nodiscard]] player::MediaKind kindOf(const QString &path) const;
    Done writeKind(const QString &path, player::MediaKind kind);

    Database &m_home;
    const Clock &m_clock;
    QStringList m_given;
    QString m_ownFolder;
    QStringList m_added;
    QHash<QString, player::MediaKind> m_kinds; // those that a viewer chose
    Fd m_mounts;
    std::unique_ptr<QSocketNotifier> m_mountChange;
    QTimer m_settle;
};

} // namespace hearth::bridge
