// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What hearth-probe's makers of pictures share: a decoder within limits, a frame to draw into, one that is
// turned, a JPEG of it.

#include "player/session/turn.h"
#include "resources/base/result.h"
#include <QByteArray>
#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace hearth::player
{

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

inline constexpr int64_t kMostPixels = 64LL * 1000 * 1000;

/// On one thread, for pictures of kMostPixels at most.
Result<Context> decoderFor(const AVCodecParameters *parameters);
/// Full-range YUV 4:2:0, as JPEG has it; null without memory.
Frame yuvFrame(int width, int height);
/// Such a frame as it is looked at; null without memory.
Frame turned(const AVFrame &from, const Turn &turn);
/// `quality`: FFmpeg's, 2 is best, 31 worst.
Result<QByteArray> encodeJpeg(AVFrame *frame, int quality);

} // namespace hearth::player
