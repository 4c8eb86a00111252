// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/ttml_time.h"
#include <QList>
#include <cmath>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

/// A plain decimal number of moderate size; below 0 when it is none.
double number(QStringView text)
{
    if (text.isEmpty() || text.size() > 15)
        return -1;
    for (const QChar c : text)
        if (!(c >= QLatin1Char('0') && c <= QLatin1Char('9')) && c != QLatin1Char('.'))
            return -1;
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? value : -1;
}

milliseconds toMilliseconds(double seconds)
{
    return milliseconds(std::llround(std::min(seconds, 1e9) * 1000));
}

std::optional<milliseconds> clockTime(const QList<QStringView> &parts, const TtmlClock &clock)
{
    if (parts.size() < 3 || parts.size() > 4)
        return {};
    const double hours = number(parts[0]);
    const double minutes = number(parts[1]);
    double seconds = number(parts[2]);
    if (hours < 0 || minutes < 0 || seconds < 0)
        return {};
    if (parts.size() == 4) {
        const qsizetype dot = parts[3].indexOf(QLatin1Char('.'));
        const double frames = number(dot < 0 ? parts[3] : parts[3].left(dot));
        const double subFrames = dot < 0 ? 0 : number(parts[3].mid(dot + 1));
        if (frames < 0 || subFrames < 0)
            return {};
        seconds += (frames + subFrames / clock.subFrames) / clock.framesPerSecond;
    }
    return toMilliseconds((hours * 60 + minutes) * 60 + seconds);
}

std::optional<milliseconds> offsetTime(QStringView text, const TtmlClock &clock)
{
    qsizetype unit = text.size();
    while (unit > 0 && text[unit - 1].isLetter())
        --unit;
    const double value = number(text.left(unit));
    if (value < 0)
        return {};
    const QStringView metric = text.mid(unit);
    if (metric == QLatin1String("h"))
        return toMilliseconds(value * 3600);
    if (metric == QLatin1String("m"))
        return toMilliseconds(value * 60);
    if (metric == QLatin1String("s"))
        return toMilliseconds(value);
    if (metric == QLatin1String("ms"))
        return toMilliseconds(value / 1000);
    if (metric == QLatin1String("f"))
        return toMilliseconds(value / clock.framesPerSecond);
    if (metric == QLatin1String("t"))
        return toMilliseconds(value / clock.ticksPerSecond);
    return {};
}

} // namespace

std::optional<milliseconds> ttmlTime(QStringView text, const TtmlClock &clock)
{
    text = text.trimmed();
    if (text.size() > 64)
        return {};
    const QList<QStringView> parts = text.split(QLatin1Char(':'));
    return parts.size() > 1 ? clockTime(parts, clock) : offsetTime(text, clock);
}

} // namespace hearth::player
