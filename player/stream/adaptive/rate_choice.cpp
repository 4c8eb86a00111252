// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/adaptive/rate_choice.h"
#include <algorithm>
#include <cmath>

namespace hearth::player
{

namespace
{

// Before anything was measured: what nearly every line carries, and a picture that is worth looking at.
constexpr double kFirstGuess = 3'000'000;
constexpr double kPartToUse = 0.75;
// A quick answer in a slow network is soon right, a lucky one is not trusted (hls.js keeps the same two).
constexpr double kFastHalfLife = 3;
constexpr double kSlowHalfLife = 9;
constexpr qint64 kLeastBytes = 16 * 1024; // less tells of the way there and back alone
constexpr Seconds kShortestDownload{0.005};
constexpr Seconds kBufferForUp{10};       // Media3's minDurationForQualityIncreaseMs
constexpr Seconds kBufferAgainstDown{25}; // Media3's maxDurationForQualityDecreaseMs
constexpr Seconds kSoonestToGiveUp{0.8};
constexpr std::chrono::seconds kAvoided{60};

/// The picture size past which a larger one is wasted: that of the smallest variant that covers the screen.
qint64 mostPixels(const QList<Variant> &variants, int width, int height)
{
    qint64 most = std::numeric_limits<qint64>::max();
    for (const Variant &variant : variants) {
        if (variant.width >= width || variant.height >= height)
            most = std::min(most, qint64(variant.width) * variant.height);
    }
    return most;
}

} // namespace

RateChoice::RateChoice(QList<Variant> variants, int outputWidth, int outputHeight)
    : m_variants(std::move(variants))
{
    const bool isAnyPlayable = std::any_of(m_variants.cbegin(), m_variants.cend(),
                                           [](const Variant &one) { return one.isPlayable; });
    const qint64 most = mostPixels(m_variants, outputWidth, outputHeight);
    for (int i = 0; i < m_variants.size(); ++i) {
        const Variant &one = m_variants[i];
        if ((one.isPlayable || !isAnyPlayable) && qint64(one.width) * one.height <= most)
            m_order.append(i);
    }
    std::stable_sort(m_order.begin(), m_order.end(), [this](int a, int b) {
        return m_variants[a].bitsPerSecond < m_variants[b].bitsPerSecond;
    });
}

void RateChoice::measured(qint64 bytes, Seconds took)
{
    if (bytes < kLeastBytes)
        return;
    const double seconds = std::max(took, kShortestDownload).count();
    const double rate = static_cast<double>(bytes) * 8 / seconds;
    const auto blend = [&](double &average, double halfLife) {
        const double keep = m_weight > 0 ? std::pow(0.5, std::max(seconds, 0.25) / halfLife) : 0;
        average = keep * average + (1 - keep) * rate;
    };
    blend(m_fast, kFastHalfLife);
    blend(m_slow, kSlowHalfLife);
    m_weight += seconds;
}

double RateChoice::bitsPerSecond() const
{
    return m_weight > 0 ? std::min(m_fast, m_slow) : kFirstGuess;
}

bool RateChoice::isUsable(int variant, Time now) const
{
    const auto avoided = m_avoided.find(variant);
    return avoided == m_avoided.end() || now >= avoided->second;
}

int RateChoice::lowest() const
{
    return m_order.isEmpty() ? 0 : m_order.first();
}

int RateChoice::choose(Seconds buffered, Time now)
{
    const double budget = bitsPerSecond() * kPartToUse;
    int best = -1;
    for (const int candidate : std::as_const(m_order)) {
        if (!isUsable(candidate, now))
            continue;
        if (best < 0 || static_cast<double>(m_variants[candidate].bitsPerSecond) <= budget)
            best = candidate;
    }
    if (best < 0)
        best = m_current >= 0 ? m_current : lowest(); // all of them failed: the same again
    if (m_current >= 0 && isUsable(m_current, now) && best != m_current) {
        const bool isUp = m_variants[best].bitsPerSecond > m_variants[m_current].bitsPerSecond;
        if (isUp ? buffered < kBufferForUp : buffered > kBufferAgainstDown)
            best = m_current;
    }
    m_current = best;
    return best;
}

bool RateChoice::isTooLate(qint64 received, qint64 total, Seconds elapsed, Seconds buffered) const
{
    const bool isLowest = m_current < 0 || m_variants.size() < 2 || m_current == lowest();
    if (isLowest || elapsed < kSoonestToGiveUp || total <= 0)
        return false;
    const double rate = std::max(1.0, static_cast<double>(received)) / elapsed.count();
    const Seconds left(static_cast<double>(total - received) / rate);
    // What is nearly there comes sooner than a new beginning.
    const double lower = static_cast<double>(total) *
                         static_cast<double>(m_variants[lowest()].bitsPerSecond) /
                         static_cast<double>(std::max<qint64>(1, m_variants[m_current].bitsPerSecond));
    return left > buffered && Seconds(lower / rate) < left;
}

void RateChoice::avoid(int variant, Time now)
{
    m_avoided[variant] = now + kAvoided;
}

bool RateChoice::hasAnother(Time now) const
{
    return std::any_of(m_order.cbegin(), m_order.cend(), [&](int variant) { return isUsable(variant, now); });
}

} // namespace hearth::player
