// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which variant of a track is fetched next: what the line carried lately, what is buffered, how large the
// screen is, and which variants have failed. Pure; one thread; the time is told.

#include "player/stream/adaptive/presentation.h"
#include <map>

namespace hearth::player
{

class RateChoice
{
public:
    using Time = std::chrono::steady_clock::time_point;

    RateChoice(QList<Variant> variants, int outputWidth, int outputHeight);

    /// A finished download, or one that was given up.
    void measured(qint64 bytes, Seconds took);
    /// The variant for the next segment, with `buffered` of film ahead of what is shown.
    int choose(Seconds buffered, Time now);
    /// Whether a download that has `received` of `total` bytes after `elapsed` should give way to a lower
    /// variant, because it would come too late.
    [[nodiscard]] bool isTooLate(qint64 received, qint64 total, Seconds elapsed, Seconds buffered) const;
    /// It failed: another one is chosen for a minute, if there is one.
    void avoid(int variant, Time now);
    /// Whether any variant is not being avoided.
    [[nodiscard]] bool hasAnother(Time now) const;
    [[nodiscard]] double bitsPerSecond() const;

private:
    [[nodiscard]] bool isUsable(int variant, Time now) const;
    [[nodiscard]] int lowest() const;

    QList<Variant> m_variants;
    QList<int> m_order; // playable and not too large, the cheapest first
    int m_current = -1;
    double m_fast = 0; // bits a second, over some 3 s of downloading
    double m_slow = 0; // the same over some 9 s
    double m_weight = 0;
    std::map<int, Time> m_avoided;
};

} // namespace hearth::player
