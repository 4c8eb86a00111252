// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How long a child may still watch today: the daily minutes and the bedtime of its profile, and what a
// grown-up added. Pure; times are the household's local ones.

#include "store/household/profiles.h"
#include <QDateTime>

namespace hearth::store
{

struct Allowance {
    enum class Reason { None, Daily, Bedtime };
    bool isAllowed = true;
    Reason reason = Reason::None; // of what ends it first, or has ended it
    int minutesLeft = -1;         // -1: no end in sight
};

/// `usedMinutes` today; `extraUntil`: a grown-up allowed it until then, whatever else holds (invalid: nobody
/// did).
[[nodiscard]] Allowance allowanceOf(const Profile &profile, int usedMinutes, const QDateTime &now,
                                    const QDateTime &extraUntil);

} // namespace hearth::store
