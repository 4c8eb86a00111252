// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One WebSocket to an appliance in the home, from the first packet to the last: opens once, and is of no use
// after closed(). Ends by itself when it is not open within 5 s, when a message that has begun is not whole
// 10 s later, when nothing comes for 25 s (a ping asks every 10 s), when more comes than any appliance says
// (2 MB or 2,000 messages in 10 s), and when 64 KB are not taken. Follows nothing and resolves no name. Lives
// on the thread that made it; reads a little each turn, so that others have theirs.

#include "bridge/appliances/direct/web_socket_frames.h"
#include "resources/base/fd.h"
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <chrono>
#include <memory>

namespace hearth::bridge
{

class WebSocket : public QObject
{
    Q_OBJECT
public:
    struct Way {
        QString address; // IPv4, as a number
        quint16 port = 80;
        QByteArray path; // "/rpc"
    };

    WebSocket(Way way, qsizetype largestMessageBytes, QObject *parent = nullptr);
    ~WebSocket() override;

    void open();
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    /// Does nothing when it is not open.
    void send(const QByteArray &text);
    /// Asks whether anybody is there still; closed() tells when nobody is.
    void probe();

Q_SIGNALS:
    void opened();
    void heard(const QByteArray &text);
    /// Once, and the last; `why` is for the log.
    void closed(const QString &why);

private:
    enum class State { New, Connecting, Asking, Open, Closed };
    void connected();
    void readReady();
    void readAnswer();
    void readFrames(const QByteArray &bytes);
    void write(const QByteArray &bytes);
    void writeReady();
    void askSilent();
    void close(const QString &why);

    Way m_way;
    WebSocketReader m_reader;
    State m_state = State::New;
    Fd m_socket;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QByteArray m_key;
    QByteArray m_answer;   // the handshake's, until it is whole
    QByteArray m_outgoing; // what the kernel has not taken
    QTimer m_deadline;     // of opening, then of a message that has begun
    QTimer m_silence;
    std::chrono::steady_clock::time_point m_lastHeard;
    std::chrono::steady_clock::time_point m_spanBegan; // of counting
    qsizetype m_spanBytes = 0;
    int m_spanMessages = 0;
};

} // namespace hearth::bridge
