// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The bytes of a WebSocket as a client reads and writes them (RFC 6455). Pure; any thread. Keeps no more of a
// message than its limit, whole or in fragments, and refuses a length before it has come.

#include "resources/base/result.h"
#include <QByteArray>
#include <optional>
#include <vector>

namespace hearth::bridge
{

struct WebSocketMessage {
    enum class Kind { Text, Binary, Close, Ping, Pong };
    Kind kind = Kind::Text;
    QByteArray bytes;
};

class WebSocketReader
{
public:
    explicit WebSocketReader(qsizetype largestMessageBytes) : m_largest(largestMessageBytes) {}

    /// The messages that are whole now. Invalid and TooLarge are the end of the connection.
    Result<std::vector<WebSocketMessage>> take(const QByteArray &bytes);
    /// Whether a message has begun that is not whole.
    [[nodiscard]] bool isWithinMessage() const { return !m_rest.isEmpty() || m_fragments.has_value(); }

private:
    /// How many bytes of m_rest it was; 0: it is not whole yet.
    Result<qsizetype> readFrame(std::vector<WebSocketMessage> &messages);

    qsizetype m_largest;
    QByteArray m_rest;                           // of a frame that has begun
    std::optional<WebSocketMessage> m_fragments; // of a message that has begun
};

/// One whole masked frame (5.3); `mask`: from a source that nobody foresees.
QByteArray webSocketFrame(WebSocketMessage::Kind kind, const QByteArray &payload, quint32 mask);

/// The opening handshake (4.1); `key`: 16 random bytes in base64.
QByteArray webSocketRequest(const QString &host, quint16 port, const QByteArray &path, const QByteArray &key);
constexpr qsizetype kLargestWebSocketAnswer = 4096; // bytes of headers
/// Of what came so far: how long the server's answer is, nothing while it is not whole. Unavailable for one
/// that opens no WebSocket, redirects among them; Invalid for one that is not to this key.
Result<std::optional<qsizetype>> readWebSocketAnswer(const QByteArray &bytes, const QByteArray &key);

} // namespace hearth::bridge
