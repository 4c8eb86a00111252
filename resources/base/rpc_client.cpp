// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/rpc_client.h"
#include "resources/base/unix_listener.h"
#include <QEventLoop>
#include <QJsonArray>
#include <QPointer>
#include <array>

namespace hearth
{

namespace
{

struct ErrorRow {
    ErrorCode code;
    int number;
    const char *kind;
};

// -32602 is JSON-RPC 2.0 section 5.1's "Invalid params"; the others are in the range left to servers.
constexpr std::array kErrorRows = {
    ErrorRow{ErrorCode::Invalid, -32602, "invalid"},
    ErrorRow{ErrorCode::NotFound, -32001, "not-found"},
    ErrorRow{ErrorCode::NotAllowed, -32002, "not-allowed"},
    ErrorRow{ErrorCode::Unavailable, -32003, "unavailable"},
    ErrorRow{ErrorCode::TooLarge, -32004, "too-large"},
    ErrorRow{ErrorCode::TimedOut, -32005, "timed-out"},
    ErrorRow{ErrorCode::Io, -32006, "io"},
    ErrorRow{ErrorCode::DiskFull, -32007, "disk-full"},
    ErrorRow{ErrorCode::Damaged, -32008, "damaged"},
    ErrorRow{ErrorCode::Unsupported, -32009, "unsupported"},
    ErrorRow{ErrorCode::Cancelled, -32010, "cancelled"},
    ErrorRow{ErrorCode::NeedsPin, -32011, "needs-pin"},
};

constexpr std::chrono::milliseconds kFirstPause{20};
constexpr std::chrono::milliseconds kLongestPause{500};

} // namespace

QJsonObject errorToJson(const Error &error)
{
    const ErrorRow *row = kErrorRows.data();
    for (const ErrorRow &candidate : kErrorRows) {
        if (candidate.code == error.code)
            row = &candidate;
    }
    QJsonObject data{{QStringLiteral("kind"), QLatin1String(row->kind)}};
    if (!error.action.isEmpty())
        data.insert(QStringLiteral("action"), error.action);
    return {{QStringLiteral("code"), row->number},
            {QStringLiteral("message"), error.message},
            {QStringLiteral("data"), data}};
}

Error errorFromJson(const QJsonObject &object)
{
    const QJsonObject data = object.value(QLatin1String("data")).toObject();
    const QString kind = data.value(QLatin1String("kind")).toString();
    Error error{ErrorCode::Invalid, object.value(QLatin1String("message")).toString(),
                data.value(QLatin1String("action")).toString()};
    for (const ErrorRow &row : kErrorRows) {
        if (kind == QLatin1String(row.kind))
            error.code = row.code;
    }
    return error;
}

RpcClient::RpcClient(QString socketPath, RpcLimits limits, QObject *parent)
    : QObject(parent), m_socketPath(std::move(socketPath)), m_limits(limits)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &RpcClient::tryConnect);
    m_abandoned.setSingleShot(true);
    m_abandoned.setInterval(kAbandonedAfter);
    connect(&m_abandoned, &QTimer::timeout, this, &RpcClient::abandoned);
}

RpcClient::~RpcClient()
{
    for (const Pending &pending : std::as_const(m_pending))
        delete pending.deadline;
}

void RpcClient::start()
{
    m_abandoned.start();
    tryConnect();
}

void RpcClient::tryConnect()
{
    Result<Fd> socket = connectUnix(m_socketPath);
    if (!socket) {
        m_retry.start(m_retryPause);
        m_retryPause = std::min(m_retryPause * 2, kLongestPause);
        return;
    }
    m_abandoned.stop();
    m_connection = new RpcConnection(std::move(*socket), m_limits, this);
    connect(m_connection, &RpcConnection::received, this, &RpcClient::handle);
    connect(m_connection, &RpcConnection::closed, this, &RpcClient::dropConnection);
    Q_EMIT connected();
}

void RpcClient::dropConnection()
{
    m_connection->deleteLater();
    m_connection = nullptr;
    const QList<qint64> ids = m_pending.keys();
    for (const qint64 id : ids)
        finish(id, fail(ErrorCode::Unavailable, Error::tr("Hearth went away during the call")));
    m_retry.start(m_retryPause);
    // Whoever is let in and thrown out comes less and less often, until something was said.
    m_retryPause = std::min(m_retryPause * 2, kLongestPause);
    m_abandoned.start();
    Q_EMIT disconnected();
}

void RpcClient::call(const QString &method, const QJsonObject &params, std::chrono::milliseconds deadline,
                     QObject *context, Answer answer)
{
    const qint64 id = m_nextId++;
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    m_pending.insert(id, {context, std::move(answer), timer});
    connect(timer, &QTimer::timeout, this, [this, id, method] {
        finish(id, fail(ErrorCode::TimedOut, QStringLiteral("%1 was not answered in time").arg(method)));
    });
    const bool sent = m_connection && m_connection->send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                                          {QStringLiteral("id"), id},
                                                          {QStringLiteral("method"), method},
                                                          {QStringLiteral("params"), params}});
    timer->start(sent ? deadline : std::chrono::milliseconds(0));
    if (!sent) {
        timer->disconnect(this);
        connect(timer, &QTimer::timeout, this,
                [this, id] { finish(id, fail(ErrorCode::Unavailable, Error::tr("Hearth is not running"))); });
    }
}

void RpcClient::notify(const QString &method, const QJsonObject &params)
{
    if (m_connection)
        m_connection->send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                            {QStringLiteral("method"), method},
                            {QStringLiteral("params"), params}});
}

void RpcClient::answer(qint64 id, const Result<QJsonValue> &result)
{
    if (!m_connection)
        return;
    QJsonObject message{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")}, {QStringLiteral("id"), id}};
    if (result)
        message.insert(QStringLiteral("result"), *result);
    else
        message.insert(QStringLiteral("error"), errorToJson(result.error()));
    m_connection->send(message);
}

std::vector<Fd> RpcClient::takeDescriptors()
{
    return m_connection ? m_connection->takeDescriptors() : std::vector<Fd>();
}

void RpcClient::handle(const QJsonObject &message)
{
    m_retryPause = kFirstPause;
    if (message.contains(QLatin1String("method"))) {
        const QString method = message.value(QLatin1String("method")).toString();
        const QJsonObject params = message.value(QLatin1String("params")).toObject();
        if (message.contains(QLatin1String("id")))
            Q_EMIT request(message.value(QLatin1String("id")).toInteger(), method, params);
        else
            Q_EMIT event(method, params);
        return;
    }
    const qint64 id = message.value(QLatin1String("id")).toInteger();
    if (message.contains(QLatin1String("error")))
        finish(id, std::unexpected(errorFromJson(message.value(QLatin1String("error")).toObject())));
    else
        finish(id, message.value(QLatin1String("result")));
}

void RpcClient::finish(qint64 id, Result<QJsonValue> result)
{
    const auto found = m_pending.find(id);
    if (found == m_pending.end())
        return;
    Pending pending = std::move(*found);
    m_pending.erase(found);
    pending.deadline->deleteLater();
    if (pending.context && pending.answer)
        pending.answer(std::move(result));
}

Result<QJsonValue> callOnce(const QString &socketPath, const QString &method, const QJsonObject &params,
                            std::chrono::milliseconds deadline)
{
    Result<Fd> socket = connectUnix(socketPath);
    if (!socket)
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("Hearth is not running (%1)").arg(socket.error().message),
                    Error::tr("Start it with packaging/run"));
    RpcConnection connection(std::move(*socket), RpcLimits{{64 * 1024 * 1024, 64}, 64 * 1024 * 1024});
    QEventLoop loop;
    bool isAnswered = false;
    Result<QJsonValue> result =
        fail(ErrorCode::TimedOut, QStringLiteral("%1 was not answered in time").arg(method));
    QObject::connect(&connection, &RpcConnection::received, &loop, [&](const QJsonObject &message) {
        if (message.contains(QLatin1String("method")))
            return;
        isAnswered = true;
        if (message.contains(QLatin1String("error")))
            result = std::unexpected(errorFromJson(message.value(QLatin1String("error")).toObject()));
        else
            result = message.value(QLatin1String("result"));
        loop.quit();
    });
    QObject::connect(&connection, &RpcConnection::closed, &loop, [&](const QString &reason) {
        if (!isAnswered)
            result =
                fail(ErrorCode::Unavailable, QStringLiteral("Hearth closed the connection: %1").arg(reason));
        loop.quit();
    });
    QTimer::singleShot(deadline, &loop, &QEventLoop::quit);
    connection.send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                     {QStringLiteral("id"), 1},
                     {QStringLiteral("method"), method},
                     {QStringLiteral("params"), params}});
    if (connection.isOpen())
        loop.exec();
    connection.disconnect(&loop);
    return result;
}

} // namespace hearth
