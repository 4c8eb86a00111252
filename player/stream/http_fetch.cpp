// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/http_fetch.h"
#include "resources/base/curl_error.h"
#include <cstring>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kCancelStep{10}; // how soon a wait hears of its cancelling
constexpr long kConnectMs = 4000;

Error errorOfStatus(int status, const QString &host)
{
    switch (status) {
    case 401:
    case 403:
    case 407:
        return {ErrorCode::NotAllowed,
                Error::tr("%1 does not let this set see it (%2)").arg(host).arg(status),
                Error::tr("Sign in with the provider, or ask for another address")};
    case 404:
    case 410:
        return {ErrorCode::NotFound, Error::tr("%1 has nothing at this address (%2)").arg(host).arg(status),
                Error::tr("Check the address; what stood there may be gone")};
    case 416:
        return {ErrorCode::Io, Error::tr("%1 does not have that part").arg(host),
                Error::tr("Try again in a moment")};
    default:
        return {ErrorCode::Io, Error::tr("%1 has an error of its own (%2)").arg(host).arg(status),
                Error::tr("Try again in a moment")};
    }
}

} // namespace

struct HttpFetch::Shared {
    mutable std::mutex mutex; // guards everything below, between the reader and the worker
    std::condition_variable changed;
    HttpHead head;
    bool hasHead = false;
    bool isDone = false;
    bool isPaused = false;
    bool isTooLarge = false;
    CURLcode code = CURLE_OK;
    QByteArray buffer;
    qsizetype taken = 0; // of buffer, by the reader
    qint64 received = 0;
};

class HttpFetch::Transfer : public CurlTransfer
{
public:
    Transfer(HttpWant want, std::shared_ptr<Shared> shared)
        : m_want(std::move(want)), m_shared(std::move(shared))
    {
    }

    [[nodiscard]] QUrl url() const override { return m_want.url; }

    void prepare(CURL *easy) override
    {
        m_easy = easy;
        if (m_want.from > 0 || m_want.length >= 0 || m_want.asksForRange) {
            QByteArray range = QByteArray::number(m_want.from) + '-';
            if (m_want.length >= 0)
                range += QByteArray::number(m_want.from + m_want.length - 1);
            curl_easy_setopt(easy, CURLOPT_RANGE, range.constData());
        }
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, kConnectMs);
        curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 128L * 1024);
        curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
        if (m_want.bufferBytes <= 0 && m_want.from == 0 && m_want.length < 0)
            curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
        if (!m_want.json.isEmpty()) {
            m_headers.reset(curl_slist_append(nullptr, "Content-Type: application/json"));
            curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_want.json.size()));
            curl_easy_setopt(easy, CURLOPT_POSTFIELDS, m_want.json.constData());
            curl_easy_setopt(easy, CURLOPT_HTTPHEADER, m_headers.get());
        }
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    }

    void finished(CURL *, CURLcode code) override
    {
        const std::lock_guard lock(m_shared->mutex);
        if (!m_shared->hasHead && code == CURLE_OK)
            readHead();
        m_shared->code = code;
        m_shared->isDone = true;
        m_shared->changed.notify_all();
    }

    void cancelled() override {}

private:
    static size_t take(char *data, size_t, size_t size, void *self)
    {
        return static_cast<Transfer *>(self)->takeBytes(data, size);
    }

    size_t takeBytes(const char *data, size_t size)
    {
        const std::lock_guard lock(m_shared->mutex);
        Shared &shared = *m_shared;
        if (!shared.hasHead)
            readHead();
        shared.changed.notify_all();
        if (shared.head.status / 100 != 2)
            return size; // a page that explains the error; nobody reads it, the connection stays whole
        if (shared.received + static_cast<qint64>(size) > m_want.sizeLimitBytes) {
            shared.isTooLarge = true;
            return 0;
        }
        if (m_want.bufferBytes > 0 && shared.buffer.size() - shared.taken >= m_want.bufferBytes) {
            shared.isPaused = true;
            return CURL_WRITEFUNC_PAUSE;
        }
        if (shared.taken > 0) {
            shared.buffer.remove(0, shared.taken);
            shared.taken = 0;
        }
        shared.buffer.append(data, static_cast<qsizetype>(size));
        shared.received += static_cast<qint64>(size);
        return size;
    }

    void readHead()
    {
        HttpHead &head = m_shared->head;
        long status = 0;
        curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
        head.status = static_cast<int>(status);
        const char *text = nullptr;
        curl_easy_getinfo(m_easy, CURLINFO_EFFECTIVE_URL, &text);
        head.url = QUrl::fromEncoded(QByteArray(text));
        text = nullptr;
        curl_easy_getinfo(m_easy, CURLINFO_CONTENT_TYPE, &text);
        head.type = QByteArray(text ? text : "").left(200);
        curl_off_t length = -1;
        curl_easy_getinfo(m_easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
        curl_header *header = nullptr;
        if (head.status == 206) {
            head.takesRanges = true;
            head.from = m_want.from;
            // RFC 9110, 14.4: "bytes 0-99/1234", with '*' for a size that is not known.
            if (curl_easy_header(m_easy, "Content-Range", 0, CURLH_HEADER, -1, &header) == CURLHE_OK) {
                const QByteArray range = QByteArray(header->value).trimmed();
                head.from = range.mid(6, range.indexOf('-') - 6).trimmed().toLongLong();
                bool isNumber = false;
                const qint64 size = range.mid(range.lastIndexOf('/') + 1).toLongLong(&isNumber);
                head.size = isNumber ? size : -1;
            }
        } else {
            head.size = length;
        }
        m_shared->hasHead = true;
    }

    HttpWant m_want;
    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> m_headers{nullptr, curl_slist_free_all};
    CURL *m_easy = nullptr;
};

HttpFetch::HttpFetch(CurlWorker &worker, HttpWant want, const std::atomic<bool> &cancelled)
    : m_worker(worker), m_want(std::move(want)), m_cancelled(cancelled), m_shared(std::make_shared<Shared>())
{
    m_id = m_worker.add(std::make_unique<Transfer>(m_want, m_shared));
}

HttpFetch::~HttpFetch()
{
    m_worker.cancel(m_id);
}

template <typename Ready>
Done HttpFetch::waitFor(std::unique_lock<std::mutex> &lock, milliseconds deadline, Ready ready)
{
    const auto end = steady_clock::now() + deadline;
    while (!ready()) {
        if (m_cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        if (steady_clock::now() >= end)
            return fail(ErrorCode::TimedOut, Error::tr("%1 is too slow").arg(m_want.url.host()),
                        Error::tr("Check the network; try again later"));
        m_shared->changed.wait_for(lock, kCancelStep);
    }
    return {};
}

Result<HttpHead> HttpFetch::head()
{
    std::unique_lock lock(m_shared->mutex);
    if (Done done = waitFor(lock, m_want.firstByte, [this] { return m_shared->hasHead || m_shared->isDone; });
        !done)
        return std::unexpected(done.error());
    const QString host = m_want.url.host();
    if (!m_shared->hasHead)
        return std::unexpected(errorOfCurl(m_shared->code, host));
    if (m_shared->head.status / 100 != 2)
        return std::unexpected(errorOfStatus(m_shared->head.status, host));
    return m_shared->head;
}

Result<qsizetype> HttpFetch::read(char *buffer, qsizetype size)
{
    if (auto whole = head(); !whole)
        return std::unexpected(whole.error());
    std::unique_lock lock(m_shared->mutex);
    Shared &shared = *m_shared;
    const auto available = [&shared] { return shared.buffer.size() - shared.taken; };
    if (Done done = waitFor(lock, m_want.stall, [&] { return available() > 0 || shared.isDone; }); !done)
        return std::unexpected(done.error());
    const qsizetype count = std::min(size, available());
    if (count > 0) {
        std::memcpy(buffer, shared.buffer.constData() + shared.taken, static_cast<size_t>(count));
        shared.taken += count;
        if (shared.isPaused && available() < m_want.bufferBytes / 2) {
            shared.isPaused = false;
            m_worker.resume(m_id);
        }
        return count;
    }
    if (shared.isTooLarge)
        return fail(ErrorCode::TooLarge, Error::tr("%1 sends more than it should").arg(m_want.url.host()),
                    Error::tr("Use another address"));
    if (shared.code != CURLE_OK)
        return std::unexpected(errorOfCurl(shared.code, m_want.url.host()));
    return 0;
}

Result<QByteArray> HttpFetch::readAll()
{
    QByteArray all;
    QByteArray part(256 * 1024, Qt::Uninitialized);
    for (;;) {
        const auto got = read(part.data(), part.size());
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return all;
        all.append(part.constData(), *got);
    }
}

qint64 HttpFetch::receivedBytes() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->received;
}

} // namespace hearth::player
