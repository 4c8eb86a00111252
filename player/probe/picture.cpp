// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/probe/picture.h"
#include "player/probe/frames.h"
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

namespace hearth::player
{

namespace
{

constexpr int kMostPackets = 2000;

Result<Frame> decodeOne(MediaFile &media, int index)
{
    Result<Context> decoder = decoderFor(media.stream(index)->codecpar);
    if (!decoder)
        return std::unexpected(decoder.error());
    AVCodecContext *context = decoder->get();
    Packet packet(av_packet_alloc());
    Frame frame(av_frame_alloc());
    media.want({index});
    for (int i = 0; i < kMostPackets; ++i) {
        const bool isEnd = !media.read(packet.get());
        if (!isEnd && packet->stream_index != index) {
            av_packet_unref(packet.get());
            continue;
        }
        avcodec_send_packet(context, isEnd ? nullptr : packet.get());
        av_packet_unref(packet.get());
        if (avcodec_receive_frame(context, frame.get()) >= 0)
            return frame;
        if (isEnd)
            break;
    }
    return fail(ErrorCode::Damaged, QStringLiteral("it holds no picture that can be decoded"));
}

/// A picture says it of itself, a film of all its pictures.
Turn turnOfPicture(const AVFrame &frame, const AVStream &stream)
{
    // FFmpeg's JPEG decoder makes a display matrix of the orientation; its other decoders leave the tag among
    // the frame's.
    if (const AVFrameSideData *side = av_frame_get_side_data(&frame, AV_FRAME_DATA_DISPLAYMATRIX);
        side && side->size >= 9 * sizeof(int32_t)) {
        std::array<int32_t, 9> matrix{};
        std::memcpy(matrix.data(), side->data, sizeof matrix);
        return turnOf(matrix);
    }
    static constexpr std::array kTurns = {
        Turn{},
        Turn{false, true, false},
        Turn{false, true, true},
        Turn{false, false, true},
        Turn{true, false, false},
        Turn{true, true, false},
        Turn{true, true, true},
        Turn{true, false, true},
    };
    const AVDictionaryEntry *tag = av_dict_get(frame.metadata, "Orientation", nullptr, 0);
    const int orientation = tag ? std::atoi(tag->value) : 0;
    return orientation >= 1 && orientation <= 8 ? kTurns[static_cast<size_t>(orientation - 1)]
                                                : turnOf(stream);
}

} // namespace

Result<QByteArray> jpegFrom(MediaFile &media, Seconds position, int width, int height, Fit fit)
{
    // A cover is the picture only of what has no other.
    int index = -1;
    bool isCover = false;
    for (const StreamInfo &stream : media.streams()) {
        if (stream.kind != StreamKind::Video || (index >= 0 && (!isCover || stream.isPicture)))
            continue;
        index = stream.index;
        isCover = stream.isPicture;
    }
    if (index < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("it holds no picture"));
    if (position > Seconds(0) && !isCover) {
        if (Done done = media.seek(position); !done)
            return std::unexpected(done.error());
    }
    Result<Frame> decoded = decodeOne(media, index);
    if (!decoded)
        return std::unexpected(decoded.error());
    const AVFrame *from = decoded->get();
    if (int64_t(from->width) * from->height > kMostPixels)
        return fail(ErrorCode::TooLarge, QStringLiteral("the picture is larger than 64 million pixels"));

    // Everything up to the last step happens as the picture lies in its file.
    const Turn turn = turnOfPicture(*from, *media.stream(index));
    if (turn.isTransposed)
        std::swap(width, height);
    const double across = double(width) / from->width;
    const double down = double(height) / from->height;
    const double factor = fit == Fit::Cover ? std::max(across, down) : std::min({across, down, 1.0});
    const auto even = [](double size) { return std::max(2, int(size + 0.5) & ~1); };
    const int scaledWidth = std::max(fit == Fit::Cover ? width : 2, even(from->width * factor));
    const int scaledHeight = std::max(fit == Fit::Cover ? height : 2, even(from->height * factor));
    SwsContext *scaler =
        sws_getContext(from->width, from->height, AVPixelFormat(from->format), scaledWidth, scaledHeight,
                       AV_PIX_FMT_YUVJ420P, SWS_BICUBIC, nullptr, nullptr, nullptr);
    if (!scaler)
        return fail(ErrorCode::Unsupported, QStringLiteral("the picture's format cannot be scaled"));
    Frame scaled = yuvFrame(scaledWidth, scaledHeight);
    if (!scaled) {
        sws_freeContext(scaler);
        return fail(ErrorCode::TooLarge, QStringLiteral("no memory for the picture"));
    }
    sws_scale(scaler, from->data, from->linesize, 0, from->height, scaled->data, scaled->linesize);
    sws_freeContext(scaler);
    if (fit == Fit::Cover) {
        // The middle is cut out by moving the plane pointers.
        const int left = ((scaledWidth - width) / 2) & ~1;
        const int top = ((scaledHeight - height) / 2) & ~1;
        scaled->data[0] += top * scaled->linesize[0] + left;
        scaled->data[1] += top / 2 * scaled->linesize[1] + left / 2;
        scaled->data[2] += top / 2 * scaled->linesize[2] + left / 2;
        scaled->width = width & ~1;
        scaled->height = height & ~1;
    }
    if (!turn.isNone()) {
        scaled = turned(*scaled, turn);
        if (!scaled)
            return fail(ErrorCode::TooLarge, QStringLiteral("no memory for the picture"));
    }
    return encodeJpeg(scaled.get(), 3); // visually lossless at these sizes
}

} // namespace hearth::player
