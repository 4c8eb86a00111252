// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/phone/phone_connection.h"
#include "bridge/phone/bounded_stream.h"
#include "resources/base/rpc_client.h"
#include <QJsonArray>
#include <QPointer>

namespace hearth::bridge
{

namespace
{

using namespace std::chrono_literals;

constexpr JsonLimits kMessageLimits{64 * 1024, 16};
constexpr qsizetype kQueuedBytes = 2 * 1024 * 1024;
constexpr qsizetype kBytesPerTurn = 256 * 1024;
constexpr auto kPumpPause = 10ms;
constexpr auto kEventPause = 100ms;
constexpr auto kLongestStall = 15s;
constexpr auto kIntroduction = 10min; // someone walks to the TV and back
constexpr guint kPingSeconds = 20;
constexpr int kMostRefusals = 20;
constexpr int kMostCallsInFlight = 32;

} // namespace

PhoneConnection::PhoneConnection(SoupWebsocketConnection *socket, ApiServer &server, Pairing &pairing,
                                 QString setName, QObject *parent)
    : QObject(parent), m_socket(static_cast<SoupWebsocketConnection *>(g_object_ref(socket))),
      m_server(server), m_pairing(pairing), m_setName(std::move(setName))
{
    soup_websocket_connection_set_max_incoming_payload_size(socket,
                                                            static_cast<guint64>(kMessageLimits.sizeBytes));
    soup_websocket_connection_set_keepalive_interval(socket, kPingSeconds);
    const auto onMessage = +[](SoupWebsocketConnection *connection, int, GBytes *message, gpointer self) {
        gsize size = 0;
        restartBound(soup_websocket_connection_get_io_stream(connection));
        const auto *data = static_cast<const char *>(g_bytes_get_data(message, &size));
        static_cast<PhoneConnection *>(self)->receive(QByteArray(data, static_cast<qsizetype>(size)));
    };
    const auto onClosed = +[](SoupWebsocketConnection *, gpointer self) {
        Q_EMIT static_cast<PhoneConnection *>(self)->closed();
    };
    g_signal_connect(socket, "message", G_CALLBACK(onMessage), this);
    g_signal_connect(socket, "closed", G_CALLBACK(onClosed), this);

    m_pumpTimer.setSingleShot(true);
    m_pumpTimer.setInterval(kPumpPause);
    connect(&m_pumpTimer, &QTimer::timeout, this, &PhoneConnection::pump);
    m_eventTimer.setSingleShot(true);
    m_eventTimer.setInterval(kEventPause);
    connect(&m_eventTimer, &QTimer::timeout, this, &PhoneConnection::flushEvents);
    m_introductionTimer.setSingleShot(true);
    connect(&m_introductionTimer, &QTimer::timeout, this,
            [this] { close(QStringLiteral("no introduction")); });
    m_introductionTimer.start(kIntroduction);
}

PhoneConnection::~PhoneConnection()
{
    g_signal_handlers_disconnect_by_data(m_socket.get(), this);
    close(QStringLiteral("the TV stops"));
}

bool PhoneConnection::isOpen() const
{
    return soup_websocket_connection_get_state(m_socket.get()) == SOUP_WEBSOCKET_STATE_OPEN;
}

void PhoneConnection::close(const QString &reason)
{
    m_outgoing.clear();
    m_queuedBytes = 0;
    m_events.take();
    if (isOpen())
        soup_websocket_connection_close(m_socket.get(), SOUP_WEBSOCKET_CLOSE_POLICY_VIOLATION,
                                        qUtf8Printable(reason));
}

void PhoneConnection::receive(const QByteArray &bytes)
{
    const auto message = parseJsonObject(bytes, kMessageLimits);
    if (!isPaired()) {
        introduce(message.value_or(QJsonObject()));
        return;
    }
    if (!message) {
        QJsonObject error = errorToJson(message.error());
        if (message.error().code == ErrorCode::Invalid)
            error.insert(QStringLiteral("code"), -32700); // JSON-RPC 2.0 section 5.1, "Parse error"
        send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
              {QStringLiteral("id"), QJsonValue::Null},
              {QStringLiteral("error"), error}});
        return;
    }
    call(*message);
}

void PhoneConnection::introduce(const QJsonObject &message)
{
    QJsonObject welcome{{QStringLiteral("set"), m_setName}};
    if (const QJsonValue code = message.value(QLatin1String("code")); code.isString()) {
        const QString name = message.value(QLatin1String("name")).toString();
        const auto phone = m_pairing.pair(code.toString(), name);
        if (!phone) {
            refuse(phone.error());
            return;
        }
        m_phoneId = phone->id;
        welcome.insert(QStringLiteral("key"), phone->key);
        Q_EMIT paired(name, phone->forgottenId);
    } else if (const QJsonValue key = message.value(QLatin1String("key")); key.isString()) {
        const auto id = m_pairing.recognise(key.toString());
        if (!id) {
            refuse(id.error());
            return;
        }
        m_phoneId = *id;
    } else {
        refuse({ErrorCode::NotAllowed, Error::tr("This phone has not been paired"),
                Error::tr("Type the code that the TV shows")});
        return;
    }
    m_introductionTimer.stop();
    m_phoneName = m_pairing.nameOf(m_phoneId);
    send({{QStringLiteral("paired"), welcome}});
}

void PhoneConnection::refuse(const Error &error)
{
    send({{QStringLiteral("refused"), errorToJson(inWords(error))}});
    if (++m_refusals >= kMostRefusals)
        close(QStringLiteral("refused too often"));
}

void PhoneConnection::call(const QJsonObject &message)
{
    const QJsonValue id = message.value(QLatin1String("id"));
    const QString method = message.value(QLatin1String("method")).toString();
    const QJsonObject params = message.value(QLatin1String("params")).toObject();
    const QPointer<PhoneConnection> alive(this);
    const bool wantsAnswer = message.contains(QLatin1String("id"));
    if (m_callsInFlight >= kMostCallsInFlight) {
        answer(id, fail(ErrorCode::TooLarge,
                        QStringLiteral("More than %1 calls wait for an answer").arg(kMostCallsInFlight),
                        QStringLiteral("Wait for answers before calling again")));
        return;
    }
    ++m_callsInFlight;
    const auto reply = [alive, id, wantsAnswer](const Result<QJsonValue> &result) {
        if (!alive)
            return;
        --alive->m_callsInFlight;
        if (wantsAnswer)
            alive->answer(id, result);
    };
    if (method == QLatin1String("events.subscribe")) {
        const Done done = subscribe(params);
        reply(done ? Result<QJsonValue>(QJsonValue(true)) : std::unexpected(done.error()));
        return;
    }
    m_server.call({QStringLiteral("phone"), {}, m_phoneName}, method, params, reply);
}

Done PhoneConnection::subscribe(const QJsonObject &params)
{
    const ApiDocument &document = m_server.document();
    if (Done done = document.check(QStringLiteral("events.subscribe"), QStringLiteral("phone"), params);
        !done)
        return done;
    const QJsonArray names = params.value(QLatin1String("names")).toArray();
    for (const QString &event : document.events()) {
        if (document.mayHear(event, QStringLiteral("phone")) &&
            (names.contains(event) || names.contains(QStringLiteral("*"))))
            m_subscriptions.insert(event);
    }
    return {};
}

void PhoneConnection::answer(const QJsonValue &id, const Result<QJsonValue> &result)
{
    QJsonObject message{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")}, {QStringLiteral("id"), id}};
    if (result)
        message.insert(QStringLiteral("result"), *result);
    else
        message.insert(QStringLiteral("error"), errorToJson(inWords(result.error())));
    send(message);
}

void PhoneConnection::tell(const QString &event, const QJsonObject &params)
{
    if (!isPaired() || !m_subscriptions.contains(event))
        return;
    if (!m_events.add(event, params))
        close(QStringLiteral("reads too slowly"));
    else if (!m_eventTimer.isActive())
        m_eventTimer.start();
}

void PhoneConnection::flushEvents()
{
    // What waits here is still coalesced; what has left for m_outgoing is not.
    if (!m_outgoing.empty()) {
        m_eventTimer.start();
        return;
    }
    for (const EventQueue::Event &event : m_events.take())
        send({{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
              {QStringLiteral("method"), event.name},
              {QStringLiteral("params"), event.params}});
}

void PhoneConnection::send(const QJsonObject &message)
{
    if (!isOpen())
        return;
    QByteArray bytes = toJson(message);
    if (m_queuedBytes + bytes.size() > kQueuedBytes) {
        close(QStringLiteral("reads too slowly"));
        return;
    }
    m_queuedBytes += bytes.size();
    m_outgoing.push_back(std::move(bytes));
    if (!m_pumpTimer.isActive())
        pump();
}

bool PhoneConnection::isWritable() const
{
    GIOStream *stream = soup_websocket_connection_get_io_stream(m_socket.get());
    GOutputStream *out = stream ? g_io_stream_get_output_stream(stream) : nullptr;
    return out && G_IS_POLLABLE_OUTPUT_STREAM(out) &&
           g_pollable_output_stream_is_writable(G_POLLABLE_OUTPUT_STREAM(out));
}

void PhoneConnection::pump()
{
    // libsoup queues without a limit, so it is given only what the kernel still takes.
    qsizetype handedOver = 0;
    while (!m_outgoing.empty() && handedOver < kBytesPerTurn && isOpen() && isWritable()) {
        const QByteArray bytes = std::move(m_outgoing.front());
        m_outgoing.pop_front();
        m_queuedBytes -= bytes.size();
        handedOver += bytes.size();
        soup_websocket_connection_send_text(m_socket.get(), bytes.constData());
    }
    if (m_outgoing.empty() || handedOver > 0)
        m_stalled.invalidate();
    else if (!m_stalled.isValid())
        m_stalled.start();
    else if (std::chrono::milliseconds(m_stalled.elapsed()) > kLongestStall)
        close(QStringLiteral("reads too slowly"));
    // Also after the last message: what follows within this turn waits, and so is bounded.
    if (handedOver > 0 || !m_outgoing.empty())
        m_pumpTimer.start();
}

} // namespace hearth::bridge
