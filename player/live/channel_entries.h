// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The live channels of a playlist, as the lists of IPTV providers write them (M3U with tvg-* attributes).
// Pure, any thread.

#include "player/playlists/playlist.h"
#include <QHash>
#include <QList>

namespace hearth::player
{

struct ChannelEntry {
    QString id;           // stays the same while the list calls it the same
    int wantedNumber = 0; // tvg-chno; 0: none
    QString name;
    QString category; // the list's group; empty: none
    QString address;
    QString guideId; // tvg-id
    bool isRadio = false;
};

constexpr int kMostChannels = 100'000; // of a list; what is beyond is left out
constexpr int kMostChannelNumber = 999'999;

/// Films of a list (those with an end) are no channels and left out, so is what has no address or no name.
[[nodiscard]] QList<ChannelEntry> channelEntries(const Playlist &playlist, const QString &listId);

/// A number for each: the one it had, else the one it wants, else the next free one. `before`: of the
/// channels of every list by id; those of other lists keep theirs.
[[nodiscard]] QList<int> channelNumbers(const QList<ChannelEntry> &entries,
                                        const QHash<QString, int> &before);

} // namespace hearth::player
