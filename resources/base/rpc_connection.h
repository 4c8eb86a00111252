// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One end of a local socket that carries JSON-RPC 2.0, a message a line, and file descriptors beside them
// (SCM_RIGHTS; a message with "fds": N owns the next N descriptors). Owned by its server or client, lives on
// the thread that made it. Refuses lines past a limit and a reader that lets the queue grow past a limit: it
// closes.

#include "resources/base/fd.h"
#include "resources/base/json.h"
#include <QObject>
#include <QSocketNotifier>
#include <deque>
#include <memory>
#include <vector>

namespace hearth
{

struct RpcLimits {
    JsonLimits message{1024 * 1024, 32};
    qsizetype queuedBytes = 4 * 1024 * 1024;
};

class RpcConnection : public QObject
{
    Q_OBJECT
public:
    RpcConnection(Fd socket, RpcLimits limits, QObject *parent = nullptr);
    ~RpcConnection() override;

    /// Queues one message; descriptors travel with it and are closed here once sent. False when the queue is
    /// full or the connection is gone; the connection is then closed.
    bool send(const QJsonObject &message, std::vector<Fd> descriptors = {});
    /// Closes after what is queued has left, or at once when nothing is.
    void closeWhenSent();
    void close(const QString &reason);
    [[nodiscard]] bool isOpen() const { return m_socket.isValid(); }
    [[nodiscard]] qsizetype queuedBytes() const { return m_queuedBytes; }

    /// Takes the descriptors that came with the message being handled. Call from a slot of received().
    std::vector<Fd> takeDescriptors() { return std::move(m_messageDescriptors); }

Q_SIGNALS:
    void received(const QJsonObject &message);
    /// A line that is not a JSON object within the limits; the connection stays open unless it was too long.
    void malformed(const hearth::Error &error);
    void closed(const QString &reason);

private:
    struct Outgoing {
        QByteArray bytes;
        qsizetype sent = 0;
        std::vector<Fd> descriptors;
    };

    void readReady();
    void writeReady();
    bool readOnce();
    void handleLine(const QByteArray &line);

    Fd m_socket;
    RpcLimits m_limits;
    std::unique_ptr<QSocketNotifier> m_readNotifier;
    std::unique_ptr<QSocketNotifier> m_writeNotifier;
    QByteArray m_incoming;
    std::deque<Fd> m_incomingDescriptors;
    std::vector<Fd> m_messageDescriptors;
    std::deque<Outgoing> m_outgoing;
    qsizetype m_queuedBytes = 0;
    bool m_closeWhenSent = false;
};

} // namespace hearth
