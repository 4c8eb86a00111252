// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One child process: started in its own session with exactly the descriptors it is given, watched through a
// pidfd, and adoptable by a later hearthd (a process is the same when pid and start time are). Lives on the
// thread that made it; destroying the object leaves the process running.

#include "resources/base/fd.h"
#include "resources/base/result.h"
#include <QObject>
#include <QSocketNotifier>
#include <QStringList>
#include <memory>
#include <vector>

namespace hearth
{

struct ProcessIdentity {
    qint64 pid = 0;
    quint64 startTicks = 0; // field 22 of /proc/PID/stat, clock ticks since boot (proc(5))

    [[nodiscard]] bool isRunning() const;
    /// What runs now under this pid; NotFound when nothing does.
    static Result<ProcessIdentity> of(qint64 pid);
};

struct ProcessStart {
    QString program;
    QStringList arguments;
    QStringList environment; // whole, "NAME=value"
    QString logFile;         // stdout and stderr are appended here; empty = inherited
    struct Inherited {
        int ours;   // stays ours
        int theirs; // its number in the child, 3 or more
    };
    std::vector<Inherited> descriptors;
};

class Process : public QObject
{
    Q_OBJECT
public:
    static Result<std::unique_ptr<Process>> start(const ProcessStart &start);
    static Result<std::unique_ptr<Process>> adopt(ProcessIdentity identity);

    [[nodiscard]] ProcessIdentity identity() const { return m_identity; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// To the whole session of the child, so that helpers of its own go too.
    void signalGroup(int signalNumber) const;

Q_SIGNALS:
    /// `how` is a sentence part: "ended with 1", "was killed by signal 9", "ended" for an adopted one.
    void ended(const QString &how);

private:
    Process(ProcessIdentity identity, Fd pidfd);
    void exitReady();

    ProcessIdentity m_identity;
    Fd m_pidfd;
    QSocketNotifier m_notifier;
    bool m_running = true;
};

} // namespace hearth
