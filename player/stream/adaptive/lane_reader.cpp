// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/adaptive/lane_reader.h"
#include "player/session/media_file.h"
#include <QtEndian>
#include <cmath>
#include <cstring>

extern "C" {
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

constexpr int kReadBufferBytes = 64 * 1024;
constexpr int64_t kProbeBytes = 2 * 1024 * 1024;
// Streams show themselves in the first second; looking on would wait for the next segment.
constexpr int64_t kAnalyseTicks = 700'000;
constexpr unsigned kMostStreams = 32;
constexpr Seconds kClockSlack{10};
constexpr double kTransportWrap = 8589934592.0 / 90000; // 33 bits of 90 kHz, 26.5 hours
constexpr double kTransportClock = 90000;

bool isPackedAudio(const AVFormatContext *format)
{
    const char *name = format->iformat->name;
    return std::strcmp(name, "aac") == 0 || std::strcmp(name, "mp3") == 0 || std::strcmp(name, "ac3") == 0 ||
           std::strcmp(name, "eac3") == 0;
}

} // namespace

std::optional<Seconds> packedAudioTimestamp(const QByteArray &bytes)
{
    // ID3 2.4.0: a header of ten bytes; frames; sizes of seven bits a byte.
    if (bytes.size() < 20 || !bytes.startsWith("ID3"))
        return std::nullopt;
    const auto size = [&bytes](qsizetype at) {
        const auto *data = reinterpret_cast<const uchar *>(bytes.constData() + at);
        return qsizetype(data[0] & 127) << 21 | qsizetype(data[1] & 127) << 14 |
               qsizetype(data[2] & 127) << 7 | qsizetype(data[3] & 127);
    };
    const qsizetype end = std::min(bytes.size(), 10 + size(6));
    static const QByteArray owner("com.apple.streaming.transportStreamTimestamp", 45);
    for (qsizetype at = 10; at + 10 <= end;) {
        const qsizetype length = size(at + 4);
        if (bytes.mid(at, 4) == "PRIV" && length >= owner.size() + 8 && at + 10 + length <= end &&
            bytes.mid(at + 10, owner.size()) == owner) {
            const quint64 ticks = qFromBigEndian<quint64>(bytes.constData() + at + 10 + owner.size());
            return Seconds(static_cast<double>(ticks & 0x1ffffffffULL) / kTransportClock);
        }
        if (length <= 0)
            break;
        at += 10 + length;
    }
    return std::nullopt;
}

LaneReader::LaneReader(Lane &lane, ContinuityClocks &clocks, const std::atomic<bool> &cancelled)
    : m_lane(lane), m_clocks(clocks), m_cancelled(cancelled)
{
    m_error.code = ErrorCode::Cancelled;
}

LaneReader::~LaneReader()
{
    close();
}

void LaneReader::close()
{
    if (!m_format)
        return;
    AVIOContext *io = m_format->pb;
    avformat_close_input(&m_format);
    av_freep(&io->buffer);
    avio_context_free(&io);
}

void LaneReader::forget()
{
    close();
    m_segment.reset();
    m_pending.reset();
}

int LaneReader::interrupted(void *self)
{
    return static_cast<LaneReader *>(self)->m_cancelled ? 1 : 0;
}

Result<std::shared_ptr<const LoadedSegment>> LaneReader::takeNext()
{
    if (m_pending)
        return std::exchange(m_pending, nullptr);
    m_isWaiting = true;
    auto next = m_lane.take(m_cancelled);
    m_isWaiting = false;
    return next;
}

bool LaneReader::continues(const LoadedSegment &next) const
{
    const bool isSameInit =
        m_segment->segment.init == next.segment.init ||
        (m_segment->segment.init && next.segment.init && *m_segment->segment.init == *next.segment.init);
    return next.variant == m_segment->variant && !next.isAfterHole && isSameInit &&
           next.segment.continuity == m_segment->segment.continuity;
}

int LaneReader::readBytes(void *self, uint8_t *buffer, int size)
{
    auto *reader = static_cast<LaneReader *>(self);
    const auto give = [&](const QByteArray &bytes, qsizetype &at) {
        const auto count = static_cast<int>(std::min<qsizetype>(size, bytes.size() - at));
        std::memcpy(buffer, bytes.constData() + at, static_cast<size_t>(count));
        at += count;
        return count;
    };
    if (reader->m_prefixAt < reader->m_prefix.size())
        return give(reader->m_prefix, reader->m_prefixAt);
    while (reader->m_at >= reader->m_segment->media.size()) {
        auto next = reader->takeNext();
        if (!next) {
            if (next.error().code == ErrorCode::Cancelled)
                return AVERROR_EXIT;
            if (next.error().code != ErrorCode::NotFound)
                reader->m_error = next.error();
            return AVERROR_EOF;
        }
        if (!reader->continues(**next)) {
            reader->m_pending = std::move(*next);
            return AVERROR_EOF;
        }
        reader->m_segment = std::move(*next);
        reader->m_at = 0;
    }
    return give(reader->m_segment->media, reader->m_at);
}

Done LaneReader::open()
{
    while (!m_format) {
        auto first = takeNext();
        if (!first)
            return std::unexpected(first.error());
        m_segment = std::move(*first);
        m_prefix = m_segment->init;
        m_prefixAt = 0;
        m_at = 0;
        m_base = {};
        m_correction = {};
        m_ownOffset.reset();
        const auto timestamp = packedAudioTimestamp(m_segment->media);
        auto *buffer = static_cast<unsigned char *>(av_malloc(kReadBufferBytes));
        AVIOContext *io = avio_alloc_context(buffer, kReadBufferBytes, 0, this, readBytes, nullptr, nullptr);
        AVFormatContext *format = avformat_alloc_context();
        format->pb = io;
        format->interrupt_callback = {interrupted, this};
        format->flags |= AVFMT_FLAG_CUSTOM_IO;
        format->max_streams = kMostStreams;
        format->probesize = kProbeBytes;
        format->max_analyze_duration = kAnalyseTicks;
        AVDictionary *options = nullptr;
        av_dict_set(&options, "protocol_whitelist", "", 0);
        int code = avformat_open_input(&format, nullptr, nullptr, &options);
        av_dict_free(&options);
        if (code < 0) {
            av_freep(&io->buffer);
            avio_context_free(&io);
        } else {
            m_format = format;
            code = avformat_find_stream_info(format, nullptr);
        }
        if (m_cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        if (code < 0 || m_format->nb_streams == 0) {
            // A segment that is no film is a hole; the next one may be one.
            qWarning("a segment cannot be read: %s", qUtf8Printable(ffmpegError(code)));
            close();
            continue;
        }
        m_format->pb->eof_reached = 0;
        m_format->pb->error = 0;
        if (isPackedAudio(m_format)) {
            m_base = timestamp.value_or(Seconds(0));
            if (!timestamp)
                m_ownOffset = m_segment->segment.start;
        }
        ++m_run;
    }
    return {};
}

Done LaneReader::read(AVPacket *packet)
{
    for (;;) {
        if (Done done = open(); !done)
            return done;
        const int code = av_read_frame(m_format, packet);
        if (m_cancelled) {
            if (code >= 0)
                av_packet_unref(packet);
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        }
        if (code >= 0) {
            place(packet);
            return {};
        }
        if (m_error.code != ErrorCode::Cancelled) {
            const Error error = m_error;
            m_error.code = ErrorCode::Cancelled;
            close();
            return std::unexpected(error);
        }
        // The end of the run, or damage in it: on with the next segment.
        close();
    }
}

void LaneReader::place(AVPacket *packet)
{
    const AVRational base = m_format->streams[packet->stream_index]->time_base;
    constexpr AVRational ticks{1, kTicksPerSecond};
    const Segment &segment = m_segment->segment;
    const int64_t stamp = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
    if (stamp == AV_NOPTS_VALUE)
        return;
    const Seconds raw = Seconds(static_cast<double>(stamp) * av_q2d(base)) + m_base;
    Seconds offset{};
    if (m_ownOffset) {
        offset = *m_ownOffset;
    } else if (segment.offset) {
        offset = *segment.offset;
    } else {
        if (!m_clocks.contains(segment.continuity))
            m_clocks.insert(segment.continuity, segment.start - raw);
        offset = m_clocks.value(segment.continuity);
    }
    const Seconds slack = kClockSlack + segment.duration;
    if (const Seconds at = raw + offset + m_correction;
        at < segment.start - slack || at > segment.end() + slack) {
        // Once around the clock, or an encoder that began anew without EXT-X-DISCONTINUITY.
        const double wraps = std::round((segment.start - at).count() / kTransportWrap);
        const Seconds wrapped(wraps * kTransportWrap);
        const bool isWrap = wraps != 0 && std::abs((at + wrapped - segment.start).count()) < slack.count();
        m_correction += isWrap ? wrapped : segment.start - at;
        if (!isWrap)
            qWarning("the stream's clock jumps by %.3f s", (segment.start - at).count());
    }
    const Seconds shift = offset + m_correction + m_base;
    const auto shiftTicks = static_cast<int64_t>(std::llround(shift.count() * kTicksPerSecond));
    av_packet_rescale_ts(packet, base, ticks);
    if (packet->pts != AV_NOPTS_VALUE)
        packet->pts += shiftTicks;
    if (packet->dts != AV_NOPTS_VALUE)
        packet->dts += shiftTicks;
}

} // namespace hearth::player
