// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Subtitles of pictures: where they stand on the screen, when they come and go, and what a hostile stream may
// not do. DVB and DVD are made by FFmpeg's encoders, Blu-ray's display sets by hand.

#include "player/subtitles/bitmap_track.h"
#include <QRandomGenerator>
#include <QTest>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/log.h>
}

using namespace hearth;
using namespace hearth::player;
using namespace std::chrono_literals;
using Drawn = DrawnSubtitles::Drawn;

namespace
{

struct FreeParameters {
    void operator()(AVCodecParameters *parameters) const { avcodec_parameters_free(&parameters); }
};
using Parameters = std::unique_ptr<AVCodecParameters, FreeParameters>;

Parameters parametersOf(AVCodecID id)
{
    Parameters parameters(avcodec_parameters_alloc());
    parameters->codec_type = AVMEDIA_TYPE_SUBTITLE;
    parameters->codec_id = id;
    return parameters;
}

/// A white block on a plane of 720x576, shown for three seconds.
struct Encoded {
    QByteArray packet;
    Parameters parameters;
};
Encoded encode(AVCodecID id, QRect block)
{
    AVCodecContext *context = avcodec_alloc_context3(avcodec_find_encoder(id));
    context->width = 720;
    context->height = 576;
    context->time_base = {1, 1000};
    Encoded encoded{{}, parametersOf(id)};
    if (avcodec_open2(context, context->codec, nullptr) < 0)
        return encoded;
    QByteArray indices(block.width() * block.height(), '\1');
    quint32 palette[256] = {0x00000000, 0xffffffff, 0xff000000, 0xff808080};
    AVSubtitleRect rect{};
    rect.x = block.x();
    rect.y = block.y();
    rect.w = block.width();
    rect.h = block.height();
    rect.nb_colors = 4;
    rect.type = SUBTITLE_BITMAP;
    rect.data[0] = reinterpret_cast<uint8_t *>(indices.data());
    rect.data[1] = reinterpret_cast<uint8_t *>(palette);
    rect.linesize[0] = block.width();
    AVSubtitleRect *rects[] = {&rect};
    AVSubtitle subtitle{};
    subtitle.end_display_time = 3000;
    subtitle.num_rects = 1;
    subtitle.rects = rects;
    encoded.packet.resize(65536);
    const int size = avcodec_encode_subtitle(context, reinterpret_cast<uint8_t *>(encoded.packet.data()),
                                             static_cast<int>(encoded.packet.size()), &subtitle);
    encoded.packet.resize(std::max(size, 0));
    avcodec_parameters_from_context(encoded.parameters.get(), context);
    avcodec_free_context(&context);
    return encoded;
}

QByteArray big(int value, int bytes)
{
    QByteArray text;
    for (int i = bytes - 1; i >= 0; --i)
        text.append(static_cast<char>(value >> (8 * i)));
    return text;
}
QByteArray segment(char type, const QByteArray &body)
{
    return QByteArray(1, type) + big(static_cast<int>(body.size()), 2) + body;
}
/// A display set of Blu-ray: a white block on a plane of 1920x1080, or nothing.
QByteArray displaySet(int number, std::optional<QRect> block)
{
    QByteArray composition = big(1920, 2) + big(1080, 2) + '\x10' + big(number, 2) + char(block ? 0x80 : 0) +
                             QByteArray(1, '\0') + QByteArray(1, '\0') + char(block ? 1 : 0);
    if (!block)
        return segment(0x16, composition) + segment('\x80', {});
    composition += big(0, 2) + QByteArray(2, '\0') + big(block->x(), 2) + big(block->y(), 2);
    QByteArray lines;
    for (int y = 0; y < block->height(); ++y)
        lines += QByteArray(1, '\0') + char(0xc0 | (block->width() >> 8)) + char(block->width() & 0xff) +
                 '\1' + QByteArray(2, '\0');
    const QByteArray window = QByteArray(1, '\1') + QByteArray(1, '\0') + big(block->x(), 2) +
                              big(block->y(), 2) + big(block->width(), 2) + big(block->height(), 2);
    const QByteArray palette = QByteArray(2, '\0') + '\1' + char(235) + char(128) + char(128) + char(255);
    const QByteArray object = big(0, 2) + QByteArray(1, '\0') + char(0xc0) +
                              big(static_cast<int>(lines.size()) + 4, 3) + big(block->width(), 2) +
                              big(block->height(), 2) + lines;
    return segment(0x16, composition) + segment(0x17, window) + segment(0x14, palette) +
           segment(0x15, object) + segment('\x80', {});
}

/// What is white on the canvas.
QRect whiteOf(const QImage &canvas)
{
    QRect white;
    for (int y = 0; y < canvas.height(); ++y) {
        for (int x = 0; x < canvas.width(); ++x) {
            const QRgb pixel = canvas.pixel(x, y);
            if (qAlpha(pixel) > 200 && qRed(pixel) > 180)
                white |= QRect(x, y, 1, 1);
        }
    }
    return white;
}

bool isNear(QRect one, QRect other)
{
    return qAbs(one.left() - other.left()) <= 2 && qAbs(one.top() - other.top()) <= 2 &&
           qAbs(one.right() - other.right()) <= 2 && qAbs(one.bottom() - other.bottom()) <= 2;
}

} // namespace

class TestBitmapTrack : public QObject
{
    Q_OBJECT

    QImage m_canvas{1280, 720, QImage::Format_ARGB32_Premultiplied};

private Q_SLOTS:
    void initTestCase() { av_log_set_level(AV_LOG_QUIET); }
    void init() { m_canvas.fill(Qt::transparent); }

    void standsOnTheFilmsPicture_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<double>("aspect");
        QTest::addColumn<QRect>("shown");
        // A block at 180,432 of 360x72 on 720x576.
        QTest::newRow("DVB, 16:9") << int(AV_CODEC_ID_DVB_SUBTITLE) << 16.0 / 9 << QRect(320, 540, 640, 90);
        QTest::newRow("DVB, 4:3") << int(AV_CODEC_ID_DVB_SUBTITLE) << 4.0 / 3 << QRect(400, 540, 480, 90);
        QTest::newRow("DVD, 16:9") << int(AV_CODEC_ID_DVD_SUBTITLE) << 16.0 / 9 << QRect(320, 540, 640, 90);
    }

    void standsOnTheFilmsPicture()
    {
        QFETCH(int, codec);
        QFETCH(double, aspect);
        QFETCH(QRect, shown);
        const Encoded encoded = encode(AVCodecID(codec), QRect(180, 432, 360, 72));
        QVERIFY(!encoded.packet.isEmpty());
        auto track = BitmapTrack::create(encoded.parameters.get(), aspect);
        QVERIFY2(track, track ? "" : qPrintable(track.error().message));
        QVERIFY((*track)->isHeavy());
        (*track)->add(encoded.packet, 5000ms, 0ms);
        QCOMPARE((*track)->draw(4900ms, m_canvas), Drawn::Nothing);
        QCOMPARE((*track)->draw(5100ms, m_canvas), Drawn::Lines);
        const QRect white = whiteOf(m_canvas);
        QVERIFY2(isNear(white, shown), qPrintable(QStringLiteral("%1,%2 %3x%4")
                                                      .arg(white.x())
                                                      .arg(white.y())
                                                      .arg(white.width())
                                                      .arg(white.height())));
        QCOMPARE((*track)->draw(5200ms, m_canvas), Drawn::AsBefore);
        (*track)->forget();
        QCOMPARE((*track)->draw(5300ms, m_canvas), Drawn::Lines);
    }

    void aDvdsLineEndsByItself()
    {
        const Encoded encoded = encode(AV_CODEC_ID_DVD_SUBTITLE, QRect(180, 432, 360, 72));
        auto track = BitmapTrack::create(encoded.parameters.get(), 16.0 / 9);
        QVERIFY(track);
        (*track)->add(encoded.packet, 5000ms, 0ms);
        QCOMPARE((*track)->draw(7900ms, m_canvas), Drawn::Lines);
        QCOMPARE((*track)->draw(8100ms, m_canvas), Drawn::Nothing);
    }

    void aBluRaysSetsFollowEachOther()
    {
        auto track = BitmapTrack::create(parametersOf(AV_CODEC_ID_HDMV_PGS_SUBTITLE).get(), 2.4);
        QVERIFY(track);
        (*track)->add(displaySet(0, QRect(600, 900, 720, 90)), 1000ms, 0ms);
        (*track)->add(displaySet(1, {}), 3000ms, 0ms);
        (*track)->add(displaySet(2, QRect(300, 90, 300, 60)), 4000ms, 0ms);
        QCOMPARE((*track)->draw(1500ms, m_canvas), Drawn::Lines);
        // The whole screen, though the film is wider and leaves stripes.
        QVERIFY(isNear(whiteOf(m_canvas), QRect(400, 600, 480, 60)));
        QCOMPARE((*track)->draw(2900ms, m_canvas), Drawn::AsBefore);
        QCOMPARE((*track)->draw(3500ms, m_canvas), Drawn::Nothing);
        QCOMPARE((*track)->draw(4500ms, m_canvas), Drawn::Lines);
        QVERIFY(isNear(whiteOf(m_canvas), QRect(200, 60, 200, 40)));
        // Back, without a word being read again.
        QCOMPARE((*track)->draw(1100ms, m_canvas), Drawn::Lines);
        QVERIFY(isNear(whiteOf(m_canvas), QRect(400, 600, 480, 60)));
        // And read again, as after a seek.
        (*track)->add(displaySet(0, QRect(600, 900, 720, 90)), 1000ms, 0ms);
        QCOMPARE((*track)->draw(1200ms, m_canvas), Drawn::Lines);
    }

    void aLongFilmsPicturesAreBounded()
    {
        auto track = BitmapTrack::create(parametersOf(AV_CODEC_ID_HDMV_PGS_SUBTITLE).get(), 16.0 / 9);
        QVERIFY(track);
        for (int i = 0; i < 200; ++i) {
            (*track)->add(displaySet(i, QRect(0, 0, 1900, 200)), i * 1000ms, 0ms);
            (*track)->draw(i * 1000ms + 100ms, m_canvas);
        }
        // The latest is there, the first is not: it is read again by whoever goes back.
        (*track)->forget();
        QCOMPARE((*track)->draw(199'500ms, m_canvas), Drawn::Lines);
        QCOMPARE((*track)->draw(500ms, m_canvas), Drawn::Nothing);
    }

    void objectsThatSayTheyAreHugeAreNotBegun()
    {
        const auto beginning = [](int number, int bytes) {
            return segment(0x15, big(number, 2) + QByteArray(1, '\0') + '\x80' + big(bytes, 3) +
                                     big(1920, 2) + big(1080, 2) + "some");
        };
        constexpr int kMegabyte = 1 << 20;
        PgsObjects objects;
        QVERIFY(!objects.take(beginning(0, 0xffffff)));
        for (int i = 0; i < 8; ++i)
            QVERIFY(objects.take(beginning(i, kMegabyte)));
        QVERIFY(!objects.take(beginning(8, kMegabyte)));
        QVERIFY(objects.take(beginning(7, kMegabyte)));                 // the same one anew
        QVERIFY(objects.take(displaySet(0, QRect(600, 900, 720, 90)))); // an epoch begins
        QVERIFY(objects.take(beginning(8, kMegabyte)));
        QVERIFY(!objects.take(segment(0x16, {}) + beginning(9, 8 * kMegabyte)));
        QVERIFY(!objects.take(beginning(9, 8 * kMegabyte) + displaySet(1, QRect(600, 900, 720, 90))));
        QVERIFY(objects.take(QByteArray("\x15\xff")));

        auto track = BitmapTrack::create(parametersOf(AV_CODEC_ID_HDMV_PGS_SUBTITLE).get(), 16.0 / 9);
        QVERIFY(track);
        for (int i = 0; i < 64; ++i)
            (*track)->add(beginning(i, 0xffffff), i * 10ms, 0ms);
        (*track)->add(displaySet(1, QRect(600, 900, 720, 90)), 1000ms, 0ms);
        QCOMPARE((*track)->draw(1500ms, m_canvas), Drawn::Lines);
    }

    void textIsNone()
    {
        const auto track = BitmapTrack::create(parametersOf(AV_CODEC_ID_SUBRIP).get(), 16.0 / 9);
        QVERIFY(!track);
    }

    void noiseIsNothingWorse_data()
    {
        QTest::addColumn<int>("codec");
        QTest::newRow("DVB") << int(AV_CODEC_ID_DVB_SUBTITLE);
        QTest::newRow("DVD") << int(AV_CODEC_ID_DVD_SUBTITLE);
        QTest::newRow("PGS") << int(AV_CODEC_ID_HDMV_PGS_SUBTITLE);
        QTest::newRow("XSUB") << int(AV_CODEC_ID_XSUB);
    }

    void noiseIsNothingWorse()
    {
        QFETCH(int, codec);
        const auto id = AVCodecID(codec);
        const bool isMade = id == AV_CODEC_ID_DVB_SUBTITLE || id == AV_CODEC_ID_DVD_SUBTITLE;
        const Encoded encoded = isMade ? encode(id, QRect(10, 10, 200, 60))
                                       : Encoded{displaySet(0, QRect(9, 9, 300, 60)), parametersOf(id)};
        auto track = BitmapTrack::create(encoded.parameters.get(), 16.0 / 9);
        QVERIFY(track);
        QRandomGenerator random(20261122);
        for (int i = 0; i < 4000; ++i) {
            QByteArray packet = encoded.packet;
            if (random.bounded(3) == 0)
                packet.truncate(random.bounded(static_cast<int>(packet.size()) + 1));
            for (int flips = random.bounded(8); flips > 0 && !packet.isEmpty(); --flips)
                packet[random.bounded(static_cast<int>(packet.size()))] =
                    static_cast<char>(random.bounded(256));
            (*track)->add(packet, std::chrono::milliseconds(random.bounded(100'000)),
                          std::chrono::milliseconds(random.bounded(5000)));
            (*track)->draw(std::chrono::milliseconds(random.bounded(100'000)), m_canvas);
        }
        // What is whole is shown still.
        auto whole = BitmapTrack::create(encoded.parameters.get(), 16.0 / 9);
        QVERIFY(whole);
        (*whole)->add(QByteArray(BitmapTrack::kLongestPacketBytes + 1, 'x'), 0ms, 0ms);
        if (id != AV_CODEC_ID_XSUB) {
            (*whole)->add(encoded.packet, 1000ms, 0ms);
            QCOMPARE((*whole)->draw(1100ms, m_canvas), Drawn::Lines);
        }
    }
};

QTEST_GUILESS_MAIN(TestBitmapTrack)
#include "test_bitmap_track.moc"
