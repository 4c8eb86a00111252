// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The order in which people number files: "Lesson 2" before "Lesson 10", whatever the case. Pure, any thread.

#include <QString>

namespace hearth::player
{

/// A strict weak order; names that it takes for alike ("A 1", "a 01") are ordered by their letters.
[[nodiscard]] bool isNaturallyLess(const QString &one, const QString &other);

} // namespace hearth::player
