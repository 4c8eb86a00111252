// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/watch/film_picture.h"
#include "ui/watch/picture_node.h"
#include <QtWaylandCompositor/QWaylandBufferRef>
#include <QtWaylandCompositor/QWaylandSurface>
#include <QtWaylandCompositor/QWaylandView>

namespace hearth
{

QSGNode *FilmPicture::updatePaintNode(QSGNode *oldNode, UpdatePaintNodeData *data)
{
    const QWaylandBufferRef buffer = view()->currentBuffer();
    const QImage image =
        surface() && buffer.hasContent() && buffer.isSharedMemory() ? buffer.image() : QImage();
    const bool isOurs = !image.isNull() && PictureNode::canTake(image);
    if (isOurs != m_isOurs) {
        delete oldNode;
        oldNode = nullptr;
        m_isOurs = isOurs;
    }
    if (!isOurs)
        return QWaylandQuickItem::updatePaintNode(oldNode, data);
    auto *node = oldNode ? static_cast<PictureNode *>(oldNode) : new PictureNode(*window());
    node->take(image);
    const QRectF place = surface()->sourceGeometry();
    const qreal scale = surface()->bufferScale();
    const QRectF source(place.topLeft() * scale, place.size() * scale);
    node->place(boundingRect(), source, smooth() || source.size() != boundingRect().size());
    return node;
}

} // namespace hearth
