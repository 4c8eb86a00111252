// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The API's server on local sockets: one for the owner (hearthctl) and one for each process that hearthd
// starts; the socket is the identity. Checks every call against the document before a handler sees it, sends
// events to those who asked for them, drops who reads too slowly. Lives on hearthd's main thread.

#include "bridge/hub/api_document.h"
#include "resources/base/rpc_connection.h"
#include "resources/base/unix_listener.h"
#include <QElapsedTimer>
#include <QHash>
#include <QTimer>
#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace hearth::bridge
{

/// Who calls: a role of the document's x-callers, for a supervised process its name, for a phone its own.
struct Caller {
    QString role;
    QString process;
    QString phone = {};
};

using Reply = std::function<void(Result<QJsonValue>)>;
/// What a method without an answer of its own replies: true, or the error.
[[nodiscard]] Result<QJsonValue> asValue(const Done &done);

using Handler = std::function<void(const Caller &, const QJsonObject &params, Reply)>;

class ApiServer : public QObject
{
    Q_OBJECT
public:
    explicit ApiServer(ApiDocument document, QObject *parent = nullptr);
    ~ApiServer() override;

    [[nodiscard]] const ApiDocument &document() const { return m_document; }

    /// One row for each method of the document; a test holds both together.
    void add(const QString &method, Handler handler);
    [[nodiscard]] QStringList handledMethods() const { return m_handlers.keys(); }

    /// Everyone who connects at `path` is this caller.
    Done listen(const QString &path, const Caller &caller);
    void stopListening(const QString &path);
    /// For transports other than sockets (the phone's WebSocket): the same checks, the same handlers.
    void call(const Caller &caller, const QString &method, const QJsonObject &params, Reply reply);

    /// To everyone who subscribed and may hear it.
    void emitEvent(const QString &name, const QJsonObject &params);
    /// To one process only, with descriptors; false when it is not connected.
    bool sendTo(const QString &process, const QString &method, const QJsonObject &params,
                std::vector<Fd> descriptors = {});
    /// Asks one process. Unavailable when it is not connected, TimedOut after the deadline.
    void request(const QString &process, const QString &method, const QJsonObject &params,
                 std::chrono::milliseconds deadline, Reply reply);
    [[nodiscard]] bool isConnected(const QString &process) const;

Q_SIGNALS:
    void processConnected(const QString &process);
    void processDisconnected(const QString &process);
    void eventEmitted(const QString &name, const QJsonObject &params);

private:
    struct Client;
    void accept(int fd, const Caller &caller);
    void handle(Client *client, const QJsonObject &message);
    void finishRequest(qint64 id, Result<QJsonValue> result);
    Client *clientOf(const QString &process) const;

    ApiDocument m_document;
    QHash<QString, Handler> m_handlers;
    std::map<QString, std::unique_ptr<UnixListener>> m_listeners;
    std::vector<std::unique_ptr<Client>> m_clients;
    QElapsedTimer m_lastRefusal;
    struct Request {
        Reply reply;
        QTimer *deadline;
        Client *client;
    };
    QHash<qint64, Request> m_requests;
    qint64 m_nextRequest = 1;
};

} // namespace hearth::bridge
