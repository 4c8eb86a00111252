// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is in front of the viewer: the launcher, the film, or an app. hearthd decides it, the shell draws it,
// so that a shell that starts again shows the same. Remembered in home.db. Main thread.

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
    void show(Front front, const QString &app = {});
    [[nodiscard]] Front front() const { return m_front; }
    [[nodiscard]] QString app() const { return m_app; }
    [[nodiscard]] QJsonObject toJson() const;
    /// After a restart of hearthd alone: what was in front before.
    void recall();

Q_SIGNALS:
    void changed();

private:
    Database &m_home;
    Front m_front = Front::Launcher;
    QString m_app;
};

} // namespace hearth::bridge
