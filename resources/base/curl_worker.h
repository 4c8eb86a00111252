// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The thread that moves bytes over HTTP(S): one curl multi handle, whose connections are kept and used again.
// Orders come from any thread. TLS certificates are always checked; redirects stay on http and https, end
// after five, and do not lead from elsewhere to this machine's own loopback, where nobody outside may ask; a
// connection that is not made within five seconds has failed.

#include <QUrl>
#include <atomic>
#include <curl/curl.h>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace hearth
{

/// One transfer. Everything here is called on the worker's thread.
class CurlTransfer
{
public:
    virtual ~CurlTransfer() = default;
    [[nodiscard]] virtual QUrl url() const = 0;
    /// Sets what is its own on a handle that has the common options.
    virtual void prepare(CURL *easy) = 0;
    /// The last call but for the destructor.
    virtual void finished(CURL *easy, CURLcode code) = 0;
    /// Instead of finished(), after CurlWorker::cancel().
    virtual void cancelled() = 0;
};

class CurlWorker
{
public:
    CurlWorker();
    /// What still runs is dropped without a word.
    ~CurlWorker();

    quint64 add(std::unique_ptr<CurlTransfer> transfer);
    void cancel(quint64 id);
    /// Goes on with a transfer whose write function returned CURL_WRITEFUNC_PAUSE.
    void resume(quint64 id);

private:
    struct Running {
        CURL *easy = nullptr;
        std::unique_ptr<CurlTransfer> transfer;
        std::optional<bool> beganHere; // on loopback; unset: no request was sent yet
    };
    static int mayAsk(void *running, char *address, char *, int, int);
    struct Arriving {
        quint64 id = 0;
        std::unique_ptr<CurlTransfer> transfer;
    };

    void loop();
    void takeOrders();
    void begin(Arriving arriving);
    void finish(CURL *easy, CURLcode code);
    void drop(quint64 id);

    CURLM *m_multi = nullptr;
    std::atomic<bool> m_stopping = false;
    std::atomic<quint64> m_nextId = 1;
    std::mutex m_mutex; // guards the three lists of orders, which callers fill and the worker empties
    std::vector<Arriving> m_arriving;
    std::vector<quint64> m_cancelled;
    std::vector<quint64> m_resumed;
    std::map<quint64, Running> m_running; // the worker's alone
    std::thread m_thread;
};

} // namespace hearth
