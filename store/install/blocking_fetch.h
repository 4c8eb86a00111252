// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Lets the worker wait for an HTTP answer while the one HttpClient stays on its own thread. Made and
// destroyed on that thread; get() is called on the worker alone; stop() wakes it for good.

#include "resources/base/http_client.h"
#include <condition_variable>
#include <mutex>
#include <optional>

namespace hearth::store
{

class BlockingFetch : public QObject
{
    Q_OBJECT
public:
    explicit BlockingFetch(HttpClient &http) : m_http(http) {}

    /// NotFound for 404 alone, Unavailable for every other status than 200, Cancelled after stop().
    Result<QByteArray> get(const QUrl &url, qint64 sizeLimitBytes);
    void stop();

private:
    struct Pending {
        std::mutex mutex; // guards `answer` and `stopped`, which two threads touch
        std::condition_variable changed;
        std::optional<Result<HttpAnswer>> answer;
        bool stopped = false;
    };

    HttpClient &m_http;
    std::mutex m_mutex; // guards the two below
    std::shared_ptr<Pending> m_current;
    bool m_stopped = false;
};

} // namespace hearth::store
