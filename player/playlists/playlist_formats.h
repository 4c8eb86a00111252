// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every format of playlists that is read, one row each, and the way from a file's bytes to its entries. Pure,
// any thread; time in proportion to the size.

#include "player/playlists/playlist.h"
#include "resources/base/result.h"
#include <QByteArray>
#include <QStringView>
#include <span>

namespace hearth::player
{

struct PlaylistFormat {
    const char *name;
    const char *suffixes; // of files, parted by blanks
    bool (*sniff)(QStringView start);
    Result<Playlist> (*read)(QStringView text, BareLines bareLines);
};

std::span<const PlaylistFormat> playlistFormats();

/// By what the text shows, else by the name, which may be empty or an address. UTF-8 or whatever its letters
/// are. Unsupported when nothing fits, as for a page of HTML.
Result<Playlist> readPlaylist(const QByteArray &bytes, const QString &fileName,
                              BareLines bareLines = BareLines::Junk);

} // namespace hearth::player
