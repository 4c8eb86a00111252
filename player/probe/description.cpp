// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/probe/description.h"
#include "player/session/packet_captions.h"
#include "player/session/turn.h"
#include <QJsonArray>
#include <array>
#include <cmath>
#include <map>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/pixdesc.h>
}

namespace hearth::player
{

namespace
{

// So that the whole is never more than hearthd takes.
constexpr int kMostListed = 200;  // chapters, attachments
constexpr int kMostLetters = 200; // of a name

const char *nameOf(StreamKind kind)
{
    switch (kind) {
    case StreamKind::Video:
        return "video";
    case StreamKind::Audio:
        return "audio";
    case StreamKind::Subtitle:
        break;
    }
    return "subtitle";
}

QString tagOf(const AVStream &stream, const char *name)
{
    const AVDictionaryEntry *entry = av_dict_get(stream.metadata, name, nullptr, 0);
    return entry ? QString::fromUtf8(entry->value).left(kMostLetters) : QString();
}

/// How a picture is brighter than the old standards; empty: it is not (ITU-T H.273, table 3; Dolby Vision's
/// box).
QString hdrOf(const AVStream &stream)
{
    if (av_stream_get_side_data(&stream, AV_PKT_DATA_DOVI_CONF, nullptr))
        return QStringLiteral("dolbyVision");
    switch (stream.codecpar->color_trc) {
    case AVCOL_TRC_SMPTE2084:
        return QStringLiteral("pq");
    case AVCOL_TRC_ARIB_STD_B67:
        return QStringLiteral("hlg");
    default:
        return {};
    }
}

void addPicture(QJsonObject &record, const StreamInfo &info, const AVStream &stream)
{
    record.insert(QStringLiteral("width"), info.width);
    record.insert(QStringLiteral("height"), info.height);
    const Turn turn = turnOf(stream);
    if (turn.quarters() > 0)
        record.insert(QStringLiteral("rotation"), turn.quarters() * 90);
    if (turn.isMirrorImage())
        record.insert(QStringLiteral("mirrored"), true);
    const AVRational rate = stream.avg_frame_rate;
    if (rate.num > 0 && rate.den > 0 && !info.isPicture)
        record.insert(QStringLiteral("fps"), std::round(av_q2d(rate) * 1000) / 1000);
    if (const auto *format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(stream.codecpar->format)))
        record.insert(QStringLiteral("bits"), format->comp[0].depth);
    if (const QString hdr = hdrOf(stream); !hdr.isEmpty())
        record.insert(QStringLiteral("hdr"), hdr);
    if (info.isPicture)
        record.insert(QStringLiteral("isCover"), true);
}

void addSound(QJsonObject &record, const StreamInfo &info, const AVStream &stream)
{
    record.insert(QStringLiteral("channels"), info.channels);
    record.insert(QStringLiteral("sampleRate"), stream.codecpar->sample_rate);
    std::array<char, 64> layout{};
    if (av_channel_layout_describe(&stream.codecpar->ch_layout, layout.data(), layout.size()) > 0)
        record.insert(QStringLiteral("layout"), QString::fromLatin1(layout.data()));
}

struct Captions {
    bool is608 = false;
    bool is708 = false;
};

QJsonArray namesOf(const Captions &captions)
{
    QJsonArray names;
    if (captions.is608)
        names.append(QStringLiteral("608"));
    if (captions.is708)
        names.append(QStringLiteral("708"));
    return names;
}

/// By stream. The first packets were read to open the file and cost little.
std::map<int, Captions> captionsOf(MediaFile &media)
{
    constexpr int kMostPackets = 80;
    std::map<int, Captions> found;
    AVPacket *packet = av_packet_alloc();
    for (int i = 0; i < kMostPackets && media.read(packet); ++i) {
        for (const CcTriplet &one : captionsIn(*packet, *media.stream(packet->stream_index))) {
            Captions &captions = found[packet->stream_index];
            captions.is608 = captions.is608 || one.type <= CcTriplet::Type::Field2;
            captions.is708 = captions.is708 || one.type > CcTriplet::Type::Field2;
        }
        av_packet_unref(packet);
    }
    av_packet_free(&packet);
    return found;
}

QJsonObject describe(const StreamInfo &info, const AVStream &stream)
{
    QJsonObject record{{QStringLiteral("index"), info.index},
                       {QStringLiteral("kind"), QLatin1String(nameOf(info.kind))},
                       {QStringLiteral("codec"), info.codec},
                       {QStringLiteral("language"), info.language.left(kMostLetters)},
                       {QStringLiteral("title"), info.title.left(kMostLetters)},
                       {QStringLiteral("default"), info.isDefault},
                       {QStringLiteral("forced"), info.isForced}};
    const AVCodecParameters &parameters = *stream.codecpar;
    if (const char *profile = avcodec_profile_name(parameters.codec_id, parameters.profile))
        record.insert(QStringLiteral("profile"), QString::fromLatin1(profile));
    if (info.kind == StreamKind::Video)
        addPicture(record, info, stream);
    else if (info.kind == StreamKind::Audio)
        addSound(record, info, stream);
    return record;
}

} // namespace

QJsonObject describe(MediaFile &media)
{
    const std::map<int, Captions> captions = captionsOf(media);
    QJsonArray streams;
    for (const StreamInfo &info : media.streams()) {
        QJsonObject record = describe(info, *media.stream(info.index));
        if (const auto found = captions.find(info.index); found != captions.end())
            record.insert(QStringLiteral("captions"), namesOf(found->second));
        streams.append(record);
    }
    QJsonArray chapters;
    for (const Chapter &chapter : media.chapters().mid(0, kMostListed))
        chapters.append(
            QJsonObject{{QStringLiteral("startMs"), static_cast<qint64>(chapter.start.count() * 1000)},
                        {QStringLiteral("title"), chapter.title.left(kMostLetters)}});
    QJsonArray attachments;
    for (int index = 0; const AVStream *stream = media.stream(index); ++index) {
        if (stream->codecpar->codec_type == AVMEDIA_TYPE_ATTACHMENT && attachments.size() < kMostListed)
            attachments.append(QJsonObject{{QStringLiteral("name"), tagOf(*stream, "filename")},
                                           {QStringLiteral("type"), tagOf(*stream, "mimetype")},
                                           {QStringLiteral("bytes"), stream->codecpar->extradata_size}});
    }
    return {{QStringLiteral("durationMs"), static_cast<qint64>(media.duration().count() * 1000)},
            {QStringLiteral("container"), media.container()},
            {QStringLiteral("title"), media.tag("title")},
            {QStringLiteral("artist"), media.tag("artist")},
            {QStringLiteral("chapters"), static_cast<qint64>(media.chapters().size())},
            {QStringLiteral("chapterList"), chapters},
            {QStringLiteral("streams"), streams},
            {QStringLiteral("attachments"), attachments}};
}

} // namespace hearth::player
