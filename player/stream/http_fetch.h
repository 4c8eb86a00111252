// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One GET, read as it comes. The bytes wait in a bounded buffer; while it is full the server is not read
// from. Made, read and destroyed on one thread, which may block; the bytes arrive on the worker's.

#include "resources/base/curl_worker.h"
#include "resources/base/result.h"
#include <QByteArray>
#include <QMap>
#include <chrono>
#include <condition_variable>

namespace hearth::player
{

struct HttpWant {
    QUrl url;
    qint64 from = 0;           // the first byte; with 0 and no length no range is asked for
    qint64 length = -1;        // -1: to the end
    bool asksForRange = false; // asks for bytes=0- to learn whether the server takes ranges
    qint64 sizeLimitBytes = 0;
    std::chrono::milliseconds firstByte{}; // from the start to the head of the answer
    std::chrono::milliseconds stall{};     // between one byte and the next
    qint64 bufferBytes = 0;                // how far ahead of the reader
    QByteArray json;                       // not empty: a POST of it
};

struct HttpHead {
    int status = 0;
    QUrl url; // after redirects: what relative addresses are relative to
    QByteArray type;
    qint64 from = 0;  // the first byte that comes
    qint64 size = -1; // of the whole resource; -1 when unknown
    bool takesRanges = false;
};

class HttpFetch
{
public:
    /// `cancelled` is asked while waiting and outlives this.
    HttpFetch(CurlWorker &worker, HttpWant want, const std::atomic<bool> &cancelled);
    ~HttpFetch();
    HttpFetch(const HttpFetch &) = delete;
    HttpFetch &operator=(const HttpFetch &) = delete;

    /// Waits for the head of a 2xx answer. Errors by code:
    /// Unavailable: no connection (away, or refused); NotFound: 404, 410; NotAllowed: 401, 403; Io: the
    /// server has an error, or the answer was cut off; TimedOut: too slow; TooLarge; Cancelled; Invalid: what
    /// answers is no such server. The sentence names the host.
    Result<HttpHead> head();
    /// At least one byte, or 0 at the end.
    Result<qsizetype> read(char *buffer, qsizetype size);
    /// All that is left.
    Result<QByteArray> readAll();
    [[nodiscard]] qint64 receivedBytes() const;

private:
    struct Shared;
    class Transfer;
    template <typename Ready>
    Done waitFor(std::unique_lock<std::mutex> &lock, std::chrono::milliseconds deadline, Ready ready);

    CurlWorker &m_worker;
    HttpWant m_want;
    const std::atomic<bool> &m_cancelled;
    std::shared_ptr<Shared> m_shared;
    quint64 m_id = 0;
};

} // namespace hearth::player
