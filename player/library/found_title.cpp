// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/found_title.h"
#include "player/library/whole_kinds.h"

namespace hearth::player
{

FoundTitle titleOf(const FoundFile &file)
{
    FoundTitle title;
    title.nfo = file.nfo.value_or(Nfo());
    const QString guessed = file.part.isPart() ? file.part.name : file.guess.name;
    title.name = !title.nfo.title.isEmpty() ? title.nfo.title : guessed;
    title.year = title.nfo.year ? title.nfo.year : file.guess.year;
    if (file.part.isPart()) {
        const WholeKind &kind = wholeKindOf(file.kind);
        title.kind = QLatin1String(kind.part);
        title.series = file.part.wholeName;
        title.season = file.part.chapterNumber;
        title.episode = file.part.number;
        title.partOf = wholeIdOf(kind, file.part.whole);
        title.chapter = file.part.chapter;
        title.artist = file.part.artist;
        title.year = title.year ? title.year : file.part.year;
    } else {
        title.kind = file.guess.isEpisode() ? QStringLiteral("episode") : QStringLiteral("film");
        title.series = file.series();
        title.season = file.guess.season;
        title.episode = file.guess.episode;
    }
    return title;
}

} // namespace hearth::player
