// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/graphics.h"
#include <QDir>

namespace hearth::ui
{

namespace
{

/// A device that renders, as the kernel's DRM names it ("Render nodes", drm-uapi).
bool hasGpu()
{
    return !QDir(QStringLiteral("/dev/dri")).entryList({QStringLiteral("renderD*")}, QDir::System).isEmpty();
}

} // namespace

void chooseGraphics()
{
    // Players and apps give a GPU's buffers through EGL; on X11 that is an integration of its own. Without a
    // GPU there are none, and Mesa's EGL sends each frame through the X socket where its GLX shares memory
    // (Mesa 22.3: half of what a film costs the shell and its display).
    if (hasGpu() && !qEnvironmentVariableIsSet("QT_XCB_GL_INTEGRATION"))
        qputenv("QT_XCB_GL_INTEGRATION", "xcb_egl");
    // QtWayland asks for EGL's buffers all the same, and warns.
    if (!hasGpu() && !qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        qputenv("QT_LOGGING_RULES", "qt.waylandcompositor.hardwareintegration.warning=false");
    // llvmpipe draws a film in half the time where the window has neither depth nor stencil buffer (its
    // linear rasterizer), and what a television shows hardly covers itself and is clipped to upright
    // rectangles alone.
    for (const char *buffer : {"QSG_NO_DEPTH_BUFFER", "QSG_NO_STENCIL_BUFFER"}) {
        if (!qEnvironmentVariableIsSet(buffer))
            qputenv(buffer, "1");
    }
}

} // namespace hearth::ui
