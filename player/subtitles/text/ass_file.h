// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Advanced SubStation Alpha (.ass) and SubStation Alpha (.ssa) as cues, for what wants the words and the
// times: libass draws the file itself. By the "ASS file format specification" of the libass project; events
// whose times cannot be read, or that end before they start, are left out. Pure, any thread.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

Result<QList<Cue>> readAss(QStringView text);

bool looksLikeAss(QStringView start);

} // namespace hearth::player
