// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/announced/service_ear.h"
#include "bridge/servers/home_address.h"
#include <QLoggingCategory>
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

Q_LOGGING_CATEGORY(lcEar, "hearth.announced.ear")

namespace hearth::bridge
{

namespace
{

constexpr char kGroup[] = "224.0.0.251"; // RFC 6762, 3
constexpr quint16 kPort = 5353;
constexpr int kHops = 255; // RFC 6762, 11
constexpr std::chrono::seconds kFirstPause{1};
constexpr std::chrono::seconds kLongestPause{300};
constexpr int kPauseGrows = 3; // RFC 6762, 5.2: at least twofold
constexpr int kPacketsPerTurn = 32;
constexpr std::chrono::milliseconds kFloodPause{20};
constexpr int kMostInMessage = 16; // services of one packet
constexpr qsizetype kLongestName = 80;
constexpr qsizetype kMostTexts = 32;
constexpr quint16 kUsualPort = 80;

sockaddr_in group()
{
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(kPort);
    ::inet_pton(AF_INET, kGroup, &to.sin_addr);
    return to;
}

/// All of them; one that speaks to nobody refuses by itself.
std::vector<int> interfaces()
{
    struct if_nameindex *all = ::if_nameindex();
    if (all == nullptr)
        return {};
    const std::unique_ptr<struct if_nameindex, decltype(&::if_freenameindex)> owner(all, &::if_freenameindex);
    std::vector<int> result;
    for (const struct if_nameindex *one = all; one->if_index != 0; ++one)
        result.push_back(static_cast<int>(one->if_index));
    return result;
}

bool isSame(const QStringList &one, const QStringList &two)
{
    return one.join(QLatin1Char('.')).compare(two.join(QLatin1Char('.')), Qt::CaseInsensitive) == 0;
}

} // namespace

ServiceEar::ServiceEar(QString type, QObject *parent) : QObject(parent), m_type(std::move(type))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ServiceEar::ask);
}

void ServiceEar::listen()
{
    // Bound to the group's address and no other: what is sent to this machine alone is for whoever else has
    // the port (a responder of the system's).
    Fd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    constexpr int kYes = 1;
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &kYes, sizeof kYes);
    ::setsockopt(socket.get(), IPPROTO_IP, IP_MULTICAST_TTL, &kHops, sizeof kHops);
    const sockaddr_in here = group();
    if (!socket.isValid() ||
        ::bind(socket.get(), reinterpret_cast<const sockaddr *>(&here), sizeof here) != 0) {
        qCWarning(lcEar, "no socket for listening into the network");
        return;
    }
    m_socket = std::move(socket);
    m_readable = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &ServiceEar::readReady);
    watchAddresses();
    ask();
}

void ServiceEar::watchAddresses()
{
    m_addresses = Fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
    sockaddr_nl here{};
    here.nl_family = AF_NETLINK;
    here.nl_groups = RTMGRP_IPV4_IFADDR;
    if (!m_addresses.isValid() ||
        ::bind(m_addresses.get(), reinterpret_cast<const sockaddr *>(&here), sizeof here) != 0)
        return; // then what comes is found by asking now and then
    m_addressesChanged = std::make_unique<QSocketNotifier>(m_addresses.get(), QSocketNotifier::Read);
    connect(m_addressesChanged.get(), &QSocketNotifier::activated, this, [this] {
        std::array<char, 8192> unread{};
        while (::recv(m_addresses.get(), unread.data(), unread.size(), 0) > 0) {
        }
        m_pause = {};
        m_again.start(kFirstPause); // several come together
    });
}

void ServiceEar::join()
{
    const sockaddr_in where = group();
    for (const int index : interfaces()) {
        ip_mreqn wish{};
        wish.imr_multiaddr = where.sin_addr;
        wish.imr_ifindex = index;
        // Refused where it listens already.
        (void)::setsockopt(m_socket.get(), IPPROTO_IP, IP_ADD_MEMBERSHIP, &wish, sizeof wish);
    }
}

void ServiceEar::ask()
{
    join();
    const QByteArray question = dnsQuestions({m_type});
    const sockaddr_in to = group();
    for (const int index : interfaces()) {
        ip_mreqn from{};
        from.imr_ifindex = index;
        if (::setsockopt(m_socket.get(), IPPROTO_IP, IP_MULTICAST_IF, &from, sizeof from) == 0)
            (void)::sendto(m_socket.get(), question.constData(), static_cast<size_t>(question.size()), 0,
                           reinterpret_cast<const sockaddr *>(&to), sizeof to);
    }
    m_pause = std::clamp(m_pause * kPauseGrows, kFirstPause, kLongestPause);
    m_again.start(m_pause);
}

void ServiceEar::readReady()
{
    std::array<char, kLargestDnsMessage> buffer; // NOLINT: filled by recvfrom
    for (int i = 0; i < kPacketsPerTurn; ++i) {
        sockaddr_in from{};
        socklen_t length = sizeof from;
        const ssize_t size = ::recvfrom(m_socket.get(), buffer.data(), buffer.size(), 0,
                                        reinterpret_cast<sockaddr *>(&from), &length);
        if (size < 0)
            return;
        std::array<char, INET_ADDRSTRLEN> text{};
        ::inet_ntop(AF_INET, &from.sin_addr, text.data(), text.size());
        take(QByteArray(buffer.data(), size), QString::fromLatin1(text.data()));
    }
    // A home says a few things a minute; of a flood the kernel drops what does not fit.
    m_readable->setEnabled(false);
    QTimer::singleShot(kFloodPause, this, [this] { m_readable->setEnabled(true); });
}

void ServiceEar::take(const QByteArray &message, const QString &sender)
{
    if (!isOfHome(sender))
        return;
    const auto records = readDnsMessage(message);
    if (!records)
        return; // questions are most of what is heard
    int told = 0;
    for (const DnsRecord &pointer : *records) {
        // "_wled", "_tcp", "local" points to "A name", "_wled", "_tcp", "local".
        const bool isOurs = pointer.type == DnsRecord::Type::Pointer && pointer.name.size() == 3 &&
                            pointer.target.size() == 4 && pointer.seconds > 0 &&
                            isSame(pointer.name.mid(0, 2), m_type.split(QLatin1Char('.')));
        if (!isOurs || ++told > kMostInMessage)
            continue;
        ServiceCall call{m_type, pointer.target[0].simplified().left(kLongestName), sender, kUsualPort, {}};
        for (const DnsRecord &other : *records) {
            if (!isSame(other.name, pointer.target))
                continue;
            if (other.type == DnsRecord::Type::Service && other.port != 0)
                call.port = other.port;
            else if (other.type == DnsRecord::Type::Text)
                call.texts = other.texts.mid(0, kMostTexts);
        }
        Q_EMIT heard(call);
    }
}

} // namespace hearth::bridge
