// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bytes on hearthd's socket, whatever they are: no framing, no manners. Blocking with deadlines, any one
// thread.

#include "resources/base/fd.h"
#include <QByteArray>
#include <QJsonObject>
#include <chrono>

namespace hearth::test
{

class RawClient
{
public:
    explicit RawClient(Fd socket);

    [[nodiscard]] bool isValid() const { return m_socket.isValid(); }
    [[nodiscard]] int fd() const { return m_socket.get(); }
    /// False once hearthd has closed or does not take it within five seconds.
    bool write(const QByteArray &bytes);
    /// The next line as JSON; empty when none comes in time.
    QJsonObject readMessage(std::chrono::milliseconds deadline = std::chrono::seconds(5));
    QJsonObject ask(const QByteArray &line);
    /// Waits for hearthd to close, and throws away what it still sent.
    bool waitForEnd(std::chrono::milliseconds deadline = std::chrono::seconds(10));
    void endWriting();

private:
    Fd m_socket;
    QByteArray m_incoming;
};

} // namespace hearth::test
