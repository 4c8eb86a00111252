// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/watch/picture_node.h"
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>
#include <QSGMaterialShader>
#include <QSGTexture>
#include <cstring>

namespace hearth
{

namespace
{

// OpenGL 1.2 and 1.1; Qt's headers follow OpenGL ES 2, which has neither.
constexpr GLenum kBgra = 0x80E1;
constexpr GLenum kUnpackRowLength = 0x0CF2;

class PictureShader : public QSGMaterialShader
{
public:
    PictureShader()
    {
        setShaderFileName(VertexStage, QStringLiteral(":/hearth/Hearth/Watch/shaders/picture.vert.qsb"));
        setShaderFileName(FragmentStage, QStringLiteral(":/hearth/Hearth/Watch/shaders/picture.frag.qsb"));
        setFlag(UpdatesGraphicsPipelineState);
    }

    bool updateUniformData(RenderState &state, QSGMaterial *, QSGMaterial *) override
    {
        if (!state.isMatrixDirty())
            return false;
        const QMatrix4x4 matrix = state.combinedMatrix();
        std::memcpy(state.uniformData()->data(), matrix.constData(), 64);
        return true;
    }

    void updateSampledImage(RenderState &state, int, QSGTexture **texture, QSGMaterial *material,
                            QSGMaterial *) override
    {
        QSGTexture *picture = static_cast<PictureMaterial *>(material)->texture;
        picture->commitTextureOperations(state.rhi(), state.resourceUpdateBatch());
        *texture = picture;
    }

    bool updateGraphicsPipelineState(RenderState &, GraphicsPipelineState *state, QSGMaterial *,
                                     QSGMaterial *) override
    {
        state->blendEnable = false;
        return true;
    }
};

} // namespace

QSGMaterialType *PictureMaterial::type() const
{
    static QSGMaterialType type;
    return &type;
}

QSGMaterialShader *PictureMaterial::createShader(QSGRendererInterface::RenderMode) const
{
    return new PictureShader;
}

int PictureMaterial::compare(const QSGMaterial *other) const
{
    const qint64 difference =
        texture->comparisonKey() - static_cast<const PictureMaterial *>(other)->texture->comparisonKey();
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

PictureNode::PictureNode(QQuickWindow &window)
    : m_window(window), m_geometry(QSGGeometry::defaultAttributes_TexturedPoint2D(), 4)
{
    setGeometry(&m_geometry);
    setMaterial(&m_material);
}

PictureNode::~PictureNode()
{
    m_texture.reset();
    if (QOpenGLContext *context = QOpenGLContext::currentContext())
        context->functions()->glDeleteTextures(1, &m_name);
}

bool PictureNode::canTake(const QImage &image)
{
    const QOpenGLContext *context = QOpenGLContext::currentContext();
    return context && !context->isOpenGLES() && image.bytesPerLine() % 4 == 0 &&
           (image.format() == QImage::Format_RGB32);
}

void PictureNode::take(const QImage &image)
{
    QOpenGLFunctions *gl = QOpenGLContext::currentContext()->functions();
    if (m_name == 0)
        gl->glGenTextures(1, &m_name);
    gl->glBindTexture(GL_TEXTURE_2D, m_name);
    gl->glPixelStorei(kUnpackRowLength, static_cast<GLint>(image.bytesPerLine() / 4));
    if (m_size != image.size()) {
        m_size = image.size();
        gl->glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, m_size.width(), m_size.height(), 0, kBgra,
                         GL_UNSIGNED_BYTE, image.constBits());
        m_texture.reset(QNativeInterface::QSGOpenGLTexture::fromNative(m_name, &m_window, m_size));
        m_material.texture = m_texture.get();
    } else {
        gl->glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, m_size.width(), m_size.height(), kBgra, GL_UNSIGNED_BYTE,
                            image.constBits());
    }
    gl->glPixelStorei(kUnpackRowLength, 0);
    gl->glBindTexture(GL_TEXTURE_2D, 0);
    markDirty(DirtyMaterial);
}

void PictureNode::place(const QRectF &target, const QRectF &source, bool isSmooth)
{
    const QSGTexture::Filtering filtering = isSmooth ? QSGTexture::Linear : QSGTexture::Nearest;
    m_texture->setFiltering(filtering);
    m_texture->setHorizontalWrapMode(QSGTexture::ClampToEdge);
    m_texture->setVerticalWrapMode(QSGTexture::ClampToEdge);
    const QRectF part(source.x() / m_size.width(), source.y() / m_size.height(),
                      source.width() / m_size.width(), source.height() / m_size.height());
    QSGGeometry::updateTexturedRectGeometry(&m_geometry, target, part);
    markDirty(DirtyGeometry);
}

} // namespace hearth
