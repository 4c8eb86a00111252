// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/demuxer.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

Demuxer::Demuxer(std::unique_ptr<PacketSource> source, Consumers consumers)
    : m_source(std::move(source)), m_consumers(std::move(consumers)), m_thread([this] { loop(); })
{
}

Demuxer::~Demuxer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_source->cancel(true);
    m_changed.notify_all();
    m_thread.join();
}

void Demuxer::pause()
{
    std::unique_lock lock(m_mutex);
    m_wantsPause = true;
    m_source->cancel(true);
    m_changed.wait(lock, [this] { return m_isPaused; });
    m_source->cancel(false);
}

void Demuxer::resume(std::optional<Seconds> position, const QList<int> &streams)
{
    {
        const std::lock_guard lock(m_mutex);
        m_source->want(streams);
        m_seekTo = position;
        m_wantsPause = false;
    }
    m_changed.notify_all();
}

void Demuxer::loop()
{
    AVPacket *packet = av_packet_alloc();
    for (;;) {
        std::optional<Seconds> seekTo;
        {
            std::unique_lock lock(m_mutex);
            if (m_wantsPause) {
                m_isPaused = true;
                m_changed.notify_all();
                m_changed.wait(lock, [this] { return !m_wantsPause || m_stopping; });
                m_isPaused = false;
            }
            if (m_stopping)
                break;
            seekTo = std::exchange(m_seekTo, std::nullopt);
        }
        Done read;
        if (seekTo)
            read = m_source->seek(*seekTo);
        if (read)
            read = m_source->read(packet);
        if (!read) {
            // Interrupted by pause() or the end: not the file's fault.
            const std::lock_guard lock(m_mutex);
            if (m_wantsPause || m_stopping)
                continue;
        }
        bool hold = !read;
        if (read) {
            hold = !m_consumers.packet(packet, m_source->stream(packet->stream_index));
            av_packet_unref(packet);
        } else if (read.error().code == ErrorCode::NotFound) {
            m_consumers.end();
        } else {
            m_consumers.failed(read.error());
        }
        if (hold) {
            const std::lock_guard lock(m_mutex);
            m_wantsPause = true;
        }
    }
    av_packet_free(&packet);
}

} // namespace hearth::player
