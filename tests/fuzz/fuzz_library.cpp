// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film's path and the .nfo beside it: a line, and the rest.

#include "player/library/name_rules.h"
#include "player/library/nfo.h"
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
