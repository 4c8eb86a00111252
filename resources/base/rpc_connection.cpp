// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/rpc_connection.h"
#include <QPointer>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>

namespace hearth
{

namespace
{

constexpr size_t kReadChunkBytes = 64 * 1024;
constexpr int kDescriptorsPerRead = 16;

/// Drops what is no longer used without deleting a notifier inside its own signal.
void retire(std::unique_ptr<QSocketNotifier> &notifier)
{
    if (notifier) {
        notifier->setEnabled(false);
        notifier.release()->deleteLater();
    }
}

} // namespace

RpcConnection::RpcConnection(Fd socket, RpcLimits limits, QObject *parent)
    : QObject(parent), m_socket(std::move(socket)), m_limits(limits)
{
    ::fcntl(m_socket.get(), F_SETFL, ::fcntl(m_socket.get(), F_GETFL) | O_NONBLOCK);
    m_readNotifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_readNotifier.get(), &QSocketNotifier::activated, this, &RpcConnection::readReady);
    m_writeNotifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Write);
    m_writeNotifier->setEnabled(false);
    connect(m_writeNotifier.get(), &QSocketNotifier::activated, this, &RpcConnection::writeReady);
}

RpcConnection::~RpcConnection()
{
    retire(m_readNotifier);
    retire(m_writeNotifier);
}

bool RpcConnection::send(const QJsonObject &message, std::vector<Fd> descriptors)
{
    if (!isOpen())
        return false;
    QJsonObject withCount = message;
    if (!descriptors.empty())
        withCount.insert(QStringLiteral("fds"), static_cast<int>(descriptors.size()));
    Outgoing outgoing{toJson(withCount) + '\n', 0, std::move(descriptors)};
    if (m_queuedBytes + outgoing.bytes.size() > m_limits.queuedBytes) {
        close(QStringLiteral("the other side reads too slowly"));
        return false;
    }
    m_queuedBytes += outgoing.bytes.size();
    m_outgoing.push_back(std::move(outgoing));
    if (m_outgoing.size() == 1)
        writeReady();
    return isOpen();
}

void RpcConnection::closeWhenSent()
{
    if (m_outgoing.empty())
        close(QStringLiteral("done"));
    else
        m_closeWhenSent = true;
}

void RpcConnection::close(const QString &reason)
{
    if (!isOpen())
        return;
    retire(m_readNotifier);
    retire(m_writeNotifier);
    m_socket.reset();
    m_outgoing.clear();
    m_queuedBytes = 0;
    Q_EMIT closed(reason);
}

void RpcConnection::writeReady()
{
    while (isOpen() && !m_outgoing.empty()) {
        Outgoing &next = m_outgoing.front();
        iovec part{next.bytes.data() + next.sent, static_cast<size_t>(next.bytes.size() - next.sent)};
        msghdr header{};
        header.msg_iov = &part;
        header.msg_iovlen = 1;
        alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * kDescriptorsPerRead)] = {};
        if (next.sent == 0 && !next.descriptors.empty()) {
            const size_t count = std::min<size_t>(next.descriptors.size(), kDescriptorsPerRead);
            header.msg_control = control;
            header.msg_controllen = CMSG_SPACE(sizeof(int) * count);
            cmsghdr *rights = CMSG_FIRSTHDR(&header);
            rights->cmsg_level = SOL_SOCKET;
            rights->cmsg_type = SCM_RIGHTS;
            rights->cmsg_len = CMSG_LEN(sizeof(int) * count);
            for (size_t i = 0; i < count; ++i) {
                const int fd = next.descriptors[i].get();
                std::memcpy(CMSG_DATA(rights) + i * sizeof(int), &fd, sizeof(int));
            }
        }
        const ssize_t sent = ::sendmsg(m_socket.get(), &header, MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN || errno == EWOULDBLOCK) {
                m_writeNotifier->setEnabled(true);
                return;
            }
            close(QString::fromLocal8Bit(std::strerror(errno)));
            return;
        }
        next.sent += sent;
        if (next.sent < next.bytes.size())
            continue;
        m_queuedBytes -= next.bytes.size();
        m_outgoing.pop_front();
    }
    if (!isOpen())
        return;
    m_writeNotifier->setEnabled(false);
    if (m_closeWhenSent)
        close(QStringLiteral("done"));
}

void RpcConnection::readReady()
{
    const QPointer<RpcConnection> alive(this);
    // A bounded number of reads a turn, so that one talkative client cannot starve the others.
    for (int turn = 0; turn < 16 && alive && isOpen(); ++turn) {
        if (!readOnce())
            return;
    }
}

bool RpcConnection::readOnce()
{
    char buffer[kReadChunkBytes];
    iovec part{buffer, sizeof buffer};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * kDescriptorsPerRead)];
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    const ssize_t got = ::recvmsg(m_socket.get(), &header, MSG_CMSG_CLOEXEC);
    if (got < 0) {
        if (errno != EAGAIN && errno != EINTR)
            close(QString::fromLocal8Bit(std::strerror(errno)));
        return false;
    }
    for (cmsghdr *c = CMSG_FIRSTHDR(&header); c; c = CMSG_NXTHDR(&header, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
            continue;
        const size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; ++i) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(c) + i * sizeof(int), sizeof(int));
            m_incomingDescriptors.emplace_back(fd);
        }
    }
    if (got == 0) {
        close(QStringLiteral("the other side closed"));
        return false;
    }
    if (m_incomingDescriptors.size() > 64) {
        close(QStringLiteral("too many descriptors"));
        return false;
    }
    const qsizetype searchedBefore = m_incoming.size();
    m_incoming.append(buffer, static_cast<qsizetype>(got));

    const QPointer<RpcConnection> alive(this);
    qsizetype start = 0;
    qsizetype end = m_incoming.indexOf('\n', searchedBefore);
    while (end >= 0) {
        const QByteArray line = m_incoming.mid(start, end - start);
        start = end + 1;
        if (!line.trimmed().isEmpty())
            handleLine(line);
        if (!alive || !isOpen())
            return false;
        end = m_incoming.indexOf('\n', start);
    }
    m_incoming.remove(0, start);
    if (m_incoming.size() > m_limits.message.sizeBytes) {
        Q_EMIT malformed(
            Error{ErrorCode::TooLarge,
                  QStringLiteral("a message is longer than %1 bytes").arg(m_limits.message.sizeBytes),
                  QStringLiteral("Send bulk data as files")});
        if (alive)
            close(QStringLiteral("a message was too long"));
        return false;
    }
    return true;
}

void RpcConnection::handleLine(const QByteArray &line)
{
    Result<QJsonObject> message = parseJsonObject(line, m_limits.message);
    if (!message) {
        Q_EMIT malformed(message.error());
        return;
    }
    const int count = message->value(QLatin1String("fds")).toInt();
    m_messageDescriptors.clear();
    for (int i = 0; i < count && !m_incomingDescriptors.empty(); ++i) {
        m_messageDescriptors.push_back(std::move(m_incomingDescriptors.front()));
        m_incomingDescriptors.pop_front();
    }
    const QPointer<RpcConnection> alive(this);
    Q_EMIT received(*message);
    if (alive)
        m_messageDescriptors.clear();
}

} // namespace hearth
