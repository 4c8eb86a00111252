// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How loud the set is: kept in home.db and told to PipeWire's default output by wpctl (WirePlumber's own
// tool). Main thread of hearthd.

#include "resources/base/database.h"
#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QTimer>

namespace hearth::bridge
{

class Volume : public QObject
{
    Q_OBJECT
public:
    static constexpr int kStep = 4; // percent, of a key press

    /// `runtimeFolder`: where PipeWire's socket is; empty: the set has no sound, and the level is kept alone.
    Volume(Database &home, QString runtimeFolder, QObject *parent = nullptr);

    [[nodiscard]] int level() const { return m_level; }
    [[nodiscard]] bool isMuted() const { return m_isMuted; }
    /// {"level": 0-100, "muted"}.
    [[nodiscard]] QJsonObject toJson() const;
    /// Louder ends a mute.
    void step(int percent);
    void setLevel(int percent);
    void setMuted(bool isMuted);
    /// While something is said that must be heard: neither quieter than this nor mute; 0: as the viewer
    /// wants.
    void setFloor(int percent);
    /// What leaves the loudspeakers, in percent.
    [[nodiscard]] int heard() const;

Q_SIGNALS:
    void changed();

private:
    void apply();
    void keep();
    void run();

    Database &m_home;
    QString m_runtimeFolder;
    int m_level = 60;
    bool m_isMuted = false;
    int m_floor = 0;
    QProcess m_tool;        // one at a time; the last wish wins
    QTimer m_deadline;      // of the one that runs
    bool m_isStale = false; // something changed while it ran
};

} // namespace hearth::bridge
