// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/http_client.h"
#include "resources/base/fd.h"
#include <QFile>
#include <QMetaObject>
#include <QPointer>
#include <atomic>
#include <cerrno>
#include <curl/curl.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace hearth
{

namespace
{

struct Transfer {
    quint64 id = 0;
    HttpRequest request;
    QPointer<QObject> context;
    HttpClient::Answer answer;
    CURL *easy = nullptr;
    Fd file;
    QByteArray body;
    qint64 received = 0;
    int fileError = 0;
    bool tooLarge = false;
    std::chrono::steady_clock::time_point lastProgress;
};

qint64 contentLength(const Transfer &transfer)
{
    curl_off_t total = -1;
    curl_easy_getinfo(transfer.easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &total);
    return total;
}

size_t takeBytes(char *data, size_t, size_t size, void *user)
{
    auto *transfer = static_cast<Transfer *>(user);
    transfer->received += static_cast<qint64>(size);
    if (transfer->received > transfer->request.sizeLimitBytes) {
        transfer->tooLarge = true;
        return 0;
    }
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    const bool save = !transfer->request.saveTo.isEmpty() && status / 100 == 2;
    if (!save) {
        transfer->body.append(data, static_cast<qsizetype>(size));
        return size;
    }
    if (!transfer->file.isValid()) {
        transfer->file.reset(::open(QFile::encodeName(transfer->request.saveTo).constData(),
                                    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (!transfer->file.isValid()) {
            transfer->fileError = errno;
            return 0;
        }
    }
    for (size_t done = 0; done < size;) {
        const ssize_t written = ::write(transfer->file.get(), data + done, size - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            transfer->fileError = errno;
            return 0;
        }
        done += static_cast<size_t>(written);
    }
    const auto now = std::chrono::steady_clock::now();
    if (transfer->request.progress && now - transfer->lastProgress > std::chrono::milliseconds(50)) {
        transfer->lastProgress = now;
        QMetaObject::invokeMethod(
            transfer->context.data(),
            [progress = transfer->request.progress, received = transfer->received,
             total = contentLength(*transfer)] { progress(received, total); },
            Qt::QueuedConnection);
    }
    return size;
}

Result<HttpAnswer> conclude(const Transfer &transfer, CURLcode code)
{
    const QString host = transfer.request.url.host();
    if (transfer.tooLarge)
        return fail(
            ErrorCode::TooLarge,
            QStringLiteral("%1 sent more than %2 bytes").arg(host).arg(transfer.request.sizeLimitBytes));
    if (transfer.fileError)
        return failErrno(QStringLiteral("cannot write %1").arg(transfer.request.saveTo), transfer.fileError);
    if (code == CURLE_OPERATION_TIMEDOUT)
        return fail(ErrorCode::TimedOut, QStringLiteral("%1 did not answer in time").arg(host),
                    QStringLiteral("Check the network and try again"));
    if (code != CURLE_OK)
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("%1: %2").arg(host, QString::fromUtf8(curl_easy_strerror(code))),
                    QStringLiteral("Check the network and try again"));
    long status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    if (transfer.file.isValid() && ::fsync(transfer.file.get()) != 0)
        return failErrno(QStringLiteral("cannot write %1").arg(transfer.request.saveTo), errno);
    return HttpAnswer{static_cast<int>(status), transfer.body};
}

} // namespace

class HttpClient::Worker
{
public:
    Worker() : m_multi(curl_multi_init()), m_thread([this] { loop(); }) {}

    ~Worker()
    {
        m_stopping = true;
        curl_multi_wakeup(m_multi);
        m_thread.join();
        for (auto &[easy, transfer] : m_running) {
            curl_multi_remove_handle(m_multi, easy);
            curl_easy_cleanup(easy);
        }
        curl_multi_cleanup(m_multi);
    }

    quint64 add(HttpRequest request, QObject *context, Answer answer)
    {
        auto transfer = std::make_unique<Transfer>();
        transfer->id = m_nextId++;
        transfer->request = std::move(request);
        transfer->context = context;
        transfer->answer = std::move(answer);
        const quint64 id = transfer->id;
        {
            const std::lock_guard lock(m_mutex);
            m_arriving.push_back(std::move(transfer));
        }
        curl_multi_wakeup(m_multi);
        return id;
    }

    void cancel(quint64 id)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_cancelled.push_back(id);
        }
        curl_multi_wakeup(m_multi);
    }

private:
    void loop()
    {
        while (!m_stopping) {
            takeOrders();
            int active = 0;
            curl_multi_perform(m_multi, &active);
            int left = 0;
            while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
                if (message->msg == CURLMSG_DONE)
                    finish(message->easy_handle, message->data.result);
            }
            curl_multi_poll(m_multi, nullptr, 0, 1000, nullptr);
        }
    }

    void takeOrders()
    {
        std::vector<std::unique_ptr<Transfer>> arriving;
        std::vector<quint64> cancelled;
        {
            const std::lock_guard lock(m_mutex);
            arriving.swap(m_arriving);
            cancelled.swap(m_cancelled);
        }
        for (auto &transfer : arriving)
            begin(std::move(transfer));
        for (const quint64 id : cancelled) {
            for (auto &[easy, transfer] : m_running) {
                if (transfer->id == id) {
                    answerWith(*transfer, fail(ErrorCode::Cancelled, QStringLiteral("cancelled")));
                    drop(easy);
                    break;
                }
            }
        }
    }

    void begin(std::unique_ptr<Transfer> transfer)
    {
        CURL *easy = curl_easy_init();
        transfer->easy = easy;
        curl_easy_setopt(easy, CURLOPT_URL, transfer->request.url.toEncoded().constData());
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
        curl_easy_setopt(easy, CURLOPT_MAXREDIRS, 5L);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_USERAGENT, "Hearth/0.1");
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(transfer->request.deadline.count()));
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, takeBytes);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer.get());
        curl_multi_add_handle(m_multi, easy);
        m_running.emplace(easy, std::move(transfer));
    }

    void finish(CURL *easy, CURLcode code)
    {
        const auto found = m_running.find(easy);
        if (found == m_running.end())
            return;
        answerWith(*found->second, conclude(*found->second, code));
        drop(easy);
    }

    void drop(CURL *easy)
    {
        curl_multi_remove_handle(m_multi, easy);
        curl_easy_cleanup(easy);
        m_running.erase(easy);
    }

    static void answerWith(const Transfer &transfer, Result<HttpAnswer> result)
    {
        if (transfer.context)
            QMetaObject::invokeMethod(
                transfer.context.data(),
                [answer = transfer.answer, result = std::move(result)]() mutable {
                    answer(std::move(result));
                },
                Qt::QueuedConnection);
    }

    CURLM *m_multi;
    std::atomic<bool> m_stopping = false;
    std::atomic<quint64> m_nextId = 1;
    std::mutex m_mutex; // guards the two order lists, which callers fill and the worker empties
    std::vector<std::unique_ptr<Transfer>> m_arriving;
    std::vector<quint64> m_cancelled;
    std::map<CURL *, std::unique_ptr<Transfer>> m_running;
    std::thread m_thread;
};

HttpClient::HttpClient()
{
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(initialised)
}

HttpClient::~HttpClient() = default;

quint64 HttpClient::get(HttpRequest request, QObject *context, Answer answer)
{
    // The thread costs memory; a set that never downloads never starts it.
    if (!m_worker)
        m_worker = std::make_unique<Worker>();
    return m_worker->add(std::move(request), context, std::move(answer));
}

void HttpClient::cancel(quint64 id)
{
    if (m_worker)
        m_worker->cancel(id);
}

} // namespace hearth
