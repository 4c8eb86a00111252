// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-demo-icon NAME FILE: paints the icon of a demo app as a PNG, so that no picture lies in the
// repository.

#include <QImage>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <cstdio>

namespace
{

constexpr int kSize = 512;

void paintHills(QPainter &painter)
{
    QLinearGradient sky(0, 0, 0, kSize);
    sky.setColorAt(0, QColor(0x2A1430));
    sky.setColorAt(0.6, QColor(0xB4503E));
    sky.setColorAt(1, QColor(0xFF7A3D));
    painter.fillRect(0, 0, kSize, kSize, sky);
    QPainterPath hills(QPointF(0, 400));
    hills.cubicTo(120, 300, 200, 430, 300, 370);
    hills.cubicTo(380, 320, 440, 330, kSize, 380);
    hills.lineTo(kSize, kSize);
    hills.lineTo(0, kSize);
    painter.fillPath(hills, QColor(0x1A1014));
}

/// Ember Run: a glowing ember with a tail above dark hills.
void paintEmber(QPainter &painter)
{
    paintHills(painter);
    for (int i = 5; i > 0; --i) {
        painter.setBrush(QColor(255, 179, 107, 34 * (6 - i)));
        painter.drawEllipse(QPointF(300 - 44 * i, 240 + 10 * i), 60 - 8 * i, 60 - 8 * i);
    }
    QRadialGradient glow(300, 240, 170);
    glow.setColorAt(0, QColor(0xFFF3DC));
    glow.setColorAt(0.35, QColor(0xFFB36B));
    glow.setColorAt(0.55, QColor(255, 94, 58, 150));
    glow.setColorAt(1, QColor(255, 94, 58, 0));
    painter.setBrush(glow);
    painter.drawEllipse(QPointF(300, 240), 170, 170);
}

/// Unwind: somebody reaching up inside a circle that breathes.
void paintUnwind(QPainter &painter)
{
    QLinearGradient ground(0, 0, kSize, kSize);
    ground.setColorAt(0, QColor(0x191613));
    ground.setColorAt(1, QColor(0x5A2A2A));
    painter.fillRect(0, 0, kSize, kSize, ground);
    painter.setBrush(QColor(255, 122, 61, 70));
    painter.drawEllipse(QPointF(256, 256), 200, 200);
    painter.setBrush(QColor(255, 122, 61, 120));
    painter.drawEllipse(QPointF(256, 256), 150, 150);
    painter.setPen(QPen(QColor(0xF6F1EA), 18, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(256, 176), 28, 28);
    const QLineF lines[] = {{256, 210, 256, 310},
                            {256, 230, 216, 110},
                            {256, 230, 296, 110},
                            {256, 310, 226, 420},
                            {256, 310, 286, 420}};
    painter.drawLines(lines, 5);
}

struct Row {
    const char *name;
    void (*paint)(QPainter &painter);
};
constexpr Row kIcons[] = {{"ember-run", paintEmber}, {"unwind", paintUnwind}};

} // namespace

int main(int argc, char **argv)
{
    for (const Row &row : kIcons) {
        if (argc != 3 || qstrcmp(argv[1], row.name) != 0)
            continue;
        QImage image(kSize, kSize, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        row.paint(painter);
        painter.end();
        if (image.save(QString::fromLocal8Bit(argv[2]), "PNG"))
            return 0;
    }
    std::fprintf(stderr, "usage: hearth-demo-icon ember-run|unwind FILE\n");
    return 1;
}
