// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/subtitle_pair.h"
#include <QPainter>
#include <algorithm>

namespace hearth::player
{

namespace
{

constexpr int kGap = 72;          // of the canvas's height, between the two
constexpr double kOneLine = 0.86; // where one line of the look's begins
constexpr double kThree = 0.72;   // what is higher is no dialogue at the bottom, or moves it only for once

QRect boxOf(const QImage &image)
{
    const auto isEmpty = [&](int y) {
        const auto *line = reinterpret_cast<const quint32 *>(image.constScanLine(y));
        return std::all_of(line, line + image.width(), [](quint32 pixel) { return pixel == 0; });
    };
    int top = 0;
    while (top < image.height() && isEmpty(top))
        ++top;
    int bottom = image.height() - 1;
    while (bottom > top && isEmpty(bottom))
        --bottom;
    return top < image.height() ? QRect(QPoint(0, top), QPoint(image.width() - 1, bottom)) : QRect();
}

} // namespace

CaptionStyle SubtitlePair::quieter(CaptionStyle style)
{
    style.sizePercent = std::max(50, style.sizePercent * 4 / 5);
    const auto dim = [&](int shift) { return ((style.rgb >> shift & 0xff) * 4 / 5) << shift; };
    style.rgb = dim(16) | dim(8) | dim(0);
    return style;
}

bool SubtitlePair::Layer::draw(DrawnSubtitles &track, std::chrono::milliseconds position, QSize size)
{
    if (image.size() != size) {
        image = QImage(size, QImage::Format_ARGB32_Premultiplied);
        track.forget();
    }
    switch (track.draw(position, image)) {
    case Drawn::AsBefore:
        return false;
    case Drawn::Nothing:
        box = {};
        return true;
    case Drawn::Lines:
        box = boxOf(image);
        return true;
    }
    return false;
}

int SubtitlePair::lift(QSize canvas)
{
    const QRect &low = m_lower.box;
    if (low.top() >= canvas.height() * kThree)
        m_ceiling = std::min(m_ceiling, low.top());
    // Words of the first one that reach higher are stepped over while they are there.
    const bool isInTheWay = !low.isEmpty() && low.top() > canvas.height() / 2;
    const int ceiling = isInTheWay ? std::min(m_ceiling, low.top()) : m_ceiling;
    const int over = m_upper.box.bottom() - (ceiling - canvas.height() / kGap);
    const bool isBelow = m_upper.box.top() > canvas.height() / 2;
    return isBelow && over > 0 && m_upper.box.top() - over >= 0 ? over : 0;
}

SubtitlePair::Drawn SubtitlePair::draw(DrawnSubtitles *first, DrawnSubtitles *second,
                                       std::chrono::milliseconds position, QImage &canvas)
{
    if (!second || second == first) {
        if (std::exchange(m_second, nullptr)) {
            m_lower = m_upper = {};
            if (first)
                first->forget();
        }
        return first ? first->draw(position, canvas) : Drawn::Nothing;
    }
    if (std::exchange(m_second, second) != second || m_upper.image.size() != canvas.size()) {
        m_lower = m_upper = {};
        m_ceiling = int(canvas.height() * kOneLine);
        second->forget();
        if (first)
            first->forget();
    }
    bool isChanged = m_upper.draw(*second, position, canvas.size());
    if (first)
        isChanged = m_lower.draw(*first, position, canvas.size()) || isChanged;
    if (!isChanged)
        return Drawn::AsBefore;
    if (m_lower.box.isEmpty() && m_upper.box.isEmpty())
        return Drawn::Nothing;
    canvas.fill(Qt::transparent);
    QPainter painter(&canvas);
    if (!m_lower.box.isEmpty())
        painter.drawImage(m_lower.box.topLeft(), m_lower.image, m_lower.box);
    if (!m_upper.box.isEmpty())
        painter.drawImage(m_upper.box.topLeft() - QPoint(0, lift(canvas.size())), m_upper.image, m_upper.box);
    return Drawn::Lines;
}

} // namespace hearth::player
