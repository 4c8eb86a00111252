// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/announced/ssdp_devices.h"
#include <QJsonObject>
#include <QLoggingCategory>
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <sys/socket.h>

Q_LOGGING_CATEGORY(lcSsdp, "hearth.announced.ssdp")

namespace hearth::bridge
{

namespace
{

constexpr int kAnswerWithin = 2;          // seconds
constexpr std::chrono::seconds kAgain{5}; // for what was lost on the way
constexpr int kPacketsPerTurn = 32;

} // namespace

SsdpDevices::SsdpDevices(Way way, QObject *parent) : QObject(parent), m_way(std::move(way))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_hasAskedAgain, true))
            ask();
    });
}

void SsdpDevices::look()
{
    if (m_again.isActive())
        return;
    if (m_socket.get() < 0) {
        m_socket = Fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        if (m_socket.get() < 0) {
            qCWarning(lcSsdp, "no socket for looking into the network");
            return;
        }
        constexpr int kHops = 2; // UPnP Device Architecture 2.0, 1.1
        ::setsockopt(m_socket.get(), IPPROTO_IP, IP_MULTICAST_TTL, &kHops, sizeof kHops);
        m_notifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &SsdpDevices::readReady);
    }
    m_hasAskedAgain = false;
    ask();
}

void SsdpDevices::ask()
{
    const QByteArray question = ssdpQuestion(m_way.address, m_way.port, kAnswerWithin);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(m_way.port);
    ::inet_pton(AF_INET, m_way.address.toLatin1().constData(), &to.sin_addr);
    (void)::sendto(m_socket.get(), question.constData(), static_cast<size_t>(question.size()), 0,
                   reinterpret_cast<const sockaddr *>(&to), sizeof to);
    m_again.start(kAgain);
}

void SsdpDevices::readReady()
{
    std::array<char, kLargestSsdpMessage + 1> buffer{};
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
}

void SsdpDevices::take(const QByteArray &datagram, const QString &sender)
{
    const Result<SsdpMessage> message = readSsdpMessage(datagram);
    if (!message) {
        qCDebug(lcSsdp).noquote() << "skipped" << message.error().message;
        return;
    }
    if (message->keptFor.count() == 0) {
        // Nobody takes another's away.
        if (m_devices.value(message->device).address == sender && m_devices.remove(message->device))
            Q_EMIT changed();
        return;
    }
    const bool isNew = !m_devices.contains(message->device);
    if (isNew && m_devices.size() >= kMost)
        return;
    Device &device = m_devices[message->device];
    if (!isNew && device.address != sender)
        return;
    device.until = std::chrono::steady_clock::now() + message->keptFor;
    device.address = sender;
    const QString kind = device.kind.isEmpty() ? message->kind : device.kind;
    const QString product = device.product.isEmpty() ? message->product : device.product;
    const bool isOther = isNew || kind != device.kind || product != device.product;
    device.kind = kind;
    device.product = product;
    if (isOther)
        Q_EMIT changed();
}

QJsonArray SsdpDevices::toJson() const
{
    std::vector<QJsonObject> here;
    const auto now = std::chrono::steady_clock::now();
    for (const Device &device : m_devices) {
        const QString product = device.product.section(QLatin1Char('/'), 0, 0);
        const QString name = product.isEmpty() ? device.kind : product;
        if (device.until > now && !name.isEmpty())
            here.push_back({{QStringLiteral("name"), name},
                            {QStringLiteral("type"), QStringLiteral("ssdp")},
                            {QStringLiteral("what"), device.kind},
                            {QStringLiteral("address"), device.address},
                            {QStringLiteral("port"), 0},
                            {QStringLiteral("isBroker"), false}});
    }
    std::ranges::sort(here, {}, [](const QJsonObject &one) {
        return std::pair(one[QLatin1String("name")].toString(), one[QLatin1String("address")].toString());
    });
    QJsonArray list;
    for (const QJsonObject &one : here)
        list.append(one);
    return list;
}

} // namespace hearth::bridge
