// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QRectF>
#include <QSGGeometryNode>
#include <QSGMaterial>
#include <memory>

class QQuickWindow;
class QSGTexture;

namespace hearth
{

/// Draws a texture over what lies below it: neither blended nor faded.
class PictureMaterial : public QSGMaterial
{
public:
    /// Owned by the node.
    QSGTexture *texture = nullptr;

    QSGMaterialType *type() const override;
    QSGMaterialShader *createShader(QSGRendererInterface::RenderMode) const override;
    int compare(const QSGMaterial *other) const override;
};

/// A film's picture out of shared memory, in one texture that lives as long as the node. QtWayland's own node
/// makes a texture anew for each picture, and draws it blended where the window has no depth buffer. Lives on
/// the render thread; all is called with the window's OpenGL context current.
class PictureNode : public QSGGeometryNode
{
public:
    explicit PictureNode(QQuickWindow &window);
    ~PictureNode() override;

    /// Whether `take` knows these pixels and the window's OpenGL takes them as they are.
    static bool canTake(const QImage &image);

    /// Copies the pixels to the texture.
    void take(const QImage &image);

    /// Draws the part `source` of the picture, in pixels, to `target`, in the item's units.
    void place(const QRectF &target, const QRectF &source, bool isSmooth);

private:
    QQuickWindow &m_window;
    std::unique_ptr<QSGTexture> m_texture;
    unsigned m_name = 0; // OpenGL's, 0: none yet
    QSize m_size;
    QSGGeometry m_geometry;
    PictureMaterial m_material;
};

} // namespace hearth
