// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A row of library.db's titles as the API's record. Main thread.

#include "player/library/title_pictures.h"
#include "resources/base/database.h"
#include <QJsonArray>
#include <QJsonObject>

namespace hearth::player
{

/// To be followed by the rest of the query.
inline constexpr char kSelectTitles[] =
    "SELECT id, kind, name, year, series, season, episode, synopsis, genre, rating, duration_ms, "
    "error, away, audio_languages, subtitle_languages, part_of, chapter, "
    "artist, tag_artist, tag_title, "
    "id, kind, path, size, mtime_ms, poster_file, backdrop_file, away FROM title ";

[[nodiscard]] QJsonObject titleRecord(const Statement &row, TitlePictures &pictures);
[[nodiscard]] QJsonArray titleRecords(Statement &query, TitlePictures &pictures);

} // namespace hearth::player
