// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/phone/host_rules.h"
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>

namespace hearth::bridge
{

namespace
{

/// Bridges to containers and virtual machines; a phone is never behind one.
bool isInternalInterface(const QString &name)
{
    for (const char *prefix : {"docker", "br-", "veth", "virbr", "lxc"}) {
        if (name.startsWith(QLatin1String(prefix)))
            return true;
    }
    return false;
}

} // namespace

bool isOurHost(const QString &host, const HostRules &rules)
{
    QStringList names{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("[::1]")};
    for (const QString &address : rules.addresses)
        names.append(address.contains(QLatin1Char(':')) ? QLatin1Char('[') + address + QLatin1Char(']')
                                                        : address);
    const QString port = QLatin1Char(':') + QString::number(rules.port);
    for (const QString &name : std::as_const(names)) {
        if (host.compare(name + port, Qt::CaseInsensitive) == 0)
            return true;
        if (rules.port == 80 && host.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

bool isOwnOrigin(const QString &origin, const QString &host)
{
    return origin.compare(QLatin1String("http://") + host, Qt::CaseInsensitive) == 0;
}

QStringList homeAddresses()
{
    ifaddrs *first = nullptr;
    if (::getifaddrs(&first) != 0)
        return {};
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(first, &::freeifaddrs);
    QStringList likely;
    QStringList others;
    for (const ifaddrs *one = first; one; one = one->ifa_next) {
        if (!one->ifa_addr || !(one->ifa_flags & IFF_UP) || (one->ifa_flags & IFF_LOOPBACK))
            continue;
        char text[INET6_ADDRSTRLEN] = {};
        const bool isV4 = one->ifa_addr->sa_family == AF_INET;
        if (isV4)
            ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in *>(one->ifa_addr)->sin_addr, text,
                        sizeof text);
        else if (one->ifa_addr->sa_family == AF_INET6)
            ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6 *>(one->ifa_addr)->sin6_addr, text,
                        sizeof text);
        if (text[0] == '\0')
            continue;
        const bool isLikely = isV4 && !isInternalInterface(QString::fromLocal8Bit(one->ifa_name));
        (isLikely ? likely : others).append(QLatin1String(text));
    }
    return likely + others;
}

} // namespace hearth::bridge
