// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/surfaces.h"
#include "resources/base/unix_listener.h"
#include <QQmlEngine>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QWaylandClient>
#include <QWaylandQuickOutput>
#include <QWaylandSeat>
#include <QWaylandViewporter>
#include <QWaylandXdgSurface>
#include <algorithm>
#include <sys/socket.h>
#include <wayland-server-core.h>

namespace hearth::ui
{

namespace
{

/// Qt opens a public socket unless it is given one; this one has no name any more, so nobody can connect to
/// it.
Fd namelessSocket()
{
    const QTemporaryDir folder;
    Result<Fd> socket = listenUnix(folder.filePath(QStringLiteral("s")));
    return socket ? std::move(*socket) : Fd();
}

const std::array kPlayers{QStringLiteral("player"), QStringLiteral("player-2")};

} // namespace

Surfaces::Surfaces(QObject *parent) : QWaylandQuickCompositor(parent)
{
    addSocketDescriptor(namelessSocket().release()); // libwayland closes it
    connect(&m_shell, &QWaylandXdgShell::toplevelCreated, this, &Surfaces::take);
}

Surfaces::~Surfaces() = default;

void Surfaces::show(QQuickWindow *window)
{
    m_output = new QWaylandQuickOutput(this, window);
    m_output->setSizeFollowsWindow(true);
    setDefaultOutput(m_output);
    create();
    m_shell.setParent(this);
    m_shell.initialize();
    auto *viewporter = new QWaylandViewporter(this);
    viewporter->initialize();
    m_fields = new TextFields(*this);
    Q_EMIT changed();
}

void Surfaces::setPlayer(const QString &player)
{
    if (player == m_player)
        return;
    m_player = player;
    Q_EMIT changed();
}

Surfaces::Film *Surfaces::filmOf(const QString &process)
{
    const auto found = std::ranges::find(kPlayers, process);
    return found == kPlayers.end() ? nullptr
                                   : &m_films.at(static_cast<std::size_t>(found - kPlayers.begin()));
}

const Surfaces::Film &Surfaces::film() const
{
    return m_films[m_player == kPlayers[1] ? 1 : 0];
}

void Surfaces::listen(const QString &process, Fd listener)
{
    Listener &entry = m_listeners[process];
    entry.notifier.reset();
    entry.socket = std::move(listener);
    entry.notifier = std::make_unique<QSocketNotifier>(entry.socket.get(), QSocketNotifier::Read);
    connect(entry.notifier.get(), &QSocketNotifier::activated, this, [this, process] { acceptOn(process); });
}

void Surfaces::acceptOn(const QString &process)
{
    const int fd =
        ::accept4(m_listeners[process].socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0)
        return;
    wl_client *client = wl_client_create(display(), fd);
    if (!client) {
        ::close(fd);
        return;
    }
    m_processes.insert(client, process);
    QWaylandClient *known = QWaylandClient::fromWlClient(this, client);
    connect(known, &QObject::destroyed, this, [this, client] { m_processes.remove(client); });
}

void Surfaces::take(QWaylandXdgToplevel *toplevel, QWaylandXdgSurface *xdgSurface)
{
    // What a QWaylandQuickCompositor makes.
    auto *surface = qobject_cast<QWaylandQuickSurface *>(xdgSurface->surface());
    if (!surface)
        return;
    // ofApp() is a call, and what a call returns would be the engine's to delete.
    QQmlEngine::setObjectOwnership(surface, QQmlEngine::CppOwnership);
    const QString process = m_processes.value(surface->client()->client());
    toplevel->sendFullscreen(m_output->window()->size());
    const auto place = [this, process, surface, role = QPointer(toplevel)] {
        if (!role) // it goes before its surface
            return;
        if (Film *film = filmOf(process)) {
            const bool isSubtitles = role->appId() == QLatin1String("org.hearth.subtitles");
            (isSubtitles ? film->subtitles : film->picture) = surface;
            // GStreamer's sink takes the film's own size when it is ready, whatever came before that.
            if (!isSubtitles)
                role->sendFullscreen(m_output->window()->size());
        } else if (process.startsWith(QLatin1String("app-"))) {
            QList<QPointer<QWaylandQuickSurface>> &windows = m_apps[process.mid(4)];
            windows.removeAll(nullptr);
            if (!windows.contains(surface))
                windows.append(surface);
        }
        Q_EMIT changed();
    };
    // The application id, which tells subtitles from picture, comes after the role. One that lost its content
    // may be on its way out: whoever gave it the keyboard now would leave a listener in memory that is about
    // to go.
    connect(surface, &QWaylandSurface::hasContentChanged, toplevel, [this, surface, place] {
        if (surface->hasContent())
            place();
        else
            QMetaObject::invokeMethod(this, &Surfaces::changed, Qt::QueuedConnection);
    });
    if (!filmOf(process))
        place();
    connect(surface, &QWaylandSurface::surfaceDestroyed, this, [this, surface] {
        forget(surface);
        QMetaObject::invokeMethod(this, &Surfaces::changed, Qt::QueuedConnection);
    });
}

void Surfaces::forget(QWaylandQuickSurface *surface)
{
    for (Film &film : m_films) {
        for (QPointer<QWaylandQuickSurface> *one : {&film.picture, &film.subtitles}) {
            if (*one == surface)
                one->clear();
        }
    }
    for (QList<QPointer<QWaylandQuickSurface>> &windows : m_apps)
        windows.removeAll(surface);
}

QWaylandQuickSurface *Surfaces::ofApp(const QString &app) const
{
    // A browser may open a second window and close either; the newest that shows something is the app's.
    QWaylandQuickSurface *shown = nullptr;
    const QList<QPointer<QWaylandQuickSurface>> windows = m_apps.value(app);
    for (const QPointer<QWaylandQuickSurface> &window : windows) {
        if (window && (window->hasContent() || !shown || !shown->hasContent()))
            shown = window;
    }
    return shown;
}

} // namespace hearth::ui
