// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Watching with the remote alone: a film from Home, its OSD, Back to the same tile, Continue at that second.

#include "tests/e2e/living_room.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>
#include <algorithm>

using namespace hearth;
using namespace hearth::test;

class TestWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY(m_room->call(QStringLiteral("settings.set"),
                             {{QStringLiteral("key"), QStringLiteral("subtitleLanguage")},
                              {QStringLiteral("value"), QStringLiteral("en")}}));
    }

    void cleanupTestCase() { m_room.reset(); }

    void okPlaysTheFilmThatHasFocus()
    {
        QCOMPARE(m_room->focusName(), QStringLiteral("Long Film"));
        QVERIFY(m_room->key({QStringLiteral("right")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Short Film"));
        QVERIFY(m_room->key({QStringLiteral("left"), QStringLiteral("ok")}));
        QVERIFY(m_room->until(
            [this] { return playbackState() == QLatin1String("playing") && positionMs() > 500; }));
        QCOMPARE(m_room->page(), QStringLiteral("film"));
        QVERIFY(
            m_room->until([this] { return m_room->state().value(QLatin1String("filmVisible")).toBool(); }));
    }

    void thePictureOnTheScreenIsTheFilm()
    {
        // testsrc2 is colourful; Home behind it is nearly black.
        const auto taken = m_room->call(QStringLiteral("screen.screenshot"));
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
        const QImage image(taken->toObject().value(QLatin1String("file")).toString());
        QCOMPARE(image.size(), QSize(1280, 720));
        // In each quarter: it covers the screen.
        for (const QPoint quarter :
             {QPoint(200, 180), QPoint(660, 180), QPoint(200, 370), QPoint(660, 370)}) {
            int colourful = 0;
            for (int y = 0; y < 130; y += 8) {
                for (int x = 0; x < 420; x += 8) {
                    const QColor colour = image.pixelColor(quarter + QPoint(x, y));
                    colourful += colour.saturation() > 120 && colour.value() > 100;
                }
            }
            QVERIFY2(colourful > 250, qPrintable(QString::number(colourful)));
        }
    }

    // A viewer who looks for a place presses the same key until it is there.
    void arrowsGoOnSeekingWhatTheyBegan()
    {
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Long Film"); }));
        const qint64 before = positionMs();
        QVERIFY(m_room->key({QStringLiteral("right")}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Position"); }));
        QVERIFY(m_room->key({QStringLiteral("right")}));
        // To a key frame near it.
        QVERIFY2(m_room->until([&] { return positionMs() > before + 17'000; }, std::chrono::seconds(5)),
                 m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("left"), QStringLiteral("left")}));
        QVERIFY2(m_room->until([&] { return positionMs() < before + 8'000; }, std::chrono::seconds(5)),
                 m_room->situation());
        // And once the controls are gone it is the film's again.
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Long Film"); }));
    }

    void theOsdPausesSeeksAndChoosesSubtitles()
    {
        QVERIFY(m_room->key({QStringLiteral("pause")}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("paused"); }));
        const qint64 before = positionMs();
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Play"); }));
        QVERIFY(m_room->key({QStringLiteral("up")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Position"));
        QVERIFY(m_room->key({QStringLiteral("right"), QStringLiteral("right"), QStringLiteral("right")}));
        QVERIFY(m_room->until([&] { return positionMs() > before + 25000; }));
        QVERIFY(m_room->key({QStringLiteral("down"), QStringLiteral("right")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Subtitles: English"));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("English"));
        QVERIFY(m_room->key({QStringLiteral("up"), QStringLiteral("ok")}));
        QVERIFY(m_room->until(
            [this] { return m_room->playback().value(QLatin1String("subtitle")).toInt() == -1; }));
        QVERIFY(m_room->key({QStringLiteral("play")}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
    }

    void theSeekBarHasPictures()
    {
        QJsonObject strip;
        QVERIFY(m_room->until([&] {
            strip = m_room->playback().value(QLatin1String("strip")).toObject();
            return !strip.isEmpty();
        }));
        QCOMPARE(strip.value(QLatin1String("stepMs")), QJsonValue(2000));
        // Of ninety seconds and what the last packets add.
        QVERIFY(qAbs(strip.value(QLatin1String("count")).toInt() - 45) <= 1);
        const QImage sheet(strip.value(QLatin1String("file")).toString());
        QCOMPARE(sheet.size(), QSize(10 * 256, 5 * 144));
        QVERIFY(strip.value(QLatin1String("file"))
                    .toString()
                    .startsWith(m_room->statePath() + QLatin1String("/cache/")));
    }

    void thePlaybackMenuTurnsSpeedAndDelays()
    {
        const auto turned = [this](const char *what) {
            return m_room->playback().value(QLatin1String(what)).toDouble();
        };
        QVERIFY(m_room->key({QStringLiteral("pause")}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("paused"); }));
        for (int i = 0; i < 8 && m_room->focusName() != QLatin1String("Playback"); ++i)
            QVERIFY(m_room->key({QStringLiteral("right")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Playback"));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Speed"); }));
        QVERIFY(m_room->key({QStringLiteral("right"), QStringLiteral("right")}));
        QVERIFY(m_room->until([&] { return turned("speed") == 1.5; }));
        // Between two pictures of the 25 a second: at the end of one, the next is less than a millisecond
        // away.
        const qint64 still = 20'010;
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), still}}));
        QVERIFY2(m_room->until([&] { return positionMs() == still; }), m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("down")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Picture by picture"));
        QVERIFY(m_room->key({QStringLiteral("right")}));
        QVERIFY2(m_room->until([&] { return positionMs() > still; }), m_room->situation());
        QVERIFY(positionMs() < still + 500);
        QVERIFY(m_room->key({QStringLiteral("down"), QStringLiteral("left"), QStringLiteral("left")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Sound"));
        QVERIFY(m_room->until([&] { return turned("soundDelayMs") == -100; }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([&] { return turned("soundDelayMs") == 0; }));
        // The film's own keys work beside the menu; it goes on as it was turned.
        QVERIFY(m_room->key({QStringLiteral("play")}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
        QVERIFY(m_room->key({QStringLiteral("back")}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Playback"); }));
        m_room->kill(m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player")));
        QVERIFY(m_room->until(
            [&] { return playbackState() == QLatin1String("playing") && positionMs() > still + 500; }));
        QCOMPARE(turned("speed"), 1.5);
        QVERIFY(m_room->call(QStringLiteral("playback.speed"), {{QStringLiteral("speed"), 1}}));
        QVERIFY(!m_room->call(QStringLiteral("playback.speed"), {{QStringLiteral("speed"), 3}}));
        QVERIFY(!m_room->call(QStringLiteral("playback.step"), {{QStringLiteral("direction"), 1}}));
    }

    void backLeadsToTheSameTileAndHomeOffersToContinue()
    {
        const qint64 position = positionMs();
        // One Back hides the OSD if it shows, the next one leaves.
        const auto isHome = [this] { return m_room->page() == QLatin1String("home"); };
        QVERIFY(m_room->key({QStringLiteral("back")}));
        if (!m_room->until(isHome, std::chrono::seconds(1)))
            QVERIFY(m_room->key({QStringLiteral("back")}));
        QVERIFY(m_room->until(isHome));
        QCOMPARE(m_room->focusName(), QStringLiteral("Long Film"));
        QJsonObject first;
        QVERIFY(m_room->until([&] {
            const auto rows = m_room->call(QStringLiteral("home.rows"));
            const QJsonObject row = rows.value_or(QJsonValue()).toArray().first().toObject();
            first = row.value(QLatin1String("items")).toArray().first().toObject();
            return row.value(QLatin1String("id")).toString() == QLatin1String("continue");
        }));
        QVERIFY(qAbs(first.value(QLatin1String("positionMs")).toInteger() - position) < 4000);
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), first.value(QLatin1String("id"))}}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
        // Five seconds before, to find into it again.
        const qint64 back = first.value(QLatin1String("positionMs")).toInteger() - positionMs();
        QVERIFY2(back > 2000 && back <= 5000, qPrintable(QString::number(back)));
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

    void aTrailerPlaysAndLeavesNoTrace()
    {
        const auto count = [this] {
            return m_room->call(QStringLiteral("library.titles"))
                .value_or(QJsonValue())
                .toObject()
                .value(QLatin1String("total"))
                .toInt();
        };
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        const int before = count();
        QVERIFY(m_room->makeFilm(QStringLiteral("Short Film (2023)-trailer"), 8));
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        const QString film = m_room->titleId(QStringLiteral("Short Film"));
        QString trailer;
        QVERIFY(m_room->until([&] {
            const auto record = m_room->call(QStringLiteral("library.title"), {{QStringLiteral("id"), film}});
            trailer = record.value_or(QJsonValue()).toObject().value(QLatin1String("trailer")).toString();
            return !trailer.isEmpty();
        }));
        QCOMPARE(count(), before);
        QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), trailer}}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
        QCOMPARE(m_room->playback().value(QLatin1String("title")).toObject().value(QLatin1String("name")),
                 QJsonValue(QStringLiteral("Short Film")));
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 7000}}));
        // To its end, and then Home.
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("none"); }));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
        const auto after = m_room->call(QStringLiteral("library.title"), {{QStringLiteral("id"), film}});
        QCOMPARE(after->toObject().value(QLatin1String("positionMs")), QJsonValue(0));
        QCOMPARE(after->toObject().value(QLatin1String("watched")), QJsonValue(false));
        const QJsonArray rows = m_room->call(QStringLiteral("home.rows")).value_or(QJsonValue()).toArray();
        for (const QJsonValue &row : rows) {
            for (const QJsonValue &item : row.toObject().value(QLatin1String("items")).toArray())
                QVERIFY(item.toObject().value(QLatin1String("id")).toString() != trailer);
        }
        QVERIFY(!m_room->call(QStringLiteral("history.mark"),
                              {{QStringLiteral("id"), trailer}, {QStringLiteral("watched"), true}}));
        QVERIFY(QFile::remove(m_room->filmsPath() + QLatin1String("/Short Film (2023)-trailer.mkv")));
    }

    void aWorkoutThatWasSeenToItsEndWasDone()
    {
        const QString gym = m_room->folder() + QLatin1String("/gym");
        QVERIFY(QDir().mkpath(gym));
        QVERIFY(m_room->makeFilm(QStringLiteral("Squats"), 82));
        QVERIFY(QFile::rename(m_room->filmsPath() + QLatin1String("/Squats.mkv"),
                              gym + QLatin1String("/Squats.mkv")));
        QVERIFY(m_room->call(
            QStringLiteral("sources.add"),
            {{QStringLiteral("path"), gym}, {QStringLiteral("kind"), QStringLiteral("workouts")}}));
        QJsonObject workout;
        const auto looked = [&] {
            const auto all = m_room->call(QStringLiteral("library.titles"),
                                          {{QStringLiteral("kind"), QStringLiteral("workout")}});
            const QJsonArray items =
                all.value_or(QJsonValue()).toObject().value(QLatin1String("items")).toArray();
            workout = items.isEmpty() ? QJsonObject() : items.first().toObject();
            return workout.value(QLatin1String("durationMs")).toInt() > 0;
        };
        QVERIFY(m_room->until(looked));
        QCOMPARE(workout.value(QLatin1String("times")), QJsonValue(0));
        const auto parts = m_room->call(QStringLiteral("library.parts"),
                                        {{QStringLiteral("id"), workout.value(QLatin1String("id"))}});
        QVERIFY(parts);
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), parts->toObject().value(QLatin1String("next"))},
                              {QStringLiteral("fromMs"), 79000}}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("none"); }));
        QVERIFY(looked());
        QCOMPARE(workout.value(QLatin1String("times")), QJsonValue(1));
        QCOMPARE(workout.value(QLatin1String("progress")), QJsonValue(0.0));
        QVERIFY(m_room->call(QStringLiteral("sources.remove"), {{QStringLiteral("path"), gym}}));
        QVERIFY(m_room->until([&] { return !looked() && workout.isEmpty(); }));
    }

    void anAlbumPlaysThroughAndLeavesNoTrace()
    {
        const QString music = m_room->folder() + QLatin1String("/music");
        const QString album = music + QLatin1String("/The Lights/Slow Water");
        QVERIFY(QDir().mkpath(album));
        for (const char *name : {"Ebb", "Street"}) {
            QProcess ffmpeg;
            // The second has its cover inside.
            QString words = QStringLiteral("-nostdin -loglevel error -f lavfi -i sine=d=4");
            if (qstrcmp(name, "Street") == 0)
                words += QStringLiteral(" -f lavfi -i color=red:s=200x200:d=1 -map 0 -map 1 -frames:v 1 -c:v "
                                        "mjpeg -disposition:v attached_pic");
            const QStringList arguments =
                words.split(QLatin1Char(' ')) +
                QStringList{QStringLiteral("-metadata"),
                            QStringLiteral("title=%1 and so on").arg(QLatin1String(name)),
                            QStringLiteral("-metadata"), QStringLiteral("artist=Somebody"),
                            album + QLatin1Char('/') + QLatin1String(name) + QLatin1String(".mp3")};
            ffmpeg.start(QStringLiteral("ffmpeg"), arguments);
            QVERIFY(ffmpeg.waitForFinished(30000) && ffmpeg.exitCode() == 0);
        }
        QVERIFY(m_room->call(QStringLiteral("sources.add"), {{QStringLiteral("path"), music}}));
        QJsonArray songs;
        const auto looked = [&] {
            const auto all = m_room->call(QStringLiteral("library.titles"),
                                          {{QStringLiteral("kind"), QStringLiteral("song")}});
            songs = all.value_or(QJsonValue()).toObject().value(QLatin1String("items")).toArray();
            return songs.size() == 2 && songs[0][QLatin1String("name")] == QLatin1String("Ebb and so on") &&
                   !songs[1][QLatin1String("poster")].toString().isEmpty();
        };
        QVERIFY2(m_room->until(looked), QJsonDocument(songs).toJson().constData());
        QCOMPARE(songs[0][QLatin1String("artist")], QJsonValue("Somebody"));
        const auto playing = [this] {
            return m_room->call(QStringLiteral("playback.state")).value_or(QJsonValue()).toObject();
        };
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), songs[0][QLatin1String("id")]}}));
        QVERIFY(m_room->until(
            [&] { return playing().value(QLatin1String("state")) == QLatin1String("playing"); }));
        QCOMPARE(playing().value(QLatin1String("hasPicture")), QJsonValue(false));
        QCOMPARE(playing().value(QLatin1String("joins")), QJsonValue(true)); // test_song_chain hears it
        // The words stay, for there is no picture that they would hide.
        const auto says = [this](const QString &words) {
            const QJsonArray texts =
                m_room->call(QStringLiteral("screen.texts")).value_or(QJsonValue()).toArray();
            return std::ranges::any_of(texts,
                                       [&](const auto &one) { return one[QLatin1String("text")] == words; });
        };
        QVERIFY(m_room->until([&] { return says(QStringLiteral("Ebb and so on")); }));
        QVERIFY(m_room->until([&] {
            return playing().value(QLatin1String("title"))[QLatin1String("name")] ==
                       QLatin1String("Street and so on") &&
                   playing().value(QLatin1String("state")) == QLatin1String("playing");
        }));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("none"); }));
        // Round again: the last one goes on to the first, and one alone to itself.
        const auto name = [&] { return playing().value(QLatin1String("title"))[QLatin1String("name")]; };
        const auto repeats = [this](const char *what) {
            return m_room
                ->call(QStringLiteral("playback.repeat"), {{QStringLiteral("what"), QLatin1String(what)}})
                .has_value();
        };
        QVERIFY(!repeats("all"));
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), songs[1][QLatin1String("id")]}}));
        QVERIFY(
            m_room->until([&] { return playing().value(QLatin1String("repeat")) == QLatin1String("off"); }));
        QVERIFY(repeats("all"));
        QCOMPARE(playing().value(QLatin1String("repeat")), QJsonValue("all"));
        QVERIFY(m_room->until([&] { return name() == QLatin1String("Ebb and so on"); }));
        QVERIFY(repeats("one"));
        const QJsonValue first = playing().value(QLatin1String("id"));
        QVERIFY(m_room->until([&] { return playing().value(QLatin1String("id")) != first; }));
        QCOMPARE(name(), QJsonValue("Ebb and so on"));
        QVERIFY(m_room->call(QStringLiteral("playback.shuffle"), {{QStringLiteral("on"), true}}));
        QCOMPARE(playing().value(QLatin1String("shuffle")), QJsonValue(true));
        QVERIFY(m_room->call(QStringLiteral("playback.shuffle"), {{QStringLiteral("on"), false}}));
        QVERIFY(repeats("off"));
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("none"); }));
        const auto after = m_room->call(QStringLiteral("library.title"),
                                        {{QStringLiteral("id"), songs[0][QLatin1String("id")]}});
        QCOMPARE(after->toObject().value(QLatin1String("watched")), QJsonValue(false));
        QVERIFY(m_room->call(QStringLiteral("sources.remove"), {{QStringLiteral("path"), music}}));
        QVERIFY(m_room->until([&] { return !looked() && songs.isEmpty(); }));
    }

    void openingAndLeavingManyTimesHurtsNobody()
    {
        const auto titles = m_room->call(QStringLiteral("library.titles"));
        const QJsonValue id = titles->toObject()
                                  .value(QLatin1String("items"))
                                  .toArray()
                                  .first()
                                  .toObject()
                                  .value(QLatin1String("id"));
        const qint64 shell = m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
        for (int i = 0; i < 20; ++i) {
            QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}}));
            QVERIFY(m_room->until(
                [this] { return m_room->state().value(QLatin1String("filmVisible")).toBool(); }));
            QVERIFY(m_room->call(QStringLiteral("playback.stop")));
            QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
        }
        QCOMPARE(m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth")), shell);
    }

    void aFilmThatWasCutOffPlaysToItsBreakAndSaysSo()
    {
        QFile whole(m_room->filmsPath() + QLatin1String("/Short Film (2023).mkv"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QVERIFY(addFilm(QStringLiteral("Cut"), whole.read(whole.size() / 6)));
        QVERIFY(m_room->until([this] { return !m_room->titleId(QStringLiteral("Cut")).isEmpty(); }));
        QVERIFY(open(QStringLiteral("Cut")));
        QVERIFY(m_room->until(
            [this] { return playbackState() == QLatin1String("playing") && positionMs() > 500; }));
        qint64 last = 0;
        // To the break and no further, in about the time that it takes; then Home and a sentence.
        QVERIFY(m_room->until([&] {
            last = std::max(last, positionMs());
            return m_room->page() == QLatin1String("home");
        }));
        QVERIFY2(last > 2000 && last < 10000, qPrintable(QString::number(last)));
        QVERIFY(m_room->until([this] {
            return m_room->state()
                .value(QLatin1String("toast"))
                .toString()
                .contains(QLatin1String("the rest of its file is missing"));
        }));
        QCOMPARE(playbackState(), QStringLiteral("none"));
        // The next film plays and moves, in the same player.
        QVERIFY(open(QStringLiteral("Long Film")));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
        const qint64 begin = positionMs();
        QVERIFY(m_room->until([&] { return positionMs() > begin + 1500; }));
        QVERIFY(m_room->state().value(QLatin1String("filmVisible")).toBool());
    }

    void aDamagedFilmGetsASentenceAndNothingElseHappens()
    {
        QVERIFY(addFilm(QStringLiteral("Damaged"), QByteArray(5000, 'x')));
        QVERIFY(
            m_room->until([this] { return !damaged().value(QLatin1String("error")).toString().isEmpty(); }));
        QVERIFY(damaged().value(QLatin1String("error")).toString().contains(QLatin1String("copy it again")));
        // Right after another film: nothing of that one is shown for this one.
        QCOMPARE(playbackState(), QStringLiteral("playing"));
        const QJsonObject before = m_room->playback();
        QVERIFY(before.value(QLatin1String("durationMs")).toInteger() > 0);
        QVERIFY(!before.value(QLatin1String("tracks")).toArray().isEmpty());
        QVERIFY(open(QStringLiteral("Damaged")));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("failed"); }));
        expectNothingOfAnotherFilm();
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Back to Home"); }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
    }

    void aFilmOfNothingButNothingIsGivenUp()
    {
        // The first kilobyte of a film, then terabytes of zeros, which a reader looks through for its next
        // packet.
        QFile whole(m_room->filmsPath() + QLatin1String("/Short Film (2023).mkv"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile huge(m_room->filmsPath() + QLatin1String("/Huge (2020).mkv"));
        QVERIFY(huge.open(QIODevice::WriteOnly));
        QVERIFY(huge.write(whole.read(1000)) == 1000);
        QVERIFY(huge.resize(2'000'000'000'000));
        huge.close();
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        QVERIFY(m_room->until([this] { return !m_room->titleId(QStringLiteral("Huge")).isEmpty(); }));
        QVERIFY(open(QStringLiteral("Huge")));
        QVERIFY(m_room->until([this] {
            return playbackState() == QLatin1String("failed") || playbackState() == QLatin1String("none");
        }));
        QVERIFY(open(QStringLiteral("Long Film")));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY(huge.remove());
    }

    void aFilmThatMayNotBeReadFailsWithoutTheValuesOfTheOneBefore()
    {
        QVERIFY(addFilm(QStringLiteral("Locked"), QByteArray(5000, 'x')));
        QVERIFY(m_room->until([this] { return !m_room->titleId(QStringLiteral("Locked")).isEmpty(); }));
        QVERIFY(open(QStringLiteral("Long Film")));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
        const QString id = m_room->titleId(QStringLiteral("Locked"));
        QVERIFY(QFile::setPermissions(m_room->filmsPath() + QLatin1String("/Locked (2020).mkv"), {}));
        QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("failed"); }));
        expectNothingOfAnotherFilm();
        QVERIFY(m_room->playback().contains(QLatin1String("error")));
        // The film before is not heard on behind the sentence: the player closed it.
        QVERIFY(
            m_room->until([this] { return !m_room->state().value(QLatin1String("filmVisible")).toBool(); }));
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY(open(QStringLiteral("Long Film")));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

    void subtitlesBesideTheFilmAreOfferedAndDrawn()
    {
        const QStringList films =
            QDir(m_room->filmsPath()).entryList({QStringLiteral("Long Film*.mkv")}, QDir::Files);
        QVERIFY(!films.isEmpty());
        const QString stem = m_room->filmsPath() + QLatin1Char('/') + QFileInfo(films[0]).completeBaseName();
        const auto write = [&](const char *suffix, const QByteArray &bytes) {
            QFile file(stem + QLatin1String(suffix));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        // Windows' letters, which nobody says; and a file that is none.
        QVERIFY(write(".de.srt", "1\r\n00:00:00,100 --> 00:01:20,000\r\nGr\xf6\xdf"
                                 "e und M\xfc"
                                 "he f\xfcr \xc4rger\r\n"));
        QVERIFY(write(".fr.srt", QByteArray(60000, '\0') + QByteArray(60000, '\xff')));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "captionGround"}, {"value", "full"}}));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "captionSize"}, {"value", "190"}}));
        const QString id = m_room->titleId(QStringLiteral("Long Film"));
        QVERIFY(m_room->call(QStringLiteral("playback.open"), {{"id", id}, {"fromMs", 1000}}));
        const auto trackOf = [&](const QString &language) {
            for (const QJsonValue &track : m_room->playback().value(QLatin1String("tracks")).toArray()) {
                if (track.toObject().value(QLatin1String("language")).toString() == language &&
                    track.toObject().value(QLatin1String("codec")).toString() == QLatin1String("srt"))
                    return track.toObject().value(QLatin1String("index")).toInt();
            }
            return -1;
        };
        QVERIFY(m_room->until([&] { return trackOf(QStringLiteral("ger")) >= 0; }));
        const auto darkPixels = [&] {
            const auto taken = m_room->call(QStringLiteral("screen.screenshot"));
            const QImage image(taken ? taken->toObject().value(QLatin1String("file")).toString() : QString());
            int dark = 0;
            for (int y = 560; y < 690; y += 2) {
                for (int x = 200; x < 1080; x += 2)
                    dark += y < image.height() && image.pixelColor(x, y).lightness() < 12;
            }
            return dark;
        };
        const auto choose = [&](int track) {
            return m_room->call(QStringLiteral("playback.chooseTracks"), {{"subtitle", track}}).has_value();
        };
        // Without the OSD, whose shade is dark too.
        QVERIFY(choose(-1));
        QVERIFY(m_room->until(
            [&] { return m_room->playback().value(QLatin1String("positionMs")).toInt() > 6500; }));
        const int before = darkPixels();
        QVERIFY(choose(trackOf(QStringLiteral("ger"))));
        QVERIFY2(m_room->until([&] { return darkPixels() > before + 1500; }),
                 qPrintable(QStringLiteral("%1, then %2").arg(before).arg(darkPixels())));
        // What cannot be read is no choice any more, and the film goes on.
        if (const int broken = trackOf(QStringLiteral("fre")); broken >= 0)
            QVERIFY(choose(broken));
        QVERIFY(m_room->until([&] { return trackOf(QStringLiteral("fre")) < 0; }));
        const int at = m_room->playback().value(QLatin1String("positionMs")).toInt();
        QVERIFY(m_room->until(
            [&] { return m_room->playback().value(QLatin1String("positionMs")).toInt() > at + 500; }));
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

private:
    bool addFilm(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_room->filmsPath() + QLatin1Char('/') + name + QLatin1String(" (2020).mkv"));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
               m_room->call(QStringLiteral("library.scan"));
    }
    bool open(const QString &name)
    {
        return m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), m_room->titleId(name)}})
            .has_value();
    }
    QJsonObject damaged()
    {
        const auto title = m_room->call(QStringLiteral("library.title"),
                                        {{QStringLiteral("id"), m_room->titleId(QStringLiteral("Damaged"))}});
        return title.value_or(QJsonValue()).toObject();
    }
    void expectNothingOfAnotherFilm()
    {
        const QJsonObject playback = m_room->playback();
        QCOMPARE(playback.value(QLatin1String("positionMs")).toInteger(), 0);
        QCOMPARE(playback.value(QLatin1String("durationMs")).toInteger(), 0);
        QVERIFY(playback.value(QLatin1String("tracks")).toArray().isEmpty());
        QVERIFY(playback.value(QLatin1String("chapters")).toArray().isEmpty());
    }
    QString playbackState() { return m_room->playback().value(QLatin1String("state")).toString(); }
    qint64 positionMs() { return m_room->playback().value(QLatin1String("positionMs")).toInteger(); }

    std::unique_ptr<LivingRoom> m_room;
};

QTEST_GUILESS_MAIN(TestWatch)
#include "test_watch.moc"
