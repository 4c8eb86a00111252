// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/microdvd.h"

#include "player/subtitles/text/clock_time.h"
#include "player/subtitles/text/cue_list.h"
#include <cmath>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

struct Frames {
    int start = 0;
    std::optional<int> end;
    QStringView text;
};

std::optional<Frames> framesOf(QStringView line)
{
    qsizetype at = 0;
    if (!readMark(line, at, '{'))
        return {};
    const auto start = readNumber(line, at);
    if (!start || !readMark(line, at, '}') || !readMark(line, at, '{'))
        return {};
    const auto end = readNumber(line, at);
    if (!readMark(line, at, '}'))
        return {};
    return Frames{*start, end, line.mid(at)};
}

/// {y:…}, {c:$BBGGRR} and what else stands before the words; a capital letter's holds for the lines after it
/// too.
class Codes
{
public:
    /// Takes the codes off one line and says its style.
    TextStyle take(QStringView &line)
    {
        m_line = m_all;
        while (line.size() > 3 && line[0] == QLatin1Char('{') && line[2] == QLatin1Char(':')) {
            const qsizetype end = line.indexOf(QLatin1Char('}'));
            if (end < 0)
                break;
            const bool isForAll = line[1].isUpper();
            apply(line[1].toLower(), line.mid(3, end - 3), m_line);
            if (isForAll)
                apply(line[1].toLower(), line.mid(3, end - 3), m_all);
            line = line.mid(end + 1);
        }
        // An older habit: slashes around a line in italics.
        if (line.startsWith(QLatin1Char('/'))) {
            m_line.italic = true;
            line = line.mid(1);
        }
        if (line.endsWith(QLatin1Char('/')))
            line.chop(1);
        return m_line;
    }

private:
    static void apply(QChar code, QStringView value, TextStyle &style)
    {
        if (code == QLatin1Char('y')) {
            for (const QChar c : value) {
                style.italic |= c == QLatin1Char('i');
                style.bold |= c == QLatin1Char('b');
                style.underline |= c == QLatin1Char('u');
                style.strikeOut |= c == QLatin1Char('s');
            }
        } else if (code == QLatin1Char('c') && value.startsWith(QLatin1Char('$'))) {
            bool ok = false;
            const uint32_t bgr = value.mid(1).toUInt(&ok, 16) & 0xffffff;
            if (ok)
                style.colour = ((bgr & 0xff) << 16) | (bgr & 0xff00) | (bgr >> 16);
        }
    }
    TextStyle m_all;
    TextStyle m_line;
};

QList<TextRun> runsOf(QStringView text)
{
    QList<TextRun> runs;
    Codes codes;
    for (QStringView line : text.left(kMostCueCharacters).split(QLatin1Char('|'))) {
        if (!runs.isEmpty())
            runs.append({QStringLiteral("\n"), runs.last().style});
        const TextStyle style = codes.take(line);
        runs.append({line.toString(), style});
    }
    return tidyRuns(runs);
}

} // namespace

Result<QList<Cue>> readMicroDvd(QStringView text, double framesPerSecond)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    double fps = framesPerSecond > 1 ? framesPerSecond : 24000.0 / 1001.0;
    const auto timeOf = [&fps](int frame) { return milliseconds(std::llround(frame * 1000.0 / fps)); };
    CueList cues;
    for (const QStringView line : linesOf(text)) {
        const auto frames = framesOf(line);
        if (!frames)
            continue;
        if (frames->start <= 1 && frames->end == frames->start && cues.isEmpty()) {
            const double said =
                frames->text.trimmed().toString().replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
            if (said >= 1 && said <= 1000)
                fps = said;
            if (said != 0)
                continue;
        }
        Cue cue;
        cue.start = timeOf(frames->start);
        if (frames->end)
            cue.end = timeOf(*frames->end);
        cue.runs = runsOf(frames->text);
        if (!cues.add(std::move(cue)))
            break;
    }
    guessEnds(cues.cues());
    return cues.take();
}

bool looksLikeMicroDvd(QStringView start)
{
    for (const QStringView line : linesOf(start.left(4096)))
        if (!line.trimmed().isEmpty())
            return framesOf(line).has_value();
    return false;
}

} // namespace hearth::player
