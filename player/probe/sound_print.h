// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The sound of a film's beginning and end as Chromaprint's points, to be compared with other episodes'. For
// hearth-probe.

#include "player/library/shared_sound.h"
#include "player/session/media_file.h"

namespace hearth::player
{

// Where openings and credits are looked for, as intro-skipper does it (github.com/intro-skipper, 1.10).
inline constexpr double kOpeningPart = 0.25; // of the whole, and no more than
inline constexpr Seconds kOpeningMost{600};
inline constexpr Seconds kCreditsMost{450};

/// {"opening": a SoundPrint, "credits": one of the end}. NotFound for a film without sound, TimedOut when it
/// takes longer than `budget`.
Result<QJsonObject> soundPrints(MediaFile &media, std::chrono::milliseconds budget);

} // namespace hearth::player
