// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "packaging/demo/game/night.h"
#include <QPainter>
#include <QPainterPath>
#include <array>
#include <cmath>
#include <random>

namespace hearth::demo
{

namespace
{

struct Mood {
    QRgb top;
    QRgb middle;
    QRgb horizon;
    QRgb disc;
};

// From dusk through the night to the morning, and round again.
constexpr std::array kMoods = {
    Mood{0xFF1B0F22, 0xFF5A2A3E, 0xFFC4603F, 0xFFFFD9A8},
    Mood{0xFF0B0A14, 0xFF1E1B3A, 0xFF4A3A66, 0xFFE9E4F5},
    Mood{0xFF07110F, 0xFF12302C, 0xFF2F6A5A, 0xFFDDF3E4},
    Mood{0xFF0A1018, 0xFF1C3A5A, 0xFF5A93B8, 0xFFE4F0F8},
    Mood{0xFF241018, 0xFF7A3A52, 0xFFF0A070, 0xFFFFF0D8},
};

/// A ridge of a few waves that fit the width.
QPainterPath ridge(QSizeF size, qreal base, qreal height, unsigned seed)
{
    std::mt19937 random(seed);
    const auto phase = [&] { return (random() % 628) / 100.0; };
    const std::array<qreal, 4> phases{phase(), phase(), phase(), phase()};
    QPainterPath path(QPointF(0, size.height()));
    for (int x = 0; x <= static_cast<int>(size.width()) + 8; x += 8) {
        const qreal t = x / size.width() * 6.2832;
        const qreal wave = std::sin(t + phases[0]) * 0.5 + std::sin(2.3 * t + phases[1]) * 0.3 +
                           std::sin(5.1 * t + phases[2]) * 0.14 +
                           std::abs(std::sin(9.7 * t + phases[3])) * 0.08;
        path.lineTo(x, size.height() * (base - height * wave));
    }
    path.lineTo(size.width() + 8, size.height());
    path.closeSubpath();
    return path;
}

QColor mix(QRgb a, QRgb b, qreal share)
{
    const QColor x(a), y(b);
    return QColor::fromRgbF(float(x.redF() * (1 - share) + y.redF() * share),
                            float(x.greenF() * (1 - share) + y.greenF() * share),
                            float(x.blueF() * (1 - share) + y.blueF() * share));
}

} // namespace

Night::Night(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
    connect(this, &Night::levelChanged, this, [this] { update(); });
}

void Night::paint(QPainter *painter)
{
    const QSizeF size(width(), height());
    const Mood &mood = kMoods[static_cast<size_t>(std::max(0, m_level - 1)) % kMoods.size()];
    QLinearGradient sky(0, 0, 0, size.height() * 0.82);
    sky.setColorAt(0, mood.top);
    sky.setColorAt(0.55, mood.middle);
    sky.setColorAt(1, mood.horizon);
    painter->fillRect(boundingRect(), sky);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    std::mt19937 random(static_cast<unsigned>(m_level) * 31 + 5);
    for (int i = 0; i < 90; ++i) {
        const qreal x = (random() % 1000) / 1000.0 * size.width();
        const qreal y = (random() % 1000) / 1000.0 * size.height() * 0.5;
        painter->setBrush(QColor(255, 255, 255, 30 + static_cast<int>(random() % 90)));
        painter->drawEllipse(QPointF(x, y), size.height() / 720, size.height() / 720);
    }
    painter->setBrush(QColor(mood.disc));
    painter->drawEllipse(QPointF(size.width() * 0.78, size.height() * 0.34), size.height() * 0.11,
                         size.height() * 0.11);
    const std::array<qreal, 4> bases{0.56, 0.66, 0.77, 0.88};
    for (size_t i = 0; i < bases.size(); ++i) {
        const qreal share = 0.45 + 0.17 * static_cast<qreal>(i);
        painter->setBrush(mix(mood.middle, 0xFF0F0D0B, share));
        painter->drawPath(
            ridge(size, bases[i], 0.09, static_cast<unsigned>(m_level * 10 + static_cast<int>(i))));
    }
}

} // namespace hearth::demo
