// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/held_stream.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

HeldStream::HeldStream(std::unique_ptr<PacketSource> live, int picture)
    : m_live(std::move(live)), m_picture(picture)
{
}

HeldStream::~HeldStream()
{
    forgetAll();
}

void HeldStream::hold()
{
    const std::lock_guard lock(m_mutex);
    forgetAll();
    m_hold = Hold::Newest;
}

Seconds HeldStream::stay()
{
    const std::lock_guard lock(m_mutex);
    m_hold = Hold::All;
    return m_begin;
}

Done HeldStream::seek(Seconds position)
{
    const std::lock_guard lock(m_mutex);
    if (!m_kept.empty())
        return {}; // it goes on with what is kept
    return m_live->seek(position);
}

Done HeldStream::read(AVPacket *packet)
{
    for (;;) {
        if (m_hold == Hold::No) {
            const std::lock_guard lock(m_mutex);
            if (!m_kept.empty()) {
                m_keptBytes -= m_kept.front()->size;
                av_packet_move_ref(packet, m_kept.front());
                av_packet_free(&m_kept.front());
                m_kept.pop_front();
                return {};
            }
        }
        const bool wasHeld = m_hold != Hold::No;
        if (Done done = m_live->read(packet); !done)
            return done;
        if (!wasHeld)
            return {};
        keep(packet);
    }
}

Seconds HeldStream::timeOf(const AVPacket &packet) const
{
    const AVStream *stream = m_live->stream(packet.stream_index);
    return packet.pts == AV_NOPTS_VALUE || !stream
               ? m_begin
               : Seconds(static_cast<double>(packet.pts) * av_q2d(stream->time_base));
}

void HeldStream::keep(AVPacket *packet)
{
    const std::lock_guard lock(m_mutex);
    const bool isKey = m_picture < 0 || (packet->stream_index == m_picture &&
                                         (packet->flags & AV_PKT_FLAG_KEY) && packet->pts != AV_NOPTS_VALUE);
    if (isKey && m_hold == Hold::Newest) {
        m_begin = timeOf(*packet);
        // Sound that is heard with the new picture may have been sent before it.
        std::erase_if(m_kept, [this](AVPacket *kept) {
            if (kept->stream_index != m_picture && timeOf(*kept) >= m_begin)
                return false;
            m_keptBytes -= kept->size;
            av_packet_free(&kept);
            return true;
        });
    }
    if (m_keptBytes + packet->size > kMostBytes) {
        forgetAll();
        m_begin = timeOf(*packet);
    }
    m_keptBytes += packet->size;
    AVPacket *kept = av_packet_alloc();
    av_packet_move_ref(kept, packet);
    m_kept.push_back(kept);
}

void HeldStream::forgetAll()
{
    for (AVPacket *packet : m_kept)
        av_packet_free(&packet);
    m_kept.clear();
    m_keptBytes = 0;
}

} // namespace hearth::player
