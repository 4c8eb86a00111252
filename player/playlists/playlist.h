// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a list of channels or files says, whatever its format. Value types without I/O, any thread. Addresses
// stand as written: who asked for the list resolves relative ones against where it came from.

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <chrono>
#include <optional>

namespace hearth::player
{

struct PlaylistEntry {
    QString title;
    QString address;
    std::optional<std::chrono::milliseconds> duration; // unset: live, or not said
    QMap<QString, QString> attributes;                 // names in small letters: "tvg-id", "tvg-logo"
    QStringList groups;
    QMap<QString, QString> headers;    // of HTTP, names in small letters
    QMap<QString, QString> properties; // #KODIPROP
    QMap<QString, QString> options;    // #EXTVLCOPT but those that are headers
    bool isOnDemand = false;           // seekable from its start to its end

    [[nodiscard]] bool isRadio() const;
};

/// How the past of a channel is asked for (the modes of pvr.iptvsimple).
struct Catchup {
    QString mode; // "default", "append", "shift", …; empty: there is none
    QString source;
    QString days;
    QString correctionHours;
};

struct Playlist {
    QMap<QString, QString> attributes; // of the whole list, names in small letters
    QList<PlaylistEntry> entries;

    /// Where the guide is; several addresses are parted by commas.
    [[nodiscard]] QString guideAddress() const;
    /// Hours that the guide's times are off for this entry: its own tvg-shift, else the list's.
    [[nodiscard]] double shiftHours(const PlaylistEntry &entry) const;
    [[nodiscard]] Catchup catchup(const PlaylistEntry &entry) const;
};

/// What a line of an M3U list is that stands without an #EXTINF while others have one: pages that strangers
/// make of channels are full of junk, who lists files leaves out what is not needed.
enum class BareLines { Junk, Entries };

/// Limits of every reader: a list past one is TooLarge.
constexpr qsizetype kMostPlaylistCharacters = qsizetype(64) << 20;
constexpr qsizetype kMostPlaylistEntries = 500'000;

} // namespace hearth::player
