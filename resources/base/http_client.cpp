// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/http_client.h"
#include "resources/base/curl_error.h"
#include "resources/base/curl_worker.h"
#include "resources/base/fd.h"
#include <QFile>
#include <QMetaObject>
#include <QPointer>
#include <cerrno>
#include <fcntl.h>

namespace hearth
{

namespace
{

class Transfer : public CurlTransfer
{
public:
    Transfer(HttpRequest request, QObject *context, HttpClient::Answer answer)
        : m_request(std::move(request)), m_context(context), m_answer(std::move(answer))
    {
    }

    [[nodiscard]] QUrl url() const override { return m_request.url; }
    void prepare(CURL *easy) override
    {
        m_easy = easy;
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(m_request.deadline.count()));
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, takeBytes);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
        if (m_request.isThereAlone) {
            curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
            curl_easy_setopt(easy, CURLOPT_PROXY, "");
        }
        if (m_request.post)
            preparePost(easy, *m_request.post);
    }
    void finished(CURL *, CURLcode code) override { answerWith(conclude(code)); }
    void cancelled() override { answerWith(fail(ErrorCode::Cancelled, QStringLiteral("cancelled"))); }

private:
    void preparePost(CURL *easy, const HttpPost &post)
    {
        for (const QByteArray &header : post.headers)
            m_headers.reset(curl_slist_append(m_headers.release(), header.constData()));
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, m_headers.get());
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS,
                         post.body.constData()); // not copied; the request outlives it
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(post.body.size()));
    }

    static size_t takeBytes(char *data, size_t, size_t size, void *user)
    {
        return static_cast<Transfer *>(user)->take(data, size) ? size : 0;
    }

    bool take(const char *data, size_t size)
    {
        m_received += static_cast<qint64>(size);
        if (m_received > m_request.sizeLimitBytes) {
            m_tooLarge = true;
            return false;
        }
        long status = 0;
        curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
        const bool save = !m_request.saveTo.isEmpty() && status / 100 == 2;
        if (!save) {
            m_body.append(data, static_cast<qsizetype>(size));
            return true;
        }
        if (!write(data, size))
            return false;
        tellProgress();
        return true;
    }

    bool write(const char *data, size_t size)
    {
        if (!m_file.isValid())
            m_file.reset(::open(QFile::encodeName(m_request.saveTo).constData(),
                                O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (!m_file.isValid()) {
            m_fileError = errno;
            return false;
        }
        for (size_t done = 0; done < size;) {
            const ssize_t written = ::write(m_file.get(), data + done, size - done);
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0) {
                m_fileError = errno;
                return false;
            }
            done += static_cast<size_t>(written);
        }
        return true;
    }

    void tellProgress()
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_request.progress || now - m_lastProgress <= std::chrono::milliseconds(50))
            return;
        m_lastProgress = now;
        curl_off_t total = -1;
        curl_easy_getinfo(m_easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &total);
        QMetaObject::invokeMethod(
            m_context.data(),
            [progress = m_request.progress, received = m_received, total] { progress(received, total); },
            Qt::QueuedConnection);
    }

    Result<HttpAnswer> conclude(CURLcode code)
    {
        const QString host = m_request.url.host();
        if (m_tooLarge)
            return fail(ErrorCode::TooLarge,
                        Error::tr("%1 sent more than %2 bytes").arg(host).arg(m_request.sizeLimitBytes));
        if (m_fileError)
            return failErrno(QStringLiteral("cannot write %1").arg(m_request.saveTo), m_fileError);
        if (code == CURLE_OPERATION_TIMEDOUT)
            return fail(ErrorCode::TimedOut, Error::tr("%1 did not answer in time").arg(host),
                        Error::tr("Check the network and try again"));
        if (code != CURLE_OK)
            return std::unexpected(errorOfCurl(code, host));
        long status = 0;
        curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
        if (m_file.isValid() && ::fsync(m_file.get()) != 0)
            return failErrno(QStringLiteral("cannot write %1").arg(m_request.saveTo), errno);
        return HttpAnswer{static_cast<int>(status), m_body};
    }

    void answerWith(Result<HttpAnswer> result)
    {
        if (m_context)
            QMetaObject::invokeMethod(
                m_context.data(),
                [answer = m_answer, result = std::move(result)]() mutable { answer(std::move(result)); },
                Qt::QueuedConnection);
    }

    struct FreeHeaders {
        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    HttpRequest m_request;
    std::unique_ptr<curl_slist, FreeHeaders> m_headers; // until the transfer is over
    QPointer<QObject> m_context;
    HttpClient::Answer m_answer;
    CURL *m_easy = nullptr;
    Fd m_file;
    QByteArray m_body;
    qint64 m_received = 0;
    int m_fileError = 0;
    bool m_tooLarge = false;
    std::chrono::steady_clock::time_point m_lastProgress;
};

} // namespace

HttpClient::HttpClient() = default;
HttpClient::~HttpClient() = default;

quint64 HttpClient::get(HttpRequest request, QObject *context, Answer answer)
{
    // The thread costs memory; a set that never downloads never starts it.
    if (!m_worker)
        m_worker = std::make_unique<CurlWorker>();
    return m_worker->add(std::make_unique<Transfer>(std::move(request), context, std::move(answer)));
}

void HttpClient::cancel(quint64 id)
{
    if (m_worker)
        m_worker->cancel(id);
}

} // namespace hearth
