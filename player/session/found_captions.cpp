// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/found_captions.h"
#include "player/session/packet_captions.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

/// "CC1", "SERVICE1" (RFC 8216, 4.3.4.1); -1 for what is no channel that is decoded.
int channelNamed(const QString &name)
{
    const QString own = QString(name).replace(QLatin1String("SERVICE"), QLatin1String("CS"));
    for (int channel = 0; channel < CaptionDecoder::kChannels; ++channel) {
        if (own == CaptionDecoder::name(channel))
            return channel;
    }
    return -1;
}

} // namespace

FoundCaptions::FoundCaptions(const PacketSource &source, int video, bool isWide, CaptionStyle style)
    : m_video(video), m_stream(video), m_style(style)
{
    m_decoder.setWide(isWide);
    for (const CaptionChannel &named : source.captions()) {
        if (const int channel = channelNamed(named.name); channel >= 0)
            m_named.emplace(channel, named);
    }
    for (const StreamInfo &stream : source.streams()) {
        if (m_stream != m_video || !isCaptionStream(source.stream(stream.index)))
            continue;
        m_stream = stream.index;
        m_named.emplace(0, CaptionChannel{CaptionDecoder::name(0), stream.language, stream.title});
    }
}

void FoundCaptions::give(const AVPacket *packet, const AVStream *stream)
{
    if (packet->stream_index != m_stream)
        return;
    const QList<CcTriplet> triplets = captionsIn(*packet, *stream);
    const auto time = [&](int64_t ticks) -> std::optional<CaptionOrder::Time> {
        if (ticks == AV_NOPTS_VALUE)
            return std::nullopt;
        return CaptionOrder::Time(av_rescale_q(ticks, stream->time_base, AVRational{1, 1'000'000}));
    };
    const std::lock_guard lock(m_mutex);
    m_order.put(time(packet->pts), time(packet->dts), triplets);
}

void FoundCaptions::end()
{
    const std::lock_guard lock(m_mutex);
    m_order.end();
}

bool FoundCaptions::playTo(std::chrono::milliseconds now)
{
    for (;;) {
        std::optional<TimedTriplets> next;
        {
            const std::lock_guard lock(m_mutex);
            next = m_order.take(now);
        }
        if (!next)
            break;
        m_decoder.take(*next);
    }
    m_decoder.advance(now);
    int found = 0;
    for (int channel = 0; channel < CaptionDecoder::kChannels; ++channel)
        found += m_decoder.isFound(channel) ? 1 : 0;
    return std::exchange(m_found, found) != found;
}

void FoundCaptions::restart()
{
    {
        const std::lock_guard lock(m_mutex);
        m_order.clear();
    }
    m_decoder.reset();
}

bool FoundCaptions::has(int index) const
{
    const int channel = index - kFirstIndex;
    return isIndex(index) && (m_decoder.isFound(channel) || m_named.contains(channel));
}

QList<StreamInfo> FoundCaptions::streams() const
{
    QList<StreamInfo> list;
    for (int channel = 0; channel < CaptionDecoder::kChannels; ++channel) {
        if (!has(kFirstIndex + channel))
            continue;
        StreamInfo stream;
        stream.index = kFirstIndex + channel;
        stream.kind = StreamKind::Subtitle;
        stream.codec =
            channel < CaptionDecoder::kLine21Channels ? QStringLiteral("eia_608") : QStringLiteral("cta_708");
        stream.captions = CaptionDecoder::name(channel);
        if (const auto named = m_named.find(channel); named != m_named.end()) {
            stream.language = named->second.language;
            stream.title = named->second.title;
        }
        // Without a name it is remembered, and told from others, by its channel.
        if (stream.title.isEmpty() && stream.language.isEmpty())
            stream.title = stream.captions;
        list.append(stream);
    }
    return list;
}

CaptionTrack *FoundCaptions::track(int index)
{
    if (!has(index))
        return nullptr;
    const int channel = index - kFirstIndex;
    auto known = m_tracks.find(channel);
    if (known == m_tracks.end()) {
        known = m_tracks.emplace(channel, CaptionTrack::create(m_decoder, channel)).first;
        if (known->second)
            (*known->second)->setStyle(m_style);
        else
            qWarning("captions: %s", qUtf8Printable(known->second.error().message));
    }
    return known->second ? known->second->get() : nullptr;
}

void FoundCaptions::setStyle(const CaptionStyle &style)
{
    m_style = style;
    for (auto &[channel, track] : m_tracks) {
        if (track)
            (*track)->setStyle(style);
    }
}

void FoundCaptions::forget()
{
    for (auto &[channel, track] : m_tracks) {
        if (track)
            (*track)->forget();
    }
}

} // namespace hearth::player
