// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rows of Home: what to go on with, films, series, apps, appliances. Data only; the words are the
// shell's. Main thread.

#include "player/history/history.h"
#include "player/library/library.h"
#include <QJsonArray>
#include <functional>

namespace hearth::bridge
{

struct HomeSources {
    const player::Library &library;
    const player::History &history;
    std::function<QJsonArray()> apps;
    std::function<QJsonArray()> appliances;
};

/// Each row {"id", "total", "items"}; an item is a title, an app or an appliance as its own method returns
/// it, with "type", and for a title "positionMs" and "progress". Rows without items are left out.
QJsonArray homeRows(const HomeSources &sources);

/// A title with how far it has been seen.
QJsonObject withProgress(QJsonObject title, const player::History &history);

} // namespace hearth::bridge
