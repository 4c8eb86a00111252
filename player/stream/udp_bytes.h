// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// MPEG-TS that somebody sends to this set by UDP or RTP, to its own address or to a multicast group. Live: it
// is read as it comes, and what is not read in time is lost.

#include "player/stream/byte_source.h"
#include "player/stream/rtp_order.h"
#include "resources/base/fd.h"
#include <QUrl>
#include <atomic>
#include <chrono>
#include <memory>

namespace hearth::player
{

class UdpBytes : public ByteSource
{
public:
    /// udp://@239.1.2.3:5000, rtp://0.0.0.0:5000. IPv4. TimedOut when nobody sends.
    static Result<std::unique_ptr<UdpBytes>> open(const QUrl &url,
                                                  std::shared_ptr<std::atomic<bool>> cancelled);

    Result<qsizetype> read(char *buffer, qsizetype size) override;
    Done seek(qint64 offset) override;
    [[nodiscard]] qint64 position() const override { return m_position; }
    [[nodiscard]] qint64 size() const override { return -1; }
    [[nodiscard]] bool isSeekable() const override { return false; }
    [[nodiscard]] bool isLive() const override { return true; }
    void cancel(bool isCancelled) override { *m_cancelled = isCancelled; }
    [[nodiscard]] bool isWaiting() const override { return m_isWaiting; }
    [[nodiscard]] QString notice() const override;

private:
    UdpBytes(Fd socket, std::shared_ptr<std::atomic<bool>> cancelled)
        : m_socket(std::move(socket)), m_cancelled(std::move(cancelled))
    {
    }
    /// Until something is there; false after `deadline`.
    Result<bool> wait(std::chrono::milliseconds deadline);

    Fd m_socket;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    RtpOrder m_order;
    QByteArray m_rest;
    qint64 m_position = 0;
    std::atomic<bool> m_isWaiting = false;
    std::atomic<bool> m_isSilent = false;
};

} // namespace hearth::player
