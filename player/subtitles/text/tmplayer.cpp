// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/tmplayer.h"

#include "player/subtitles/text/clock_time.h"
#include "player/subtitles/text/cue_list.h"
#include "player/subtitles/text/inline_markup.h"

namespace hearth::player
{

namespace
{

struct Line {
    std::chrono::milliseconds start{0};
    int number = 1;
    QStringView text;
};

std::optional<Line> lineOf(QStringView text)
{
    qsizetype at = 0;
    const auto start = readClock(text, at, QLatin1String());
    if (!start)
        return {};
    Line line{*start, 1, {}};
    if (readMark(text, at, ',')) {
        const auto number = readNumber(text, at);
        if (!number)
            return {};
        line.number = *number;
    }
    if (!readMark(text, at, ':') && !readMark(text, at, '='))
        return {};
    line.text = text.mid(at);
    return line;
}

QList<TextRun> runsOf(QStringView text)
{
    return readSubripMarkup(
               text.left(kMostCueCharacters).toString().replace(QLatin1Char('|'), QLatin1Char('\n')))
        .runs;
}

} // namespace

Result<QList<Cue>> readTmPlayer(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    CueList cues;
    for (const QStringView one : linesOf(text)) {
        const auto line = lineOf(one);
        if (!line)
            continue;
        QList<TextRun> runs = runsOf(line->text);
        QList<Cue> &before = cues.cues();
        if (line->number > 1 && !before.isEmpty() && !runs.isEmpty() && before.last().runs.size() < 100) {
            before.last().runs.append({QStringLiteral("\n"), {}});
            before.last().runs.append(runs);
            continue;
        }
        Cue cue;
        cue.start = line->start;
        cue.runs = std::move(runs);
        if (!cues.add(std::move(cue)))
            break;
    }
    guessEnds(cues.cues());
    cues.cues().removeIf([](const Cue &cue) { return cue.runs.isEmpty(); });
    return cues.take();
}

bool looksLikeTmPlayer(QStringView start)
{
    for (const QStringView line : linesOf(start.left(4096)))
        if (!line.trimmed().isEmpty())
            return lineOf(line).has_value();
    return false;
}

} // namespace hearth::player
