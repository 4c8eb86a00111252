// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// MicroDVD (.sub, .txt): {start}{end}text in frames, '|' between lines, {y:i}-like control codes. A first
// line {1}{1}25 (or {0}{0}25) says how many frames a second has. Pure, any thread.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

/// `framesPerSecond` is the film's, for files that do not say; 0: 23.976, as most such files were made for.
Result<QList<Cue>> readMicroDvd(QStringView text, double framesPerSecond = 0);

bool looksLikeMicroDvd(QStringView start);

} // namespace hearth::player
