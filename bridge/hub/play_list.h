// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is played one after the other because somebody listed it so: a list (M3U, PLS, XSPF), a folder, or one
// file or address alone. Value types; the readers below block on the disk and are for a worker thread.

#include "resources/base/result.h"
#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QUrl>

namespace hearth::bridge
{

/// What a player opens and is not a title of the library: a file or an address; one of both is empty.
struct Playable {
    QString file;    // an absolute path
    QString address; // encoded, of a scheme that is played
    QString name;    // as the list calls it, or by the file's
    bool operator==(const Playable &) const = default;

    /// Under which its history stands: the address without its password, of a file a "file:" one.
    [[nodiscard]] QString id() const;
    [[nodiscard]] QJsonObject toJson() const;
    /// Unset for what is neither, or names what must not be played.
    static std::optional<Playable> fromJson(const QJsonObject &record);
};

struct PlayList {
    QString name;
    QList<Playable> entries; // at least one
    bool isOne = false;      // a file or an address by itself
};

constexpr int kMostPlayables = 10'000;                 // of a list or a folder; the rest is left out
constexpr qint64 kMostPlayListBytes = 4 * 1024 * 1024; // of a list's text

/// Whether a name's end says that this is a list of what to play ("m3u", "pls", "xspf"); an HLS stream's is
/// not.
[[nodiscard]] bool isPlayListName(const QString &fileName);

/// A media file, a list, or all media below a folder, in the order in which people number them. NotFound
/// where there is nothing to play, Unsupported for a file that is neither.
[[nodiscard]] Result<PlayList> readPlace(const QString &path);

/// What the list at `from` names: of a list of the network addresses alone, of one on a disk files too. Unset
/// for a text that is a stream itself (HLS). Pure but for looking at the disk for names with "%" or "\".
[[nodiscard]] Result<std::optional<PlayList>> readPlayList(const QByteArray &text, const QUrl &from);

} // namespace hearth::bridge
