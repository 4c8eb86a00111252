// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lyrics (.lrc): "[mm:ss.xx]line", several times before one line, "[ar:…]" and such about the song. Pure.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

/// In the order of time; each line ends where the next one starts, and the last after a while.
Result<QList<Cue>> readLrc(QStringView text);

bool looksLikeLrc(QStringView start);

} // namespace hearth::player
