// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TMPlayer (.tmp, .txt): "hh:mm:ss:text", "hh:mm:ss=text" or "hh:mm:ss,1=text" where the number counts the
// lines that stand together; '|' parts lines. A cue ends where the next line starts, also an empty one. Pure.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

Result<QList<Cue>> readTmPlayer(QStringView text);

bool looksLikeTmPlayer(QStringView start);

} // namespace hearth::player
