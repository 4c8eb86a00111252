// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/adaptive/adaptive_source.h"
#include <algorithm>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

constexpr int kPicture = 0;
constexpr int kSoundBeside = 1;
constexpr Seconds kReadAhead{12}; // beyond what is shown; the lanes hold more
constexpr std::chrono::milliseconds kStep{10};
constexpr AVRational kTicks{1, LaneReader::kTicksPerSecond};

int64_t timeOf(const AVPacket *packet)
{
    return packet->dts != AV_NOPTS_VALUE ? packet->dts : packet->pts != AV_NOPTS_VALUE ? packet->pts : 0;
}

int firstStream(const AVFormatContext *format, AVMediaType type)
{
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        const AVStream *stream = format->streams[i];
        const bool isFilm = !(stream->disposition & AV_DISPOSITION_ATTACHED_PIC) &&
                            stream->codecpar->codec_id != AV_CODEC_ID_NONE;
        if (stream->codecpar->codec_type == type && isFilm)
            return static_cast<int>(i);
    }
    return -1;
}

/// How the picture is turned and whose colours it has. What this run does not say, the one before is not
/// believed about: nothing but zeros is as good as nothing.
void copySideData(const AVStream &from, AVStream &to)
{
    for (const AVPacketSideDataType type : {AV_PKT_DATA_DISPLAYMATRIX, AV_PKT_DATA_DOVI_CONF}) {
        size_t size = 0;
        size_t known = 0;
        const uint8_t *data = av_stream_get_side_data(&from, type, &size);
        uint8_t *before = av_stream_get_side_data(&to, type, &known);
        if (before && (!data || known != size))
            std::fill_n(before, known, uint8_t(0));
        if (!data)
            continue;
        uint8_t *copy = before && known == size ? before : av_stream_new_side_data(&to, type, size);
        if (copy)
            std::copy_n(data, size, copy);
    }
}

} // namespace

struct AdaptiveSource::Branch {
    Branch(Presentation &presentation, int wanted, CurlWorker &network, const StreamRequest &request,
           ContinuityClocks &clocks, const std::atomic<bool> &cancelled)
        : track(wanted), lane(presentation, wanted, network, request.outputWidth, request.outputHeight),
          reader(lane, clocks, cancelled), pending(av_packet_alloc())
    {
    }
    ~Branch() { av_packet_free(&pending); }

    void restart(Seconds at)
    {
        if (hasPending)
            av_packet_unref(pending);
        hasPending = false;
        isEnded = false;
        isActive = true;
        lane.restart(at);
        reader.forget();
    }
    void stop()
    {
        restart({});
        isActive = false;
        lane.stop();
    }

    int track;
    Lane lane;
    LaneReader reader;
    AVPacket *pending;
    std::atomic<bool> isActive = false;
    bool hasPending = false;
    bool isEnded = false;
    int run = -1;
    int picture = -1; // libavformat's indexes in this run
    int sound = -1;
};

AdaptiveSource::AdaptiveSource(std::unique_ptr<Presentation> presentation, CurlWorker &network,
                               const StreamRequest &request, std::shared_ptr<std::atomic<bool>> cancelled)
    : m_presentation(std::move(presentation)), m_network(network), m_request(request),
      m_cancelled(std::move(cancelled)), m_outputs(avformat_alloc_context())
{
}

AdaptiveSource::~AdaptiveSource()
{
    m_branches.clear();
    m_texts.clear();
    avformat_free_context(m_outputs);
}

Result<std::unique_ptr<PacketSource>> AdaptiveSource::open(std::unique_ptr<Presentation> presentation,
                                                           CurlWorker &network, const StreamRequest &request,
                                                           std::shared_ptr<std::atomic<bool>> cancelled)
{
    std::unique_ptr<AdaptiveSource> source(
        new AdaptiveSource(std::move(presentation), network, request, std::move(cancelled)));
    const std::optional<LiveWindow> live = source->liveWindow();
    const Seconds start = live && request.start <= Seconds(0) ? live->to : request.start;
    if (Done done = source->openFirst(start); !done)
        return std::unexpected(done.error());
    source->describe();
    if (source->m_streams.isEmpty())
        return fail(ErrorCode::Invalid, Error::tr("The stream holds no picture and no sound"),
                    Error::tr("Ask its provider; it may be broken"));
    return source;
}

void AdaptiveSource::addOutput(int index)
{
    AVStream *stream = avformat_new_stream(m_outputs, nullptr);
    stream->index = index;
    stream->time_base = kTicks;
    m_stream.insert(index, stream);
}

AVStream *AdaptiveSource::stream(int index) const
{
    return m_stream.value(index);
}

int AdaptiveSource::firstSound() const
{
    const QList<Track> &tracks = m_presentation->tracks();
    int best = -1;
    for (int i = 0; i < tracks.size(); ++i) {
        if (tracks[i].kind != StreamKind::Audio)
            continue;
        if (m_request.audioLanguages.contains(tracks[i].language))
            return i;
        if (best < 0 || (tracks[i].isDefault && !tracks[best].isDefault))
            best = i;
    }
    return best;
}

AdaptiveSource::Branch *AdaptiveSource::addBranch(int track)
{
    for (const auto &branch : m_branches) {
        if (branch->track == track)
            return branch.get();
    }
    auto branch =
        std::make_unique<Branch>(*m_presentation, track, m_network, m_request, m_clocks, *m_cancelled);
    const std::lock_guard lock(m_mutex);
    m_branches.push_back(std::move(branch));
    return m_branches.back().get();
}

Done AdaptiveSource::openFirst(Seconds start)
{
    m_position = start;
    m_shown = start.count();
    const QList<Track> &tracks = m_presentation->tracks();
    for (int i = 0; i < tracks.size(); ++i) {
        if (tracks[i].kind == StreamKind::Audio)
            addOutput(kFirstAudio + i);
        if (tracks[i].kind != StreamKind::Subtitle)
            continue;
        addOutput(kFirstText + i);
        AVCodecParameters *parameters = m_stream.value(kFirstText + i)->codecpar;
        parameters->codec_type = AVMEDIA_TYPE_SUBTITLE;
        parameters->codec_id = AV_CODEC_ID_ASS;
        m_texts.push_back(
            std::make_unique<TextLane>(*m_presentation, i, kFirstText + i, m_network, m_clocks));
    }
    // Both are fetched at the same time; the picture is waited for first, as its clock is the stream's.
    Branch *picture = nullptr;
    for (int i = 0; i < tracks.size() && !picture; ++i) {
        if (tracks[i].kind == StreamKind::Video)
            picture = addBranch(i);
    }
    Branch *sound = firstSound() >= 0 ? addBranch(firstSound()) : nullptr;
    for (Branch *branch : {picture, sound}) {
        if (branch)
            branch->restart(start);
    }
    for (Branch *branch : {picture, sound}) {
        if (!branch)
            continue;
        Done done = branch->reader.open();
        if (!done && done.error().code == ErrorCode::NotFound && start > Seconds(0)) {
            // A place behind the end, as a film that became shorter has it.
            branch->restart({});
            done = branch->reader.open();
        }
        if (!done && done.error().code == ErrorCode::NotFound && branch->lane.lastLoss())
            done = std::unexpected(*branch->lane.lastLoss());
        else if (!done && done.error().code == ErrorCode::NotFound)
            done = fail(ErrorCode::Invalid, Error::tr("The stream holds nothing that can be played"),
                        Error::tr("Ask its provider; it may be broken"));
        if (!done && (branch == picture || !picture || done.error().code == ErrorCode::Cancelled))
            return done;
        if (done)
            takeFormat(*branch);
        else
            branch->stop();
    }
    return {};
}

int AdaptiveSource::indexOf(int track) const
{
    return m_presentation->tracks()[track].kind == StreamKind::Video ? kPicture : kFirstAudio + track;
}

void AdaptiveSource::takeFormat(Branch &branch)
{
    if (branch.run == branch.reader.run() || !branch.reader.format())
        return;
    const AVFormatContext *format = branch.reader.format();
    branch.run = branch.reader.run();
    const bool isMain = m_presentation->tracks()[branch.track].kind == StreamKind::Video;
    branch.picture = isMain ? firstStream(format, AVMEDIA_TYPE_VIDEO) : -1;
    branch.sound = firstStream(format, AVMEDIA_TYPE_AUDIO);
    const auto copy = [&](int from, int index) {
        if (from < 0)
            return;
        if (!m_stream.contains(index))
            addOutput(index);
        const AVStream *source = format->streams[from];
        avcodec_parameters_copy(m_stream.value(index)->codecpar, source->codecpar);
        m_stream.value(index)->avg_frame_rate = source->avg_frame_rate;
        copySideData(*source, *m_stream.value(index));
    };
    copy(branch.picture, kPicture);
    copy(branch.sound, isMain ? kSoundBeside : indexOf(branch.track));
}

void AdaptiveSource::describe()
{
    const auto add = [this](int index, const Track *track) {
        const AVStream *stream = m_stream.value(index);
        const AVCodecParameters *parameters = stream->codecpar;
        StreamInfo info;
        info.index = index;
        info.kind = parameters->codec_type == AVMEDIA_TYPE_VIDEO   ? StreamKind::Video
                    : parameters->codec_type == AVMEDIA_TYPE_AUDIO ? StreamKind::Audio
                                                                   : StreamKind::Subtitle;
        info.codec = QString::fromLatin1(avcodec_get_name(parameters->codec_id));
        info.width = parameters->width;
        info.height = parameters->height;
        info.channels = parameters->ch_layout.nb_channels;
        if (track) {
            info.language = track->language;
            info.title = track->title;
            info.isDefault = track->isDefault;
            info.isForced = track->isForced;
        }
        m_streams.append(info);
    };
    const QList<Track> &tracks = m_presentation->tracks();
    if (m_stream.contains(kPicture))
        add(kPicture, nullptr);
    const int sound = firstSound();
    const AVStream *known = sound >= 0 ? m_stream.value(kFirstAudio + sound) : nullptr;
    // Sound beside the picture is offered where there is no other.
    if (m_stream.contains(kSoundBeside) && sound < 0)
        add(kSoundBeside, nullptr);
    for (int i = 0; i < tracks.size(); ++i) {
        if (tracks[i].kind == StreamKind::Subtitle) {
            add(kFirstText + i, &tracks[i]);
        } else if (tracks[i].kind == StreamKind::Audio && known &&
                   known->codecpar->codec_type == AVMEDIA_TYPE_AUDIO) {
            // The others are taken to be like the one that was opened, until their first packet tells.
            if (i != sound)
                avcodec_parameters_copy(m_stream.value(kFirstAudio + i)->codecpar, known->codecpar);
            add(kFirstAudio + i, &tracks[i]);
        }
    }
}

SourceState AdaptiveSource::state() const
{
    SourceState state;
    const std::lock_guard lock(m_mutex);
    for (const auto &branch : m_branches) {
        if (!branch->isActive)
            continue;
        state.isWaiting = state.isWaiting || branch->reader.isWaiting();
        if (state.notice.isEmpty())
            state.notice = branch->lane.notice();
    }
    if (state.notice.isEmpty())
        state.notice = m_presentation->notice();
    return state;
}

void AdaptiveSource::tellPosition(Seconds shown)
{
    m_shown = shown.count();
    const std::lock_guard lock(m_mutex);
    for (const auto &branch : m_branches)
        branch->lane.tellPosition(shown);
}

std::optional<Seconds> AdaptiveSource::takeJump()
{
    std::optional<Seconds> furthest;
    const std::lock_guard lock(m_mutex);
    for (const auto &branch : m_branches) {
        if (const auto jump = branch->lane.takeJump(); jump && branch->isActive)
            furthest = std::max(furthest.value_or(*jump), *jump);
    }
    return furthest;
}

void AdaptiveSource::want(const QList<int> &indexes)
{
    const std::lock_guard lock(m_mutex);
    m_wishesChanged = m_wishesChanged || m_wanted != indexes;
    m_wanted = indexes;
}

void AdaptiveSource::followWishes()
{
    QList<int> wanted;
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_wishesChanged, false))
            return;
        wanted = m_wanted;
    }
    const QList<Track> &tracks = m_presentation->tracks();
    for (int i = 0; i < tracks.size(); ++i) {
        if (tracks[i].kind != StreamKind::Audio)
            continue;
        const bool isWanted = wanted.contains(kFirstAudio + i);
        const auto known = std::find_if(m_branches.begin(), m_branches.end(),
                                        [i](const auto &branch) { return branch->track == i; });
        const bool isActive = known != m_branches.end() && (*known)->isActive;
        if (isWanted && !isActive)
            addBranch(i)->restart(m_position);
        else if (!isWanted && isActive)
            (*known)->stop();
    }
    for (const auto &text : m_texts) {
        const bool isWanted = wanted.contains(text->index());
        if (isWanted && !text->isRunning())
            text->start(std::max(Seconds(0), Seconds(m_shown)));
        else if (!isWanted && text->isRunning())
            text->stop();
    }
}

Done AdaptiveSource::seek(Seconds position)
{
    if (*m_cancelled)
        return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
    m_position = position;
    m_shown = position.count();
    for (const auto &branch : m_branches) {
        if (branch->isActive)
            branch->restart(position);
    }
    for (const auto &text : m_texts) {
        if (text->isRunning())
            text->start(position);
    }
    return {};
}

Done AdaptiveSource::fill(Branch &branch)
{
    while (!branch.hasPending && !branch.isEnded) {
        const Done done = branch.reader.read(branch.pending);
        if (!done && done.error().code == ErrorCode::NotFound) {
            branch.isEnded = true;
            break;
        }
        if (!done)
            return done;
        takeFormat(branch);
        const bool isMain = indexOf(branch.track) == kPicture;
        const int from = branch.pending->stream_index;
        const int index = from == branch.picture ? kPicture
                          : from == branch.sound ? (isMain ? kSoundBeside : indexOf(branch.track))
                                                 : -1;
        const std::lock_guard lock(m_mutex);
        if (index >= 0 && m_wanted.contains(index)) {
            branch.pending->stream_index = index;
            branch.hasPending = true;
        } else {
            av_packet_unref(branch.pending);
        }
    }
    return {};
}

Done AdaptiveSource::read(AVPacket *packet)
{
    for (;;) {
        if (*m_cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        followWishes();
        for (const auto &text : m_texts) {
            if (text->isRunning() && text->read(packet))
                return {};
        }
        Branch *next = nullptr;
        for (const auto &branch : m_branches) {
            if (!branch->isActive)
                continue;
            if (Done done = fill(*branch); !done)
                return done;
            if (branch->hasPending && (!next || timeOf(branch->pending) < timeOf(next->pending)))
                next = branch.get();
        }
        if (!next)
            return fail(ErrorCode::NotFound, QStringLiteral("end of stream"));
        const Seconds at(static_cast<double>(timeOf(next->pending)) / LaneReader::kTicksPerSecond);
        // Behind a hole nobody has anything to wait for.
        if (at <= Seconds(m_shown) + kReadAhead || at > m_position + kReadAhead / 2) {
            m_position = at;
            av_packet_move_ref(packet, next->pending);
            next->hasPending = false;
            return {};
        }
        std::this_thread::sleep_for(kStep);
    }
}

} // namespace hearth::player
