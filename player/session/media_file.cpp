// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/media_file.h"
#include "player/session/codec_name.h"
#include "player/stream/file_bytes.h"
#include <atomic>
#include <cmath>
#include <thread>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

constexpr int kReadBufferBytes = 256 * 1024;
constexpr unsigned kMostStreams = 1000; // libavformat's own limit; hearthd is told of fewer
constexpr unsigned kMostChapters = 512;
// Of a film whose server has no ranges and whose index lies at its end: it comes twice.
constexpr qint64 kMostReadTwice = 256LL * 1024 * 1024;
constexpr Seconds kBeforePosition{12};
constexpr std::chrono::milliseconds kLookForMore{50};
constexpr int64_t kLiveAnalyseTicks = 1'000'000;
constexpr int64_t kBeginsElsewhere = AV_TIME_BASE / 2; // less is the work of encoders

QString text(const AVDictionary *tags, const char *name)
{
    const AVDictionaryEntry *entry = av_dict_get(tags, name, nullptr, 0);
    return entry ? QString::fromUtf8(entry->value).left(500) : QString();
}

/// ReplayGain 2.0's track gain, "-7.30 dB"; or Opus' (RFC 7845, 5.2.1): to -23 LUFS in 256ths of a decibel.
double gainOf(const AVDictionary *stream, const AVDictionary *file)
{
    constexpr double kMost = 24; // nobody means more
    constexpr double kOpusBelow = 5;
    for (const AVDictionary *tags : {stream, file}) {
        bool isNumber = false;
        const double plain = text(tags, "REPLAYGAIN_TRACK_GAIN")
                                 .section(QLatin1Char('d'), 0, 0, QString::SectionCaseInsensitiveSeps)
                                 .trimmed()
                                 .toDouble(&isNumber);
        if (isNumber && std::isfinite(plain))
            return std::clamp(plain, -kMost, kMost);
        const int opus = text(tags, "R128_TRACK_GAIN").trimmed().toInt(&isNumber);
        if (isNumber)
            return std::clamp(opus / 256.0 + kOpusBelow, -kMost, kMost);
    }
    return 0;
}

/// Without a size libavformat decodes a Blu-ray's subtitles to find one, whatever memory they say they want;
/// their decoder learns the true one from the first packet.
void presetPlanes(const AVFormatContext *format)
{
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        AVCodecParameters *codec = format->streams[i]->codecpar;
        if (codec->codec_id == AV_CODEC_ID_HDMV_PGS_SUBTITLE && codec->width == 0) {
            codec->width = 1920;
            codec->height = 1080;
        }
    }
}

} // namespace

struct MediaFile::Input {
    std::unique_ptr<ByteSource> bytes;
    std::chrono::steady_clock::time_point deadline; // of the opening; reading is bounded by its caller
    bool isOpening = true;
    bool emulatesSeeking = false; // a file without ranges whose index lies at its end
    std::atomic<bool> isCancelled = false;
    bool mayWait = false; // for what is still being written, where it is to be played and not looked through
    std::atomic<bool> isWaiting = false;
    std::atomic<bool> hasGrown = false;
    Error error; // why the bytes ended early; the code is Cancelled for none

    // A reader that looks for its next packet in terabytes of nothing asks nobody but us.
    static int read(void *opaque, uint8_t *buffer, int size)
    {
        auto *input = static_cast<Input *>(opaque);
        for (;;) {
            if (interrupted(opaque))
                return AVERROR_EXIT;
            const auto got = input->bytes->read(reinterpret_cast<char *>(buffer), size);
            if (!got) {
                if (got.error().code == ErrorCode::Cancelled)
                    return AVERROR_EXIT;
                if (!input->isOpening && input->bytes->isLost()) {
                    std::this_thread::sleep_for(kLookForMore);
                    continue;
                }
                input->error = got.error();
                return AVERROR(EIO);
            }
            if (*got > 0) {
                input->isWaiting = false;
                return static_cast<int>(*got);
            }
            // A reader that meets the end in the middle of a packet loses it.
            input->isWaiting = input->mayWait && input->bytes->isGrowing();
            if (!input->isWaiting)
                return AVERROR_EOF;
            input->hasGrown = true;
            std::this_thread::sleep_for(kLookForMore);
        }
    }

    static int64_t seek(void *opaque, int64_t offset, int whence)
    {
        const auto *input = static_cast<Input *>(opaque);
        ByteSource &bytes = *input->bytes;
        const int64_t size = bytes.size();
        if (whence & AVSEEK_SIZE)
            return size >= 0 ? size : AVERROR(ENOSYS);
        const int from = whence & ~AVSEEK_FORCE;
        const int64_t target = from == SEEK_CUR   ? bytes.position() + offset
                               : from == SEEK_END ? size + offset
                                                  : offset;
        if (target < 0 || (from == SEEK_END && size < 0))
            return AVERROR(EINVAL);
        return bytes.seek(target) ? target : AVERROR(EIO);
    }

    static int interrupted(void *opaque)
    {
        const auto *input = static_cast<Input *>(opaque);
        return input->isCancelled || (input->isOpening && std::chrono::steady_clock::now() > input->deadline);
    }
};

QString ffmpegError(int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return QString::fromLatin1(text);
}

Result<std::unique_ptr<MediaFile>> MediaFile::open(Fd file, std::chrono::milliseconds deadline)
{
    return open(std::make_unique<FileBytes>(std::move(file)), deadline);
}

Result<std::unique_ptr<MediaFile>> MediaFile::open(std::unique_ptr<ByteSource> bytes,
                                                   std::chrono::milliseconds deadline)
{
    std::unique_ptr<MediaFile> media(new MediaFile);
    media->m_isForwardOnly = !bytes->isSeekable();
    media->m_isLive = bytes->isLive();
    media->m_input = std::make_unique<Input>();
    media->m_input->error.code = ErrorCode::Cancelled;
    media->m_input->bytes = std::move(bytes);
    media->m_input->deadline = std::chrono::steady_clock::now() + deadline;
    Done done = media->openFormat();
    const bool mayLieAtEnd = media->m_isForwardOnly && media->m_input->bytes->size() > 0 &&
                             media->m_input->bytes->size() <= kMostReadTwice;
    if (!done && mayLieAtEnd && done.error().code == ErrorCode::Invalid) {
        // An MP4 with its index at the end: it is read to there, and again from its beginning.
        media->m_input->emulatesSeeking = true;
        if (media->m_input->bytes->seek(0))
            done = media->openFormat();
    }
    if (!done && media->m_isForwardOnly && !mayLieAtEnd && done.error().code == ErrorCode::Invalid)
        return fail(ErrorCode::Invalid,
                    Error::tr("The server sends this film only from its beginning, and that is not enough "
                              "to play it"),
                    Error::tr("Copy the file to a disk, or use a server that takes byte ranges"));
    if (!done)
        return std::unexpected(done.error());
    media->m_input->isOpening = false;
    const AVFormatContext *format = media->m_format;
    if (format->start_time != AV_NOPTS_VALUE && (media->m_isLive || format->start_time > kBeginsElsewhere))
        media->m_origin = format->start_time;
    media->m_time = EvenTime(media->m_origin, !media->m_isLive && format->iformat->flags & AVFMT_TS_DISCONT);
    media->m_streams = describeStreams(media->m_format);
    media->describe();
    if (media->m_streams.isEmpty())
        return fail(ErrorCode::Invalid, Error::tr("The file holds no picture and no sound"),
                    Error::tr("The file may be damaged or incomplete; copy it again"));
    return media;
}

Done MediaFile::openFormat()
{
    auto *buffer = static_cast<unsigned char *>(av_malloc(kReadBufferBytes));
    AVIOContext *io =
        avio_alloc_context(buffer, kReadBufferBytes, 0, m_input.get(), Input::read, nullptr, Input::seek);
    if (m_isForwardOnly && !m_input->emulatesSeeking)
        io->seekable = 0;
    AVFormatContext *format = avformat_alloc_context();
    format->pb = io;
    format->interrupt_callback = {Input::interrupted, m_input.get()};
    format->flags |= AVFMT_FLAG_CUSTOM_IO;
    format->max_streams = kMostStreams;
    if (m_isLive) {
        format->max_analyze_duration = kLiveAnalyseTicks;
        format->fps_probe_size = 0; // the clock of the stream is enough
    }
    AVDictionary *options = nullptr;
    // A playlist inside a "film" must not make the reader open other files.
    av_dict_set(&options, "protocol_whitelist", "", 0);
    int code = avformat_open_input(&format, nullptr, nullptr, &options);
    av_dict_free(&options);
    const auto why = [this](const QString &sentence) -> Done {
        if (m_input->error.code != ErrorCode::Cancelled)
            return std::unexpected(m_input->error);
        return fail(ErrorCode::Invalid, sentence,
                    Error::tr("The file may be damaged or incomplete; copy it again"));
    };
    if (code < 0) {
        qWarning("opening: %s", qUtf8Printable(ffmpegError(code)));
        const bool wasTooLong = Input::interrupted(m_input.get());
        av_freep(&io->buffer);
        avio_context_free(&io);
        return why(wasTooLong ? Error::tr("The film's beginning cannot be found")
                              : Error::tr("This is not a film that can be read"));
    }
    m_format = format;
    // MPEG-TS never says that it has named all its streams, and looking for more of them would take the whole
    // of that time; what its table of programmes names is all that is played.
    if (m_isLive && format->nb_streams > 0)
        format->ctx_flags &= ~AVFMTCTX_NOHEADER;
    presetPlanes(format);
    code = avformat_find_stream_info(format, nullptr);
    const bool wasTooLong = Input::interrupted(m_input.get());
    if (code < 0 || wasTooLong) {
        qWarning("streams: %s", qUtf8Printable(ffmpegError(code)));
        closeFormat();
        return why(Error::tr("The film's picture and sound cannot be found"));
    }
    nameUnknownCodecs(format);
    format->pb->eof_reached = 0;
    format->pb->error = 0;
    return {};
}

void MediaFile::cancel(bool isCancelled)
{
    m_input->isCancelled = isCancelled;
    m_input->bytes->cancel(isCancelled);
    if (!isCancelled && m_format)
        m_format->pb->error = 0;
}

MediaFile::~MediaFile()
{
    closeFormat();
}

void MediaFile::closeFormat()
{
    if (!m_format)
        return;
    AVIOContext *io = m_format->pb;
    avformat_close_input(&m_format);
    if (io) {
        av_freep(&io->buffer);
        avio_context_free(&io);
    }
}

SourceState MediaFile::state() const
{
    return {m_input->isWaiting || m_input->bytes->isWaiting(), m_input->bytes->notice()};
}

bool MediaFile::isGrowing() const
{
    return m_input->hasGrown;
}

bool MediaFile::hasMore() const
{
    return m_input->bytes->hasMore();
}

Done MediaFile::reopen()
{
    closeFormat();
    if (Done done = m_input->bytes->seek(0); !done)
        return done;
    if (Done done = openFormat(); !done)
        return done;
    want(m_wanted);
    return {};
}

QList<StreamInfo> describeStreams(const AVFormatContext *format)
{
    QList<StreamInfo> streams;
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        const AVStream *stream = format->streams[i];
        StreamInfo info;
        info.index = static_cast<int>(i);
        switch (stream->codecpar->codec_type) {
        case AVMEDIA_TYPE_VIDEO:
            info.kind = StreamKind::Video;
            break;
        case AVMEDIA_TYPE_AUDIO:
            info.kind = StreamKind::Audio;
            break;
        case AVMEDIA_TYPE_SUBTITLE:
            info.kind = StreamKind::Subtitle;
            break;
        default:
            continue;
        }
        info.codec = codecName(*stream).toLower();
        info.isPlayable = avcodec_find_decoder(stream->codecpar->codec_id) != nullptr;
        info.language = text(stream->metadata, "language");
        info.title = text(stream->metadata, "title");
        info.width = stream->codecpar->width;
        info.height = stream->codecpar->height;
        info.channels = stream->codecpar->ch_layout.nb_channels;
        if (info.kind == StreamKind::Audio)
            info.gainDb = gainOf(stream->metadata, format->metadata);
        info.isDefault = stream->disposition & AV_DISPOSITION_DEFAULT;
        info.isForced = stream->disposition & AV_DISPOSITION_FORCED;
        info.isPicture = stream->disposition & AV_DISPOSITION_ATTACHED_PIC;
        streams.append(info);
    }
    return streams;
}

void MediaFile::describe()
{
    for (unsigned i = 0; i < std::min(m_format->nb_chapters, kMostChapters); ++i) {
        const AVChapter *chapter = m_format->chapters[i];
        const Seconds start(static_cast<double>(chapter->start) * av_q2d(chapter->time_base));
        m_chapters.append({std::max(Seconds(0), start - origin()), text(chapter->metadata, "title")});
    }
}

Seconds MediaFile::duration() const
{
    return Seconds(m_format->duration > 0 ? static_cast<double>(m_format->duration) / AV_TIME_BASE : 0.0);
}

Seconds MediaFile::origin() const
{
    return Seconds(static_cast<double>(m_origin) / AV_TIME_BASE);
}

bool MediaFile::knowsDuration() const
{
    return !(m_format->iformat->flags & AVFMT_TS_DISCONT);
}

QString MediaFile::container() const
{
    return QString::fromLatin1(m_format->iformat->name);
}

QString MediaFile::tag(const char *name) const
{
    const QString whole = text(m_format->metadata, name);
    if (!whole.isEmpty())
        return whole;
    // Ogg's comments are those of its stream.
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        const AVStream *stream = m_format->streams[i];
        if (stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
            return text(stream->metadata, name);
    }
    return {};
}

AVStream *MediaFile::stream(int index) const
{
    const int heir = m_soundHeirs.heir(m_pictureHeirs.heir(index));
    const bool isThere = heir >= 0 && m_format && heir < static_cast<int>(m_format->nb_streams);
    return isThere ? m_format->streams[heir] : nullptr;
}

std::optional<LiveWindow> MediaFile::liveWindow() const
{
    const Seconds now(m_liveSeconds);
    return m_isLive ? std::optional(LiveWindow{now, now}) : std::nullopt;
}

Done MediaFile::seekForward(Seconds position)
{
    if (m_isLive)
        return {}; // what was sent is gone: it goes on with what comes
    if (position < m_readTo) {
        if (Done done = reopen(); !done)
            return done;
        (void)m_time.seek(0);
        m_readTo = {};
    }
    // The decoder wants a key frame before the position; they seldom lie further apart.
    m_skipTo = position - kBeforePosition;
    return {};
}

Done MediaFile::seek(Seconds position)
{
    // Some readers never look behind an end that they have met.
    if (hasMore())
        m_input->hasGrown = true;
    if (!m_format || hasMore()) {
        if (Done done = reopen(); !done)
            return done;
    }
    if (m_isForwardOnly && !m_input->emulatesSeeking)
        return seekForward(position);
    const int64_t target = m_time.seek(static_cast<int64_t>(position.count() * AV_TIME_BASE));
    m_pictureHeirs.seek(target);
    m_soundHeirs.seek(target);
    // A stream that has an heir has ended, and whoever looks for it there finds the end of the file.
    const int first = m_pictureHeirs.wanted();
    const int by = m_pictureHeirs.heir(first) == first ? -1 : m_pictureHeirs.heir(first);
    const int64_t ticks =
        by < 0 ? target : av_rescale_q(target, {1, AV_TIME_BASE}, m_format->streams[by]->time_base);
    int code = avformat_seek_file(m_format, by, INT64_MIN, ticks, ticks, 0);
    // A file that was cut off has lost its index; from the beginning it can still be read up to the position.
    if (code < 0)
        code = avformat_seek_file(m_format, -1, INT64_MIN, 0, INT64_MAX, AVSEEK_FLAG_BYTE);
    if (code < 0)
        return fail(ErrorCode::Unsupported,
                    Error::tr("This film cannot be wound (%1)").arg(ffmpegError(code)));
    return {};
}

std::optional<Seconds> MediaFile::keyNear(int index, Seconds position) const
{
    if (!m_format || m_isForwardOnly || m_format->iformat->flags & AVFMT_TS_DISCONT)
        return std::nullopt;
    AVStream *stream = this->stream(index);
    if (!stream)
        return std::nullopt;
    const auto wanted = static_cast<int64_t>(position.count() * AV_TIME_BASE) + m_origin;
    const int64_t ticks = av_rescale_q(wanted, {1, AV_TIME_BASE}, stream->time_base);
    std::optional<Seconds> nearest;
    for (const int flags : {AVSEEK_FLAG_BACKWARD, 0}) {
        const AVIndexEntry *entry = avformat_index_get_entry_from_timestamp(stream, ticks, flags);
        if (!entry)
            continue;
        const Seconds at(static_cast<double>(entry->timestamp) * av_q2d(stream->time_base) -
                         static_cast<double>(m_origin) / AV_TIME_BASE);
        if (!nearest || abs(at - position) < abs(*nearest - position))
            nearest = at;
    }
    return nearest;
}

Done MediaFile::read(AVPacket *packet)
{
    for (;;) {
        m_input->mayWait = true;
        const int code = m_format ? av_read_frame(m_format, packet) : AVERROR(EIO);
        m_input->mayWait = false;
        if (code == AVERROR_EOF)
            return fail(ErrorCode::NotFound, QStringLiteral("end of file"));
        if (code < 0)
            return fail(ErrorCode::Io,
                        Error::tr("The film cannot be read further (%1)").arg(ffmpegError(code)));
        if (!inherit(packet)) {
            av_packet_unref(packet);
            continue;
        }
        shift(packet);
        if (!m_isForwardOnly || packet->pts == AV_NOPTS_VALUE)
            return {};
        if (m_isLive) {
            m_liveSeconds =
                static_cast<double>(packet->pts) * av_q2d(stream(packet->stream_index)->time_base);
            return {};
        }
        m_readTo =
            Seconds(static_cast<double>(packet->pts) * av_q2d(stream(packet->stream_index)->time_base));
        if (m_readTo >= m_skipTo)
            return {};
        av_packet_unref(packet);
    }
}

bool MediaFile::mayNameNewStreams() const
{
    return m_format->iformat->flags & AVFMT_TS_DISCONT;
}

// Of a packet that nobody wants any more false.
bool MediaFile::inherit(AVPacket *packet)
{
    if (!mayNameNewStreams())
        return true;
    const AVStream *own = m_format->streams[packet->stream_index];
    const AVMediaType kind = own->codecpar->codec_type;
    if (kind != AVMEDIA_TYPE_VIDEO && kind != AVMEDIA_TYPE_AUDIO)
        return true;
    const int64_t at = packet->dts != AV_NOPTS_VALUE ? packet->dts : packet->pts;
    constexpr AVRational kMicroseconds{1, AV_TIME_BASE};
    const auto time =
        at != AV_NOPTS_VALUE ? std::optional(av_rescale_q(at, own->time_base, kMicroseconds)) : std::nullopt;
    StreamHeirs &heirs = kind == AVMEDIA_TYPE_VIDEO ? m_pictureHeirs : m_soundHeirs;
    const int wanted = heirs.wanted();
    if (wanted < 0)
        return true;
    const int before = heirs.heir(wanted);
    const int index = heirs.take(packet->stream_index, time);
    if (index == packet->stream_index || index == StreamHeirs::kNone)
        return index >= 0;
    // One that came up after the opening was never looked into.
    const AVCodecParameters *first = m_format->streams[wanted]->codecpar;
    if (first->codec_id == own->codecpar->codec_id && own->codecpar->width == 0 &&
        own->codecpar->sample_rate == 0)
        avcodec_parameters_copy(own->codecpar, first);
    // What is played is begun anew for another codec, once for both.
    if (m_format->streams[before]->codecpar->codec_id != own->codecpar->codec_id)
        (kind == AVMEDIA_TYPE_VIDEO ? m_soundHeirs : m_pictureHeirs).takeHeard();
    packet->stream_index = index;
    return true;
}

void MediaFile::shift(AVPacket *packet)
{
    const AVRational base = stream(packet->stream_index)->time_base;
    const int64_t at = packet->dts != AV_NOPTS_VALUE ? packet->dts : packet->pts;
    if (at == AV_NOPTS_VALUE)
        return;
    constexpr AVRational kMicroseconds{1, AV_TIME_BASE};
    const int64_t shift = av_rescale_q(
        m_time.shiftOf(packet->stream_index, av_rescale_q(at, base, kMicroseconds)), kMicroseconds, base);
    for (int64_t *time : {&packet->pts, &packet->dts}) {
        if (*time != AV_NOPTS_VALUE)
            *time += shift;
    }
}

void MediaFile::want(const QList<int> &indexes)
{
    m_wanted = indexes;
    if (!m_format)
        return;
    int picture = -1;
    int sound = -1;
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        const AVMediaType kind = m_format->streams[i]->codecpar->codec_type;
        const bool isWanted = indexes.contains(static_cast<int>(i));
        // One that nobody asked for may take the place of one that was.
        const bool isHeard =
            mayNameNewStreams() && (kind == AVMEDIA_TYPE_VIDEO || kind == AVMEDIA_TYPE_AUDIO);
        m_format->streams[i]->discard = isWanted || isHeard ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
        if (isWanted && kind == AVMEDIA_TYPE_VIDEO)
            picture = static_cast<int>(i);
        if (isWanted && kind == AVMEDIA_TYPE_AUDIO)
            sound = static_cast<int>(i);
    }
    m_pictureHeirs.want(picture);
    m_soundHeirs.want(sound);
}

} // namespace hearth::player
