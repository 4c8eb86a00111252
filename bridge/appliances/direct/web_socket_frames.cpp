// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/direct/web_socket_frames.h"
#include <QCryptographicHash>
#include <QList>
#include <QtEndian>

namespace hearth::bridge
{

namespace
{

// RFC 6455, 5.2
constexpr quint8 kFinal = 0x80;
constexpr quint8 kReserved = 0x70;
constexpr quint8 kMasked = 0x80;
constexpr quint64 kLargestControl = 125; // 5.5
enum Opcode : quint8 { Continued = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
constexpr char kGuid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // 1.3

std::unexpected<Error> broken(const char *what)
{
    return fail(ErrorCode::Invalid, QStringLiteral("a WebSocket frame %1").arg(QLatin1String(what)));
}

quint8 opcodeOf(WebSocketMessage::Kind kind)
{
    switch (kind) {
    case WebSocketMessage::Kind::Binary:
        return Binary;
    case WebSocketMessage::Kind::Close:
        return Close;
    case WebSocketMessage::Kind::Ping:
        return Ping;
    case WebSocketMessage::Kind::Pong:
        return Pong;
    case WebSocketMessage::Kind::Text:
        break;
    }
    return Text;
}

std::optional<WebSocketMessage::Kind> kindOf(quint8 opcode)
{
    switch (opcode) {
    case Text:
        return WebSocketMessage::Kind::Text;
    case Binary:
        return WebSocketMessage::Kind::Binary;
    case Close:
        return WebSocketMessage::Kind::Close;
    case Ping:
        return WebSocketMessage::Kind::Ping;
    case Pong:
        return WebSocketMessage::Kind::Pong;
    default:
        return std::nullopt;
    }
}

} // namespace

Result<std::vector<WebSocketMessage>> WebSocketReader::take(const QByteArray &bytes)
{
    std::vector<WebSocketMessage> messages;
    m_rest += bytes;
    while (!m_rest.isEmpty()) {
        const Result<qsizetype> read = readFrame(messages);
        if (!read)
            return std::unexpected(read.error());
        if (*read == 0)
            break;
        m_rest.remove(0, *read);
    }
    return messages;
}

Result<qsizetype> WebSocketReader::readFrame(std::vector<WebSocketMessage> &messages)
{
    if (m_rest.size() < 2)
        return 0;
    const auto *data = reinterpret_cast<const uchar *>(m_rest.constData());
    const bool isFinal = (data[0] & kFinal) != 0;
    const quint8 opcode = data[0] & 0x0f;
    if ((data[0] & kReserved) != 0)
        return broken("of an extension that nobody asked for");
    if ((data[1] & kMasked) != 0)
        return broken("that a server must not mask");
    quint64 size = data[1] & 0x7f;
    qsizetype header = 2;
    if (size >= 126) {
        header += size == 126 ? 2 : 8;
        if (m_rest.size() < header)
            return 0;
        size = size == 126 ? qFromBigEndian<quint16>(data + 2) : qFromBigEndian<quint64>(data + 2);
    }
    const bool isControl = opcode >= Close;
    const std::optional<WebSocketMessage::Kind> kind = kindOf(opcode);
    if (!kind && opcode != Continued)
        return broken("of no known kind");
    if (isControl && (!isFinal || size > kLargestControl))
        return broken("of control that is too long or in parts");
    if (!isControl && (opcode == Continued) != m_fragments.has_value())
        return broken("out of its order");
    const quint64 before = m_fragments ? static_cast<quint64>(m_fragments->bytes.size()) : 0;
    if (!isControl && (size > static_cast<quint64>(m_largest) || before + size > quint64(m_largest)))
        return fail(ErrorCode::TooLarge, QStringLiteral("a message of more than %1 bytes").arg(m_largest));
    const auto whole = header + static_cast<qsizetype>(size);
    if (m_rest.size() < whole)
        return 0;
    const QByteArray payload = m_rest.mid(header, static_cast<qsizetype>(size));
    if (isControl) {
        messages.push_back({*kind, payload});
    } else {
        if (!m_fragments)
            m_fragments = WebSocketMessage{*kind, {}};
        m_fragments->bytes += payload;
        if (isFinal)
            messages.push_back(*std::exchange(m_fragments, std::nullopt));
    }
    return whole;
}

QByteArray webSocketFrame(WebSocketMessage::Kind kind, const QByteArray &payload, quint32 mask)
{
    QByteArray frame;
    frame += static_cast<char>(kFinal | opcodeOf(kind));
    const auto size = static_cast<quint64>(payload.size());
    char length[8];
    if (size < 126) {
        frame += static_cast<char>(kMasked | size);
    } else if (size <= 0xffff) {
        frame += static_cast<char>(kMasked | 126);
        qToBigEndian(static_cast<quint16>(size), length);
        frame.append(length, 2);
    } else {
        frame += static_cast<char>(kMasked | 127);
        qToBigEndian(size, length);
        frame.append(length, 8);
    }
    char key[4];
    qToBigEndian(mask, key);
    frame.append(key, 4);
    for (qsizetype at = 0; at < payload.size(); ++at)
        frame += static_cast<char>(payload[at] ^ key[at % 4]);
    return frame;
}

QByteArray webSocketRequest(const QString &host, quint16 port, const QByteArray &path, const QByteArray &key)
{
    const QByteArray where = host.toLatin1() + (port == 80 ? QByteArray() : ':' + QByteArray::number(port));
    return "GET " + path + " HTTP/1.1\r\nHost: " + where +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key +
           "\r\nSec-WebSocket-Version: 13\r\n\r\n";
}

Result<std::optional<qsizetype>> readWebSocketAnswer(const QByteArray &bytes, const QByteArray &key)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0 && bytes.size() < kLargestWebSocketAnswer)
        return std::nullopt;
    if (end < 0 || end > kLargestWebSocketAnswer)
        return fail(ErrorCode::TooLarge, QStringLiteral("an answer without an end"));
    const QList<QByteArray> lines = bytes.first(end).replace("\r\n", "\n").split('\n');
    if (!lines[0].startsWith("HTTP/1.1 101"))
        return fail(ErrorCode::Unavailable, QStringLiteral("it opens no WebSocket"));
    const QByteArray wanted = QCryptographicHash::hash(key + kGuid, QCryptographicHash::Sha1).toBase64();
    bool isToKey = false;
    bool isUpgrade = false;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        isToKey = isToKey || (name == "sec-websocket-accept" && value == wanted);
        isUpgrade = isUpgrade || (name == "upgrade" && value.toLower() == "websocket");
        if (name == "sec-websocket-extensions" || name == "sec-websocket-protocol")
            return fail(ErrorCode::Invalid, QStringLiteral("it chose what nobody offered"));
    }
    if (!isToKey || !isUpgrade)
        return fail(ErrorCode::Invalid, QStringLiteral("its answer is to somebody else"));
    return end + 4;
}

} // namespace hearth::bridge
