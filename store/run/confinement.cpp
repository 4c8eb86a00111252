// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/confinement.h"
#include "store/run/system_call_filter.h"

namespace hearth::store
{

namespace
{

constexpr int kFilterFd = 9;

// Sanitizers reserve terabytes of addresses.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLimitsAddresses = false;
#else
constexpr bool kLimitsAddresses = true;
#endif

// bubblewrap dies with its parent, and its parent is this shell: so nothing outlives the started process,
// while the death of hearthd, the shell's parent, touches nothing. The filter is opened anew for an offset of
// its own.
constexpr auto kSupervisor = R"("$@" 9</proc/self/fd/9; exit $?)";

Result<QStringList> environmentArguments(const QStringList &environment)
{
    QStringList result{QStringLiteral("--clearenv")};
    const QStringList defaults{QStringLiteral("PATH=/usr/bin:/bin"), QStringLiteral("HOME=/tmp"),
                               QStringLiteral("LANG=C.UTF-8")};
    for (const QString &variable : defaults + environment) {
        const qsizetype equals = variable.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return fail(ErrorCode::Invalid, QStringLiteral("\"%1\" is not NAME=value").arg(variable));
        result << QStringLiteral("--setenv") << variable.left(equals) << variable.mid(equals + 1);
    }
    return result;
}

QStringList systemArguments()
{
    QStringList result{QStringLiteral("--ro-bind"), QStringLiteral("/usr"), QStringLiteral("/usr")};
    for (const QString &name :
         {QStringLiteral("lib"), QStringLiteral("lib64"), QStringLiteral("bin"), QStringLiteral("sbin")})
        result << QStringLiteral("--symlink") << QLatin1String("usr/") + name << QLatin1Char('/') + name;
    for (const QString &path :
         {QStringLiteral("/etc/fonts"), QStringLiteral("/etc/ssl"), QStringLiteral("/etc/alternatives"),
          QStringLiteral("/etc/ld.so.cache"), QStringLiteral("/etc/localtime")})
        result << QStringLiteral("--ro-bind-try") << path << path;
    result << QStringLiteral("--proc") << QStringLiteral("/proc") << QStringLiteral("--dev")
           << QStringLiteral("/dev") << QStringLiteral("--tmpfs") << QStringLiteral("/tmp")
           << QStringLiteral("--tmpfs") << QStringLiteral("/dev/shm");
    return result;
}

QStringList networkArguments()
{
    QStringList result{QStringLiteral("--share-net")};
    for (const QString &path : {QStringLiteral("/etc/resolv.conf"), QStringLiteral("/etc/hosts"),
                                QStringLiteral("/etc/nsswitch.conf")})
        result << QStringLiteral("--ro-bind-try") << path << path;
    return result;
}

/// Limits are set inside, where the count of processes begins at none: outside, it counts all of the user's.
QStringList limitArguments(const Confinement &confinement)
{
    QStringList result{QStringLiteral("/usr/bin/prlimit"), QStringLiteral("--core=0"),
                       QStringLiteral("--nofile=%1").arg(confinement.openFiles)};
    if (kLimitsAddresses && confinement.memoryBytes > 0)
        result << QStringLiteral("--as=%1").arg(confinement.memoryBytes);
    if (confinement.dataBytes > 0)
        result << QStringLiteral("--data=%1").arg(confinement.dataBytes);
    if (confinement.processes > 0)
        result << QStringLiteral("--nproc=%1").arg(confinement.processes);
    return result << QStringLiteral("--");
}

} // namespace

Result<ProcessStart> confine(const Confinement &confinement, const QString &program,
                             const QStringList &arguments)
{
    const auto filter =
        systemCallFilter(confinement.userNamespaces ? SystemCallProfile::Nesting : SystemCallProfile::Native);
    if (!filter)
        return std::unexpected(filter.error());
    const auto environment = environmentArguments(confinement.environment);
    if (!environment)
        return std::unexpected(environment.error());

    ProcessStart start;
    start.program = QStringLiteral("/bin/sh");
    start.arguments = {QStringLiteral("-c"),
                       QString::fromLatin1(kSupervisor),
                       QStringLiteral("hearth-confined"),
                       QStringLiteral("/usr/bin/bwrap"),
                       QStringLiteral("--die-with-parent"),
                       QStringLiteral("--unshare-all"),
                       QStringLiteral("--uid"),
                       QStringLiteral("1000"),
                       QStringLiteral("--gid"),
                       QStringLiteral("1000"),
                       QStringLiteral("--cap-drop"),
                       QStringLiteral("ALL"),
                       QStringLiteral("--hostname"),
                       QStringLiteral("hearth")};
    // Not --new-session: a session of its own would escape a kill of the group. Typing into the terminal is
    // refused by the filter, and there is no terminal.
    if (confinement.network)
        start.arguments << networkArguments();
    if (!confinement.userNamespaces)
        start.arguments << QStringLiteral("--unshare-user") << QStringLiteral("--disable-userns");
    start.arguments << *environment << systemArguments();
    for (const Bind &bind : confinement.binds) {
        if (!bind.from.startsWith(QLatin1Char('/')) || !bind.to.startsWith(QLatin1Char('/')))
            return fail(ErrorCode::Invalid,
                        QStringLiteral("%1 on %2: both must be absolute").arg(bind.from, bind.to));
        start.arguments << (bind.devices    ? QStringLiteral("--dev-bind")
                            : bind.writable ? QStringLiteral("--bind")
                                            : QStringLiteral("--ro-bind"))
                        << bind.from << bind.to;
    }
    start.arguments << QStringLiteral("--seccomp") << QString::number(kFilterFd) << QStringLiteral("--")
                    << limitArguments(confinement) << program << arguments;
    start.descriptors.push_back({*filter, kFilterFd});
    for (const int fd : confinement.keepFds) {
        if (fd < 3 || fd == kFilterFd)
            return fail(ErrorCode::Invalid, QStringLiteral("descriptor %1 cannot be passed on").arg(fd));
        start.descriptors.push_back({fd, fd});
    }
    return start;
}

} // namespace hearth::store
