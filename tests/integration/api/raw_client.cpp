// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/api/raw_client.h"
#include "resources/base/json.h"
#include <QDeadlineTimer>
#include <poll.h>
#include <sys/socket.h>

namespace hearth::test
{

RawClient::RawClient(Fd socket) : m_socket(std::move(socket))
{
    const timeval patience{5, 0};
    ::setsockopt(fd(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

bool RawClient::write(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t sent =
            ::send(fd(), bytes.constData() + done, static_cast<size_t>(bytes.size() - done), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        done += sent;
    }
    return true;
}

QJsonObject RawClient::readMessage(std::chrono::milliseconds deadline)
{
    const QDeadlineTimer end(deadline);
    while (!m_incoming.contains('\n')) {
        pollfd waiting{fd(), POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(end.remainingTime())) <= 0)
            return {};
        char buffer[65536];
        const ssize_t got = ::recv(fd(), buffer, sizeof buffer, 0);
        if (got <= 0)
            return {};
        m_incoming.append(buffer, static_cast<qsizetype>(got));
    }
    const qsizetype at = m_incoming.indexOf('\n');
    const QByteArray line = m_incoming.left(at);
    m_incoming.remove(0, at + 1);
    return parseJsonObject(line, {16 * 1024 * 1024, 64}).value_or(QJsonObject());
}

QJsonObject RawClient::ask(const QByteArray &line)
{
    return write(line + '\n') ? readMessage() : QJsonObject();
}

bool RawClient::waitForEnd(std::chrono::milliseconds deadline)
{
    const QDeadlineTimer end(deadline);
    for (;;) {
        pollfd waiting{fd(), POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(end.remainingTime())) <= 0)
            return false;
        char buffer[65536];
        if (::recv(fd(), buffer, sizeof buffer, 0) <= 0)
            return true;
    }
}

void RawClient::endWriting()
{
    ::shutdown(fd(), SHUT_WR);
}

} // namespace hearth::test
