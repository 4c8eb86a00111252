// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// MPSub (.sub) of MPlayer: "FORMAT=TIME", then "pause duration" in seconds, each counted from the end of the
// cue before, and the text until a blank line. "FORMAT=25" counts frames instead. Pure.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

Result<QList<Cue>> readMpSub(QStringView text);

bool looksLikeMpSub(QStringView start);

} // namespace hearth::player
