// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The GStreamer half of one playback: an appsrc for the picture and one for the sound, decoders, sinks. Lives
// on the thread that made it, which runs a GLib main loop (Qt's); only give() is called by the demuxer's
// thread. GStreamer's own threads post to the bus and never call back into here, except to say that a queue
// has room.

#include "player/session/sound/sound_shaper.h"
#include "player/session/turn.h"
#include "player/stream/packet_source.h"
#include <QJsonObject>
#include <QObject>
#include <atomic>
#include <condition_variable>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <memory>
#include <mutex>

struct AVCodecParameters;

namespace hearth::player
{

struct PipelineOptions {
    int outputWidth = 1280; // software pictures are scaled down to this before they reach the shell
    int outputHeight = 720;
    bool hasScreen = true;    // false: pictures are thrown away in time, for a set without a screen
    bool usesHardware = true; // its decoders first, where the set has some
    bool hasSound = true;     // false: the sound is thrown away in time, for a set whose sound device is away
    bool passesSound = false; // surround sound as it is, where the device takes it
    bool passesGaps = false;  // where picture and sound both are missing, a new pipeline goes on behind it
};

class Pipeline : public QObject
{
    Q_OBJECT
public:
    /// One of the streams may be null. Unsupported names the codec.
    static Result<std::unique_ptr<Pipeline>> create(const AVStream *video, const AVStream *audio,
                                                    const PipelineOptions &options);
    ~Pipeline() override;

    void preroll();
    /// The indexes that packets carry, which need not be the streams' own, and when the first of them are
    /// due; before the first packet.
    void expect(int video, int audio, Seconds from);
    void play();
    void pause();
    /// Everything queued is thrown away and playing goes on from here with the packets given next. The
    /// demuxer must hold still.
    bool flushTo(Seconds position);
    /// 1 is full; applied at once. Of sound that is passed only whether it is 0: the receiver sets the
    /// volume.
    void setVolume(double volume);
    /// Heard at once.
    void setShape(const SoundShape &shape) { m_shaper.set(shape); }
    /// 1 is as filmed; the sound keeps its pitch. Heard from the next flushTo() on.
    void setSpeed(double speed) { m_speed = speed; }
    /// Sound after the picture, or before it where negative; applied at once, heard after a gap or a skip.
    void setSoundDelay(std::chrono::milliseconds delay);
    /// While paused: the next picture; settled() follows. The sound stays behind until the next flushTo().
    /// False without a picture.
    bool step();
    [[nodiscard]] Seconds position() const;
    /// How much film waits for the decoders, in the stream that has least.
    [[nodiscard]] Seconds queued() const;
    /// How much film was given beyond what is shown, in the stream that has least.
    [[nodiscard]] Seconds ahead() const;
    /// Set once give() has met a stream in another codec, or turned otherwise, which needs another pipeline:
    /// when what was given before has ended(), the film goes on here.
    [[nodiscard]] std::optional<Seconds> continuesAt() const;
    /// Whether there is no decoder for the sound that was wanted; the picture goes on alone.
    [[nodiscard]] bool lacksSoundDecoder() const { return m_lacksSoundDecoder; }
    /// Whether the sound goes to a receiver as it is: at its own speed, and nothing is done to it.
    [[nodiscard]] bool passesSound() const { return m_passesSound; }
    [[nodiscard]] bool decodesInHardware() const { return m_hasHardware; }
    /// Pictures shown and left out since the last flush, from the sink.
    [[nodiscard]] QJsonObject frameCounts() const;

    /// Called by the demuxer's thread; waits for room. False while interrupted, and when another pipeline
    /// must go on. New parameters of a stream are passed on.
    bool give(const AVPacket *packet, const AVStream *stream);
    void giveEnd();
    /// Makes give() return false until the next flushTo().
    void interrupt();

Q_SIGNALS:
    /// The first picture is there; a seek is heard from now on.
    void prerolled();
    /// A flushTo() has arrived: the position is the new one.
    void settled();
    void ended();
    void failed(const hearth::Error &error);
    /// A decoder of the hardware gave up, or its pictures cannot be shown; software may do better.
    void hardwareFailed(const QString &why);
    /// The sound device went away or never was there; it may come back.
    void soundFailed(const QString &why);

private:
    struct Branch {
        GstAppSrc *source = nullptr;
        int streamIndex = -1;
        guint64 mostBytes = 0;           // that wait for the decoder
        int leastBytes = 0;              // of a packet; less is left out
        std::atomic<double> givenTo = 0; // seconds
        Turn turn;
        std::unique_ptr<AVCodecParameters, void (*)(AVCodecParameters *)> format{nullptr, freeFormat};
    };
    static void freeFormat(AVCodecParameters *format);

    Pipeline() = default;
    Done addBranch(Branch &branch, const AVStream *stream, GstElement *sinkBin, bool isDecoded = true);
    GstElement *makeVideoSink(const PipelineOptions &options, const Turn &turn);
    GstElement *makeAudioSink(const PipelineOptions &options, const AVStream *audio);
    [[nodiscard]] bool isBehindGap(Seconds at) const;
    bool continueAt(Seconds at);
    bool takeFormat(Branch &branch, const AVStream *stream);
    static void elementAdded(GstBin *, GstBin *, GstElement *element, gpointer self);
    static void linkDecoded(GstElement *decoder, GstPad *pad, gpointer sinkBin);
    static void roomInQueue(GstAppSrc *source, guint length, gpointer self);
    static gboolean seekData(GstAppSrc *, guint64, gpointer) { return TRUE; }
    static GstPadProbeReturn shapeSound(GstPad *pad, GstPadProbeInfo *info, gpointer self);
    static gboolean busMessage(GstBus *bus, GstMessage *message, gpointer self);
    void handleError(GstMessage *message);
    [[nodiscard]] GstClock *soundClock() const; // ours to look at; null without a sound device
    [[nodiscard]] bool hasRoom(const Branch &branch) const;

    GstElement *m_pipeline = nullptr;
    GstElement *m_videoSink = nullptr;
    GstElement *m_audioBin = nullptr;
    GstElement *m_audioSink = nullptr;
    GstElement *m_volume = nullptr;
    SoundShaper m_shaper;
    double m_speed = 1.0;
    guint m_busWatch = 0;
    Branch m_video;
    Branch m_audio;
    bool m_lacksSoundDecoder = false;
    bool m_passesSound = false;
    bool m_hasPrerolled = false;
    bool m_hasFailed = false;
    bool m_usesDevice = false;               // for the sound
    std::atomic<bool> m_hasHardware = false; // among the decoders
    // Guards the two at the end, and the wait for room between GStreamer's threads and the demuxer's.
    mutable std::mutex m_mutex;
    std::condition_variable m_room;
    bool m_interrupted = false;
    bool m_passesGaps = false;
    std::optional<Error> m_noDecoder; // of a picture that few decode, said if its first one never comes
    std::atomic<double> m_from = 0;   // where it was last told to begin, seconds
    std::optional<Seconds> m_continuesAt;
};

} // namespace hearth::player
