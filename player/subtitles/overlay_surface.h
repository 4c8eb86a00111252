// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A transparent Wayland surface over the whole screen, on a connection of its own: what the player draws
// above the picture and below the shell's OSD. Lives on the thread that made it. When the compositor goes it
// goes quietly; the player ends anyway, since its picture is gone too.

#include "resources/base/result.h"
#include <QImage>
#include <QObject>
#include <QSize>
#include <memory>

struct wl_buffer;

namespace hearth::player
{

class OverlaySurface : public QObject
{
    Q_OBJECT
public:
    /// Connects to $WAYLAND_DISPLAY. `applicationId` is how the shell tells it from the picture.
    static Result<std::unique_ptr<OverlaySurface>> create(const char *applicationId, QSize size);
    ~OverlaySurface() override;

    /// The picture that show() puts on the screen; ARGB32 premultiplied. Valid until the next show().
    QImage &canvas();
    void show();
    /// Shows nothing: one transparent pixel, which the shell leaves out.
    void clear();

private:
    struct Connection;
    explicit OverlaySurface(std::unique_ptr<Connection> connection);
    void readReady();
    void commit(wl_buffer *buffer);
    std::unique_ptr<Connection> m_connection;
};

} // namespace hearth::player
