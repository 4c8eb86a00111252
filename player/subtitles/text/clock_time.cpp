// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/clock_time.h"
#include <QString>

namespace hearth::player
{

std::optional<int> readNumber(QStringView text, qsizetype &at)
{
    qsizetype end = at;
    while (end < text.size() && text[end] >= QLatin1Char('0') && text[end] <= QLatin1Char('9'))
        ++end;
    if (end == at || end - at > 9)
        return {};
    const int number = text.mid(at, end - at).toInt();
    at = end;
    return number;
}

bool readMark(QStringView text, qsizetype &at, char c)
{
    if (at >= text.size() || text[at] != QLatin1Char(c))
        return false;
    ++at;
    return true;
}

std::optional<std::chrono::milliseconds> readClock(QStringView text, qsizetype &at, QLatin1String marks)
{
    qsizetype end = at;
    const auto hours = readNumber(text, end);
    if (!hours || !readMark(text, end, ':'))
        return {};
    const auto minutes = readNumber(text, end);
    if (!minutes || !readMark(text, end, ':'))
        return {};
    const auto seconds = readNumber(text, end);
    if (!seconds)
        return {};
    int fraction = 0;
    if (end < text.size() && marks.contains(text[end])) {
        int weight = 100;
        qsizetype digit = end + 1;
        for (; digit < text.size() && text[digit].isDigit(); ++digit, weight /= 10)
            fraction += text[digit].digitValue() * weight;
        end = digit > end + 1 ? digit : end;
    }
    at = end;
    return std::chrono::milliseconds(((int64_t(*hours) * 60 + *minutes) * 60 + *seconds) * 1000 + fraction);
}

} // namespace hearth::player
