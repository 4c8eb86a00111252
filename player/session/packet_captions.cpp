// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/packet_captions.h"
#include "player/subtitles/captions/picture_captions.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

PictureCodec codecOf(AVCodecID id)
{
    switch (id) {
    case AV_CODEC_ID_H264:
        return PictureCodec::H264;
    case AV_CODEC_ID_HEVC:
        return PictureCodec::Hevc;
    case AV_CODEC_ID_MPEG1VIDEO:
    case AV_CODEC_ID_MPEG2VIDEO:
        return PictureCodec::Mpeg2;
    default:
        return PictureCodec::Other;
    }
}

QByteArrayView bytesOf(const uint8_t *data, int size)
{
    return {reinterpret_cast<const char *>(data), size};
}

} // namespace

bool isCaptionStream(const AVStream *stream)
{
    return stream && stream->codecpar->codec_id == AV_CODEC_ID_EIA_608;
}

QList<CcTriplet> captionsIn(const AVPacket &packet, const AVStream &stream)
{
    const QByteArrayView bytes = bytesOf(packet.data, packet.size);
    if (isCaptionStream(&stream))
        return readCcTriplets(bytes);
    const AVCodecParameters &format = *stream.codecpar;
    return captionsOf(
        pictureFormat(codecOf(format.codec_id), bytesOf(format.extradata, format.extradata_size)), bytes);
}

} // namespace hearth::player
