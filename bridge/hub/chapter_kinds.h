// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chapters that many viewers have seen often enough: those whose names say so, and where none does those that
// were found by what episodes of a season share. Pure.

#include <QJsonArray>
#include <QJsonObject>
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

/// Those of a playback's "chapters" that can be left out, and its "foundChapters" ({"kind", "fromMs",
/// "toMs"}) of kinds that no name tells of, their edges at chapters that lie near. Not the last one, behind
/// which there is nothing, and not what is too long for its name.
[[nodiscard]] QList<SkippableChapter> skippableChapters(const QJsonObject &playback);

/// Where the story is over: the last chapter, when it is of credits. Unset where none says so, or where it
/// would be the half of the film.
[[nodiscard]] std::optional<qint64> creditsFromMs(const QJsonObject &playback);

/// "intro", "recap", "preview", "credits".
[[nodiscard]] QString nameOf(ChapterKind kind);
[[nodiscard]] std::optional<ChapterKind> chapterKindCalled(const QString &name);

} // namespace hearth::bridge
