// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One playback: opens what it is given, plays it, does what hearthd asks and tells hearthd how it goes. Owns
// the demuxer, the pipeline and the subtitles; lives on the main thread of hearth-player.

#include "player/session/demuxer.h"
#include "player/session/found_captions.h"
#include "player/session/media_file.h"
#include "player/session/outside_subtitles.h"
#include "player/session/pipeline.h"
#include "player/session/song_chain.h"
#include "player/session/starvation.h"
#include "player/session/stream_opening.h"
#include "player/session/stutter.h"
#include "player/session/track_choice.h"
#include "player/stream/held_stream.h"
#include "player/subtitles/drawn_subtitles.h"
#include "player/subtitles/overlay_surface.h"
#include "player/subtitles/subtitle_pair.h"
#include "resources/base/curl_worker.h"
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <atomic>
#include <limits>
#include <map>

namespace hearth::player
{

/// How a film is played, the viewer's to turn while it goes.
struct Tuning {
    double speed = 1.0;                     // 1 is as filmed; a live stream goes at its own
    std::chrono::milliseconds soundDelay{}; // after the picture; negative: before it
    std::chrono::milliseconds subtitleDelay{};
    bool operator==(const Tuning &) const = default;
};

/// What the household wants of all sound.
struct SoundWishes {
    bool isNight = false;
    bool isEven = false; // as loud as its maker's tags say
    bool isForTwo = false;
    bool isAsItIs = false; // for a receiver that decodes surround sound
    bool operator==(const SoundWishes &) const = default;
};

struct OpenRequest {
    QString id; // hearthd's name for this playback, repeated in every report
    Seconds start{};
    bool isPaused = false;
    TrackWishes tracks;
    CaptionStyle captions;
    Tuning tuning{};
    SoundWishes sound{};
    bool isForeseen = false; // it is paused and may never be played; a live stream is held meanwhile
};

inline qint64 inMilliseconds(Seconds seconds)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(seconds).count();
}

class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(PipelineOptions options, QObject *parent = nullptr);
    ~Session() override;

    /// `outside`: subtitle files that lie beside the film.
    void open(Fd file, const OpenRequest &request, std::vector<OutsideFile> outside = {});
    /// The film or stream at an address; what it takes to reach it happens on another thread.
    void openAddress(const QUrl &address, const OpenRequest &request);
    /// While a song plays: this file is heard behind it without a gap, under its own id from its first sample
    /// on; nothing for an invalid `file`. The report's "joins" says whether it would be.
    void follow(Fd file, const QString &id);
    void play();
    void pause();
    /// In the film, or the song that is heard. The last of several in quick succession wins; one is in
    /// flight.
    /// `isFast`: to a key frame near it where the file's index has one, which is shown without decoding what
    /// lies before it; for steps, of which nobody counts the seconds.
    void seek(Seconds position, bool isFast = false);
    /// -1: no subtitles, no second ones.
    void chooseTracks(int audio, int subtitle, int second = -1);
    /// Another speed is a seek to where the film is.
    void tune(const Tuning &tuning);
    /// One picture on, or back where `direction` is negative; only while paused.
    void step(int direction);
    void setCaptionStyle(const CaptionStyle &style);
    void setVolume(double volume);
    void setSound(const SoundWishes &wishes);
    void close();
    [[nodiscard]] QJsonObject report() const;

Q_SIGNALS:
    void changed();

private:
    static constexpr qint64 kNoPicture = std::numeric_limits<qint64>::max();
    enum class State { Idle, Opening, Playing, Paused, Ended, Failed };

    /// What was open is gone, and nothing is yet known of what comes.
    void prepare(const OpenRequest &request, std::vector<OutsideFile> outside);
    void begin(std::unique_ptr<PacketSource> source);
    [[nodiscard]] Demuxer::Consumers consumers();
    void startPipeline(Seconds position);
    void pipelineEnded();
    /// What was foreseen is watched now.
    void letGo();
    void prerolled();
    void settled();
    /// On the source's clock, as the two below.
    void goTo(Seconds position, bool isFast = false);
    void seekNow(Seconds position);
    [[nodiscard]] Seconds nearKey(Seconds position) const;
    /// Where a seek may go: the film, or what a live stream keeps.
    [[nodiscard]] Seconds withinReach(Seconds position) const;
    void shapeSound();
    void makeOverlay();
    void drawSubtitles();
    /// Closed captions are brought to where the film is; those that were found are streams from then on.
    void playCaptions();
    void takeSubtitle(int stream, const QByteArray &packet, std::chrono::milliseconds start,
                      std::chrono::milliseconds duration);
    void fail(const Error &error);
    void setState(State state);
    [[nodiscard]] QList<int> wantedStreams() const;
    [[nodiscard]] Seconds endPosition() const;
    /// How long the film is, as far as it is known: one that is still being written is at least as long as
    /// what was read of it.
    [[nodiscard]] Seconds length() const;
    /// Where the source's clock stands, or is going.
    [[nodiscard]] Seconds sourcePosition() const;
    /// Where a decoder of the hardware does not keep up, software takes over.
    void leaveHardware(const QString &why);
    void goOnWithoutSound(const QString &why);
    /// Looks again and again for the sound device that went away, and goes on with it where the film is.
    void lookForSound();
    /// That a song's end was damaged is nothing to the one behind it.
    void forgetDamage();
    /// The song that is heard has become another one.
    void noteSong();
    [[nodiscard]] double speed() const;
    /// It comes as it happens, by nobody's order: it cannot be ahead, and what was missed is gone.
    [[nodiscard]] bool isSent() const;
    /// How long one picture is shown.
    [[nodiscard]] Seconds pictureLength() const;
    void stopEverything();
    /// Null for none, and while an outside file is being read.
    [[nodiscard]] DrawnSubtitles *subtitleTrack(int index);
    /// Each in the viewer's style, the second one in its quieter kind.
    void styleSubtitles();
    void forgetSubtitles();
    void forgetWhatWasRead();
    [[nodiscard]] Result<std::unique_ptr<DrawnSubtitles>> makeSubtitles(int index);
    [[nodiscard]] double pictureAspect() const;
    [[nodiscard]] bool hasSubtitle(int index) const;

    PipelineOptions m_options;
    OpenRequest m_request;
    State m_state = State::Idle;
    Error m_error;
    QString m_songId;                    // that is heard
    Seconds m_songStart{};               // on the source's clock; 0 for what is no song
    QString m_notice;                    // what went wrong without stopping the film
    bool m_mayPassSound = true;          // of this film; false once its receiver refused
    bool m_hasSound = true;              // of this film; false once its sound device failed
    bool m_usesHardware = true;          // of this film; false once a decoder of the hardware failed with it
    std::atomic<bool> m_hasRead = false; // a packet was read since the film was opened
    std::atomic<qint64> m_readToMs = 0;  // the furthest that was read
    // Where the picture begins and ends of what was read since the last seek; the sound may be heard without
    // it.
    std::atomic<qint64> m_pictureFromMs = kNoPicture;
    std::atomic<qint64> m_pictureToMs = -1;
    PacketSource *m_source = nullptr;      // the demuxer's; its descriptions do not change
    HeldStream *m_held = nullptr;          // the same, where it is live and was foreseen
    SongChain *m_songs = nullptr;          // the same, of music
    std::unique_ptr<CurlWorker> m_network; // made for the first address, and kept with its connections
    std::unique_ptr<StreamOpening> m_opening;
    Starvation m_starvation;
    Stutter m_stutter;
    QList<StreamInfo> m_streams;
    QList<Chapter> m_chapters;
    Seconds m_duration{};
    int m_video = -1;
    int m_audio = -1;
    int m_subtitle = -1;
    int m_second = -1; // beside it; -1: none
    std::unique_ptr<Pipeline> m_pipeline;
    std::unique_ptr<Demuxer> m_demuxer;
    std::unique_ptr<OverlaySurface> m_overlay;
    SubtitlePair m_pair;
    std::map<int, std::unique_ptr<DrawnSubtitles>> m_subtitles;
    std::unique_ptr<OutsideSubtitles> m_outside;
    std::unique_ptr<FoundCaptions> m_captions; // from begin() on
    bool m_hasChosen = false;                  // the viewer, since the film was opened
    Seconds m_wanted{};                        // where the film is going while it is on its way
    bool m_isOnItsWay = false;
    int m_failedParts = 0; // pipelines one after the other that played nothing
    std::optional<Seconds> m_nextSeek;
    bool m_nextIsFast = false;
    Seconds m_nextFrom{};      // where the viewer was when it was asked for
    bool m_hasStepped = false; // the picture is ahead of the sound
    int m_stepsAfter = 0;      // a step that waits for the seek in flight
    bool m_plays = true;       // what the viewer wants, also while opening
    double m_volume = 1.0;
    QTimer m_subtitleTimer;
    QTimer m_starvationTimer;
    QTimer m_soundTimer; // runs while the sound device is away
    std::chrono::milliseconds m_soundPause{};
    QTimer m_seekTimer;
    QTimer m_seekDeadline; // a seek that GStreamer lost must not hold the next one up
};

} // namespace hearth::player
