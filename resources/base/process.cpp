// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/process.h"
#include <QFile>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace hearth
{

namespace
{

/// State letter and start time of a process, from /proc/PID/stat.
Result<std::pair<char, quint64>> readStat(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, QStringLiteral("no process %1").arg(pid));
    const QByteArray text = file.readAll();
    // The name in parentheses may hold spaces and parentheses; the fields after the last one are plain.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20)
        return fail(ErrorCode::NotFound, QStringLiteral("no process %1").arg(pid));
    return std::pair(fields[0].isEmpty() ? '?' : fields[0][0], fields[19].toULongLong());
}

Result<Fd> openPidfd(qint64 pid)
{
    Fd fd(static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0)));
    if (!fd.isValid())
        return failErrno(QStringLiteral("pidfd_open %1").arg(pid), errno);
    return fd;
}

std::vector<char *> pointers(std::vector<QByteArray> &texts)
{
    std::vector<char *> result;
    for (QByteArray &text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

} // namespace

bool ProcessIdentity::isRunning() const
{
    const auto stat = readStat(pid);
    return stat && stat->first != 'Z' && stat->first != 'X' && stat->second == startTicks;
}

Result<ProcessIdentity> ProcessIdentity::of(qint64 pid)
{
    const auto stat = readStat(pid);
    if (!stat)
        return std::unexpected(stat.error());
    return ProcessIdentity{pid, stat->second};
}

Result<std::unique_ptr<Process>> Process::start(const ProcessStart &start)
{
    // Everything that allocates happens before fork.
    std::vector<QByteArray> arguments{QFile::encodeName(start.program)};
    for (const QString &argument : start.arguments)
        arguments.push_back(argument.toUtf8());
    std::vector<QByteArray> environment;
    for (const QString &variable : start.environment)
        environment.push_back(variable.toUtf8());
    const std::vector<char *> argv = pointers(arguments);
    const std::vector<char *> envp = pointers(environment);
    const QByteArray logFile = QFile::encodeName(start.logFile);
    Fd log;
    if (!logFile.isEmpty())
        log.reset(::open(logFile.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    int errorPipe[2];
    if (::pipe2(errorPipe, O_CLOEXEC) != 0)
        return failErrno(QStringLiteral("pipe"), errno);
    Fd readEnd(errorPipe[0]);
    Fd writeEnd(errorPipe[1]);

    const pid_t pid = ::fork();
    if (pid < 0)
        return failErrno(QStringLiteral("cannot start %1").arg(start.program), errno);
    if (pid == 0) {
        ::setsid();
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        const int nothing = ::open("/dev/null", O_RDONLY);
        ::dup2(nothing, 0);
        if (log.isValid()) {
            ::dup2(log.get(), 1);
            ::dup2(log.get(), 2);
        }
        // Exactly the descriptors that are given: what others left open without close-on-exec does not pass.
        ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
        // First out of the way of the numbers that the child wants, then into place; dup2 clears CLOEXEC.
        int lifted[16];
        size_t count = 0;
        for (const ProcessStart::Inherited &fd : start.descriptors) {
            if (count < 16)
                lifted[count++] = ::fcntl(fd.ours, F_DUPFD_CLOEXEC, 100);
        }
        const int errorFd = ::fcntl(writeEnd.get(), F_DUPFD_CLOEXEC, 200);
        for (size_t i = 0; i < count; ++i)
            ::dup2(lifted[i], start.descriptors[i].theirs);
        ::execve(argv[0], argv.data(), envp.data());
        const int error = errno;
        [[maybe_unused]] const ssize_t written = ::write(errorFd, &error, sizeof error);
        ::_exit(127);
    }
    writeEnd.reset();
    int childError = 0;
    if (::read(readEnd.get(), &childError, sizeof childError) == sizeof childError) {
        ::waitpid(pid, nullptr, 0);
        return failErrno(QStringLiteral("cannot start %1").arg(start.program), childError);
    }
    Result<ProcessIdentity> identity = ProcessIdentity::of(pid);
    if (!identity)
        return std::unexpected(identity.error());
    Result<Fd> pidfd = openPidfd(pid);
    if (!pidfd)
        return std::unexpected(pidfd.error());
    return std::unique_ptr<Process>(new Process(*identity, std::move(*pidfd)));
}

Result<std::unique_ptr<Process>> Process::adopt(ProcessIdentity identity)
{
    // The order matters: the descriptor pins the process, then its start time tells whether it is the right
    // one.
    Result<Fd> pidfd = openPidfd(identity.pid);
    if (!pidfd)
        return std::unexpected(pidfd.error());
    if (!identity.isRunning())
        return fail(ErrorCode::NotFound, QStringLiteral("process %1 has ended").arg(identity.pid));
    return std::unique_ptr<Process>(new Process(identity, std::move(*pidfd)));
}

Process::Process(ProcessIdentity identity, Fd pidfd)
    : m_identity(identity), m_pidfd(std::move(pidfd)), m_notifier(m_pidfd.get(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &Process::exitReady);
}

void Process::signalGroup(int signalNumber) const
{
    if (!m_running)
        return;
    if (::kill(-static_cast<pid_t>(m_identity.pid), signalNumber) != 0)
        ::syscall(SYS_pidfd_send_signal, m_pidfd.get(), signalNumber, nullptr, 0);
}

void Process::exitReady()
{
    m_notifier.setEnabled(false);
    int status = 0;
    QString how = QStringLiteral("ended");
    if (::waitpid(static_cast<pid_t>(m_identity.pid), &status, WNOHANG) == m_identity.pid) {
        how = WIFSIGNALED(status) ? QStringLiteral("was killed by signal %1").arg(WTERMSIG(status))
                                  : QStringLiteral("ended with %1").arg(WEXITSTATUS(status));
    }
    m_running = false;
    // What it left behind in its session goes with it.
    ::kill(-static_cast<pid_t>(m_identity.pid), SIGKILL);
    Q_EMIT ended(how);
}

} // namespace hearth
