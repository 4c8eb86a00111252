// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/pipeline.h"
#include "player/session/decoders.h"
#include "player/session/raw_picture.h"
#include "player/session/sane_clock.h"
#include "player/session/sound/receiver_sink.h"
#include "player/session/stream_caps.h"
#include <gst/audio/audio.h>
#include <gst/audio/gstaudiobasesink.h>
#include <gst/video/video.h>
#include <limits>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

// About two seconds of a heavy film; past the hard limit a stream waits even if the other starves.
constexpr guint64 kQueueBytes = 8 * 1024 * 1024;
constexpr guint64 kQueueHardBytes = 64 * 1024 * 1024;
// A viewer who sees nothing move for longer believes that it hangs.
constexpr Seconds kLongestGap(2);
// Of samples 8 MB are a song's half: what follows would have been read before anybody could choose it.
constexpr std::chrono::seconds kQueueSamples{10};

guint64 mostBytesOf(const AVCodecParameters &format)
{
    if (format.codec_id != AV_CODEC_ID_PCM_F32LE)
        return kQueueBytes;
    return std::min(kQueueBytes, guint64(format.sample_rate) * guint64(format.ch_layout.nb_channels) *
                                     sizeof(float) * guint64(kQueueSamples.count()));
}

GstClockTime toClockTime(int64_t value, AVRational base)
{
    if (value == AV_NOPTS_VALUE)
        return GST_CLOCK_TIME_NONE;
    const int64_t nanoseconds = av_rescale_q(value, base, AVRational{1, 1000000000});
    return nanoseconds < 0 ? 0 : static_cast<GstClockTime>(nanoseconds);
}

Speaker speakerAt(GstAudioChannelPosition position)
{
    switch (position) {
    case GST_AUDIO_CHANNEL_POSITION_FRONT_LEFT:
    case GST_AUDIO_CHANNEL_POSITION_FRONT_LEFT_OF_CENTER:
        return Speaker::Left;
    case GST_AUDIO_CHANNEL_POSITION_FRONT_RIGHT:
    case GST_AUDIO_CHANNEL_POSITION_FRONT_RIGHT_OF_CENTER:
        return Speaker::Right;
    case GST_AUDIO_CHANNEL_POSITION_FRONT_CENTER:
        return Speaker::Centre;
    case GST_AUDIO_CHANNEL_POSITION_LFE1:
    case GST_AUDIO_CHANNEL_POSITION_LFE2:
        return Speaker::Bass;
    case GST_AUDIO_CHANNEL_POSITION_REAR_LEFT:
    case GST_AUDIO_CHANNEL_POSITION_SIDE_LEFT:
    case GST_AUDIO_CHANNEL_POSITION_SURROUND_LEFT:
        return Speaker::LeftBehind;
    case GST_AUDIO_CHANNEL_POSITION_REAR_RIGHT:
    case GST_AUDIO_CHANNEL_POSITION_SIDE_RIGHT:
    case GST_AUDIO_CHANNEL_POSITION_SURROUND_RIGHT:
        return Speaker::RightBehind;
    default:
        return Speaker::Other;
    }
}

/// Of GstVideoDirection, which names the eight turns with letters of its own.
const char *directionOf(const Turn &turn)
{
    static constexpr const char *kTurned[] = {"identity", "90r", "180", "90l"};
    static constexpr const char *kMirrored[] = {"horiz", "ul-lr", "vert", "ur-ll"};
    return turn.isMirrorImage() ? kMirrored[turn.quarters()] : kTurned[turn.quarters()];
}

GstElement *binFrom(const QString &description)
{
    GError *error = nullptr;
    GstElement *bin = gst_parse_bin_from_description(description.toUtf8().constData(), TRUE, &error);
    if (error) {
        qWarning("pipeline: %s", error->message);
        g_error_free(error);
    }
    return bin;
}

} // namespace

Result<std::unique_ptr<Pipeline>> Pipeline::create(const AVStream *video, const AVStream *audio,
                                                   const PipelineOptions &options)
{
    useHardwareDecoders(options.usesHardware);
    std::unique_ptr<Pipeline> pipeline(new Pipeline);
    pipeline->m_passesGaps = options.passesGaps;
    pipeline->m_pipeline = gst_pipeline_new("film");
    GstBus *bus = gst_element_get_bus(pipeline->m_pipeline);
    pipeline->m_busWatch = gst_bus_add_watch(bus, busMessage, pipeline.get());
    gst_object_unref(bus);
    if (video && !isWidelyDecoded(*video->codecpar))
        pipeline->m_noDecoder = noDecoder(*video);
    if (video) {
        GstElement *sink = pipeline->makeVideoSink(options, turnOf(*video));
        if (Done done = pipeline->addBranch(pipeline->m_video, video, sink); !done)
            return std::unexpected(done.error());
    }
    if (audio) {
        GstElement *sink = pipeline->makeAudioSink(options, audio);
        const bool isDecoded = !pipeline->passesSound();
        if (Done done = pipeline->addBranch(pipeline->m_audio, audio, sink, isDecoded); !done) {
            // A film whose sound cannot be decoded still has its picture.
            if (!video)
                return std::unexpected(done.error());
            qWarning("sound: %s", qUtf8Printable(done.error().message));
            pipeline->m_lacksSoundDecoder = true;
            pipeline->m_audioBin = pipeline->m_audioSink = pipeline->m_volume =
                nullptr; // gone with their bin
        }
    }
    return pipeline;
}

Pipeline::~Pipeline()
{
    interrupt();
    g_source_remove(m_busWatch);
    gst_element_set_state(m_pipeline, GST_STATE_NULL);
    gst_object_unref(m_pipeline);
}

GstElement *Pipeline::makeVideoSink(const PipelineOptions &options, const Turn &turn)
{
    // A film that is not turned has no element more. One that is: what videoflip does not know becomes what
    // it knows, the rest goes through.
    const QString upright = turn.isNone() ? QString()
                                          : QStringLiteral("videoconvert ! videoflip video-direction=%1 ! ")
                                                .arg(QLatin1String(directionOf(turn)));
    // Shared memory takes 32-bit pictures only (QtWayland), and a picture larger than the screen is wasted on
    // it. The queue lets decoding run ahead on the second core. Not fullscreen=true: GStreamer 1.22 then
    // waits 100 ms for the compositor's size and fails without it; the shell sends the size all the same.
    if (!options.hasScreen) {
        GstElement *bin =
            binFrom(QStringLiteral("queue ! ") + upright +
                    QStringLiteral("fakesink name=picture sync=true qos=true max-lateness=20000000"));
        m_videoSink = gst_bin_get_by_name(GST_BIN(bin), "picture");
        gst_object_unref(m_videoSink);
        return bin;
    }
    GstElement *bin =
        binFrom(QStringLiteral("queue max-size-buffers=4 max-size-bytes=0 max-size-time=0 ! videoscale ! "
                               "video/x-raw,width=[1,%1],height=[1,%2],pixel-aspect-ratio=1/1 ! "
                               "%3videoconvert ! video/x-raw,format=BGRx ! "
                               "waylandsink name=picture sync=true qos=true")
                    .arg(turn.isTransposed ? options.outputHeight : options.outputWidth)
                    .arg(turn.isTransposed ? options.outputWidth : options.outputHeight)
                    .arg(upright));
    if (bin)
        m_videoSink = gst_bin_get_by_name(GST_BIN(bin), "picture");
    if (m_videoSink)
        gst_object_unref(m_videoSink); // the bin keeps it as long as we do
    return bin;
}

GstElement *Pipeline::makeAudioSink(const PipelineOptions &options, const AVStream *audio)
{
    m_usesDevice = options.hasSound;
    if (options.hasSound && options.passesSound) {
        m_audioBin = makeReceiverSink(*audio);
        m_passesSound = m_audioBin != nullptr;
        if (m_passesSound) {
            m_audioSink = gst_bin_get_by_name(GST_BIN(m_audioBin), "sound");
            gst_object_unref(m_audioSink);
            return m_audioBin;
        }
    }
    // scaletempo does nothing at the speed of 1; it must be there from the start to hear of another.
    m_audioBin = binFrom(QStringLiteral("queue max-size-time=500000000 max-size-bytes=0 max-size-buffers=0 ! "
                                        "audioconvert ! scaletempo ! audioconvert ! "
                                        "audio/x-raw,format=F32LE,layout=interleaved ! "
                                        "identity name=shaped ! audioconvert ! audioresample ! "
                                        "volume name=volume ! ") +
                         (options.hasSound ? QStringLiteral("pulsesink name=sound client-name=Hearth")
                                           : QStringLiteral("fakesink name=sound sync=true")));
    if (m_audioBin) {
        m_volume = gst_bin_get_by_name(GST_BIN(m_audioBin), "volume");
        gst_object_unref(m_volume);
        GstElement *shaped = gst_bin_get_by_name(GST_BIN(m_audioBin), "shaped");
        GstPad *pad = gst_element_get_static_pad(shaped, "src");
        gst_pad_add_probe(pad, GST_PAD_PROBE_TYPE_BUFFER, shapeSound, this, nullptr);
        gst_object_unref(pad);
        gst_object_unref(shaped);
        m_audioSink = gst_bin_get_by_name(GST_BIN(m_audioBin), "sound");
        gst_object_unref(m_audioSink);
    }
    return m_audioBin;
}

Done Pipeline::addBranch(Branch &branch, const AVStream *stream, GstElement *sinkBin, bool isDecoded)
{
    if (!sinkBin)
        return fail(ErrorCode::Unsupported, Error::tr("A part of the player is missing"),
                    Error::tr("Install Hearth's GStreamer packages again"));
    Result<GstCaps *> caps = capsForStream(stream);
    if (!caps) {
        gst_object_unref(gst_object_ref_sink(sinkBin));
        return std::unexpected(caps.error());
    }
    GstElement *source = gst_element_factory_make("appsrc", nullptr);
    branch.source = GST_APP_SRC(source);
    branch.streamIndex = stream->index;
    branch.format.reset(avcodec_parameters_alloc());
    avcodec_parameters_copy(branch.format.get(), stream->codecpar);
    branch.mostBytes = mostBytesOf(*stream->codecpar);
    branch.leastBytes = rawPictureBytes(*stream->codecpar);
    branch.turn = turnOf(*stream);
    g_object_set(source, "format", GST_FORMAT_TIME, "stream-type", GST_APP_STREAM_TYPE_SEEKABLE, "max-bytes",
                 branch.mostBytes, "block", FALSE, "caps", *caps, nullptr);
    gst_caps_unref(*caps);
    GstAppSrcCallbacks callbacks{};
    callbacks.need_data = roomInQueue;
    callbacks.seek_data = seekData;
    gst_app_src_set_callbacks(branch.source, &callbacks, this, nullptr);
    gst_bin_add_many(GST_BIN(m_pipeline), source, sinkBin, nullptr);
    if (!isDecoded) {
        gst_element_link(source, sinkBin);
        return {};
    }
    GstElement *decoder = gst_element_factory_make("decodebin", nullptr);
    gst_bin_add(GST_BIN(m_pipeline), decoder);
    gst_element_link(source, decoder);
    g_signal_connect(decoder, "pad-added", G_CALLBACK(linkDecoded), sinkBin);
    g_signal_connect(decoder, "deep-element-added", G_CALLBACK(elementAdded), this);
    return {};
}

// On whichever thread found the decoder.
void Pipeline::elementAdded(GstBin *, GstBin *, GstElement *element, gpointer self)
{
    if (isHardwareDecoder(element))
        static_cast<Pipeline *>(self)->m_hasHardware = true;
}

void Pipeline::linkDecoded(GstElement *, GstPad *pad, gpointer sinkBin)
{
    GstPad *sink = gst_element_get_static_pad(GST_ELEMENT(sinkBin), "sink");
    if (!gst_pad_is_linked(sink))
        gst_pad_link(pad, sink);
    gst_object_unref(sink);
}

GstClock *Pipeline::soundClock() const
{
    return m_audioSink && GST_IS_AUDIO_BASE_SINK(m_audioSink)
               ? GST_AUDIO_BASE_SINK(m_audioSink)->provided_clock
               : nullptr;
}

void Pipeline::preroll()
{
    // A sound device has its clock once it is reached.
    if (m_audioSink && GST_IS_AUDIO_BASE_SINK(m_audioSink)) {
        gst_element_set_state(m_audioSink, GST_STATE_READY);
        makeSane(soundClock());
    }
    gst_element_set_state(m_pipeline, GST_STATE_PAUSED);
}

void Pipeline::play()
{
    tellRuns(soundClock(), true);
    gst_element_set_state(m_pipeline, GST_STATE_PLAYING);
}

void Pipeline::pause()
{
    gst_element_set_state(m_pipeline, GST_STATE_PAUSED);
    tellRuns(soundClock(), false);
}

bool Pipeline::flushTo(Seconds position)
{
    const auto target = static_cast<gint64>(position.count() * 1e9);
    if (m_audioSink && GST_IS_AUDIO_BASE_SINK(m_audioSink)) {
        gst_element_set_state(m_audioSink, GST_STATE_READY);
        tellTakenAnew(soundClock());
        gst_element_sync_state_with_parent(m_audioSink);
    }
    const bool sent = gst_element_seek(
        m_pipeline, m_speed, GST_FORMAT_TIME,
        static_cast<GstSeekFlags>(GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE), GST_SEEK_TYPE_SET, target,
        GST_SEEK_TYPE_NONE, static_cast<gint64>(GST_CLOCK_TIME_NONE));
    const std::lock_guard lock(m_mutex);
    m_interrupted = false;
    m_continuesAt.reset();
    m_from = m_video.givenTo = m_audio.givenTo = position.count();
    return sent;
}

void Pipeline::expect(int video, int audio, Seconds from)
{
    m_video.streamIndex = video;
    m_audio.streamIndex = audio;
    m_from = m_video.givenTo = m_audio.givenTo = from.count();
}

void Pipeline::setVolume(double volume)
{
    if (m_volume)
        g_object_set(m_volume, "volume", volume, nullptr);
    else if (m_passesSound)
        g_object_set(m_audioSink, "mute", gboolean(volume <= 0), nullptr);
}

void Pipeline::setSoundDelay(std::chrono::milliseconds delay)
{
    if (m_audioSink)
        g_object_set(m_audioSink, "ts-offset", gint64(delay.count()) * GST_MSECOND, nullptr);
}

bool Pipeline::step()
{
    return m_videoSink &&
           gst_element_send_event(m_videoSink, gst_event_new_step(GST_FORMAT_BUFFERS, 1, 1.0, TRUE, FALSE));
}

Seconds Pipeline::position() const
{
    gint64 position = 0;
    if (!gst_element_query_position(m_pipeline, GST_FORMAT_TIME, &position))
        return Seconds(0);
    return Seconds(static_cast<double>(position) / 1e9);
}

QJsonObject Pipeline::frameCounts() const
{
    if (!m_videoSink)
        return {};
    GstStructure *stats = nullptr;
    g_object_get(m_videoSink, "stats", &stats, nullptr);
    if (!stats)
        return {};
    guint64 rendered = 0;
    guint64 dropped = 0;
    gst_structure_get_uint64(stats, "rendered", &rendered);
    gst_structure_get_uint64(stats, "dropped", &dropped);
    gst_structure_free(stats);
    return {{QStringLiteral("rendered"), static_cast<qint64>(rendered)},
            {QStringLiteral("dropped"), static_cast<qint64>(dropped)}};
}

bool Pipeline::hasRoom(const Branch &branch) const
{
    const guint64 level = gst_app_src_get_current_level_bytes(branch.source);
    if (level < branch.mostBytes)
        return true;
    if (level >= kQueueHardBytes)
        return false;
    // The other stream starves: its packets lie behind this one in the file.
    const Branch &other = &branch == &m_video ? m_audio : m_video;
    return other.source && gst_app_src_get_current_level_bytes(other.source) == 0;
}

void Pipeline::freeFormat(AVCodecParameters *format)
{
    avcodec_parameters_free(&format);
}

// Decoders were chosen for one codec, the sink for one turn.
bool Pipeline::takeFormat(Branch &branch, const AVStream *stream)
{
    const bool isTurnedAlike = branch.turn == turnOf(*stream);
    if (isTurnedAlike && isSameFormat(branch.format.get(), stream->codecpar))
        return true;
    if (isTurnedAlike && branch.format->codec_id == stream->codecpar->codec_id) {
        avcodec_parameters_copy(branch.format.get(), stream->codecpar);
        branch.leastBytes = rawPictureBytes(*stream->codecpar);
        if (Result<GstCaps *> caps = capsForStream(stream)) {
            gst_app_src_set_caps(branch.source, *caps);
            gst_caps_unref(*caps);
        }
        return true;
    }
    return false;
}

// What is queued plays to its end, then a new pipeline goes on.
bool Pipeline::continueAt(Seconds at)
{
    {
        const std::lock_guard lock(m_mutex);
        m_continuesAt = at;
    }
    giveEnd();
    return false;
}

// A picture that stands for long by itself is none, nor is a pause of the sound.
bool Pipeline::isBehindGap(Seconds at) const
{
    return m_passesGaps && m_video.source && m_audio.source &&
           at.count() - std::max(m_video.givenTo, m_audio.givenTo) > kLongestGap.count();
}

std::optional<Seconds> Pipeline::continuesAt() const
{
    const std::lock_guard lock(m_mutex);
    return m_continuesAt;
}

Seconds Pipeline::queued() const
{
    guint64 least = G_MAXUINT64;
    for (const Branch *branch : {&m_video, &m_audio}) {
        if (branch->source)
            least = std::min(least, gst_app_src_get_current_level_time(branch->source));
    }
    return Seconds(least == G_MAXUINT64 ? 0.0 : static_cast<double>(least) / 1e9);
}

Seconds Pipeline::ahead() const
{
    const double shown = position().count();
    double least = std::numeric_limits<double>::max();
    for (const Branch *branch : {&m_video, &m_audio}) {
        if (branch->source)
            least = std::min(least, branch->givenTo.load());
    }
    return Seconds(std::max(0.0, least - shown));
}

bool Pipeline::give(const AVPacket *packet, const AVStream *stream)
{
    Branch *branch = nullptr;
    for (Branch *candidate : {&m_video, &m_audio}) {
        if (candidate->source && candidate->streamIndex == packet->stream_index)
            branch = candidate;
    }
    if (!branch)
        return true;
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [&] { return m_interrupted || hasRoom(*branch); });
        if (m_interrupted)
            return false;
    }
    const Seconds at(static_cast<double>(packet->pts) * av_q2d(stream->time_base));
    if (packet->pts != AV_NOPTS_VALUE && isBehindGap(at))
        return continueAt(at);
    if (!takeFormat(*branch, stream)) {
        // Of the part before, whose end a seek to this one's beginning meets, nothing is wanted.
        return packet->pts == AV_NOPTS_VALUE || at.count() < m_from || continueAt(at);
    }
    if (packet->size < branch->leastBytes)
        return true;
    GstBuffer *buffer = gst_buffer_new_allocate(nullptr, static_cast<gsize>(packet->size), nullptr);
    gst_buffer_fill(buffer, 0, packet->data, static_cast<gsize>(packet->size));
    GST_BUFFER_PTS(buffer) = toClockTime(packet->pts, stream->time_base);
    GST_BUFFER_DTS(buffer) = toClockTime(packet->dts, stream->time_base);
    if (packet->pts != AV_NOPTS_VALUE)
        branch->givenTo = at.count();
    if (packet->duration > 0)
        GST_BUFFER_DURATION(buffer) = toClockTime(packet->duration, stream->time_base);
    if (!(packet->flags & AV_PKT_FLAG_KEY))
        GST_BUFFER_FLAG_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
    // A refusal means that the pipeline is flushing or has failed; the bus tells which.
    return gst_app_src_push_buffer(branch->source, buffer) == GST_FLOW_OK;
}

void Pipeline::giveEnd()
{
    for (const Branch *branch : {&m_video, &m_audio}) {
        if (branch->source)
            gst_app_src_end_of_stream(branch->source);
    }
}

void Pipeline::interrupt()
{
    {
        const std::lock_guard lock(m_mutex);
        m_interrupted = true;
    }
    m_room.notify_all();
}

void Pipeline::roomInQueue(GstAppSrc *, guint, gpointer self)
{
    auto *pipeline = static_cast<Pipeline *>(self);
    {
        const std::lock_guard lock(pipeline->m_mutex);
    }
    pipeline->m_room.notify_all();
}

// On the sound's thread.
GstPadProbeReturn Pipeline::shapeSound(GstPad *pad, GstPadProbeInfo *info, gpointer self)
{
    SoundShaper &shaper = static_cast<Pipeline *>(self)->m_shaper;
    if (!shaper.shapes())
        return GST_PAD_PROBE_OK;
    GstCaps *caps = gst_pad_get_current_caps(pad);
    GstAudioInfo format;
    const bool isKnown = caps && gst_audio_info_from_caps(&format, caps);
    if (caps)
        gst_caps_unref(caps);
    if (!isKnown || GST_AUDIO_INFO_FORMAT(&format) != GST_AUDIO_FORMAT_F32)
        return GST_PAD_PROBE_OK;
    std::vector<Speaker> speakers(static_cast<size_t>(GST_AUDIO_INFO_CHANNELS(&format)));
    for (size_t i = 0; i < speakers.size(); ++i)
        speakers[i] = i < std::size(format.position) ? speakerAt(format.position[i]) : Speaker::Other;
    GstBuffer *buffer = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
    GST_PAD_PROBE_INFO_DATA(info) = buffer;
    GstMapInfo map;
    if (gst_buffer_map(buffer, &map, GST_MAP_READWRITE)) {
        shaper.shape({reinterpret_cast<float *>(map.data), map.size / sizeof(float)}, speakers,
                     GST_AUDIO_INFO_RATE(&format));
        gst_buffer_unmap(buffer, &map);
    }
    return GST_PAD_PROBE_OK;
}

gboolean Pipeline::busMessage(GstBus *, GstMessage *message, gpointer self)
{
    auto *pipeline = static_cast<Pipeline *>(self);
    switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_ASYNC_DONE:
        if (!pipeline->m_hasPrerolled) {
            pipeline->m_hasPrerolled = true;
            Q_EMIT pipeline->prerolled();
        } else {
            Q_EMIT pipeline->settled();
        }
        break;
    case GST_MESSAGE_EOS:
        Q_EMIT pipeline->ended();
        break;
    case GST_MESSAGE_ERROR:
        pipeline->handleError(message);
        break;
    default:
        break;
    }
    return G_SOURCE_CONTINUE;
}

void Pipeline::handleError(GstMessage *message)
{
    GError *error = nullptr;
    gchar *debug = nullptr;
    gst_message_parse_error(message, &error, &debug);
    qWarning("pipeline: %s: %s (%s)", GST_OBJECT_NAME(GST_MESSAGE_SRC(message)), error->message,
             debug ? debug : "");
    const bool isDevice = m_audioSink && GST_MESSAGE_SRC(message) == GST_OBJECT(m_audioSink);
    // A device that goes away while it is linked is told by what lies before it: it takes no data.
    const bool isRefused =
        m_usesDevice && m_audio.source && GST_MESSAGE_SRC(message) == GST_OBJECT(m_audio.source);
    const bool isSound =
        isDevice ||
        (m_audioBin && m_video.source &&
         (isRefused || gst_object_has_as_ancestor(GST_MESSAGE_SRC(message), GST_OBJECT(m_audioBin))));
    const bool isCodec =
        error->domain == GST_STREAM_ERROR &&
        (error->code == GST_STREAM_ERROR_CODEC_NOT_FOUND || error->code == GST_STREAM_ERROR_TYPE_NOT_FOUND);
    const QString text = QString::fromUtf8(error->message);
    g_error_free(error);
    g_free(debug);
    if (isSound) {
        Q_EMIT soundFailed(text);
        return;
    }
    if (m_hasFailed)
        return;
    m_hasFailed = true; // several arrive for one fault; the first is usually the cause
    if (m_hasHardware) {
        Q_EMIT hardwareFailed(text);
        return;
    }
    if (m_noDecoder && !m_hasPrerolled) {
        Q_EMIT failed(*m_noDecoder);
        return;
    }
    Q_EMIT failed(isCodec ? Error{ErrorCode::Unsupported,
                                  Error::tr("This set has no decoder for the film's format"),
                                  Error::tr("Try another version of the film")}
                          : Error{ErrorCode::Damaged, Error::tr("The film cannot be played (%1)").arg(text),
                                  Error::tr("The file may be damaged; copy it again")});
}

} // namespace hearth::player
