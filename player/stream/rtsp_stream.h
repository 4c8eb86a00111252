// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an RTSP server sends: a camera, a doorbell, a server at home. Live: there is no way back, and what
// was missed is gone. A connection that is lost is made anew for as long as somebody watches, and what comes
// then follows what came last on one clock from 0.

#include "player/stream/packet_source.h"
#include "player/stream/rtsp_connection.h"

namespace hearth::player
{

class RtspStream : public PacketSource
{
public:
    /// rtsp://user:password@host:554/path. Blocks 10 s at most. Errors as RtspConnection has them.
    static Result<std::unique_ptr<RtspStream>> open(const QUrl &url,
                                                    std::shared_ptr<std::atomic<bool>> cancelled);
    ~RtspStream() override;

    [[nodiscard]] const QList<StreamInfo> &streams() const override { return m_streams; }
    [[nodiscard]] const QList<Chapter> &chapters() const override { return m_chapters; }
    [[nodiscard]] Seconds duration() const override { return {}; }
    [[nodiscard]] AVStream *stream(int index) const override;
    [[nodiscard]] std::optional<LiveWindow> liveWindow() const override;
    [[nodiscard]] SourceState state() const override;
    std::optional<Seconds> takeJump() override;
    void cancel(bool isCancelled) override { *m_cancelled = isCancelled; }
    Done seek(Seconds position) override;
    Done read(AVPacket *packet) override;
    void want(const QList<int> &indexes) override { m_wanted = indexes; }

private:
    RtspStream(QUrl url, std::shared_ptr<std::atomic<bool>> cancelled);
    Done connectAgain();
    Done take(std::unique_ptr<RtspConnection> connection);
    Done sleep(std::chrono::milliseconds duration);
    bool place(AVPacket *packet);

    QUrl m_url;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    std::unique_ptr<RtspConnection> m_connection; // null while it is lost
    // What the streams look like, apart from the connection, so that a lost one leaves nobody's stream
    // behind.
    AVFormatContext *m_described = nullptr;
    QList<StreamInfo> m_streams;
    QList<Chapter> m_chapters; // none
    QList<int> m_wanted;
    size_t m_attempts = 0;
    int m_beforeKey = 0;                            // pictures that were left out
    bool m_isJoined = false;                        // since a picture that needs no other
    std::optional<int64_t> m_shift;                 // from the connection's clock to ours, in AV_TIME_BASE
    int64_t m_newest = 0;                           // on our clock, in AV_TIME_BASE
    std::chrono::steady_clock::time_point m_handed; // when read() returned last
    std::atomic<double> m_liveSeconds = 0;
    std::atomic<double> m_jump = -1; // none when negative
    std::atomic<bool> m_isWaiting = false;
    std::atomic<bool> m_isLost = false;
};

} // namespace hearth::player
