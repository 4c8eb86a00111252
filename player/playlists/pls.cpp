// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/playlists/pls.h"

namespace hearth::player
{

namespace
{

/// "File12" as 12 for "File"; below 0 for another name.
int numberOf(QStringView key, QLatin1String name)
{
    if (!key.startsWith(name, Qt::CaseInsensitive))
        return -1;
    bool ok = false;
    const int number = key.mid(name.size()).toInt(&ok);
    return ok ? number : -1;
}

void take(QStringView key, QStringView value, QMap<int, PlaylistEntry> &entries)
{
    if (const int file = numberOf(key, QLatin1String("File")); file >= 0) {
        entries[file].address = value.toString();
    } else if (const int title = numberOf(key, QLatin1String("Title")); title >= 0) {
        entries[title].title = value.toString();
    } else if (const int length = numberOf(key, QLatin1String("Length")); length >= 0) {
        if (const int seconds = value.toInt(); seconds > 0)
            entries[length].duration = std::chrono::seconds(seconds);
    }
}

} // namespace

Result<Playlist> readPls(QStringView text)
{
    if (text.size() > kMostPlaylistCharacters)
        return fail(ErrorCode::TooLarge, QStringLiteral("a list of more than 64 million characters"));
    QMap<int, PlaylistEntry> entries;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = text.indexOf(QLatin1Char('\n'), from);
        to = to < 0 ? text.size() : to;
        const QStringView line = text.mid(from, to - from).trimmed();
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals > 0)
            take(line.left(equals).trimmed(), line.mid(equals + 1).trimmed(), entries);
        if (entries.size() > kMostPlaylistEntries)
            return fail(ErrorCode::TooLarge,
                        QStringLiteral("more than %1 entries in one list").arg(kMostPlaylistEntries));
        from = to + 1;
    }
    Playlist list;
    for (PlaylistEntry &entry : entries) {
        if (entry.address.isEmpty())
            continue;
        if (entry.title.isEmpty())
            entry.title = entry.address.section(QLatin1Char('/'), -1);
        list.entries.append(std::move(entry));
    }
    return list;
}

bool looksLikePls(QStringView start)
{
    if (start.startsWith(QChar(0xfeff)))
        start = start.mid(1);
    return start.trimmed().startsWith(QLatin1String("[playlist]"), Qt::CaseInsensitive);
}

} // namespace hearth::player
