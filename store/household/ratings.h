// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From what age a title is meant for, out of what its file or shop says: the marks of the MPA and of the TV
// Parental Guidelines, of FSK and BBFC, and bare ages, as Kodi's .nfo files write them ("US:PG-13", "Rated
// R", "FSK 12", "DE:16", "12+"). Pure.

#include <QString>
#include <optional>

namespace hearth::store
{

/// The age in years, 0 for everybody; nothing for no mark, an unknown one, and for those that say that nobody
/// has judged ("NR", "Not Rated", "暂无"): whoever has a limit is asked.
[[nodiscard]] std::optional<int> minimumAge(const QString &rating);

} // namespace hearth::store
