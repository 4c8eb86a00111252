// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/gate/grants.h"
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>
#include <ifaddrs.h>

namespace hearth::store
{

namespace
{

constexpr std::size_t kNameBytes = 253; // RFC 1035, 2.3.4

struct Range4 {
    std::uint32_t network;
    int bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

// https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast (224.0.0.0/4)
constexpr Range4 kSpecial4[] = {{v4(0, 0, 0, 0), 8},      {v4(10, 0, 0, 0), 8},     {v4(100, 64, 0, 0), 10},
                                {v4(127, 0, 0, 0), 8},    {v4(169, 254, 0, 0), 16}, {v4(172, 16, 0, 0), 12},
                                {v4(192, 0, 0, 0), 24},   {v4(192, 0, 2, 0), 24},   {v4(192, 88, 99, 0), 24},
                                {v4(192, 168, 0, 0), 16}, {v4(198, 18, 0, 0), 15},  {v4(198, 51, 100, 0), 24},
                                {v4(203, 0, 113, 0), 24}, {v4(224, 0, 0, 0), 4},    {v4(240, 0, 0, 0), 4}};

bool isPublic4(std::uint32_t address)
{
    return std::ranges::none_of(kSpecial4, [address](const Range4 &range) {
        return (address ^ range.network) >> (32 - range.bits) == 0;
    });
}

using Bytes6 = std::array<std::uint8_t, 16>;

bool samePrefix(const std::uint8_t *left, const std::uint8_t *right, int bits)
{
    const int whole = bits / 8;
    if (std::memcmp(left, right, static_cast<std::size_t>(whole)) != 0)
        return false;
    const int rest = bits % 8;
    return rest == 0 || ((left[whole] ^ right[whole]) >> (8 - rest)) == 0;
}

struct Range6 {
    Bytes6 network;
    int bits;
};

// https://www.iana.org/assignments/iana-ipv6-special-registry, those inside 2000::/3: protocol assignments
// with Teredo, documentation twice, 6to4
constexpr Range6 kSpecial6[] = {
    {{0x20, 0x01}, 23}, {{0x20, 0x01, 0x0d, 0xb8}, 32}, {{0x20, 0x02}, 16}, {{0x3f, 0xff}, 20}};
constexpr Range6 kGlobal6{{0x20}, 3};
constexpr Range6 kNat64{{0x00, 0x64, 0xff, 0x9b}, 96};

bool isPublic6(const std::uint8_t *address)
{
    if (samePrefix(address, kNat64.network.data(), kNat64.bits))
        return isPublic4(v4(address[12], address[13], address[14], address[15]));
    if (!samePrefix(address, kGlobal6.network.data(), kGlobal6.bits))
        return false;
    return std::ranges::none_of(kSpecial6, [address](const Range6 &range) {
        return samePrefix(address, range.network.data(), range.bits);
    });
}

const sockaddr_in &as4(const sockaddr &address)
{
    return reinterpret_cast<const sockaddr_in &>(address);
}

const sockaddr_in6 &as6(const sockaddr &address)
{
    return reinterpret_cast<const sockaddr_in6 &>(address);
}

int bitsOf(const std::uint8_t *mask, int bytes)
{
    int bits = 0;
    for (int i = 0; i < bytes; ++i)
        bits += __builtin_popcount(mask[i]);
    return bits;
}

bool isName(std::string_view name)
{
    if (name.empty() || name.size() > kNameBytes)
        return false;
    std::size_t label = 0;
    bool hasLetter = false;
    for (const char c : name) {
        if (c == '.') {
            if (label == 0)
                return false;
            label = 0;
            continue;
        }
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_')
            return false;
        hasLetter = hasLetter || letter;
        if (++label > 63)
            return false;
    }
    // 93.184.216.34 and 0x7f.1 alike: what a resolver would read as an address ends with a number.
    const std::string_view last = name.substr(name.rfind('.') + 1);
    return hasLetter && label > 0 && !(last.front() >= '0' && last.front() <= '9');
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char &c : result) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

} // namespace

std::optional<HostGrant> parseGrant(std::string_view text)
{
    HostGrant grant;
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        const std::string_view port = text.substr(colon + 1);
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), grant.port);
        if (error != std::errc() || end != port.data() + port.size() || grant.port == 0)
            return std::nullopt;
        text = text.substr(0, colon);
    }
    if (text == "*") {
        grant.below = true;
        return grant;
    }
    if (text.starts_with("*.")) {
        grant.below = true;
        text.remove_prefix(2);
        // *.com would be half the world.
        if (text.find('.') == std::string_view::npos)
            return std::nullopt;
    }
    if (!isName(text))
        return std::nullopt;
    grant.host = lower(text);
    return grant;
}

bool isGranted(std::span<const HostGrant> grants, std::string_view host, std::uint16_t port)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    if (!isName(host))
        return false;
    const std::string name = lower(host);
    return std::ranges::any_of(grants, [&](const HostGrant &grant) {
        if (grant.port == 0 ? port != 443 && port != 80 : port != grant.port)
            return false;
        if (grant.host.empty() || !grant.below)
            return grant.host.empty() || name == grant.host;
        return name.size() > grant.host.size() && name.ends_with(grant.host) &&
               name[name.size() - grant.host.size() - 1] == '.';
    });
}

bool isPublicAddress(const sockaddr &address)
{
    if (address.sa_family == AF_INET)
        return isPublic4(ntohl(as4(address).sin_addr.s_addr));
    return address.sa_family == AF_INET6 && isPublic6(as6(address).sin6_addr.s6_addr);
}

bool isOnOwnNetwork(const sockaddr &address)
{
    ifaddrs *interfaces = nullptr;
    if (::getifaddrs(&interfaces) != 0)
        return true; // unknown is refused
    bool found = false;
    for (const ifaddrs *at = interfaces; at && !found; at = at->ifa_next) {
        if (!at->ifa_addr || !at->ifa_netmask || at->ifa_addr->sa_family != address.sa_family)
            continue;
        const bool is4 = address.sa_family == AF_INET;
        const auto bytes = [is4](const sockaddr &of) {
            return is4 ? reinterpret_cast<const std::uint8_t *>(&as4(of).sin_addr)
                       : as6(of).sin6_addr.s6_addr;
        };
        const int bits = bitsOf(bytes(*at->ifa_netmask), is4 ? 4 : 16);
        // A point-to-point link to the provider has a whole-width or an empty mask; only shared ones are the
        // home's.
        const bool isOwn = std::memcmp(bytes(*at->ifa_addr), bytes(address), is4 ? 4 : 16) == 0;
        found = isOwn || (bits > 0 && samePrefix(bytes(*at->ifa_addr), bytes(address), bits));
    }
    ::freeifaddrs(interfaces);
    return found;
}

} // namespace hearth::store
