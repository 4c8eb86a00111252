// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/playlists/xspf.h"
#include <QXmlStreamReader>

namespace hearth::player
{

namespace
{

PlaylistEntry readTrack(QXmlStreamReader &xml)
{
    PlaylistEntry entry;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        if (name == QLatin1String("extension")) {
            xml.skipCurrentElement();
            continue;
        }
        const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        if (name == QLatin1String("location") && entry.address.isEmpty())
            entry.address = text;
        else if (name == QLatin1String("title"))
            entry.title = text;
        else if (name == QLatin1String("duration") && text.toLongLong() > 0)
            entry.duration = std::chrono::milliseconds(text.toLongLong());
        else if (name == QLatin1String("image"))
            entry.attributes.insert(QStringLiteral("tvg-logo"), text);
        else if (name == QLatin1String("creator") || name == QLatin1String("album") ||
                 name == QLatin1String("annotation"))
            entry.attributes.insert(name, text);
    }
    if (entry.title.isEmpty())
        entry.title = entry.address.section(QLatin1Char('/'), -1);
    return entry;
}

} // namespace

Result<Playlist> readXspf(QStringView text)
{
    if (text.size() > kMostPlaylistCharacters)
        return fail(ErrorCode::TooLarge, QStringLiteral("a list of more than 64 million characters"));
    QXmlStreamReader xml(text.toString());
    xml.setEntityExpansionLimit(0);
    if (!xml.readNextStartElement() || xml.name() != QLatin1String("playlist"))
        return fail(ErrorCode::Invalid, QStringLiteral("no XSPF list"));
    Playlist list;
    while (xml.readNextStartElement()) {
        if (xml.name() != QLatin1String("trackList")) {
            xml.skipCurrentElement();
            continue;
        }
        while (xml.readNextStartElement()) {
            if (xml.name() != QLatin1String("track")) {
                xml.skipCurrentElement();
                continue;
            }
            PlaylistEntry entry = readTrack(xml);
            if (list.entries.size() >= kMostPlaylistEntries)
                return fail(ErrorCode::TooLarge,
                            QStringLiteral("more than %1 entries in one list").arg(kMostPlaylistEntries));
            if (!entry.address.isEmpty())
                list.entries.append(std::move(entry));
        }
    }
    if (xml.hasError())
        return fail(ErrorCode::Invalid, QStringLiteral("XSPF: %1").arg(xml.errorString()));
    return list;
}

bool looksLikeXspf(QStringView start)
{
    start = start.left(4096);
    return start.contains(QLatin1String("<playlist")) && start.contains(QLatin1String("xspf.org/ns"));
}

} // namespace hearth::player
