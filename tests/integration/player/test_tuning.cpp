// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a viewer turns while a film goes: its speed, a picture at a time, sound later or earlier. What reaches
// the sinks is looked at there, by hooks of GStreamer's own.

#define GST_USE_UNSTABLE_API
#include "tests/integration/player/playing.h"
#include "tests/support/streams_bench.h"
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <gst/audio/audio.h>
#include <gst/gsttracer.h>
#include <mutex>

using namespace hearth;
using namespace hearth::test;

namespace
{

/// What the film's sinks were given, and when. Filled on GStreamer's threads.
class Heard
{
public:
    struct Moment {
        qint64 filmNs; // on the film's clock, where the speed is 1
        qint64 atNs;   // of the monotonic clock
    };

    void forget()
    {
        const std::lock_guard lock(m_mutex);
        m_picture.clear();
        m_sound.clear();
        m_samples.clear();
    }
    std::vector<Moment> picture()
    {
        const std::lock_guard lock(m_mutex);
        return m_picture;
    }
    std::vector<Moment> sound()
    {
        const std::lock_guard lock(m_mutex);
        return m_sound;
    }
    /// Of the first channel, and their number a second.
    std::vector<float> samples()
    {
        const std::lock_guard lock(m_mutex);
        return m_samples;
    }
    int rate()
    {
        const std::lock_guard lock(m_mutex);
        return m_rate;
    }

    static Heard &instance()
    {
        static Heard heard;
        return heard;
    }
    static void elementMade(GObject *, GstClockTime, GstElement *element)
    {
        if (qstrcmp(G_OBJECT_TYPE_NAME(element), "GstFakeSink") != 0)
            return;
        g_object_set(element, "signal-handoffs", TRUE, nullptr);
        g_signal_connect(element, "handoff", G_CALLBACK(handedOver), nullptr);
    }

private:
    static void handedOver(GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer)
    {
        Heard &heard = instance();
        const std::lock_guard lock(heard.m_mutex);
        const Moment moment{static_cast<qint64>(GST_BUFFER_PTS(buffer)), g_get_monotonic_time() * 1000};
        if (qstrcmp(GST_OBJECT_NAME(sink), "sound") != 0) {
            heard.m_picture.push_back(moment);
            return;
        }
        heard.m_sound.push_back(moment);
        GstCaps *caps = gst_pad_get_current_caps(pad);
        GstAudioInfo info;
        GstMapInfo map;
        if (caps && gst_audio_info_from_caps(&info, caps) && gst_buffer_map(buffer, &map, GST_MAP_READ)) {
            heard.m_rate = info.rate;
            for (gsize at = 0; at + static_cast<gsize>(info.bpf) <= map.size;
                 at += static_cast<gsize>(info.bpf)) {
                float sample = 0;
                if (GST_AUDIO_INFO_FORMAT(&info) == GST_AUDIO_FORMAT_F32LE) {
                    std::memcpy(&sample, map.data + at, sizeof sample);
                } else {
                    qint16 whole = 0;
                    std::memcpy(&whole, map.data + at, sizeof whole);
                    sample = static_cast<float>(whole) / 32768.0F;
                }
                heard.m_samples.push_back(sample);
            }
            gst_buffer_unmap(buffer, &map);
        }
        if (caps)
            gst_caps_unref(caps);
    }

    std::mutex m_mutex; // guards what follows, between GStreamer's threads and the test's
    std::vector<Moment> m_picture;
    std::vector<Moment> m_sound;
    std::vector<float> m_samples;
    int m_rate = 0;
};

/// How often a tone swings, by where it rises through zero.
double pitchOf(const std::vector<float> &samples, int rate)
{
    int rises = 0;
    for (size_t i = 1; i < samples.size(); ++i)
        rises += samples[i - 1] < 0 && samples[i] >= 0;
    return samples.empty() ? 0 : rises * double(rate) / double(samples.size());
}

/// How long after the picture of a moment its sound is heard, in milliseconds.
double soundBehindPicture()
{
    const auto picture = Heard::instance().picture();
    const auto sound = Heard::instance().sound();
    if (picture.size() < 10 || sound.size() < 10)
        return 1e9;
    // Both are in time on one clock: each has a line from the film's clock to the viewer's.
    const auto offset = [](const std::vector<Heard::Moment> &moments) {
        std::vector<qint64> offsets;
        for (const auto &moment : moments)
            offsets.push_back(moment.atNs - moment.filmNs);
        std::nth_element(offsets.begin(), offsets.begin() + offsets.size() / 2, offsets.end());
        return offsets[offsets.size() / 2];
    };
    return double(offset(sound) - offset(picture)) / 1e6;
}

} // namespace

class TestTuning : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString film() const { return m_folder.filePath(QStringLiteral("film.mkv")); }
    void open(Playing &session, const player::Tuning &tuning = {}, bool isPaused = false)
    {
        player::OpenRequest request;
        request.tuning = tuning;
        request.isPaused = isPaused;
        session.open(Fd(::open(film().toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC)), request);
    }

private Q_SLOTS:
    void initTestCase()
    {
        gst_init(nullptr, nullptr);
        // Any object will do as the hook's owner; null is complained of.
        gst_tracing_register_hook(reinterpret_cast<GstTracer *>(gst_bin_new("hooks")), "element-new",
                                  G_CALLBACK(Heard::elementMade));
        QVERIFY(makeFilm(60, usualCodecs(), film()));
    }
    void init() { Heard::instance().forget(); }

    void playsFasterAndSlowerWithTheSamePitch_data()
    {
        QTest::addColumn<double>("speed");
        for (const double speed : {0.5, 0.75, 1.25, 1.5, 1.75, 2.0})
            QTest::addRow("%g", speed) << speed;
    }

    void playsFasterAndSlowerWithTheSamePitch()
    {
        QFETCH(double, speed);
        Playing session;
        open(session);
        QVERIFY2(session.plays(3000), session.situation());
        const qint64 before = session.positionMs();
        session.tune({.speed = speed});
        QVERIFY(QTest::qWaitFor([&] { return session.state() == QLatin1String("playing"); }));
        QTest::qWait(300); // until the flush has arrived at the sinks
        // It went on where it was.
        QVERIFY2(session.positionMs() >= before && session.positionMs() < before + 3000, session.situation());
        Heard::instance().forget();
        QElapsedTimer clock;
        clock.start();
        const qint64 from = session.positionMs();
        QTest::qWait(3000);
        const double went = double(session.positionMs() - from) / double(clock.elapsed());
        QVERIFY2(qAbs(went - speed) < 0.1 * speed, qPrintable(QString::number(went)));
        const double pitch = pitchOf(Heard::instance().samples(), Heard::instance().rate());
        QVERIFY2(qAbs(pitch - 440) < 15, qPrintable(QString::number(pitch)));
        // As much sound as there is time to hear it.
        const double heard = double(Heard::instance().samples().size()) / Heard::instance().rate();
        QVERIFY2(qAbs(heard - 3.0) < 0.5, qPrintable(QString::number(heard)));
    }

    // A second between key frames.
    void aFastSeekGoesToAKeyFrame()
    {
        Playing session;
        open(session);
        QVERIFY2(session.plays(300), session.situation());
        session.pause();
        QVERIFY(session.becomes("paused"));
        const auto goesTo = [&](int wantedMs, bool isFast, int comesToMs) {
            session.seek(std::chrono::milliseconds(wantedMs), isFast);
            return QTest::qWaitFor(
                [&] {
                    return session.state() == QLatin1String("paused") && !session.isSeeking() &&
                           qAbs(session.positionMs() - comesToMs) <= 60;
                },
                5000);
        };
        QVERIFY2(goesTo(3400, false, 3400), session.situation());
        QVERIFY2(goesTo(13'400, true, 13'000), session.situation());
        QVERIFY2(goesTo(3700, true, 4000), session.situation());
        // What would be no step at all is exact.
        QVERIFY2(goesTo(4200, true, 4200), session.situation());
        QVERIFY2(goesTo(13'400, false, 13'400), session.situation());
    }

    void beginsAtASpeedAndKeepsItThroughSeeks()
    {
        Playing session;
        open(session, {.speed = 2});
        QVERIFY2(session.plays(100), session.situation());
        session.seek(player::Seconds(20));
        QVERIFY2(session.plays(20'100), session.situation());
        QElapsedTimer clock;
        clock.start();
        const qint64 from = session.positionMs();
        QVERIFY2(session.plays(from + 4000), session.situation());
        const double went = double(session.positionMs() - from) / double(clock.elapsed());
        QVERIFY2(qAbs(went - 2) < 0.3, qPrintable(QString::number(went)));
    }

    void turningTheSpeedQuicklyLosesNothing()
    {
        Playing session;
        open(session);
        QVERIFY2(session.plays(2000), session.situation());
        for (int i = 0; i < 30; ++i) {
            session.tune({.speed = i % 2 ? 0.5 : 2.0});
            QTest::qWait(30);
        }
        session.tune({.speed = 1});
        const qint64 from = session.positionMs();
        QVERIFY2(from > 1500 && from < 8000, session.situation());
        QVERIFY2(session.plays(from + 1500), session.situation());
        QVERIFY(session.positionMs() < from + 6000);
    }

    // The wishes of the household reach the samples while the film plays, and whatever comes after.
    void theLivingRoomsSoundIsObeyedAtOnce()
    {
        const QString file = m_folder.filePath(QStringLiteral("surround.mka"));
        const QString half = QStringLiteral("0.5*sin(2*PI*440*t)");
        const QString quiet = QStringLiteral("0.1*sin(2*PI*440*t)");
        QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"),
                                   {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-f"),
                                    QStringLiteral("lavfi"), QStringLiteral("-t"), QStringLiteral("60"),
                                    QStringLiteral("-i"),
                                    QStringLiteral("aevalsrc=%1|%1|%2|0|0|0:c=5.1:s=48000").arg(quiet, half),
                                    QStringLiteral("-metadata:s:a:0"),
                                    QStringLiteral("REPLAYGAIN_TRACK_GAIN=-12.04 dB"), QStringLiteral("-c:a"),
                                    QStringLiteral("flac"), file}),
                 0);
        Playing session;
        session.open(Fd(::open(file.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC)), {});
        double peak = 0;
        const auto hears = [&](double wanted) {
            Heard::instance().forget();
            return QTest::qWaitFor(
                [&] {
                    const std::vector<float> samples = Heard::instance().samples();
                    if (samples.size() < 4800)
                        return false;
                    peak = std::abs(*std::max_element(samples.end() - 4800, samples.end()));
                    return std::abs(peak - wanted) < wanted / 20;
                },
                15'000);
        };
        QVERIFY2(hears(0.1), qPrintable(QString::number(peak)));
        session.setSound({.isEven = true});
        QVERIFY2(hears(0.1 / 4), qPrintable(QString::number(peak)));
        session.setSound({.isForTwo = true});
        const double mixed = (0.1 + 0.7071 * 0.5) / (1 + 0.7071 + 0.5);
        QVERIFY2(hears(mixed), qPrintable(QString::number(peak)));
        session.setSound({.isNight = true}); // 24 dB above the threshold, by the loudest channel
        QVERIFY2(hears(0.1 * std::pow(10, (12 - 24 * 0.75) / 20)), qPrintable(QString::number(peak)));
        session.setSound({.isEven = true, .isForTwo = true});
        session.seek(player::Seconds(30));
        QVERIFY2(hears(mixed / 4), qPrintable(QString::number(peak)));
        session.setSound({});
        QVERIFY2(hears(0.1), qPrintable(QString::number(peak)));
    }

    void stepsAPictureOnAndBack()
    {
        Playing session;
        open(session);
        QVERIFY2(session.plays(3000), session.situation());
        session.pause();
        QVERIFY(session.becomes("paused"));
        const qint64 from = session.positionMs();
        for (int i = 1; i <= 10; ++i) {
            const qint64 before = session.positionMs();
            session.step(1);
            QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() > before; }), session.situation());
            QCOMPARE(session.state(), QStringLiteral("paused"));
        }
        // Ten pictures of 40 ms; the first step ends the picture that was on.
        const qint64 after = session.positionMs() - from;
        QVERIFY2(after > 330 && after <= 440, qPrintable(QString::number(after)));
        for (int i = 0; i < 5; ++i) {
            const qint64 before = session.positionMs();
            session.step(-1);
            QVERIFY2(QTest::qWaitFor([&] { return session.positionMs() <= before - 35; }),
                     session.situation());
            QVERIFY(session.becomes("paused"));
            QTest::qWait(50);
        }
        const qint64 back = session.positionMs() - from;
        QVERIFY2(qAbs(after - 200 - back) <= 40, qPrintable(QString::number(back)));
        session.step(1);
        const qint64 last = session.positionMs();
        session.play();
        QVERIFY2(session.plays(last + 1000), session.situation());
        // Sound and picture are together again.
        Heard::instance().forget();
        QTest::qWait(1000);
        QVERIFY2(qAbs(soundBehindPicture()) < 60, qPrintable(QString::number(soundBehindPicture())));
    }

    void aStepDuringASeekIsMadeFromWhereItEnds()
    {
        Playing session;
        open(session);
        QVERIFY2(session.plays(500), session.situation());
        session.pause();
        QVERIFY(session.becomes("paused"));
        session.seek(player::Seconds(20));
        session.step(1);
        QVERIFY2(QTest::qWaitFor([&] {
                     return session.positionMs() > 20'000 &&
                            !session.report().contains(QLatin1String("seeking"));
                 }),
                 session.situation());
        QVERIFY2(session.positionMs() <= 20'080, session.situation());
        QCOMPARE(session.state(), QStringLiteral("paused"));
    }

    void whilePlayingNothingIsStepped()
    {
        Playing session;
        open(session);
        QVERIFY2(session.plays(500), session.situation());
        session.step(1);
        session.step(-1);
        QCOMPARE(session.state(), QStringLiteral("playing"));
        QVERIFY2(session.plays(1500), session.situation());
    }

    void soundComesLaterOrEarlier_data()
    {
        QTest::addColumn<int>("delayMs");
        for (const int delay : {0, 400, -400, 2000, -2000})
            QTest::addRow("%d ms", delay) << delay;
    }

    void soundComesLaterOrEarlier()
    {
        QFETCH(int, delayMs);
        Playing session;
        open(session);
        QVERIFY2(session.plays(3000), session.situation());
        session.tune({.soundDelay = std::chrono::milliseconds(delayMs)});
        QTest::qWait(std::abs(delayMs) + 500); // what is on its way is heard as it was
        Heard::instance().forget();
        QTest::qWait(1500);
        const double behind = soundBehindPicture();
        QVERIFY2(qAbs(behind - delayMs) < 60, qPrintable(QString::number(behind)));
        QCOMPARE(session.state(), QStringLiteral("playing"));
    }
};

QTEST_GUILESS_MAIN(TestTuning)
#include "test_tuning.moc"
