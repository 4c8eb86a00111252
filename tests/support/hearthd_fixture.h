// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A real hearthd on a state folder of its own: started without a screen, as an ordinary user also where the
// tests run as root, waited for until its socket answers, stopped and reaped at the end. Owned by a test, its
// main thread. Refuses to start twice.

#include "resources/base/fd.h"
#include "resources/base/process.h"
#include <QJsonObject>
#include <QTemporaryDir>

namespace hearth::test
{

class HearthdFixture
{
public:
    /// `arguments` follow --state DIR --no-screen; its session bus is $HEARTH_TEST_BUS, or none. Unavailable
    /// with the log when it does not answer in ten seconds.
    static Result<std::unique_ptr<HearthdFixture>> start(const QStringList &arguments = {});
    /// The same with the state folder on a file system of this size, which only that hearthd sees.
    static Result<std::unique_ptr<HearthdFixture>> startOnSmallDisk(qint64 bytes,
                                                                    const QStringList &arguments = {});
    ~HearthdFixture();
    /// After it ended: another one on the same state folder.
    Done startAgain(const QStringList &arguments = {}) { return launch(arguments); }

    [[nodiscard]] QString state() const { return m_folder.path(); }
    /// The state folder as the test reaches it: on a small disk by another path.
    [[nodiscard]] QString reachableState() const;
    [[nodiscard]] QString socket() const;
    [[nodiscard]] QString log() const;
    [[nodiscard]] bool isRunning() const { return m_process && m_process->isRunning(); }
    [[nodiscard]] qint64 pid() const { return m_process ? m_process->identity().pid : 0; }
    /// Memory that it holds now, from /proc/PID/status (VmRSS).
    [[nodiscard]] qint64 residentKiB() const;

    /// One call as the owner.
    Result<QJsonValue> call(const char *method, const QJsonObject &params = {}) const;
    /// A connection to the owner's socket that speaks whatever the test wants; blocking.
    [[nodiscard]] Fd connection() const;
    /// Asks it to end and waits; kills it after five seconds.
    void stop();

private:
    HearthdFixture() = default;
    Done launch(const QStringList &arguments);

    QTemporaryDir m_folder;
    qint64 m_diskBytes = 0; // 0: the machine's own
    std::unique_ptr<Process> m_process;
};

} // namespace hearth::test
