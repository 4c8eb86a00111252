// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rows of Home: what to go on with, live channels, films, series, apps used last, courses, workouts and
// music beside the apps of their kind, apps by what they are for, what is new in the store, appliances. Data
// only; the words are the shell's. No row can be bought: there is no other source of them than this. Main
// thread.

#include "bridge/hub/home_arrangement.h"
#include "player/history/history.h"
#include "player/library/library.h"
#include "player/live/channels.h"
#include <QJsonArray>
#include <functional>

namespace hearth::bridge
{

struct HomeSources {
    const player::Library &library;
    const player::Channels &channels;
    const player::History &history;
    const HomeArrangement &arrangement;
    std::function<QJsonArray()>
        apps; // that may be shown, with "leftMs" where one saved something, "usedMs" where one was used
    std::function<QJsonArray()> appliances;
    /// Whether a title or an app may be shown to the one who watches.
    std::function<bool(const QJsonObject &)> mayBeShown;
};

/// Every row that Home knows, in the order of a fresh profile.
[[nodiscard]] QStringList homeRowIds();

/// Each row {"id", "total", "items"}; an item is a title, a series, an app or an appliance as its own method
/// returns it, with "type", and for a title "positionMs" and "progress". What stands in "continue" says why:
/// "reason" is "begun", "next" (the episode after one that was seen), "left" (an app that saved its state) or
/// "running" (an appliance), "sinceMs" since when. Rows without items, and those that the profile hides, are
/// left out.
[[nodiscard]] QJsonArray homeRows(const HomeSources &sources);

/// A title with how far it has been seen.
[[nodiscard]] QJsonObject withProgress(QJsonObject title, const player::History &history);

/// Of titles that follow each other, with their progress: the one that was looked at last, or the one after
/// it when it was seen to its end; else the first unseen one.
[[nodiscard]] QString nextOf(const QJsonArray &titles, const player::History &history);

/// A series with its episodes and the one to go on with: {…, "episodes": […], "next": id}. Nothing for an
/// unknown name.
[[nodiscard]] std::optional<QJsonObject> seriesRecord(const QString &name, const HomeSources &sources);

} // namespace hearth::bridge
