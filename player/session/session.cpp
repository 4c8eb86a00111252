// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/session.h"
#include "player/session/sound/sound_server.h"
#include <algorithm>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

constexpr milliseconds kSubtitleStep{40};
constexpr milliseconds kStarvationStep{50};
constexpr milliseconds kSeekDeadline{3000};
constexpr int kMostFailedParts = 5; // one behind the other
constexpr Seconds kFastReach(3);
// A time that is rounded must not fall before the key frame.
constexpr Seconds kInsideOfKey(0.001);
constexpr milliseconds kSoundStep{1000};
constexpr milliseconds kMostSoundPause{60'000}; // of a server that answers and then fails
const auto kNoSound = QLatin1String("no-sound");
const auto kNoSoundDecoder = QLatin1String("no-sound-decoder");
constexpr Seconds kFarBehind{10}; // what was foreseen and is live
// Pictures a second, where a file says none, and what can be believed.
constexpr double kUsualRate = 25;
constexpr double kLeastRate = 1;
constexpr double kMostRate = 240;

} // namespace

Session::Session(PipelineOptions options, QObject *parent) : QObject(parent), m_options(options)
{
    m_subtitleTimer.setInterval(kSubtitleStep);
    connect(&m_subtitleTimer, &QTimer::timeout, this, &Session::drawSubtitles);
    m_starvationTimer.setInterval(kStarvationStep);
    connect(&m_starvationTimer, &QTimer::timeout, this, [this] {
        if (!m_pipeline || m_isOnItsWay)
            return;
        m_source->tellPosition(m_pipeline->position());
        noteSong();
        playCaptions();
        if (const std::optional<Seconds> jump = m_source->takeJump())
            goTo(*jump);
        if (m_state != State::Playing)
            return;
        if (m_pipeline->decodesInHardware() && !m_starvation.isStarving() && speed() <= 1.0) {
            const QJsonObject frames = m_pipeline->frameCounts();
            if (m_stutter.look(m_pipeline->position(), frames.value(QLatin1String("rendered")).toInteger(),
                               frames.value(QLatin1String("dropped")).toInteger(), pictureLength())) {
                leaveHardware(QStringLiteral("it is too slow"));
                return;
            }
        }
        const bool wasStarving = m_starvation.isStarving();
        if (isSent())
            m_starvation.look(true, m_pipeline->ahead(), Starvation::kSent);
        else
            m_starvation.look(m_source->state().isWaiting, m_pipeline->queued(), Starvation::kFetched);
        if (m_starvation.isStarving() == wasStarving)
            return;
        if (wasStarving)
            m_pipeline->play();
        else
            m_pipeline->pause();
        Q_EMIT changed();
    });
    m_soundTimer.setSingleShot(true);
    connect(&m_soundTimer, &QTimer::timeout, this, &Session::lookForSound);
    m_seekTimer.setSingleShot(true);
    connect(&m_seekTimer, &QTimer::timeout, this, [this] {
        if (m_nextSeek && !m_isOnItsWay)
            seekNow(nearKey(*std::exchange(m_nextSeek, std::nullopt)));
    });
    m_seekDeadline.setSingleShot(true);
    m_seekDeadline.setInterval(kSeekDeadline);
    connect(&m_seekDeadline, &QTimer::timeout, this, [this] {
        // What waits for its source is not lost; a viewer who meanwhile wants elsewhere need not wait for it.
        if (!m_nextSeek && m_source && m_source->state().isWaiting)
            m_seekDeadline.start();
        else
            settled();
    });
}

Session::~Session()
{
    stopEverything();
}

void Session::stopEverything()
{
    m_subtitleTimer.stop();
    m_seekDeadline.stop();
    m_soundTimer.stop();
    m_soundPause = kSoundStep;
    m_mayPassSound = true;
    if (m_pipeline)
        m_pipeline->interrupt();
    m_opening.reset();
    m_starvationTimer.stop();
    m_starvation = {};
    m_demuxer.reset();
    m_pipeline.reset();
    m_source = nullptr;
    m_held = nullptr;
    m_songs = nullptr;
    m_songStart = {};
}

QList<int> Session::wantedStreams() const
{
    QList<int> wanted{m_video, m_audio};
    if (m_source->fetchesEachStream())
        return wanted << m_subtitle << m_second;
    for (const auto &[index, track] : m_subtitles) {
        if (!track->isHeavy() || index == m_subtitle || index == m_second)
            wanted.append(index); // all of text: it is small, and switching is then instant
    }
    return wanted << m_captions->ownStream();
}

void Session::startPipeline(Seconds position)
{
    // A file that was just opened stands at its beginning; some can be read but not wound.
    const bool isFresh = m_pipeline == nullptr;
    if (m_pipeline) {
        m_pipeline->interrupt();
        m_demuxer->pause();
        m_captions->restart();
        forgetWhatWasRead();
    }
    const AVStream *video = m_video >= 0 ? m_source->stream(m_video) : nullptr;
    const AVStream *audio = m_audio >= 0 ? m_source->stream(m_audio) : nullptr;
    PipelineOptions options = m_options;
    options.hasSound = m_hasSound;
    options.passesSound = m_request.sound.isAsItIs && m_mayPassSound && speed() == 1.0;
    options.usesHardware = m_options.usesHardware && m_usesHardware;
    options.passesGaps = !isSent();
    auto pipeline = Pipeline::create(video, audio, options);
    if (!pipeline) {
        fail(pipeline.error());
        return;
    }
    m_pipeline = std::move(*pipeline);
    if (m_pipeline->lacksSoundDecoder())
        m_notice = kNoSoundDecoder;
    else if (m_notice == kNoSoundDecoder)
        m_notice.clear();
    m_pipeline->setVolume(m_volume);
    shapeSound();
    m_pipeline->setSpeed(speed());
    m_pipeline->setSoundDelay(m_request.tuning.soundDelay);
    connect(m_pipeline.get(), &Pipeline::prerolled, this, &Session::prerolled);
    connect(m_pipeline.get(), &Pipeline::settled, this, &Session::settled);
    connect(m_pipeline.get(), &Pipeline::ended, this, &Session::pipelineEnded);
    connect(
        m_pipeline.get(), &Pipeline::failed, this,
        [this, from = m_pipeline.get()](const Error &error) {
            if (m_pipeline.get() != from)
                return;
            // One that met the end of its part before its first picture, as another part begins at once.
            const std::optional<Seconds> next = m_pipeline->continuesAt();
            if (next && ++m_failedParts < kMostFailedParts)
                startPipeline(*next);
            else
                fail(error);
        },
        Qt::QueuedConnection);
    connect(
        m_pipeline.get(), &Pipeline::soundFailed, this,
        [this, from = m_pipeline.get()](const QString &why) {
            if (m_pipeline.get() != from || m_state == State::Ended || m_state == State::Failed ||
                !m_hasSound)
                return;
            if (m_pipeline->passesSound()) {
                qWarning("receiver: %s; the sound is decoded", qUtf8Printable(why));
                m_mayPassSound = false;
                startPipeline(m_isOnItsWay ? m_wanted : m_pipeline->position());
                return;
            }
            goOnWithoutSound(why);
            m_soundTimer.start(m_soundPause);
        },
        Qt::QueuedConnection);
    connect(
        m_pipeline.get(), &Pipeline::hardwareFailed, this,
        [this, from = m_pipeline.get()](const QString &why) {
            if (m_pipeline.get() == from) // else it is of a film that was left meanwhile
                leaveHardware(why);
        },
        Qt::QueuedConnection);
    m_wanted = position;
    m_isOnItsWay = true;
    m_pipeline->expect(m_video, m_audio, position);
    m_pipeline->preroll();
    const bool mustWind = !isFresh || position > Seconds(0.1);
    m_demuxer->resume(mustWind ? std::optional(position) : std::nullopt, wantedStreams());
}

void Session::forgetWhatWasRead()
{
    m_pictureFromMs = kNoPicture;
    m_pictureToMs = -1;
}

void Session::goOnWithoutSound(const QString &why)
{
    qWarning("sound: %s", qUtf8Printable(why));
    m_notice = kNoSound;
    m_hasSound = false;
    startPipeline(m_isOnItsWay ? m_wanted : m_pipeline->position());
}

void Session::lookForSound()
{
    if (m_hasSound || !m_pipeline || m_state == State::Ended || m_state == State::Failed)
        return;
    // Beginning anew costs a moment of the picture, so not in vain.
    if (m_state != State::Playing || m_isOnItsWay || m_nextSeek || !soundServerAnswers()) {
        m_soundTimer.start(kSoundStep);
        return;
    }
    m_soundPause = std::min(m_soundPause * 2, kMostSoundPause);
    m_hasSound = true;
    if (m_notice == kNoSound)
        m_notice.clear();
    startPipeline(m_pipeline->position());
}

void Session::leaveHardware(const QString &why)
{
    qWarning("hardware decoder: %s; software goes on", qUtf8Printable(why));
    if (m_state == State::Ended || m_state == State::Failed || !m_usesHardware)
        return;
    m_usesHardware = false;
    startPipeline(sourcePosition());
}

void Session::pipelineEnded()
{
    if (const std::optional<Seconds> next = m_pipeline->continuesAt()) {
        startPipeline(*next);
    } else if (m_source->hasMore()) {
        forgetDamage();
        seekNow(m_pipeline->position());
    } else {
        setState(State::Ended);
    }
}

void Session::prerolled()
{
    if (!m_subtitles.empty() || !m_outside->streams().isEmpty() || !m_captions->streams().isEmpty())
        makeOverlay();
    if (m_overlay)
        m_subtitleTimer.start();
    // A seek before the first picture is lost in GStreamer 1.22, so it comes now.
    if (m_wanted > Seconds(0.1) || speed() != 1.0)
        seekNow(m_wanted);
    else
        settled();
}

void Session::follow(Fd file, const QString &id)
{
    if (!m_songs || !m_pipeline || m_state == State::Ended || m_state == State::Failed)
        return;
    const Seconds heard = std::max(sourcePosition(), m_songStart);
    if (m_songs->follow(std::move(file), id, heard))
        return;
    // What was read behind this song is not wanted any more.
    forgetDamage();
    m_nextSeek = heard;
    m_nextIsFast = false;
    m_seekTimer.start(0);
}

void Session::forgetDamage()
{
    if (m_notice == QLatin1String("damaged-end"))
        m_notice.clear();
}

void Session::noteSong()
{
    if (!m_songs || m_isOnItsWay || m_nextSeek)
        return;
    const SongChain::Song song = m_songs->songAt(m_pipeline->position());
    if (song.id == m_songId || song.start < m_songStart)
        return; // the same, or a clock that says nothing for a moment
    forgetDamage();
    m_songId = song.id;
    m_songStart = song.start;
    m_streams = {song.sound};
    m_chapters = song.chapters;
    m_duration = song.duration;
    shapeSound();
    Q_EMIT changed();
}

Seconds Session::sourcePosition() const
{
    return m_nextSeek.value_or(!m_pipeline || m_isOnItsWay ? m_wanted : m_pipeline->position());
}

void Session::settled()
{
    m_seekDeadline.stop();
    m_starvation = {};
    m_stutter.begin();
    m_isOnItsWay = false;
    m_failedParts = 0;
    if (m_nextSeek) {
        m_seekTimer.start(0);
        return;
    }
    if (m_plays && isSent())
        m_starvation.begin();
    if (m_plays && !m_starvation.isStarving())
        m_pipeline->play();
    else
        m_pipeline->pause();
    setState(m_plays ? State::Playing : State::Paused);
    if (m_held && !m_plays && m_request.isForeseen && !m_held->isHeld())
        m_held->hold();
    if (const int direction = std::exchange(m_stepsAfter, 0); direction != 0)
        step(direction);
}

void Session::seek(Seconds position, bool isFast)
{
    goTo(m_songStart + position, isFast);
}

void Session::goTo(Seconds position, bool isFast)
{
    if (!m_pipeline || m_state == State::Failed)
        return;
    m_nextFrom = sourcePosition();
    m_nextIsFast = isFast;
    m_wanted = m_isOnItsWay ? m_wanted : position;
    m_nextSeek = withinReach(position);
    m_seekTimer.start(0);
}

Seconds Session::withinReach(Seconds position) const
{
    const std::optional<LiveWindow> live = m_source ? m_source->liveWindow() : std::nullopt;
    if (!live && m_duration <= Seconds(0))
        return std::max(position, Seconds(0)); // nobody knows how long it is
    const LiveWindow window = live.value_or(LiveWindow{m_songStart, m_songStart + length() - Seconds(0.5)});
    return std::clamp(position, window.from, std::max(window.from, window.to));
}

// A step that ends before its half, or seconds away, is none.
Seconds Session::nearKey(Seconds position) const
{
    const Seconds step = position - m_nextFrom;
    const std::optional<Seconds> key =
        m_nextIsFast && m_video >= 0 ? m_source->keyNear(m_video, position) : std::nullopt;
    if (!key || step == Seconds(0) || abs(*key - position) > kFastReach || (*key - m_nextFrom) / step < 0.5)
        return position;
    return withinReach(*key + kInsideOfKey);
}

void Session::seekNow(Seconds position)
{
    m_wanted = position;
    m_isOnItsWay = true;
    m_hasStepped = false;
    m_seekDeadline.start();
    m_pipeline->interrupt();
    m_demuxer->pause();
    m_captions->restart();
    forgetWhatWasRead();
    if (!m_pipeline->flushTo(position))
        qWarning("seek to %.3f s was refused", position.count());
    m_demuxer->resume(position, wantedStreams());
    forgetSubtitles();
    Q_EMIT changed();
}

void Session::letGo()
{
    m_request.isForeseen = false;
    if (m_held && m_held->isHeld()) {
        // Not by interrupting the reader as a seek does: what it is in the middle of would be lost.
        m_wanted = m_held->stay();
        m_isOnItsWay = true;
        m_seekDeadline.start();
        if (!m_pipeline->flushTo(m_wanted))
            qWarning("what was held cannot begin at %.3f s", m_wanted.count());
        m_held->letGo();
        setState(State::Opening);
        return;
    }
    const std::optional<LiveWindow> live = m_source ? m_source->liveWindow() : std::nullopt;
    if (m_pipeline && live && live->to - m_pipeline->position() > kFarBehind)
        goTo(live->to);
    else if (m_pipeline && !live && m_hasSound && m_options.hasSound)
        goTo(sourcePosition()); // the clock of a device that waited from its first moment on stands still
}

void Session::play()
{
    m_plays = true;
    if (m_request.isForeseen)
        letGo();
    if (m_state == State::Ended)
        seek(Seconds(0));
    else if (m_hasStepped)
        goTo(m_pipeline->position());
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

void Session::chooseTracks(int audio, int subtitle, int second)
{
    if (!m_pipeline)
        return;
    m_hasChosen = true;
    m_subtitle = hasSubtitle(subtitle) ? subtitle : -1;
    m_second = m_subtitle >= 0 && second != m_subtitle && hasSubtitle(second) ? second : -1;
    styleSubtitles();
    forgetSubtitles();
    const bool isAudio = std::any_of(m_streams.cbegin(), m_streams.cend(), [&](const StreamInfo &stream) {
        return stream.index == audio && stream.kind == StreamKind::Audio;
    });
    if (isAudio && audio != m_audio) {
        m_audio = audio;
        startPipeline(m_isOnItsWay ? m_wanted : m_pipeline->position());
    }
    if (m_source->fetchesEachStream())
        m_source->want(wantedStreams());
    else if (const auto isHeavy =
                 [this](int index) {
                     const DrawnSubtitles *track = subtitleTrack(index);
                     return track && track->isHeavy();
                 };
             !m_isOnItsWay && (isHeavy(m_subtitle) || isHeavy(m_second)))
        goTo(m_pipeline->position()); // what was read ahead left it out
    drawSubtitles();
    Q_EMIT changed();
}

double Session::speed() const
{
    // Faster than live soon has nothing left to play, slower falls out of its window.
    return m_source && m_source->liveWindow() ? 1.0 : m_request.tuning.speed;
}

void Session::tune(const Tuning &tuning)
{
    const double before = speed();
    m_request.tuning = tuning;
    if (!m_pipeline)
        return;
    m_pipeline->setSoundDelay(tuning.soundDelay);
    m_pipeline->setSpeed(speed());
    const bool mayRestart = m_state != State::Ended && m_state != State::Failed;
    if (speed() != before && mayRestart && m_request.sound.isAsItIs)
        startPipeline(sourcePosition()); // a receiver has one speed
    else if (speed() != before && m_state != State::Ended)
        goTo(sourcePosition());
    drawSubtitles();
    Q_EMIT changed();
}

bool Session::isSent() const
{
    return m_source && m_source->liveWindow() && !m_source->fetchesEachStream();
}

Seconds Session::pictureLength() const
{
    const AVStream *video = m_video >= 0 && m_source ? m_source->stream(m_video) : nullptr;
    const AVRational rate = video ? video->avg_frame_rate : AVRational{0, 0};
    const double fps = rate.num > 0 && rate.den > 0 ? av_q2d(rate) : kUsualRate;
    return Seconds(1.0 / std::clamp(fps, kLeastRate, kMostRate));
}

void Session::step(int direction)
{
    if (!m_pipeline || m_state != State::Paused || m_video < 0)
        return;
    if (m_isOnItsWay || m_nextSeek) {
        m_stepsAfter = direction; // from where it is going
        return;
    }
    if (direction < 0) {
        goTo(m_pipeline->position() - pictureLength());
    } else if (m_pipeline->step()) {
        m_hasStepped = true;
    }
}

void Session::setVolume(double volume)
{
    m_volume = volume;
    if (m_pipeline)
        m_pipeline->setVolume(volume);
}

void Session::setSound(const SoundWishes &wishes)
{
    const bool isOtherwise = std::exchange(m_request.sound, wishes).isAsItIs != wishes.isAsItIs;
    if (isOtherwise && m_pipeline && m_state != State::Ended && m_state != State::Failed)
        startPipeline(sourcePosition());
    else
        shapeSound();
}

void Session::shapeSound()
{
    if (!m_pipeline)
        return;
    const auto stream = std::ranges::find(std::as_const(m_streams), m_audio, &StreamInfo::index);
    const bool hasGain = m_request.sound.isEven && stream != m_streams.cend();
    m_pipeline->setShape({m_request.sound.isNight, m_request.sound.isForTwo, hasGain ? stream->gainDb : 0.0});
}

void Session::close()
{
    stopEverything();
    m_overlay.reset();
    m_subtitles.clear();
    m_captions.reset();
    setState(State::Idle);
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
    return m_notice == QLatin1String("damaged-end") ? m_pipeline->position() - m_songStart : length();
}

Seconds Session::length() const
{
    const bool isGrowing = m_source && !m_songs && m_source->isGrowing();
    return isGrowing ? std::max<Seconds>(m_duration, milliseconds(m_readToMs)) : m_duration;
}

} // namespace hearth::player
