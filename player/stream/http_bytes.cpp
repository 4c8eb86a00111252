// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/http_bytes.h"

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

constexpr milliseconds kFirstByte{8000};
constexpr milliseconds kStall{8000};
constexpr qint64 kBufferBytes = 4 * 1024 * 1024;
constexpr qint64 kLargestFilm = qint64(1) << 42;
constexpr qsizetype kBeginningBytes = 4096;
constexpr qint64 kReadOver = 512 * 1024; // a gap that is read over sooner than asked around
constexpr milliseconds kPauses[] = {milliseconds(500), milliseconds(1000), milliseconds(2000)};

/// What a second try can change.
bool mayPass(ErrorCode code)
{
    return code == ErrorCode::Unavailable || code == ErrorCode::TimedOut || code == ErrorCode::Io;
}

} // namespace

Result<std::unique_ptr<HttpBytes>> HttpBytes::open(CurlWorker &worker, const QUrl &url,
                                                   std::shared_ptr<std::atomic<bool>> cancelled)
{
    std::unique_ptr<HttpBytes> bytes(new HttpBytes(worker, std::move(cancelled)));
    bytes->m_url = url;
    Done done = bytes->connect();
    if (!done && done.error().code == ErrorCode::Io) {
        if (Done slept = bytes->sleep(kPauses[0]); !slept)
            return std::unexpected(slept.error());
        done = bytes->connect();
    }
    if (!done)
        return std::unexpected(done.error());
    return bytes;
}

Done HttpBytes::connect()
{
    m_fetch.reset();
    const bool isFirst = m_head.status == 0;
    HttpWant want{.url = m_url,
                  .from = isFirst || m_head.takesRanges ? m_position : 0,
                  .asksForRange = true,
                  .sizeLimitBytes = kLargestFilm,
                  .firstByte = kFirstByte,
                  .stall = kStall,
                  .bufferBytes = kBufferBytes,
                  .json = {}};
    auto fetch = std::make_unique<HttpFetch>(m_worker, want, *m_cancelled);
    const auto head = fetch->head();
    if (!head)
        return std::unexpected(head.error());
    if (!isFirst && m_head.size >= 0 && head->size >= 0 && head->size != m_head.size)
        return fail(ErrorCode::Invalid, Error::tr("The film on the server is another one now"),
                    Error::tr("Open it again"));
    m_head = *head;
    m_fetchPosition = head->from;
    m_fetch = std::move(fetch);
    return {};
}

Result<qsizetype> HttpBytes::readOnce(char *buffer, qsizetype size)
{
    if (!m_fetch) {
        if (Done done = connect(); !done)
            return std::unexpected(done.error());
    }
    // Without ranges the way to a place leads over all that lies before it.
    while (m_fetchPosition < m_position) {
        const qsizetype over = static_cast<qsizetype>(std::min<qint64>(size, m_position - m_fetchPosition));
        const auto got = m_fetch->read(buffer, over);
        if (!got || *got == 0)
            return got;
        m_fetchPosition += *got;
    }
    return m_fetch->read(buffer, size);
}

Result<qsizetype> HttpBytes::read(char *buffer, qsizetype size)
{
    if (m_head.size >= 0 && m_position >= m_head.size)
        return 0;
    if (m_position < m_beginning.size()) {
        const qsizetype count = std::min<qsizetype>(size, m_beginning.size() - m_position);
        std::copy_n(m_beginning.constData() + m_position, count, buffer);
        m_position += count;
        return count;
    }
    for (size_t attempt = 0;; ++attempt) {
        m_isWaiting = true;
        auto got = readOnce(buffer, size);
        if (got) {
            m_isWaiting = false;
            m_isLost = false;
            m_hasRead = true;
            m_position += *got;
            m_fetchPosition += *got;
            return got;
        }
        m_fetch.reset();
        // Before the first byte a sentence is better than patience.
        const bool isHopeless = !mayPass(got.error().code) || (attempt >= std::size(kPauses) && !m_hasRead);
        if (isHopeless) {
            m_isWaiting = false;
            return got;
        }
        m_isLost = attempt > 0;
        qWarning("%s; trying again", qUtf8Printable(got.error().message));
        if (Done done = sleep(kPauses[std::min(attempt, std::size(kPauses) - 1)]); !done) {
            m_isWaiting = false;
            return std::unexpected(done.error());
        }
    }
}

Result<QByteArray> HttpBytes::beginning()
{
    QByteArray bytes(kBeginningBytes, Qt::Uninitialized);
    qsizetype got = 0;
    while (got < bytes.size()) {
        const auto part = read(bytes.data() + got, bytes.size() - got);
        if (!part)
            return std::unexpected(part.error());
        if (*part == 0)
            break;
        got += *part;
    }
    bytes.truncate(got);
    m_beginning = bytes;
    m_position = 0;
    return m_beginning;
}

Done HttpBytes::seek(qint64 offset)
{
    if (*m_cancelled)
        return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
    m_position = offset;
    const bool isNear =
        m_fetch && offset >= m_fetchPosition && (!m_head.takesRanges || offset - m_fetchPosition < kReadOver);
    if (!isNear)
        m_fetch.reset();
    return {};
}

Done HttpBytes::sleep(milliseconds duration)
{
    const auto end = std::chrono::steady_clock::now() + duration;
    while (std::chrono::steady_clock::now() < end) {
        if (*m_cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        std::this_thread::sleep_for(milliseconds(10));
    }
    return {};
}

QString HttpBytes::notice() const
{
    return m_isLost ? QStringLiteral("network-lost") : QString();
}

} // namespace hearth::player
