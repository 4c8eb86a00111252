// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every reader of text subtitles yields: cues of styled text with a time and, where the file says so, a
// place. Value types without I/O, usable on any thread; text from outside is bounded by kMostCharacters.

#include <QList>
#include <QString>
#include <chrono>
#include <cstdint>
#include <optional>

namespace hearth::player
{

struct TextStyle {
    bool italic = false;
    bool bold = false;
    bool underline = false;
    bool strikeOut = false;
    std::optional<uint32_t> colour; // 0xRRGGBB; unset: the viewer's
    bool operator==(const TextStyle &) const = default;
};

/// Text in one style; '\n' is a line break.
struct TextRun {
    QString text;
    TextStyle style;
    bool operator==(const TextRun &) const = default;
};

/// Where a cue asks to stand. Percent are of the picture, from its top left corner.
struct CuePlace {
    int anchor = 0;          // as ASS's \an: 1-3 below, 4-6 middle, 7-9 above; 0: the viewer's choice
    std::optional<double> x; // percent, of the anchor
    std::optional<double> y; // percent, of the anchor
    bool operator==(const CuePlace &) const = default;
};

struct Cue {
    std::chrono::milliseconds start{0};
    std::optional<std::chrono::milliseconds> end; // unset: until the next cue, or the film's end
    QString id;
    QList<TextRun> runs;
    CuePlace place;
    int layer = 0; // a higher one is drawn over a lower one
};

/// Limits of every reader: a file past one of them is TooLarge, a cue's text is cut.
constexpr qsizetype kMostCharacters = qsizetype(8) << 20;
constexpr qsizetype kMostCues = 200'000;
constexpr qsizetype kMostCueCharacters = 16'384;

/// The words alone, lines parted by '\n'.
QString plainText(const Cue &cue);

/// The text of an ASS event, with override tags only where the style differs from the line's own. Braces and
/// backslashes of the words cannot become tags.
QString assText(const Cue &cue);

/// Runs of the same style joined, empty ones dropped, white space at either end taken away.
QList<TextRun> tidyRuns(const QList<TextRun> &runs);

} // namespace hearth::player
