// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/folder_scan.h"
#include "player/library/songs.h"
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSet>
#include <algorithm>

namespace hearth::player
{

namespace
{

constexpr int kDeepest = 12;
constexpr qsizetype kMostFiles = 1000000;
constexpr qint64 kNfoBytes = 256 * 1024;

QString firstExisting(const QDir &folder, const QStringList &names)
{
    for (const QString &name : names) {
        for (const char *suffix : {".jpg", ".jpeg", ".png", ".webp"}) {
            const QString file = name + QLatin1String(suffix);
            if (folder.exists(file))
                return folder.filePath(file);
        }
    }
    return {};
}

FoundFile look(const QFileInfo &info, MediaKind kind)
{
    FoundFile found;
    found.kind = kind;
    found.path = info.absoluteFilePath();
    found.sizeBytes = info.size();
    found.mtimeMs = info.lastModified().toMSecsSinceEpoch();
    if (kind == MediaKind::Films)
        found.guess = guessName(found.path);
    const QDir folder = info.dir();
    const QString stem = info.completeBaseName();
    QFile nfo(folder.filePath(stem + QLatin1String(".nfo")));
    // Opening a pipe would wait for somebody at its other end.
    if (QFileInfo(nfo).isFile() && nfo.open(QIODevice::ReadOnly)) {
        const QByteArray bytes = nfo.read(kNfoBytes);
        found.nfo = parseNfo(bytes, found.guess.isEpisode());
        if (!found.nfo && kind != MediaKind::Films)
            found.nfo = parseNfo(bytes, true);
    }
    if (kind == MediaKind::Music) {
        const QStringList covers{QStringLiteral("cover"), QStringLiteral("folder"), QStringLiteral("front"),
                                 QStringLiteral("album")};
        found.posterFile = firstExisting(folder, covers);
        return found;
    }
    found.posterFile = firstExisting(
        folder, {stem + QLatin1String("-poster"), QStringLiteral("poster"), QStringLiteral("folder")});
    found.backdropFile = firstExisting(
        folder, {stem + QLatin1String("-fanart"), QStringLiteral("fanart"), QStringLiteral("backdrop")});
    return found;
}

/// `seen` holds the folders walked, so that links do not lead round in circles.
void walk(const QDir &folder, int depth, MediaKind kind, ScanResult &result, QSet<QString> &seen,
          const std::atomic<bool> &stopping)
{
    const QString canonical = folder.canonicalPath();
    if (stopping || canonical.isEmpty() || seen.contains(canonical))
        return;
    if (depth > kDeepest) {
        qWarning("library: %s lies deeper than %d folders and is left out", qUtf8Printable(canonical),
                 kDeepest);
        return;
    }
    seen.insert(canonical);
    const QFileInfoList entries =
        folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &entry : entries) {
        if (result.files.size() + result.photos.size() >= kMostFiles || stopping)
            return;
        if (entry.isDir())
            walk(QDir(entry.absoluteFilePath()), depth + 1, kind, result, seen, stopping);
        else if (kind == MediaKind::Photos && isPhotoFile(entry.fileName()))
            result.photos.append(
                {entry.absoluteFilePath(), entry.size(), entry.lastModified().toMSecsSinceEpoch()});
        else if (kind == MediaKind::Music ? isAudioFile(entry.fileName())
                                          : kind != MediaKind::Photos && isVideoFile(entry.fileName()))
            result.files.append(look(entry, kind));
    }
}

void markExtras(QList<FoundFile> &files, const QStringList &roots)
{
    std::vector<VideoPlace> places;
    std::vector<qsizetype> indexes;
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (files[i].kind != MediaKind::Films)
            continue;
        places.push_back({files[i].path, roots[i], files[i].series()});
        indexes.push_back(i);
    }
    const std::vector<Extra> extras = extrasAmong(places);
    for (size_t i = 0; i < extras.size(); ++i)
        files[indexes[i]].extra = extras[i];
}

/// Those from `first` on lie in one folder of what is made of parts.
void markParts(QList<FoundFile> &files, qsizetype first, const QString &root, MediaKind kind)
{
    QStringList paths;
    for (qsizetype i = first; i < files.size(); ++i)
        paths.append(files[i].path);
    const std::vector<Part> parts =
        kind == MediaKind::Music ? songsAmong(root, paths) : partsAmong(root, kind, paths);
    for (qsizetype i = first; i < files.size(); ++i)
        files[i].part = parts[static_cast<size_t>(i - first)];
}

} // namespace

ScanResult scanFolders(const QList<MediaFolder> &folders, const std::atomic<bool> &stopping)
{
    ScanResult result;
    QSet<QString> seen;
    QStringList roots; // of each file
    // A folder of courses within one of films holds courses: the inner ones come first.
    QList<MediaFolder> inOrder = folders;
    std::ranges::stable_sort(inOrder, std::greater(), [](const MediaFolder &one) { return one.path.size(); });
    for (const MediaFolder &folder : std::as_const(inOrder)) {
        const QDir dir(folder.path);
        const qsizetype first = result.files.size();
        if (!dir.exists())
            result.awayFolders.append(dir.absolutePath());
        else
            walk(dir, 0, folder.kind, result, seen, stopping);
        if (folder.kind != MediaKind::Films && folder.kind != MediaKind::Photos)
            markParts(result.files, first, dir.absolutePath(), folder.kind);
        while (roots.size() < result.files.size())
            roots.append(dir.absolutePath());
    }
    markExtras(result.files, roots);
    return result;
}

} // namespace hearth::player
