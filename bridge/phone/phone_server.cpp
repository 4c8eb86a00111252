// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/phone/phone_server.h"
#include "bridge/phone/bounded_stream.h"
#include <QFile>
#include <QLoggingCategory>
#include <algorithm>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(phoneLog, "hearth.phone")

namespace
{

constexpr int kMostSockets = 64;
constexpr gsize kUnansweredBytes = 256 * 1024; // of a request or a message; four times the largest message
constexpr size_t kMostPhones = 16;
// Longer than the ping of a WebSocket, so that only a dead connection reaches it.
constexpr guint kSilenceSeconds = 60;

struct PageFile {
    const char *path;
    const char *resource;
    const char *type;
};
constexpr PageFile kPage[] = {
    {"/", ":/phone/index.html", "text/html; charset=utf-8"},
    {"/words.js", ":/phone/words.js", "text/javascript; charset=utf-8"},
    {"/language.js", ":/phone/language.js", "text/javascript; charset=utf-8"},
    {"/page.js", ":/phone/page.js", "text/javascript; charset=utf-8"},
    {"/remote.js", ":/phone/remote.js", "text/javascript; charset=utf-8"},
    {"/appliances.js", ":/phone/appliances.js", "text/javascript; charset=utf-8"},
    {"/page.css", ":/phone/page.css", "text/css; charset=utf-8"},
};

/// A header's value, all of them joined when it came more than once, so that two never pass for one.
QString header(SoupServerMessage *message, const char *name)
{
    return QString::fromLatin1(
        soup_message_headers_get_list(soup_server_message_get_request_headers(message), name));
}

void setHeader(SoupServerMessage *message, const char *name, const QByteArray &value)
{
    soup_message_headers_replace(soup_server_message_get_response_headers(message), name, value.constData());
}

void refuse(SoupServerMessage *message, guint status, const char *sentence)
{
    setHeader(message, "Connection", "close");
    soup_server_message_set_response(message, "text/plain; charset=utf-8", SOUP_MEMORY_STATIC, sentence,
                                     qstrlen(sentence));
    soup_server_message_set_status(message, status, nullptr);
}

bool addAddress(GSocketService *service, const char *text, quint16 port, quint16 *chosen, GFailure &failure)
{
    const GHandle<GSocketAddress> address(g_inet_socket_address_new_from_string(text, port));
    GSocketAddress *effective = nullptr;
    if (!g_socket_listener_add_address(G_SOCKET_LISTENER(service), address.get(), G_SOCKET_TYPE_STREAM,
                                       G_SOCKET_PROTOCOL_TCP, nullptr, &effective, failure.out()))
        return false;
    const GHandle<GSocketAddress> owned(effective);
    *chosen = g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(effective));
    return true;
}

} // namespace

Result<std::unique_ptr<PhoneServer>> PhoneServer::create(const PhoneOptions &options, ApiServer &server,
                                                         Database &home, const Clock &clock)
{
    std::unique_ptr<PhoneServer> phone(new PhoneServer(options, server, home, clock));
    if (Done done = phone->listen(); !done)
        return std::unexpected(done.error());
    return phone;
}

PhoneServer::PhoneServer(const PhoneOptions &options, ApiServer &server, Database &home, const Clock &clock)
    : m_options(options), m_api(server), m_pairing(home, clock), m_server(soup_server_new(nullptr, nullptr))
{
    const auto check = +[](SoupServer *, SoupServerMessage *message, const char *, GHashTable *,
                           gpointer self) { static_cast<PhoneServer *>(self)->checkRequest(message); };
    const auto answer = +[](SoupServer *, SoupServerMessage *message, const char *path, GHashTable *,
                            gpointer self) { static_cast<PhoneServer *>(self)->serve(message, path); };
    const auto upgrade = +[](SoupServer *, SoupServerMessage *, const char *, SoupWebsocketConnection *socket,
                             gpointer self) { static_cast<PhoneServer *>(self)->open(socket); };
    soup_server_add_early_handler(m_server.get(), nullptr, check, this, nullptr);
    soup_server_add_handler(m_server.get(), nullptr, answer, this, nullptr);
    soup_server_add_early_handler(m_server.get(), "/api", check, this, nullptr);
    soup_server_add_websocket_handler(m_server.get(), "/api", nullptr, nullptr, upgrade, this, nullptr);
    connect(&m_api, &ApiServer::eventEmitted, this, [this](const QString &name, const QJsonObject &params) {
        for (const auto &phone : m_phones)
            phone->tell(name, params);
    });
}

PhoneServer::~PhoneServer()
{
    closeDoor();
    m_phones.clear();
    soup_server_disconnect(m_server.get());
    for (GSocketConnection *connection : m_sockets)
        g_object_weak_unref(G_OBJECT(connection), &PhoneServer::socketGone, this);
}

void PhoneServer::closeDoor()
{
    if (!m_listener)
        return;
    g_signal_handlers_disconnect_by_data(m_listener.get(), this);
    g_socket_service_stop(m_listener.get());
    g_socket_listener_close(G_SOCKET_LISTENER(m_listener.get()));
    m_listener.reset();
}

Done PhoneServer::setOnLan(bool onLan)
{
    if (onLan == m_options.onLan)
        return {};
    const PhoneOptions before = m_options;
    m_options.port = m_port;
    m_options.onLan = onLan;
    closeDoor();
    const Done done = listen();
    if (!done) {
        m_options = before;
        m_options.port = m_port;
        if (const Done back = listen(); !back)
            qCWarning(phoneLog, "%s", qUtf8Printable(back.error().message));
        return done;
    }
    for (const auto &phone : m_phones)
        phone->close(QStringLiteral("moved"));
    return {};
}

Done PhoneServer::listen()
{
    GFailure failure;
    quint16 sixth = 0;
    m_listener.reset(g_socket_service_new());
    const auto incoming =
        +[](GSocketService *, GSocketConnection *connection, GObject *, gpointer self) -> gboolean {
        static_cast<PhoneServer *>(self)->accept(connection);
        return TRUE;
    };
    g_signal_connect(m_listener.get(), "incoming", G_CALLBACK(incoming), this);
    // A new service is active; adding to an active one drops a connection that comes meanwhile.
    g_socket_service_stop(m_listener.get());
    if (!addAddress(m_listener.get(), m_options.onLan ? "0.0.0.0" : "127.0.0.1", m_options.port, &m_port,
                    failure))
        return fail(
            ErrorCode::Unavailable,
            QStringLiteral("The phone page cannot be served: %1").arg(QString::fromUtf8(failure.message())),
            QStringLiteral("Choose another port with --phone-port"));
    // A set without IPv6, or with this port taken there, is served over IPv4 alone.
    if (!addAddress(m_listener.get(), m_options.onLan ? "::" : "::1", m_port, &sixth, failure))
        qCDebug(phoneLog, "no IPv6: %s", failure.message());
    g_socket_service_start(m_listener.get());
    qCInfo(phoneLog, "phones find %s", qUtf8Printable(url()));
    return {};
}

HostRules PhoneServer::rules() const
{
    return {m_port, m_options.onLan ? homeAddresses() : QStringList()};
}

QString PhoneServer::url() const
{
    const QStringList addresses = rules().addresses;
    const QString host = addresses.isEmpty() ? QStringLiteral("127.0.0.1") : addresses.first();
    return QStringLiteral("http://%1:%2/")
        .arg(host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host)
        .arg(m_port);
}

QJsonObject PhoneServer::pairing(bool fresh)
{
    const Pairing::Code code = fresh ? m_pairing.showCode() : m_pairing.currentCode();
    return {{QStringLiteral("url"), url()},
            {QStringLiteral("onLan"), m_options.onLan},
            {QStringLiteral("code"), code.digits},
            {QStringLiteral("validSeconds"), static_cast<qint64>(code.validFor.count())}};
}

Result<QJsonArray> PhoneServer::phones()
{
    auto list = m_pairing.list();
    if (!list)
        return list;
    for (QJsonValueRef entry : *list) {
        QJsonObject phone = entry.toObject();
        const QString id = phone.value(QLatin1String("id")).toString();
        phone.insert(QStringLiteral("connected"),
                     std::ranges::any_of(m_phones, [&](const auto &one) { return one->phoneId() == id; }));
        entry = phone;
    }
    return list;
}

Done PhoneServer::forgetPhone(const QString &id)
{
    if (Done done = m_pairing.forget(id); !done)
        return done;
    for (const auto &phone : m_phones) {
        if (phone->phoneId() == id)
            phone->close(QStringLiteral("forgotten"));
    }
    return {};
}

void PhoneServer::socketGone(gpointer self, GObject *object)
{
    std::erase(static_cast<PhoneServer *>(self)->m_sockets, reinterpret_cast<GSocketConnection *>(object));
}

void PhoneServer::accept(GSocketConnection *connection)
{
    if (m_sockets.size() >= kMostSockets) {
        g_io_stream_close(G_IO_STREAM(connection), nullptr, nullptr);
        return;
    }
    g_socket_set_timeout(g_socket_connection_get_socket(connection), kSilenceSeconds);
    GFailure failure;
    const GHandle<GSocketAddress> local(g_socket_connection_get_local_address(connection, nullptr));
    const GHandle<GSocketAddress> remote(g_socket_connection_get_remote_address(connection, nullptr));
    const GHandle<GIOStream> bounded(boundedStream(G_IO_STREAM(connection), kUnansweredBytes));
    if (!local || !remote ||
        !soup_server_accept_iostream(m_server.get(), bounded.get(), local.get(), remote.get(), failure.out()))
        return;
    m_sockets.push_back(connection);
    g_object_weak_ref(G_OBJECT(connection), &PhoneServer::socketGone, this);
}

void PhoneServer::checkRequest(SoupServerMessage *message)
{
    // A body is never wanted; without this libsoup would gather it whole.
    soup_message_body_set_accumulate(soup_server_message_get_request_body(message), FALSE);
    const QString host = header(message, "Host");
    setHeader(message, "X-Content-Type-Options", "nosniff");
    setHeader(message, "Cache-Control", "no-store");
    setHeader(message, "Referrer-Policy", "no-referrer");
    if (!isOurHost(host, rules())) {
        refuse(message, SOUP_STATUS_MISDIRECTED_REQUEST, "This is not an address of the TV.\n");
        return;
    }
    // 'self' does not cover ws: in older Safaris.
    setHeader(
        message, "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ws://" +
            host.toLatin1() + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    const QString origin = header(message, "Origin");
    const QByteArray path = g_uri_get_path(soup_server_message_get_uri(message));
    const bool isApi = path == "/api" || path.startsWith("/api/");
    if ((isApi || !origin.isEmpty()) && !isOwnOrigin(origin, host))
        refuse(message, SOUP_STATUS_FORBIDDEN, "Only the TV's own page may ask this.\n");
    else if (qstrcmp(soup_server_message_get_method(message), "GET") != 0)
        refuse(message, SOUP_STATUS_METHOD_NOT_ALLOWED, "This page is only read.\n");
}

void PhoneServer::serve(SoupServerMessage *message, const char *path)
{
    if (soup_server_message_get_status(message) != SOUP_STATUS_NONE)
        return;
    const auto *file =
        std::ranges::find_if(kPage, [path](const PageFile &one) { return qstrcmp(one.path, path) == 0; });
    if (file == std::end(kPage)) {
        refuse(message, SOUP_STATUS_NOT_FOUND, "There is nothing here.\n");
        return;
    }
    QFile content(QLatin1String(file->resource));
    if (!content.open(QIODevice::ReadOnly)) {
        refuse(message, SOUP_STATUS_INTERNAL_SERVER_ERROR, "The page is missing from this set.\n");
        return;
    }
    const QByteArray bytes = content.readAll();
    soup_server_message_set_response(message, file->type, SOUP_MEMORY_COPY, bytes.constData(),
                                     static_cast<gsize>(bytes.size()));
    soup_server_message_set_status(message, SOUP_STATUS_OK, nullptr);
}

void PhoneServer::open(SoupWebsocketConnection *socket)
{
    if (m_phones.size() >= kMostPhones) {
        // Strangers make room, phones of the household do not.
        const auto stranger =
            std::ranges::find_if(m_phones, [](const auto &phone) { return !phone->isPaired(); });
        if (stranger == m_phones.end()) {
            soup_websocket_connection_close(socket, SOUP_WEBSOCKET_CLOSE_POLICY_VIOLATION, "too many phones");
            return;
        }
        (*stranger)->close(QStringLiteral("another phone came"));
        forget(stranger->get());
    }
    auto owned = std::make_unique<PhoneConnection>(socket, m_api, m_pairing, m_options.name, nullptr);
    PhoneConnection *phone = owned.get();
    connect(phone, &PhoneConnection::closed, this, [this, phone] { forget(phone); });
    connect(phone, &PhoneConnection::paired, this, [this](const QString &name, const QString &forgottenId) {
        for (const auto &other : m_phones) {
            if (!forgottenId.isEmpty() && other->phoneId() == forgottenId)
                other->close(QStringLiteral("forgotten"));
        }
        qCInfo(phoneLog, "a phone was paired");
        Q_EMIT paired(name);
    });
    m_phones.push_back(std::move(owned));
}

void PhoneServer::forget(const PhoneConnection *connection)
{
    const auto found = std::ranges::find(m_phones, connection, &std::unique_ptr<PhoneConnection>::get);
    if (found == m_phones.end())
        return;
    // It may be in the middle of its own signal.
    found->release()->deleteLater();
    m_phones.erase(found);
}

} // namespace hearth::bridge
