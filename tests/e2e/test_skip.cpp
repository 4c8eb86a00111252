// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// An intro that its chapter names, or that sounds like the other episodes': one OK leaves it out, or nobody
// has to press anything.

#include "tests/e2e/living_room.h"
#include "tests/support/season_maker.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestSkip : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    [[nodiscard]] qint64 positionMs()
    {
        return m_room->playback().value(QLatin1String("positionMs")).toInteger();
    }
    [[nodiscard]] QJsonObject skip() { return m_room->playback().value(QLatin1String("skip")).toObject(); }
    bool open(int fromMs)
    {
        return m_room
                   ->call(QStringLiteral("playback.open"),
                          {{QStringLiteral("id"), m_room->titleId(QStringLiteral("Named Film"))},
                           {QStringLiteral("fromMs"), fromMs}})
                   .has_value() &&
               m_room->until([&] {
                   return m_room->playback().value(QLatin1String("state")) == QLatin1String("playing") &&
                          positionMs() >= fromMs;
               });
    }
    bool set(const char *how)
    {
        return m_room
            ->call(QStringLiteral("settings.set"), {{QStringLiteral("key"), QStringLiteral("skipChapters")},
                                                    {QStringLiteral("value"), QLatin1String(how)}})
            .has_value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY(m_room->makeFilm(QStringLiteral("Plain"), 60, QStringLiteral("testsrc2"), 50));
        const QString plain = m_room->filmsPath() + QStringLiteral("/Plain.mkv");
        QFile words(m_room->filmsPath() + QStringLiteral("/chapters.txt"));
        QVERIFY(words.open(QIODevice::WriteOnly));
        words.write(";FFMETADATA1\n");
        const QList<std::pair<QByteArray, int>> chapters{
            {"Cold open", 0}, {"Intro", 4}, {"One", 24}, {"Two", 40}, {"End Credits", 55}};
        for (qsizetype i = 0; i < chapters.size(); ++i)
            words.write("[CHAPTER]\nTIMEBASE=1/1\nSTART=" + QByteArray::number(chapters[i].second) +
                        "\nEND=" + QByteArray::number(i + 1 < chapters.size() ? chapters[i + 1].second : 60) +
                        "\ntitle=" + chapters[i].first + '\n');
        words.close();
        QProcess ffmpeg;
        ffmpeg.start(QStringLiteral("ffmpeg"),
                     {QStringLiteral("-nostdin"), QStringLiteral("-loglevel"), QStringLiteral("error"),
                      QStringLiteral("-y"), QStringLiteral("-i"), plain, QStringLiteral("-i"),
                      words.fileName(), QStringLiteral("-map_metadata"), QStringLiteral("1"),
                      QStringLiteral("-map_chapters"), QStringLiteral("1"), QStringLiteral("-map"),
                      QStringLiteral("0"), QStringLiteral("-c"), QStringLiteral("copy"),
                      m_room->filmsPath() + QStringLiteral("/Named Film (2021).mkv")});
        QVERIFY(ffmpeg.waitForFinished(60'000) && ffmpeg.exitCode() == 0);
        QVERIFY(QFile::remove(plain) && words.remove());
        const QString season = m_room->filmsPath() + QStringLiteral("/Harbour/Season 1");
        QVERIFY(QDir().mkpath(season));
        for (const unsigned episode : {1U, 2U})
            QVERIFY(makeEpisode(season + QStringLiteral("/Harbour S01E0%1.mkv").arg(episode),
                                {.story = episode, .openingAt = episode == 1 ? 12 : 20}));
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY(m_room->until([this] { return !m_room->titleId(QStringLiteral("Named Film")).isEmpty(); }));
    }
    void cleanupTestCase() { m_room.reset(); }

    void oneKeySkipsTheIntro()
    {
        QVERIFY2(open(3000), m_room->situation());
        QVERIFY2(m_room->until([this] { return m_room->focusName() == QLatin1String("Skip the intro"); }),
                 m_room->situation());
        QCOMPARE(skip().value(QLatin1String("kind")), QJsonValue(QStringLiteral("intro")));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY2(m_room->until([this] { return positionMs() >= 23'500; }, std::chrono::seconds(8)),
                 m_room->situation());
        QVERIFY(positionMs() < 30'000);
        QVERIFY(skip().isEmpty());
        QVERIFY2(m_room->until([this] { return m_room->focusName() != QLatin1String("Skip the intro"); }),
                 m_room->situation());
        QVERIFY(!m_room->call(QStringLiteral("playback.skipChapter")));
    }

    void whoLeavesInTheCreditsHasSeenIt()
    {
        const auto watched = [this] {
            const auto title =
                m_room->call(QStringLiteral("library.title"),
                             {{QStringLiteral("id"), m_room->titleId(QStringLiteral("Named Film"))}});
            return title && (*title)[QLatin1String("watched")].toBool();
        };
        QVERIFY2(open(50'000), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY(!watched());
        QVERIFY2(open(55'500), m_room->situation()); // of 60 s: less than nineteen in twenty
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY(m_room->until(watched));
    }

    void anIntroThatNoChapterNamesIsFoundByItsSound()
    {
        const auto episodeId = [this](const char *ending) {
            const auto all = m_room->call(QStringLiteral("library.titles"),
                                          {{QStringLiteral("kind"), QStringLiteral("episode")}});
            for (const QJsonValue &one : all ? (*all)[QLatin1String("items")].toArray() : QJsonArray()) {
                if (one[QLatin1String("episode")].toInt() == QLatin1String(ending).toInt())
                    return one[QLatin1String("id")].toString();
            }
            return QString();
        };
        const auto openAt = [&](const char *episode, int fromMs) {
            return m_room
                ->call(QStringLiteral("playback.open"),
                       {{QStringLiteral("id"), episodeId(episode)}, {QStringLiteral("fromMs"), fromMs}})
                .has_value();
        };
        const auto foundCount = [this] {
            return m_room->playback().value(QLatin1String("foundChapters")).toArray().size();
        };
        QVERIFY(openAt("1", 1000));
        QVERIFY2(m_room->until([&] { return foundCount() == 2; }, std::chrono::seconds(60)),
                 m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 14'000}}));
        QVERIFY2(m_room->until([this] { return m_room->focusName() == QLatin1String("Skip the intro"); }),
                 m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY2(m_room->until([this] { return positionMs() >= 33'000; }, std::chrono::seconds(8)),
                 m_room->situation());
        QVERIFY(positionMs() < 45'000);
        // The next is offered when the story is over, not ten seconds before the file's end.
        const qint64 offerMs =
            m_room->playback()[QLatin1String("next")][QLatin1String("offerFromMs")].toInteger();
        QVERIFY2(offerMs > 207'000 && offerMs < 213'000, m_room->situation());
        // The other one is known before it begins.
        QVERIFY(openAt("2", 21'500));
        QVERIFY2(
            m_room->until([this] { return skip().value(QLatin1String("kind")) == QLatin1String("intro"); }),
            m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

    void itIsSkippedByItselfButNotForWhoGoesBack()
    {
        QVERIFY(set("self"));
        QVERIFY2(open(2500), m_room->situation());
        QVERIFY2(m_room->until([this] { return positionMs() >= 23'500; }, std::chrono::seconds(12)),
                 m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 8000}}));
        QVERIFY2(m_room->until([this] { return positionMs() >= 9500 && positionMs() < 20'000; }),
                 m_room->situation());
        // Opened anew it is another evening.
        QVERIFY2(open(2500), m_room->situation());
        QVERIFY2(m_room->until([this] { return positionMs() >= 23'500; }, std::chrono::seconds(12)),
                 m_room->situation());
        QVERIFY(set("button"));
    }
};

QTEST_GUILESS_MAIN(TestSkip)
#include "test_skip.moc"
