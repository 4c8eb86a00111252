// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The compositor's side of what other processes draw: accepts on the sockets that hearthd hands over, so that
// a socket is an identity, and tells QML which surface is the film's picture, the film's subtitles or an
// app's. GUI thread.

#include "resources/base/fd.h"
#include "ui/shell/text_fields.h"
#include <QHash>
#include <QPointer>
#include <QSocketNotifier>
#include <QWaylandQuickCompositor>
#include <QWaylandQuickSurface>
#include <QWaylandXdgShell>
#include <QtQml/qqmlregistration.h>
#include <array>
#include <map>
#include <memory>

class QWaylandQuickOutput;
class QQuickWindow;

namespace hearth::ui
{

class Surfaces : public QWaylandQuickCompositor
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Surfaces)
    QML_UNCREATABLE("made by the shell")
    /// Which of the two players draws the film; the other's picture waits.
    Q_PROPERTY(QString player READ player WRITE setPlayer NOTIFY changed)
    Q_PROPERTY(QWaylandQuickSurface *firstPicture READ firstPicture NOTIFY changed)
    Q_PROPERTY(QWaylandQuickSurface *secondPicture READ secondPicture NOTIFY changed)
    Q_PROPERTY(bool showsSecond READ showsSecond NOTIFY changed)
    Q_PROPERTY(QWaylandQuickSurface *filmSubtitles READ filmSubtitles NOTIFY changed)
    Q_PROPERTY(hearth::ui::TextFields *fields READ fields NOTIFY changed)
public:
    explicit Surfaces(QObject *parent = nullptr);
    ~Surfaces() override;

    /// Before the first surface; the window is the screen.
    void show(QQuickWindow *window);
    /// Accepts clients on `listener`; whoever connects is `process`. Replaces an earlier one.
    void listen(const QString &process, Fd listener);

    [[nodiscard]] QString player() const { return m_player; }
    void setPlayer(const QString &player);
    [[nodiscard]] QWaylandQuickSurface *firstPicture() const { return m_films[0].picture; }
    [[nodiscard]] QWaylandQuickSurface *secondPicture() const { return m_films[1].picture; }
    [[nodiscard]] bool showsSecond() const { return &film() == &m_films[1]; }
    [[nodiscard]] QWaylandQuickSurface *filmPicture() const { return film().picture; }
    [[nodiscard]] QWaylandQuickSurface *filmSubtitles() const { return film().subtitles; }
    /// None before show().
    [[nodiscard]] TextFields *fields() const { return m_fields; }
    Q_INVOKABLE QWaylandQuickSurface *ofApp(const QString &app) const;

Q_SIGNALS:
    void changed();

private:
    struct Listener {
        Fd socket;
        std::unique_ptr<QSocketNotifier> notifier;
    };
    /// What one player draws.
    struct Film {
        QPointer<QWaylandQuickSurface> picture;
        QPointer<QWaylandQuickSurface> subtitles;
    };
    /// Null for what is no player.
    [[nodiscard]] Film *filmOf(const QString &process);
    [[nodiscard]] const Film &film() const;
    void acceptOn(const QString &process);
    /// It is on its way out and must not be shown any more.
    void forget(QWaylandQuickSurface *surface);
    void take(QWaylandXdgToplevel *toplevel, QWaylandXdgSurface *xdgSurface);

    QWaylandXdgShell m_shell;
    QWaylandQuickOutput *m_output = nullptr;
    TextFields *m_fields = nullptr;
    std::map<QString, Listener> m_listeners;
    QHash<wl_client *, QString> m_processes;
    QString m_player;
    std::array<Film, 2> m_films;
    QHash<QString, QList<QPointer<QWaylandQuickSurface>>> m_apps; // the newest last
};

} // namespace hearth::ui
