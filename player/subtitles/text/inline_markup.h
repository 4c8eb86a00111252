// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The markup inside the text of a cue: the tags of SubRip files (<i>, <b>, <u>, <s>, <font color=…>) and the
// override blocks of ASS ({\\i1\\an8}). Pure, any thread; linear in the text.

#include "player/subtitles/text/cue.h"
#include <QStringView>

namespace hearth::player
{

struct InlineText {
    QList<TextRun> runs;
    CuePlace place;
};

/// Text of a SubRip file. Tags need not be closed or nested well; an unknown tag vanishes, a '<' that opens
/// none stays. Override blocks, which many such files carry, are obeyed as far as TextStyle and \\an go.
InlineText readSubripMarkup(QStringView text);

/// Text of an ASS event: override blocks, \\N, \\n and \\h; drawings (\\p1) are left out. A tag that
/// TextStyle cannot say is dropped.
InlineText readAssMarkup(QStringView text, const TextStyle &lineStyle = {});

/// "#0000FF", "0000ff" or one of the sixteen names of HTML 4.01, section 6.5.
std::optional<uint32_t> colourNamed(QStringView text);

} // namespace hearth::player
