// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/cue_list.h"
#include <algorithm>

namespace hearth::player
{

QList<QStringView> linesOf(QStringView text)
{
    if (text.startsWith(QChar(0xfeff)))
        text = text.mid(1);
    QList<QStringView> lines;
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != QLatin1Char('\n') && text[at] != QLatin1Char('\r'))
            continue;
        lines.append(text.mid(from, at - from));
        if (text[at] == QLatin1Char('\r') && at + 1 < text.size() && text[at + 1] == QLatin1Char('\n'))
            ++at;
        from = at + 1;
    }
    if (from < text.size())
        lines.append(text.mid(from));
    return lines;
}

QList<TextRun> boundedRuns(QList<TextRun> runs)
{
    qsizetype left = kMostCueCharacters;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (runs[i].text.size() > left) {
            runs[i].text.truncate(left);
            runs.resize(left > 0 ? i + 1 : i);
            break;
        }
        left -= runs[i].text.size();
    }
    return runs;
}

bool CueList::add(Cue cue)
{
    if (m_cues.size() >= kMostCues) {
        m_isFull = true;
        return false;
    }
    cue.runs = boundedRuns(std::move(cue.runs));
    m_cues.append(std::move(cue));
    return true;
}

Result<QList<Cue>> CueList::take()
{
    if (m_isFull)
        return fail(ErrorCode::TooLarge, QStringLiteral("more than %1 subtitles in one file").arg(kMostCues));
    return std::move(m_cues);
}

Done checkSize(QStringView text)
{
    if (text.size() > kMostCharacters)
        return fail(ErrorCode::TooLarge, QStringLiteral("a subtitle file of more than 8 million characters"));
    return {};
}

void guessEnds(QList<Cue> &cues)
{
    using std::chrono::milliseconds;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        if (cues[i].end)
            continue;
        milliseconds end = cues[i].start + milliseconds(500 + 67 * plainText(cues[i]).size());
        if (i + 1 < cues.size() && cues[i + 1].start >= cues[i].start)
            end = std::min(end, cues[i + 1].start);
        cues[i].end = end;
    }
}

} // namespace hearth::player
