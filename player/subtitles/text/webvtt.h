// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// WebVTT files: WebVTT (W3C), section 6.1 to 6.3, to the letter. The text is decoded already. Pure, any
// thread; linear in the text.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

/// Section 3.4. Percent of the region's or the picture's size.
struct VttRegion {
    QString id;
    double width = 100;
    double lines = 3;
    double anchorX = 0;
    double anchorY = 100;
    double viewportX = 0;
    double viewportY = 100;
    bool scrollsUp = false;
};

/// Section 3.3. The defaults are those of a cue without settings.
struct VttSettings {
    enum class Writing { Horizontal, GrowingLeft, GrowingRight };
    enum class Align { Start, Center, End, Left, Right };
    enum class LineAlign { Start, Center, End };
    enum class PositionAlign { Auto, LineLeft, Center, LineRight };
    Writing writing = Writing::Horizontal;
    std::optional<double> line; // unset: auto
    bool snapsToLines = true;   // line counts lines, not percent
    LineAlign lineAlign = LineAlign::Start;
    std::optional<double> position; // percent; unset: auto
    PositionAlign positionAlign = PositionAlign::Auto;
    double size = 100; // percent
    Align align = Align::Center;
    int region = -1; // an index of VttFile::regions; -1: none
};

struct VttCue {
    std::chrono::milliseconds start{0};
    std::chrono::milliseconds end{0};
    QString id;
    QString text; // for parseVttCueText()
    VttSettings settings;
};

struct VttFile {
    QList<VttCue> cues;
    QList<VttRegion> regions;
    QStringList styleSheets; // the text of STYLE blocks
};

/// Invalid without the signature, TooLarge past a limit.
Result<VttFile> parseVtt(QStringView text);

/// The cues as the player draws them: text styled, lines and positions as an anchor.
Result<QList<Cue>> readVtt(QStringView text);

bool looksLikeVtt(QStringView start);

} // namespace hearth::player
