// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/session.h"
#include "player/subtitles/external_files.h"
#include <QJsonArray>

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
constexpr milliseconds kSubtitleStep{40};
constexpr qint64 kMissingMs = 3000;
constexpr milliseconds kSeekDeadline{3000};

qint64 inMilliseconds(Seconds seconds)
{
    return std::chrono::duration_cast<milliseconds>(seconds).count();
}

/// Files name languages by ISO 639-2 ("ger", "deu"), people by 639-1 ("de").
bool isLanguage(const QString &fileLanguage, const QString &wanted)
{
    const QString code = languageCode(wanted);
    return fileLanguage == wanted || (!code.isEmpty() && languageCode(fileLanguage) == code);
}

int chooseByLanguage(const QList<StreamInfo> &streams, StreamKind kind, const QStringList &languages)
{
    for (const QString &language : languages) {
        for (const StreamInfo &stream : streams) {
            if (stream.kind == kind && isLanguage(stream.language, language))
                return stream.index;
        }
    }
    return -1;
}

} // namespace

Session::Session(PipelineOptions options, QObject *parent) : QObject(parent), m_options(options)
{
    m_subtitleTimer.setInterval(kSubtitleStep);
    connect(&m_subtitleTimer, &QTimer::timeout, this, &Session::drawSubtitles);
    m_seekTimer.setSingleShot(true);
    connect(&m_seekTimer, &QTimer::timeout, this, [this] {
        if (m_nextSeek && !m_isOnItsWay)
            seekNow(*std::exchange(m_nextSeek, std::nullopt));
    });
    m_seekDeadline.setSingleShot(true);
    m_seekDeadline.setInterval(kSeekDeadline);
    connect(&m_seekDeadline, &QTimer::timeout, this, &Session::settled);
}

Session::~Session()
{
    stopEverything();
}

void Session::stopEverything()
{
    m_subtitleTimer.stop();
    m_seekDeadline.stop();
    if (m_pipeline)
        m_pipeline->interrupt();
    m_demuxer.reset();
    m_pipeline.reset();
    m_file = nullptr;
}

void Session::open(Fd file, const OpenRequest &request, std::vector<OutsideFile> outside)
{
    stopEverything();
    m_subtitles.clear();
    m_outside = std::make_unique<OutsideSubtitles>(std::move(outside), request.captions);
    connect(m_outside.get(), &OutsideSubtitles::ready, this, &Session::drawSubtitles);
    connect(m_outside.get(), &OutsideSubtitles::failed, this, [this](int index) {
        m_streams.removeIf([index](const StreamInfo &stream) { return stream.index == index; });
        if (m_subtitle == index)
            m_subtitle = -1;
        Q_EMIT changed();
    });
    m_request = request;
    m_error = {};
    m_notice.clear();
    m_hasSound = m_options.hasSound;
    m_hasRead = false;
    m_readToMs = 0;
    m_streams.clear();
    m_chapters.clear();
    m_duration = {};
    m_video = m_audio = m_subtitle = -1;
    m_plays = !request.isPaused;
    m_wanted = request.start;
    m_nextSeek.reset();
    m_isOnItsWay = true;
    setState(State::Opening);
    auto media = MediaFile::open(std::move(file), kOpenDeadline);
    if (!media) {
        fail(media.error());
        return;
    }
    m_file = media->get();
    m_streams = m_file->streams() + m_outside->streams();
    m_chapters = m_file->chapters();
    m_duration = m_file->duration();
    chooseDefaults(request);
    for (const StreamInfo &stream : std::as_const(m_streams)) {
        if (stream.kind != StreamKind::Subtitle || m_outside->has(stream.index))
            continue;
        if (auto track = SubtitleTrack::create(m_file->stream(stream.index)->codecpar))
            m_subtitles.emplace(stream.index, std::move(*track)).first->second->setStyle(request.captions);
        else
            qInfo("subtitles %d: %s", stream.index, qUtf8Printable(track.error().message));
    }
    Demuxer::Consumers consumers;
    consumers.packet = [this](const AVPacket *packet, const AVStream *stream) {
        m_hasRead = true;
        if (stream->codecpar->codec_type != AVMEDIA_TYPE_SUBTITLE) {
            if (packet->pts != AV_NOPTS_VALUE)
                m_readToMs = std::max<qint64>(
                    m_readToMs, av_rescale_q(packet->pts, stream->time_base, AVRational{1, 1000}));
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
        // Some containers end at a cut like at an end; the header tells how long the film should be.
        const qint64 missing = inMilliseconds(m_duration) - m_readToMs;
        if (m_hasRead && missing > std::max<qint64>(kMissingMs, inMilliseconds(m_duration) / 20)) {
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
                    fail({ErrorCode::Damaged, QStringLiteral("The film cannot be read"),
                          QStringLiteral("The file may be damaged or incomplete; copy it again")});
            },
            Qt::QueuedConnection);
        m_pipeline->giveEnd();
    };
    m_demuxer = std::make_unique<Demuxer>(std::move(*media), std::move(consumers));
    startPipeline(request.start);
}

void Session::chooseDefaults(const OpenRequest &request)
{
    m_video = m_audio = m_subtitle = -1;
    for (const StreamInfo &stream : std::as_const(m_streams)) {
        if (stream.kind == StreamKind::Video && !stream.isPicture && m_video < 0)
            m_video = stream.index;
        if (stream.kind == StreamKind::Audio && (m_audio < 0 || stream.isDefault))
            m_audio = stream.index;
    }
    const auto exists = [this](int index, StreamKind kind) {
        return std::any_of(m_streams.cbegin(), m_streams.cend(),
                           [&](const StreamInfo &s) { return s.index == index && s.kind == kind; });
    };
    if (exists(request.audio, StreamKind::Audio)) {
        m_audio = request.audio;
    } else if (const int index = chooseByLanguage(m_streams, StreamKind::Audio, request.audioLanguages);
               index >= 0) {
        m_audio = index;
    }
    if (exists(request.subtitle, StreamKind::Subtitle))
        m_subtitle = request.subtitle;
    else if (request.subtitle == -2)
        m_subtitle = chooseByLanguage(m_streams, StreamKind::Subtitle, request.subtitleLanguages);
}

QList<int> Session::wantedStreams() const
{
    QList<int> wanted{m_video, m_audio};
    for (const auto &[index, track] : m_subtitles)
        wanted.append(index); // all of them: text is small, and switching is then instant
    return wanted;
}

void Session::startPipeline(Seconds position)
{
    // A file that was just opened stands at its beginning; some can be read but not wound.
    const bool isFresh = m_pipeline == nullptr;
    if (m_pipeline) {
        m_pipeline->interrupt();
        m_demuxer->pause();
    }
    const AVStream *video = m_video >= 0 ? m_file->stream(m_video) : nullptr;
    const AVStream *audio = m_audio >= 0 ? m_file->stream(m_audio) : nullptr;
    PipelineOptions options = m_options;
    options.hasSound = m_hasSound;
    auto pipeline = Pipeline::create(video, audio, options);
    if (!pipeline) {
        fail(pipeline.error());
        return;
    }
    m_pipeline = std::move(*pipeline);
    m_pipeline->setVolume(m_volume);
    connect(m_pipeline.get(), &Pipeline::prerolled, this, &Session::prerolled);
    connect(m_pipeline.get(), &Pipeline::settled, this, &Session::settled);
    connect(m_pipeline.get(), &Pipeline::ended, this, [this] { setState(State::Ended); });
    connect(m_pipeline.get(), &Pipeline::failed, this, &Session::fail);
    connect(
        m_pipeline.get(), &Pipeline::soundFailed, this,
        [this](const QString &why) {
            qWarning("sound: %s", qUtf8Printable(why));
            if (m_state == State::Ended || m_state == State::Failed || !m_hasSound)
                return;
            m_notice = QStringLiteral("no-sound");
            m_hasSound = false;
            startPipeline(m_isOnItsWay ? m_wanted : m_pipeline->position());
        },
        Qt::QueuedConnection);
    m_wanted = position;
    m_isOnItsWay = true;
    m_pipeline->preroll();
    const bool mustWind = !isFresh || position > Seconds(0.1);
    m_demuxer->resume(mustWind ? std::optional(position) : std::nullopt, wantedStreams());
}

void Session::prerolled()
{
    if ((!m_subtitles.empty() || !m_outside->streams().isEmpty()) && !m_overlay) {
        auto overlay =
            OverlaySurface::create("org.hearth.subtitles", {m_options.outputWidth, m_options.outputHeight});
        if (overlay)
            m_overlay = std::move(*overlay);
        else
            qWarning("subtitles: %s", qUtf8Printable(overlay.error().message));
    }
    if (m_overlay)
        m_subtitleTimer.start();
    // A seek before the first picture is lost in GStreamer 1.22, so it comes now.
    if (m_wanted > Seconds(0.1))
        seekNow(m_wanted);
    else
        settled();
}

void Session::settled()
{
    m_seekDeadline.stop();
    m_isOnItsWay = false;
    if (m_nextSeek) {
        m_seekTimer.start(0);
        return;
    }
    if (m_plays)
        m_pipeline->play();
    else
        m_pipeline->pause();
    setState(m_plays ? State::Playing : State::Paused);
}

void Session::seek(Seconds position)
{
    if (!m_pipeline || m_state == State::Failed)
        return;
    m_wanted = m_isOnItsWay ? m_wanted : position;
    m_nextSeek = std::clamp(position, Seconds(0), std::max(Seconds(0), m_duration - Seconds(0.5)));
    m_seekTimer.start(0);
}

void Session::seekNow(Seconds position)
{
    m_wanted = position;
    m_isOnItsWay = true;
    m_seekDeadline.start();
    m_pipeline->interrupt();
    m_demuxer->pause();
    if (!m_pipeline->flushTo(position))
        qWarning("seek to %.3f s was refused", position.count());
    m_demuxer->resume(position, wantedStreams());
    for (auto &[index, track] : m_subtitles)
        track->forget();
    if (m_outside)
        m_outside->forget();
    Q_EMIT changed();
}

void Session::play()
{
    m_plays = true;
    if (m_state == State::Ended)
        seek(Seconds(0));
    if (m_pipeline && !m_isOnItsWay) {
        m_pipeline->play();
        setState(State::Playing);
    }
}

void Session::pause()
{
    m_plays = false;
    if (m_pipeline && !m_isOnItsWay) {
        m_pipeline->pause();
        setState(State::Paused);
    }
}

void Session::chooseTracks(int audio, int subtitle)
{
    if (!m_pipeline)
        return;
    m_subtitle = hasSubtitle(subtitle) ? subtitle : -1;
    for (auto &[index, track] : m_subtitles)
        track->forget();
    if (m_outside)
        m_outside->forget();
    const bool isAudio = std::any_of(m_streams.cbegin(), m_streams.cend(), [&](const StreamInfo &stream) {
        return stream.index == audio && stream.kind == StreamKind::Audio;
    });
    if (isAudio && audio != m_audio) {
        m_audio = audio;
        startPipeline(m_isOnItsWay ? m_wanted : m_pipeline->position());
    }
    drawSubtitles();
    Q_EMIT changed();
}

void Session::setVolume(double volume)
{
    m_volume = volume;
    if (m_pipeline)
        m_pipeline->setVolume(volume);
}

void Session::close()
{
    stopEverything();
    m_overlay.reset();
    m_subtitles.clear();
    setState(State::Idle);
}

void Session::setCaptionStyle(const CaptionStyle &style)
{
    m_request.captions = style;
    for (const auto &[index, track] : m_subtitles)
        track->setStyle(style);
    if (m_outside)
        m_outside->setStyle(style);
    drawSubtitles();
}

void Session::takeSubtitle(int stream, const QByteArray &packet, milliseconds start, milliseconds duration)
{
    if (const auto found = m_subtitles.find(stream); found != m_subtitles.end())
        found->second->add(packet, start, duration);
}

SubtitleTrack *Session::subtitleTrack()
{
    if (const auto found = m_subtitles.find(m_subtitle); found != m_subtitles.end())
        return found->second.get();
    return m_outside ? m_outside->track(m_subtitle) : nullptr;
}

bool Session::hasSubtitle(int index) const
{
    return m_subtitles.contains(index) || (m_outside && m_outside->has(index));
}

void Session::drawSubtitles()
{
    if (!m_overlay || !m_pipeline)
        return;
    SubtitleTrack *track = subtitleTrack();
    if (!track) {
        // One empty picture, then silence until a track is chosen.
        m_overlay->clear();
        m_subtitleTimer.stop();
        return;
    }
    if (!m_subtitleTimer.isActive())
        m_subtitleTimer.start();
    const auto now = std::chrono::duration_cast<milliseconds>(m_pipeline->position());
    switch (track->draw(now, m_overlay->canvas())) {
    case SubtitleTrack::Drawn::Lines:
        m_overlay->show();
        break;
    case SubtitleTrack::Drawn::Nothing:
        m_overlay->clear();
        break;
    case SubtitleTrack::Drawn::AsBefore:
        break;
    }
}

void Session::fail(const Error &error)
{
    qWarning("film: %s", qUtf8Printable(error.message));
    m_error = error;
    m_subtitleTimer.stop();
    setState(State::Failed);
}

void Session::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

Seconds Session::endPosition() const
{
    // A film whose rest cannot be read has not been seen to its end.
    return m_notice == QLatin1String("damaged-end") ? m_pipeline->position() : m_duration;
}

QJsonObject Session::report() const
{
    static constexpr const char *kNames[] = {"idle", "opening", "playing", "paused", "ended", "failed"};
    const Seconds position = !m_pipeline               ? m_wanted
                             : m_nextSeek              ? *m_nextSeek
                             : m_isOnItsWay            ? m_wanted
                             : m_state == State::Ended ? endPosition()
                                                       : m_pipeline->position();
    QJsonObject report{{QStringLiteral("id"), m_request.id},
                       {QStringLiteral("state"), QLatin1String(kNames[static_cast<int>(m_state)])},
                       {QStringLiteral("positionMs"), inMilliseconds(position)},
                       {QStringLiteral("durationMs"), inMilliseconds(m_duration)},
                       {QStringLiteral("audio"), m_audio},
                       {QStringLiteral("subtitle"), m_subtitle}};
    QJsonArray tracks;
    for (const StreamInfo &stream : m_streams) {
        const bool isUsable = stream.kind == StreamKind::Audio || hasSubtitle(stream.index);
        if (stream.kind == StreamKind::Video || !isUsable)
            continue;
        tracks.append(QJsonObject{{QStringLiteral("index"), stream.index},
                                  {QStringLiteral("kind"), stream.kind == StreamKind::Audio
                                                               ? QStringLiteral("audio")
                                                               : QStringLiteral("subtitle")},
                                  {QStringLiteral("language"), stream.language},
                                  {QStringLiteral("title"), stream.title},
                                  {QStringLiteral("codec"), stream.codec},
                                  {QStringLiteral("channels"), stream.channels}});
    }
    report.insert(QStringLiteral("tracks"), tracks);
    QJsonArray chapters;
    for (const Chapter &chapter : m_chapters)
        chapters.append(QJsonObject{{QStringLiteral("startMs"), inMilliseconds(chapter.start)},
                                    {QStringLiteral("title"), chapter.title}});
    report.insert(QStringLiteral("chapters"), chapters);
    if (m_pipeline)
        report.insert(QStringLiteral("frames"), m_pipeline->frameCounts());
    if (!m_notice.isEmpty())
        report.insert(QStringLiteral("notice"), m_notice);
    if (m_state == State::Failed)
        report.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), m_error.message},
                                                           {QStringLiteral("action"), m_error.action}});
    return report;
}

} // namespace hearth::player
