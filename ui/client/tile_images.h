// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pictures for tiles: "image://tile/<corner radius>/<absolute path>", scaled to cover the size that is asked
// for, with round corners cut into the picture once instead of by the GPU every frame. Loads on Qt's image
// threads; shows only files below the cache folder, which hearth-probe has re-encoded.

#include <QQuickImageProvider>

namespace hearth::ui
{

class TileImages : public QQuickImageProvider
{
public:
    explicit TileImages(QString cacheFolder)
        : QQuickImageProvider(Image, ForceAsynchronousImageLoading), m_cacheFolder(std::move(cacheFolder))
    {
    }
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;

private:
    QString m_cacheFolder;
};

} // namespace hearth::ui
