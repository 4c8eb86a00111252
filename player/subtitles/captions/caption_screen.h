// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What closed captions show at one moment, as both standards of them say it: blocks of lines with a place. A
// value, any thread.

#include "player/subtitles/text/cue.h"

namespace hearth::player
{

/// Text that stands at one place of a line.
struct CaptionRow {
    int line = 0;   // of its block, from 0
    int column = 0; // of its block, from 0; it counts for blocks whose lines begin at the left
    QList<TextRun> runs;
    bool operator==(const CaptionRow &) const = default;
};

struct CaptionBlock {
    enum class Justify { Left, Centre, Right };

    int anchor = 7;  // the point of the block that stands at (x, y), as ASS's \an
    double x = 0;    // of the screen's width, 0 to 1
    double y = 0;    // of its height
    int lines = 1;   // also those without text
    int columns = 1; // as wide as kCaptionColumn of the screen's height each
    Justify justify = Justify::Left;
    QList<CaptionRow> rows;
    bool operator==(const CaptionBlock &) const = default;
};

struct CaptionScreen {
    QList<CaptionBlock> blocks;
    [[nodiscard]] bool isEmpty() const { return blocks.isEmpty(); }
    bool operator==(const CaptionScreen &) const = default;
};

/// Line 21's 15 rows and 32 columns lie in the middle 80 % of a picture of 4:3 (47 CFR 79.101 (d)); a digital
/// service's grid is as fine. Both of the screen's height.
constexpr double kCaptionLine = 0.8 / 15;
constexpr double kCaptionColumn = 0.8 * 4 / 3 / 32;

/// The words alone: lines of a block from above, blocks as they come, parted by '\n'.
QString plainText(const CaptionScreen &screen);

} // namespace hearth::player
