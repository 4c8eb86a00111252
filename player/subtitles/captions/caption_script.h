// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A screen of closed captions as events of ASS in the viewer's style. Letters need not be as wide as the grid
// that the captions were written for: blocks keep their place and stay on the screen at every size. Pure, any
// thread.

#include "player/subtitles/caption_style.h"
#include "player/subtitles/captions/caption_screen.h"

namespace hearth::player
{

/// For a script of assHeader()'s size and style, as SubtitleTrack::replaceEvents() takes them. What is sent
/// as coloured stays so while the viewer has the look's own colour.
QByteArrayList captionEvents(const CaptionScreen &screen, const CaptionStyle &style);

} // namespace hearth::player
