// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/tile_images.h"
#include <QDir>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>

namespace hearth::ui
{

QImage TileImages::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const int radius = id.section(QLatin1Char('/'), 0, 0).toInt();
    const QString path = QDir::cleanPath(QLatin1Char('/') + id.section(QLatin1Char('/'), 1));
    if (!path.startsWith(m_cacheFolder + QLatin1Char('/')) || requestedSize.isEmpty())
        return {};
    QImageReader reader(path);
    const QSize scaled = reader.size().scaled(requestedSize, Qt::KeepAspectRatioByExpanding);
    reader.setScaledSize(scaled);
    const QImage picture = reader.read();
    if (picture.isNull())
        return {};
    QImage tile(requestedSize, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath corners;
    corners.addRoundedRect(QRectF(QPointF(), requestedSize), radius, radius);
    painter.setClipPath(corners);
    painter.drawImage((requestedSize.width() - picture.width()) / 2,
                      (requestedSize.height() - picture.height()) / 2, picture);
    painter.end();
    *size = requestedSize;
    return tile;
}

} // namespace hearth::ui
