// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/probe/picture.h"
#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
#include <libswscale/swscale.h>
}

namespace hearth::player
{

namespace
{

constexpr int64_t kMostPixels = 64LL * 1000 * 1000;
constexpr int kMostPackets = 2000;

struct FreeContext {
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
};
struct FreeFrame {
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
};
struct FreePacket {
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
};
using Context = std::unique_ptr<AVCodecContext, FreeContext>;
using Frame = std::unique_ptr<AVFrame, FreeFrame>;
using Packet = std::unique_ptr<AVPacket, FreePacket>;

Result<Frame> decodeOne(MediaFile &media, int index)
{
    const AVCodecParameters *parameters = media.stream(index)->codecpar;
    const AVCodec *codec = avcodec_find_decoder(parameters->codec_id);
    if (!codec)
        return fail(ErrorCode::Unsupported, QStringLiteral("no decoder for its picture"));
    Context context(avcodec_alloc_context3(codec));
    context->max_pixels = kMostPixels;
    context->thread_count = 1;
    if (avcodec_parameters_to_context(context.get(), parameters) < 0 ||
        avcodec_open2(context.get(), codec, nullptr) < 0)
        return fail(ErrorCode::Damaged, QStringLiteral("its picture cannot be decoded"));
    Packet packet(av_packet_alloc());
    Frame frame(av_frame_alloc());
    media.want({index});
    for (int i = 0; i < kMostPackets; ++i) {
        const bool isEnd = !media.read(packet.get());
        if (!isEnd && packet->stream_index != index) {
            av_packet_unref(packet.get());
            continue;
        }
        avcodec_send_packet(context.get(), isEnd ? nullptr : packet.get());
        av_packet_unref(packet.get());
        if (avcodec_receive_frame(context.get(), frame.get()) >= 0)
            return frame;
        if (isEnd)
            break;
    }
    return fail(ErrorCode::Damaged, QStringLiteral("it holds no picture that can be decoded"));
}

Result<QByteArray> encodeJpeg(const AVFrame *frame)
{
    const AVCodec *codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    Context context(avcodec_alloc_context3(codec));
    context->width = frame->width;
    context->height = frame->height;
    context->pix_fmt = AV_PIX_FMT_YUVJ420P;
    context->time_base = {1, 25};
    context->flags |= AV_CODEC_FLAG_QSCALE;
    context->global_quality = 3 * FF_QP2LAMBDA; // visually lossless at these sizes
    if (avcodec_open2(context.get(), codec, nullptr) < 0 || avcodec_send_frame(context.get(), frame) < 0)
        return fail(ErrorCode::Io, QStringLiteral("the picture cannot be encoded"));
    Packet packet(av_packet_alloc());
    if (avcodec_receive_packet(context.get(), packet.get()) < 0)
        return fail(ErrorCode::Io, QStringLiteral("the picture cannot be encoded"));
    return QByteArray(reinterpret_cast<const char *>(packet->data), packet->size);
}

} // namespace

Result<QByteArray> jpegFrom(MediaFile &media, Seconds position, int width, int height)
{
    int index = -1;
    for (const StreamInfo &stream : media.streams()) {
        if (stream.kind == StreamKind::Video && index < 0)
            index = stream.index;
    }
    if (index < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("it holds no picture"));
    if (position > Seconds(0)) {
        if (Done done = media.seek(position); !done)
            return std::unexpected(done.error());
    }
    Result<Frame> decoded = decodeOne(media, index);
    if (!decoded)
        return std::unexpected(decoded.error());
    const AVFrame *from = decoded->get();
    if (int64_t(from->width) * from->height > kMostPixels)
        return fail(ErrorCode::TooLarge, QStringLiteral("the picture is larger than 64 million pixels"));

    // Scaled to cover, then the middle is cut out by moving the plane pointers.
    const double factor = std::max(double(width) / from->width, double(height) / from->height);
    const int scaledWidth = std::max(width, int(from->width * factor + 0.5) & ~1);
    const int scaledHeight = std::max(height, int(from->height * factor + 0.5) & ~1);
    SwsContext *scaler =
        sws_getContext(from->width, from->height, AVPixelFormat(from->format), scaledWidth, scaledHeight,
                       AV_PIX_FMT_YUVJ420P, SWS_BICUBIC, nullptr, nullptr, nullptr);
    if (!scaler)
        return fail(ErrorCode::Unsupported, QStringLiteral("the picture's format cannot be scaled"));
    Frame scaled(av_frame_alloc());
    scaled->width = scaledWidth;
    scaled->height = scaledHeight;
    scaled->format = AV_PIX_FMT_YUVJ420P;
    if (av_frame_get_buffer(scaled.get(), 0) < 0) {
        sws_freeContext(scaler);
        return fail(ErrorCode::TooLarge, QStringLiteral("no memory for the picture"));
    }
    sws_scale(scaler, from->data, from->linesize, 0, from->height, scaled->data, scaled->linesize);
    sws_freeContext(scaler);
    const int left = ((scaledWidth - width) / 2) & ~1;
    const int top = ((scaledHeight - height) / 2) & ~1;
    scaled->data[0] += top * scaled->linesize[0] + left;
    scaled->data[1] += top / 2 * scaled->linesize[1] + left / 2;
    scaled->data[2] += top / 2 * scaled->linesize[2] + left / 2;
    scaled->width = width & ~1;
    scaled->height = height & ~1;
    scaled->quality = 3 * FF_QP2LAMBDA;
    scaled->pts = 0;
    return encodeJpeg(scaled.get());
}

} // namespace hearth::player
