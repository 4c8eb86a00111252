// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TTML and IMSC (.ttml, .dfxp, .xml): TTML2 (W3C), section 12: par and seq containers, begin, end and dur,
// spans and regions with times of their own. Pure, any thread.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

/// A <p> with its active interval, hidden ones and those of no duration too.
struct TtmlParagraph {
    std::chrono::milliseconds begin{0};
    std::optional<std::chrono::milliseconds> end; // unset: as long as the film
    QString text;                                 // in the document's order, '\n' for <br>
    int timedChildren = 0;                        // spans and animations inside with times of their own
};

Result<QList<TtmlParagraph>> parseTtml(QStringView text);

/// What is on the screen when: a paragraph whose spans come one by one is several cues.
Result<QList<Cue>> readTtml(QStringView text);

bool looksLikeTtml(QStringView start);

} // namespace hearth::player
