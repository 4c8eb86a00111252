// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a found file is as a title: a film, an episode, a lesson, an exercise or a song. Pure, any thread.

#include "player/library/folder_scan.h"

namespace hearth::player
{

/// As library.db has it.
struct FoundTitle {
    QString kind;
    QString name;
    qint64 year = 0;
    QString series; // or the course's, workout's or album's name
    qint64 season = 0;
    qint64 episode = 0;
    QString partOf;
    QString chapter;
    QString artist;
    Nfo nfo;
};

[[nodiscard]] FoundTitle titleOf(const FoundFile &file);

} // namespace hearth::player
