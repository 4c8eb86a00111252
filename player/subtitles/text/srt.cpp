// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/srt.h"

#include "player/subtitles/text/cue_list.h"
#include "player/subtitles/text/inline_markup.h"
#include <algorithm>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

bool isDigits(QStringView text)
{
    if (text.isEmpty())
        return false;
    for (const QChar c : text)
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return false;
    return true;
}

/// "5" is half a second, "  5" five milliseconds: blanks before digits stand for zeros.
std::optional<int> millisecondsOf(QStringView fraction)
{
    QString digits = fraction.toString();
    while (digits.endsWith(QLatin1Char(' ')) || digits.endsWith(QLatin1Char('\t')))
        digits.chop(1);
    digits.replace(QLatin1Char(' '), QLatin1Char('0'));
    if (!isDigits(digits) || digits.size() > 3)
        return {};
    return digits.leftJustified(3, QLatin1Char('0')).toInt();
}

/// "hh:mm:ss,mmm", "mm:ss,mmm" or "hh:mm:ss".
std::optional<milliseconds> timeOf(QStringView text)
{
    qsizetype comma = text.indexOf(QLatin1Char(','));
    if (comma < 0)
        comma = text.indexOf(QLatin1Char('.'));
    const QStringView clock = comma < 0 ? text : text.left(comma);
    const auto fraction = comma < 0 ? std::optional(0) : millisecondsOf(text.mid(comma + 1));
    const QList<QStringView> parts = clock.split(QLatin1Char(':'));
    if (!fraction || parts.size() < 2 || parts.size() > 3)
        return {};
    int64_t seconds = 0;
    for (const QStringView part : parts) {
        const QStringView number = part.trimmed();
        if (!isDigits(number) || number.size() > 6)
            return {};
        seconds = seconds * 60 + number.toInt();
    }
    return milliseconds(seconds * 1000 + *fraction);
}

struct Times {
    bool isTimeLine = false; // it has an arrow between what could be times
    std::optional<milliseconds> start;
    std::optional<milliseconds> end;
    [[nodiscard]] bool areRead() const { return start && end; }
};

Times timesOf(QStringView line)
{
    const qsizetype arrow = line.indexOf(QLatin1String("-->"));
    if (arrow < 0)
        return {};
    const QStringView left = line.left(arrow).trimmed();
    QStringView right = line.mid(arrow + 3);
    const qsizetype firstDigit = left.startsWith(QLatin1Char('-')) ? 1 : 0;
    if (!(left.size() > firstDigit && left[firstDigit].isDigit() && left.contains(QLatin1Char(':'))))
        return {};
    // Coordinates ("X1:… Y1:…") may follow.
    if (const qsizetype more = right.indexOf(QLatin1Char('X')); more >= 0)
        right = right.left(more);
    return {true, timeOf(left), timeOf(right.trimmed())};
}

/// The next line that is not blank.
qsizetype nextWords(const QList<QStringView> &lines, qsizetype at)
{
    while (at < lines.size() && lines[at].trimmed().isEmpty())
        ++at;
    return at;
}

/// Whether the cue's text ends before this line: at the next cue's number or its times.
bool endsText(const QList<QStringView> &lines, qsizetype at, bool isAfterBlank)
{
    if (timesOf(lines[at]).isTimeLine)
        return true;
    if (!isDigits(lines[at].trimmed()))
        return false;
    return isAfterBlank || (at + 1 < lines.size() && timesOf(lines[at + 1]).isTimeLine);
}

} // namespace

Result<QList<Cue>> readSrt(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    const QList<QStringView> lines = linesOf(text);
    CueList cues;
    for (qsizetype at = 0; at < lines.size();) {
        const Times times = timesOf(lines[at]);
        ++at;
        if (!times.isTimeLine)
            continue;
        QString words;
        for (; at < lines.size(); ++at) {
            if (lines[at].trimmed().isEmpty()) {
                const qsizetype next = nextWords(lines, at);
                if (next == lines.size() || endsText(lines, next, true)) {
                    at = next;
                    break;
                }
                if (words.size() <= kMostCueCharacters)
                    words.append(QString(std::min(next - at, kMostCueCharacters), QLatin1Char('\n')));
                at = next;
            } else if (endsText(lines, at, false)) {
                break;
            }
            if (words.size() <= kMostCueCharacters)
                words.append(lines[at].left(kMostCueCharacters)).append(QLatin1Char('\n'));
        }
        if (!times.areRead())
            continue;
        const InlineText read = readSubripMarkup(words);
        Cue cue;
        cue.start = *times.start;
        cue.end = times.end;
        cue.runs = read.runs;
        cue.place = read.place;
        if (!cues.add(std::move(cue)))
            break;
    }
    return cues.take();
}

bool looksLikeSrt(QStringView start)
{
    for (const QStringView line : linesOf(start.left(4096)))
        if (timesOf(line).areRead())
            return true;
    return false;
}

} // namespace hearth::player
