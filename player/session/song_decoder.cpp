// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/song_decoder.h"
#include <algorithm>
#include <cmath>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libswresample/swresample.h>
}

namespace hearth::player
{

namespace
{

constexpr int kMostDamaged = 200; // packets in a row that are no sound
constexpr int kMostSecondsOfFrame = 20;
constexpr int64_t kMostPadding = 4096; // two frames of AAC; what an encoder adds to fill its last one

int64_t framesIn(const std::vector<float> &samples, const SampleFormat &format)
{
    return int64_t(samples.size()) / format.channels;
}

const StreamInfo *soundOf(const MediaFile &media)
{
    const StreamInfo *sound = nullptr;
    for (const StreamInfo &stream : media.streams()) {
        if (stream.kind == StreamKind::Video && stream.isPicture)
            continue;
        if (stream.kind != StreamKind::Audio || sound)
            return nullptr;
        sound = &stream;
    }
    return sound;
}

SampleFormat formatOf(const AVCodecParameters &parameters)
{
    const int channels = std::clamp(parameters.ch_layout.nb_channels, 1, SongDecoder::kMostChannels);
    AVChannelLayout layout{};
    av_channel_layout_default(&layout, channels);
    if (channels == parameters.ch_layout.nb_channels && parameters.ch_layout.order == AV_CHANNEL_ORDER_NATIVE)
        layout = parameters.ch_layout;
    return {std::clamp(parameters.sample_rate, 8000, SongDecoder::kMostRate), channels, layout.u.mask};
}

} // namespace

bool SongDecoder::isSong(const MediaFile &media)
{
    return soundOf(media) && !media.liveWindow();
}

Result<std::unique_ptr<SongDecoder>> SongDecoder::create(std::unique_ptr<MediaFile> media,
                                                         std::optional<SampleFormat> wanted)
{
    const StreamInfo *sound = soundOf(*media);
    if (!sound)
        return fail(ErrorCode::Unsupported, QStringLiteral("it is no song"));
    std::unique_ptr<SongDecoder> song(new SongDecoder(std::move(media)));
    song->m_sound = *sound;
    if (Done done = song->open(); !done)
        return std::unexpected(done.error());
    const AVCodecParameters *parameters = song->m_media->stream(song->m_sound.index)->codecpar;
    song->m_wanted = wanted.value_or(formatOf(*parameters));
    // libavformat 5.1 leaves out what was added at the end of MP3 and Opus, not of MP4.
    const AVStream *stream = song->m_media->stream(song->m_sound.index);
    if (song->m_media->container().contains(QLatin1String("mp4")) && stream->duration > 0)
        song->m_end =
            std::llround(double(stream->duration) * av_q2d(stream->time_base) * song->m_wanted.rate);
    return song;
}

Done SongDecoder::open()
{
    const AVStream *stream = m_media->stream(m_sound.index);
    const AVCodec *codec = avcodec_find_decoder(stream->codecpar->codec_id);
    m_decoder = codec ? avcodec_alloc_context3(codec) : nullptr;
    m_frame = av_frame_alloc();
    m_packet = av_packet_alloc();
    if (!m_decoder || avcodec_parameters_to_context(m_decoder, stream->codecpar) < 0)
        return fail(
            ErrorCode::Unsupported,
            Error::tr("The film is in %1 and this set has no decoder for it").arg(m_sound.codec.toUpper()),
            Error::tr("Try another version of the film"));
    m_decoder->pkt_timebase = stream->time_base; // without it nothing is left out at the ends
    m_decoder->thread_count = 1;
    if (avcodec_open2(m_decoder, codec, nullptr) < 0)
        return fail(ErrorCode::Damaged, Error::tr("The film cannot be read"),
                    Error::tr("The file may be damaged or incomplete; copy it again"));
    if (stream->start_time != AV_NOPTS_VALUE)
        m_origin = Seconds(double(stream->start_time) * av_q2d(stream->time_base)) - m_media->origin();
    m_media->want({m_sound.index});
    return {};
}

SongDecoder::~SongDecoder()
{
    swr_free(&m_resampler);
    avcodec_free_context(&m_decoder);
    av_frame_free(&m_frame);
    av_packet_free(&m_packet);
}

Result<std::vector<float>> SongDecoder::read()
{
    while (!m_isOver) {
        std::vector<float> samples;
        const Result<bool> hasFrame = decodeFrame();
        if (!hasFrame)
            return std::unexpected(hasFrame.error());
        if (*hasFrame) {
            place(*m_frame);
            samples = resampled(m_frame);
            av_frame_unref(m_frame);
        } else {
            samples = resampled(nullptr);
            m_isOver = true;
        }
        samples = cut(std::move(samples));
        if (samples.empty())
            continue;
        m_position = m_next - framesIn(samples, m_wanted);
        return samples;
    }
    return fail(ErrorCode::NotFound, QStringLiteral("end of song"));
}

Result<bool> SongDecoder::decodeFrame()
{
    for (int damaged = 0;;) {
        const int got = avcodec_receive_frame(m_decoder, m_frame);
        if (got >= 0)
            return true;
        if (got == AVERROR_EOF)
            return false;
        if (m_isDrained || (got != AVERROR(EAGAIN) && ++damaged > kMostDamaged))
            return fail(ErrorCode::Damaged,
                        Error::tr("The film cannot be read further (%1)").arg(ffmpegError(got)));
        if (const Done done = m_media->read(m_packet); !done) {
            if (done.error().code != ErrorCode::NotFound)
                return std::unexpected(done.error());
            m_isDrained = true;
            avcodec_send_packet(m_decoder, nullptr);
            continue;
        }
        // A cover that was queued when the file was opened comes all the same.
        if (m_packet->stream_index != m_sound.index) {
            av_packet_unref(m_packet);
            continue;
        }
        const int sent = avcodec_send_packet(m_decoder, m_packet);
        av_packet_unref(m_packet);
        if (sent < 0 && ++damaged > kMostDamaged)
            return fail(ErrorCode::Damaged,
                        Error::tr("The film cannot be read further (%1)").arg(ffmpegError(sent)));
    }
}

// From then on samples are counted: clocks of containers are not as exact.
void SongDecoder::place(const AVFrame &frame)
{
    if (!std::exchange(m_mustPlace, false) || frame.pts == AV_NOPTS_VALUE)
        return;
    const Seconds at(double(frame.pts) * av_q2d(m_media->stream(m_sound.index)->time_base));
    m_next = std::max<int64_t>(0, std::llround((at - m_origin).count() * m_wanted.rate));
}

std::vector<float> SongDecoder::cut(std::vector<float> samples)
{
    const auto channels = size_t(m_wanted.channels);
    const int64_t before = std::min(std::max<int64_t>(0, m_seekTo - m_next), framesIn(samples, m_wanted));
    samples.erase(samples.begin(), samples.begin() + std::ptrdiff_t(size_t(before) * channels));
    m_next += before;
    const int64_t over = m_end ? m_next + framesIn(samples, m_wanted) - *m_end : 0;
    if (over > 0) {
        const auto kept = size_t(std::max<int64_t>(0, framesIn(samples, m_wanted) - over)) * channels;
        m_behind.insert(m_behind.end(), samples.begin() + std::ptrdiff_t(kept), samples.end());
        samples.resize(kept);
        if (framesIn(m_behind, m_wanted) > kMostPadding) {
            // It was not the end: a stream's index may tell of its beginning only.
            m_end.reset();
            samples.insert(samples.end(), m_behind.begin(), m_behind.end());
            m_behind.clear();
        }
    }
    m_next += framesIn(samples, m_wanted);
    return samples;
}

std::vector<float> SongDecoder::resampled(const AVFrame *frame)
{
    const bool isOther = frame && (frame->format != m_frameFormat || frame->sample_rate != m_frameRate ||
                                   frame->ch_layout.nb_channels != m_frameChannels);
    if (frame && (!m_resampler || isOther)) {
        swr_free(&m_resampler);
        AVChannelLayout to{};
        av_channel_layout_from_mask(&to, m_wanted.speakers);
        AVChannelLayout its = frame->ch_layout; // FFmpeg 5.1 takes no const ones
        const int made = swr_alloc_set_opts2(&m_resampler, &to, AV_SAMPLE_FMT_FLT, m_wanted.rate, &its,
                                             AVSampleFormat(frame->format), frame->sample_rate, 0, nullptr);
        if (made < 0 || swr_init(m_resampler) < 0) {
            swr_free(&m_resampler);
            return {};
        }
        m_frameFormat = frame->format;
        m_frameRate = frame->sample_rate;
        m_frameChannels = frame->ch_layout.nb_channels;
    }
    if (!m_resampler)
        return {};
    const int most = swr_get_out_samples(m_resampler, frame ? frame->nb_samples : 0);
    if (most > m_wanted.rate * kMostSecondsOfFrame)
        return {}; // a rate of a few samples a second is a lie, and would be gigabytes
    std::vector<float> samples(static_cast<size_t>(std::max(0, most)) *
                               static_cast<size_t>(m_wanted.channels));
    auto *out = reinterpret_cast<uint8_t *>(samples.data());
    const int count = samples.empty()
                          ? 0
                          : swr_convert(m_resampler, &out, most,
                                        frame ? const_cast<const uint8_t **>(frame->extended_data) : nullptr,
                                        frame ? frame->nb_samples : 0);
    samples.resize(static_cast<size_t>(std::max(0, count)) * static_cast<size_t>(m_wanted.channels));
    return samples;
}

Done SongDecoder::seek(Seconds position)
{
    Done done = m_media->seek(position + m_origin);
    avcodec_flush_buffers(m_decoder);
    swr_free(&m_resampler);
    m_seekTo = m_next =
        std::llround(position.count() * m_wanted.rate); // what names no time is believed to be there
    m_behind.clear();
    m_mustPlace = true;
    m_isDrained = m_isOver = false;
    return done;
}

} // namespace hearth::player
