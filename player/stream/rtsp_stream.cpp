// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/rtsp_stream.h"
#include "player/session/media_file.h"
#include "player/session/stream_caps.h"
#include <cstdlib>
#include <thread>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kOpen{10'000};
constexpr milliseconds kSilence{4000};
constexpr milliseconds kSleepStep{10};
constexpr milliseconds kPauses[] = {milliseconds(500), milliseconds(1000), milliseconds(2000),
                                    milliseconds(4000), milliseconds(8000)};
// Whoever paused for longer wants to see what is there now, and the server has given up waiting.
constexpr milliseconds kStale{5000};
constexpr int kMostBeforeKey = 300; // some cameras never send a whole picture at once
constexpr int64_t kGap = AV_TIME_BASE / 25;
constexpr int64_t kBelievable = 10LL * AV_TIME_BASE; // between one packet and the next

constexpr AVRational kTicks{1, AV_TIME_BASE};

} // namespace

RtspStream::RtspStream(QUrl url, std::shared_ptr<std::atomic<bool>> cancelled)
    : m_url(std::move(url)), m_cancelled(std::move(cancelled)), m_described(avformat_alloc_context())
{
}

RtspStream::~RtspStream()
{
    avformat_free_context(m_described);
}

Result<std::unique_ptr<RtspStream>> RtspStream::open(const QUrl &url,
                                                     std::shared_ptr<std::atomic<bool>> cancelled)
{
    auto connection = RtspConnection::open(url, kOpen, *cancelled);
    if (!connection)
        return std::unexpected(connection.error());
    std::unique_ptr<RtspStream> stream(new RtspStream(url, std::move(cancelled)));
    const AVFormatContext *format = (*connection)->format();
    stream->m_streams = describeStreams(format);
    if (stream->m_streams.isEmpty())
        return fail(ErrorCode::Invalid, Error::tr("%1 sends no picture and no sound").arg(url.host()),
                    Error::tr("Check the camera's settings"));
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        if (!avformat_new_stream(stream->m_described, nullptr))
            return fail(ErrorCode::TooLarge, Error::tr("%1 offers too many streams at once").arg(url.host()),
                        Error::tr("Use the address of one camera"));
        stream->m_described->streams[i]->codecpar->codec_type = format->streams[i]->codecpar->codec_type;
    }
    if (Done done = stream->take(std::move(*connection)); !done)
        return std::unexpected(done.error());
    return stream;
}

Done RtspStream::take(std::unique_ptr<RtspConnection> connection)
{
    const AVFormatContext *format = connection->format();
    bool isSame = format->nb_streams == m_described->nb_streams;
    for (unsigned i = 0; isSame && i < format->nb_streams; ++i)
        isSame = format->streams[i]->codecpar->codec_type == m_described->streams[i]->codecpar->codec_type;
    if (!isSame)
        return fail(ErrorCode::Invalid, Error::tr("%1 sends something else now").arg(m_url.host()),
                    Error::tr("Open it again"));
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        const AVStream *now = format->streams[i];
        AVStream *described = m_described->streams[i];
        if (!isSameFormat(now->codecpar, described->codecpar))
            avcodec_parameters_copy(described->codecpar, now->codecpar);
        described->time_base = now->time_base;
        described->avg_frame_rate = now->avg_frame_rate;
    }
    m_connection = std::move(connection);
    m_shift.reset();
    m_isJoined = false;
    m_beforeKey = 0;
    return {};
}

AVStream *RtspStream::stream(int index) const
{
    const bool isThere = index >= 0 && index < static_cast<int>(m_described->nb_streams);
    return isThere ? m_described->streams[index] : nullptr;
}

std::optional<LiveWindow> RtspStream::liveWindow() const
{
    const Seconds now(m_liveSeconds);
    return LiveWindow{now, now};
}

SourceState RtspStream::state() const
{
    return {m_isWaiting, m_isLost ? QStringLiteral("network-lost") : QString()};
}

std::optional<Seconds> RtspStream::takeJump()
{
    const double jump = m_jump.exchange(-1);
    return jump < 0 ? std::nullopt : std::optional(Seconds(jump));
}

Done RtspStream::seek(Seconds)
{
    // What was sent is gone, and what was read ahead of the screen with it: it goes on with what comes.
    m_isJoined = false;
    m_beforeKey = 0;
    return {};
}

Done RtspStream::sleep(milliseconds duration)
{
    const auto end = steady_clock::now() + duration;
    while (steady_clock::now() < end) {
        if (*m_cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        std::this_thread::sleep_for(kSleepStep);
    }
    return {};
}

/// For as long as it takes; an error only when waiting longer is of no use.
Done RtspStream::connectAgain()
{
    for (;;) {
        auto connection = RtspConnection::open(m_url, kOpen, *m_cancelled);
        if (connection)
            return take(std::move(*connection));
        const ErrorCode code = connection.error().code;
        if (code == ErrorCode::Cancelled || code == ErrorCode::NotAllowed || code == ErrorCode::TooLarge)
            return std::unexpected(connection.error());
        m_isLost = true;
        qWarning("%s; trying again", qUtf8Printable(connection.error().message));
        if (Done done = sleep(kPauses[std::min(m_attempts++, std::size(kPauses) - 1)]); !done)
            return done;
    }
}

/// Puts it on our clock; false when it is not to be shown.
bool RtspStream::place(AVPacket *packet)
{
    const AVStream *stream = m_described->streams[packet->stream_index];
    const bool isPicture = stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO;
    if (isPicture && !m_isJoined) {
        // What is drawn upon a picture that never came is grey smears.
        m_isJoined = (packet->flags & AV_PKT_FLAG_KEY) || ++m_beforeKey > kMostBeforeKey;
        if (!m_isJoined)
            return false;
    }
    if (packet->pts == AV_NOPTS_VALUE)
        return true;
    const int64_t sent = av_rescale_q(packet->pts, stream->time_base, kTicks);
    // After a loss, and where a server's clock leaps: what comes follows what came.
    if (!m_shift || std::abs(sent + *m_shift - m_newest) > kBelievable)
        m_shift = (m_newest > 0 ? m_newest + kGap : 0) - sent;
    m_newest = std::max(m_newest, sent + *m_shift);
    m_liveSeconds = static_cast<double>(m_newest) / AV_TIME_BASE;
    const int64_t shift = av_rescale_q(*m_shift, kTicks, stream->time_base);
    packet->pts += shift;
    if (packet->dts != AV_NOPTS_VALUE)
        packet->dts += shift;
    return true;
}

Done RtspStream::read(AVPacket *packet)
{
    struct Waiting {
        std::atomic<bool> &is;
        explicit Waiting(std::atomic<bool> &flag) : is(flag) { is = true; }
        ~Waiting() { is = false; }
    } waiting(m_isWaiting);
    if (m_connection && m_handed != steady_clock::time_point() && steady_clock::now() - m_handed > kStale) {
        m_connection.reset();
        m_jump = static_cast<double>(m_newest + kGap) / AV_TIME_BASE;
    }
    for (;;) {
        if (*m_cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        if (!m_connection) {
            if (Done done = connectAgain(); !done)
                return done;
        }
        if (Done done = m_connection->read(packet, kSilence); !done) {
            if (done.error().code == ErrorCode::Cancelled) {
                m_connection.reset(); // it stands in the middle of something
                return done;
            }
            qWarning("%s: %s; connecting again", qUtf8Printable(m_url.host()),
                     qUtf8Printable(done.error().message));
            m_isLost = true;
            m_connection.reset();
            // A server that takes everybody and sends nothing is not asked without a pause.
            if (Done slept = sleep(kPauses[std::min(m_attempts++, std::size(kPauses) - 1)]); !slept)
                return slept;
            continue;
        }
        const bool isKnown = packet->stream_index < static_cast<int>(m_described->nb_streams);
        if (isKnown && m_wanted.contains(packet->stream_index) && place(packet)) {
            m_attempts = 0;
            m_isLost = false;
            m_handed = steady_clock::now();
            return {};
        }
        av_packet_unref(packet);
    }
}

} // namespace hearth::player
