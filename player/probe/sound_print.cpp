// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/probe/sound_print.h"
#include "player/probe/frames.h"
#include <chromaprint.h>
#include <cmath>

extern "C" {
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libswresample/swresample.h>
}

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

constexpr int kRate = 11025; // Chromaprint's own; 10 minutes are 13 MB
constexpr int kMostSecondsOfFrame = 20;
constexpr milliseconds kWindow{50};
constexpr milliseconds kLeastSilence{300};
constexpr double kSilenceDb = -50;

struct FreeChromaprint {
    void operator()(ChromaprintContext *context) const { chromaprint_free(context); }
};
struct FreeResampler {
    void operator()(SwrContext *resampler) const { swr_free(&resampler); }
};
using Chromaprint = std::unique_ptr<ChromaprintContext, FreeChromaprint>;

/// What is quiet for a while.
class Silences
{
public:
    explicit Silences(milliseconds from) : m_at(from) {}

    void take(const int16_t *samples, int count)
    {
        for (int i = 0; i < count; ++i) {
            m_energy += double(samples[i]) * samples[i];
            if (++m_samples == kRate * kWindow.count() / 1000)
                endWindow();
        }
    }
    QList<TimeRange> take()
    {
        endSilence();
        return std::move(m_found);
    }

private:
    void endWindow()
    {
        const double loudness = 10 * std::log10(m_energy / m_samples / (32768.0 * 32768.0) + 1e-12);
        if (loudness >= kSilenceDb)
            endSilence();
        else if (!m_since)
            m_since = m_at;
        m_at += kWindow;
        m_energy = 0;
        m_samples = 0;
    }
    void endSilence()
    {
        if (m_since && m_at - *m_since >= kLeastSilence && m_found.size() < SoundPrint::kMostSilences)
            m_found.append({*m_since, m_at});
        m_since.reset();
    }

    milliseconds m_at;
    std::optional<milliseconds> m_since;
    QList<TimeRange> m_found;
    double m_energy = 0;
    int m_samples = 0;
};

/// One stretch of the sound, fed frame by frame.
class Printer
{
public:
    Printer(milliseconds from, Seconds length)
        : m_chromaprint(chromaprint_new(CHROMAPRINT_ALGORITHM_DEFAULT)), m_silences(from),
          m_left(int64_t(length.count() * kRate))
    {
        m_print.from = from;
        chromaprint_start(m_chromaprint.get(), kRate, 1);
    }
    [[nodiscard]] bool isFull() const { return m_left <= 0; }
    void take(const int16_t *samples, int count)
    {
        count = int(std::min<int64_t>(count, m_left));
        m_left -= count;
        m_silences.take(samples, count);
        chromaprint_feed(m_chromaprint.get(), samples, count);
    }
    SoundPrint finish()
    {
        chromaprint_finish(m_chromaprint.get());
        uint32_t *points = nullptr;
        int count = 0;
        if (chromaprint_get_raw_fingerprint(m_chromaprint.get(), &points, &count)) {
            m_print.points =
                QList<quint32>(points, points + std::min<qsizetype>(count, SoundPrint::kMostPoints));
            chromaprint_dealloc(points);
        }
        m_print.step = std::chrono::microseconds(int64_t(chromaprint_get_item_duration(m_chromaprint.get())) *
                                                 1'000'000 / kRate);
        m_print.reach = milliseconds(chromaprint_get_delay_ms(m_chromaprint.get()));
        m_print.silences = m_silences.take();
        return std::move(m_print);
    }

private:
    Chromaprint m_chromaprint;
    Silences m_silences;
    int64_t m_left;
    SoundPrint m_print;
};

/// To one channel of 16 bits at kRate, whatever a frame is; frames may change.
class Resampler
{
public:
    /// Empty where it cannot be done.
    QList<int16_t> convert(const AVFrame &frame)
    {
        if (!m_resampler || frame.format != m_format || frame.sample_rate != m_rate ||
            frame.ch_layout.nb_channels != m_channels) {
            AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
            AVChannelLayout its = frame.ch_layout; // FFmpeg 5.1 takes no const ones
            SwrContext *made = nullptr;
            if (swr_alloc_set_opts2(&made, &mono, AV_SAMPLE_FMT_S16, kRate, &its,
                                    AVSampleFormat(frame.format), frame.sample_rate, 0, nullptr) < 0)
                return {};
            m_resampler.reset(made);
            if (swr_init(made) < 0) {
                m_resampler.reset();
                return {};
            }
            m_format = frame.format;
            m_rate = frame.sample_rate;
            m_channels = frame.ch_layout.nb_channels;
        }
        const int most = swr_get_out_samples(m_resampler.get(), frame.nb_samples);
        if (most <= 0 || most > kRate * kMostSecondsOfFrame)
            return {};
        QList<int16_t> samples(most);
        auto *out = reinterpret_cast<uint8_t *>(samples.data());
        const int count = swr_convert(m_resampler.get(), &out, int(samples.size()),
                                      const_cast<const uint8_t **>(frame.extended_data), frame.nb_samples);
        samples.resize(std::max(0, count));
        return samples;
    }

private:
    std::unique_ptr<SwrContext, FreeResampler> m_resampler;
    int m_format = -1;
    int m_rate = 0;
    int m_channels = 0;
};

int soundOf(const MediaFile &media)
{
    int first = -1;
    for (const StreamInfo &stream : media.streams()) {
        if (stream.kind != StreamKind::Audio)
            continue;
        if (stream.isDefault)
            return stream.index;
        if (first < 0)
            first = stream.index;
    }
    return first;
}

class Listener
{
public:
    Listener(MediaFile &media, int index, std::chrono::steady_clock::time_point end)
        : m_media(media), m_index(index), m_end(end)
    {
    }

    Result<SoundPrint> listen(Seconds from, Seconds length)
    {
        Result<Context> decoder = decoderFor(m_media.stream(m_index)->codecpar);
        if (!decoder)
            return std::unexpected(decoder.error());
        if (Done done = m_media.seek(from); !done)
            return std::unexpected(done.error());
        std::optional<Printer> printer;
        Resampler resampler;
        Packet packet(av_packet_alloc());
        Frame frame(av_frame_alloc());
        const double base = av_q2d(m_media.stream(m_index)->time_base);
        bool isMore = true;
        while (isMore && !(printer && printer->isFull())) {
            if (std::chrono::steady_clock::now() > m_end)
                return fail(ErrorCode::TimedOut, QStringLiteral("its sound takes too long"));
            isMore = m_media.read(packet.get()).has_value();
            if (isMore && packet->stream_index != m_index) {
                av_packet_unref(packet.get());
                continue;
            }
            avcodec_send_packet(decoder->get(), isMore ? packet.get() : nullptr);
            av_packet_unref(packet.get());
            while (avcodec_receive_frame(decoder->get(), frame.get()) >= 0) {
                const int64_t pts = frame->best_effort_timestamp;
                const Seconds at(pts == AV_NOPTS_VALUE ? -1.0 : double(pts) * base);
                if (!printer && at >= Seconds(0))
                    printer.emplace(std::chrono::round<milliseconds>(at), from + length - at);
                const QList<int16_t> samples = resampler.convert(*frame);
                if (printer)
                    printer->take(samples.constData(), int(samples.size()));
                av_frame_unref(frame.get());
            }
        }
        if (!printer)
            return fail(ErrorCode::Damaged, QStringLiteral("its sound cannot be decoded"));
        return printer->finish();
    }

private:
    MediaFile &m_media;
    int m_index;
    std::chrono::steady_clock::time_point m_end;
};

} // namespace

Result<QJsonObject> soundPrints(MediaFile &media, milliseconds budget)
{
    const int index = soundOf(media);
    if (index < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("it has no sound"));
    media.want({index});
    Listener listener(media, index, std::chrono::steady_clock::now() + budget);
    const Seconds opening = std::min<Seconds>(kOpeningMost, media.duration() * kOpeningPart);
    // The two must not lie over each other, or a short film would be its own credits.
    const Seconds credits = std::min<Seconds>(kCreditsMost, media.duration() / 2);
    const auto head = listener.listen(Seconds(0), opening);
    if (!head)
        return std::unexpected(head.error());
    const auto tail = listener.listen(media.duration() - credits, credits);
    if (!tail)
        return std::unexpected(tail.error());
    return QJsonObject{{QStringLiteral("opening"), head->toJson()},
                       {QStringLiteral("credits"), tail->toJson()}};
}

} // namespace hearth::player
