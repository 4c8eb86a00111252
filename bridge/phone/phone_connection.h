// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One phone's WebSocket: first its introduction (a code or a key), then JSON-RPC with the API. Owned by
// PhoneServer, main thread. Refuses every call before the introduction, and a phone that reads too slowly: it
// closes.

#include "bridge/hub/api_server.h"
#include "bridge/phone/event_queue.h"
#include "bridge/phone/glib_handle.h"
#include "bridge/phone/pairing.h"
#include <QElapsedTimer>
#include <deque>
#include <libsoup/soup.h>

namespace hearth::bridge
{

class PhoneConnection : public QObject
{
    Q_OBJECT
public:
    PhoneConnection(SoupWebsocketConnection *socket, ApiServer &server, Pairing &pairing, QString setName,
                    QObject *parent);
    ~PhoneConnection() override;

    [[nodiscard]] bool isPaired() const { return !m_phoneId.isEmpty(); }
    [[nodiscard]] const QString &phoneId() const { return m_phoneId; }
    /// Sent with the next batch if the phone asked for it and may hear it.
    void tell(const QString &event, const QJsonObject &params);
    void close(const QString &reason);

Q_SIGNALS:
    /// A new phone typed the code; `forgottenId` made room for it, or is empty.
    void paired(const QString &name, const QString &forgottenId);
    void closed();

private:
    void receive(const QByteArray &bytes);
    void introduce(const QJsonObject &message);
    void refuse(const Error &error);
    void call(const QJsonObject &message);
    Done subscribe(const QJsonObject &params);
    void answer(const QJsonValue &id, const Result<QJsonValue> &result);
    void send(const QJsonObject &message);
    void pump();
    void flushEvents();
    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] bool isOpen() const;

    GHandle<SoupWebsocketConnection> m_socket;
    ApiServer &m_server;
    Pairing &m_pairing;
    QString m_setName;
    QString m_phoneId;
    QString m_phoneName;
    int m_refusals = 0;
    int m_callsInFlight = 0;
    QSet<QString> m_subscriptions;
    EventQueue m_events;
    std::deque<QByteArray> m_outgoing;
    qsizetype m_queuedBytes = 0;
    QElapsedTimer m_stalled;
    QTimer m_pumpTimer;
    QTimer m_eventTimer;
    QTimer m_introductionTimer;
};

} // namespace hearth::bridge
