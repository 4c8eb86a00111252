// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a file's path says about a title: "The Salt Road (2024)/The Salt Road (2024).mkv" is a film,
// "Lighthouse/Season 1/Lighthouse S01E02 The Fog.mkv" an episode. Pure, any thread.

#include <QString>

namespace hearth::player
{

struct GuessedName {
    QString name;
    int year = 0;
    QString series; // set for an episode
    int season = 0;
    int episode = 0;
    [[nodiscard]] bool isEpisode() const { return !series.isEmpty(); }
};

GuessedName guessName(const QString &path);
/// Dots and underscores are blanks; no stray dash or blank at either end.
QString tidyName(QString text);
bool isVideoFile(const QString &fileName);
bool isAudioFile(const QString &fileName);
/// Of those that FFmpeg 5.1 reads; HEIF is not among them.
bool isPhotoFile(const QString &fileName);
/// "Season 2", "Staffel 1", "Specials".
bool isSeasonFolder(const QString &folderName);

} // namespace hearth::player
