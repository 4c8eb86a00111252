// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Posters and backdrops of titles: made by hearth-probe when a title is listed, from the picture beside the
// film or out of the film, into a bounded cache. Main thread.

#include "player/library/picture_cache.h"
#include "player/probe/probe_client.h"
#include "resources/base/database.h"
#include <QJsonObject>
#include <QObject>
#include <QSet>

namespace hearth::player
{

class TitlePictures : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 kMostBytes = 256LL * 1024 * 1024;
    static constexpr int kMostWaiting = 200; // to be made; others are asked for again
    /// What insertInto() reads, of a table title; eight columns.
    static constexpr char kFields[] = "id, kind, path, size, mtime_ms, poster_file, backdrop_file, away";

    TitlePictures(ProbeClient &probe, const QString &cacheFolder);

    /// Puts "poster" and "backdrop" into a record: files, or empty while they are made; of a film also
    /// "posterIsStill": that it is out of the film itself and names nothing. `first`: the column of kFields'
    /// first.
    void insertInto(QJsonObject &record, const Statement &row, int first);
    /// Disks came or files changed: what could not be made is tried again.
    void tryAgain() { m_failed.clear(); }

Q_SIGNALS:
    /// One is there.
    void changed();

private:
    QString find(const QString &name, const QString &source, ProbeTask::Kind kind, QSize size);

    ProbeClient &m_probe;
    PictureCache m_cache;
    QSet<QString> m_waiting;
    QSet<QString> m_failed;
};

} // namespace hearth::player
