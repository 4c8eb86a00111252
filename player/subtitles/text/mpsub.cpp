// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/mpsub.h"

#include "player/subtitles/text/cue_list.h"
#include <cmath>
#include <utility>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

std::optional<std::pair<double, double>> twoNumbers(QStringView line)
{
    const QList<QStringView> parts = line.trimmed().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.size() != 2)
        return {};
    bool isFirst = false;
    bool isSecond = false;
    const double first = parts[0].toDouble(&isFirst);
    const double second = parts[1].toDouble(&isSecond);
    // A day is more than any film.
    const bool areSound = isFirst && isSecond && std::abs(first) < 1e7 && second >= 0 && second < 1e7;
    return areSound ? std::optional(std::pair(first, second)) : std::nullopt;
}

/// What "FORMAT=" says one unit is, in milliseconds.
double unitOf(QStringView value)
{
    const double fps = value.trimmed().toDouble();
    return fps >= 1 && fps <= 1000 ? 1000 / fps : 1000;
}

} // namespace

Result<QList<Cue>> readMpSub(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    const QList<QStringView> lines = linesOf(text);
    CueList cues;
    double unit = 1000;
    double clock = 0;
    for (qsizetype at = 0; at < lines.size(); ++at) {
        if (lines[at].startsWith(QLatin1String("FORMAT="))) {
            unit = unitOf(lines[at].mid(7));
            continue;
        }
        const auto numbers = twoNumbers(lines[at]);
        if (!numbers)
            continue;
        Cue cue;
        clock = std::clamp(clock + numbers->first * unit, 0.0, 1e12);
        cue.start = milliseconds(std::llround(clock));
        clock = std::min(clock + numbers->second * unit, 1e12);
        cue.end = milliseconds(std::llround(clock));
        QString words;
        while (at + 1 < lines.size() && !lines[at + 1].trimmed().isEmpty()) {
            ++at;
            if (words.size() <= kMostCueCharacters)
                words.append(lines[at].left(kMostCueCharacters)).append(QLatin1Char('\n'));
        }
        cue.runs = tidyRuns({{words, {}}});
        if (!cues.add(std::move(cue)))
            break;
    }
    return cues.take();
}

bool looksLikeMpSub(QStringView start)
{
    for (const QStringView line : linesOf(start.left(4096)))
        if (line.startsWith(QLatin1String("FORMAT=")))
            return true;
    return false;
}

} // namespace hearth::player
