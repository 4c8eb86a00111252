// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How music lies in folders: each folder with sound files in it is an album, "Artist/Album (1999)/01 - Song"
// or "Artist - Album/01 - Song"; folders called "CD 1" are its chapters. Pure, any thread.

#include "player/library/parts.h"

namespace hearth::player
{

/// For each path below `root`, in the same order; of each song its album is the whole.
[[nodiscard]] std::vector<Part> songsAmong(const QString &root, const QStringList &paths);

} // namespace hearth::player
