// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a media server lists (DIDL-Lite; ContentDirectory:1 2.8.2 and 7): folders, films, songs, and where
// they are fetched. Of several addresses of one thing the original's, which this set plays itself, comes
// before what the server would make of it for others. Pure; any thread.

#include "resources/base/result.h"
#include <QList>
#include <QUrl>

namespace hearth::bridge
{

constexpr qsizetype kLongestObjectId = 1024; // characters of a server's word for one thing

struct DidlEntry {
    enum class Kind { Folder, Film, Song, Other };
    QString id;
    Kind kind = Kind::Other; // Other: a picture, or what has no address that may be followed
    QString name;
    QString artist;        // of a song; may be empty
    qint64 durationMs = 0; // 0: not said
    int children = -1;     // of a folder; -1: not said
    QUrl address;          // of a film or a song
    bool operator==(const DidlEntry &) const = default;
};

/// The first `most` entries, each in its place. `server`: what speaks; what is listed lies at the same host.
/// Invalid and TooLarge for what is no such list.
Result<QList<DidlEntry>> readDidl(const QString &didl, const QUrl &server, int most);

/// "1:02:03.5" in milliseconds (ContentDirectory:1, B.2.1.4); 0 for anything else and past a thousand hours.
[[nodiscard]] qint64 didlDurationMs(const QString &text);

} // namespace hearth::bridge
