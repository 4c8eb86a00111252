// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/client.h"
#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <QThreadPool>
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <mutex>
#include <netdb.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/ioctl.h>

Q_LOGGING_CATEGORY(lcMqttClient, "hearth.mqtt")

namespace hearth::bridge
{

namespace
{

constexpr std::chrono::milliseconds kFirstPause{100};
constexpr std::chrono::milliseconds kLongestPause{5000};
constexpr int kPacketsPerTurn = 64;
constexpr qsizetype kFiltersPerPacket = 100;

// MQTT 3.1.1, table 3.1; MQTT 5, 3.2.2.2.
QString sentenceFor(int connackCode)
{
    switch (connackCode) {
    case 4:
    case 5:
    case 0x86:
    case 0x87:
        return Error::tr("The home's broker refused the name or the password");
    case 1:
    case 0x84:
        return Error::tr("The home's broker does not speak this version of MQTT");
    case 3:
    case 0x88:
    case 0x89:
        return Error::tr("The home's broker is not ready");
    default:
        return Error::tr("The home's broker refused the connection (%1)").arg(connackCode);
    }
}

QString noAnswer()
{
    return Error::tr("The home's broker does not answer");
}

bool isAddress(const QByteArray &host)
{
    in6_addr bytes{};
    return ::inet_pton(AF_INET, host.constData(), &bytes) == 1 ||
           ::inet_pton(AF_INET6, host.constData(), &bytes) == 1;
}

/// Waits as long as the system's resolver does; empty when nobody has that name.
QString addressOf(const QByteArray &host)
{
    addrinfo wish{};
    wish.ai_socktype = SOCK_STREAM;
    addrinfo *first = nullptr;
    if (::getaddrinfo(host.constData(), nullptr, &wish, &first) != 0)
        return {};
    std::array<char, NI_MAXHOST> text{};
    const int failed = ::getnameinfo(first->ai_addr, first->ai_addrlen, text.data(), text.size(), nullptr, 0,
                                     NI_NUMERICHOST);
    ::freeaddrinfo(first);
    return failed != 0 ? QString() : QString::fromLatin1(text.data());
}

} // namespace

struct MqttClient::Handle {
    explicit Handle(MqttClient *owner)
    {
        static std::once_flag once;
        std::call_once(once, [] { mosquitto_lib_init(); });
        const QByteArray id = owner->m_settings.clientId.toUtf8();
        client = mosquitto_new(id.isEmpty() ? nullptr : id.constData(), true, owner);
    }
    Handle(const Handle &) = delete;
    ~Handle() { mosquitto_destroy(client); }
    mosquitto *client;
};

MqttClient::MqttClient(MqttSettings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_pause(kFirstPause), m_problem(noAnswer())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &MqttClient::lookUp);
    m_housekeeping.setInterval(std::chrono::seconds(1));
    connect(&m_housekeeping, &QTimer::timeout, this, &MqttClient::housekeep);
}

MqttClient::~MqttClient()
{
    // The answers may hold what is going too; nobody is left to hear them.
    m_outstanding.clear();
    m_readNotifier.reset();
    m_writeNotifier.reset();
    if (m_handle && m_connected)
        mosquitto_disconnect(m_handle->client);
}

void MqttClient::start()
{
    m_housekeeping.start();
    lookUp();
}

void MqttClient::lookUp()
{
    const QByteArray host = m_settings.host.toUtf8();
    if (isAddress(host))
        return connectNow(m_settings.host);
    QThreadPool::globalInstance()->start([self = QPointer<MqttClient>(this),
                                          context = QCoreApplication::instance(), attempt = ++m_attempt,
                                          host] {
        const QString address = addressOf(host);
        // By way of the application, which lives as long as anybody: this client may be gone by now.
        QMetaObject::invokeMethod(context, [self, attempt, address] {
            if (!self || self->m_attempt != attempt)
                return;
            if (address.isEmpty())
                return self->dropConnection(
                    QStringLiteral("There is no \"%1\" in the home's network").arg(self->m_settings.host));
            // The name is what a certificate is for; it has just been looked up, so this does not wait again.
            self->connectNow(self->m_settings.tls ? self->m_settings.host : address);
        });
    });
}

bool MqttClient::secure()
{
    const MqttTls &tls = *m_settings.tls;
    const auto path = [](const QByteArray &text) { return text.isEmpty() ? nullptr : text.constData(); };
    const QByteArray authority = QFile::encodeName(tls.authorityFile);
    const QByteArray certificate = QFile::encodeName(tls.certificateFile);
    const QByteArray key = QFile::encodeName(tls.keyFile);
    const int code =
        mosquitto_tls_set(m_handle->client, path(authority), authority.isEmpty() ? "/etc/ssl/certs" : nullptr,
                          path(certificate), path(key), nullptr);
    // The least that is still safe (RFC 8996).
    return code == MOSQ_ERR_SUCCESS &&
           mosquitto_tls_opts_set(m_handle->client, 1, "tlsv1.2", nullptr) == MOSQ_ERR_SUCCESS;
}

void MqttClient::connectNow(const QString &host)
{
    // A fresh handle each time: the old one would send what it had queued, long after its answer was
    // "failed".
    stopListening();
    m_refusal.clear();
    m_handle = std::make_unique<Handle>(this);
    mosquitto *client = m_handle->client;
    mosquitto_connect_callback_set(
        client, [](mosquitto *, void *self, int code) { static_cast<MqttClient *>(self)->onConnect(code); });
    mosquitto_message_callback_set(client, [](mosquitto *, void *self, const mosquitto_message *message) {
        static_cast<MqttClient *>(self)->onMessage(message);
    });
    mosquitto_publish_callback_set(
        client, [](mosquitto *, void *self, int mid) { static_cast<MqttClient *>(self)->onPublished(mid); });
    mosquitto_max_inflight_messages_set(client, 0);
    mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1);
    if (m_settings.version == MqttVersion::V5)
        mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
    if (m_settings.tls && !secure()) {
        dropConnection(Error::tr("The certificates for the home's broker cannot be read"));
        return;
    }
    if (!m_settings.user.isEmpty())
        mosquitto_username_pw_set(client, m_settings.user.toUtf8().constData(),
                                  m_settings.password.constData());
    if (m_settings.will)
        mosquitto_will_set(client, m_settings.will->topic.toUtf8().constData(),
                           static_cast<int>(m_settings.will->payload.size()),
                           m_settings.will->payload.constData(), m_settings.will->qos,
                           m_settings.will->isRetained);
    const int code = mosquitto_connect_async(client, host.toUtf8().constData(), m_settings.port,
                                             static_cast<int>(m_settings.keepAlive.count()));
    const int socket = mosquitto_socket(client);
    if (socket < 0) {
        qCDebug(lcMqttClient) << "connect:" << mosquitto_strerror(code);
        dropConnection(noAnswer());
        return;
    }
    m_readNotifier = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writeNotifier = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    connect(m_readNotifier.get(), &QSocketNotifier::activated, this, &MqttClient::readReady);
    connect(m_writeNotifier.get(), &QSocketNotifier::activated, this, [this] {
        if (isHungUp())
            dropConnection(noAnswer());
        else
            afterCall(mosquitto_loop_write(m_handle->client, 1));
    });
    m_attemptEnds = std::chrono::steady_clock::now() + m_settings.connectDeadline;
}

void MqttClient::onConnect(int code)
{
    if (code != 0) {
        // The socket closes right after; what is said here must survive that.
        m_refusal = sentenceFor(code);
        return;
    }
    m_connected = true;
    m_pause = kFirstPause;
    setProblem({});
    sendSubscriptions(m_filters.values());
    Q_EMIT connected();
}

void MqttClient::onMessage(const mosquitto_message *message)
{
    Q_EMIT received({QString::fromUtf8(message->topic),
                     QByteArray(static_cast<const char *>(message->payload), message->payloadlen),
                     message->qos, message->retain});
}

void MqttClient::onPublished(int mid)
{
    if (const Outstanding done = m_outstanding.take(mid); done.answer)
        done.answer({});
}

/// libmosquitto takes a refused connection under TLS for one that is still being made, and would try again
/// and again.
bool MqttClient::isHungUp() const
{
    pollfd socket{mosquitto_socket(m_handle->client), POLLOUT, 0};
    return !m_connected && ::poll(&socket, 1, 0) == 1 && (socket.revents & (POLLERR | POLLHUP)) != 0;
}

void MqttClient::readReady()
{
    if (m_readNotifier && isHungUp())
        return dropConnection(m_refusal.isEmpty() ? noAnswer() : m_refusal);
    for (int packet = 0; packet < kPacketsPerTurn && m_readNotifier; ++packet) {
        const int code = mosquitto_loop_read(m_handle->client, 1);
        if (code != MOSQ_ERR_SUCCESS || mosquitto_socket(m_handle->client) < 0) {
            afterCall(code);
            return;
        }
        if (!hasMore())
            break;
    }
    // The socket tells nothing of what is decrypted already.
    if (m_readNotifier && m_settings.tls && hasMore())
        QMetaObject::invokeMethod(this, &MqttClient::readReady, Qt::QueuedConnection);
    updateWriteNotifier();
}

/// In the socket, or decrypted already.
bool MqttClient::hasMore() const
{
    if (auto *tls = static_cast<SSL *>(mosquitto_ssl_get(m_handle->client));
        tls != nullptr && SSL_pending(tls) > 0)
        return true;
    int waiting = 0;
    return ::ioctl(mosquitto_socket(m_handle->client), FIONREAD, &waiting) == 0 && waiting > 0;
}

void MqttClient::afterCall(int code)
{
    if (code != MOSQ_ERR_SUCCESS || mosquitto_socket(m_handle->client) < 0) {
        const bool isDistrust = code == MOSQ_ERR_TLS || code == MOSQ_ERR_TLS_HANDSHAKE;
        dropConnection(!m_refusal.isEmpty() ? m_refusal
                       : isDistrust ? Error::tr("The home's broker shows a certificate that is not trusted")
                                    : noAnswer());
        return;
    }
    updateWriteNotifier();
}

void MqttClient::updateWriteNotifier()
{
    if (m_writeNotifier)
        m_writeNotifier->setEnabled(mosquitto_want_write(m_handle->client));
}

void MqttClient::housekeep()
{
    const auto now = std::chrono::steady_clock::now();
    if (m_readNotifier && !m_connected && now > m_attemptEnds)
        dropConnection(noAnswer()); // one who takes the connection and says nothing
    if (m_readNotifier)
        afterCall(mosquitto_loop_misc(m_handle->client));
    std::vector<Answer> late;
    m_outstanding.removeIf([&](QHash<int, Outstanding>::iterator one) {
        if (one->deadline > now)
            return false;
        late.push_back(one->answer);
        return true;
    });
    for (const Answer &answer : late)
        answer(fail(ErrorCode::TimedOut, Error::tr("The home's broker did not answer in time")));
}

void MqttClient::stopListening()
{
    for (auto *notifier : {&m_readNotifier, &m_writeNotifier}) {
        if (!*notifier)
            continue;
        // Later, since this may run in the notifier's own signal.
        (*notifier)->setEnabled(false);
        notifier->release()->deleteLater();
    }
}

void MqttClient::dropConnection(const QString &why)
{
    // The handle stays until the next attempt: this may run inside one of its callbacks' callers.
    stopListening();
    const bool wasConnected = std::exchange(m_connected, false);
    const QHash<int, Outstanding> lost = std::exchange(m_outstanding, {});
    // Jitter, so that a whole home does not return in the same instant.
    const auto jitter = std::chrono::milliseconds(QRandomGenerator::global()->bounded(50));
    m_retry.start(m_pause + jitter);
    m_pause = std::min(kLongestPause, m_pause * 2);
    setProblem(why);
    if (wasConnected)
        Q_EMIT disconnected();
    for (const Outstanding &one : lost)
        one.answer(fail(ErrorCode::Unavailable, why));
}

void MqttClient::publish(const MqttMessage &message, Answer answer)
{
    if (!answer)
        answer = [](const Done &) {};
    if (!m_connected)
        return answer(fail(ErrorCode::Unavailable, m_problem));
    int mid = 0;
    const int code = mosquitto_publish(m_handle->client, &mid, message.topic.toUtf8().constData(),
                                       static_cast<int>(message.payload.size()), message.payload.constData(),
                                       message.qos, message.isRetained);
    updateWriteNotifier();
    if (code != MOSQ_ERR_SUCCESS)
        return answer(
            fail(ErrorCode::Invalid, QStringLiteral("cannot publish to \"%1\": %2")
                                         .arg(message.topic, QLatin1String(mosquitto_strerror(code)))));
    if (message.qos == 0)
        return answer({});
    m_outstanding.insert(mid,
                         {std::move(answer), std::chrono::steady_clock::now() + m_settings.publishDeadline});
}

void MqttClient::subscribe(const QStringList &filters)
{
    QStringList fresh;
    for (const QString &filter : filters) {
        if (!m_filters.contains(filter)) {
            m_filters.insert(filter);
            fresh << filter;
        }
    }
    if (m_connected)
        sendSubscriptions(fresh);
}

void MqttClient::unsubscribe(const QString &filter)
{
    if (m_filters.remove(filter) && m_connected) {
        mosquitto_unsubscribe(m_handle->client, nullptr, filter.toUtf8().constData());
        updateWriteNotifier();
    }
}

void MqttClient::sendSubscriptions(const QStringList &filters)
{
    for (qsizetype from = 0; from < filters.size(); from += kFiltersPerPacket) {
        std::vector<QByteArray> texts;
        for (const QString &filter : filters.mid(from, kFiltersPerPacket))
            texts.push_back(filter.toUtf8());
        std::vector<char *> pointers;
        for (QByteArray &text : texts)
            pointers.push_back(text.data());
        const int code = mosquitto_subscribe_multiple(
            m_handle->client, nullptr, static_cast<int>(pointers.size()), pointers.data(), 1, 0, nullptr);
        if (code != MOSQ_ERR_SUCCESS)
            qCWarning(lcMqttClient) << "cannot subscribe:" << mosquitto_strerror(code);
    }
    updateWriteNotifier();
}

void MqttClient::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace hearth::bridge
