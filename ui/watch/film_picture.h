// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QtWaylandCompositor/QWaylandQuickItem>

namespace hearth
{

/// A film's picture as its player gives it: of shared memory drawn by PictureNode, of a GPU's buffer by
/// QtWayland. Nothing under it is seen through it, and an opacity below 1 does not fade it.
class FilmPicture : public QWaylandQuickItem
{
    Q_OBJECT
    QML_ELEMENT

public:
    using QWaylandQuickItem::QWaylandQuickItem;

protected:
    QSGNode *updatePaintNode(QSGNode *oldNode, UpdatePaintNodeData *data) override;

private:
    bool m_isOurs = false; // the node is a PictureNode; of the render thread
};

} // namespace hearth
