// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/vtt_settings.h"
#include <cmath>

namespace hearth::player
{

namespace
{

using Settings = VttSettings;

bool isBlank(QChar c)
{
    return c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\f') ||
           c == QLatin1Char(' ') || c == QLatin1Char('\r');
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// Calls `take(name, value)` for every "name:value" between blanks.
template <typename Take> void eachSetting(QStringView text, Take take)
{
    for (qsizetype at = 0; at < text.size();) {
        if (isBlank(text[at])) {
            ++at;
            continue;
        }
        const qsizetype from = at;
        while (at < text.size() && !isBlank(text[at]))
            ++at;
        const QStringView setting = text.mid(from, at - from);
        const qsizetype colon = setting.indexOf(QLatin1Char(':'));
        if (colon > 0 && colon < setting.size() - 1)
            take(setting.left(colon), setting.mid(colon + 1));
    }
}

/// Digits with at most one dot that has digits on both sides.
bool isPlainNumber(QStringView text)
{
    if (text.isEmpty() || !isDigit(text.front()) || !isDigit(text.back()))
        return false;
    int dots = 0;
    for (const QChar c : text) {
        if (c == QLatin1Char('.'))
            ++dots;
        else if (!isDigit(c))
            return false;
    }
    return dots <= 1;
}

/// Nothing for one that no double holds.
std::optional<double> numberOf(QStringView text)
{
    const double number = text.toDouble();
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<double> percentage(QStringView text)
{
    if (!text.endsWith(QLatin1Char('%')) || !isPlainNumber(text.chopped(1)))
        return {};
    const auto number = numberOf(text.chopped(1));
    return number && *number <= 100 ? number : std::nullopt;
}

bool readPair(QStringView value, double &x, double &y)
{
    const qsizetype comma = value.indexOf(QLatin1Char(','));
    if (comma < 0)
        return false;
    const auto first = percentage(value.left(comma));
    const auto second = percentage(value.mid(comma + 1));
    if (!first || !second)
        return false;
    x = *first;
    y = *second;
    return true;
}

struct Aligned {
    QStringView value;
    std::optional<QStringView> align;
};

Aligned alignedOf(QStringView value)
{
    const qsizetype comma = value.indexOf(QLatin1Char(','));
    if (comma < 0)
        return {value, {}};
    return {value.left(comma), value.mid(comma + 1)};
}

/// The number of a line: percent, or lines with a sign.
std::optional<double> lineNumber(QStringView text)
{
    if (text.endsWith(QLatin1Char('%')))
        return percentage(text);
    const bool isNegative = text.startsWith(QLatin1Char('-'));
    const QStringView digits = isNegative ? text.mid(1) : text;
    if (!isPlainNumber(digits))
        return {};
    const auto number = numberOf(digits);
    return number && isNegative ? -*number : number;
}

void readLine(QStringView value, Settings &settings)
{
    const Aligned parts = alignedOf(value);
    const auto number = lineNumber(parts.value);
    if (!number)
        return;
    if (parts.align == QLatin1String("start"))
        settings.lineAlign = Settings::LineAlign::Start;
    else if (parts.align == QLatin1String("center"))
        settings.lineAlign = Settings::LineAlign::Center;
    else if (parts.align == QLatin1String("end"))
        settings.lineAlign = Settings::LineAlign::End;
    else if (parts.align)
        return;
    settings.line = number;
    settings.snapsToLines = !parts.value.endsWith(QLatin1Char('%'));
}

void readPosition(QStringView value, Settings &settings)
{
    const Aligned parts = alignedOf(value);
    const auto number = percentage(parts.value);
    if (!number)
        return;
    if (parts.align == QLatin1String("line-left"))
        settings.positionAlign = Settings::PositionAlign::LineLeft;
    else if (parts.align == QLatin1String("center"))
        settings.positionAlign = Settings::PositionAlign::Center;
    else if (parts.align == QLatin1String("line-right"))
        settings.positionAlign = Settings::PositionAlign::LineRight;
    else if (parts.align)
        return;
    settings.position = number;
}

void readAlign(QStringView value, Settings &settings)
{
    if (value == QLatin1String("start"))
        settings.align = Settings::Align::Start;
    else if (value == QLatin1String("center"))
        settings.align = Settings::Align::Center;
    else if (value == QLatin1String("end"))
        settings.align = Settings::Align::End;
    else if (value == QLatin1String("left"))
        settings.align = Settings::Align::Left;
    else if (value == QLatin1String("right"))
        settings.align = Settings::Align::Right;
}

int regionNamed(const QList<VttRegion> &regions, QStringView id)
{
    for (qsizetype i = regions.size() - 1; i >= 0; --i)
        if (regions[i].id == id)
            return int(i);
    return -1;
}

} // namespace

void readVttRegionSettings(QStringView text, VttRegion &region)
{
    eachSetting(text, [&](QStringView name, QStringView value) {
        if (name == QLatin1String("id")) {
            region.id = value.toString();
        } else if (name == QLatin1String("width")) {
            region.width = percentage(value).value_or(region.width);
        } else if (name == QLatin1String("lines")) {
            if (isPlainNumber(value) && !value.contains(QLatin1Char('.')))
                region.lines = numberOf(value).value_or(region.lines);
        } else if (name == QLatin1String("regionanchor")) {
            readPair(value, region.anchorX, region.anchorY);
        } else if (name == QLatin1String("viewportanchor")) {
            readPair(value, region.viewportX, region.viewportY);
        } else if (name == QLatin1String("scroll") && value == QLatin1String("up")) {
            region.scrollsUp = true;
        }
    });
}

void readVttCueSettings(QStringView text, const QList<VttRegion> &regions, VttSettings &settings)
{
    eachSetting(text, [&](QStringView name, QStringView value) {
        if (name == QLatin1String("region")) {
            settings.region = regionNamed(regions, value);
        } else if (name == QLatin1String("vertical")) {
            if (value == QLatin1String("rl"))
                settings.writing = Settings::Writing::GrowingLeft;
            else if (value == QLatin1String("lr"))
                settings.writing = Settings::Writing::GrowingRight;
            if (settings.writing != Settings::Writing::Horizontal)
                settings.region = -1;
        } else if (name == QLatin1String("line")) {
            readLine(value, settings);
            if (settings.line)
                settings.region = -1;
        } else if (name == QLatin1String("position")) {
            readPosition(value, settings);
        } else if (name == QLatin1String("size")) {
            settings.size = percentage(value).value_or(settings.size);
            if (settings.size != 100)
                settings.region = -1;
        } else if (name == QLatin1String("align")) {
            readAlign(value, settings);
        }
    });
}

} // namespace hearth::player
