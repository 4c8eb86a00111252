// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The apps that run: starts them confined, brings them to the front, keeps what they saved, and brings them
// back after their own death, the shell's or hearthd's. An app in the background goes on running; past
// kMostRunning the one that was in front longest ago is closed. What an app saves and writes is the profile's
// that watches; when another one is chosen, the apps of the one before end. Main thread of hearthd.
//
// Events that an app hears on its own socket: app.key {name}, app.foreground {params}, app.background,
// app.close (it has kCloseGrace to save), app.sound {focus} where it may be heard: it starts with "play".
// Refuses apps that are not installed and tokens past kTokenBytes.

#include "bridge/hub/plans.h"
#include "bridge/hub/stage.h"
#include "bridge/hub/supervisor.h"
#include "store/install/store.h"
#include <QJsonArray>
#include <QSet>
#include <map>

namespace hearth::bridge
{

class Apps : public QObject
{
    Q_OBJECT
public:
    static constexpr int kTokenBytes = 64 * 1024;
    static constexpr int kMostRunning = 4;
    static constexpr std::chrono::milliseconds kCloseGrace{300};

    Apps(Database &home, ApiServer &server, Supervisor &supervisor, Stage &stage, store::Store &store,
         SetOptions set, QObject *parent = nullptr);

    /// Who watches from now on. Before recall() it ends nothing.
    void setProfile(const QString &profile);
    /// What apps saved and wrote for it goes, of those that still run when they have ended.
    void forgetProfile(const QString &profile);
    /// After a restart of hearthd alone: the apps that ran are adopted, or start again with what they saved.
    void recall();
    /// After a boot: nothing runs.
    void forgetAll();

    /// Starts it or brings it to the front with new parameters. NotFound when it is not installed.
    Done launch(const QString &id, const QJsonObject &params);
    Done close(const QString &id);
    /// {id, title, type, front, closing, ready, params}, the latest in front first.
    [[nodiscard]] QJsonArray running() const;
    [[nodiscard]] bool isRunning(const QString &id) const { return m_running.contains(id); }
    [[nodiscard]] QStringList runningIds() const;
    /// When each app last saved its state, ms since 1970.
    [[nodiscard]] QHash<QString, qint64> savedAt() const;
    /// Its manifest asks for sound.
    [[nodiscard]] bool mayBeHeard(const QString &id) const;
    /// Its sound focus changed: "play", "duck" or "pause".
    void tellSound(const QString &id, const QString &focus);
    /// To the app in front. Unavailable when none is, or it does not listen.
    Done key(const QString &name);
    /// What a web app in front shows and which of its things has the focus. Unsupported for a native one.
    void look(const Reply &reply);
    /// Into the text field of the app in front.
    Done type(const QString &letters, bool replaces);
    /// The app's field got or lost its focus: the shell hears it.
    Done tellField(const QString &process, const QJsonObject &field);

    // What apps call; `process` is the caller's name.
    Done saveState(const QString &process, const QString &token);
    Result<QJsonObject> state(const QString &process) const;
    Done ready(const QString &process);
    Done leave(const QString &process);

Q_SIGNALS:
    /// Which apps run, or which of them has drawn.
    void changed();
    /// An app ended too often; `sentence` is for the viewer.
    void gaveUp(const QString &id, const QString &sentence);

private:
    struct Running {
        QJsonObject params;
        QString profile;
        bool isReady = false;
        bool isClosing = false;
        bool startsAgain = false; // launched while closing
        quint64 lastFront = 0;
        quint64 start = 0; // which start of the app this is
    };

    [[nodiscard]] ProcessPlan planOf(const QString &id) const;
    Done start(const QString &id, const QJsonObject &params, const QString &profile);
    void stopNow(const QString &id);
    void makeRoom();
    void drop(const QString &id);
    void followStage();
    void remember();
    void forgetRemoved(const QString &id);
    void eraseData(const QString &id, const QString &profile) const;
    [[nodiscard]] QString title(const QString &id) const;
    Result<QString> runningId(const QString &process) const;

    Database &m_home;
    ApiServer &m_server;
    Supervisor &m_supervisor;
    Stage &m_stage;
    store::Store &m_store;
    SetOptions m_set;
    std::map<QString, Running> m_running;
    QString m_profile = QStringLiteral("main");
    QSet<QString> m_forgotten; // profiles whose data goes when their apps have ended
    QString m_front;           // the app that was told that it is in front
    quint64 m_fronts = 0;
    quint64 m_starts = 0;
};

} // namespace hearth::bridge
