// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/caption_script.h"
#include <algorithm>
#include <cmath>

namespace hearth::player
{

namespace
{

constexpr double kWidth = 1920; // assHeader()'s
constexpr double kHeight = 1080;
constexpr double kMargin = 60;        // that no text comes nearer to an edge than
constexpr double kLetters = 50;       // their size, so that a line of the grid holds them
constexpr double kLetterWidth = 0.55; // of it, on the average

struct Place {
    double x;
    double y; // of the line's lower edge
    int anchor;
    int narrower = 100; // per cent
};

double widthOf(const CaptionRow &row, double letters)
{
    qsizetype count = 0;
    for (const TextRun &run : row.runs)
        count += run.text.size();
    return static_cast<double>(count) * letters * kLetterWidth;
}

/// The ground of each line by itself reaches to its neighbours' and not into them. An outline counts as
/// letters.
double groundBeyond(const CaptionStyle &style, double scale)
{
    constexpr double kOutline = 3; // SubtitleTrack::setStyle()
    const double room = (kCaptionLine * kHeight - kLetters) / 2 * scale;
    return std::max(0.1, style.edge == CaptionStyle::Edge::Outline ? room - kOutline : room);
}

Place placeOf(const CaptionBlock &block, const CaptionRow &row, double scale)
{
    const double pitch = kCaptionLine * kHeight * scale;
    const double height = block.lines * pitch;
    const double width = block.columns * kCaptionColumn * kHeight;
    const int across = (block.anchor - 1) % 3; // 0: left, 1: centre, 2: right
    const int up = (block.anchor - 1) / 3;     // 0: below, 1: middle, 2: above
    double top = block.y * kHeight - height * (up == 0 ? 1 : up == 1 ? 0.5 : 0);
    top = std::clamp(top, kMargin, std::max(kMargin, kHeight - kMargin - height));
    const double left = block.x * kWidth - width * across / 2;
    const double text = widthOf(row, kLetters * scale);
    const double room = kWidth - 2 * kMargin;
    Place place{0, std::min(top + (row.line + 1) * pitch, kHeight - kMargin / 2), 1};
    if (text > room)
        place.narrower = static_cast<int>(std::floor(100 * room / text));
    const double needed = std::min(text, room);
    switch (block.justify) {
    case CaptionBlock::Justify::Left:
        place.x =
            std::clamp(left + row.column * kCaptionColumn * kHeight, kMargin, kWidth - kMargin - needed);
        break;
    case CaptionBlock::Justify::Centre:
        place.x = std::clamp(left + width / 2, kMargin + needed / 2, kWidth - kMargin - needed / 2);
        place.anchor = 2;
        break;
    case CaptionBlock::Justify::Right:
        place.x = std::clamp(left + width, kMargin + needed, kWidth - kMargin);
        place.anchor = 3;
        break;
    }
    return place;
}

} // namespace

QByteArrayList captionEvents(const CaptionScreen &screen, const CaptionStyle &style)
{
    const double scale = style.sizePercent / 100.0;
    const bool keepsColours = style.rgb == CaptionStyle().rgb;
    QByteArrayList events;
    for (const CaptionBlock &block : screen.blocks) {
        for (const CaptionRow &row : block.rows) {
            const Place place = placeOf(block, row, scale);
            Cue cue;
            cue.runs = row.runs;
            for (TextRun &run : cue.runs) {
                if (!keepsColours)
                    run.style.colour.reset();
            }
            QByteArray tags = "{\\q2\\an" + QByteArray::number(place.anchor) + "\\pos(" +
                              QByteArray::number(std::lround(place.x)) + ',' +
                              QByteArray::number(std::lround(place.y)) + ")\\fs" +
                              QByteArray::number(std::lround(kLetters * scale));
            if (style.ground != CaptionStyle::Ground::None)
                tags += "\\yshad" + QByteArray::number(groundBeyond(style, scale), 'f', 1);
            if (place.narrower < 100)
                tags += "\\fscx" + QByteArray::number(place.narrower);
            events.append(tags + '}' + assText(cue).toUtf8());
        }
    }
    return events;
}

} // namespace hearth::player
