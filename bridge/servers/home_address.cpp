// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/servers/home_address.h"
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>

namespace hearth::bridge
{

bool isOfHome(const QString &address)
{
    struct Network {
        quint32 prefix;
        int bits;
    };
    constexpr std::array kHome{Network{0x0a000000, 8}, Network{0xac100000, 12}, Network{0xc0a80000, 16},
                               Network{0xa9fe0000, 16}, Network{0x7f000000, 8}};
    in_addr number{};
    if (::inet_pton(AF_INET, address.toLatin1().constData(), &number) != 1)
        return false;
    const quint32 value = ntohl(number.s_addr);
    return std::ranges::any_of(kHome, [value](const Network &network) {
        return (value ^ network.prefix) >> (32 - network.bits) == 0;
    });
}

std::optional<QUrl> addressThere(const QString &written, const QUrl &base)
{
    if (written.size() > kLongestServerAddress)
        return std::nullopt;
    QUrl url = base.resolved(QUrl(written.trimmed(), QUrl::TolerantMode));
    url.setFragment({});
    const bool isThere = url.isValid() && url.scheme() == QLatin1String("http") && !url.host().isEmpty() &&
                         url.host() == base.host() && url.userInfo().isEmpty() &&
                         url.toEncoded().size() <= kLongestServerAddress;
    return isThere ? std::optional(url) : std::nullopt;
}

} // namespace hearth::bridge
