// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The thread that reads packets and hands them on, in the source's order. It owns the source while it runs;
// others talk to it by orders. Consumers are called on this thread and may block (that is the back-pressure).

#include "player/stream/packet_source.h"
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace hearth::player
{

class Demuxer
{
public:
    struct Consumers {
        /// Takes one packet (borrowed). False: nobody wants packets now, hold still until resume().
        std::function<bool(const AVPacket *, const AVStream *)> packet;
        std::function<void()> end;
        std::function<void(const Error &)> failed;
    };

    Demuxer(std::unique_ptr<PacketSource> source, Consumers consumers);
    ~Demuxer();

    /// Returns once the thread holds still; packets in flight have been delivered or refused.
    void pause();
    /// While paused. The thread then seeks, which may take a server's time, and goes on.
    void resume(std::optional<Seconds> position, const QList<int> &streams);

private:
    void loop();

    std::unique_ptr<PacketSource> m_source;
    Consumers m_consumers;
    std::optional<Seconds> m_seekTo; // guarded by m_mutex as the three below it
    std::mutex m_mutex;              // orders from the session, state from the thread
    std::condition_variable m_changed;
    bool m_wantsPause = true;
    bool m_isPaused = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace hearth::player
