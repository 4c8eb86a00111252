// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The household's photos by folder, in library.db. Their files are hostile: what is shown is made by
// hearth-probe when it is asked for, kept in a bounded cache, and missing until then. Main thread.

#include "player/library/folder_scan.h"
#include "player/library/picture_cache.h"
#include "player/probe/probe_client.h"
#include "resources/base/database.h"
#include <QJsonArray>
#include <QSet>

namespace hearth::player
{

class Photos : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 kMostBytes = 160LL * 1024 * 1024; // of pictures in the cache
    static constexpr int kMostWaiting = 200; // pictures to be made; others are asked for again

    /// `database` is library.db with its schema; both outlive this.
    Photos(Database &database, ProbeClient &probe, const QString &cacheFolder);

    /// What a scan found takes the place of what was known; what lies in a folder that is away stays. To be
    /// called within a transaction.
    Done store(const ScanResult &result);

    /// The newest first: {"id", "kind": "album", "type": "album", "name", "photos", "backdrop": of its newest
    /// photo, empty until it has been made}.
    [[nodiscard]] QJsonArray albums(int offset, int limit);
    [[nodiscard]] qint64 albumCount() const;
    /// In natural order of their names: {"id", "type": "photo", "name", "series": the album's name,
    /// "backdrop", "error"}.
    [[nodiscard]] QJsonArray photosOf(const QString &album, int offset, int limit);
    [[nodiscard]] qint64 count(const QString &album) const;
    /// One to fill the screen, with its neighbours made ready: {"total", "index", "id", "name", "album",
    /// "file": empty until it has been made, "error"}. NotFound for what is not there.
    [[nodiscard]] Result<QJsonObject> at(const QString &album, int index);
    /// Some at random that fill the screen, of those that are made; others are made meanwhile.
    [[nodiscard]] QStringList pick(int limit);

Q_SIGNALS:
    /// A picture was made, or could not be.
    void changed();

private:
    struct Photo {
        QString id;
        QString name;
        QString path;
        qint64 sizeBytes = 0;
        qint64 mtimeMs = 0;
        QString error;
    };
    enum class Size { Tile, Screen };
    enum class Haste { Now, Later };
    [[nodiscard]] static Photo photoFrom(const Statement &row, int first);
    /// The picture's file; empty when it has to be made, which is then asked for.
    [[nodiscard]] QString picture(const Photo &photo, Size size, Haste haste);

    Database &m_database;
    ProbeClient &m_probe;
    PictureCache m_cache;
    QSet<QString> m_waiting; // names in the cache
};

} // namespace hearth::player
