// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// M3U and M3U8 lists of channels, by the rules of pvr.iptvsimple's README and what lists in the wild hold: a
// byte order mark, blanks before '#', attributes without quotes and in capitals, commas in quotes, junk
// between entries. A media or master playlist of HLS (RFC 8216) is one stream, no list: Unsupported. Pure,
// any thread.

#include "player/playlists/playlist.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

Result<Playlist> readM3u(QStringView text, BareLines bareLines = BareLines::Junk);

bool looksLikeM3u(QStringView start);

} // namespace hearth::player
