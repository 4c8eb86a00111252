// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/gate/relay.h"
#include <array>
#include <atomic>
#include <cerrno>
#include <memory>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>

namespace hearth::store
{

namespace
{

constexpr std::size_t kPieceBytes = 32 * 1024;
constexpr std::size_t kStackBytes = 256 * 1024;

/// One direction: what was read and not yet written.
struct Way {
    int from;
    int to;
    std::array<char, kPieceBytes> piece{};
    std::size_t start = 0;
    std::size_t end = 0;
    bool hasEnded = false;

    [[nodiscard]] bool isEmpty() const { return start == end; }

    /// False when an end broke.
    bool read()
    {
        const ssize_t count = ::recv(from, piece.data(), piece.size(), MSG_DONTWAIT);
        if (count < 0)
            return errno == EAGAIN || errno == EINTR;
        start = 0;
        end = static_cast<std::size_t>(count);
        if (count == 0) {
            hasEnded = true;
            ::shutdown(to, SHUT_WR);
        }
        return true;
    }
    bool write()
    {
        const ssize_t count = ::send(to, piece.data() + start, end - start, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count < 0)
            return errno == EAGAIN || errno == EINTR;
        start += static_cast<std::size_t>(count);
        return true;
    }
};

struct Visit {
    Fd connection;
    const std::function<void(Fd)> *each;
    std::shared_ptr<std::atomic<int>> count;
};

void *attend(void *argument)
{
    const std::unique_ptr<Visit> visit(static_cast<Visit *>(argument));
    (*visit->each)(std::move(visit->connection));
    --*visit->count;
    return nullptr;
}

} // namespace

void relay(const Fd &left, const Fd &right)
{
    const auto forth = std::make_unique<Way>(Way{.from = left.get(), .to = right.get()});
    const auto back = std::make_unique<Way>(Way{.from = right.get(), .to = left.get()});
    const int silence = static_cast<int>(std::chrono::milliseconds(kSilence).count());
    while (!forth->hasEnded || !back->hasEnded || !forth->isEmpty() || !back->isEmpty()) {
        const auto wanted = [](const Way &reads, const Way &writes) {
            return static_cast<short>((reads.isEmpty() && !reads.hasEnded ? POLLIN : 0) |
                                      (writes.isEmpty() ? 0 : POLLOUT));
        };
        pollfd ends[2] = {{left.get(), wanted(*forth, *back), 0}, {right.get(), wanted(*back, *forth), 0}};
        // An end from which nothing is wanted would wake us for ever once it hangs up.
        for (pollfd &end : ends) {
            if (end.events == 0)
                end.fd = -1;
        }
        const int ready = ::poll(ends, 2, silence);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return;
        for (const pollfd &end : ends) {
            Way &reads = end.fd == left.get() ? *forth : *back;
            Way &writes = end.fd == left.get() ? *back : *forth;
            if (end.fd < 0 || end.revents == 0)
                continue;
            if ((end.events & POLLOUT) && (end.revents & (POLLOUT | POLLERR)) && !writes.write())
                return;
            if ((end.events & POLLIN) && (end.revents & (POLLIN | POLLHUP | POLLERR)) && !reads.read())
                return;
        }
    }
}

void serve(const Fd &listener, const std::function<void(Fd connection)> &each)
{
    const auto count = std::make_shared<std::atomic<int>>(0);
    pthread_attr_t attributes;
    ::pthread_attr_init(&attributes);
    ::pthread_attr_setstacksize(&attributes, kStackBytes);
    ::pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    while (true) {
        Fd connection(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!connection.isValid()) {
            if (errno == EINTR || errno == ECONNABORTED)
                continue;
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                ::poll(nullptr, 0, 100);
                continue;
            }
            break;
        }
        if (*count >= kMostConnections)
            continue;
        ++*count;
        auto visit = std::make_unique<Visit>(Visit{std::move(connection), &each, count});
        pthread_t thread;
        if (::pthread_create(&thread, &attributes, attend, visit.get()) == 0)
            static_cast<void>(visit.release()); // attend() has it
        else
            --*count;
    }
    ::pthread_attr_destroy(&attributes);
}

bool writeAll(const Fd &to, const char *data, std::size_t size)
{
    while (size > 0) {
        const ssize_t count = ::send(to.get(), data, size, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        data += count;
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

} // namespace hearth::store
