// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/subtitle_track.h"
#include <QTest>

extern "C" {
#include <libavcodec/codec_par.h>
#include <libavcodec/defs.h>
#include <libavutil/mem.h>
}

using namespace hearth::player;

namespace
{

constexpr std::chrono::milliseconds kWhile{500};

struct Drawing {
    QRect box;          // of all that is not transparent
    QColor brightest;   // the letters
    int darkPixels = 0; // nearly opaque and nearly black
};

Drawing look(const QImage &canvas)
{
    Drawing drawing;
    int best = -1;
    for (int y = 0; y < canvas.height(); ++y) {
        for (int x = 0; x < canvas.width(); ++x) {
            const QColor pixel = canvas.pixelColor(x, y);
            if (pixel.alpha() < 20)
                continue;
            drawing.box |= QRect(x, y, 1, 1);
            if (const int sum = pixel.red() + pixel.green() + pixel.blue();
                pixel.alpha() > 240 && sum > best) {
                best = sum;
                drawing.brightest = pixel;
            }
            if (pixel.alpha() > 240 && pixel.lightness() < 8)
                ++drawing.darkPixels;
        }
    }
    return drawing;
}

Drawing draw(AVCodecID codec, const QByteArray &header, const QByteArray &packet, const CaptionStyle &style)
{
    AVCodecParameters *parameters = avcodec_parameters_alloc();
    parameters->codec_type = AVMEDIA_TYPE_SUBTITLE;
    parameters->codec_id = codec;
    if (!header.isEmpty()) {
        parameters->extradata = static_cast<uint8_t *>(
            av_mallocz(static_cast<size_t>(header.size()) + AV_INPUT_BUFFER_PADDING_SIZE));
        std::memcpy(parameters->extradata, header.constData(), static_cast<size_t>(header.size()));
        parameters->extradata_size = static_cast<int>(header.size());
    }
    auto track = SubtitleTrack::create(parameters);
    avcodec_parameters_free(&parameters);
    if (!track)
        return {};
    (*track)->add(packet, std::chrono::milliseconds(0), std::chrono::milliseconds(1000));
    (*track)->setStyle(style);
    QImage canvas(1280, 720, QImage::Format_ARGB32_Premultiplied);
    (*track)->draw(kWhile, canvas);
    return look(canvas);
}

Drawing drawText(const CaptionStyle &style)
{
    return draw(AV_CODEC_ID_SUBRIP, {}, "Who drank from it?", style);
}

} // namespace

class TestCaptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lettersAreAsLargeAsTheViewerWants()
    {
        const Drawing normal = drawText({});
        QVERIFY(normal.box.height() > 10);
        const Drawing large = drawText({.sizePercent = 190});
        QVERIFY2(large.box.width() > normal.box.width() * 17 / 10,
                 qPrintable(QStringLiteral("%1 of %2").arg(large.box.width()).arg(normal.box.width())));
    }
    void lettersHaveTheViewersColour()
    {
        QVERIFY(drawText({}).brightest.blue() > 200);
        const QColor yellow = drawText({.rgb = 0xFFE066}).brightest;
        QVERIFY(yellow.red() > 240 && yellow.blue() < 140);
    }
    void aBlackBoxIsBehindAllOfThem()
    {
        const Drawing bare = drawText({.edge = CaptionStyle::Edge::None});
        const Drawing boxed =
            drawText({.edge = CaptionStyle::Edge::None, .ground = CaptionStyle::Ground::Full});
        QVERIFY(boxed.box.contains(bare.box));
        QVERIFY(boxed.darkPixels > boxed.box.width() * boxed.box.height() / 2);
        QCOMPARE(bare.darkPixels, 0);
    }
    void aStyleOfTheFilmsOwnStays()
    {
        const QByteArray header =
            "[Script Info]\nPlayResX: 1280\nPlayResY: 720\n[V4+ Styles]\n"
            "Format: Name, Fontname, Fontsize, PrimaryColour, BorderStyle, Outline, Alignment\n"
            "Style: Default,Inter,40,&H000000FF,1,0,2\n[Events]\n"
            "Format: Layer, Start, End, Style, Text\n";
        const Drawing own = draw(AV_CODEC_ID_ASS, header, "0,0,Default,,0,0,0,,Red it is",
                                 {.sizePercent = 190, .rgb = 0xFFE066});
        QVERIFY(own.box.height() > 10);
        QVERIFY2(own.brightest.red() > 240 && own.brightest.green() < 20, qPrintable(own.brightest.name()));
    }
    void unknownWordsOfTheSettingsAreTheLooks()
    {
        QCOMPARE(CaptionStyle::fromJson({{"size", "9000"}, {"font", "wingdings"}, {"colour", 7}}),
                 CaptionStyle());
        const CaptionStyle style = CaptionStyle::fromJson(
            {{"size", "140"}, {"font", "serif"}, {"colour", "cyan"}, {"edge", "shadow"}, {"ground", "half"}});
        QCOMPARE(style.sizePercent, 140);
        QCOMPARE(style.font, CaptionStyle::Font::Serif);
        QCOMPARE(style.rgb, 0x8CE7FFu);
        QCOMPARE(style.edge, CaptionStyle::Edge::Shadow);
        QCOMPARE(style.ground, CaptionStyle::Ground::Half);
    }
};

QTEST_GUILESS_MAIN(TestCaptions)
#include "test_captions.moc"
