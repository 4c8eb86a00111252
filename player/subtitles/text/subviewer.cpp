// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/subviewer.h"

#include "player/subtitles/text/clock_time.h"
#include "player/subtitles/text/cue_list.h"

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

QList<TextRun> runsOf(QString text)
{
    text.replace(QLatin1String("[br]"), QLatin1String("\n"), Qt::CaseInsensitive);
    return tidyRuns({{text, {}}});
}

std::optional<Cue> timesOf(QStringView line)
{
    qsizetype at = 0;
    const auto start = readClock(line, at, QLatin1String("."));
    if (!start || !readMark(line, at, ','))
        return {};
    const auto end = readClock(line, at, QLatin1String("."));
    if (!end)
        return {};
    Cue cue;
    cue.start = *start;
    cue.end = end;
    return cue;
}

/// "[hh:mm:ss]" at the start of a line, which then holds what follows.
std::optional<milliseconds> bracketedTime(QStringView &line)
{
    qsizetype at = 0;
    if (!readMark(line, at, '['))
        return {};
    const auto time = readClock(line, at, QLatin1String("."));
    if (!time || !readMark(line, at, ']'))
        return {};
    line = line.mid(at);
    return time;
}

} // namespace

Result<QList<Cue>> readSubViewer(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    const QList<QStringView> lines = linesOf(text);
    CueList cues;
    for (qsizetype at = 0; at < lines.size(); ++at) {
        auto cue = timesOf(lines[at].trimmed());
        if (!cue)
            continue;
        QString words;
        while (at + 1 < lines.size() && !lines[at + 1].trimmed().isEmpty() &&
               !timesOf(lines[at + 1].trimmed())) {
            ++at;
            if (words.size() <= kMostCueCharacters)
                words.append(lines[at].left(kMostCueCharacters)).append(QLatin1Char('\n'));
        }
        cue->runs = runsOf(words);
        if (!cues.add(std::move(*cue)))
            break;
    }
    return cues.take();
}

bool looksLikeSubViewer(QStringView start)
{
    for (const QStringView line : linesOf(start.left(8192)))
        if (line.trimmed() == QLatin1String("[INFORMATION]") || timesOf(line.trimmed()))
            return true;
    return false;
}

Result<QList<Cue>> readSubViewer1(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    CueList cues;
    std::optional<Cue> open;
    QString words;
    for (QStringView line : linesOf(text)) {
        const auto time = bracketedTime(line);
        const bool ends = time && open;
        if (ends) {
            open->end = *time;
            open->runs = runsOf(words);
            const bool hasWords = !open->runs.isEmpty();
            if (hasWords && !cues.add(std::move(*open)))
                break;
            open.reset();
        }
        // Its text stands behind a time or below it; a time alone that ends a cue begins none.
        if (time && (!ends || !line.trimmed().isEmpty())) {
            open.emplace().start = *time;
            words.clear();
        }
        if (open && words.size() <= kMostCueCharacters)
            words.append(line.left(kMostCueCharacters)).append(QLatin1Char('\n'));
    }
    if (open) {
        open->runs = runsOf(words);
        cues.add(std::move(*open));
        guessEnds(cues.cues());
    }
    return cues.take();
}

bool looksLikeSubViewer1(QStringView start)
{
    for (QStringView line : linesOf(start.left(8192)))
        if (bracketedTime(line))
            return true;
    return false;
}

} // namespace hearth::player
