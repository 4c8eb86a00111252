// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One connection to an RTSP server (RFC 2326), by libavformat: what it sends from now on. Everything comes
// over the one TCP connection that the questions go over (its section 10.12): it passes routers and loses
// nothing. The server is hostile; this runs only in the confined player. Used by one thread at a time.

#include "resources/base/result.h"
#include <QUrl>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

struct AVBSFContext;
struct AVFormatContext;
struct AVPacket;

namespace hearth::player
{

class RtspConnection
{
public:
    /// Blocks until the streams are known, `deadline` at most, or until `cancelled`, which must outlive this.
    /// User name and password stand in the address and in no error. NotAllowed when the server wants others.
    static Result<std::unique_ptr<RtspConnection>> open(const QUrl &url, std::chrono::milliseconds deadline,
                                                        const std::atomic<bool> &cancelled);
    RtspConnection(const RtspConnection &) = delete;
    RtspConnection &operator=(const RtspConnection &) = delete;
    ~RtspConnection();

    /// Lives as long as this.
    [[nodiscard]] const AVFormatContext *format() const { return m_format; }
    /// The next packet, the caller's to unref; pictures that begin anew carry all that a decoder needs.
    /// NotFound when the server has ended it, TimedOut after `silence`, Cancelled, Io. What is being sent
    /// when it is cancelled is still read, so a running stream answers before the interruption and can be
    /// read on; after an error nothing more can be read.
    Done read(AVPacket *packet, std::chrono::milliseconds silence);

private:
    explicit RtspConnection(const std::atomic<bool> &cancelled) : m_cancelled(cancelled) {}
    static int interrupted(void *self);
    [[nodiscard]] bool isGivenUp();
    [[nodiscard]] bool isLate() const { return std::chrono::steady_clock::now() > m_deadline; }
    [[nodiscard]] Error whyNot(int code, const QUrl &url) const;
    void completeKeyFrames();

    const std::atomic<bool> &m_cancelled;
    std::chrono::steady_clock::time_point m_deadline;
    std::chrono::milliseconds m_grace{}; // between being cancelled and giving up
    std::optional<std::chrono::steady_clock::time_point> m_cancelledAt;
    AVFormatContext *m_format = nullptr;
    std::vector<AVBSFContext *> m_completers; // by stream; null where nothing is missing
};

} // namespace hearth::player
