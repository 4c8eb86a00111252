// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/udp_bytes.h"
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kFirstPacket{5000};
constexpr milliseconds kSilence{2000};
constexpr int kPollMs = 10;
constexpr int kKernelBytes = 4 * 1024 * 1024; // as much as the system allows
constexpr qsizetype kLargestDatagram = 65'536;

} // namespace

Result<std::unique_ptr<UdpBytes>> UdpBytes::open(const QUrl &url,
                                                 std::shared_ptr<std::atomic<bool>> cancelled)
{
    in_addr host{};
    if (url.port() <= 0 || ::inet_pton(AF_INET, url.host().toLatin1().constData(), &host) != 1)
        return fail(ErrorCode::Invalid, Error::tr("The address needs an IPv4 address and a port"),
                    Error::tr("It should look like udp://@239.1.2.3:5000"));
    Fd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isValid())
        return failErrno(Error::tr("The stream cannot be received"), errno);
    const bool isGroup = IN_MULTICAST(ntohl(host.s_addr));
    const int yes = 1;
    // Another programme of the set may listen to the same group.
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVBUF, &kKernelBytes, sizeof kKernelBytes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(url.port()));
    address.sin_addr.s_addr = isGroup ? host.s_addr : htonl(INADDR_ANY);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return failErrno(Error::tr("Port %1 of this set cannot be listened to").arg(url.port()), errno);
    if (isGroup) {
        ip_mreqn group{};
        group.imr_multiaddr = host;
        if (::setsockopt(socket.get(), IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof group) != 0)
            return fail(ErrorCode::Unavailable, Error::tr("The set's network does not carry this group"),
                        Error::tr("Check the network cable; multicast seldom passes Wi-Fi"));
    }
    std::unique_ptr<UdpBytes> bytes(new UdpBytes(std::move(socket), std::move(cancelled)));
    const auto came = bytes->wait(kFirstPacket);
    if (!came)
        return std::unexpected(came.error());
    if (!*came)
        return fail(ErrorCode::TimedOut, Error::tr("Nobody sends anything to %1").arg(url.authority()),
                    Error::tr("Check the address, and whether the sender is on"));
    return bytes;
}

Result<bool> UdpBytes::wait(milliseconds deadline)
{
    const auto end = steady_clock::now() + deadline;
    do {
        if (*m_cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        pollfd waiting{m_socket.get(), POLLIN, 0};
        if (::poll(&waiting, 1, kPollMs) > 0)
            return true;
    } while (steady_clock::now() < end);
    return false;
}

Result<qsizetype> UdpBytes::read(char *buffer, qsizetype size)
{
    QByteArray datagram(kLargestDatagram, Qt::Uninitialized);
    while (m_rest.isEmpty()) {
        if (auto next = m_order.take()) {
            m_rest = std::move(*next);
            break;
        }
        m_isWaiting = true;
        const auto came = wait(kSilence);
        if (!came) {
            m_isWaiting = false;
            return std::unexpected(came.error());
        }
        m_isSilent = !*came;
        const ssize_t got = ::recv(m_socket.get(), datagram.data(), static_cast<size_t>(datagram.size()), 0);
        if (got > 0)
            m_order.put(datagram.left(got));
    }
    m_isWaiting = false;
    const qsizetype count = std::min(size, m_rest.size());
    std::copy_n(m_rest.constData(), count, buffer);
    m_rest.remove(0, count);
    m_position += count;
    return count;
}

Done UdpBytes::seek(qint64)
{
    return fail(ErrorCode::Unsupported, Error::tr("What was sent is gone"));
}

QString UdpBytes::notice() const
{
    return m_isSilent ? QStringLiteral("stream-stands") : QString();
}

} // namespace hearth::player
