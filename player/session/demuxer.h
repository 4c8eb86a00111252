// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The thread that reads packets and hands them on, in the file's order. It owns the MediaFile while it runs;
// others talk to it by orders. Consumers are called on this thread and may block (that is the back-pressure).

#include "player/session/media_file.h"
#include <atomic>
#include <condition_variable>
#include <functional>
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

    Demuxer(std::unique_ptr<MediaFile> file, Consumers consumers);
    ~Demuxer();

    /// Returns once the thread holds still; packets in flight have been delivered or refused.
    void pause();
    /// Seeks and chooses streams while paused, then goes on.
    void resume(std::optional<Seconds> position, const QList<int> &streams);

private:
    void loop();

    std::unique_ptr<MediaFile> m_file;
    Consumers m_consumers;
    std::mutex m_mutex; // guards the three below: orders from the session, state from the thread
    std::condition_variable m_changed;
    bool m_wantsPause = true;
    bool m_isPaused = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace hearth::player
