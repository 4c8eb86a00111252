// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/announced/ssdp_search.h"
#include <QLoggingCategory>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

Q_LOGGING_CATEGORY(lcSsdp, "hearth.announced.ssdp")

namespace hearth::bridge
{

namespace
{

constexpr int kAnswerWithin = 2; // seconds
constexpr std::chrono::seconds kListen{60};
constexpr int kPacketsPerTurn = 32;

sockaddr_in addressOf(const SsdpSearch::Way &way)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(way.port);
    ::inet_pton(AF_INET, way.address.toLatin1().constData(), &address.sin_addr);
    return address;
}

Fd udpSocket()
{
    return Fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

} // namespace

SsdpSearch::SsdpSearch(Way way, QByteArray target, Notices notices, QObject *parent)
    : QObject(parent), m_way(std::move(way)), m_target(std::move(target)), m_notices(notices)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_hasAskedAgain, true))
            ask();
        else
            Q_EMIT asked();
    });
    m_unheeded.setSingleShot(true);
    m_unheeded.setInterval(kListen);
    connect(&m_unheeded, &QTimer::timeout, this, [this] {
        m_told.notifier.reset(); // before its descriptor is another's
        m_told.socket.reset();
    });
}

void SsdpSearch::look()
{
    if (m_notices == Notices::Heard)
        listen();
    if (m_again.isActive())
        return;
    if (!m_answers.socket.isValid()) {
        Fd socket = udpSocket();
        if (!socket.isValid()) {
            qCWarning(lcSsdp, "no socket for looking into the network");
            return;
        }
        constexpr int kHops = 2; // UPnP Device Architecture 2.0, 1.1
        ::setsockopt(socket.get(), IPPROTO_IP, IP_MULTICAST_TTL, &kHops, sizeof kHops);
        attach(m_answers, std::move(socket));
    }
    m_hasAskedAgain = false;
    ask();
}

void SsdpSearch::listen()
{
    m_unheeded.start();
    const sockaddr_in group = addressOf(m_way);
    if (m_told.socket.isValid() || !IN_MULTICAST(ntohl(group.sin_addr.s_addr)))
        return;
    Fd socket = udpSocket();
    constexpr int kShared = 1; // others on this machine may listen there too
    ip_mreqn membership{};
    membership.imr_multiaddr = group.sin_addr;
    // Bound to the group: what is meant for one program of this machine is not taken from it.
    if (!socket.isValid() ||
        ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &kShared, sizeof kShared) != 0 ||
        ::bind(socket.get(), reinterpret_cast<const sockaddr *>(&group), sizeof group) != 0 ||
        ::setsockopt(socket.get(), IPPROTO_IP, IP_ADD_MEMBERSHIP, &membership, sizeof membership) != 0) {
        qCInfo(lcSsdp, "what devices say unasked is not heard: %s", std::strerror(errno));
        return;
    }
    attach(m_told, std::move(socket));
}

void SsdpSearch::attach(Ear &ear, Fd socket)
{
    ear.socket = std::move(socket);
    ear.notifier = std::make_unique<QSocketNotifier>(ear.socket.get(), QSocketNotifier::Read);
    connect(ear.notifier.get(), &QSocketNotifier::activated, this,
            [this, number = ear.socket.get()] { readReady(number); });
}

void SsdpSearch::ask()
{
    const QByteArray question = ssdpQuestion(m_way.address, m_way.port, kAnswerWithin, m_target);
    const sockaddr_in to = addressOf(m_way);
    (void)::sendto(m_answers.socket.get(), question.constData(), static_cast<size_t>(question.size()), 0,
                   reinterpret_cast<const sockaddr *>(&to), sizeof to);
    m_again.start(m_way.again);
}

void SsdpSearch::readReady(int socket)
{
    std::array<char, kLargestSsdpMessage + 1> buffer{};
    for (int i = 0; i < kPacketsPerTurn; ++i) {
        sockaddr_in from{};
        socklen_t length = sizeof from;
        const ssize_t size =
            ::recvfrom(socket, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr *>(&from), &length);
        if (size < 0)
            return;
        std::array<char, INET_ADDRSTRLEN> text{};
        ::inet_ntop(AF_INET, &from.sin_addr, text.data(), text.size());
        take(QByteArray(buffer.data(), size), QString::fromLatin1(text.data()));
    }
}

void SsdpSearch::take(const QByteArray &datagram, const QString &sender)
{
    const Result<SsdpMessage> message = readSsdpMessage(datagram);
    if (message)
        Q_EMIT heard(*message, sender);
    else
        qCDebug(lcSsdp).noquote() << "skipped" << message.error().message;
}

} // namespace hearth::bridge
