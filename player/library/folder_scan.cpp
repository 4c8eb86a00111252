// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/folder_scan.h"
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSet>

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

FoundFile look(const QFileInfo &info)
{
    FoundFile found;
    found.path = info.absoluteFilePath();
    found.sizeBytes = info.size();
    found.mtimeMs = info.lastModified().toMSecsSinceEpoch();
    found.guess = guessName(found.path);
    const QDir folder = info.dir();
    const QString stem = info.completeBaseName();
    QFile nfo(folder.filePath(stem + QLatin1String(".nfo")));
    // Opening a pipe would wait for somebody at its other end.
    if (QFileInfo(nfo).isFile() && nfo.open(QIODevice::ReadOnly))
        found.nfo = parseNfo(nfo.read(kNfoBytes), found.guess.isEpisode());
    found.posterFile = firstExisting(
        folder, {stem + QLatin1String("-poster"), QStringLiteral("poster"), QStringLiteral("folder")});
    found.backdropFile = firstExisting(
        folder, {stem + QLatin1String("-fanart"), QStringLiteral("fanart"), QStringLiteral("backdrop")});
    return found;
}

/// `seen` holds the folders walked, so that links do not lead round in circles.
void walk(const QDir &folder, int depth, QList<FoundFile> &files, QSet<QString> &seen,
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
        if (files.size() >= kMostFiles || stopping)
            return;
        if (entry.isDir())
            walk(QDir(entry.absoluteFilePath()), depth + 1, files, seen, stopping);
        else if (isVideoFile(entry.fileName()))
            files.append(look(entry));
    }
}

void markExtras(QList<FoundFile> &files, const QStringList &roots)
{
    std::vector<VideoPlace> places;
    places.reserve(static_cast<size_t>(files.size()));
    for (qsizetype i = 0; i < files.size(); ++i)
        places.push_back({files[i].path, roots[i], files[i].series()});
    const std::vector<Extra> extras = extrasAmong(places);
    for (qsizetype i = 0; i < files.size(); ++i)
        files[i].extra = extras[static_cast<size_t>(i)];
}

} // namespace

ScanResult scanFolders(const QStringList &folders, const std::atomic<bool> &stopping)
{
    ScanResult result;
    QSet<QString> seen;
    QStringList roots; // of each file
    for (const QString &folder : folders) {
        const QDir dir(folder);
        if (!dir.exists())
            result.awayFolders.append(dir.absolutePath());
        else
            walk(dir, 0, result.files, seen, stopping);
        while (roots.size() < result.files.size())
            roots.append(dir.absolutePath());
    }
    markExtras(result.files, roots);
    return result;
}

} // namespace hearth::player
