// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/songs.h"
#include "player/library/name_rules.h"
#include "player/library/natural_order.h"
#include <QRegularExpression>
#include <algorithm>
#include <map>

namespace hearth::player
{

namespace
{

struct Song {
    size_t index; // of its path
    QString disc; // its folder's name; empty: the album's own
    QString fileName;
};

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(QLatin1Char('/')));
}

QString lastOf(const QString &path)
{
    return path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
}

bool isDisc(const QString &folder)
{
    static const QRegularExpression kDisc(
        QStringLiteral("^(?:cd|dis[ck]|disque|disco|vol(?:ume)?)[ ._-]*\\d{1,2}\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return kDisc.match(folder).hasMatch();
}

struct Album {
    QString name;
    QString artist;
    int year = 0;
};

/// `path` is the album's folder, at or below `root`.
Album albumAt(const QString &path, const QString &root)
{
    static const QRegularExpression kYearBehind(QStringLiteral("^(.+?)\\s*[(\\[]((?:19|20)\\d{2})[)\\]].*$"));
    static const QRegularExpression kYearBefore(
        QStringLiteral("^[(\\[]?((?:19|20)\\d{2})[)\\]]?\\s*-\\s*(.+)$"));
    Album album{lastOf(path), {}, 0};
    if (const auto match = kYearBehind.match(album.name); match.hasMatch()) {
        album.year = match.captured(2).toInt();
        album.name = match.captured(1);
    } else if (const auto before = kYearBefore.match(album.name); before.hasMatch()) {
        album.year = before.captured(1).toInt();
        album.name = before.captured(2);
    }
    const QString above = path == root ? QString() : folderOf(path);
    const QString dash = QStringLiteral(" - ");
    if (above.size() > root.size())
        album.artist = tidyName(lastOf(above));
    if (const qsizetype at = album.name.indexOf(dash); at > 0) {
        const QString before = tidyName(album.name.left(at));
        if (album.artist.isEmpty() || album.artist.compare(before, Qt::CaseInsensitive) == 0) {
            album.artist = before;
            album.name = album.name.mid(at + dash.size());
        }
    }
    const QString tidied = tidyName(album.name);
    album.name = tidied.isEmpty() ? lastOf(path) : tidied;
    return album;
}

bool isBefore(const Song &one, const Song &other)
{
    if (one.disc != other.disc)
        return one.disc.isEmpty() || (!other.disc.isEmpty() && isNaturallyLess(one.disc, other.disc));
    return isNaturallyLess(one.fileName, other.fileName);
}

} // namespace

std::vector<Part> songsAmong(const QString &root, const QStringList &paths)
{
    std::map<QString, std::vector<Song>> albums;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        QString folder = folderOf(paths[i]);
        QString disc;
        if (folder.size() > root.size() && isDisc(lastOf(folder))) {
            disc = lastOf(folder);
            folder = folderOf(folder);
        }
        albums[folder].push_back({static_cast<size_t>(i), disc, lastOf(paths[i])});
    }
    std::vector<Part> parts(static_cast<size_t>(paths.size()));
    for (auto &[folder, songs] : albums) {
        std::ranges::sort(songs, isBefore);
        const Album album = albumAt(folder, root);
        const QString prefix = album.artist + QStringLiteral(" - ");
        const bool areAllNumbered = songs.size() > 1 && std::ranges::all_of(songs, [](const Song &song) {
                                        return song.fileName.front().isDigit();
                                    });
        int number = 0;
        int disc = 0;
        QString discFolder;
        for (const Song &song : songs) {
            if (song.disc != discFolder) {
                discFolder = song.disc;
                ++disc;
            }
            Part &part = parts[song.index];
            part.whole = folder;
            part.wholeName = album.name;
            part.artist = album.artist;
            part.year = album.year;
            part.number = ++number;
            part.chapterNumber = disc;
            part.chapter = tidyName(song.disc);
            part.name = partName(song.fileName, areAllNumbered);
            if (!album.artist.isEmpty() && part.name.size() > prefix.size() &&
                part.name.startsWith(prefix, Qt::CaseInsensitive))
                part.name = part.name.mid(prefix.size());
        }
    }
    return parts;
}

} // namespace hearth::player
