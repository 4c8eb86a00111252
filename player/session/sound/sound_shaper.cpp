// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/sound/sound_shaper.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace hearth::player
{

namespace
{

constexpr size_t kBlock = 16; // frames for which the night's gain is thought about once
constexpr double kFallSeconds = 0.15;
constexpr double kAttackSeconds = 0.005;
constexpr double kReleaseSeconds = 0.3;
constexpr double kLimitReleaseSeconds = 0.1;
constexpr double kQuietest = 1e-6;
constexpr float kLoudest = 16; // decoders of lossy sound go a little over 1

double factor(double decibels)
{
    return std::pow(10.0, decibels / 20);
}

/// The share of the old value that is left after `frames`.
double keeps(double seconds, double frames, int rate)
{
    return std::exp(-frames / (seconds * rate));
}

double nightGain(double peak)
{
    const double above =
        std::max(0.0, 20 * std::log10(std::max(peak, kQuietest)) - SoundShaper::kNightThresholdDb);
    return factor(SoundShaper::kNightLiftDb - above * (1 - 1 / SoundShaper::kNightRatio));
}

float peakOf(std::span<const float> samples)
{
    float peak = 0;
    for (const float sample : samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

} // namespace

void SoundShaper::set(const SoundShape &shape)
{
    m_isNight = shape.isNight;
    m_isForTwo = shape.isForTwo;
    m_gain = factor(shape.gainDb);
    m_shapes = shape != SoundShape{};
}

void SoundShaper::shape(std::span<float> samples, std::span<const Speaker> speakers, int rate)
{
    if (speakers.empty() || rate <= 0)
        return;
    // A damaged film's decoder may give what is no number; one would stay in every level that follows.
    for (float &sample : samples) {
        if (!(std::abs(sample) <= kLoudest))
            sample = 0;
    }
    if (m_isForTwo && speakers.size() > 2)
        mixForTwo(samples, speakers);
    const bool isNight = m_isNight;
    const double gain = m_gain;
    if (isNight || gain != 1)
        level(samples, speakers.size(), rate, isNight, gain);
}

void SoundShaper::mixForTwo(std::span<float> samples, std::span<const Speaker> speakers)
{
    const auto left = std::ranges::find(speakers, Speaker::Left) - speakers.begin();
    const auto right = std::ranges::find(speakers, Speaker::Right) - speakers.begin();
    const size_t channels = speakers.size();
    if (static_cast<size_t>(std::max(left, right)) >= channels)
        return;
    std::vector<double> toLeft(channels, 0);
    std::vector<double> toRight(channels, 0);
    for (size_t i = 0; i < channels; ++i) {
        switch (speakers[i]) {
        case Speaker::Left:
            toLeft[i] = 1;
            break;
        case Speaker::Right:
            toRight[i] = 1;
            break;
        case Speaker::Centre:
            toLeft[i] = toRight[i] = kCentre;
            break;
        case Speaker::LeftBehind:
            toLeft[i] = kBehind;
            break;
        case Speaker::RightBehind:
            toRight[i] = kBehind;
            break;
        case Speaker::Other: // one behind, or above
            toLeft[i] = toRight[i] = kBehind * kCentre;
            break;
        case Speaker::Bass: // small loudspeakers only rattle with it
            break;
        }
    }
    // All channels at their loudest must not be too loud together.
    const double sum = std::max(std::accumulate(toLeft.begin(), toLeft.end(), 0.0),
                                std::accumulate(toRight.begin(), toRight.end(), 0.0));
    for (size_t frame = 0; frame + channels <= samples.size(); frame += channels) {
        double l = 0;
        double r = 0;
        for (size_t i = 0; i < channels; ++i) {
            l += toLeft[i] * samples[frame + i];
            r += toRight[i] * samples[frame + i];
            samples[frame + i] = 0;
        }
        samples[frame + static_cast<size_t>(left)] = static_cast<float>(l / sum);
        samples[frame + static_cast<size_t>(right)] = static_cast<float>(r / sum);
    }
}

void SoundShaper::level(std::span<float> samples, size_t channels, int rate, bool isNight, double gain)
{
    const double ceiling = factor(kCeilingDb);
    const double limitKeeps = keeps(kLimitReleaseSeconds, 1, rate);
    const size_t block = kBlock * channels;
    for (size_t at = 0; at + channels <= samples.size(); at += block) {
        const std::span<float> some = samples.subspan(at, std::min(block, samples.size() - at));
        const double frames = static_cast<double>(some.size() / channels);
        if (isNight) {
            m_loudness = std::max(peakOf(some) * gain, m_loudness * keeps(kFallSeconds, frames, rate));
            const double wanted = nightGain(m_loudness);
            const double kept = keeps(wanted < m_nightGain ? kAttackSeconds : kReleaseSeconds, frames, rate);
            m_nightGain = wanted + (m_nightGain - wanted) * kept;
        }
        const double total = gain * (isNight ? m_nightGain : 1);
        for (size_t i = 0; i + channels <= some.size(); i += channels) {
            const std::span<float> frame = some.subspan(i, channels);
            const double peak = peakOf(frame) * total;
            m_limit = 1 - (1 - m_limit) * limitKeeps;
            if (peak * m_limit > ceiling)
                m_limit = ceiling / peak;
            for (float &sample : frame)
                sample = static_cast<float>(sample * total * m_limit);
        }
    }
}

} // namespace hearth::player
