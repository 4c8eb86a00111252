// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is in front of the viewer: the launcher, the film, or an app; and whether the film plays on as a small
// picture in the corner of the other two. hearthd decides it, the shell draws it, so that a shell that starts
// again shows the same. Remembered in home.db. Main thread.

#include "resources/base/database.h"
#include <QJsonObject>
#include <QObject>

namespace hearth::bridge
{

class Stage : public QObject
{
    Q_OBJECT
public:
    explicit Stage(Database &home, QObject *parent = nullptr);

    enum class Front { Launcher, Film, App };
    /// A film in the corner stays there, unless the film itself comes to the front.
    void show(Front front, const QString &app = {});
    /// The film goes into the corner, and the launcher to the front if the film was; or the corner is
    /// emptied.
    void setCorner(bool hasFilm);
    [[nodiscard]] bool hasCorner() const { return m_hasCorner; }
    /// The film is seen, whole or small.
    [[nodiscard]] bool showsFilm() const { return m_front == Front::Film || m_hasCorner; }
    [[nodiscard]] Front front() const { return m_front; }
    [[nodiscard]] QString app() const { return m_app; }
    [[nodiscard]] QJsonObject toJson() const;
    /// After a restart of hearthd alone: what was in front before.
    void recall();

Q_SIGNALS:
    void changed();

private:
    void set(Front front, const QString &app, bool hasCorner);

    Database &m_home;
    Front m_front = Front::Launcher;
    QString m_app;
    bool m_hasCorner = false;
};

} // namespace hearth::bridge
