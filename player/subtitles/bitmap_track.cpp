// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/bitmap_track.h"
#include <QPainter>
#include <cstring>

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

constexpr int kLeastHighPlane = 720; // lines; below it pixels are not square but the film's
constexpr unsigned kMostRects = 64;

} // namespace

Result<std::unique_ptr<BitmapTrack>> BitmapTrack::create(const AVCodecParameters *parameters, double aspect)
{
    const AVCodecDescriptor *descriptor = avcodec_descriptor_get(parameters->codec_id);
    const AVCodec *codec = avcodec_find_decoder(parameters->codec_id);
    if (!descriptor || !codec || !(descriptor->props & AV_CODEC_PROP_BITMAP_SUB))
        return fail(ErrorCode::Unsupported,
                    Error::tr("These subtitles (%1) cannot be shown yet")
                        .arg(QString::fromLatin1(avcodec_get_name(parameters->codec_id))));
    AVCodecContext *decoder = avcodec_alloc_context3(codec);
    std::unique_ptr<BitmapTrack> track(new BitmapTrack(decoder, aspect));
    if (avcodec_parameters_to_context(decoder, parameters) < 0)
        return fail(ErrorCode::Damaged, Error::tr("These subtitles cannot be read"));
    decoder->pkt_timebase = {1, 1000};
    decoder->max_pixels = kLongestSide * kLongestSide;
    if (avcodec_open2(decoder, codec, nullptr) < 0)
        return fail(ErrorCode::Damaged, Error::tr("These subtitles cannot be read"));
    return track;
}

BitmapTrack::~BitmapTrack()
{
    avcodec_free_context(&m_decoder);
}

std::optional<BitmapTrack::Picture> BitmapTrack::pictureOf(const AVSubtitleRect &rect)
{
    if (rect.type != SUBTITLE_BITMAP || rect.w <= 0 || rect.h <= 0 || rect.w > kLongestSide ||
        rect.h > kLongestSide || !rect.data[0] || !rect.data[1])
        return std::nullopt;
    uint32_t palette[256] = {};
    std::memcpy(palette, rect.data[1],
                sizeof(uint32_t) * static_cast<size_t>(std::clamp(rect.nb_colors, 0, 256)));
    for (uint32_t &colour : palette)
        colour = qPremultiply(colour);
    QImage image(rect.w, rect.h, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return std::nullopt;
    for (int y = 0; y < rect.h; ++y) {
        const uint8_t *from = rect.data[0] + static_cast<ptrdiff_t>(y) * rect.linesize[0];
        auto *to = reinterpret_cast<uint32_t *>(image.scanLine(y));
        for (int x = 0; x < rect.w; ++x)
            to[x] = palette[from[x]];
    }
    return Picture{std::move(image), {rect.x, rect.y}};
}

QSize BitmapTrack::plane() const
{
    if (m_decoder->width > 0 && m_decoder->height > 0)
        return {m_decoder->width, m_decoder->height};
    // EN 300 743 5.1.3: without a display definition the plane is 720 by 576; a DVD's is as large.
    return m_decoder->codec_id == AV_CODEC_ID_HDMV_PGS_SUBTITLE ? QSize(1920, 1080) : QSize(720, 576);
}

void BitmapTrack::add(const QByteArray &bytes, milliseconds start, milliseconds duration)
{
    if (bytes.size() > kLongestPacketBytes)
        return;
    // What is read after a seek does not go on from what was read before it.
    if (start < m_readTo)
        avcodec_flush_buffers(m_decoder);
    m_readTo = start;
    if (m_decoder->codec_id == AV_CODEC_ID_HDMV_PGS_SUBTITLE && !m_objects.take(bytes))
        return;
    AVPacket *packet = av_packet_alloc();
    av_new_packet(packet, static_cast<int>(bytes.size()));
    std::memcpy(packet->data, bytes.constData(), static_cast<size_t>(bytes.size()));
    packet->pts = start.count();
    packet->duration = duration.count();
    AVSubtitle subtitle{};
    int got = 0;
    if (avcodec_decode_subtitle2(m_decoder, &subtitle, &got, packet) >= 0 && got) {
        Moment moment;
        moment.plane = plane();
        const milliseconds from = start + milliseconds(subtitle.start_display_time);
        if (subtitle.end_display_time > subtitle.start_display_time &&
            subtitle.end_display_time != UINT32_MAX)
            moment.end = start + milliseconds(subtitle.end_display_time);
        else if (duration.count() > 0)
            moment.end = start + duration;
        for (unsigned i = 0; i < std::min(subtitle.num_rects, kMostRects); ++i) {
            if (auto picture = pictureOf(*subtitle.rects[i])) {
                moment.bytes += picture->image.sizeInBytes();
                moment.pictures.push_back(std::move(*picture));
            }
        }
        keep(from, std::move(moment));
    }
    avsubtitle_free(&subtitle);
    av_packet_free(&packet);
}

void BitmapTrack::keep(milliseconds start, Moment moment)
{
    if (moment.bytes > kMostBytes)
        return;
    m_bytes += moment.bytes;
    Moment &kept = m_moments[start];
    m_bytes -= kept.bytes;
    kept = std::move(moment);
    if (m_drawn == start)
        m_mustDraw = true;
    // The oldest go first, then the furthest ahead; not what is on the screen.
    while (m_bytes > kMostBytes && m_moments.size() > 1) {
        const auto now = m_moments.upper_bound(m_position);
        const bool hasOlder = now != m_moments.begin() && std::prev(now) != m_moments.begin();
        const auto gone = hasOlder ? m_moments.begin() : std::prev(m_moments.end());
        m_bytes -= gone->second.bytes;
        m_moments.erase(gone);
    }
}

QRectF BitmapTrack::placeOf(QSize plane, QSize canvas) const
{
    // A high plane has square pixels and is the whole screen of its disc, whatever was cut off the film; a
    // low one lies on the film's picture as it is shown.
    const double aspect =
        plane.height() >= kLeastHighPlane ? double(plane.width()) / plane.height() : m_aspect;
    const QSizeF size = QSizeF(aspect, 1).scaled(canvas, Qt::KeepAspectRatio);
    return {QPointF((canvas.width() - size.width()) / 2, (canvas.height() - size.height()) / 2), size};
}

BitmapTrack::Drawn BitmapTrack::draw(milliseconds position, QImage &canvas)
{
    m_position = position;
    auto found = m_moments.upper_bound(position);
    std::optional<milliseconds> wanted;
    if (found != m_moments.begin()) {
        --found;
        if (!found->second.pictures.empty() && (!found->second.end || position < *found->second.end))
            wanted = found->first;
    }
    if (wanted == m_drawn && !m_mustDraw)
        return Drawn::AsBefore;
    m_mustDraw = false;
    m_drawn = wanted;
    if (!wanted)
        return Drawn::Nothing;
    const Moment &moment = found->second;
    const QRectF place = placeOf(moment.plane, canvas.size());
    const double across = place.width() / moment.plane.width();
    const double down = place.height() / moment.plane.height();
    canvas.fill(Qt::transparent);
    QPainter painter(&canvas);
    for (const Picture &picture : moment.pictures) {
        const QSize size(std::max(1, qRound(picture.image.width() * across)),
                         std::max(1, qRound(picture.image.height() * down)));
        const QPoint at(qRound(place.x() + picture.at.x() * across),
                        qRound(place.y() + picture.at.y() * down));
        // A rectangle may reach far beyond what can be seen.
        if (size.width() > 2 * canvas.width() || size.height() > 2 * canvas.height())
            continue;
        painter.drawImage(at, picture.image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    return Drawn::Lines;
}

} // namespace hearth::player
