// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is made of parts, as library.db and the API call it. A whole's id begins with its kind. Pure, any
// thread.

#include "player/library/media_kind.h"
#include "player/library/title_id.h"
#include <algorithm>
#include <array>

namespace hearth::player
{

struct WholeKind {
    MediaKind folder; // where such lie
    const char *whole;
    const char *part;
};

inline constexpr std::array kWholeKinds = {
    WholeKind{MediaKind::Courses, "course", "lesson"},
    WholeKind{MediaKind::Workouts, "workout", "exercise"},
    WholeKind{MediaKind::Music, "music", "song"},
};

/// A folder of something else is asked for by mistake and gets the first.
[[nodiscard]] constexpr const WholeKind &wholeKindOf(MediaKind folder)
{
    const auto *found = std::ranges::find(kWholeKinds, folder, &WholeKind::folder);
    return found == kWholeKinds.end() ? kWholeKinds.front() : *found;
}

[[nodiscard]] inline QString wholeIdOf(const WholeKind &kind, const QString &path)
{
    return QLatin1String(kind.whole) + QLatin1Char(':') + hashOfPath(path);
}

} // namespace hearth::player
