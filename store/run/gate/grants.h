// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which hosts an app may reach: HOST[:PORT], as the manifest's permission network:HOST[:PORT] names them.
// HOST is a name, *.NAME (every name below it, not NAME itself) or * (any). Without a port, 443 and 80. Pure,
// any thread, without Qt: the process that uses it is started once per app.

#include <cstdint>
#include <netinet/in.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <sys/socket.h>

namespace hearth::store
{

struct HostGrant {
    std::string host; // lower case
    bool below = false;
    std::uint16_t port = 0; // 0: 443 and 80
};

/// Nothing for what is no grant: an address instead of a name, a wildcard elsewhere, a port that is none.
[[nodiscard]] std::optional<HostGrant> parseGrant(std::string_view text);
[[nodiscard]] bool isGranted(std::span<const HostGrant> grants, std::string_view host, std::uint16_t port);

/// False for what lies in the set, in the home or nowhere: the special-purpose addresses of RFC 6890 and
/// IANA's two registries, multicast, and IPv4 of that kind inside NAT64's well-known prefix (RFC 6052).
[[nodiscard]] bool isPublicAddress(const sockaddr &address);
/// True for an address of a network that this set is itself in: with IPv6, the home's own have public ones.
[[nodiscard]] bool isOnOwnNetwork(const sockaddr &address);

} // namespace hearth::store
