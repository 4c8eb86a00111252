// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// From one episode to the next: offered near the end, gone to at once, later or never, and not past a child's
// limits.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestNext : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    [[nodiscard]] QString state() { return m_room->playback().value(QLatin1String("state")).toString(); }
    [[nodiscard]] qint64 positionMs()
    {
        return m_room->playback().value(QLatin1String("positionMs")).toInteger();
    }
    [[nodiscard]] int episode()
    {
        return m_room->playback()
            .value(QLatin1String("title"))
            .toObject()
            .value(QLatin1String("episode"))
            .toInt();
    }
    [[nodiscard]] QJsonObject next() { return m_room->playback().value(QLatin1String("next")).toObject(); }
    bool playsEpisode(int number)
    {
        return m_room->until(
            [&] { return state() == QLatin1String("playing") && episode() == number && positionMs() > 100; });
    }
    bool open(const QString &name, int fromMs)
    {
        const auto opened =
            m_room->call(QStringLiteral("playback.open"),
                         {{QStringLiteral("id"), m_room->titleId(name)}, {QStringLiteral("fromMs"), fromMs}});
        return opened && m_room->until([&] {
            return state() == QLatin1String("playing") && positionMs() >= fromMs &&
                   positionMs() < fromMs + 8000;
        });
    }
    bool isOffered(const QString &beginning)
    {
        return m_room->until([&] { return m_room->focusName().startsWith(beginning); });
    }
    bool isHome()
    {
        return m_room->until([this] { return m_room->page() == QLatin1String("home"); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        for (const char *name :
             {"Lighthouse S01E01 The Keeper", "Lighthouse S01E02 The Fog", "Lighthouse S02E01 The Storm"})
            QVERIFY(m_room->makeFilm(QString::fromLatin1(name), 30, QStringLiteral("testsrc2"), 29));
        for (const char *name : {"Lighthouse S01E01 The Keeper", "Lighthouse S01E02 The Fog"}) {
            QFile lines(m_room->filmsPath() + QLatin1Char('/') + QLatin1String(name) +
                        QLatin1String(".de.srt"));
            QVERIFY(lines.open(QIODevice::WriteOnly));
            lines.write("1\n00:00:01,000 --> 00:00:29,000\nEine Zeile zum Lesen\n");
        }
        QFile judged(m_room->filmsPath() + QLatin1String("/Lighthouse S01E01 The Keeper.nfo"));
        QVERIFY(judged.open(QIODevice::WriteOnly));
        judged.write("<episodedetails><title>The Keeper</title><season>1</season><episode>1</episode>"
                     "<mpaa>FSK 0</mpaa></episodedetails>");
        judged.close();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY(m_room->until([this] {
            return !m_room->titleId(QStringLiteral("The Storm")).isEmpty() &&
                   !m_room->titleId(QStringLiteral("The Keeper")).isEmpty();
        }));
    }
    void cleanupTestCase() { m_room.reset(); }

    void anEpisodeGoesOnToTheNextByItself()
    {
        QVERIFY2(open(QStringLiteral("The Keeper"), 16'000), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.speed"), {{QStringLiteral("speed"), 1.25}}));
        QCOMPARE(next().value(QLatin1String("title")).toObject().value(QLatin1String("name")),
                 QJsonValue(QStringLiteral("The Fog")));
        QVERIFY2(isOffered(QStringLiteral("Next episode in ")), m_room->situation());
        QVERIFY2(m_room->until([this] {
            return episode() == 2 && state() == QLatin1String("playing") && positionMs() > 300;
        }),
                 m_room->situation());
        QCOMPARE(m_room->page(), QStringLiteral("film"));
        QVERIFY(positionMs() < 8000);
        QCOMPARE(m_room->playback().value(QLatin1String("speed")), QJsonValue(1.25));
        // The one before was seen to its end.
        const auto seen =
            m_room->call(QStringLiteral("library.title"),
                         {{QStringLiteral("id"), m_room->titleId(QStringLiteral("The Keeper"))}});
        QCOMPARE(seen->toObject().value(QLatin1String("watched")), QJsonValue(true));
    }

    void okGoesToTheNextSeasonAtOnce()
    {
        QVERIFY2(open(QStringLiteral("The Fog"), 21'000), m_room->situation());
        QVERIFY2(isOffered(QStringLiteral("Next episode in ")), m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY2(m_room->until([this] { return episode() == 1 && positionMs() > 100; }), m_room->situation());
        QCOMPARE(m_room->playback().value(QLatin1String("title")).toObject().value(QLatin1String("season")),
                 QJsonValue(2));
        // The last one: nothing follows it.
        QVERIFY(next().isEmpty());
        QVERIFY(!m_room->call(QStringLiteral("playback.next")));
    }

    void theRemotesKeysGoOnAndBack()
    {
        QVERIFY2(open(QStringLiteral("The Keeper"), 3000), m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("next")}));
        QVERIFY2(playsEpisode(2), m_room->situation());
        // It was begun above; from its middle the key goes to its beginning, from there to the one before.
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 15'000}}));
        QVERIFY(m_room->until([this] { return positionMs() > 15'100; }));
        QVERIFY(m_room->key({QStringLiteral("previous")}));
        QVERIFY(m_room->until([this] { return positionMs() < 3000 && state() == QLatin1String("playing"); }));
        QCOMPARE(episode(), 2);
        QVERIFY(m_room->key({QStringLiteral("previous")}));
        QVERIFY2(m_room->until([this] { return episode() == 1; }), m_room->situation());
    }

    void backStaysToTheEnd()
    {
        QVERIFY2(open(QStringLiteral("The Keeper"), 21'000), m_room->situation());
        QVERIFY2(isOffered(QStringLiteral("Next episode in ")), m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("back")}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("The Keeper"); }));
        QCOMPARE(state(), QStringLiteral("playing"));
        QVERIFY(!next().value(QLatin1String("goesOn")).toBool());
        QVERIFY2(isHome(), m_room->situation());
        QCOMPARE(state(), QStringLiteral("none"));
    }

    void inTheCornerItStaysThere()
    {
        QVERIFY2(open(QStringLiteral("The Keeper"), 26'000), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("stage.corner"), {{QStringLiteral("film"), true}}));
        QVERIFY(isHome());
        QVERIFY2(playsEpisode(2), m_room->situation());
        QCOMPARE(m_room->page(), QStringLiteral("home"));
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

    void switchedOffItIsOnlyOffered()
    {
        QVERIFY(m_room->call(
            QStringLiteral("settings.set"),
            {{QStringLiteral("key"), QStringLiteral("autoplayNext")}, {QStringLiteral("value"), false}}));
        QVERIFY2(open(QStringLiteral("The Keeper"), 22'000), m_room->situation());
        QVERIFY2(isOffered(QStringLiteral("Next episode: The Fog")), m_room->situation());
        QVERIFY2(isHome(), m_room->situation());
        QVERIFY(m_room->call(
            QStringLiteral("settings.set"),
            {{QStringLiteral("key"), QStringLiteral("autoplayNext")}, {QStringLiteral("value"), true}}));
    }

    void whatIsChosenInOneEpisodeHoldsInTheNext()
    {
        const auto track = [this](const char *which) {
            return m_room->playback().value(QLatin1String(which)).toInt(-1);
        };
        const auto subtitle = [&] { return track("subtitle"); };
        const auto want = [this](const char *language) {
            return m_room
                ->call(QStringLiteral("settings.set"),
                       {{QStringLiteral("key"), QStringLiteral("subtitleLanguage")},
                        {QStringLiteral("value"), QString::fromLatin1(language)}})
                .has_value();
        };
        QVERIFY(want("en"));
        QVERIFY2(open(QStringLiteral("The Fog"), 1000), m_room->situation());
        QVERIFY(subtitle() >= 0); // as the household wants it
        QVERIFY2(open(QStringLiteral("The Keeper"), 1000), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.chooseTracks"), {{QStringLiteral("subtitle"), -1}}));
        QVERIFY(m_room->until([&] { return subtitle() == -1; }));
        QVERIFY(m_room->call(QStringLiteral("playback.next")));
        QVERIFY2(playsEpisode(2), m_room->situation());
        QCOMPARE(subtitle(), -1);
        QVERIFY(m_room->restartHearthd());
        QVERIFY(m_room->call(QStringLiteral("playback.next")));
        QVERIFY2(playsEpisode(1), m_room->situation());
        QCOMPARE(subtitle(), -1);
        // Two at once, those in the film and those beside it.
        QVERIFY2(open(QStringLiteral("The Keeper"), 1000), m_room->situation());
        const QJsonArray tracks = m_room->playback().value(QLatin1String("tracks")).toArray();
        const int beside = tracks.last().toObject().value(QLatin1String("index")).toInt();
        const int inside = tracks.at(tracks.size() - 2).toObject().value(QLatin1String("index")).toInt();
        QVERIFY(
            m_room->call(QStringLiteral("playback.chooseTracks"),
                         {{QStringLiteral("subtitle"), inside}, {QStringLiteral("secondSubtitle"), beside}}));
        const auto areBoth = [&] { return subtitle() == inside && track("secondSubtitle") == beside; };
        QVERIFY2(m_room->until(areBoth), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.next")));
        QVERIFY2(playsEpisode(2), m_room->situation());
        QVERIFY2(areBoth(), m_room->situation());
        QVERIFY(m_room->restartHearthd());
        QVERIFY2(m_room->until(areBoth), m_room->situation());
        // Without the first there is no second.
        QVERIFY(m_room->call(QStringLiteral("playback.chooseTracks"), {{QStringLiteral("subtitle"), -1}}));
        QVERIFY(m_room->until([&] { return subtitle() == -1 && track("secondSubtitle") == -1; }));
        QVERIFY2(open(QStringLiteral("The Keeper"), 1000), m_room->situation());
        QVERIFY(subtitle() == -1 && track("secondSubtitle") == -1);
        QVERIFY(
            m_room->call(QStringLiteral("playback.chooseTracks"), {{QStringLiteral("subtitle"), inside}}));
        QVERIFY(m_room->until([&] { return subtitle() == inside; }));
        QVERIFY2(open(QStringLiteral("The Keeper"), 1000), m_room->situation());
        QCOMPARE(subtitle(), inside);
        // A film that belongs to nothing is not concerned.
        QVERIFY2(open(QStringLiteral("Long Film"), 1000), m_room->situation());
        QVERIFY(subtitle() >= 0);
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY(want("foreign"));
    }

    void aNewHearthdKnowsWhatFollows()
    {
        QVERIFY2(open(QStringLiteral("The Keeper"), 18'000), m_room->situation());
        QVERIFY(m_room->restartHearthd());
        QVERIFY2(m_room->until([this] { return next().value(QLatin1String("goesOn")).toBool(); }),
                 m_room->situation());
        QVERIFY2(playsEpisode(2), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

    void aChildGoesNoFurtherThanItMay()
    {
        QVERIFY(
            m_room->call(QStringLiteral("pin.set"), {{QStringLiteral("owner"), QStringLiteral("household")},
                                                     {QStringLiteral("new"), QStringLiteral("2468")}}));
        const QJsonObject mia{{QStringLiteral("name"), QStringLiteral("Mia")},
                              {QStringLiteral("kind"), QStringLiteral("child")},
                              {QStringLiteral("ageLimit"), 6}};
        const auto saved =
            m_room->call(QStringLiteral("profiles.save"),
                         {{QStringLiteral("profile"), mia}, {QStringLiteral("pin"), QStringLiteral("2468")}});
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
        QVERIFY(m_room->call(QStringLiteral("profiles.choose"), {{QStringLiteral("id"), *saved}}));
        QVERIFY2(open(QStringLiteral("The Keeper"), 21'000), m_room->situation());
        // Nobody has judged what follows: it is offered, behind the PIN.
        QVERIFY2(isOffered(QStringLiteral("Next episode: The Fog")), m_room->situation());
        QVERIFY(!next().value(QLatin1String("goesOn")).toBool());
        const auto refused = m_room->call(QStringLiteral("playback.next"));
        QVERIFY(!refused && refused.error().code == ErrorCode::NeedsPin);
        QVERIFY2(isHome(), m_room->situation());
        QVERIFY2(open(QStringLiteral("The Keeper"), 21'000), m_room->situation());
        QVERIFY(
            m_room->call(QStringLiteral("playback.next"), {{QStringLiteral("pin"), QStringLiteral("2468")}}));
        QVERIFY2(playsEpisode(2), m_room->situation());
    }
};

QTEST_GUILESS_MAIN(TestNext)
#include "test_next.moc"
