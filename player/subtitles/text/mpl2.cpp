// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/mpl2.h"

#include "player/subtitles/text/clock_time.h"
#include "player/subtitles/text/cue_list.h"

namespace hearth::player
{

namespace
{

std::optional<Cue> cueOf(QStringView line)
{
    qsizetype at = 0;
    if (!readMark(line, at, '['))
        return {};
    const auto start = readNumber(line, at);
    if (!start || !readMark(line, at, ']') || !readMark(line, at, '['))
        return {};
    const auto end = readNumber(line, at);
    if (!readMark(line, at, ']'))
        return {};
    Cue cue;
    cue.start = std::chrono::milliseconds(int64_t(*start) * 100);
    if (end)
        cue.end = std::chrono::milliseconds(int64_t(*end) * 100);
    for (QStringView part : line.mid(at, kMostCueCharacters).split(QLatin1Char('|'))) {
        part = part.trimmed();
        TextStyle style;
        style.italic = part.startsWith(QLatin1Char('/'));
        if (!cue.runs.isEmpty())
            cue.runs.append({QStringLiteral("\n"), cue.runs.last().style});
        cue.runs.append({part.mid(style.italic ? 1 : 0).toString(), style});
    }
    cue.runs = tidyRuns(cue.runs);
    return cue;
}

} // namespace

Result<QList<Cue>> readMpl2(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    CueList cues;
    for (const QStringView line : linesOf(text))
        if (auto cue = cueOf(line); cue && !cues.add(std::move(*cue)))
            break;
    guessEnds(cues.cues());
    return cues.take();
}

bool looksLikeMpl2(QStringView start)
{
    for (const QStringView line : linesOf(start.left(4096)))
        if (!line.trimmed().isEmpty())
            return cueOf(line).has_value();
    return false;
}

} // namespace hearth::player
