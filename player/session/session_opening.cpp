// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/dolby_vision.h"
#include "player/session/packet_captions.h"
#include "player/session/session.h"
#include "player/session/turn.h"
#include "player/subtitles/bitmap_track.h"
#include "player/subtitles/subtitle_track.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

constexpr milliseconds kOpenDeadline{6000};
constexpr qint64 kMissingMs = 3000;
constexpr double kSquarish = 1.5; // between 4:3 and 16:9

} // namespace

void Session::open(Fd file, const OpenRequest &request, std::vector<OutsideFile> outside)
{
    prepare(request, std::move(outside));
    auto media = MediaFile::open(std::move(file), kOpenDeadline);
    if (!media) {
        fail(media.error());
    } else if (!SongDecoder::isSong(**media)) {
        begin(std::move(*media));
    } else if (auto songs = SongChain::create(std::move(*media), request.id)) {
        m_songs = songs->get();
        begin(std::move(*songs));
    } else {
        fail(songs.error());
    }
}

void Session::openAddress(const QUrl &address, const OpenRequest &request)
{
    prepare(request, {});
    if (!m_network)
        m_network = std::make_unique<CurlWorker>();
    const StreamRequest wanted{.address = address,
                               .start = request.start,
                               .outputWidth = m_options.outputWidth,
                               .outputHeight = m_options.outputHeight,
                               .audioLanguages = request.tracks.audioLanguages};
    m_opening = std::make_unique<StreamOpening>(*m_network, wanted, [this](auto source) {
        if (source)
            begin(std::move(*source));
        else
            fail(source.error());
    });
}

void Session::prepare(const OpenRequest &request, std::vector<OutsideFile> outside)
{
    stopEverything();
    m_subtitles.clear();
    m_captions.reset();
    m_hasChosen = false;
    m_outside = std::make_unique<OutsideSubtitles>(std::move(outside), request.captions);
    connect(m_outside.get(), &OutsideSubtitles::ready, this, [this] {
        styleSubtitles();
        drawSubtitles();
    });
    connect(m_outside.get(), &OutsideSubtitles::failed, this, [this](int index) {
        m_streams.removeIf([index](const StreamInfo &stream) { return stream.index == index; });
        for (int *shown : {&m_subtitle, &m_second}) {
            if (*shown == index)
                *shown = -1;
        }
        Q_EMIT changed();
    });
    m_request = request;
    m_songId = request.id;
    m_error = {};
    m_notice.clear();
    m_hasSound = m_options.hasSound;
    m_usesHardware = true;
    m_hasRead = false;
    m_readToMs = 0;
    forgetWhatWasRead();
    m_streams.clear();
    m_chapters.clear();
    m_duration = {};
    m_video = m_audio = m_subtitle = m_second = -1;
    m_plays = !request.isPaused;
    m_wanted = request.start;
    m_nextSeek.reset();
    m_stepsAfter = 0;
    m_hasStepped = false;
    m_isOnItsWay = true;
    setState(State::Opening);
}

void Session::begin(std::unique_ptr<PacketSource> source)
{
    m_source = source.get();
    m_streams = m_source->streams() + m_outside->streams();
    m_video = player::chooseTracks(m_streams, m_request.tracks).video;
    m_captions =
        std::make_unique<FoundCaptions>(*m_source, m_video, pictureAspect() > kSquarish, m_request.captions);
    m_streams.removeIf([this](const StreamInfo &one) { return one.index == m_captions->ownStream(); });
    m_streams += m_captions->streams();
    m_chapters = m_source->chapters();
    m_duration = m_source->duration();
    const TrackChoice choice = player::chooseTracks(m_streams, m_request.tracks);
    m_audio = choice.audio;
    // Captions that were chosen before are waited for.
    m_subtitle =
        FoundCaptions::isIndex(m_request.tracks.subtitle) ? m_request.tracks.subtitle : choice.subtitle;
    m_second = choice.second;
    if (const AVStream *video = m_video >= 0 ? m_source->stream(m_video) : nullptr;
        video && hasDolbyColoursOnly(*video))
        m_notice = QStringLiteral("dolby-colours");
    for (const StreamInfo &stream : std::as_const(m_streams)) {
        if (stream.kind != StreamKind::Subtitle || m_outside->has(stream.index) || !stream.captions.isEmpty())
            continue;
        if (auto track = makeSubtitles(stream.index))
            m_subtitles.emplace(stream.index, std::move(*track));
        else
            qInfo("subtitles %d: %s", stream.index, qUtf8Printable(track.error().message));
    }
    styleSubtitles();
    const std::optional<LiveWindow> live = m_source->liveWindow();
    if (isSent() && m_request.isForeseen) {
        auto held = std::make_unique<HeldStream>(std::move(source), m_video);
        m_source = m_held = held.get();
        source = std::move(held);
    }
    m_demuxer = std::make_unique<Demuxer>(std::move(source), consumers());
    m_starvationTimer.start();
    // A live stream is begun where it is now; its source stands there.
    startPipeline(live && m_request.start <= Seconds(0) ? live->to : m_request.start);
}

double Session::pictureAspect() const
{
    const AVStream *video = m_video >= 0 ? m_source->stream(m_video) : nullptr;
    const AVCodecParameters *format = video ? video->codecpar : nullptr;
    if (!format || format->width <= 0 || format->height <= 0)
        return 16.0 / 9;
    const AVRational pixel = format->sample_aspect_ratio;
    const double aspect =
        double(format->width) / format->height * (pixel.num > 0 && pixel.den > 0 ? av_q2d(pixel) : 1.0);
    return turnOf(*video).isTransposed ? 1 / aspect : aspect;
}

Result<std::unique_ptr<DrawnSubtitles>> Session::makeSubtitles(int index)
{
    const AVCodecParameters *format = m_source->stream(index)->codecpar;
    const AVCodecDescriptor *codec = avcodec_descriptor_get(format->codec_id);
    if (codec && (codec->props & AV_CODEC_PROP_BITMAP_SUB))
        return BitmapTrack::create(format, pictureAspect());
    return SubtitleTrack::create(format);
}

Demuxer::Consumers Session::consumers()
{
    Demuxer::Consumers consumers;
    consumers.packet = [this](const AVPacket *packet, const AVStream *stream) {
        m_hasRead = true;
        m_captions->give(packet, stream);
        if (isCaptionStream(stream))
            return true;
        if (stream->codecpar->codec_type != AVMEDIA_TYPE_SUBTITLE) {
            if (packet->pts != AV_NOPTS_VALUE) {
                const qint64 at = av_rescale_q(packet->pts, stream->time_base, AVRational{1, 1000});
                m_readToMs = std::max<qint64>(m_readToMs, at);
                if (packet->stream_index == m_video) {
                    m_pictureFromMs = std::min<qint64>(m_pictureFromMs, at);
                    m_pictureToMs = std::max<qint64>(m_pictureToMs, at);
                }
            }
            return m_pipeline->give(packet, stream);
        }
        const auto scale = [&](int64_t value) {
            return milliseconds(av_rescale_q(value, stream->time_base, AVRational{1, 1000}));
        };
        if (packet->pts == AV_NOPTS_VALUE)
            return true;
        QMetaObject::invokeMethod(
            this,
            [this, index = packet->stream_index, start = scale(packet->pts),
             duration = scale(packet->duration),
             bytes = QByteArray(reinterpret_cast<const char *>(packet->data), packet->size)] {
                takeSubtitle(index, bytes, start, duration);
            },
            Qt::QueuedConnection);
        return true;
    };
    consumers.end = [this] {
        m_captions->end();
        // Some containers end at a cut like at an end; the header tells how long the film should be. The
        // length of a song is that of the one that is heard.
        const qint64 whole = m_songs || !m_source->knowsDuration() ? 0 : inMilliseconds(m_duration);
        const qint64 missing = whole - m_readToMs;
        if (m_hasRead && whole > 0 && missing > std::max<qint64>(kMissingMs, whole / 20)) {
            qWarning("the file ends %lld ms before its film", static_cast<long long>(missing));
            QMetaObject::invokeMethod(
                this, [this] { m_notice = QStringLiteral("damaged-end"); }, Qt::QueuedConnection);
        }
        m_pipeline->giveEnd();
    };
    consumers.failed = [this](const Error &error) {
        // A damaged file plays as far as it can be read.
        qWarning("reading: %s", qUtf8Printable(error.message));
        QMetaObject::invokeMethod(
            this,
            [this, error, hasRead = m_hasRead.load()] {
                if (hasRead)
                    m_notice = QStringLiteral("damaged-end");
                else
                    fail({ErrorCode::Damaged, Error::tr("The film cannot be read"),
                          Error::tr("The file may be damaged or incomplete; copy it again")});
            },
            Qt::QueuedConnection);
        m_pipeline->giveEnd();
    };
    return consumers;
}

} // namespace hearth::player
