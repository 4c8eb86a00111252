// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/curl_worker.h"
#include <QByteArrayView>

namespace hearth
{

namespace
{

CURLM *newMulti()
{
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(initialised)
    return curl_multi_init();
}

} // namespace

CurlWorker::CurlWorker() : m_multi(newMulti()), m_thread([this] { loop(); }) {}

CurlWorker::~CurlWorker()
{
    m_stopping = true;
    curl_multi_wakeup(m_multi);
    m_thread.join();
    for (auto &[id, running] : m_running) {
        curl_multi_remove_handle(m_multi, running.easy);
        curl_easy_cleanup(running.easy);
    }
    curl_multi_cleanup(m_multi);
}

quint64 CurlWorker::add(std::unique_ptr<CurlTransfer> transfer)
{
    const quint64 id = m_nextId++;
    {
        const std::lock_guard lock(m_mutex);
        m_arriving.push_back({id, std::move(transfer)});
    }
    curl_multi_wakeup(m_multi);
    return id;
}

void CurlWorker::cancel(quint64 id)
{
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled.push_back(id);
    }
    curl_multi_wakeup(m_multi);
}

void CurlWorker::resume(quint64 id)
{
    {
        const std::lock_guard lock(m_mutex);
        m_resumed.push_back(id);
    }
    curl_multi_wakeup(m_multi);
}

void CurlWorker::loop()
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

void CurlWorker::takeOrders()
{
    std::vector<Arriving> arriving;
    std::vector<quint64> cancelled;
    std::vector<quint64> resumed;
    {
        const std::lock_guard lock(m_mutex);
        arriving.swap(m_arriving);
        cancelled.swap(m_cancelled);
        resumed.swap(m_resumed);
    }
    for (Arriving &one : arriving)
        begin(std::move(one));
    for (const quint64 id : cancelled) {
        if (const auto found = m_running.find(id); found != m_running.end()) {
            found->second.transfer->cancelled();
            drop(id);
        }
    }
    for (const quint64 id : resumed) {
        if (const auto found = m_running.find(id); found != m_running.end())
            curl_easy_pause(found->second.easy, CURLPAUSE_CONT);
    }
}

void CurlWorker::begin(Arriving arriving)
{
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, arriving.transfer->url().toEncoded().constData());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, 5L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Hearth/0.1");
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
    arriving.transfer->prepare(easy);
    // A map's entries stay where they are.
    const auto entry = m_running.emplace(arriving.id, Running{easy, std::move(arriving.transfer), {}}).first;
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, mayAsk);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, &entry->second);
    curl_multi_add_handle(m_multi, easy);
}

// Before each request, when it is known whom a connection reached, whatever a name resolved to.
int CurlWorker::mayAsk(void *running, char *address, char *, int, int)
{
    const QByteArrayView to(address);
    const bool isHere = to.startsWith("127.") || to == "::1" || to.startsWith("::ffff:127.");
    std::optional<bool> &beganHere = static_cast<Running *>(running)->beganHere;
    beganHere = beganHere.value_or(isHere);
    return isHere && !*beganHere ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

void CurlWorker::finish(CURL *easy, CURLcode code)
{
    for (auto &[id, running] : m_running) {
        if (running.easy == easy) {
            running.transfer->finished(easy, code);
            drop(id);
            return;
        }
    }
}

void CurlWorker::drop(quint64 id)
{
    const auto found = m_running.find(id);
    curl_multi_remove_handle(m_multi, found->second.easy);
    curl_easy_cleanup(found->second.easy);
    m_running.erase(found);
}

} // namespace hearth
