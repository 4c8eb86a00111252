// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/song_chain.h"
#include <cmath>
#include <cstring>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
}

namespace hearth::player
{

namespace
{

// Orders wait for it meanwhile, and hearthd takes a player for hung that is silent for three seconds.
constexpr std::chrono::milliseconds kOpenDeadline{2000};
constexpr Seconds kRounding{1e-6}; // GStreamer's clock counts whole nanoseconds

} // namespace

Result<std::unique_ptr<SongChain>> SongChain::create(std::unique_ptr<MediaFile> first, const QString &id)
{
    auto decoder = SongDecoder::create(std::move(first), {});
    if (!decoder)
        return std::unexpected(decoder.error());
    std::unique_ptr<SongChain> chain(new SongChain);
    chain->m_format = (*decoder)->format();
    if (Done done = chain->makeStream(chain->m_format); !done)
        return std::unexpected(done.error());
    const MediaFile &media = (*decoder)->media();
    StreamInfo sound = (*decoder)->sound();
    sound.index = 0;
    chain->m_streams = {sound};
    chain->m_chapters = media.chapters();
    chain->m_duration = media.duration();
    chain->m_decoder = decoder->get();
    chain->m_links.push_back(
        {{id, Seconds(0), media.duration(), sound, media.chapters()}, Fd(), std::move(*decoder), true});
    return chain;
}

SongChain::~SongChain()
{
    avformat_free_context(m_described);
}

Done SongChain::makeStream(const SampleFormat &format)
{
    m_described = avformat_alloc_context();
    AVStream *stream = m_described ? avformat_new_stream(m_described, nullptr) : nullptr;
    if (!stream)
        return fail(ErrorCode::TooLarge, QStringLiteral("no memory for a song"));
    stream->time_base = {1, format.rate};
    stream->codecpar->codec_type = AVMEDIA_TYPE_AUDIO;
    stream->codecpar->codec_id = AV_CODEC_ID_PCM_F32LE;
    stream->codecpar->sample_rate = format.rate;
    av_channel_layout_from_mask(&stream->codecpar->ch_layout, format.speakers);
    return {};
}

AVStream *SongChain::stream(int index) const
{
    return index == 0 ? m_described->streams[0] : nullptr;
}

size_t SongChain::heardAt(Seconds position) const
{
    size_t heard = 0;
    for (size_t i = 1; i < m_links.size(); ++i) {
        if (m_links[i].hasBegun && m_links[i].song.start <= position + kRounding)
            heard = i;
    }
    return heard;
}

bool SongChain::follow(Fd file, const QString &id, Seconds position)
{
    const std::lock_guard lock(m_mutex);
    ++m_followed;
    const size_t heard = heardAt(position);
    Link link{{.id = id, .start = {}, .duration = {}, .sound = {}, .chapters = {}},
              std::move(file),
              nullptr,
              false};
    const bool isWanted = link.file.isValid();
    if (m_reading > heard || (m_isAtEnd && isWanted)) {
        m_instead = std::move(link);
        return false;
    }
    m_instead.reset();
    m_links.resize(heard + 1);
    if (isWanted)
        m_links.push_back(std::move(link));
    return true;
}

SongChain::Song SongChain::songAt(Seconds position) const
{
    const std::lock_guard lock(m_mutex);
    return m_links[heardAt(position)].song;
}

void SongChain::cancel(bool isCancelled)
{
    const std::lock_guard lock(m_mutex);
    m_isCancelled = isCancelled;
    for (const Link &link : m_links) {
        if (link.decoder)
            link.decoder->cancel(isCancelled);
    }
}

Done SongChain::seek(Seconds position)
{
    Seconds within;
    {
        const std::lock_guard lock(m_mutex);
        const size_t wanted = heardAt(position);
        if (m_instead) {
            m_links.resize(wanted + 1);
            if (m_instead->file.isValid())
                m_links.push_back(std::move(*m_instead));
            m_instead.reset();
        }
        for (size_t i = wanted + 1; i < m_links.size(); ++i)
            m_links[i].hasBegun = false;
        m_reading = wanted;
        m_isAtEnd = false;
        m_decoder = m_links[wanted].decoder.get();
        within = position - m_links[wanted].song.start;
    }
    m_mustPlace = true;
    m_at = std::llround(position.count() * m_format.rate); // where nothing is left to be read
    return m_decoder->seek(std::max(Seconds(0), within));
}

Result<std::unique_ptr<SongDecoder>> SongChain::openLink(Link &link)
{
    auto media = MediaFile::open(std::move(link.file), kOpenDeadline);
    if (!media)
        return std::unexpected(media.error());
    (*media)->cancel(m_isCancelled);
    return SongDecoder::create(std::move(*media), m_format);
}

std::optional<SongChain::Link> SongChain::takeNext()
{
    const std::lock_guard lock(m_mutex);
    // What was heard is not gone back to.
    for (size_t heard = heardAt(Seconds(m_heard.load())); heard > 0; --heard, --m_reading)
        m_links.pop_front();
    m_isAtEnd = m_reading + 1 >= m_links.size();
    m_followedTaken = m_followed;
    if (m_isAtEnd)
        return std::nullopt;
    Link next = std::move(m_links.back());
    m_links.pop_back();
    return next;
}

bool SongChain::advance()
{
    while (std::optional<Link> next = takeNext()) {
        // Opening takes its time, and nobody is to wait for it.
        if (next->decoder) {
            (void)next->decoder->seek(Seconds(0));
        } else if (auto decoder = openLink(*next)) {
            next->decoder = std::move(*decoder);
        } else {
            qInfo("what follows: %s", qUtf8Printable(decoder.error().message));
            continue;
        }
        const MediaFile &media = next->decoder->media();
        next->song.start = Seconds(double(m_at) / m_format.rate);
        next->song.duration = media.duration();
        next->song.sound = next->decoder->sound();
        next->song.sound.index = 0;
        next->song.chapters = media.chapters();
        next->hasBegun = true;
        const std::lock_guard lock(m_mutex);
        if (m_followed != m_followedTaken)
            continue; // another was named meanwhile, or none
        m_links.push_back(std::move(*next));
        ++m_reading;
        m_decoder = m_links.back().decoder.get();
        m_mustPlace = false;
        return true;
    }
    return false;
}

Done SongChain::read(AVPacket *packet)
{
    for (;;) {
        const Result<std::vector<float>> samples = m_decoder->read();
        if (!samples && m_isCancelled)
            return std::unexpected(samples.error());
        if (!samples) {
            if (samples.error().code != ErrorCode::NotFound)
                qWarning("song: %s", qUtf8Printable(samples.error().message));
            if (advance())
                continue;
            return std::unexpected(samples.error());
        }
        if (std::exchange(m_mustPlace, false)) {
            const std::lock_guard lock(m_mutex);
            m_at =
                std::llround((m_links[m_reading].song.start + m_decoder->position()).count() * m_format.rate);
        }
        const auto bytes = static_cast<int>(samples->size() * sizeof(float));
        if (av_new_packet(packet, bytes) < 0)
            return fail(ErrorCode::TooLarge, QStringLiteral("no memory for a song"));
        std::memcpy(packet->data, samples->data(), static_cast<size_t>(bytes));
        packet->stream_index = 0;
        packet->flags |= AV_PKT_FLAG_KEY;
        packet->pts = packet->dts = m_at;
        packet->duration = static_cast<int64_t>(samples->size()) / m_format.channels;
        m_at += packet->duration;
        return {};
    }
}

} // namespace hearth::player
