// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A native app that tries what it may not and writes down how that went, a line each, into its own folder.

#include <arpa/inet.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

namespace
{

bool canRead(const char *path)
{
    return std::ifstream(path).good();
}

bool canWrite(const char *path)
{
    return std::ofstream(path).good();
}

bool canConnect(const char *address)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(80);
    ::inet_pton(AF_INET, address, &to.sin_addr);
    const bool connected = fd >= 0 && ::connect(fd, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0;
    ::close(fd);
    return connected;
}

int interfaces()
{
    struct if_nameindex *list = ::if_nameindex();
    int count = 0;
    for (const struct if_nameindex *at = list; at && at->if_index != 0; ++at)
        ++count;
    ::if_freenameindex(list);
    return count;
}

const char *variable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

} // namespace

int main()
{
    std::ofstream out("/data/witness.new");
    out << "passwd " << canRead("/etc/passwd") << "\nmachine " << canRead("/etc/machine-id") << "\nown "
        << canRead("/app/manifest.json") << "\nappWrite " << canWrite("/app/new") << "\nrunWrite "
        << canWrite("/run/hearth/new") << "\nconnect " << canConnect("1.1.1.1") << "\ninterfaces "
        << interfaces() << "\nhome " << variable("HOME") << "\nscreen " << variable("WAYLAND_DISPLAY")
        << "\ntoken " << variable("HEARTH_TOKEN") << "\noutput " << variable("HEARTH_OUTPUT") << "\nsecret "
        << variable("HEARTH_SECRET") << "\nuser " << ::getuid() << "\n";
    out.close();
    std::filesystem::rename("/data/witness.new", "/data/witness");
    return 0;
}
