// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/probe/frames.h"

namespace hearth::player
{

Result<Context> decoderFor(const AVCodecParameters *parameters)
{
    const AVCodec *codec = avcodec_find_decoder(parameters->codec_id);
    if (!codec)
        return fail(ErrorCode::Unsupported, QStringLiteral("no decoder for its picture"));
    Context context(avcodec_alloc_context3(codec));
    context->max_pixels = kMostPixels;
    context->thread_count = 1;
    if (avcodec_parameters_to_context(context.get(), parameters) < 0 ||
        avcodec_open2(context.get(), codec, nullptr) < 0)
        return fail(ErrorCode::Damaged, QStringLiteral("its picture cannot be decoded"));
    return context;
}

Frame yuvFrame(int width, int height)
{
    Frame frame(av_frame_alloc());
    frame->width = width;
    frame->height = height;
    frame->format = AV_PIX_FMT_YUVJ420P;
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        frame.reset();
    return frame;
}

Frame turned(const AVFrame &from, const Turn &turn)
{
    Frame to = turn.isTransposed ? yuvFrame(from.height, from.width) : yuvFrame(from.width, from.height);
    for (int plane = 0; to && plane < 3; ++plane) {
        const int width = plane == 0 ? to->width : to->width / 2;
        const int height = plane == 0 ? to->height : to->height / 2;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const int across = turn.isMirrored ? width - 1 - x : x;
                const int down = turn.isUpsideDown ? height - 1 - y : y;
                const int p = turn.isTransposed ? down : across;
                const int q = turn.isTransposed ? across : down;
                to->data[plane][y * to->linesize[plane] + x] = from.data[plane][q * from.linesize[plane] + p];
            }
        }
    }
    return to;
}

Result<QByteArray> encodeJpeg(AVFrame *frame, int quality)
{
    const AVCodec *codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    Context context(avcodec_alloc_context3(codec));
    context->width = frame->width;
    context->height = frame->height;
    context->pix_fmt = AV_PIX_FMT_YUVJ420P;
    context->time_base = {1, 25};
    context->flags |= AV_CODEC_FLAG_QSCALE;
    context->global_quality = frame->quality = quality * FF_QP2LAMBDA;
    frame->pts = 0;
    if (avcodec_open2(context.get(), codec, nullptr) < 0 || avcodec_send_frame(context.get(), frame) < 0)
        return fail(ErrorCode::Io, QStringLiteral("the picture cannot be encoded"));
    Packet packet(av_packet_alloc());
    if (avcodec_receive_packet(context.get(), packet.get()) < 0)
        return fail(ErrorCode::Io, QStringLiteral("the picture cannot be encoded"));
    return QByteArray(reinterpret_cast<const char *>(packet->data), packet->size);
}

} // namespace hearth::player
