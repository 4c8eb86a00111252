// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Courses, workouts and albums as a viewer sees them: how much is done, what comes next, how often. Main
// thread.

#include "bridge/hub/home_rows.h"

namespace hearth::bridge
{

/// A record of Library::wholes() with its "type" and, of the one who watches: "done" (parts seen to their
/// end), "leftMs", "progress" (0 to 1, by length), "times" and "lastDoneMs" (of a workout: how often it was
/// done, and when last).
[[nodiscard]] QJsonObject withDone(QJsonObject whole, const HomeSources &sources);

/// With its parts and the one to go on with: {…, "items": […], "next": id}. Nothing for an unknown id.
[[nodiscard]] std::optional<QJsonObject> wholeRecord(const QString &id, const HomeSources &sources);

/// To be called when a title was left or marked: a workout whose parts have all been seen was done once more,
/// and begins anew.
void countWorkout(const QString &titleId, const player::Library &library, player::History &history);

} // namespace hearth::bridge
