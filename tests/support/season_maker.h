// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Episodes that share an opening and credits as those of a real season do: by their sound, at other places,
// encoded anew. Their stories are of one kind and none like another. Made by ffmpeg.

#include <QString>
#include <QStringList>

namespace hearth::test
{

struct Episode {
    unsigned story = 0;     // the same number, the same sound
    int openingAt = 0;      // seconds
    int openingLength = 25; // 0: it has none
    int creditsLength = 30; // at the end; 0: it has none
    int behindCredits = 0;  // of story, like a scene for those who stay
    int length = 240;       // of it all
    QStringList sound{QStringLiteral("-c:a"), QStringLiteral("aac")};
};

/// False when ffmpeg cannot; the format is the file name's.
[[nodiscard]] bool makeEpisode(const QString &file, const Episode &episode);

} // namespace hearth::test
