// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Starts, watches, restarts and adopts hearthd's processes. Each has a folder below run/p/ with its API
// socket, its Wayland socket and a record (pid, start time, token) from which a later hearthd adopts it.
// Lives on the main thread. Restarts grow their pause; after kQuickEnds ends within a minute it gives up and
// says so.

#include "bridge/hub/api_server.h"
#include "resources/base/clock.h"
#include "resources/base/paths.h"
#include "resources/base/process.h"
#include <QTimer>
#include <deque>

namespace hearth::bridge
{

/// What a process is told about itself when it is started.
struct ProcessSeat {
    QString name;
    QString folder;        // its own, below run/p/
    QString apiSocket;     // folder/api.sock
    QString waylandSocket; // folder/wayland-0; empty when it draws nothing
    QString token;
};

struct ProcessPlan {
    QString name; // unique: "shell", "player", "app-org.x"
    QString role; // its x-callers role; empty: no API
    enum class Screen { DrawsNothing, DrawsThroughShell } screen = Screen::DrawsNothing;
    enum class AtEnd { StartAgain, LeaveEnded } atEnd = AtEnd::StartAgain;
    std::function<Result<ProcessStart>(const ProcessSeat &)> start;
};

class Supervisor : public QObject
{
    Q_OBJECT
public:
    Supervisor(StatePaths paths, ApiServer &server, const Clock &clock, QObject *parent = nullptr);
    ~Supervisor() override;

    /// Adopts the process if an earlier hearthd's runs still, else starts it. An error of the start is also
    /// told by ended(), since it may be tried again.
    Done run(ProcessPlan plan);
    /// Asks it to end, makes it end a second later; it is forgotten.
    void stop(const QString &name);
    /// It was asked to end by other means: when it does, it is forgotten instead of started again.
    void letEnd(const QString &name);
    /// For a client whose compositor went: ends at once and starts again by its plan.
    void restart(const QString &name);
    /// Ends it now and starts it by its plan, for a plan that reads differently by now. Does not count as an
    /// end of its own.
    void startAnew(const QString &name);
    /// To its whole session, if it runs: SIGHUP, SIGUSR1 and what else its program understands.
    void tell(const QString &name, int signalNumber) const;
    void stopAll();
    /// Ends what an earlier hearthd started and this one did not adopt.
    void sweep();
    /// Hands the listening Wayland sockets to a shell that has just started.
    void handOverSockets();

    [[nodiscard]] bool isRunning(const QString &name) const;
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QJsonArray describe() const;
    /// The token in a process's hello must be the one that it was started with.
    [[nodiscard]] bool isToken(const QString &name, const QString &token) const;

Q_SIGNALS:
    void started(const QString &name, bool adopted);
    void ended(const QString &name, const QString &how);
    void gaveUp(const QString &name, const QString &why);

private:
    struct Entry {
        ProcessPlan plan;
        ProcessSeat seat;
        std::unique_ptr<Process> process;
        Fd waylandListener; // kept until the shell has it
        std::deque<std::chrono::milliseconds> recentEnds;
        QTimer *restart = nullptr;
        int startCount = 0;
        bool isStopping = false;
        bool isStartingAnew = false;
    };

    Done startNow(Entry &entry);
    Done adoptOrStart(Entry &entry);
    void watch(Entry &entry);
    void handleEnd(const QString &name, const QString &how);
    void forget(const QString &name);
    [[nodiscard]] QString recordPath(const ProcessSeat &seat) const;

    StatePaths m_paths;
    ApiServer &m_server;
    const Clock &m_clock;
    std::map<QString, std::unique_ptr<Entry>> m_entries;
};

} // namespace hearth::bridge
