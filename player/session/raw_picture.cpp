// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/raw_picture.h"
#include <QByteArrayView>
#include <algorithm>
#include <array>
#include <gst/video/video.h>
#include <iterator>
#include <optional>

extern "C" {
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
}

namespace hearth::player
{

namespace
{

struct Row {
    AVPixelFormat format;
    GstVideoFormat as;
};
constexpr std::array kRows = {
    Row{AV_PIX_FMT_YUV420P, GST_VIDEO_FORMAT_I420}, Row{AV_PIX_FMT_YUV422P, GST_VIDEO_FORMAT_Y42B},
    Row{AV_PIX_FMT_YUV444P, GST_VIDEO_FORMAT_Y444}, Row{AV_PIX_FMT_NV12, GST_VIDEO_FORMAT_NV12},
    Row{AV_PIX_FMT_YUYV422, GST_VIDEO_FORMAT_YUY2}, Row{AV_PIX_FMT_UYVY422, GST_VIDEO_FORMAT_UYVY},
};

// What files call the formats of the table; of others FFmpeg's decoder mends the rows (libavcodec/rawdec.c).
constexpr std::array kTags = {
    MKTAG('I', '4', '2', '0'), MKTAG('I', 'Y', 'U', 'V'), MKTAG('Y', '4', '2', 'B'),
    MKTAG('4', '4', '4', 'P'), MKTAG('N', 'V', '1', '2'), MKTAG('Y', 'U', 'Y', '2'),
    MKTAG('y', 'u', 'v', 's'), MKTAG('U', 'Y', 'V', 'Y'), MKTAG('2', 'v', 'u', 'y')};

// Behind what a file has to say, from libavformat.
constexpr QByteArrayView kBottomUp("BottomUp\0", 9);

std::optional<GstVideoInfo> layoutOf(const AVCodecParameters &format)
{
    const auto row = std::ranges::find(kRows, AVPixelFormat(format.format), &Row::format);
    const bool isMended = std::ranges::find(kTags, int(format.codec_tag)) == kTags.end() ||
                          QByteArrayView(format.extradata, format.extradata_size).endsWith(kBottomUp);
    GstVideoInfo info;
    if (format.codec_id != AV_CODEC_ID_RAWVIDEO || row == kRows.end() || isMended ||
        format.extradata_size > 0 ||
        av_image_check_size(unsigned(format.width), unsigned(format.height), 0, nullptr) < 0 ||
        !gst_video_info_set_format(&info, row->as, guint(format.width), guint(format.height)))
        return std::nullopt;
    int rows[4] = {};
    ptrdiff_t wideRows[4] = {};
    size_t sizes[4] = {};
    if (av_image_fill_linesizes(rows, row->format, format.width) < 0)
        return std::nullopt;
    std::ranges::copy(rows, wideRows);
    if (av_image_fill_plane_sizes(sizes, row->format, format.height, wideRows) < 0)
        return std::nullopt;
    size_t offset = 0;
    for (guint plane = 0; plane < GST_VIDEO_INFO_N_PLANES(&info); ++plane) {
        if (GST_VIDEO_INFO_PLANE_STRIDE(&info, plane) != rows[plane] ||
            GST_VIDEO_INFO_PLANE_OFFSET(&info, plane) != offset)
            return std::nullopt;
        offset += sizes[plane];
    }
    return offset == GST_VIDEO_INFO_SIZE(&info) ? std::optional(info) : std::nullopt;
}

} // namespace

GstCaps *rawPictureCaps(const AVStream &stream)
{
    std::optional<GstVideoInfo> info = layoutOf(*stream.codecpar);
    if (!info)
        return nullptr;
    const AVRational pixel = stream.sample_aspect_ratio.num > 0 ? stream.sample_aspect_ratio
                                                                : stream.codecpar->sample_aspect_ratio;
    if (pixel.num > 0 && pixel.den > 0) {
        GST_VIDEO_INFO_PAR_N(&*info) = pixel.num;
        GST_VIDEO_INFO_PAR_D(&*info) = pixel.den;
    }
    return gst_video_info_to_caps(&*info);
}

int rawPictureBytes(const AVCodecParameters &format)
{
    const std::optional<GstVideoInfo> info = layoutOf(format);
    return info ? int(std::min<gsize>(GST_VIDEO_INFO_SIZE(&*info), G_MAXINT)) : 0;
}

} // namespace hearth::player
