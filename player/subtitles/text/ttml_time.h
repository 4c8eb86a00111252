// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Time expressions of TTML2 (W3C), section 12.3.1. Pure, any thread.

#include <QStringView>
#include <chrono>
#include <optional>

namespace hearth::player
{

/// What a document's ttp: parameters say of its clock (section 7.2).
struct TtmlClock {
    double framesPerSecond = 30; // with its multiplier
    double subFrames = 1;        // in a frame
    double ticksPerSecond = 1;
};

/// "01:02:03.5", "01:02:03:12", "10.5s", "300f", "9000t", …; nothing when malformed.
std::optional<std::chrono::milliseconds> ttmlTime(QStringView text, const TtmlClock &clock);

} // namespace hearth::player
