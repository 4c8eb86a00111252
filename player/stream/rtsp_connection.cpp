// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/rtsp_connection.h"
#include "player/stream/name_lookup.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavcodec/bsf.h>
#include <libavformat/avformat.h>
#include <libavutil/mem.h>
}

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr unsigned kMostStreams = 64;
constexpr int64_t kAnalyseTicks = 1'000'000; // of AV_TIME_BASE, as for what is sent by UDP
constexpr milliseconds kFarewell{500};
constexpr milliseconds kGrace{300}; // seven pictures of a usual camera
// A server names the length of what it answers, and libavformat believes it. No picture needs a larger block:
// 8K with ten bits has 100 MB.
constexpr size_t kLargestBlock = 192 * 1024 * 1024;

Error notRtsp(ErrorCode code, const QString &host)
{
    return {code, Error::tr("%1 does not answer as an RTSP server does").arg(host),
            Error::tr("Check the address and its port, which is mostly 554, and whether the camera is on")};
}

} // namespace

int RtspConnection::interrupted(void *self)
{
    auto *connection = static_cast<RtspConnection *>(self);
    return connection->isGivenUp() || connection->isLate();
}

bool RtspConnection::isGivenUp()
{
    if (!m_cancelled) {
        m_cancelledAt.reset();
        return false;
    }
    const auto now = steady_clock::now();
    if (!m_cancelledAt)
        m_cancelledAt = now;
    return now - *m_cancelledAt >= m_grace;
}

Error RtspConnection::whyNot(int code, const QUrl &url) const
{
    const QString host = url.host();
    if (m_cancelled)
        return {ErrorCode::Cancelled, QStringLiteral("cancelled"), {}};
    if (isLate())
        return notRtsp(ErrorCode::TimedOut, host);
    switch (code) {
    case AVERROR_HTTP_UNAUTHORIZED:
        return {ErrorCode::NotAllowed,
                url.userName().isEmpty() ? Error::tr("%1 asks for a user name and a password").arg(host)
                                         : Error::tr("%1 refuses this user name or password").arg(host),
                Error::tr("Write the camera's own into the address: rtsp://user:password@host/path")};
    case AVERROR_HTTP_FORBIDDEN:
        return {ErrorCode::NotAllowed, Error::tr("%1 does not let this set see it (%2)").arg(host).arg(403),
                Error::tr("Check in the camera's settings who may watch")};
    case AVERROR_HTTP_NOT_FOUND:
        return {ErrorCode::NotFound, Error::tr("%1 has nothing at this address (%2)").arg(host).arg(404),
                Error::tr("Check the address; its path stands in the camera's manual")};
    case AVERROR_HTTP_OTHER_4XX:
    case AVERROR_HTTP_SERVER_ERROR:
        return {
            ErrorCode::Io,
            Error::tr("%1 has an error of its own (%2)")
                .arg(host, code == AVERROR_HTTP_SERVER_ERROR ? QStringLiteral("5xx") : QStringLiteral("4xx")),
            Error::tr("Try again in a moment")};
    case AVERROR(EPROTONOSUPPORT):
        return {ErrorCode::Unsupported,
                Error::tr("%1 sends only by UDP, which this set does not take").arg(host),
                Error::tr("Turn on RTSP over TCP in the camera's settings")};
    case AVERROR(ECONNREFUSED):
    case AVERROR(EHOSTUNREACH):
    case AVERROR(ENETUNREACH):
    case AVERROR(ETIMEDOUT):
        return {ErrorCode::Unavailable, Error::tr("%1 takes no connection").arg(host),
                Error::tr("Check the network, and whether the server is on")};
    case AVERROR_EOF:
    case AVERROR(EIO):
    case AVERROR(EPIPE):
    case AVERROR(ECONNRESET):
        return {ErrorCode::Unavailable, Error::tr("%1 broke off").arg(host),
                Error::tr("Try again in a moment; cameras let only a few watch at once")};
    default:
        return notRtsp(ErrorCode::Invalid, host);
    }
}

Result<std::unique_ptr<RtspConnection>> RtspConnection::open(const QUrl &url, milliseconds deadline,
                                                             const std::atomic<bool> &cancelled)
{
    std::unique_ptr<RtspConnection> connection(new RtspConnection(cancelled));
    connection->m_deadline = steady_clock::now() + deadline;
    if (Done done = lookUp(url.host(), connection->m_deadline, cancelled); !done)
        return std::unexpected(done.error());
    av_max_alloc(kLargestBlock);
    AVFormatContext *format = avformat_alloc_context();
    format->interrupt_callback = {interrupted, connection.get()};
    format->max_streams = kMostStreams;
    format->max_analyze_duration = kAnalyseTicks;
    format->fps_probe_size = 0;
    format->flags |= AVFMT_FLAG_NOBUFFER;
    AVDictionary *options = nullptr;
    // Wherever it redirects to, and whatever its description names, is a TCP connection and no file.
    av_dict_set(&options, "protocol_whitelist", "tcp", 0);
    av_dict_set(&options, "rtsp_transport", "tcp", 0);
    // What a camera tells of its movements beside the picture is of no use here.
    av_dict_set(&options, "allowed_media_types", "video+audio", 0);
    av_dict_set(&options, "user_agent", "Hearth", 0);
    QUrl plain = url;
    plain.setFragment({});
    int code =
        avformat_open_input(&format, plain.toEncoded().constData(), av_find_input_format("rtsp"), &options);
    av_dict_free(&options);
    if (code < 0)
        return std::unexpected(connection->whyNot(code, url));
    connection->m_format = format;
    if (format->nb_streams >= kMostStreams)
        return fail(ErrorCode::TooLarge, Error::tr("%1 offers too many streams at once").arg(url.host()),
                    Error::tr("Use the address of one camera"));
    code = avformat_find_stream_info(format, nullptr);
    if (cancelled || connection->isLate() || code < 0)
        return std::unexpected(connection->whyNot(code, url));
    connection->m_grace = kGrace;
    connection->completeKeyFrames();
    return connection;
}

// Many servers tell what a decoder must know only in the description. Our byte streams carry it inside.
void RtspConnection::completeKeyFrames()
{
    m_completers.resize(m_format->nb_streams);
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        const AVStream *stream = m_format->streams[i];
        const AVCodecID codec = stream->codecpar->codec_id;
        if ((codec != AV_CODEC_ID_H264 && codec != AV_CODEC_ID_HEVC) || stream->codecpar->extradata_size <= 0)
            continue;
        AVBSFContext *completer = nullptr;
        if (av_bsf_alloc(av_bsf_get_by_name("dump_extra"), &completer) < 0)
            continue;
        avcodec_parameters_copy(completer->par_in, stream->codecpar);
        completer->time_base_in = stream->time_base;
        if (av_bsf_init(completer) < 0)
            av_bsf_free(&completer);
        m_completers[i] = completer;
    }
}

Done RtspConnection::read(AVPacket *packet, milliseconds silence)
{
    m_deadline = steady_clock::now() + silence;
    m_cancelledAt.reset();
    int code = av_read_frame(m_format, packet);
    if (code >= 0) {
        const auto index = static_cast<size_t>(packet->stream_index);
        AVBSFContext *completer = index < m_completers.size() ? m_completers[index] : nullptr;
        if (!completer)
            return {};
        code = av_bsf_send_packet(completer, packet);
        if (code >= 0)
            code = av_bsf_receive_packet(completer, packet);
        if (code >= 0)
            return {};
        av_packet_unref(packet);
    }
    if (m_cancelled)
        return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
    if (isLate())
        return fail(ErrorCode::TimedOut, QStringLiteral("nothing comes"));
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return fail(code == AVERROR_EOF ? ErrorCode::NotFound : ErrorCode::Io, QString::fromLatin1(text));
}

RtspConnection::~RtspConnection()
{
    for (AVBSFContext *&completer : m_completers)
        av_bsf_free(&completer);
    // It says goodbye, and waits for nobody who does not listen.
    m_deadline = steady_clock::now() + kFarewell;
    m_cancelledAt.reset();
    avformat_close_input(&m_format);
}

} // namespace hearth::player
