// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// HTTP(S) downloads and questions on one worker thread (curl_worker.h, which says what is checked). Size
// limit and deadline have no defaults. Answers arrive on the thread of `context`.

#include "resources/base/result.h"
#include <QByteArray>
#include <QByteArrayList>
#include <QObject>
#include <QUrl>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace hearth
{

class CurlWorker;

/// A question that has a body (RFC 9110, 9.3.3).
struct HttpPost {
    QByteArray body;
    QByteArrayList headers; // "Name: value"
};

struct HttpRequest {
    QUrl url;
    qint64 sizeLimitBytes;
    std::chrono::milliseconds deadline; // for the whole transfer
    QString saveTo;                     // a file made anew; empty = the body comes back in memory
    std::function<void(qint64 received, qint64 total)>
        progress; // total -1 when unknown; called on `context`'s thread
    std::optional<HttpPost> post{};
    /// The url's host itself answers: a redirect is an answer like others, and no proxy is asked.
    bool isThereAlone = false;
};

struct HttpAnswer {
    int status = 0;
    QByteArray body; // empty when saved to a file
};

class HttpClient
{
public:
    using Answer = std::function<void(Result<HttpAnswer>)>;

    HttpClient();
    ~HttpClient();

    /// `answer` is called once unless `context` is gone. Status codes other than 2xx are answers, except that
    /// nothing is saved for them. Unavailable: no connection; TooLarge, TimedOut, DiskFull, Cancelled as they
    /// say.
    quint64 get(HttpRequest request, QObject *context, Answer answer);
    void cancel(quint64 id);

private:
    std::unique_ptr<CurlWorker> m_worker;
};

} // namespace hearth
