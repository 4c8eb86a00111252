// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/stream_caps.h"
#include "player/session/codec_name.h"
#include "player/session/raw_picture.h"
#include "player/session/turn.h"
#include <QByteArrayView>
#include <algorithm>
#include <array>
#include <climits>
#include <cstring>
#include <gst/video/video.h>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/pixdesc.h>
}

namespace hearth::player
{

namespace
{

struct Row {
    AVCodecID codec;
    const char *caps;
};

// GStreamer's media types: design notes "Media types" of the plugin writer's guide, and gst-inspect of the
// decoders.
constexpr std::array kRows = {
    Row{AV_CODEC_ID_MPEG1VIDEO, "video/mpeg,mpegversion=(int)1,systemstream=(boolean)false"},
    Row{AV_CODEC_ID_MPEG2VIDEO, "video/mpeg,mpegversion=(int)2,systemstream=(boolean)false"},
    Row{AV_CODEC_ID_MPEG4, "video/mpeg,mpegversion=(int)4,systemstream=(boolean)false"},
    Row{AV_CODEC_ID_VP8, "video/x-vp8"},
    Row{AV_CODEC_ID_VP9, "video/x-vp9"},
    Row{AV_CODEC_ID_AV1, "video/x-av1,stream-format=(string)obu-stream,alignment=(string)tu"},
    Row{AV_CODEC_ID_MJPEG, "image/jpeg"},
    Row{AV_CODEC_ID_VC1, "video/x-wmv,wmvversion=(int)3,format=(string)WVC1"},
    Row{AV_CODEC_ID_MP3, "audio/mpeg,mpegversion=(int)1,layer=(int)3"},
    Row{AV_CODEC_ID_MP2, "audio/mpeg,mpegversion=(int)1,layer=(int)2"},
    Row{AV_CODEC_ID_AC3, "audio/x-ac3"},
    Row{AV_CODEC_ID_EAC3, "audio/x-eac3"},
    Row{AV_CODEC_ID_DTS, "audio/x-dts"},
    Row{AV_CODEC_ID_TRUEHD, "audio/x-true-hd"},
    Row{AV_CODEC_ID_PCM_MULAW, "audio/x-mulaw"},
    Row{AV_CODEC_ID_PCM_ALAW, "audio/x-alaw"},
    Row{AV_CODEC_ID_ADPCM_G722, "audio/G722"},
    Row{AV_CODEC_ID_WAVPACK, "audio/x-wavpack,depth=(int)16,framed=(boolean)true"}, // its blocks say how deep
    Row{AV_CODEC_ID_PCM_BLURAY, "audio/x-private-ts-lpcm"},
    Row{AV_CODEC_ID_PCM_S8, "audio/x-raw,format=(string)S8,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_U8, "audio/x-raw,format=(string)U8,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_S16BE, "audio/x-raw,format=(string)S16BE,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_S24BE, "audio/x-raw,format=(string)S24BE,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_S32LE, "audio/x-raw,format=(string)S32LE,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_S32BE, "audio/x-raw,format=(string)S32BE,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_F32BE, "audio/x-raw,format=(string)F32BE,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_F64LE, "audio/x-raw,format=(string)F64LE,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_F64BE, "audio/x-raw,format=(string)F64BE,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_S16LE, "audio/x-raw,format=(string)S16LE,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_S24LE, "audio/x-raw,format=(string)S24LE,layout=(string)interleaved"},
    Row{AV_CODEC_ID_PCM_F32LE, "audio/x-raw,format=(string)F32LE,layout=(string)interleaved"},
};

GstBuffer *codecData(const AVCodecParameters *parameters)
{
    GstBuffer *buffer =
        gst_buffer_new_allocate(nullptr, static_cast<gsize>(parameters->extradata_size), nullptr);
    gst_buffer_fill(buffer, 0, parameters->extradata, static_cast<gsize>(parameters->extradata_size));
    return buffer;
}

void setCodecData(GstCaps *caps, const AVCodecParameters *parameters)
{
    if (parameters->extradata_size <= 0)
        return;
    GstBuffer *data = codecData(parameters);
    gst_caps_set_simple(caps, "codec_data", GST_TYPE_BUFFER, data, nullptr);
    gst_buffer_unref(data);
}

/// H.264 and H.265 come length-prefixed with their headers aside (first byte 1) or as a byte stream.
GstCaps *nalCaps(const char *type, const char *prefixed, const AVCodecParameters *parameters)
{
    const bool isPrefixed = parameters->extradata_size > 0 && parameters->extradata[0] == 1;
    GstCaps *caps =
        gst_caps_new_simple(type, "stream-format", G_TYPE_STRING, isPrefixed ? prefixed : "byte-stream",
                            "alignment", G_TYPE_STRING, "au", nullptr);
    if (isPrefixed)
        setCodecData(caps, parameters);
    return caps;
}

GstCaps *opusCaps(const AVCodecParameters *parameters)
{
    return gst_caps_new_simple("audio/x-opus", "channel-mapping-family", G_TYPE_INT, 0, "channels",
                               G_TYPE_INT, parameters->ch_layout.nb_channels, "rate", G_TYPE_INT, 48000,
                               nullptr);
}

/// The three headers of a Xiph-laced block (Matroska's way); none of another.
std::vector<QByteArrayView> xiphHeaders(const AVCodecParameters *parameters)
{
    const uint8_t *data = parameters->extradata;
    const int size = parameters->extradata_size;
    if (size < 3 || data[0] != 2)
        return {};
    int position = 1;
    int lengths[2] = {0, 0};
    for (int &length : lengths) {
        while (position < size && data[position] == 255) {
            length += 255;
            ++position;
        }
        if (position >= size)
            return {};
        length += data[position++];
    }
    const int last = size - position - lengths[0] - lengths[1];
    if (last <= 0)
        return {};
    std::vector<QByteArrayView> headers;
    for (const int length : {lengths[0], lengths[1], last}) {
        headers.emplace_back(data + position, length);
        position += length;
    }
    return headers;
}

GstBuffer *bufferOf(QByteArrayView bytes)
{
    GstBuffer *buffer = gst_buffer_new_allocate(nullptr, static_cast<gsize>(bytes.size()), nullptr);
    gst_buffer_fill(buffer, 0, bytes.data(), static_cast<gsize>(bytes.size()));
    return buffer;
}

/// As GStreamer's list of header buffers.
void addXiphHeaders(GstCaps *caps, const AVCodecParameters *parameters)
{
    const std::vector<QByteArrayView> headers = xiphHeaders(parameters);
    if (headers.empty())
        return;
    GValue list = G_VALUE_INIT;
    g_value_init(&list, GST_TYPE_ARRAY);
    for (const QByteArrayView header : headers) {
        GValue value = G_VALUE_INIT;
        g_value_init(&value, GST_TYPE_BUFFER);
        gst_value_take_buffer(&value, bufferOf(header));
        gst_value_array_append_and_take_value(&list, &value);
    }
    gst_caps_set_value(caps, "streamheader", &list);
    g_value_unset(&list);
}

/// theoradec reads its headers each behind its length, in two bytes, the way Ogg's demultiplexer has them
/// already.
GstCaps *theoraCaps(const AVCodecParameters *parameters)
{
    GstCaps *caps = gst_caps_new_empty_simple("video/x-theora");
    QByteArray headers;
    for (const QByteArrayView header : xiphHeaders(parameters)) {
        headers.append(static_cast<char>(header.size() >> 8)).append(static_cast<char>(header.size() & 0xFF));
        headers.append(header);
    }
    if (headers.isEmpty()) {
        setCodecData(caps, parameters);
        return caps;
    }
    GstBuffer *data = bufferOf(headers);
    gst_caps_set_simple(caps, "codec_data", GST_TYPE_BUFFER, data, nullptr);
    gst_buffer_unref(data);
    return caps;
}

GstCaps *flacCaps(const AVCodecParameters *parameters)
{
    GstCaps *caps = gst_caps_new_simple("audio/x-flac", "framed", G_TYPE_BOOLEAN, TRUE, nullptr);
    // avdec_flac reads STREAMINFO from codec_data.
    setCodecData(caps, parameters);
    return caps;
}

/// What gst-libav's decoder of this codec takes, in the first of its ways; null where there is none.
GstCaps *capsOfDecoder(const AVCodecParameters &format)
{
    const AVCodec *codec = avcodec_find_decoder(format.codec_id);
    if (!codec)
        return nullptr;
    // gst-libav names its elements by FFmpeg's decoders (ext/libav/gstavviddec.c).
    const QByteArray name = QByteArray("avdec_") + QByteArray(codec->name).replace('.', '_');
    GstElementFactory *factory = gst_element_factory_find(name.constData());
    if (!factory)
        return nullptr;
    GstCaps *caps = nullptr;
    for (const GList *item = gst_element_factory_get_static_pad_templates(factory); item && !caps;
         item = item->next) {
        auto *pad = static_cast<GstStaticPadTemplate *>(item->data);
        if (pad->direction == GST_PAD_SINK)
            caps = gst_caps_fixate(gst_static_pad_template_get_caps(pad));
    }
    gst_object_unref(factory);
    if (caps && format.codec_type == AVMEDIA_TYPE_AUDIO)
        gst_caps_set_simple(caps, "block_align", G_TYPE_INT, format.block_align, "bitrate", G_TYPE_INT,
                            static_cast<int>(std::min<int64_t>(format.bit_rate, INT_MAX)), "depth",
                            G_TYPE_INT, format.bits_per_coded_sample, nullptr);
    return caps;
}

} // namespace

Error noDecoder(const AVStream &stream)
{
    const QString name = codecName(stream);
    return {ErrorCode::Unsupported,
            name.isEmpty() ? Error::tr("This set has no decoder for the film's format")
                           : Error::tr("The film is in %1 and this set has no decoder for it").arg(name),
            Error::tr("Try another version of the film")};
}

bool isWidelyDecoded(const AVCodecParameters &format)
{
    switch (format.codec_id) {
    case AV_CODEC_ID_H264:
    case AV_CODEC_ID_HEVC:
    case AV_CODEC_ID_THEORA:
    case AV_CODEC_ID_RAWVIDEO:
        return true;
    default:
        return std::ranges::any_of(kRows, [&](const Row &row) { return row.codec == format.codec_id; });
    }
}

namespace
{

bool isRawSound(const GstCaps *caps)
{
    return gst_structure_has_name(gst_caps_get_structure(caps, 0), "audio/x-raw");
}

/// What a picture's colours are where its film does not say it, GStreamer tells by its height, and that is
/// another one once it is turned: said here, of the height that it was coded with.
void sayColours(GstCaps *caps, const AVCodecParameters &format)
{
    const AVPixFmtDescriptor *pixels = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(format.format));
    const bool isYuv = pixels && pixels->nb_components >= 3 && !(pixels->flags & AV_PIX_FMT_FLAG_RGB);
    const bool isSaid = format.color_space != AVCOL_SPC_UNSPECIFIED ||
                        format.color_primaries != AVCOL_PRI_UNSPECIFIED ||
                        format.color_trc != AVCOL_TRC_UNSPECIFIED || format.color_range == AVCOL_RANGE_JPEG;
    GstVideoInfo info;
    if (!isYuv || isSaid || format.width <= 0 || format.height <= 0 ||
        !gst_video_info_set_format(&info, GST_VIDEO_FORMAT_I420, static_cast<guint>(format.width),
                                   static_cast<guint>(format.height)))
        return;
    gchar *colours = gst_video_colorimetry_to_string(&info.colorimetry);
    gst_caps_set_simple(caps, "colorimetry", G_TYPE_STRING, colours, nullptr);
    g_free(colours);
}

/// GStreamer's mask (GstAudioChannelPosition) of libavutil's: they part behind the rear centre.
guint64 speakers(const AVChannelLayout &layout)
{
    AVChannelLayout known{};
    if (layout.order == AV_CHANNEL_ORDER_NATIVE)
        known = layout;
    else
        av_channel_layout_default(&known, layout.nb_channels);
    guint64 mask = known.u.mask & 0x1ff;
    if (known.u.mask & AV_CH_SIDE_LEFT)
        mask |= 1U << 10;
    if (known.u.mask & AV_CH_SIDE_RIGHT)
        mask |= 1U << 11;
    return mask;
}

} // namespace

Result<GstCaps *> capsForStream(const AVStream *stream)
{
    const AVCodecParameters *parameters = stream->codecpar;
    GstCaps *caps = nullptr;
    switch (parameters->codec_id) {
    case AV_CODEC_ID_H264:
        caps = nalCaps("video/x-h264", "avc", parameters);
        break;
    case AV_CODEC_ID_HEVC:
        caps = nalCaps("video/x-h265", "hvc1", parameters);
        break;
    case AV_CODEC_ID_AAC:
        caps = gst_caps_new_simple("audio/mpeg", "mpegversion", G_TYPE_INT, 4, "stream-format", G_TYPE_STRING,
                                   parameters->extradata_size > 0 ? "raw" : "adts", nullptr);
        setCodecData(caps, parameters);
        break;
    case AV_CODEC_ID_OPUS:
        caps = opusCaps(parameters);
        break;
    case AV_CODEC_ID_VORBIS:
        caps = gst_caps_new_empty_simple("audio/x-vorbis");
        addXiphHeaders(caps, parameters);
        break;
    case AV_CODEC_ID_THEORA:
        caps = theoraCaps(parameters);
        break;
    case AV_CODEC_ID_RAWVIDEO:
        caps = rawPictureCaps(*stream);
        break;
    case AV_CODEC_ID_FLAC:
        caps = flacCaps(parameters);
        break;
    default:
        for (const Row &row : kRows) {
            if (row.codec == parameters->codec_id)
                caps = gst_caps_from_string(row.caps);
        }
        if (!caps)
            caps = capsOfDecoder(*parameters);
        if (caps)
            setCodecData(caps, parameters);
    }
    if (!caps)
        return std::unexpected(noDecoder(*stream));
    if (parameters->codec_type == AVMEDIA_TYPE_VIDEO) {
        // A stream that was met on the way says it in its own headers.
        if (parameters->width > 0 && parameters->height > 0)
            gst_caps_set_simple(caps, "width", G_TYPE_INT, parameters->width, "height", G_TYPE_INT,
                                parameters->height, nullptr);
        if (stream->avg_frame_rate.num > 0 && stream->avg_frame_rate.den > 0)
            gst_caps_set_simple(caps, "framerate", GST_TYPE_FRACTION, stream->avg_frame_rate.num,
                                stream->avg_frame_rate.den, nullptr);
        if (turnOf(*stream).isTransposed)
            sayColours(caps, *parameters);
    } else if (parameters->codec_id != AV_CODEC_ID_OPUS) {
        if (parameters->sample_rate > 0 && parameters->ch_layout.nb_channels > 0)
            gst_caps_set_simple(caps, "rate", G_TYPE_INT, parameters->sample_rate, "channels", G_TYPE_INT,
                                parameters->ch_layout.nb_channels, nullptr);
        if (parameters->ch_layout.nb_channels > 2 && isRawSound(caps))
            gst_caps_set_simple(caps, "channel-mask", GST_TYPE_BITMASK, speakers(parameters->ch_layout),
                                nullptr);
    }
    return caps;
}

bool isSameFormat(const AVCodecParameters *one, const AVCodecParameters *other)
{
    return one->codec_id == other->codec_id && one->width == other->width && one->height == other->height &&
           one->sample_rate == other->sample_rate &&
           one->ch_layout.nb_channels == other->ch_layout.nb_channels &&
           one->extradata_size == other->extradata_size &&
           (one->extradata_size == 0 ||
            std::memcmp(one->extradata, other->extradata, static_cast<size_t>(one->extradata_size)) == 0);
}

} // namespace hearth::player
