// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/lrc.h"

#include "player/subtitles/text/clock_time.h"
#include "player/subtitles/text/cue_list.h"
#include <algorithm>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

/// "[m:ss]", "[m:ss.xx]" or "[m:ss.xxx]" at the start of a line, which then holds what follows.
std::optional<milliseconds> timeTag(QStringView &line)
{
    qsizetype at = 0;
    if (!readMark(line, at, '['))
        return {};
    const auto minutes = readNumber(line, at);
    if (!minutes || !readMark(line, at, ':'))
        return {};
    const auto seconds = readNumber(line, at);
    if (!seconds)
        return {};
    int fraction = 0;
    if (readMark(line, at, '.') || readMark(line, at, ':')) {
        const qsizetype from = at;
        const auto number = readNumber(line, at);
        if (!number || at - from > 3)
            return {};
        fraction = *number * (at - from == 1 ? 100 : at - from == 2 ? 10 : 1);
    }
    if (!readMark(line, at, ']'))
        return {};
    line = line.mid(at);
    return milliseconds((int64_t(*minutes) * 60 + *seconds) * 1000 + fraction);
}

} // namespace

Result<QList<Cue>> readLrc(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    CueList cues;
    for (QStringView line : linesOf(text)) {
        QList<milliseconds> starts;
        while (const auto start = timeTag(line))
            starts.append(*start);
        for (const milliseconds start : std::as_const(starts)) {
            Cue cue;
            cue.start = start;
            cue.runs = tidyRuns({{line.left(kMostCueCharacters).toString(), {}}});
            if (!cues.add(std::move(cue)))
                return cues.take();
        }
    }
    std::stable_sort(cues.cues().begin(), cues.cues().end(),
                     [](const Cue &a, const Cue &b) { return a.start < b.start; });
    QList<Cue> &list = cues.cues();
    for (qsizetype i = 0; i + 1 < list.size(); ++i)
        list[i].end = list[i + 1].start;
    guessEnds(list);
    list.removeIf([](const Cue &cue) { return cue.runs.isEmpty(); });
    return cues.take();
}

bool looksLikeLrc(QStringView start)
{
    for (QStringView line : linesOf(start.left(4096)))
        if (timeTag(line))
            return true;
    return false;
}

} // namespace hearth::player
