// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The other end of a WebSocket on loopback, that says what a test lets it say: as a Shelly with one switch by
// default. Main thread.

#include "resources/base/json.h"
#include <QCryptographicHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <functional>
#include <map>

namespace hearth::test
{

class DirectDevice : public QTcpServer
{
public:
    /// What comes of a text of the client's, whole frames.
    using Reply = std::function<QByteArrayList(const QJsonObject &)>;

    DirectDevice()
    {
        m_isListening = listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
                    m_unread.erase(socket);
                    socket->deleteLater();
                });
            }
        });
    }

    ~DirectDevice() override
    {
        for (QTcpSocket *socket : findChildren<QTcpSocket *>()) {
            socket->disconnect();
            delete socket;
        }
    }

    [[nodiscard]] static QByteArray frame(const QByteArray &payload, int first = 0x81)
    {
        QByteArray bytes(1, static_cast<char>(first));
        if (payload.size() < 126)
            bytes += static_cast<char>(payload.size());
        else
            bytes += QByteArray("\x7e") + static_cast<char>(payload.size() >> 8 & 0xff) +
                     static_cast<char>(payload.size() & 0xff);
        return bytes + payload;
    }
    [[nodiscard]] static QByteArray frame(const QJsonObject &object) { return frame(toJson(object)); }
    [[nodiscard]] static QByteArray result(const QJsonObject &request, const QJsonObject &value)
    {
        return frame(
            {{QStringLiteral("id"), request[QLatin1String("id")]}, {QStringLiteral("result"), value}});
    }

    QByteArrayList shelly(const QJsonObject &request)
    {
        const QString method = request[QLatin1String("method")].toString();
        ++asked[method];
        if (method == QLatin1String("Shelly.GetDeviceInfo"))
            return {result(request, {{QStringLiteral("name"), QStringLiteral("Fan plug")},
                                     {QStringLiteral("id"), QStringLiteral("shellyplug-") + mac},
                                     {QStringLiteral("mac"), mac},
                                     {QStringLiteral("gen"), gen}})};
        if (method == QLatin1String("Shelly.GetConfig"))
            return {result(request, {})};
        if (method == QLatin1String("Shelly.GetStatus"))
            return {result(request,
                           {{QStringLiteral("switch:0"), QJsonObject{{QStringLiteral("id"), 0},
                                                                     {QStringLiteral("output"), isOn},
                                                                     {QStringLiteral("apower"), 1.5}}}})};
        if (method != QLatin1String("Switch.Set"))
            return {};
        isOn = request[QLatin1String("params")][QLatin1String("on")].toBool();
        return {result(request, {{QStringLiteral("was_on"), !isOn}}), notification()};
    }
    [[nodiscard]] QByteArray notification() const
    {
        return frame(
            {{QStringLiteral("method"), QStringLiteral("NotifyStatus")},
             {QStringLiteral("params"),
              QJsonObject{{QStringLiteral("switch:0"), QJsonObject{{QStringLiteral("output"), isOn}}}}}});
    }
    void say(const QByteArray &bytes)
    {
        for (const auto &[socket, unread] : m_unread)
            socket->write(bytes);
    }
    void hangUp()
    {
        const auto open = m_unread;
        for (const auto &[socket, unread] : open)
            socket->abort();
    }

    QString mac = QStringLiteral("A8032AB00001");
    int gen = 2;
    bool isOn = false;
    std::map<QString, int> asked; // by method
    int connections = 0;
    QByteArray handshake; // instead of the right one
    Reply reply = [this](const QJsonObject &request) { return shelly(request); };

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &unread = m_unread[socket];
        unread += socket->readAll();
        if (unread.startsWith("GET ")) {
            const qsizetype end = unread.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const qsizetype key = unread.indexOf("Sec-WebSocket-Key: ") + 19;
            const QByteArray accept = QCryptographicHash::hash(
                unread.mid(key, 24) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
            unread.remove(0, end + 4);
            socket->write(handshake.isEmpty() ? "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                                "Connection: Upgrade\r\nSec-WebSocket-Accept: " +
                                                    accept.toBase64() + "\r\n\r\n"
                                              : handshake);
        }
        while (unread.size() >= 6) {
            // What a client sends is masked (RFC 6455, 5.1).
            qsizetype size = unread[1] & 0x7f;
            qsizetype head = 2;
            if (size == 126) {
                size = static_cast<uchar>(unread[2]) << 8 | static_cast<uchar>(unread[3]);
                head = 4;
            }
            if (unread.size() < head + 4 + size)
                return;
            QByteArray payload = unread.mid(head + 4, size);
            for (qsizetype at = 0; at < size; ++at)
                payload[at] = static_cast<char>(payload[at] ^ unread[head + at % 4]);
            const bool isText = (unread[0] & 0x0f) == 1;
            unread.remove(0, head + 4 + size);
            if (!isText)
                continue;
            const QByteArrayList says =
                reply(parseJsonObject(payload, {64 * 1024, 12}).value_or(QJsonObject()));
            for (const QByteArray &one : says)
                socket->write(one);
        }
    }

    std::map<QTcpSocket *, QByteArray> m_unread;
    bool m_isListening = false;
};

} // namespace hearth::test
