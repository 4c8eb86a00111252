// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A caller of the Hearth API over its local socket. Reconnects by itself when hearthd comes back, and says
// so, so that the owner can introduce itself again. Every call has a deadline. Lives on the thread that made
// it.

#include "resources/base/rpc_connection.h"
#include <QHash>
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <functional>

namespace hearth
{

class RpcClient : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(Result<QJsonValue>)>;
    /// Far longer than any restart of hearthd takes.
    static constexpr std::chrono::milliseconds kAbandonedAfter = std::chrono::minutes(2);

    RpcClient(QString socketPath, RpcLimits limits, QObject *parent = nullptr);
    ~RpcClient() override;

    /// Before start().
    void setAbandonedAfter(std::chrono::milliseconds time) { m_abandoned.setInterval(time); }
    /// Starts connecting and keeps trying, 20 ms to 500 ms apart.
    void start();
    [[nodiscard]] bool isConnected() const { return m_connection != nullptr; }

    /// `answer` is called exactly once on this thread, unless `context` is gone by then. Unavailable at once
    /// when not connected, TimedOut after the deadline.
    void call(const QString &method, const QJsonObject &params, std::chrono::milliseconds deadline,
              QObject *context, Answer answer);
    /// A call whose answer nobody needs; dropped when not connected.
    void notify(const QString &method, const QJsonObject &params);

    /// Answers a request() of hearthd's.
    void answer(qint64 id, const Result<QJsonValue> &result);

    /// Descriptors that came with the event or request being handled. Call from a slot of event() or
    /// request().
    std::vector<Fd> takeDescriptors();

Q_SIGNALS:
    void connected();
    void disconnected();
    /// Nobody listened for kAbandonedAfter: whoever hearthd started has no household any more and ends.
    void abandoned();
    void event(const QString &name, const QJsonObject &params);
    /// hearthd asks; answer() is expected.
    void request(qint64 id, const QString &method, const QJsonObject &params);

private:
    struct Pending {
        QPointer<QObject> context;
        Answer answer;
        QTimer *deadline;
    };

    void tryConnect();
    void handle(const QJsonObject &message);
    void finish(qint64 id, Result<QJsonValue> result);
    void dropConnection();

    QString m_socketPath;
    RpcLimits m_limits;
    RpcConnection *m_connection = nullptr;
    QTimer m_retry;
    QTimer m_abandoned;
    std::chrono::milliseconds m_retryPause{20};
    qint64 m_nextId = 1;
    QHash<qint64, Pending> m_pending;
};

/// One call without an event loop, for tools: connects, sends, waits for the answer. Unavailable when nobody
/// listens.
Result<QJsonValue> callOnce(const QString &socketPath, const QString &method, const QJsonObject &params,
                            std::chrono::milliseconds deadline);

/// The JSON-RPC error object for an Error, and back. The kind and the action travel in "data".
QJsonObject errorToJson(const Error &error);
Error errorFromJson(const QJsonObject &object);

} // namespace hearth
