// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The clock of the small formats: "1:02:03.45". Pure.

#include <QStringView>
#include <chrono>
#include <optional>

namespace hearth::player
{

/// Reads "h:mm:ss" or "h:mm:ss.f" at `at` and moves behind it; any of `marks` parts the seconds from their
/// fraction, which is decimal ("5" and "50" are half a second). Nothing, and `at` as before, when malformed.
std::optional<std::chrono::milliseconds> readClock(QStringView text, qsizetype &at, QLatin1String marks);

/// A number of at most nine digits at `at`, which moves behind it.
std::optional<int> readNumber(QStringView text, qsizetype &at);

/// Whether `c` stands at `at`, which then moves behind it.
bool readMark(QStringView text, qsizetype &at, char c);

} // namespace hearth::player
