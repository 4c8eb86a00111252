// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What two episodes of a season have in common: the opening and the credits sound the same, the story does
// not. Compares Chromaprint's points (acoustid.org/chromaprint), one for each eighth of a second, of which
// hearth-probe makes those of a file's beginning and end. Pure.

#include <QJsonObject>
#include <QList>
#include <chrono>
#include <optional>

namespace hearth::player
{

struct TimeRange {
    std::chrono::milliseconds from{};
    std::chrono::milliseconds to{};
    bool operator==(const TimeRange &) const = default;
};

/// A stretch of a file's sound.
struct SoundPrint {
    static constexpr qsizetype kMostPoints = 12'000; // 25 minutes
    static constexpr qsizetype kMostSilences = 500;

    std::chrono::milliseconds from{};  // where in the file the first point begins
    std::chrono::microseconds step{};  // from a point to the next
    std::chrono::milliseconds reach{}; // how much sound one point is of
    QList<quint32> points;
    QList<TimeRange> silences; // of the file, in order

    [[nodiscard]] QJsonObject toJson() const;
    /// Unset for what is none, or more than the limits.
    static std::optional<SoundPrint> fromJson(const QJsonObject &record);
};

struct SharedSound {
    TimeRange here;
    TimeRange there;
};

/// How long a thing is that is looked for.
struct SharedLimits {
    std::chrono::milliseconds least;
    std::chrono::milliseconds most;
};

/// The longest stretch that both have, with its edges moved to silences that lie near. Unset where nothing
/// within the limits is the same, and for what is the same all over, like silence or a test tone.
[[nodiscard]] std::optional<SharedSound> sharedSound(const SoundPrint &here, const SoundPrint &there,
                                                     const SharedLimits &limits);

} // namespace hearth::player
