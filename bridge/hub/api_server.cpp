// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/api_server.h"
#include "resources/base/rpc_client.h"
#include <QJsonArray>
#include <QLoggingCategory>
#include <QPointer>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(apiLog, "hearth.api")

namespace
{

constexpr size_t kMostClients = 1200;
constexpr int kMostCallsInFlight = 64;
constexpr int kMostRefusedNotes = 5; // of one client, in the log
constexpr qint64 kRefusalPauseMs = 10'000;

QJsonObject answerTo(const QJsonValue &id, const Result<QJsonValue> &result)
{
    QJsonObject message{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")}, {QStringLiteral("id"), id}};
    if (result)
        message.insert(QStringLiteral("result"), *result);
    else
        message.insert(QStringLiteral("error"), errorToJson(inWords(result.error())));
    return message;
}

/// What makes it no JSON-RPC 2.0 request (section 4); empty for one.
QString faultOf(const QJsonObject &message)
{
    const QJsonValue id = message.value(QLatin1String("id"));
    if (message.value(QLatin1String("jsonrpc")) != QJsonValue(QStringLiteral("2.0")))
        return QStringLiteral("\"jsonrpc\" must be \"2.0\"");
    if (!message.value(QLatin1String("method")).isString())
        return QStringLiteral("\"method\" is missing or no text");
    if (!id.isUndefined() && !id.isString() && !id.isDouble() && !id.isNull())
        return QStringLiteral("\"id\" must be a number or a text");
    const QJsonValue params = message.value(QLatin1String("params"));
    if (!params.isUndefined() && !params.isObject())
        return QStringLiteral("\"params\" must be an object with names");
    return {};
}

} // namespace

struct ApiServer::Client : QObject {
    Caller caller;
    RpcConnection *connection = nullptr;
    QSet<QString> subscriptions;
    int callsInFlight = 0;
    int refusedNotes = 0; // that wanted no answer
};

Result<QJsonValue> asValue(const Done &done)
{
    if (!done)
        return std::unexpected(done.error());
    return QJsonValue(true);
}

ApiServer::ApiServer(ApiDocument document, QObject *parent) : QObject(parent), m_document(std::move(document))
{
    add(QStringLiteral("rpc.discover"), [this](const Caller &, const QJsonObject &, const Reply &reply) {
        reply(QJsonValue(m_document.json()));
    });
}

ApiServer::~ApiServer()
{
    for (const Request &request : std::as_const(m_requests))
        delete request.deadline;
    for (const auto &client : m_clients)
        client->connection->disconnect(this);
}

void ApiServer::add(const QString &method, Handler handler)
{
    m_handlers.insert(method, std::move(handler));
}

Done ApiServer::listen(const QString &path, const Caller &caller)
{
    auto listener = UnixListener::create(path);
    if (!listener)
        return std::unexpected(listener.error());
    connect(listener->get(), &UnixListener::accepted, this, [this, caller](int fd) { accept(fd, caller); });
    m_listeners[path] = std::move(*listener);
    return {};
}

void ApiServer::stopListening(const QString &path)
{
    m_listeners.erase(path);
}

void ApiServer::accept(int fd, const Caller &caller)
{
    if (m_clients.size() >= kMostClients) {
        // Said once a while: whoever knocks for ever does not fill the log.
        if (!m_lastRefusal.isValid() || m_lastRefusal.hasExpired(kRefusalPauseMs)) {
            qCWarning(apiLog, "connections are refused: %zu are open", m_clients.size());
            m_lastRefusal.start();
        }
        Fd refused(fd);
        return;
    }
    auto owned = std::make_unique<Client>();
    Client *client = owned.get();
    client->caller = caller;
    client->connection = new RpcConnection(Fd(fd), RpcLimits{}, client);
    connect(client->connection, &RpcConnection::received, this,
            [this, client](const QJsonObject &message) { handle(client, message); });
    connect(client->connection, &RpcConnection::malformed, this, [client](const Error &error) {
        QJsonObject object = errorToJson(error);
        if (error.code == ErrorCode::Invalid)
            object.insert(QStringLiteral("code"), -32700); // JSON-RPC 2.0 section 5.1, "Parse error"
        client->connection->send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                  {QStringLiteral("id"), QJsonValue::Null},
                                  {QStringLiteral("error"), object}});
    });
    connect(client->connection, &RpcConnection::closed, this, [this, client](const QString &reason) {
        const Caller gone = client->caller;
        qCDebug(apiLog, "%s closed: %s", qUtf8Printable(gone.role), qUtf8Printable(reason));
        const QList<qint64> ids = m_requests.keys();
        for (const qint64 id : ids) {
            if (m_requests.value(id).client == client)
                finishRequest(id,
                              fail(ErrorCode::Unavailable, QStringLiteral("%1 went away").arg(gone.process)));
        }
        const auto found = std::find_if(m_clients.begin(), m_clients.end(),
                                        [client](const auto &other) { return other.get() == client; });
        found->release()->deleteLater();
        m_clients.erase(found);
        if (!gone.process.isEmpty() && !clientOf(gone.process))
            Q_EMIT processDisconnected(gone.process);
    });
    m_clients.push_back(std::move(owned));
    if (!caller.process.isEmpty())
        Q_EMIT processConnected(caller.process);
}

void ApiServer::handle(Client *client, const QJsonObject &message)
{
    const QJsonValue id = message.value(QLatin1String("id"));
    if (!message.contains(QLatin1String("method")) &&
        (message.contains(QLatin1String("error")) || message.contains(QLatin1String("result")))) {
        // Only whom it was asked of may answer.
        if (m_requests.value(id.toInteger()).client != client)
            return;
        if (message.contains(QLatin1String("error")))
            finishRequest(id.toInteger(),
                          std::unexpected(errorFromJson(message.value(QLatin1String("error")).toObject())));
        else
            finishRequest(id.toInteger(), message.value(QLatin1String("result")));
        return;
    }
    if (const QString fault = faultOf(message); !fault.isEmpty()) {
        QJsonObject error =
            errorToJson({ErrorCode::Invalid, fault,
                         QStringLiteral("Send JSON-RPC 2.0 objects, one a line, as rpc.discover says")});
        error.insert(QStringLiteral("code"), -32600); // JSON-RPC 2.0 section 5.1, "Invalid Request"
        client->connection->send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                  {QStringLiteral("id"), id.isString() || id.isDouble() ? id : QJsonValue()},
                                  {QStringLiteral("error"), error}});
        return;
    }
    const QPointer<Client> alive(client);
    const bool wantsAnswer = message.contains(QLatin1String("id"));
    const QString method = message.value(QLatin1String("method")).toString();
    const auto reply = [alive, id, wantsAnswer, method](const Result<QJsonValue> &result) {
        if (!alive)
            return;
        --alive->callsInFlight;
        if (wantsAnswer)
            alive->connection->send(answerTo(id, result));
        else if (!result && ++alive->refusedNotes <= kMostRefusedNotes) // nobody else hears of it
            qCWarning(apiLog, "%s said %s: %s", qUtf8Printable(alive->caller.process),
                      qUtf8Printable(method.left(100)), qUtf8Printable(result.error().message));
    };
    ++client->callsInFlight;
    if (client->callsInFlight > kMostCallsInFlight) {
        reply(fail(ErrorCode::TooLarge,
                   QStringLiteral("More than %1 calls wait for an answer").arg(kMostCallsInFlight),
                   QStringLiteral("Wait for answers before calling again")));
        return;
    }
    const QJsonObject params = message.value(QLatin1String("params")).toObject();
    if (method == QLatin1String("events.subscribe")) {
        if (Done done = m_document.check(method, client->caller.role, params); !done) {
            reply(std::unexpected(done.error()));
            return;
        }
        const QJsonArray names = params.value(QLatin1String("names")).toArray();
        for (const QJsonValue &name : names) {
            if (name.toString() != QLatin1String("*") && !m_document.events().contains(name.toString())) {
                reply(fail(ErrorCode::NotFound,
                           QStringLiteral("There is no event \"%1\"").arg(name.toString().left(100)),
                           QStringLiteral("rpc.discover lists them under x-events")));
                return;
            }
        }
        for (const QJsonValue &name : names) {
            if (name.toString() == QLatin1String("*")) {
                for (const QString &event : m_document.events())
                    client->subscriptions.insert(event);
            } else {
                client->subscriptions.insert(name.toString());
            }
        }
        reply(QJsonValue(true));
        return;
    }
    call(client->caller, method, params, reply);
}

void ApiServer::call(const Caller &caller, const QString &method, const QJsonObject &params, Reply reply)
{
    if (Done done = m_document.check(method, caller.role, params); !done) {
        reply(std::unexpected(done.error()));
        return;
    }
    const auto handler = m_handlers.constFind(method);
    if (handler == m_handlers.constEnd()) {
        reply(
            fail(ErrorCode::Unsupported, QStringLiteral("%1 is not available in this hearthd").arg(method)));
        return;
    }
    (*handler)(caller, params, std::move(reply));
}

void ApiServer::emitEvent(const QString &name, const QJsonObject &params)
{
    const QJsonObject message{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                              {QStringLiteral("method"), name},
                              {QStringLiteral("params"), params}};
    // A copy, since a send that fails removes its client.
    std::vector<QPointer<Client>> listeners;
    for (const auto &client : m_clients) {
        if (client->subscriptions.contains(name) && m_document.mayHear(name, client->caller.role))
            listeners.emplace_back(client.get());
    }
    for (const QPointer<Client> &client : listeners) {
        if (client)
            client->connection->send(message);
    }
    Q_EMIT eventEmitted(name, params);
}

ApiServer::Client *ApiServer::clientOf(const QString &process) const
{
    // The newest connection is the process's; an older one may not have noticed its end yet.
    for (auto it = m_clients.rbegin(); it != m_clients.rend(); ++it) {
        if ((*it)->caller.process == process && (*it)->connection->isOpen())
            return it->get();
    }
    return nullptr;
}

bool ApiServer::isConnected(const QString &process) const
{
    return clientOf(process) != nullptr;
}

bool ApiServer::sendTo(const QString &process, const QString &method, const QJsonObject &params,
                       std::vector<Fd> descriptors)
{
    Client *client = clientOf(process);
    return client && client->connection->send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                               {QStringLiteral("method"), method},
                                               {QStringLiteral("params"), params}},
                                              std::move(descriptors));
}

void ApiServer::request(const QString &process, const QString &method, const QJsonObject &params,
                        std::chrono::milliseconds deadline, Reply reply)
{
    Client *client = clientOf(process);
    if (!client) {
        reply(fail(ErrorCode::Unavailable, Error::tr("The %1 is not running").arg(process),
                   Error::tr("Try again in a moment")));
        return;
    }
    const qint64 id = m_nextRequest++;
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, [this, id, process] {
        finishRequest(id, fail(ErrorCode::TimedOut, Error::tr("The %1 did not answer in time").arg(process)));
    });
    m_requests.insert(id, {std::move(reply), timer, client});
    timer->start(deadline);
    client->connection->send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                              {QStringLiteral("id"), id},
                              {QStringLiteral("method"), method},
                              {QStringLiteral("params"), params}});
}

void ApiServer::finishRequest(qint64 id, Result<QJsonValue> result)
{
    const auto found = m_requests.find(id);
    if (found == m_requests.end())
        return;
    const Request request = *found;
    m_requests.erase(found);
    request.deadline->deleteLater();
    request.reply(std::move(result));
}

} // namespace hearth::bridge
