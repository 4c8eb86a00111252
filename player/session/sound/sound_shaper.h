// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a living room does to a film's sound: even loudness from the maker's tags, a night mode that lifts
// what is quiet and holds what is loud, and two loudspeakers that keep the dialogue. Pure: works on samples
// in place. set() may be called by any thread, the rest by the one that has the sound.

#include <atomic>
#include <span>
#include <vector>

namespace hearth::player
{

/// What stands in one channel.
enum class Speaker { Left, Right, Centre, Bass, LeftBehind, RightBehind, Other };

struct SoundShape {
    bool isNight = false;
    bool isForTwo = false; // more than two channels are mixed into left and right; the others fall silent
    double gainDb = 0;     // from tags
    bool operator==(const SoundShape &) const = default;
};

class SoundShaper
{
public:
    // Of full scale. Night: what lies above the threshold is a quarter as far above it, and all is lifted.
    static constexpr double kNightThresholdDb = -30;
    static constexpr double kNightRatio = 4;
    static constexpr double kNightLiftDb = 12;
    static constexpr double kCeilingDb = -1; // nothing that was shaped is louder
    // Into left and right: ITU-R BS.775's centre; what stands behind is less, since it covers words.
    static constexpr double kCentre = 0.7071;
    static constexpr double kBehind = 0.5;

    void set(const SoundShape &shape);
    /// Whether it does anything at all.
    [[nodiscard]] bool shapes() const { return m_shapes; }
    /// `samples` are whole frames, interleaved, as many channels as `speakers`; `rate` a second.
    void shape(std::span<float> samples, std::span<const Speaker> speakers, int rate);

private:
    static void mixForTwo(std::span<float> samples, std::span<const Speaker> speakers);
    void level(std::span<float> samples, size_t channels, int rate, bool isNight, double gain);

    std::atomic<bool> m_shapes = false;
    std::atomic<bool> m_isNight = false;
    std::atomic<bool> m_isForTwo = false;
    std::atomic<double> m_gain = 1;
    double m_loudness = 0;  // follows the peaks down slowly
    double m_nightGain = 1; // follows what the loudness wants
    double m_limit = 1;
};

} // namespace hearth::player
