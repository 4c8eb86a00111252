// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/overlay_surface.h"
#include "resources/base/fd.h"
#include "xdg-shell-client-protocol.h"
#include <QSocketNotifier>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/mman.h>
#include <wayland-client.h>

namespace hearth::player
{

namespace
{

struct Buffer {
    wl_buffer *handle = nullptr;
    QImage image; // over the shared memory
    bool isBusy = false;
};

} // namespace

struct OverlaySurface::Connection {
    wl_display *display = nullptr;
    wl_compositor *compositor = nullptr;
    wl_shm *shm = nullptr;
    xdg_wm_base *shell = nullptr;
    wl_surface *surface = nullptr;
    xdg_surface *shellSurface = nullptr;
    xdg_toplevel *toplevel = nullptr;
    std::array<Buffer, 2> buffers;
    wl_buffer *pixel = nullptr; // transparent, behind the two pictures in the same memory
    size_t current = 0;
    void *memory = nullptr;
    size_t memoryBytes = 0;
    std::unique_ptr<QSocketNotifier> notifier;

    ~Connection()
    {
        notifier.reset();
        if (display)
            wl_display_disconnect(display);
        buffers = {};
        if (memory)
            ::munmap(memory, memoryBytes);
    }

    static void global(void *self, wl_registry *registry, uint32_t name, const char *interface, uint32_t)
    {
        auto *c = static_cast<Connection *>(self);
        if (std::strcmp(interface, "wl_compositor") == 0) {
            c->compositor =
                static_cast<wl_compositor *>(wl_registry_bind(registry, name, &wl_compositor_interface, 3));
        } else if (std::strcmp(interface, "wl_shm") == 0) {
            c->shm = static_cast<wl_shm *>(wl_registry_bind(registry, name, &wl_shm_interface, 1));
        } else if (std::strcmp(interface, "xdg_wm_base") == 0) {
            c->shell =
                static_cast<xdg_wm_base *>(wl_registry_bind(registry, name, &xdg_wm_base_interface, 1));
        }
    }

    Done makeBuffers(QSize size)
    {
        const size_t bufferBytes = static_cast<size_t>(size.width()) * static_cast<size_t>(size.height()) * 4;
        memoryBytes = bufferBytes * buffers.size() + 4;
        Fd file(::memfd_create("overlay", MFD_CLOEXEC));
        if (!file.isValid() || ::ftruncate(file.get(), static_cast<off_t>(memoryBytes)) != 0)
            return failErrno(QStringLiteral("overlay memory"), errno);
        memory = ::mmap(nullptr, memoryBytes, PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
        if (memory == MAP_FAILED) {
            memory = nullptr;
            return failErrno(QStringLiteral("overlay memory"), errno);
        }
        wl_shm_pool *pool = wl_shm_create_pool(shm, file.get(), static_cast<int32_t>(memoryBytes));
        static constexpr wl_buffer_listener kBufferListener = {
            [](void *buffer, wl_buffer *) { static_cast<Buffer *>(buffer)->isBusy = false; }};
        for (size_t i = 0; i < buffers.size(); ++i) {
            const size_t offset = bufferBytes * i;
            buffers[i].handle =
                wl_shm_pool_create_buffer(pool, static_cast<int32_t>(offset), size.width(), size.height(),
                                          size.width() * 4, WL_SHM_FORMAT_ARGB8888);
            buffers[i].image = QImage(static_cast<uchar *>(memory) + offset, size.width(), size.height(),
                                      size.width() * 4, QImage::Format_ARGB32_Premultiplied);
            wl_buffer_add_listener(buffers[i].handle, &kBufferListener, &buffers[i]);
        }
        pixel = wl_shm_pool_create_buffer(pool, static_cast<int32_t>(memoryBytes - 4), 1, 1, 4,
                                          WL_SHM_FORMAT_ARGB8888);
        wl_shm_pool_destroy(pool);
        return {};
    }

    void makeSurface(const char *applicationId)
    {
        static constexpr xdg_wm_base_listener kShellListener = {
            [](void *, xdg_wm_base *base, uint32_t serial) { xdg_wm_base_pong(base, serial); }};
        static constexpr xdg_surface_listener kSurfaceListener = {
            [](void *, xdg_surface *target, uint32_t serial) { xdg_surface_ack_configure(target, serial); }};
        static constexpr xdg_toplevel_listener kToplevelListener = {
            [](void *, xdg_toplevel *, int32_t, int32_t, wl_array *) {}, [](void *, xdg_toplevel *) {},
            [](void *, xdg_toplevel *, int32_t, int32_t) {}, [](void *, xdg_toplevel *, wl_array *) {}};
        xdg_wm_base_add_listener(shell, &kShellListener, this);
        surface = wl_compositor_create_surface(compositor);
        shellSurface = xdg_wm_base_get_xdg_surface(shell, surface);
        xdg_surface_add_listener(shellSurface, &kSurfaceListener, this);
        toplevel = xdg_surface_get_toplevel(shellSurface);
        xdg_toplevel_add_listener(toplevel, &kToplevelListener, this);
        xdg_toplevel_set_app_id(toplevel, applicationId);
        // No input: keys and pointers are the shell's.
        wl_region *nothing = wl_compositor_create_region(compositor);
        wl_surface_set_input_region(surface, nothing);
        wl_region_destroy(nothing);
        wl_surface_commit(surface);
    }
};

OverlaySurface::OverlaySurface(std::unique_ptr<Connection> connection) : m_connection(std::move(connection))
{
    m_connection->notifier =
        std::make_unique<QSocketNotifier>(wl_display_get_fd(m_connection->display), QSocketNotifier::Read);
    connect(m_connection->notifier.get(), &QSocketNotifier::activated, this, &OverlaySurface::readReady);
}

OverlaySurface::~OverlaySurface() = default;

Result<std::unique_ptr<OverlaySurface>> OverlaySurface::create(const char *applicationId, QSize size)
{
    auto connection = std::make_unique<Connection>();
    connection->display = wl_display_connect(nullptr);
    if (!connection->display)
        return failErrno(QStringLiteral("cannot reach the screen"), errno);
    static constexpr wl_registry_listener kRegistryListener = {Connection::global,
                                                               [](void *, wl_registry *, uint32_t) {}};
    wl_registry *registry = wl_display_get_registry(connection->display);
    wl_registry_add_listener(registry, &kRegistryListener, connection.get());
    wl_display_roundtrip(connection->display);
    if (!connection->compositor || !connection->shm || !connection->shell)
        return fail(ErrorCode::Unsupported, QStringLiteral("the screen lacks a Wayland interface"));
    if (Done done = connection->makeBuffers(size); !done)
        return std::unexpected(done.error());
    connection->makeSurface(applicationId);
    wl_display_roundtrip(connection->display);
    return std::unique_ptr<OverlaySurface>(new OverlaySurface(std::move(connection)));
}

QImage &OverlaySurface::canvas()
{
    return m_connection->buffers[m_connection->current].image;
}

void OverlaySurface::show()
{
    Buffer &buffer = m_connection->buffers[m_connection->current];
    buffer.isBusy = true;
    commit(buffer.handle);
    // Lines change a few times a second at most; the other buffer has long come back.
    m_connection->current = 1 - m_connection->current;
}

void OverlaySurface::clear()
{
    commit(m_connection->pixel);
}

void OverlaySurface::commit(wl_buffer *buffer)
{
    wl_surface_attach(m_connection->surface, buffer, 0, 0);
    wl_surface_damage(m_connection->surface, 0, 0, INT32_MAX, INT32_MAX);
    wl_surface_commit(m_connection->surface);
    wl_display_flush(m_connection->display);
}

void OverlaySurface::readReady()
{
    if (wl_display_dispatch(m_connection->display) < 0)
        m_connection->notifier->setEnabled(false);
    else
        wl_display_flush(m_connection->display);
}

} // namespace hearth::player
