// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A phone for tests: a real WebSocket client that keeps what it hears, and anything else with JSON over a
// WebSocket. Main thread.

#include "bridge/phone/glib_handle.h"
#include "resources/base/json.h"
#include <QList>
#include <libsoup/soup.h>

namespace hearth::test
{

class PhoneClient
{
public:
    struct Headers {
        QByteArray host; // empty: the address itself
        QByteArray origin;
    };
    PhoneClient(const QByteArray &url, const Headers &headers);
    PhoneClient(quint16 port, const Headers &headers)
        : PhoneClient("ws://127.0.0.1:" + QByteArray::number(port) + "/api", headers)
    {
    }
    explicit PhoneClient(quint16 port)
        : PhoneClient(port, {{}, "http://127.0.0.1:" + QByteArray::number(port)})
    {
    }
    PhoneClient(const PhoneClient &) = delete;
    PhoneClient &operator=(const PhoneClient &) = delete;
    ~PhoneClient();

    void send(const QByteArray &text);
    void send(const QJsonObject &message) { send(toJson(message)); }
    void call(int id, const char *method, const QJsonObject &params);
    /// The first message kept with this key, taken out; empty when there is none.
    QJsonObject take(const char *key);
    QJsonObject takeAnswer(int id);

    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isDecided() const { return m_isDecided; }
    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    [[nodiscard]] const QList<QJsonObject> &messages() const { return m_messages; }

private:
    bridge::GHandle<SoupSession> m_session;
    bridge::GHandle<GCancellable> m_cancel;
    bridge::GHandle<SoupWebsocketConnection> m_socket;
    QList<QJsonObject> m_messages;
    bool m_isDecided = false;
    bool m_isClosed = false;
};

} // namespace hearth::test
