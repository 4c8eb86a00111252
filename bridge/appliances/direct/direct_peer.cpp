// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/direct/direct_peer.h"
#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <algorithm>

Q_LOGGING_CATEGORY(lcDirect, "hearth.appliances.direct")

namespace hearth::bridge
{

namespace
{

using Clock = std::chrono::steady_clock;

constexpr qsizetype kLargestMessage = 128 * 1024; // a WLED of 32 segments says 12 KB
constexpr qint64 kLargestFetched = 256 * 1024;    // its presets
constexpr std::chrono::seconds kFetchWithin{8};
constexpr std::chrono::seconds kAnswerWithin{6};
constexpr std::chrono::seconds kIntroducedWithin{10};
constexpr std::chrono::milliseconds kFirstPause{500};
constexpr std::chrono::milliseconds kLongestPause{60'000};
constexpr int kJitterPercent = 20;
constexpr int kMostFailures = 12;
constexpr std::chrono::seconds kTriedJustNow{1};
constexpr std::chrono::seconds kProvenAfter{30};
constexpr size_t kMostOrders = 32; // under way at once
constexpr int kTurnedAway = 8;     // failures that it counts as

std::unexpected<Error> away()
{
    return fail(ErrorCode::Unavailable, Error::tr("It does not answer now"),
                Error::tr("Check that it has power"));
}

} // namespace

DirectPeer::DirectPeer(WebSocket::Way way, Begin begin, HttpClient *http, QObject *parent)
    : QObject(parent), m_way(std::move(way)), m_begin(std::move(begin)), m_http(http)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &DirectPeer::connectNow);
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &DirectPeer::expire);
    // One that closes as soon as it is open is not there.
    m_proven.setSingleShot(true);
    m_proven.setInterval(kProvenAfter);
    connect(&m_proven, &QTimer::timeout, this, [this] { m_failures = 0; });
    m_introduction.setSingleShot(true);
    m_introduction.setInterval(kIntroducedWithin);
    connect(&m_introduction, &QTimer::timeout, this, [this] {
        if (m_conversation->hardware().isEmpty())
            end(QStringLiteral("it does not say who it is"));
    });
}

DirectPeer::~DirectPeer()
{
    for (auto &[number, waiting] : std::exchange(m_waiting, {}))
        waiting.answer(away());
}

void DirectPeer::wake()
{
    if (m_isTurnedAway || Clock::now() - m_tried < kTriedJustNow)
        return;
    // One that was without power says so to a connection that it does not know any more.
    m_tried = Clock::now();
    if (m_socket != nullptr)
        return m_socket->probe();
    m_failures = std::min(m_failures, kMostFailures - 2);
    connectNow();
}

void DirectPeer::turnAway()
{
    m_failures = std::max(m_failures, kTurnedAway);
    m_isTurnedAway = true;
    end(QStringLiteral("it says that it is another"));
}

void DirectPeer::connectNow()
{
    m_again.stop();
    m_isTurnedAway = false;
    m_tried = Clock::now();
    m_conversation = m_begin();
    m_socket = new WebSocket(m_way, kLargestMessage, this);
    connect(m_socket, &WebSocket::opened, this, [this] { take(m_conversation->begin()); });
    connect(m_socket, &WebSocket::heard, this,
            [this](const QByteArray &text) { take(m_conversation->hear(text)); });
    connect(m_socket, &WebSocket::closed, this, &DirectPeer::end);
    m_introduction.start();
    m_socket->open();
}

void DirectPeer::take(Result<DirectHeard> heard)
{
    if (!heard)
        return end(heard.error().message);
    const QPointer<DirectPeer> guard(this);
    const QPointer<WebSocket> socket(m_socket);
    for (const QByteArray &text : heard->says) {
        socket->send(text);
        if (socket != m_socket || !socket)
            return; // it took nothing
    }
    for (const QString &path : std::as_const(heard->fetches))
        fetch(path);
    if (!m_conversation->hardware().isEmpty() && !m_proven.isActive())
        m_proven.start();
    Q_EMIT this->heard(*heard);
    for (auto &[number, done] : heard->answered) {
        if (!guard)
            return;
        if (auto waiting = m_waiting.extract(number); !waiting.empty())
            waiting.mapped().answer(done);
    }
}

void DirectPeer::fetch(const QString &path)
{
    if (m_http == nullptr)
        return;
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_way.address);
    url.setPort(m_way.port);
    url.setPath(path);
    HttpRequest request{url, kLargestFetched, kFetchWithin, {}, {}};
    request.isThereAlone = true;
    m_http->get(std::move(request), this,
                [this, path, of = QPointer<WebSocket>(m_socket)](const Result<HttpAnswer> &answer) {
                    if (!of || of != m_socket)
                        return; // of a connection that is over
                    const bool isThere = answer && answer->status / 100 == 2;
                    take(m_conversation->fetched(
                        path, isThere  ? Result<QByteArray>(answer->body)
                              : answer ? fail(ErrorCode::NotFound, QStringLiteral("it has none"))
                                       : std::unexpected(answer.error())));
                });
}

void DirectPeer::order(const MqttMessage &message, Answer answer)
{
    if (!isOpen())
        return answer(away());
    if (m_waiting.size() >= kMostOrders)
        return answer(fail(ErrorCode::TooLarge, Error::tr("It has not answered to what was asked before"),
                           Error::tr("Try again in a moment")));
    const int number = ++m_lastOrder;
    Result<DirectHeard> heard = m_conversation->order(number, message);
    if (!heard)
        return answer(std::unexpected(heard.error()));
    m_waiting.emplace(number, Waiting{std::move(answer), Clock::now() + kAnswerWithin});
    if (!m_expiry.isActive())
        m_expiry.start(kAnswerWithin);
    take(std::move(heard));
}

void DirectPeer::expire()
{
    const Clock::time_point now = Clock::now();
    std::vector<Answer> late;
    for (auto one = m_waiting.begin(); one != m_waiting.end();) {
        if (one->second.until > now) {
            ++one;
            continue;
        }
        late.push_back(std::move(one->second.answer));
        one = m_waiting.erase(one);
    }
    if (!m_waiting.empty())
        m_expiry.start(
            std::chrono::duration_cast<std::chrono::milliseconds>(m_waiting.begin()->second.until - now) +
            std::chrono::milliseconds(1));
    const QPointer<DirectPeer> guard(this);
    for (const Answer &one : late)
        one(fail(ErrorCode::TimedOut, Error::tr("It did not answer in time"),
                 Error::tr("Check that it has power")));
    // One that holds the connection and does nothing may do better over another.
    if (guard && !late.empty())
        end(QStringLiteral("it does not answer"));
}

void DirectPeer::end(const QString &why)
{
    if (m_socket == nullptr)
        return;
    m_socket->disconnect(this);
    std::exchange(m_socket, nullptr)->deleteLater();
    m_proven.stop();
    m_introduction.stop();
    qCDebug(lcDirect, "%s:%d: %s", qUtf8Printable(m_way.address), m_way.port, qUtf8Printable(why));
    if (++m_failures < kMostFailures) {
        const auto grown = kFirstPause * (1 << std::min(m_failures - 1, 10));
        const auto pause = std::min(kLongestPause, std::chrono::milliseconds(grown));
        const qint64 jitter =
            QRandomGenerator::global()->bounded(qint64{pause.count()} * kJitterPercent / 100 + 1);
        m_again.start(pause + std::chrono::milliseconds(jitter));
    }
    const QPointer<DirectPeer> guard(this);
    for (auto &[number, waiting] : std::exchange(m_waiting, {}))
        waiting.answer(away());
    if (guard)
        Q_EMIT lost();
}

} // namespace hearth::bridge
