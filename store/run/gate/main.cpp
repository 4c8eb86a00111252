// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-gate: the only way out of an app's empty network, in two halves that lead to each other.
//
//   hearth-gate outside SOCKET GRANT… -- COMMAND…   on the set: a CONNECT proxy on a Unix socket for the
//   granted
//                                                   hosts; starts the confined COMMAND and ends with it
//   hearth-gate inside SOCKET PORT -- COMMAND…      in the app's namespace: 127.0.0.1:PORT leads to the
//   socket
//
// The command ends when the gate does. Exit status: the command's; 2 for a call that makes no sense.

#include "resources/base/fd.h"
#include "store/run/gate/proxy.h"
#include "store/run/gate/relay.h"
#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <vector>

using namespace hearth;
using namespace hearth::store;

namespace
{

constexpr int kBacklog = 128;

[[noreturn]] void refuse(const char *sentence)
{
    std::fprintf(stderr, "hearth-gate: %s\n", sentence);
    std::exit(2);
}

sockaddr_un unixAddress(const char *path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (std::strlen(path) >= sizeof address.sun_path)
        refuse("the socket's path is too long");
    std::strcpy(address.sun_path, path);
    return address;
}

Fd listenOutside(const char *path)
{
    ::unlink(path); // of a gate before this one
    Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_un address = unixAddress(path);
    ::umask(0077);
    if (::bind(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        ::listen(fd.get(), kBacklog) != 0)
        refuse("the socket cannot be made");
    return fd;
}

Fd listenInside(std::uint16_t port)
{
    Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        ::listen(fd.get(), kBacklog) != 0)
        refuse("the port cannot be opened");
    return fd;
}

pid_t start(char **command)
{
    const pid_t gate = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != gate)
            ::_exit(1);
        ::execv(command[0], command);
        std::perror("hearth-gate");
        ::_exit(127);
    }
    return child;
}

int endOf(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

int main(int argc, char *argv[])
{
    int split = 0;
    for (int i = 3; i < argc && split == 0; ++i) {
        if (std::strcmp(argv[i], "--") == 0)
            split = i;
    }
    if (split == 0 || split + 1 >= argc)
        refuse("usage: hearth-gate outside SOCKET GRANT… -- COMMAND… | inside SOCKET PORT -- COMMAND…");
    const std::string half = argv[1];
    const char *path = argv[2];
    Fd listener;
    std::function<void(Fd)> each;
    if (half == "outside") {
        std::vector<HostGrant> grants;
        for (int i = 3; i < split; ++i) {
            const auto grant = parseGrant(argv[i]);
            if (!grant)
                refuse("a grant is HOST[:PORT]");
            grants.push_back(*grant);
        }
        listener = listenOutside(path);
        each = [grants](const Fd &app) { answerConnect(app, grants); };
    } else if (half == "inside" && split == 4) {
        const int port = std::atoi(argv[3]);
        if (port < 1024 || port > 65535)
            refuse("a port lies between 1024 and 65535");
        listener = listenInside(static_cast<std::uint16_t>(port));
        each = [address = unixAddress(path)](const Fd &app) {
            const Fd out(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
            if (::connect(out.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
                relay(app, out);
        };
    } else {
        refuse("the first word is outside or inside");
    }
    // The child is made before there are threads, and by the thread that stays: its death signal follows that
    // one.
    const pid_t child = start(argv + split + 1);
    if (child < 0)
        refuse("the command cannot be started");
    std::thread([&listener, &each] { serve(listener, each); }).detach();
    const int status = endOf(child);
    // Threads may still hold connections; what they use must not be torn down under them.
    std::fflush(nullptr);
    ::_exit(status);
}
