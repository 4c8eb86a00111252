// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How courses and workouts lie in folders (of music see songs.h). In a folder of courses each sub-folder is a
// course: its files in natural order are the lessons, its own sub-folders chapters. In a folder of workouts
// each file is one, and each sub-folder one of several parts. Files that lie in a folder of courses itself
// are a course of its name. Pure, any thread.

#include "player/library/media_kind.h"
#include <QStringList>
#include <vector>

namespace hearth::player
{

struct Part {
    QString whole; // the path of the course's, the workout's or the album's folder or file; empty: of none
    QString wholeName;
    QString chapter;       // its folder's name; empty: of no chapter
    int chapterNumber = 0; // 0: before the first chapter
    int number = 0;        // through the whole, from 1
    QString name;
    QString artist; // of an album of music; empty: its folders do not say
    int year = 0;   // likewise
    [[nodiscard]] bool isPart() const { return !whole.isEmpty(); }
    bool operator==(const Part &) const = default;
};

/// For each path below `root`, in the same order. `kind` is Courses or Workouts.
[[nodiscard]] std::vector<Part> partsAmong(const QString &root, MediaKind kind, const QStringList &paths);

/// What a file is called without its number: "03 - The river.mp4" is "The river".
/// A bare number ("3 Plank") goes only where all the files beside it have one.
[[nodiscard]] QString partName(const QString &path, bool areAllNumbered = false);

} // namespace hearth::player
