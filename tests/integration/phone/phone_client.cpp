// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/phone/phone_client.h"
#include <algorithm>

namespace hearth::test
{

PhoneClient::PhoneClient(const QByteArray &url, const Headers &headers)
    : m_session(soup_session_new()), m_cancel(g_cancellable_new())
{
    const bridge::GHandle<SoupMessage> message(soup_message_new("GET", url.constData()));
    if (!headers.host.isEmpty())
        soup_message_headers_replace(soup_message_get_request_headers(message.get()), "Host",
                                     headers.host.constData());
    const auto connected = +[](GObject *session, GAsyncResult *result, gpointer self) {
        bridge::GFailure failure;
        SoupWebsocketConnection *socket =
            soup_session_websocket_connect_finish(SOUP_SESSION(session), result, failure.out());
        if (!socket && QByteArray(failure.message()).contains("cancelled"))
            return;
        auto *client = static_cast<PhoneClient *>(self);
        client->m_isDecided = true;
        if (!socket)
            return;
        client->m_socket.reset(socket);
        soup_websocket_connection_set_max_incoming_payload_size(socket, 32 * 1024 * 1024);
        const auto onMessage = +[](SoupWebsocketConnection *, int, GBytes *bytes, gpointer me) {
            gsize size = 0;
            const auto *data = static_cast<const char *>(g_bytes_get_data(bytes, &size));
            static_cast<PhoneClient *>(me)->m_messages.append(
                parseJsonObject(QByteArray(data, static_cast<qsizetype>(size)), {32 * 1024 * 1024, 32})
                    .value_or(QJsonObject()));
        };
        const auto onClosed = +[](SoupWebsocketConnection *, gpointer me) {
            static_cast<PhoneClient *>(me)->m_isClosed = true;
        };
        g_signal_connect(socket, "message", G_CALLBACK(onMessage), self);
        g_signal_connect(socket, "closed", G_CALLBACK(onClosed), self);
    };
    soup_session_websocket_connect_async(m_session.get(), message.get(),
                                         headers.origin.isEmpty() ? nullptr : headers.origin.constData(),
                                         nullptr, G_PRIORITY_DEFAULT, m_cancel.get(), connected, this);
}

PhoneClient::~PhoneClient()
{
    g_cancellable_cancel(m_cancel.get());
    if (m_socket)
        g_signal_handlers_disconnect_by_data(m_socket.get(), this);
    if (isOpen())
        soup_websocket_connection_close(m_socket.get(), SOUP_WEBSOCKET_CLOSE_NORMAL, nullptr);
    soup_session_abort(m_session.get());
}

bool PhoneClient::isOpen() const
{
    return m_socket && soup_websocket_connection_get_state(m_socket.get()) == SOUP_WEBSOCKET_STATE_OPEN;
}

void PhoneClient::send(const QByteArray &text)
{
    if (isOpen())
        soup_websocket_connection_send_text(m_socket.get(), text.constData());
}

void PhoneClient::call(int id, const char *method, const QJsonObject &params)
{
    send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
          {QStringLiteral("id"), id},
          {QStringLiteral("method"), QLatin1String(method)},
          {QStringLiteral("params"), params}});
}

QJsonObject PhoneClient::take(const char *key)
{
    const auto found = std::ranges::find_if(
        m_messages, [key](const QJsonObject &one) { return one.contains(QLatin1String(key)); });
    if (found == m_messages.end())
        return {};
    const QJsonObject message = *found;
    m_messages.erase(found);
    return message.value(QLatin1String(key)).toObject();
}

QJsonObject PhoneClient::takeAnswer(int id)
{
    const auto found = std::ranges::find_if(
        m_messages, [id](const QJsonObject &one) { return one.value(QLatin1String("id")).toInt() == id; });
    if (found == m_messages.end())
        return {};
    const QJsonObject message = *found;
    m_messages.erase(found);
    return message;
}

} // namespace hearth::test
