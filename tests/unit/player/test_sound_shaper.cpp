// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the living room's settings do to samples: levels of tones, before and after.

#include "player/session/sound/sound_shaper.h"
#include <QTest>
#include <cmath>
#include <limits>
#include <numbers>

using namespace hearth::player;

namespace
{

constexpr int kRate = 48'000;
const std::vector<Speaker> kTwo{Speaker::Left, Speaker::Right};
const std::vector<Speaker> kSix{Speaker::Left, Speaker::Right,      Speaker::Centre,
                                Speaker::Bass, Speaker::LeftBehind, Speaker::RightBehind};

/// A tone in the channels that are named, silence in the others.
std::vector<float> tone(double decibels, double seconds, size_t channels, const std::vector<size_t> &in)
{
    const auto frames = static_cast<size_t>(seconds * kRate);
    std::vector<float> samples(frames * channels, 0.0F);
    for (size_t i = 0; i < frames; ++i) {
        const double value = std::pow(10, decibels / 20) *
                             std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / kRate);
        for (const size_t channel : in)
            samples[i * channels + channel] = static_cast<float>(value);
    }
    return samples;
}

/// The peak of one channel over the last quarter of a second, in dB of full scale.
double peakDb(const std::vector<float> &samples, size_t channels, size_t channel)
{
    double peak = 1e-9;
    const size_t frames = samples.size() / channels;
    for (size_t i = frames - std::min<size_t>(frames, kRate / 4); i < frames; ++i)
        peak = std::max(peak, double(std::abs(samples[i * channels + channel])));
    return 20 * std::log10(peak);
}

std::vector<float> shaped(const SoundShape &shape, std::vector<float> samples,
                          const std::vector<Speaker> &speakers)
{
    SoundShaper shaper;
    shaper.set(shape);
    // In buffers of a decoder's size.
    const size_t part = 1024 * speakers.size();
    for (size_t at = 0; at < samples.size(); at += part)
        shaper.shape(std::span(samples).subspan(at, std::min(part, samples.size() - at)), speakers, kRate);
    return samples;
}

bool isAbout(double value, double wanted, double within = 0.5)
{
    if (std::abs(value - wanted) <= within)
        return true;
    qWarning("%.2f dB, not %.2f", value, wanted);
    return false;
}

} // namespace

class TestSoundShaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutWishesNothingChanges()
    {
        SoundShaper shaper;
        QVERIFY(!shaper.shapes());
        const std::vector<float> before = tone(-3, 0.1, 2, {0, 1});
        QCOMPARE(shaped({}, before, kTwo), before);
    }

    void atNightTheQuietIsLoudAndTheLoudIsQuiet()
    {
        const SoundShape night{.isNight = true};
        // Below the threshold all is lifted, above it a quarter is left.
        QVERIFY(isAbout(peakDb(shaped(night, tone(-45, 2, 2, {0, 1}), kTwo), 2, 0), -45 + 12));
        QVERIFY(isAbout(peakDb(shaped(night, tone(-30, 2, 2, {0, 1}), kTwo), 2, 1), -30 + 12));
        QVERIFY(isAbout(peakDb(shaped(night, tone(-10, 2, 2, {0, 1}), kTwo), 2, 0), -30 + 20.0 / 4 + 12));
        QVERIFY(isAbout(peakDb(shaped(night, tone(0, 2, 2, {0, 1}), kTwo), 2, 0), -30 + 30.0 / 4 + 12));
    }

    void aShotInASilentSceneIsNotTooLoud()
    {
        std::vector<float> scene = tone(-50, 2, 2, {0, 1});
        const std::vector<float> shot = tone(0, 0.5, 2, {0, 1});
        scene.insert(scene.end(), shot.begin(), shot.end());
        const std::vector<float> heard = shaped({.isNight = true}, scene, kTwo);
        const float most = *std::ranges::max_element(heard);
        QVERIFY2(most <= std::pow(10, SoundShaper::kCeilingDb / 20) + 1e-4,
                 qPrintable(QString::number(most)));
        QVERIFY(isAbout(peakDb(heard, 2, 0), -30 + 30.0 / 4 + 12));
    }

    void theSidesStayWhereTheyAre()
    {
        // Both channels get the same gain, or what is heard would wander.
        std::vector<float> uneven = tone(-10, 2, 2, {0});
        const std::vector<float> right = tone(-20, 2, 2, {1});
        for (size_t i = 1; i < uneven.size(); i += 2)
            uneven[i] = right[i];
        const std::vector<float> heard = shaped({.isNight = true}, uneven, kTwo);
        QVERIFY(isAbout(peakDb(heard, 2, 0) - peakDb(heard, 2, 1), 10, 0.1));
    }

    void tagsAreObeyedAndDoNotClip()
    {
        QVERIFY(isAbout(peakDb(shaped({.gainDb = -7.3}, tone(-6, 1, 2, {0, 1}), kTwo), 2, 0), -13.3, 0.05));
        QVERIFY(isAbout(peakDb(shaped({.gainDb = 6}, tone(-20, 1, 2, {0, 1}), kTwo), 2, 0), -14, 0.05));
        QVERIFY(isAbout(peakDb(shaped({.gainDb = 12}, tone(-3, 1, 2, {0, 1}), kTwo), 2, 0),
                        SoundShaper::kCeilingDb, 0.1));
    }

    void twoLoudspeakersKeepTheDialogue()
    {
        const SoundShape two{.isForTwo = true};
        const auto heard = [&](size_t channel) { return shaped(two, tone(0, 0.3, 6, {channel}), kSix); };
        const double front = peakDb(heard(0), 6, 0);
        // The centre at most 3 dB below the front, in both; what is behind is less; the bass is left out.
        QVERIFY(isAbout(peakDb(heard(2), 6, 0) - front, -3.01, 0.02));
        QVERIFY(isAbout(peakDb(heard(2), 6, 1) - front, -3.01, 0.02));
        QVERIFY(isAbout(peakDb(heard(4), 6, 0) - front, -6.02, 0.02));
        QVERIFY(peakDb(heard(4), 6, 1) < -100);
        QVERIFY(peakDb(heard(3), 6, 0) < -100 && peakDb(heard(3), 6, 3) < -100);
        // All at once are as loud as one channel may be, and no more; the others are silent.
        const std::vector<float> all = shaped(two, tone(0, 0.3, 6, {0, 1, 2, 3, 4, 5}), kSix);
        QVERIFY(isAbout(peakDb(all, 6, 0), 0, 0.02));
        QVERIFY(isAbout(peakDb(all, 6, 1), 0, 0.02));
        for (size_t channel = 2; channel < 6; ++channel)
            QVERIFY(peakDb(all, 6, channel) < -100);
        // What is stereo stays as it is.
        const std::vector<float> stereo = tone(-3, 0.1, 2, {0});
        QCOMPARE(shaped(two, stereo, kTwo), stereo);
    }

    void hostileSamplesEndInSilenceAgain()
    {
        SoundShaper shaper;
        shaper.set({.isNight = true, .isForTwo = true, .gainDb = 24});
        for (const float value :
             {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN(),
              std::numeric_limits<float>::max()}) {
            std::vector<float> bad(600, value);
            shaper.shape(bad, kSix, kRate);
            for (const float sample : bad)
                QVERIFY(std::abs(sample) <= 1.0F);
        }
        std::vector<float> quiet = tone(-40, 2, 6, {0, 1});
        shaper.shape(quiet, kSix, kRate);
        QVERIFY(std::isfinite(peakDb(quiet, 6, 0)) && peakDb(quiet, 6, 0) > -60);
        shaper.shape({}, kSix, kRate);
        shaper.shape(quiet, {}, kRate);
        shaper.shape(quiet, kSix, 0);
        std::vector<float> cut(7, 0.5F); // not whole frames
        shaper.shape(cut, kSix, kRate);
    }
};

QTEST_GUILESS_MAIN(TestSoundShaper)
#include "test_sound_shaper.moc"
