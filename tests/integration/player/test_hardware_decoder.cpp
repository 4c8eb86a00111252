// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A hardware decoder comes first, and when it fails with a film software goes on at its second. The decoder
// is one of ours that GStreamer takes for hardware; a real one is not on the machines that run tests.

#include "tests/integration/player/playing.h"
#include "tests/support/streams_bench.h"
#include <QTemporaryDir>
#include <fcntl.h>
#include <gst/video/gstvideodecoder.h>
#include <gst/video/video.h>
#include <thread>

using namespace hearth;
using namespace hearth::test;

namespace
{

std::atomic<int> decoded = 0;
std::atomic<int> failsAfter = -1;  // pictures; -1: never
std::atomic<bool> refuses = false; // the format
std::atomic<int> slowMs = 0;       // each picture

struct Decoder {
    GstVideoDecoder parent;
};
struct DecoderClass {
    GstVideoDecoderClass parent;
};

gboolean setFormat(GstVideoDecoder *decoder, GstVideoCodecState *state)
{
    if (refuses)
        return FALSE;
    GstVideoCodecState *output = gst_video_decoder_set_output_state(
        decoder, GST_VIDEO_FORMAT_I420, guint(state->info.width), guint(state->info.height), state);
    gst_video_codec_state_unref(output);
    return TRUE;
}

GstFlowReturn handleFrame(GstVideoDecoder *decoder, GstVideoCodecFrame *frame)
{
    if (failsAfter >= 0 && decoded >= failsAfter) {
        gst_video_codec_frame_unref(frame);
        GST_ELEMENT_ERROR(decoder, STREAM, DECODE, ("The chip has hung up"), (nullptr));
        return GST_FLOW_ERROR;
    }
    ++decoded;
    std::this_thread::sleep_for(std::chrono::milliseconds(slowMs));
    const GstFlowReturn got = gst_video_decoder_allocate_output_frame(decoder, frame);
    return got == GST_FLOW_OK ? gst_video_decoder_finish_frame(decoder, frame) : got;
}

void classInit(gpointer klass, gpointer)
{
    auto *element = GST_ELEMENT_CLASS(klass);
    gst_element_class_set_static_metadata(element, "A chip", "Codec/Decoder/Video/Hardware", "Grey pictures",
                                          "The Hearth authors");
    GstCaps *in = gst_caps_from_string("video/x-h264,stream-format=avc,alignment=au");
    GstCaps *out = gst_caps_from_string("video/x-raw,format=I420");
    gst_element_class_add_pad_template(element,
                                       gst_pad_template_new("sink", GST_PAD_SINK, GST_PAD_ALWAYS, in));
    gst_element_class_add_pad_template(element,
                                       gst_pad_template_new("src", GST_PAD_SRC, GST_PAD_ALWAYS, out));
    gst_caps_unref(in);
    gst_caps_unref(out);
    auto *decoder = GST_VIDEO_DECODER_CLASS(klass);
    decoder->set_format = setFormat;
    decoder->handle_frame = handleFrame;
}

void instanceInit(GTypeInstance *instance, gpointer)
{
    gst_video_decoder_set_packetized(GST_VIDEO_DECODER(instance), TRUE);
}

bool registerChip()
{
    const GType type =
        g_type_register_static_simple(GST_TYPE_VIDEO_DECODER, "HearthTestChip", sizeof(DecoderClass),
                                      classInit, sizeof(Decoder), instanceInit, GTypeFlags(0));
    // Without a rank: that it comes first is the player's doing.
    return gst_element_register(nullptr, "hearthtestchip", GST_RANK_NONE, type);
}

} // namespace

class TestHardwareDecoder : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void open(Playing &film, int startMs = 0)
    {
        player::OpenRequest request;
        request.start = std::chrono::milliseconds(startMs);
        film.open(
            Fd(::open(QFile::encodeName(m_folder.filePath("film.mp4")).constData(), O_RDONLY | O_CLOEXEC)),
            request);
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        QVERIFY(registerChip());
        QVERIFY(makeFilm(20, usualCodecs(), m_folder.filePath("film.mp4")));
    }
    void init()
    {
        decoded = 0;
        failsAfter = -1;
        refuses = false;
        slowMs = 0;
    }

    void itComesFirst()
    {
        Playing film;
        open(film);
        QVERIFY2(film.plays(1000), film.situation());
        QVERIFY(decoded > 20);
        film.seek(player::Seconds(12));
        QVERIFY2(film.plays(12'200), film.situation());
        QVERIFY(film.error().isEmpty());
    }

    void whenItFailsSoftwareGoesOnAtTheSecond()
    {
        failsAfter = 60;
        Playing film;
        QList<qint64> positions;
        QStringList states;
        connect(&film, &player::Session::changed, &film, [&] { states.append(film.state()); });
        open(film, 5000);
        QVERIFY2(film.plays(5100), film.situation());
        qint64 before = film.positionMs();
        while (film.positionMs() < 9000) {
            QTest::qWait(20);
            QVERIFY2(film.positionMs() > before - 600, film.situation());
            before = std::max(before, film.positionMs());
            QVERIFY2(film.state() != QLatin1String("failed"), film.situation());
        }
        QCOMPARE(decoded.load(), 60);
        QVERIFY(!states.contains(QStringLiteral("failed")) && !states.contains(QStringLiteral("ended")));
        QCOMPARE(film.notice(), QString());
    }

    void whenItIsTooSlowSoftwareGoesOn()
    {
        slowMs = 150; // of 40
        Playing film;
        open(film);
        QVERIFY2(film.plays(10'000, 40'000), film.situation());
        const int before = decoded;
        QVERIFY(before > 5);
        QVERIFY2(film.plays(11'000), film.situation());
        QCOMPARE(decoded.load(), before);
        QVERIFY(film.error().isEmpty());
    }

    void whatItRefusesIsForSoftwareFromTheBeginning_data()
    {
        QTest::addColumn<bool>("isAtOnce");
        QTest::newRow("the format") << true;
        QTest::newRow("the first picture") << false;
    }
    void whatItRefusesIsForSoftwareFromTheBeginning()
    {
        QFETCH(bool, isAtOnce);
        refuses = isAtOnce;
        failsAfter = 0;
        Playing film;
        open(film);
        QVERIFY2(film.plays(1000), film.situation());
        QCOMPARE(decoded.load(), 0);
        // The next film tries it again: what one film does to a chip is not the chip's fault.
        refuses = false;
        failsAfter = -1;
        open(film);
        QVERIFY2(film.plays(1000), film.situation());
        QVERIFY(decoded > 20);
    }
};

QTEST_GUILESS_MAIN(TestHardwareDecoder)
#include "test_hardware_decoder.moc"
