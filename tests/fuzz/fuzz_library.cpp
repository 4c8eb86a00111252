// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film's path and the .nfo beside it: a line, and the rest. The rest is also the names of files in a
// folder.

#include "player/library/extras.h"
#include "player/library/media_kind.h"
#include "player/library/name_rules.h"
#include "player/library/natural_order.h"
#include "player/library/nfo.h"
#include "player/library/parts.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList input = fuzz::lines(data, size, 2);
    const QString path = QString::fromUtf8(input[0].left(4096));
    player::isVideoFile(path);
    const player::GuessedName guess = player::guessName(path);
    for (const QString &text : {guess.name, guess.series}) {
        fuzz::require(text == text.simplified(), "a guessed name has no stray space");
        fuzz::require(!text.startsWith(QLatin1Char('-')) && !text.endsWith(QLatin1Char('-')),
                      "a guessed name has no stray dash");
    }
    fuzz::require(guess.year == 0 || (guess.year >= 1900 && guess.year < 2100), "a guessed year is one");
    fuzz::require(guess.season >= 0 && guess.season < 1000 && guess.episode >= 0 && guess.episode < 10000,
                  "season and episode are small numbers");
    fuzz::require(player::mediaKindOf(player::nameOf(player::guessMediaKind(path))).has_value(),
                  "a folder holds something that has a name");
    QStringList paths{QLatin1String("/m/") + path};
    for (const QByteArray &line : input[1].left(4096).split('\n').mid(0, 24))
        paths.append(QLatin1String("/m/") + QString::fromUtf8(line));
    std::vector<player::VideoPlace> places;
    for (const QString &one : paths)
        places.push_back({one, QStringLiteral("/m"), player::guessName(one).series});
    for (const player::Extra &extra : player::extrasAmong(places)) {
        fuzz::require(extra.kind != player::ExtraKind::None ||
                          (extra.film.isEmpty() && extra.series.isEmpty()),
                      "only an extra belongs to something");
        fuzz::require(extra.film.isEmpty() || extra.series.isEmpty(), "an extra is of one title");
    }
    for (const auto kind : {player::MediaKind::Courses, player::MediaKind::Workouts}) {
        const std::vector<player::Part> parts = player::partsAmong(QStringLiteral("/m"), kind, paths);
        fuzz::require(parts.size() == static_cast<size_t>(paths.size()), "each file is a part");
        for (const player::Part &part : parts)
            fuzz::require(part.isPart() && part.number >= 1 && part.number <= paths.size(),
                          "parts are counted from one");
    }
    for (const QString &one : paths) {
        fuzz::require(!player::isNaturallyLess(one, one), "nothing stands before itself");
        fuzz::require(one == paths[0] ||
                          player::isNaturallyLess(one, paths[0]) != player::isNaturallyLess(paths[0], one),
                      "of two names one stands first");
    }
    for (const bool isEpisode : {false, true}) {
        const auto nfo = player::parseNfo(input[1], isEpisode);
        if (!nfo)
            continue;
        fuzz::require(nfo->title.size() <= 300 && nfo->series.size() <= 300 && nfo->plot.size() <= 4000 &&
                          nfo->genre.size() <= 100 && nfo->rating.size() <= 20,
                      "what an .nfo says has a limit");
    }
    return 0;
}
