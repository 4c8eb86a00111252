// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/unix_listener.h"
#include <QFile>
#include <QTimer>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace hearth
{

namespace
{

constexpr std::chrono::milliseconds kDescriptorPause{100};

Result<sockaddr_un> addressOf(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return fail(ErrorCode::Invalid, QStringLiteral("the socket path %1 is too long").arg(path),
                    QStringLiteral("Choose a shorter state folder"));
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    return address;
}

} // namespace

Result<Fd> listenUnix(const QString &path)
{
    const auto address = addressOf(path);
    if (!address)
        return std::unexpected(address.error());
    Fd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isValid())
        return failErrno(QStringLiteral("socket"), errno);
    ::unlink(address->sun_path);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr *>(&*address), sizeof *address) != 0)
        return failErrno(QStringLiteral("cannot bind %1").arg(path), errno);
    ::chmod(address->sun_path, 0600);
    if (::listen(socket.get(), 128) != 0)
        return failErrno(QStringLiteral("cannot listen on %1").arg(path), errno);
    return socket;
}

Result<Fd> connectUnix(const QString &path)
{
    const auto address = addressOf(path);
    if (!address)
        return std::unexpected(address.error());
    // A listener whose backlog is full makes connect() wait otherwise.
    Fd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isValid())
        return failErrno(QStringLiteral("socket"), errno);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&*address), sizeof *address) != 0)
        return failErrno(QStringLiteral("cannot connect to %1").arg(path), errno);
    ::fcntl(socket.get(), F_SETFL, ::fcntl(socket.get(), F_GETFL) & ~O_NONBLOCK);
    return socket;
}

Result<std::unique_ptr<UnixListener>> UnixListener::create(const QString &path)
{
    Result<Fd> socket = listenUnix(path);
    if (!socket)
        return std::unexpected(socket.error());
    return std::unique_ptr<UnixListener>(new UnixListener(std::move(*socket)));
}

UnixListener::UnixListener(Fd socket)
    : m_socket(std::move(socket)), m_notifier(m_socket.get(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &UnixListener::acceptReady);
}

void UnixListener::acceptReady()
{
    const int fd = ::accept4(m_socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd >= 0) {
        Q_EMIT accepted(fd);
    } else if (errno == EMFILE || errno == ENFILE) {
        // The connection stays in the backlog and the socket readable: without a pause this would spin.
        m_notifier.setEnabled(false);
        QTimer::singleShot(kDescriptorPause, this, [this] { m_notifier.setEnabled(true); });
    }
}

} // namespace hearth
