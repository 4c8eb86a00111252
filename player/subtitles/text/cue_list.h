// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the readers of text subtitles share: walking over lines and collecting cues within the limits. Pure,
// any thread.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

/// The lines of a text, ended by CRLF, CR or LF; a byte order mark at the start is dropped.
QList<QStringView> linesOf(QStringView text);

/// Joins runs to no more than kMostCueCharacters.
QList<TextRun> boundedRuns(QList<TextRun> runs);

class CueList
{
public:
    /// False when there are too many: stop and return take().
    bool add(Cue cue);
    [[nodiscard]] bool isEmpty() const { return m_cues.isEmpty(); }
    QList<Cue> &cues() { return m_cues; }
    /// TooLarge when add() has refused one.
    Result<QList<Cue>> take();

private:
    QList<Cue> m_cues;
    bool m_isFull = false;
};

/// TooLarge for a text over kMostCharacters.
Done checkSize(QStringView text);

/// For formats whose cues have no end of their own: each stays for half a second and 67 ms for each character
/// (15 a second are read with ease), and goes when the next one starts.
void guessEnds(QList<Cue> &cues);

} // namespace hearth::player
