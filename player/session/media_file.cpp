// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/media_file.h"
#include <atomic>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

constexpr int kReadBufferBytes = 256 * 1024;
constexpr unsigned kMostStreams = 64;
constexpr unsigned kMostChapters = 512;

QString text(const AVDictionary *tags, const char *name)
{
    const AVDictionaryEntry *entry = av_dict_get(tags, name, nullptr, 0);
    return entry ? QString::fromUtf8(entry->value).left(500) : QString();
}

} // namespace

struct MediaFile::Input {
    Fd file;
    std::chrono::steady_clock::time_point deadline; // of the opening; reading is bounded by its caller
    bool isOpening = true;
    std::atomic<bool> isCancelled = false;

    // A reader that looks for its next packet in terabytes of nothing asks nobody but us.
    static int read(void *opaque, uint8_t *buffer, int size)
    {
        const auto *input = static_cast<Input *>(opaque);
        for (;;) {
            if (interrupted(opaque))
                return AVERROR_EXIT;
            const ssize_t got = ::read(input->file.get(), buffer, static_cast<size_t>(size));
            if (got > 0)
                return static_cast<int>(got);
            if (got == 0)
                return AVERROR_EOF;
            if (errno != EINTR)
                return AVERROR(errno);
        }
    }

    static int64_t seek(void *opaque, int64_t offset, int whence)
    {
        const auto *input = static_cast<Input *>(opaque);
        if (whence & AVSEEK_SIZE) {
            struct stat info{};
            return ::fstat(input->file.get(), &info) == 0 ? info.st_size : AVERROR(errno);
        }
        const off_t position = ::lseek(input->file.get(), offset, whence & ~AVSEEK_FORCE);
        return position >= 0 ? position : AVERROR(errno);
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
    std::unique_ptr<MediaFile> media(new MediaFile);
    media->m_input = std::make_unique<Input>();
    media->m_input->file = std::move(file);
    media->m_input->deadline = std::chrono::steady_clock::now() + deadline;
    auto *buffer = static_cast<unsigned char *>(av_malloc(kReadBufferBytes));
    AVIOContext *io = avio_alloc_context(buffer, kReadBufferBytes, 0, media->m_input.get(), Input::read,
                                         nullptr, Input::seek);
    AVFormatContext *format = avformat_alloc_context();
    format->pb = io;
    format->interrupt_callback = {Input::interrupted, media->m_input.get()};
    format->flags |= AVFMT_FLAG_CUSTOM_IO;
    format->max_streams = kMostStreams;
    AVDictionary *options = nullptr;
    // A playlist inside a "film" must not make the reader open other files.
    av_dict_set(&options, "protocol_whitelist", "", 0);
    int code = avformat_open_input(&format, nullptr, nullptr, &options);
    av_dict_free(&options);
    if (code < 0) {
        qWarning("opening: %s", qUtf8Printable(ffmpegError(code)));
        const bool wasTooLong = Input::interrupted(media->m_input.get());
        av_freep(&io->buffer);
        avio_context_free(&io);
        return fail(ErrorCode::Invalid,
                    wasTooLong ? QStringLiteral("The film's beginning cannot be found")
                               : QStringLiteral("This is not a film that can be read"),
                    QStringLiteral("The file may be damaged or incomplete; copy it again"));
    }
    media->m_format = format;
    code = avformat_find_stream_info(format, nullptr);
    const bool wasTooLong = Input::interrupted(media->m_input.get());
    media->m_input->isOpening = false;
    if (code < 0 || wasTooLong) {
        qWarning("streams: %s", qUtf8Printable(ffmpegError(code)));
        return fail(ErrorCode::Invalid, QStringLiteral("The film's picture and sound cannot be found"),
                    QStringLiteral("The file may be damaged or incomplete; copy it again"));
    }
    format->pb->eof_reached = 0;
    format->pb->error = 0;
    media->describe();
    if (media->m_streams.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("The file holds no picture and no sound"),
                    QStringLiteral("The file may be damaged or incomplete; copy it again"));
    return media;
}

void MediaFile::cancel(bool isCancelled)
{
    m_input->isCancelled = isCancelled;
    if (!isCancelled)
        m_format->pb->error = 0;
}

MediaFile::~MediaFile()
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

void MediaFile::describe()
{
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        const AVStream *stream = m_format->streams[i];
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
        info.codec = QString::fromLatin1(avcodec_get_name(stream->codecpar->codec_id));
        info.language = text(stream->metadata, "language");
        info.title = text(stream->metadata, "title");
        info.width = stream->codecpar->width;
        info.height = stream->codecpar->height;
        info.channels = stream->codecpar->ch_layout.nb_channels;
        info.isDefault = stream->disposition & AV_DISPOSITION_DEFAULT;
        info.isForced = stream->disposition & AV_DISPOSITION_FORCED;
        info.isPicture = stream->disposition & AV_DISPOSITION_ATTACHED_PIC;
        m_streams.append(info);
    }
    for (unsigned i = 0; i < std::min(m_format->nb_chapters, kMostChapters); ++i) {
        const AVChapter *chapter = m_format->chapters[i];
        m_chapters.append({Seconds(static_cast<double>(chapter->start) * av_q2d(chapter->time_base)),
                           text(chapter->metadata, "title")});
    }
}

Seconds MediaFile::duration() const
{
    return Seconds(m_format->duration > 0 ? static_cast<double>(m_format->duration) / AV_TIME_BASE : 0.0);
}

QString MediaFile::container() const
{
    return QString::fromLatin1(m_format->iformat->name);
}

QString MediaFile::tag(const char *name) const
{
    return text(m_format->metadata, name);
}

AVStream *MediaFile::stream(int index) const
{
    return m_format->streams[index];
}

Done MediaFile::seek(Seconds position)
{
    const auto target = static_cast<int64_t>(position.count() * AV_TIME_BASE);
    int code = avformat_seek_file(m_format, -1, INT64_MIN, target, target, 0);
    // A file that was cut off has lost its index; from the beginning it can still be read up to the position.
    if (code < 0)
        code = avformat_seek_file(m_format, -1, INT64_MIN, 0, INT64_MAX, AVSEEK_FLAG_BYTE);
    if (code < 0)
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("This film cannot be wound (%1)").arg(ffmpegError(code)));
    return {};
}

Done MediaFile::read(AVPacket *packet)
{
    const int code = av_read_frame(m_format, packet);
    if (code == AVERROR_EOF)
        return fail(ErrorCode::NotFound, QStringLiteral("end of file"));
    if (code < 0)
        return fail(ErrorCode::Io,
                    QStringLiteral("The film cannot be read further (%1)").arg(ffmpegError(code)));
    return {};
}

void MediaFile::want(const QList<int> &indexes)
{
    for (unsigned i = 0; i < m_format->nb_streams; ++i)
        m_format->streams[i]->discard =
            indexes.contains(static_cast<int>(i)) ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
}

} // namespace hearth::player
