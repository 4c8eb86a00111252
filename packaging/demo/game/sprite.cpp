// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "packaging/demo/game/sprite.h"
#include <QPainter>
#include <QPainterPath>

namespace hearth::demo
{

namespace
{

// All are painted on a square of 100 by 100.

void paintGlow(QPainter &painter, QPointF at, qreal radius, QColor colour)
{
    QRadialGradient glow(at, radius);
    glow.setColorAt(0, colour);
    colour.setAlpha(0);
    glow.setColorAt(1, colour);
    painter.setBrush(glow);
    painter.drawEllipse(at, radius, radius);
}

void paintDrop(QPainter &painter, QPointF at, qreal size)
{
    // Rain that the wind drives: the tip looks back up to the right.
    QPainterPath drop(at + QPointF(size * 1.3, -size * 0.9));
    drop.cubicTo(at + QPointF(size * 0.5, -size), at + QPointF(-size, -size * 0.6),
                 at + QPointF(-size * 0.8, size * 0.3));
    drop.cubicTo(at + QPointF(-size * 0.6, size), at + QPointF(size * 0.5, size),
                 at + QPointF(size * 0.7, size * 0.2));
    drop.cubicTo(at + QPointF(size * 0.9, -size * 0.3), at + QPointF(size, -size * 0.6),
                 at + QPointF(size * 1.3, -size * 0.9));
    QLinearGradient blue(at - QPointF(size, size), at + QPointF(size, size));
    blue.setColorAt(0, QColor(0xC8ECFF));
    blue.setColorAt(1, QColor(0x3E8FD0));
    painter.setBrush(blue);
    painter.drawPath(drop);
}

void paintRain(QPainter &painter)
{
    paintDrop(painter, {38, 58}, 26);
    paintDrop(painter, {70, 34}, 15);
    paintDrop(painter, {74, 80}, 11);
}

void paintIce(QPainter &painter)
{
    QLinearGradient ice(20, 10, 80, 95);
    ice.setColorAt(0, QColor(0xF4FBFF));
    ice.setColorAt(1, QColor(0x86B8DC));
    painter.setBrush(ice);
    painter.drawPolygon(QPolygonF({{50, 4}, {84, 22}, {94, 60}, {62, 96}, {24, 88}, {6, 52}, {20, 18}}));
    painter.setBrush(QColor(255, 255, 255, 120));
    painter.drawPolygon(QPolygonF({{50, 4}, {20, 18}, {42, 44}}));
    painter.setBrush(QColor(40, 90, 130, 60));
    painter.drawPolygon(QPolygonF({{94, 60}, {62, 96}, {56, 56}}));
}

void paintSpark(QPainter &painter)
{
    paintGlow(painter, {50, 50}, 40, QColor(255, 179, 107, 150));
    QPainterPath star(QPointF(50, 18));
    star.quadTo(53, 47, 82, 50);
    star.quadTo(53, 53, 50, 82);
    star.quadTo(47, 53, 18, 50);
    star.quadTo(47, 47, 50, 18);
    painter.setBrush(QColor(0xFFF3DC));
    painter.drawPath(star);
}

void paintHeart(QPainter &painter)
{
    paintGlow(painter, {50, 52}, 48, QColor(255, 94, 58, 120));
    QPainterPath heart(QPointF(50, 84));
    heart.cubicTo(10, 54, 18, 22, 38, 24);
    heart.cubicTo(46, 25, 50, 33, 50, 36);
    heart.cubicTo(50, 33, 54, 25, 62, 24);
    heart.cubicTo(82, 22, 90, 54, 50, 84);
    painter.setBrush(QColor(0xFF7A3D));
    painter.drawPath(heart);
}

void paintEmber(QPainter &painter)
{
    paintGlow(painter, {50, 50}, 50, QColor(255, 122, 61, 200));
    QRadialGradient core(QPointF(50, 50), 25);
    core.setColorAt(0, QColor(0xFFFFFF));
    core.setColorAt(0.4, QColor(0xFFE7B8));
    core.setColorAt(1, QColor(0xFF7A3D));
    painter.setBrush(core);
    painter.drawEllipse(QPointF(50, 50), 25, 25);
}

void paintFire(QPainter &painter)
{
    paintGlow(painter, {50, 64}, 50, QColor(255, 122, 61, 170));
    const auto flame = [&](qreal width, qreal top, QColor colour) {
        QPainterPath path(QPointF(50, top));
        path.cubicTo(50 + width * 0.4, top + 22, 50 + width, 62, 50 + width * 0.6, 84);
        path.quadTo(50, 94, 50 - width * 0.6, 84);
        path.cubicTo(50 - width, 58, 50 - width * 0.1, top + 30, 50, top);
        painter.setBrush(colour);
        painter.drawPath(path);
    };
    flame(30, 14, QColor(0xFF5E3A));
    flame(21, 34, QColor(0xFFB36B));
    flame(11, 54, QColor(0xFFF3DC));
    painter.setPen(QPen(QColor(0x3A2A22), 8, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(20, 92), QPointF(80, 84));
    painter.drawLine(QPointF(20, 84), QPointF(80, 92));
}

constexpr void (*kPaint[])(QPainter &) = {nullptr,    paintRain,  paintIce, paintSpark,
                                          paintHeart, paintEmber, paintFire};

} // namespace

Sprite::Sprite(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &Sprite::lookChanged, this, [this] { update(); });
}

void Sprite::paint(QPainter *painter)
{
    if (m_look <= Nothing || m_look > Fire)
        return;
    painter->scale(width() / 100, height() / 100);
    painter->setPen(Qt::NoPen);
    kPaint[m_look](*painter);
}

} // namespace hearth::demo
