// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a file's name says about a title, also when it says nothing.

#include "player/library/name_rules.h"
#include <QTest>

using namespace hearth::player;

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filmsAndEpisodes()
    {
        const GuessedName film = guessName(QStringLiteral("/m/The.Salt.Road.-.(2024).mkv"));
        QCOMPARE(film.name, QStringLiteral("The Salt Road"));
        QCOMPARE(film.year, 2024);
        const GuessedName episode =
            guessName(QStringLiteral("/m/Lighthouse/Season 1/Lighthouse S01E02 - The Fog.mkv"));
        QCOMPARE(episode.series, QStringLiteral("Lighthouse"));
        QCOMPARE(episode.season, 1);
        QCOMPARE(episode.episode, 2);
        QCOMPARE(episode.name, QStringLiteral("The Fog"));
    }

    void namesOfDashesAlone()
    {
        for (const char *path : {"/m/-.mkv", "/m/--.mkv", "/m/- -.mkv", "/-/S01E02.mkv"}) {
            const GuessedName guess = guessName(QLatin1String(path));
            QCOMPARE(guess.name, QString());
            QCOMPARE(guess.series, QString());
        }
        QCOMPARE(guessName(QStringLiteral("/m/-A-B-.mkv")).name, QStringLiteral("A-B"));
    }
};

QTEST_APPLESS_MAIN(TestNames)
#include "test_names.moc"
