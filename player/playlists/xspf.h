// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// XSPF lists, version 1 (xspf.org): tracks with location, title, creator, album, image and duration in
// milliseconds. No entity is expanded, nothing is fetched. Pure, any thread.

#include "player/playlists/playlist.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

/// Invalid for broken XML or another root. A track without a location is left out, of several the first
/// counts.
Result<Playlist> readXspf(QStringView text);

bool looksLikeXspf(QStringView start);

} // namespace hearth::player
