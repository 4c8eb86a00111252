// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/subtitle_track.h"
#include <algorithm>
#include <ass/ass.h>
#include <cstdlib>
#include <cstring>

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace hearth::player
{

namespace
{

constexpr int kMostLines = 50000;
constexpr double kFontSize = 60; // at 1080 lines
constexpr qsizetype kLongestPacketBytes = 64 * 1024;
constexpr long long kForeverMs = 1LL << 40;

// The look's subtitle: Inter, warm white, a dark outline, above the bottom edge (at 1080 lines).
constexpr char kHeader[] =
    "[Script Info]\nScriptType: v4.00+\nPlayResX: 1920\nPlayResY: 1080\nWrapStyle: 0\n"
    "ScaledBorderAndShadow: yes\n[V4+ Styles]\n"
    "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, "
    "Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, "
    "Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n"
    "Style: Default,Inter,60,&H00EAF1F6,&H00EAF1F6,&H00090B0D,&H90000000,"
    "-1,0,0,0,100,100,0,0,1,3,1.5,2,200,200,72,-1\n"
    "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n";

/// One libass glyph run over premultiplied ARGB. libass colours are RGBA with the last byte transparency.
void blend(QImage &canvas, const ASS_Image *part)
{
    const uint32_t red = part->color >> 24;
    const uint32_t green = (part->color >> 16) & 0xff;
    const uint32_t blue = (part->color >> 8) & 0xff;
    const uint32_t opacity = 255 - (part->color & 0xff);
    for (int y = 0; y < part->h; ++y) {
        const uint8_t *mask = part->bitmap + static_cast<ptrdiff_t>(y) * part->stride;
        auto *line = reinterpret_cast<uint32_t *>(canvas.scanLine(part->dst_y + y)) + part->dst_x;
        for (int x = 0; x < part->w; ++x) {
            const uint32_t alpha = mask[x] * opacity / 255;
            if (alpha == 0)
                continue;
            const uint32_t keep = 255 - alpha;
            const uint32_t old = line[x];
            const uint32_t a = alpha + (old >> 24) * keep / 255;
            const uint32_t r = red * alpha / 255 + ((old >> 16) & 0xff) * keep / 255;
            const uint32_t g = green * alpha / 255 + ((old >> 8) & 0xff) * keep / 255;
            const uint32_t b = blue * alpha / 255 + (old & 0xff) * keep / 255;
            line[x] = a << 24 | r << 16 | g << 8 | b;
        }
    }
}

/// Lines for which there is no room at their moment go.
void keepAtOnce(ASS_Track &track)
{
    if (track.n_events <= static_cast<int>(LinesAtOnce::kMost))
        return;
    std::sort(track.events, track.events + track.n_events, [](const ASS_Event &one, const ASS_Event &other) {
        return one.Start != other.Start ? one.Start < other.Start : one.ReadOrder < other.ReadOrder;
    });
    LinesAtOnce room;
    int kept = 0;
    for (int i = 0; i < track.n_events; ++i) {
        const ASS_Event event = track.events[i];
        if (room.take(event.Start, event.Start + event.Duration))
            track.events[kept++] = event;
        else
            ass_free_event(&track, i);
    }
    track.n_events = kept;
}

} // namespace

struct SubtitleTrack::Libraries {
    AVCodecContext *decoder = nullptr;
    ASS_Library *library = nullptr;
    ASS_Renderer *renderer = nullptr;
    ASS_Track *track = nullptr;

    void start()
    {
        library = ass_library_init();
        ass_set_message_cb(library, [](int, const char *, va_list, void *) {}, nullptr);
        renderer = ass_renderer_init(library);
        ass_set_fonts(renderer, nullptr, "Inter", ASS_FONTPROVIDER_FONTCONFIG, nullptr, 1);
    }
    ~Libraries()
    {
        if (track)
            ass_free_track(track);
        if (renderer)
            ass_renderer_done(renderer);
        if (library)
            ass_library_done(library);
        avcodec_free_context(&decoder);
    }
};

SubtitleTrack::SubtitleTrack(std::unique_ptr<Libraries> libraries) : m_libraries(std::move(libraries)) {}
SubtitleTrack::~SubtitleTrack() = default;

Result<std::unique_ptr<SubtitleTrack>> SubtitleTrack::create(const AVCodecParameters *parameters)
{
    const AVCodecDescriptor *descriptor = avcodec_descriptor_get(parameters->codec_id);
    const AVCodec *codec = avcodec_find_decoder(parameters->codec_id);
    if (!descriptor || !codec || !(descriptor->props & AV_CODEC_PROP_TEXT_SUB))
        return fail(ErrorCode::Unsupported,
                    Error::tr("These subtitles (%1) cannot be shown yet")
                        .arg(QString::fromLatin1(avcodec_get_name(parameters->codec_id))));
    auto libraries = std::make_unique<Libraries>();
    libraries->start();
    libraries->decoder = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(libraries->decoder, parameters);
    libraries->decoder->pkt_timebase = {1, 1000};
    if (avcodec_open2(libraries->decoder, codec, nullptr) < 0)
        return fail(ErrorCode::Damaged, Error::tr("These subtitles cannot be read"));
    libraries->track = ass_new_track(libraries->library);
    const bool isAss = parameters->codec_id == AV_CODEC_ID_ASS || parameters->codec_id == AV_CODEC_ID_SSA;
    const bool isStyled = isAss && parameters->extradata_size > 0; // lines of ours come without styles
    if (isStyled) {
        ass_process_codec_private(libraries->track, reinterpret_cast<char *>(parameters->extradata),
                                  parameters->extradata_size);
    } else {
        QByteArray header(kHeader);
        ass_process_codec_private(libraries->track, header.data(), static_cast<int>(header.size()));
    }
    std::unique_ptr<SubtitleTrack> made(new SubtitleTrack(std::move(libraries)));
    made->m_hasOwnStyle = isStyled;
    return made;
}

Result<std::unique_ptr<SubtitleTrack>> SubtitleTrack::fromScript(const QByteArray &script, bool hasOwnStyle)
{
    auto libraries = std::make_unique<Libraries>();
    libraries->start();
    QByteArray copy(script);
    libraries->track =
        ass_read_memory(libraries->library, copy.data(), static_cast<size_t>(copy.size()), nullptr);
    if (!libraries->track)
        return fail(ErrorCode::Damaged, Error::tr("These subtitles cannot be read"));
    keepAtOnce(*libraries->track);
    std::unique_ptr<SubtitleTrack> made(new SubtitleTrack(std::move(libraries)));
    made->m_hasOwnStyle = hasOwnStyle;
    return made;
}

void SubtitleTrack::setStyle(const CaptionStyle &wanted)
{
    if (m_hasOwnStyle)
        return;
    const auto fontName = [&] {
        switch (wanted.font) {
        case CaptionStyle::Font::Serif:
            return "Noto Serif";
        case CaptionStyle::Font::Mono:
            return "monospace";
        case CaptionStyle::Font::Sans:
            break;
        }
        return "Inter";
    };
    // libass colours are RGBA, the last byte transparency. BorderStyle 4 is its own: one box behind all
    // lines, in the back colour, by as much larger as the shadow is deep.
    for (int i = 0; i < m_libraries->track->n_styles; ++i) {
        ASS_Style &style = m_libraries->track->styles[i];
        std::free(style.FontName);
        style.FontName = strdup(fontName());
        style.FontSize = kFontSize * wanted.sizePercent / 100;
        style.PrimaryColour = wanted.rgb << 8;
        const bool isBoxed = wanted.ground != CaptionStyle::Ground::None;
        style.BorderStyle = isBoxed ? 4 : 1;
        style.BackColour = wanted.ground == CaptionStyle::Ground::Full ? 0x00000000
                           : isBoxed                                   ? 0x00000060
                                                                       : 0x00000090;
        style.Outline = wanted.edge == CaptionStyle::Edge::Outline ? 3 : 0;
        style.Shadow = isBoxed                                     ? 12
                       : wanted.edge == CaptionStyle::Edge::None   ? 0
                       : wanted.edge == CaptionStyle::Edge::Shadow ? 4
                                                                   : 1.5;
    }
    m_mustDraw = true;
}

void SubtitleTrack::add(const QByteArray &bytes, std::chrono::milliseconds start,
                        std::chrono::milliseconds duration)
{
    if (m_lines >= kMostLines || bytes.size() > kLongestPacketBytes)
        return;
    // A packet is read again after a seek back.
    const size_t key = qHash(bytes) ^ static_cast<size_t>(start.count() * 2654435761LL);
    if (m_seen.contains(key))
        return;
    m_seen.insert(key);
    AVPacket *packet = av_packet_alloc();
    av_new_packet(packet, static_cast<int>(bytes.size()));
    std::memcpy(packet->data, bytes.constData(), static_cast<size_t>(bytes.size()));
    packet->pts = start.count();
    packet->duration = duration.count();
    AVSubtitle subtitle{};
    int got = 0;
    if (avcodec_decode_subtitle2(m_libraries->decoder, &subtitle, &got, packet) >= 0 && got) {
        for (unsigned i = 0; i < subtitle.num_rects; ++i) {
            const char *line = subtitle.rects[i]->ass;
            if (line && m_atOnce.take(start.count(), start.count() + duration.count())) {
                QByteArray copy(line);
                ass_process_chunk(m_libraries->track, copy.data(), static_cast<int>(copy.size()),
                                  start.count(), duration.count());
                ++m_lines;
            }
        }
    }
    avsubtitle_free(&subtitle);
    av_packet_free(&packet);
}

void SubtitleTrack::replaceEvents(const QByteArrayList &texts)
{
    ass_flush_events(m_libraries->track);
    for (qsizetype i = 0; i < std::min<qsizetype>(texts.size(), kMostLines); ++i) {
        // ReadOrder, Layer, Style, Name, three margins, Effect, Text: as Matroska writes them.
        QByteArray line = QByteArray::number(i) + ",0,Default,,0,0,0,," + texts[i];
        ass_process_chunk(m_libraries->track, line.data(), static_cast<int>(line.size()), 0, kForeverMs);
    }
    m_mustDraw = true;
}

SubtitleTrack::Drawn SubtitleTrack::draw(std::chrono::milliseconds position, QImage &canvas)
{
    ass_set_frame_size(m_libraries->renderer, canvas.width(), canvas.height());
    int changed = 0;
    const ASS_Image *part =
        ass_render_frame(m_libraries->renderer, m_libraries->track, position.count(), &changed);
    if (!changed && !m_mustDraw)
        return Drawn::AsBefore;
    m_mustDraw = false;
    if (!part)
        return Drawn::Nothing;
    canvas.fill(Qt::transparent);
    for (; part; part = part->next) {
        if (part->w > 0 && part->h > 0)
            blend(canvas, part);
    }
    return Drawn::Lines;
}

} // namespace hearth::player
