// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/gate/proxy.h"
#include "store/run/gate/relay.h"
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <string>

namespace hearth::store
{

namespace
{

using Clock = std::chrono::steady_clock;

void answer(const Fd &app, const char *status, const std::string &sentence)
{
    const std::string text =
        std::string("HTTP/1.1 ") + status +
        "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\nContent-Length: " +
        std::to_string(sentence.size()) + "\r\n\r\n" + sentence;
    writeAll(app, text.data(), text.size());
}

/// Up to and with the empty line; empty when it did not come, was too long or too slow. Reads nothing past
/// it: what a client sends early belongs to the tunnel.
std::string readRequest(const Fd &app)
{
    std::string request;
    const auto deadline = Clock::now() + std::chrono::seconds(kRequestSeconds);
    while (request.size() < kRequestBytes) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd end{app.get(), POLLIN, 0};
        if (left <= 0 || ::poll(&end, 1, static_cast<int>(left)) <= 0)
            return {};
        char piece[1024];
        const ssize_t seen = ::recv(app.get(), piece, sizeof piece, MSG_PEEK | MSG_DONTWAIT);
        if (seen <= 0)
            return {};
        const std::size_t before = request.size();
        request.append(piece, static_cast<std::size_t>(seen));
        const std::size_t stop = request.find("\r\n\r\n", before < 3 ? 0 : before - 3);
        const std::size_t taken = stop == std::string::npos ? request.size() : stop + 4;
        request.resize(taken);
        if (::recv(app.get(), piece, taken - before, MSG_DONTWAIT) != static_cast<ssize_t>(taken - before))
            return {};
        if (stop != std::string::npos)
            return request;
    }
    return {};
}

struct Target {
    std::string host;
    std::uint16_t port = 0;
};

std::optional<Target> targetOf(std::string_view authority)
{
    const std::size_t colon = authority.rfind(':');
    if (colon == std::string_view::npos || colon == 0)
        return std::nullopt;
    Target target{std::string(authority.substr(0, colon)), 0};
    const std::string_view port = authority.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), target.port);
    if (error != std::errc() || end != port.data() + port.size())
        return std::nullopt;
    return target;
}

Fd connectTo(const addrinfo &address)
{
    Fd fd(::socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd.isValid())
        return {};
    if (::connect(fd.get(), address.ai_addr, address.ai_addrlen) != 0 && errno != EINPROGRESS)
        return {};
    pollfd end{fd.get(), POLLOUT, 0};
    int error = 0;
    socklen_t size = sizeof error;
    if (::poll(&end, 1, kConnectSeconds * 1000) <= 0 ||
        ::getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &error, &size) != 0 || error != 0)
        return {};
    ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) & ~O_NONBLOCK);
    return fd;
}

struct Outcome {
    Fd fd;
    bool isHome = false; // it has addresses, and none that an app may reach
};

/// The address that was checked is the one that is connected to: a name that answers differently the second
/// time gains nothing.
Outcome reach(const Target &target)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo *found = nullptr;
    if (::getaddrinfo(target.host.c_str(), std::to_string(target.port).c_str(), &hints, &found) != 0)
        return {};
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> list(found, ::freeaddrinfo);
    Outcome outcome{.fd = {}, .isHome = true};
    int tried = 0;
    for (const addrinfo *at = found; at && tried < kMostAddresses; at = at->ai_next) {
        if (!isPublicAddress(*at->ai_addr) || isOnOwnNetwork(*at->ai_addr))
            continue;
        outcome.isHome = false;
        ++tried;
        outcome.fd = connectTo(*at);
        if (outcome.fd.isValid())
            break;
    }
    return outcome;
}

} // namespace

void answerConnect(const Fd &app, const std::vector<HostGrant> &grants)
{
    const std::string request = readRequest(app);
    const std::string_view line = std::string_view(request).substr(0, request.find("\r\n"));
    const std::size_t first = line.find(' ');
    const std::size_t second = line.find(' ', first == std::string_view::npos ? first : first + 1);
    if (second == std::string_view::npos || !line.substr(second + 1).starts_with("HTTP/1."))
        return answer(app, "400 Bad Request", "This is no HTTP request.\n");
    if (line.substr(0, first) != "CONNECT")
        return answer(app, "405 Method Not Allowed", "Only CONNECT leads out: use https.\n");
    const auto target = targetOf(line.substr(first + 1, second - first - 1));
    if (!target)
        return answer(app, "400 Bad Request", "CONNECT wants host:port.\n");
    if (!isGranted(grants, target->host, target->port)) {
        std::fprintf(stderr, "gate: %.253s:%u is not granted\n", target->host.c_str(), target->port);
        return answer(app, "403 Forbidden", "The app's manifest does not name this host.\n");
    }
    const Outcome outcome = reach(*target);
    if (outcome.isHome) {
        std::fprintf(stderr, "gate: %.253s lies in the home or in the set\n", target->host.c_str());
        return answer(app, "403 Forbidden", "This host lies in the home.\n");
    }
    if (!outcome.fd.isValid())
        return answer(app, "502 Bad Gateway", "This host does not answer.\n");
    static constexpr std::string_view kOpen = "HTTP/1.1 200 Connection established\r\n\r\n";
    if (writeAll(app, kOpen.data(), kOpen.size()))
        relay(app, outcome.fd);
}

} // namespace hearth::store
