// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SubRip (.srt). There is no specification; read is what files hold: numbers may be missing, hours and
// milliseconds too, fractions have one to three digits, blank lines may stand inside a cue. A time line that
// cannot be read drops its cue alone. Pure, any thread.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

Result<QList<Cue>> readSrt(QStringView text);

/// Whether a line with two times and an arrow is among the first ones.
bool looksLikeSrt(QStringView start);

} // namespace hearth::player
