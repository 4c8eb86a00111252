// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/direct/web_socket.h"
#include <QPointer>
#include <QRandomGenerator>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace hearth::bridge
{

namespace
{

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kOpenWithin{5};
constexpr std::chrono::seconds kMessageWithin{10};
constexpr std::chrono::seconds kPingEvery{10};
constexpr std::chrono::seconds kSilentFor{25};
constexpr std::chrono::seconds kSpan{10};
constexpr qsizetype kMostInSpan = 2 * 1024 * 1024; // bytes
constexpr int kMostMessagesInSpan = 2000;
constexpr qsizetype kMostWaiting = 64 * 1024; // bytes
constexpr size_t kReadAtOnce = 16 * 1024;     // bytes

quint32 mask()
{
    return QRandomGenerator::system()->generate();
}

} // namespace

WebSocket::WebSocket(Way way, qsizetype largestMessageBytes, QObject *parent)
    : QObject(parent), m_way(std::move(way)), m_reader(largestMessageBytes)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { close(QStringLiteral("not in time")); });
    m_silence.setInterval(kPingEvery);
    connect(&m_silence, &QTimer::timeout, this, &WebSocket::askSilent);
}

WebSocket::~WebSocket() = default;

void WebSocket::open()
{
    m_state = State::Connecting;
    m_deadline.start(kOpenWithin);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(m_way.port);
    m_socket = Fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const bool isNumber = ::inet_pton(AF_INET, m_way.address.toLatin1().constData(), &to.sin_addr) == 1;
    const int begun = isNumber && m_socket.isValid()
                          ? ::connect(m_socket.get(), reinterpret_cast<const sockaddr *>(&to), sizeof to)
                          : -1;
    if (begun != 0 && (!isNumber || !m_socket.isValid() || errno != EINPROGRESS)) {
        const QString why = QString::fromLocal8Bit(std::strerror(errno));
        // Nobody is told within the call that began it.
        QTimer::singleShot(0, this, [this, why] { close(why); });
        return;
    }
    // Who pressed a key waits for it; what is sent is small.
    constexpr int kYes = 1;
    ::setsockopt(m_socket.get(), IPPROTO_TCP, TCP_NODELAY, &kYes, sizeof kYes);
    m_writable = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Write);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &WebSocket::writeReady);
    m_readable = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    m_readable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &WebSocket::readReady);
}

void WebSocket::connected()
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(m_socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0)
        return close(QString::fromLocal8Bit(std::strerror(error)));
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    m_key = QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toBase64();
    m_state = State::Asking;
    m_readable->setEnabled(true);
    write(webSocketRequest(m_way.address, m_way.port, m_way.path, m_key));
}

void WebSocket::writeReady()
{
    if (m_state == State::Connecting)
        return connected();
    write({});
}

void WebSocket::write(const QByteArray &bytes)
{
    m_outgoing += bytes;
    while (!m_outgoing.isEmpty()) {
        const ssize_t sent = ::send(m_socket.get(), m_outgoing.constData(),
                                    static_cast<size_t>(m_outgoing.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0 && errno != EAGAIN)
            return close(QString::fromLocal8Bit(std::strerror(errno)));
        if (sent < 0)
            break;
        m_outgoing.remove(0, sent);
    }
    if (m_outgoing.size() > kMostWaiting)
        return close(QStringLiteral("it takes nothing"));
    m_writable->setEnabled(!m_outgoing.isEmpty());
}

void WebSocket::send(const QByteArray &text)
{
    if (isOpen())
        write(webSocketFrame(WebSocketMessage::Kind::Text, text, mask()));
}

void WebSocket::readReady()
{
    std::array<char, kReadAtOnce> buffer; // NOLINT: filled by recv
    const ssize_t size = ::recv(m_socket.get(), buffer.data(), buffer.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (size <= 0)
        return close(size == 0 ? QStringLiteral("it closed") : QString::fromLocal8Bit(std::strerror(errno)));
    const Clock::time_point now = Clock::now();
    m_lastHeard = now;
    if (now - m_spanBegan >= kSpan) {
        m_spanBegan = now;
        m_spanBytes = m_spanMessages = 0;
    }
    m_spanBytes += size;
    if (m_spanBytes > kMostInSpan)
        return close(QStringLiteral("it says too much"));
    const QByteArray bytes(buffer.data(), size);
    if (m_state == State::Open)
        return readFrames(bytes);
    m_answer += bytes;
    readAnswer();
}

void WebSocket::readAnswer()
{
    const Result<std::optional<qsizetype>> answer = readWebSocketAnswer(m_answer, m_key);
    if (!answer)
        return close(answer.error().message);
    if (!*answer)
        return;
    const QByteArray rest = std::exchange(m_answer, {}).mid(**answer);
    m_state = State::Open;
    m_deadline.stop();
    m_deadline.setInterval(kMessageWithin);
    m_silence.start();
    const QPointer<WebSocket> guard(this);
    Q_EMIT opened();
    if (guard && isOpen() && !rest.isEmpty())
        readFrames(rest);
}

void WebSocket::readFrames(const QByteArray &bytes)
{
    const Result<std::vector<WebSocketMessage>> messages = m_reader.take(bytes);
    if (!messages)
        return close(messages.error().message);
    m_spanMessages += static_cast<int>(messages->size());
    if (m_spanMessages > kMostMessagesInSpan)
        return close(QStringLiteral("it says too much"));
    // The deadline is a message's: bytes that drip do not put it off.
    if (!m_reader.isWithinMessage())
        m_deadline.stop();
    else if (!m_deadline.isActive() || !messages->empty())
        m_deadline.start();
    const QPointer<WebSocket> guard(this);
    for (const WebSocketMessage &message : *messages) {
        if (message.kind == WebSocketMessage::Kind::Text)
            Q_EMIT heard(message.bytes);
        else if (message.kind == WebSocketMessage::Kind::Ping)
            write(webSocketFrame(WebSocketMessage::Kind::Pong, message.bytes, mask()));
        else if (message.kind == WebSocketMessage::Kind::Close)
            close(QStringLiteral("it closed"));
        if (!guard || !isOpen())
            return;
    }
}

void WebSocket::probe()
{
    if (isOpen())
        write(webSocketFrame(WebSocketMessage::Kind::Ping, {}, mask()));
}

void WebSocket::askSilent()
{
    if (Clock::now() - m_lastHeard > kSilentFor)
        return close(QStringLiteral("nothing is heard of it"));
    probe();
}

void WebSocket::close(const QString &why)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_deadline.stop();
    m_silence.stop();
    // Their own signals may be what ends them.
    for (std::unique_ptr<QSocketNotifier> *one : {&m_readable, &m_writable}) {
        if (*one) {
            (*one)->setEnabled(false);
            one->release()->deleteLater();
        }
    }
    m_socket.reset();
    Q_EMIT closed(why);
}

} // namespace hearth::bridge
