// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/announced/announced_services.h"
#include <QJsonObject>
#include <QLoggingCategory>
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

Q_LOGGING_CATEGORY(lcAnnounced, "hearth.announced")

namespace hearth::bridge
{

namespace
{

// IANA's service names, and those that makers register by use. "what" is a word for the screen.
struct Row {
    const char *type;
    const char *what;
};
constexpr std::array kRows{
    Row{"_mqtt._tcp", "broker"},
    Row{"_secure-mqtt._tcp", "broker"},
    Row{"_esphomelib._tcp", "ESPHome"},
    Row{"_matter._tcp", "Matter"},
    Row{"_matterc._udp", "Matter"},
    Row{"_hap._tcp", "HomeKit"},
    Row{"_hue._tcp", "Hue"},
    Row{"_home-assistant._tcp", "Home Assistant"},
    Row{"_miio._udp", "Xiaomi"},
    Row{"_axis-video._tcp", "Axis"},
    Row{"_googlecast._tcp", "Cast"},
    Row{"_airplay._tcp", "AirPlay"},
    Row{"_ipp._tcp", "printer"},
};

constexpr std::array kPauses{std::chrono::seconds(1), std::chrono::seconds(3), std::chrono::seconds(9)};
constexpr qsizetype kLongestName = 80;
constexpr std::chrono::seconds kLongestKept{4500}; // RFC 6762, 10
constexpr int kPacketsPerTurn = 32;

const Row *rowOf(const QString &type)
{
    const auto row =
        std::ranges::find_if(kRows, [&](const Row &one) { return type == QLatin1String(one.type); });
    return row == kRows.end() ? nullptr : &*row;
}

QString wholeName(const QStringList &labels)
{
    return labels.join(QLatin1Char('.')).toLower();
}

/// Of the interfaces that are up and speak to many, their own addresses.
std::vector<in_addr> interfaces()
{
    ifaddrs *first = nullptr;
    if (::getifaddrs(&first) != 0)
        return {};
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(first, &::freeifaddrs);
    std::vector<in_addr> result;
    for (const ifaddrs *one = first; one != nullptr; one = one->ifa_next) {
        if (one->ifa_addr != nullptr && one->ifa_addr->sa_family == AF_INET &&
            (one->ifa_flags & IFF_UP) != 0 && (one->ifa_flags & IFF_MULTICAST) != 0)
            result.push_back(reinterpret_cast<const sockaddr_in *>(one->ifa_addr)->sin_addr);
    }
    return result;
}

} // namespace

AnnouncedServices::AnnouncedServices(Way way, QObject *parent) : QObject(parent), m_way(std::move(way))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &AnnouncedServices::ask);
}

void AnnouncedServices::look()
{
    if (m_again.isActive())
        return;
    if (m_socket.get() < 0) {
        m_socket = Fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        if (m_socket.get() < 0) {
            qCWarning(lcAnnounced, "no socket for looking into the network");
            return;
        }
        constexpr int kHops = 255; // RFC 6762, 11
        ::setsockopt(m_socket.get(), IPPROTO_IP, IP_MULTICAST_TTL, &kHops, sizeof kHops);
        m_notifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &AnnouncedServices::readReady);
    }
    m_asked = 0;
    ask();
}

void AnnouncedServices::ask()
{
    QStringList types;
    for (const Row &row : kRows)
        types << QLatin1String(row.type);
    const QByteArray question = dnsQuestions(types);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(m_way.port);
    ::inet_pton(AF_INET, m_way.address.toLatin1().constData(), &to.sin_addr);
    const auto send = [&] {
        (void)::sendto(m_socket.get(), question.constData(), static_cast<size_t>(question.size()), 0,
                       reinterpret_cast<const sockaddr *>(&to), sizeof to);
    };
    if (IN_MULTICAST(ntohl(to.sin_addr.s_addr))) {
        for (const in_addr &from : interfaces()) {
            ::setsockopt(m_socket.get(), IPPROTO_IP, IP_MULTICAST_IF, &from, sizeof from);
            send();
        }
    } else {
        send();
    }
    if (m_asked < static_cast<int>(kPauses.size()))
        m_again.start(kPauses[static_cast<size_t>(m_asked++)]);
}

void AnnouncedServices::readReady()
{
    std::array<char, kLargestDnsMessage> buffer{};
    for (int i = 0; i < kPacketsPerTurn; ++i) {
        const ssize_t size = ::recv(m_socket.get(), buffer.data(), buffer.size(), 0);
        if (size < 0)
            return;
        take(QByteArray(buffer.data(), size));
    }
}

void AnnouncedServices::take(const QByteArray &message)
{
    const auto records = readDnsMessage(message);
    if (!records) {
        qCDebug(lcAnnounced).noquote() << "skipped" << records.error().message;
        return;
    }
    bool hasChanged = false;
    // Where they are comes in any order: who is there first.
    for (const auto type : {DnsRecord::Type::Pointer, DnsRecord::Type::Service, DnsRecord::Type::Address}) {
        for (const DnsRecord &record : *records)
            hasChanged = (record.type == type && absorb(record)) || hasChanged;
    }
    if (hasChanged)
        Q_EMIT changed();
}

bool AnnouncedServices::absorb(const DnsRecord &record)
{
    if (record.type == DnsRecord::Type::Pointer) {
        // "_mqtt", "_tcp", "local" points to "A name", "_mqtt", "_tcp", "local".
        const QString type = record.name.mid(0, 2).join(QLatin1Char('.')).toLower();
        if (record.name.size() != 3 || record.target.size() != 4 || rowOf(type) == nullptr)
            return false;
        const QString key = wholeName(record.target);
        if (record.seconds == 0)
            return m_services.remove(key);
        if (!m_services.contains(key) && m_services.size() >= kMost)
            return false;
        Service &service = m_services[key];
        service.until =
            std::chrono::steady_clock::now() + std::min(kLongestKept, std::chrono::seconds(record.seconds));
        if (!service.type.isEmpty())
            return false;
        service.type = type;
        service.name = record.target[0].simplified().left(kLongestName);
        return true;
    }
    if (record.type == DnsRecord::Type::Service) {
        const auto service = m_services.find(wholeName(record.name));
        const QString host = wholeName(record.target);
        if (service == m_services.end() || (service->host == host && service->port == record.port))
            return false;
        service->host = host;
        service->port = record.port;
        return true;
    }
    bool hasChanged = false;
    const QString host = wholeName(record.name);
    for (Service &service : m_services) {
        if (service.host != host || service.address == record.address)
            continue;
        service.address = record.address;
        hasChanged = true;
    }
    return hasChanged;
}

QJsonArray AnnouncedServices::toJson() const
{
    std::vector<const Service *> here;
    const auto now = std::chrono::steady_clock::now();
    for (const Service &service : m_services) {
        if (service.until > now)
            here.push_back(&service);
    }
    std::ranges::sort(here, {}, [](const Service *one) { return std::pair(one->name, one->type); });
    QJsonArray list;
    for (const Service *one : here) {
        const Row *row = rowOf(one->type);
        list.append(QJsonObject{{QStringLiteral("name"), one->name},
                                {QStringLiteral("type"), one->type},
                                {QStringLiteral("what"), QLatin1String(row->what)},
                                {QStringLiteral("address"), one->address},
                                {QStringLiteral("port"), one->port},
                                {QStringLiteral("isBroker"), qstrcmp(row->what, "broker") == 0}});
    }
    return list;
}

} // namespace hearth::bridge
