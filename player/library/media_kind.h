// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a source's folder holds, which decides how its files are read. Pure, any thread.

#include <QString>
#include <optional>

namespace hearth::player
{

enum class MediaKind { Films, Courses, Workouts, Music, Photos };

struct MediaFolder {
    QString path;
    MediaKind kind = MediaKind::Films;
    bool operator==(const MediaFolder &) const = default;
};

/// "films", "courses", "workouts", "music", "photos", as the API and the database have them.
[[nodiscard]] QString nameOf(MediaKind kind);
[[nodiscard]] std::optional<MediaKind> mediaKindOf(const QString &name);

/// What a folder that is called so holds most likely: a word of English, Chinese, German, Spanish or Arabic
/// in it; films for what says nothing.
[[nodiscard]] MediaKind guessMediaKind(const QString &folderName);

} // namespace hearth::player
