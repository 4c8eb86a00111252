// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The compositor's side of what other processes draw: accepts on the sockets that hearthd hands over, so that
// a socket is an identity, and tells QML which surface is the film's picture, the film's subtitles or an
// app's. GUI thread.

#include "resources/base/fd.h"
#include "ui/shell/text_fields.h"
#include <QHash>
#include <QSocketNotifier>
#include <QWaylandQuickCompositor>
#include <QWaylandQuickSurface>
#include <QWaylandXdgShell>
#include <QtQml/qqmlregistration.h>
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
    Q_PROPERTY(QWaylandQuickSurface *filmPicture READ filmPicture NOTIFY changed)
    Q_PROPERTY(QWaylandQuickSurface *filmSubtitles READ filmSubtitles NOTIFY changed)
    Q_PROPERTY(hearth::ui::TextFields *fields READ fields NOTIFY changed)
public:
    explicit Surfaces(QObject *parent = nullptr);
    ~Surfaces() override;

    /// Before the first surface; the window is the screen.
    void show(QQuickWindow *window);
    /// Accepts clients on `listener`; whoever connects is `process`. Replaces an earlier one.
    void listen(const QString &process, Fd listener);

    [[nodiscard]] QWaylandQuickSurface *filmPicture() const { return m_film.value(0); }
    [[nodiscard]] QWaylandQuickSurface *filmSubtitles() const { return m_film.value(1); }
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
    void acceptOn(const QString &process);
    /// It is on its way out and must not be shown any more.
    void forget(QWaylandQuickSurface *surface);
    void take(QWaylandXdgToplevel *toplevel, QWaylandXdgSurface *xdgSurface);

    QWaylandXdgShell m_shell;
    QWaylandQuickOutput *m_output = nullptr;
    TextFields *m_fields = nullptr;
    std::map<QString, Listener> m_listeners;
    QHash<wl_client *, QString> m_processes;
    QList<QPointer<QWaylandQuickSurface>> m_film{nullptr, nullptr};
    QHash<QString, QList<QPointer<QWaylandQuickSurface>>> m_apps; // the newest last
};

} // namespace hearth::ui
