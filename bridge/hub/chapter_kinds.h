// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chapters that many viewers have seen often enough, told by their names. Pure.

#include <QJsonArray>
#include <optional>

namespace hearth::bridge
{

enum class ChapterKind { Intro, Recap, Preview, Credits };

/// Of a chapter's name, in the languages that the table has; unset for the story itself.
[[nodiscard]] std::optional<ChapterKind> chapterKind(const QString &title);

struct SkippableChapter {
    ChapterKind kind = ChapterKind::Intro;
    qint64 fromMs = 0;
    qint64 toMs = 0; // where the story goes on
};

/// Those of a playback's "chapters" that can be left out. Not the last one, behind which there is nothing,
/// and not what is too long for its name.
[[nodiscard]] QList<SkippableChapter> skippableChapters(const QJsonArray &chapters, qint64 durationMs);

/// Where the story is over: the last chapter, when it is of credits. Unset where none says so, or where it
/// would be the half of the film.
[[nodiscard]] std::optional<qint64> creditsFromMs(const QJsonArray &chapters, qint64 durationMs);

/// "intro", "recap", "preview", "credits".
[[nodiscard]] QString nameOf(ChapterKind kind);

} // namespace hearth::bridge
