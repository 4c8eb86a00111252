// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/probe/strip.h"
#include "player/probe/frames.h"
#include <cstring>

extern "C" {
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

namespace hearth::player
{

namespace
{

constexpr int kMostPackets = 200; // from a seek to a key frame
constexpr int kQuality = 6;

struct FreeScaler {
    void operator()(SwsContext *scaler) const { sws_freeContext(scaler); }
};

class Sheet
{
public:
    Sheet(const StripShape &shape, const Turn &turn)
        : m_shape(shape), m_turn(turn),
          m_sheet(yuvFrame(shape.width * shape.columns,
                           shape.height * ((shape.count + shape.columns - 1) / shape.columns)))
    {
        for (int plane = 0; m_sheet && plane < 3; ++plane)
            std::memset(m_sheet->data[plane], plane == 0 ? 0 : 128,
                        static_cast<size_t>(m_sheet->linesize[plane]) *
                            static_cast<size_t>(plane == 0 ? m_sheet->height : m_sheet->height / 2));
    }
    [[nodiscard]] bool isValid() const { return m_sheet != nullptr; }

    /// Its middle, as large as covers the place.
    bool draw(int place, const AVFrame &frame)
    {
        const AVRational sar = frame.sample_aspect_ratio;
        const double shown = frame.width * (sar.num > 0 && sar.den > 0 ? av_q2d(sar) : 1.0);
        // Up to the last step it lies as it does in its film.
        int across = m_shape.width;
        int down = m_shape.height;
        if (m_turn.isTransposed)
            std::swap(across, down);
        const double factor = std::max(across / shown, double(down) / frame.height);
        const auto even = [](double size, int least) { return std::max(least, int(size + 0.5) & ~1); };
        const int width = even(shown * factor, across);
        const int height = even(frame.height * factor, down);
        if (int64_t(width) * height > kMostPixels)
            return false;
        m_scaler.reset(sws_getCachedContext(m_scaler.release(), frame.width, frame.height,
                                            AVPixelFormat(frame.format), width, height, AV_PIX_FMT_YUVJ420P,
                                            SWS_BILINEAR, nullptr, nullptr, nullptr));
        if (!m_scaled || m_scaled->width != width || m_scaled->height != height)
            m_scaled = yuvFrame(width, height);
        if (!m_scaler || !m_scaled)
            return false;
        sws_scale(m_scaler.get(), frame.data, frame.linesize, 0, frame.height, m_scaled->data,
                  m_scaled->linesize);
        if (m_turn.isNone())
            copyMiddle(place, *m_scaled);
        else if (const Frame upright = turned(*m_scaled, m_turn))
            copyMiddle(place, *upright);
        else
            return false;
        return true;
    }
    void repeat(int place)
    {
        if (place > 0)
            copy(place, *m_sheet, x(place - 1), y(place - 1));
    }
    Result<QByteArray> jpeg() { return encodeJpeg(m_sheet.get(), kQuality); }

private:
    [[nodiscard]] int x(int place) const { return place % m_shape.columns * m_shape.width; }
    [[nodiscard]] int y(int place) const { return place / m_shape.columns * m_shape.height; }
    void copyMiddle(int place, const AVFrame &from)
    {
        copy(place, from, ((from.width - m_shape.width) / 2) & ~1, ((from.height - m_shape.height) / 2) & ~1);
    }
    void copy(int place, const AVFrame &from, int left, int top)
    {
        for (int plane = 0; plane < 3; ++plane) {
            const int part = plane == 0 ? 1 : 2;
            for (int row = 0; row < m_shape.height / part; ++row) {
                uint8_t *to = m_sheet->data[plane] + (y(place) / part + row) * m_sheet->linesize[plane] +
                              x(place) / part;
                const uint8_t *source =
                    from.data[plane] + (top / part + row) * from.linesize[plane] + left / part;
                std::memcpy(to, source, static_cast<size_t>(m_shape.width / part));
            }
        }
    }

    StripShape m_shape;
    Turn m_turn;
    Frame m_sheet;
    Frame m_scaled;
    std::unique_ptr<SwsContext, FreeScaler> m_scaler;
};

/// The next key frame of the stream, unread: nothing at the end.
bool readKeyFrame(MediaFile &media, int index, AVPacket *packet)
{
    for (int i = 0; i < kMostPackets && media.read(packet); ++i) {
        if (packet->stream_index == index && (packet->flags & AV_PKT_FLAG_KEY))
            return true;
        av_packet_unref(packet);
    }
    return false;
}

bool decodeAlone(AVCodecContext *context, const AVPacket *packet, AVFrame *frame)
{
    avcodec_flush_buffers(context);
    avcodec_send_packet(context, packet);
    avcodec_send_packet(context, nullptr); // nothing follows: it must not be waited for
    return avcodec_receive_frame(context, frame) >= 0;
}

} // namespace

Result<QByteArray> stripFrom(MediaFile &media, const StripShape &shape, std::chrono::milliseconds budget)
{
    const auto end = std::chrono::steady_clock::now() + budget;
    int index = -1;
    for (const StreamInfo &stream : media.streams()) {
        if (stream.kind == StreamKind::Video && !stream.isPicture && index < 0)
            index = stream.index;
    }
    if (index < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("it holds no picture"));
    Result<Context> decoder = decoderFor(media.stream(index)->codecpar);
    if (!decoder)
        return std::unexpected(decoder.error());
    (*decoder)->skip_loop_filter = AVDISCARD_ALL; // nobody sees it at this size
    Sheet sheet(shape, turnOf(*media.stream(index)));
    if (!sheet.isValid())
        return fail(ErrorCode::TooLarge, QStringLiteral("no memory for the pictures"));
    media.want({index});
    Packet packet(av_packet_alloc());
    Frame frame(av_frame_alloc());
    int64_t shown = AV_NOPTS_VALUE;
    bool hasOne = false;
    for (int place = 0; place < shape.count; ++place) {
        if (std::chrono::steady_clock::now() > end)
            return fail(ErrorCode::TimedOut, QStringLiteral("its pictures take too long"));
        // Between two key frames far apart the same one is found again.
        const bool found = media.seek(shape.step * place) && readKeyFrame(media, index, packet.get());
        const bool isNew = found && (packet->pts == AV_NOPTS_VALUE || packet->pts != shown);
        if (isNew && decodeAlone(decoder->get(), packet.get(), frame.get()) && sheet.draw(place, *frame)) {
            shown = packet->pts;
            hasOne = true;
        } else {
            sheet.repeat(place);
        }
        av_packet_unref(packet.get());
        av_frame_unref(frame.get());
    }
    if (!hasOne)
        return fail(ErrorCode::Damaged, QStringLiteral("it holds no picture that can be decoded"));
    return sheet.jpeg();
}

} // namespace hearth::player
