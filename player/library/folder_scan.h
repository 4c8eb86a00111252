// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Walks media folders and lists films with what lies beside them, each folder by its kind. Blocking; runs on
// the library's worker thread. Follows no symbolic links, goes 12 folders deep, lists at most a million
// files.

#include "player/library/extras.h"
#include "player/library/media_kind.h"
#include "player/library/name_rules.h"
#include "player/library/nfo.h"
#include "player/library/parts.h"
#include <QList>
#include <QStringList>
#include <atomic>

namespace hearth::player
{

struct FoundFile {
    QString path;
    qint64 sizeBytes = 0;
    qint64 mtimeMs = 0;
    GuessedName guess;
    std::optional<Nfo> nfo;
    MediaKind kind = MediaKind::Films; // of its source
    Part part;                         // of a course, a workout or an album of music
    Extra extra;                       // what belongs to another title is none of its own
    [[nodiscard]] QString series() const
    {
        return nfo && !nfo->series.isEmpty() ? nfo->series : guess.series;
    }
    QString posterFile; // as found, hostile; shown only after hearth-probe has re-encoded it
    QString backdropFile;
};

struct FoundPhoto {
    QString path;
    qint64 sizeBytes = 0;
    qint64 mtimeMs = 0;
};

struct ScanResult {
    QList<FoundFile> files;
    QList<FoundPhoto> photos;
    QStringList awayFolders; // not there now: their titles are kept
};

ScanResult scanFolders(const QList<MediaFolder> &folders, const std::atomic<bool> &stopping);

} // namespace hearth::player
