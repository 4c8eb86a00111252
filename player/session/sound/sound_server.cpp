// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/sound/sound_server.h"
#include "resources/base/fd.h"
#include <QByteArray>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>

namespace hearth::player
{

bool soundServerAnswers()
{
    constexpr char kLocal[] = "unix:";
    const QByteArray server = qgetenv("PULSE_SERVER");
    if (!server.startsWith(kLocal))
        return !server.isEmpty();
    const QByteArray path = server.mid(sizeof kLocal - 1);
    sockaddr_un address{};
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return false;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    const Fd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    return socket.isValid() &&
           ::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

} // namespace hearth::player
