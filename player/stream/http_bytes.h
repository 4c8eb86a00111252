// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A film that lies on a server as one file. With byte ranges it is read from anywhere; without, forward, and
// from its beginning again to go back. A connection that breaks is made anew where it broke, as often as it
// takes once the film has begun: the viewer is told and may leave.

#include "player/stream/byte_source.h"
#include "player/stream/http_fetch.h"

namespace hearth::player
{

class HttpBytes : public ByteSource
{
public:
    /// Waits for the head of the answer. The worker outlives this.
    static Result<std::unique_ptr<HttpBytes>> open(CurlWorker &worker, const QUrl &url,
                                                   std::shared_ptr<std::atomic<bool>> cancelled);

    Result<qsizetype> read(char *buffer, qsizetype size) override;
    Done seek(qint64 offset) override;
    [[nodiscard]] qint64 position() const override { return m_position; }
    [[nodiscard]] qint64 size() const override { return m_head.size; }
    [[nodiscard]] bool isSeekable() const override { return m_head.takesRanges && m_head.size > 0; }
    void cancel(bool isCancelled) override { *m_cancelled = isCancelled; }
    [[nodiscard]] bool isWaiting() const override { return m_isWaiting; }
    [[nodiscard]] QString notice() const override;

    [[nodiscard]] const HttpHead &head() const { return m_head; }
    /// The first bytes, which are then read once more; fewer at the end of the file.
    Result<QByteArray> beginning();

private:
    HttpBytes(CurlWorker &worker, std::shared_ptr<std::atomic<bool>> cancelled)
        : m_worker(worker), m_cancelled(std::move(cancelled))
    {
    }
    Done connect(); // at m_position
    Done sleep(std::chrono::milliseconds duration);
    Result<qsizetype> readOnce(char *buffer, qsizetype size);

    CurlWorker &m_worker;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    QUrl m_url;
    HttpHead m_head;
    std::unique_ptr<HttpFetch> m_fetch;
    qint64 m_position = 0;
    QByteArray m_beginning;
    qint64 m_fetchPosition = 0; // where m_fetch stands
    bool m_hasRead = false;
    std::atomic<bool> m_isWaiting = false;
    std::atomic<bool> m_isLost = false;
};

} // namespace hearth::player
