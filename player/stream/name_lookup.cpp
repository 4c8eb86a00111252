// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/name_lookup.h"
#include <arpa/inet.h>
#include <memory>
#include <netdb.h>
#include <thread>

namespace hearth::player
{

namespace
{

constexpr std::chrono::milliseconds kStep{10};

enum class Answer { None, Known, Unknown };

bool isNumeric(const QByteArray &host)
{
    in6_addr bytes{};
    return ::inet_pton(AF_INET, host.constData(), &bytes) == 1 ||
           ::inet_pton(AF_INET6, host.constData(), &bytes) == 1;
}

} // namespace

Done lookUp(const QString &host, std::chrono::steady_clock::time_point end,
            const std::atomic<bool> &cancelled)
{
    const QByteArray name = host.toUtf8();
    if (isNumeric(name))
        return {};
    auto answer = std::make_shared<std::atomic<Answer>>(Answer::None);
    // The resolver cannot be interrupted, so nobody waits for its thread.
    std::thread([name, answer] {
        addrinfo wish{};
        wish.ai_socktype = SOCK_STREAM;
        addrinfo *first = nullptr;
        const bool isKnown = ::getaddrinfo(name.constData(), nullptr, &wish, &first) == 0;
        if (isKnown)
            ::freeaddrinfo(first);
        *answer = isKnown ? Answer::Known : Answer::Unknown;
    }).detach();
    while (*answer == Answer::None) {
        if (cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        if (std::chrono::steady_clock::now() > end)
            return fail(ErrorCode::TimedOut, Error::tr("Nobody knows the address %1").arg(host),
                        Error::tr("Check its spelling and the set's network"));
        std::this_thread::sleep_for(kStep);
    }
    if (*answer == Answer::Unknown)
        return fail(ErrorCode::NotFound, Error::tr("Nobody knows the address %1").arg(host),
                    Error::tr("Check its spelling and the set's network"));
    return {};
}

} // namespace hearth::player
