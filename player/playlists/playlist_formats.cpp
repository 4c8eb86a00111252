// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/playlists/playlist_formats.h"

#include "player/playlists/m3u.h"
#include "player/playlists/pls.h"
#include "player/playlists/xspf.h"
#include "player/subtitles/charset.h"

namespace hearth::player
{

namespace
{

constexpr PlaylistFormat kFormats[] = {
    {"m3u", "m3u m3u8", looksLikeM3u, readM3u},
    {"pls", "pls", looksLikePls, [](QStringView text, BareLines) { return readPls(text); }},
    {"xspf", "xspf", looksLikeXspf, [](QStringView text, BareLines) { return readXspf(text); }},
};

bool isMarkup(QStringView text)
{
    const QStringView start = text.left(1024).trimmed();
    return start.startsWith(QLatin1String("<!doctype html"), Qt::CaseInsensitive) ||
           start.startsWith(QLatin1String("<html"), Qt::CaseInsensitive);
}

} // namespace

std::span<const PlaylistFormat> playlistFormats()
{
    return kFormats;
}

Result<Playlist> readPlaylist(const QByteArray &bytes, const QString &fileName, BareLines bareLines)
{
    if (bytes.size() > kMostPlaylistCharacters * 2)
        return fail(ErrorCode::TooLarge, QStringLiteral("a list of more than 128 MB"));
    const QString text = decodeText(bytes).text;
    for (const PlaylistFormat &format : kFormats)
        if (format.sniff(text))
            return format.read(text, bareLines);
    const QString suffix = fileName.section(QLatin1Char('?'), 0, 0).section(QLatin1Char('.'), -1).toLower();
    for (const PlaylistFormat &format : kFormats)
        if (!isMarkup(text) && QString::fromLatin1(format.suffixes).split(QLatin1Char(' ')).contains(suffix))
            return format.read(text, bareLines);
    return fail(ErrorCode::Unsupported, QStringLiteral("no known format of playlists"));
}

} // namespace hearth::player
