// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PLS lists: "[playlist]", then FileN, TitleN and LengthN (seconds, -1: unknown) in any order. Pure, any
// thread.

#include "player/playlists/playlist.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

/// In the order of their numbers.
Result<Playlist> readPls(QStringView text);

bool looksLikePls(QStringView start);

} // namespace hearth::player
