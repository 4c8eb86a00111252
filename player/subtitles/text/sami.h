// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SAMI (.smi, .sami), by Microsoft's "Understanding SAMI 1.0": <SYNC Start=ms><P>text; a text of nothing but
// a no-break space ends the one before. The first class of paragraphs is read, so that of several languages
// one is shown. Not XML: tags need no end and no order. Pure.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

Result<QList<Cue>> readSami(QStringView text);

bool looksLikeSami(QStringView start);

} // namespace hearth::player
