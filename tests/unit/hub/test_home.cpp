// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What stands on Home and why: what was begun, what comes next, what was taken away; each profile's own, in
// its own order; and nothing that is not for a child's age.

#include "bridge/hub/home_rows.h"
#include "bridge/hub/household.h"
#include "bridge/hub/recent_apps.h"
#include "bridge/hub/whole_records.h"
#include "home_schema.h"
#include "tests/support/hand_clock.h"
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;
using hearth::player::History;
using hearth::player::Library;
using hearth::test::HandClock;

class TestHome : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    HandClock m_clock;
    std::unique_ptr<Database> m_home;
    std::unique_ptr<player::ProbeClient> m_probe;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<player::Channels> m_channels;
    std::unique_ptr<History> m_history;
    std::unique_ptr<HomeArrangement> m_arrangement;
    std::unique_ptr<Household> m_household;
    QJsonArray m_apps;
    QJsonArray m_appliances;

    void film(const QString &path, const QString &nfo = {})
    {
        const QString file = m_folder.path() + "/media/" + path;
        QDir().mkpath(QFileInfo(file).path());
        for (const auto &[name, content] :
             {std::pair(file + ".mkv", QByteArray("x")), std::pair(file + ".nfo", nfo.toUtf8())}) {
            QFile out(name);
            if (!content.isEmpty() && out.open(QIODevice::WriteOnly))
                out.write(content);
        }
    }
    HomeSources sources()
    {
        return {*m_library,
                *m_channels,
                *m_history,
                *m_arrangement,
                [this] { return m_apps; },
                [this] { return m_appliances; },
                [this](const QJsonObject &record) { return m_household->mayBeShown(record); }};
    }
    QJsonArray row(const QString &id)
    {
        for (const QJsonValue &row : homeRows(sources())) {
            if (row.toObject().value("id") == id)
                return row.toObject().value("items").toArray();
        }
        return {};
    }
    QStringList rowIds()
    {
        QStringList ids;
        for (const QJsonValue &row : homeRows(sources()))
            ids.append(row.toObject().value("id").toString());
        return ids;
    }
    QStringList continueNames()
    {
        QStringList names;
        for (const QJsonValue &item : row("continue"))
            names.append(item.toObject().value("name").toString() +
                         item.toObject().value("title").toString() + ' ' +
                         item.toObject().value("reason").toString());
        return names;
    }
    QString idOf(const QString &name)
    {
        const QJsonArray all = m_library->titles({{}, 0, 100}).value_or(QJsonArray());
        for (const QJsonValue &title : all) {
            if (title.toObject().value("name") == name)
                return title.toObject().value("id").toString();
        }
        return {};
    }
    void watch(const QString &name, int percent)
    {
        m_clock.now += std::chrono::minutes(1);
        QVERIFY(!idOf(name).isEmpty());
        QVERIFY(m_history->note(idOf(name), qint64(percent) * 36'000, 3'600'000, {}));
    }
    QString wholeNamed(const QString &name)
    {
        for (const QJsonValue &whole : m_library->wholes().list("workout", 0, 10)) {
            if (whole.toObject().value("name") == name)
                return whole.toObject().value("id").toString();
        }
        return {};
    }
    void withLessons()
    {
        for (const char *path :
             {"courses/Spanish/1 Arriving/01 - Hello.mkv",
              "courses/Spanish/1 Arriving/02 - At the harbour.mkv", "courses/Spanish/2 Market/01 - Fish.mkv",
              "workouts/Morning stretch.mkv", "workouts/Strong back/1. Warm up.mkv",
              "workouts/Strong back/2. Bridge.mkv", "music/The Lights/Slow Water (2021)/01 - Ebb.mp3",
              "music/The Lights/Slow Water (2021)/02 - Street.mp3",
              "music/The Lights/Slow Water (2021)/cover.txt"}) {
            const QString file = m_folder.path() + '/' + path;
            QDir().mkpath(QFileInfo(file).path());
            QFile made(file);
            QVERIFY(made.open(QIODevice::WriteOnly));
        }
        m_library->setFolders({{m_folder.path() + "/media"},
                               {m_folder.path() + "/courses", player::MediaKind::Courses},
                               {m_folder.path() + "/workouts", player::MediaKind::Workouts},
                               {m_folder.path() + "/music", player::MediaKind::Music}});
        scan();
    }
    void scan()
    {
        QSignalSpy changed(m_library.get(), &Library::changed);
        m_library->scan();
        QVERIFY(changed.wait(5000));
    }
    void use(const QString &profile)
    {
        m_history->setProfile(profile);
        m_arrangement->setProfile(profile);
    }

private Q_SLOTS:
    void init()
    {
        static int round = 0;
        const QString state = m_folder.path() + "/s" + QString::number(++round);
        QDir().mkpath(state + "/data");
        QDir().mkpath(state + "/cache");
        film("The Salt Road (2021)",
             "<movie><title>The Salt Road</title><genre>Drama</genre><mpaa>PG-13</mpaa></movie>");
        film("Blue Hour (2022)", "<movie><title>Blue Hour</title><genre>Drama</genre><mpaa>U</mpaa></movie>");
        film("Nobody Knows (2020)");
        for (const char *name : {"S01E01 The Keeper", "S01E02 The Fog", "S02E01 The Return"})
            film(QString("Lighthouse/Lighthouse ") + name);
        film("Other/Other S01E01 Alone");
        film("The Salt Road (2021)-trailer");
        film("Lighthouse/trailers/Teaser");
        auto home = Database::open(state + "/data/home.db", home_schema::kMigrations);
        QVERIFY(home);
        m_home = std::move(*home);
        // No program: nothing is looked into here.
        m_probe =
            std::make_unique<player::ProbeClient>("/nonexistent", [](ProcessStart start) { return start; });
        auto library = Library::create({state}, *m_probe);
        QVERIFY(library);
        m_library = std::move(*library);
        m_library->setFolders({{m_folder.path() + "/media"}});
        scan();
        auto channels = player::Channels::create(state + "/data/channels.db", m_clock);
        QVERIFY(channels);
        m_channels = std::move(*channels);
        m_history = std::make_unique<History>(*m_home, m_clock);
        m_arrangement = std::make_unique<HomeArrangement>(*m_home, homeRowIds());
        auto household = Household::create(*m_home, m_clock);
        QVERIFY(household);
        m_household = std::move(*household);
        use("main");
        m_apps = {};
        m_appliances = {};
    }

    void whatIsBegunIsGoneOnWith_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("of");
        QTest::addColumn<bool>("isBegun");
        QTest::newRow("a film, two minutes") << 120 << 2400 << true;
        QTest::newRow("not quite") << 119 << 2400 << false;
        QTest::newRow("a long one, five of a hundred") << 540 << 10'800 << true;
        QTest::newRow("a long one, not quite") << 539 << 10'800 << false;
        QTest::newRow("a short one, a fifth") << 36 << 180 << true;
        QTest::newRow("a short one, not quite") << 35 << 180 << false;
        QTest::newRow("credits") << 2280 << 2400 << false;
        QTest::newRow("just before them") << 2279 << 2400 << true;
        QTest::newRow("nobody knows how long") << 300 << 0 << true;
    }
    void whatIsBegunIsGoneOnWith()
    {
        QFETCH(int, seconds);
        QFETCH(int, of);
        QFETCH(bool, isBegun);
        QVERIFY(m_history->note("t-1", seconds * 1000LL, of * 1000LL, {}));
        QCOMPARE(m_history->entry("t-1")->isBegun(), isBegun);
        if (of > 0)
            QCOMPARE(m_history->toContinue(5).size(), isBegun ? 1 : 0);
        // Where it is not gone on with, nothing says that it could be.
        const QJsonObject title = withProgress({{"id", "t-1"}, {"durationMs", of * 1000}}, *m_history);
        const bool isFinished = of > 0 && seconds * 100 >= of * 95;
        QCOMPARE(title.value("positionMs").toInt() > 0, isBegun || isFinished);
    }

    void aFreshHomeHasFilmsAndSeries()
    {
        QCOMPARE(rowIds(), QStringList({"films", "series"}));
        QCOMPARE(row("films").size(), 3);
        const QJsonArray series = row("series");
        QCOMPARE(series.size(), 2);
        QCOMPARE(series[0].toObject().value("name"), QJsonValue("Lighthouse"));
        QCOMPARE(series[0].toObject().value("episodes"), QJsonValue(3));
        QCOMPARE(series[0].toObject().value("seasons"), QJsonValue(2));
    }

    void aTrailerIsNoTitleButItsTitlesOwn()
    {
        const QString ofFilm = m_library->trailerOf(idOf("The Salt Road"));
        QVERIFY(!ofFilm.isEmpty());
        const QJsonObject record = *m_library->title(ofFilm);
        QCOMPARE(record.value("kind"), QJsonValue("trailer"));
        QCOMPARE(record.value("name"), QJsonValue("The Salt Road"));
        // Who may not see the film may not see its trailer.
        QCOMPARE(record.value("rating"), QJsonValue("PG-13"));
        QVERIFY(m_library->fileOf(ofFilm)->endsWith("/The Salt Road (2021)-trailer.mkv"));
        QVERIFY(m_library->trailerOf(idOf("Blue Hour")).isEmpty());
        const QString ofSeries = m_library->trailerOf("series:Lighthouse");
        QCOMPARE(m_library->title(ofSeries)->value("name"), QJsonValue("Lighthouse"));
        QCOMPARE(m_library->count({}), 7);
        for (const Library::Name &name : m_library->namesAfter({}, 100))
            QVERIFY(name.id != ofFilm && name.id != ofSeries);
    }

    void whatWasBegunStandsFirst()
    {
        watch("The Salt Road", 40);
        watch("Blue Hour", 2);     // not begun yet
        watch("Nobody Knows", 97); // over
        QCOMPARE(continueNames(), QStringList({"The Salt Road begun"}));
        watch("Blue Hour", 10);
        QCOMPARE(continueNames(), QStringList({"Blue Hour begun", "The Salt Road begun"}));
    }

    void afterAnEpisodeComesTheNext()
    {
        watch("The Keeper", 96);
        QCOMPARE(continueNames(), QStringList({"The Fog next"}));
        watch("The Fog", 30);
        QCOMPARE(continueNames(), QStringList({"The Fog begun"}));
        watch("The Keeper", 97); // once more
        QCOMPARE(continueNames(), QStringList({"The Fog begun"}));
        watch("The Fog", 99);
        QCOMPARE(continueNames(), QStringList({"The Return next"}));
        watch("The Return", 99);
        QCOMPARE(continueNames(), QStringList());
        watch("Alone", 99); // the only one of its series
        QCOMPARE(continueNames(), QStringList());
    }

    void aCardGoesUntilSomethingHappensToIt()
    {
        watch("The Salt Road", 40);
        watch("The Keeper", 96);
        m_clock.now += std::chrono::minutes(1);
        QVERIFY(m_history->dismiss(idOf("The Salt Road")));
        QVERIFY(m_history->dismiss(idOf("The Fog")));
        QCOMPARE(continueNames(), QStringList());
        // Where it was left is kept.
        QCOMPARE(m_history->entry(idOf("The Salt Road"))->positionMs, 1'440'000);
        watch("The Salt Road", 41);
        QCOMPARE(continueNames(), QStringList({"The Salt Road begun"}));
    }

    void aGameThatWasLeftStandsThereToo()
    {
        const qint64 left = m_clock.now.count() + 5;
        m_apps = {QJsonObject{{"id", "g"},
                              {"title", "Game"},
                              {"category", "game"},
                              {"state", "installed"},
                              {"leftMs", left},
                              {"vendor", "v"}},
                  QJsonObject{{"id", "h"},
                              {"title", "Yoga"},
                              {"category", "fitness"},
                              {"state", "installed"},
                              {"leftMs", left},
                              {"vendor", "v"}},
                  QJsonObject{{"id", "n"},
                              {"title", "New"},
                              {"category", "game"},
                              {"state", "available"},
                              {"vendor", "v"}}};
        QCOMPARE(continueNames(), QStringList({"Game left"}));
        QCOMPARE(rowIds(), QStringList({"continue", "films", "series", "games", "health", "newInStore"}));
        m_clock.now += std::chrono::minutes(1);
        QVERIFY(m_history->dismiss("g"));
        QCOMPARE(continueNames(), QStringList());
    }

    void aSeriesSaysWhereToGoOn()
    {
        const auto next = [this] {
            const auto series = seriesRecord("Lighthouse", sources());
            return series ? series->value("next").toString() : QString();
        };
        QCOMPARE(next(), idOf("The Keeper"));
        watch("The Fog", 30);
        QCOMPARE(next(), idOf("The Fog"));
        watch("The Fog", 99);
        QCOMPARE(next(), idOf("The Return"));
        watch("The Return", 99);
        QCOMPARE(next(), idOf("The Return"));
        QVERIFY(!seriesRecord("Nothing", sources()));
    }

    void aMarkByHandCounts()
    {
        QVERIFY(m_history->markWatched(idOf("The Keeper"), true));
        QCOMPARE(continueNames(), QStringList({"The Fog next"}));
        QVERIFY(m_history->markWatched(idOf("The Keeper"), false));
        QCOMPARE(continueNames(), QStringList());
    }

    void eachProfileHasItsOwn()
    {
        watch("The Salt Road", 40);
        use("p-2");
        QCOMPARE(continueNames(), QStringList());
        watch("Blue Hour", 40);
        QVERIFY(m_arrangement->hide("series", true));
        QCOMPARE(rowIds(), QStringList({"continue", "films"}));
        use("main");
        QCOMPARE(continueNames(), QStringList({"The Salt Road begun"}));
        QCOMPARE(rowIds(), QStringList({"continue", "films", "series"}));
        QVERIFY(m_history->forgetProfile("p-2"));
        QVERIFY(m_arrangement->forgetProfile("p-2"));
        use("p-2");
        QCOMPARE(rowIds(), QStringList({"films", "series"}));
    }

    void rowsStandAsTheProfileWants()
    {
        watch("The Salt Road", 40);
        QVERIFY(m_arrangement->move("series", -1, rowIds()));
        QCOMPARE(rowIds(), QStringList({"continue", "series", "films"}));
        QVERIFY(m_arrangement->move("series", -1, rowIds()));
        QVERIFY(m_arrangement->move("series", -1, rowIds())); // it is the first already
        QCOMPARE(rowIds(), QStringList({"series", "continue", "films"}));
        // Over what is not shown now: to the neighbour that is.
        QVERIFY(m_arrangement->hide("continue", true));
        QVERIFY(m_arrangement->move("films", -1, rowIds()));
        QCOMPARE(rowIds(), QStringList({"films", "series"}));
        use("main"); // read again
        QCOMPARE(rowIds(), QStringList({"films", "series"}));
        QCOMPARE(m_arrangement->move("nonsense", 1, rowIds()).error().code, ErrorCode::NotFound);
        QCOMPARE(m_arrangement->list().size(), homeRowIds().size());
    }

    void whatRunsIsTakenAwayUntilItEnds()
    {
        m_appliances = {QJsonObject{
            {"id", "washer"},
            {"name", "Washer"},
            {"capabilities",
             QJsonArray{QJsonObject{{"type", "operation"}, {"state", QJsonObject{{"phase", "running"}}}}}}}};
        QCOMPARE(continueNames(), QStringList({"Washer running"}));
        QVERIFY(m_history->dismiss("washer"));
        QCOMPARE(continueNames(), QStringList());
        QVERIFY(m_history->recall("washer")); // its cycle has ended; this is the next
        QCOMPARE(continueNames(), QStringList({"Washer running"}));
    }

    void appsUsedLastComeInTheirOrder()
    {
        const auto app = [](const char *id, qint64 usedMs, const char *state = "installed") {
            QJsonObject record{{"id", id}, {"title", id}, {"category", "game"}, {"state", state}};
            if (usedMs > 0)
                record.insert("usedMs", usedMs);
            return record;
        };
        m_apps = {app("never", 0), app("first", 1000), app("last", 2000), app("gone", 3000, "available")};
        QStringList ids;
        for (const QJsonValue &item : row("recentApps"))
            ids.append(item.toObject().value("id").toString());
        QCOMPARE(ids, QStringList({"last", "first"}));

        RecentApps recent(*m_home, m_clock);
        recent.setProfile("main");
        QVERIFY(recent.note("a") && recent.note("b") && recent.note("a"));
        QCOMPARE(recent.usedAt().size(), 2);
        recent.setProfile("p-2");
        QVERIFY(recent.usedAt().isEmpty());
        for (int i = 0; i < 40; ++i)
            QVERIFY(recent.note(QString::number(i)));
        QCOMPARE(recent.usedAt().size(), 24);
        QVERIFY(recent.forgetProfile("p-2"));
        QVERIFY(recent.usedAt().isEmpty());
        recent.setProfile("main");
        QCOMPARE(recent.usedAt().size(), 2);
    }

    void pinnedRowsStandFirst()
    {
        watch("The Salt Road", 40);
        QVERIFY(m_arrangement->pin("series", true));
        QCOMPARE(rowIds(), QStringList({"series", "continue", "films"}));
        // Nothing gets over them, and they do not leave their own.
        QVERIFY(m_arrangement->move("continue", -1, rowIds()));
        QVERIFY(m_arrangement->move("series", 1, rowIds()));
        QCOMPARE(rowIds(), QStringList({"series", "continue", "films"}));
        QVERIFY(m_arrangement->pin("films", true));
        QVERIFY(m_arrangement->move("films", -1, rowIds()));
        QCOMPARE(rowIds(), QStringList({"films", "series", "continue"}));
        const QJsonArray rows = homeRows(sources());
        QVERIFY(rows[0].toObject().value(QLatin1String("pinned")).toBool());
        QVERIFY(!rows[2].toObject().contains(QLatin1String("pinned")));
        use("main"); // read again
        QCOMPARE(rowIds(), QStringList({"films", "series", "continue"}));
        QVERIFY(m_arrangement->pin("films", false));
        QCOMPARE(rowIds(), QStringList({"series", "films", "continue"}));
        QCOMPARE(m_arrangement->pin("nonsense", true).error().code, ErrorCode::NotFound);
    }

    void aChildSeesWhatIsForItsAge()
    {
        auto profile = store::Profile::fromJson({{"name", "Mia"}, {"kind", "child"}, {"ageLimit", 8}});
        QVERIFY(profile);
        const auto id = m_household->save(*profile, {});
        QVERIFY(id);
        QVERIFY(m_household->setPin("household", "1234", {}));
        QVERIFY(m_household->choose(*id, {}));
        // PG-13 is hidden; what nobody has judged is there and asks.
        QCOMPARE(row("films").size(), 2);
        const QJsonObject salt = *m_library->title(idOf("The Salt Road"));
        const QJsonObject nobody = *m_library->title(idOf("Nobody Knows"));
        const QJsonObject blue = *m_library->title(idOf("Blue Hour"));
        QVERIFY(m_household->mayOpen(blue, {}));
        for (const QJsonObject &title : {salt, nobody}) {
            QCOMPARE(m_household->mayOpen(title, {}).error().code, ErrorCode::NeedsPin);
            QVERIFY(m_household->mayOpen(title, "1234"));
        }
        QCOMPARE(m_household->mayOpen({{"id", "g"}, {"ageRating", 16}}, {}).error().code,
                 ErrorCode::NeedsPin);
        QVERIFY(m_household->mayOpen({{"id", "g"}, {"ageRating", 6}}, {}));
        // Nor can it help itself.
        QCOMPARE(m_household->mayChange({}).error().code, ErrorCode::NeedsPin);
        QVERIFY(!m_household->save(*profile, "0000"));
        QCOMPARE(m_household->choose("main", {}).error().code, ErrorCode::NeedsPin);
        // Nor through a guest's profile or another child's, with its limits and its day's time.
        QVERIFY(m_household->choose("main", "1234"));
        const auto guest =
            m_household->save(*store::Profile::fromJson({{"name", "G"}, {"kind", "guest"}}), {});
        const auto older = m_household->save(
            *store::Profile::fromJson({{"name", "Ben"}, {"kind", "child"}, {"ageLimit", 14}}), {});
        const auto younger = m_household->save(
            *store::Profile::fromJson({{"name", "Ida"}, {"kind", "child"}, {"ageLimit", 6}}), {});
        QVERIFY(guest && older && younger);
        QVERIFY(m_household->choose(*id, {}));
        for (const QString &other : {*guest, *older, *younger})
            QCOMPARE(m_household->choose(other, {}).error().code, ErrorCode::NeedsPin);
        QVERIFY(m_household->choose(*guest, "1234"));
        QCOMPARE(m_household->choose("main", {}).error().code, ErrorCode::NeedsPin);
        QVERIFY(m_household->choose("main", "1234"));
        QVERIFY(m_household->mayChange({}));
        QCOMPARE(m_household->setPin("household", {}, {}).error().code, ErrorCode::NeedsPin);
    }

    void coursesAndWorkoutsStandInTheirRows()
    {
        withLessons();
        QCOMPARE(rowIds(), QStringList({"films", "series", "health", "education", "music"}));
        const QJsonObject course = row("education")[0].toObject();
        QCOMPARE(course.value("type"), QJsonValue("course"));
        QCOMPARE(course.value("name"), QJsonValue("Spanish"));
        QCOMPARE(course.value("parts"), QJsonValue(3));
        QCOMPARE(course.value("done"), QJsonValue(0));
        QCOMPARE(row("health").size(), 2);
        // Apps of the same kind stand behind them.
        m_apps = {
            QJsonObject{{"id", "y"}, {"title", "Yoga"}, {"category", "fitness"}, {"state", "installed"}}};
        QCOMPARE(row("health").size(), 3);
        QCOMPARE(row("health")[2].toObject().value("type"), QJsonValue("app"));
        QCOMPARE(row("films").size(), 3);
    }

    void musicStandsInItsRowAndIsNeverToGoOnWith()
    {
        withLessons();
        QCOMPARE(row("music").size(), 1);
        const QJsonObject album = row("music")[0].toObject();
        QCOMPARE(album.value("type"), QJsonValue("music"));
        QCOMPARE(album.value("name"), QJsonValue("Slow Water"));
        QCOMPARE(album.value("artist"), QJsonValue("The Lights"));
        QCOMPARE(album.value("year"), QJsonValue(2021));
        QCOMPARE(album.value("parts"), QJsonValue(2));
        const auto first = m_library->title(idOf("Ebb"));
        QVERIFY(first);
        QCOMPARE(first->value("kind"), QJsonValue("song"));
        QCOMPARE(m_library->besides(*first, Library::Toward::Next)->value("name"), QJsonValue("Street"));
        QVERIFY(!m_library->besides(*first, Library::Toward::Previous));
        QCOMPARE(wholeRecord(album.value("id").toString(), sources())->value("items").toArray().size(), 2);
    }

    void afterALessonComesTheNext()
    {
        withLessons();
        const QString course = row("education")[0].toObject().value("id").toString();
        const auto next = [&] { return wholeRecord(course, sources())->value("next").toString(); };
        QCOMPARE(next(), idOf("Hello"));
        watch("Hello", 97);
        QCOMPARE(continueNames(), QStringList({"At the harbour next"}));
        QCOMPARE(next(), idOf("At the harbour"));
        QCOMPARE(row("education")[0].toObject().value("done"), QJsonValue(1));
        watch("At the harbour", 50);
        QCOMPARE(continueNames(), QStringList({"At the harbour begun"}));
        watch("At the harbour", 99);
        watch("Fish", 99);
        QCOMPARE(continueNames(), QStringList());
        const QJsonObject record = *wholeRecord(course, sources());
        QCOMPARE(record.value("done"), record.value("parts"));
        QCOMPARE(record.value("items").toArray().size(), 3);
        QCOMPARE(record.value("items").toArray()[2].toObject().value("chapter"), QJsonValue("2 Market"));
        QVERIFY(!wholeRecord("course:nothing", sources()));
    }

    void aWorkoutIsDoneOnceAllItsPartsAre()
    {
        withLessons();
        const QString back = wholeNamed("Strong back");
        watch("Warm up", 99);
        countWorkout(idOf("Warm up"), *m_library, *m_history);
        QCOMPARE(m_history->timesDone(back).times, 0);
        QCOMPARE(continueNames(), QStringList({"Bridge next"}));
        watch("Bridge", 99);
        countWorkout(idOf("Bridge"), *m_library, *m_history);
        QCOMPARE(m_history->timesDone(back).times, 1);
        QCOMPARE(m_history->timesDone(back).lastMs, m_clock.now.count());
        // And it begins anew.
        QCOMPARE(wholeRecord(back, sources())->value("done"), QJsonValue(0));
        QCOMPARE(continueNames(), QStringList());
        for (int i = 0; i < 2; ++i) {
            watch("Morning stretch", 96);
            countWorkout(idOf("Morning stretch"), *m_library, *m_history);
        }
        QCOMPARE(wholeRecord(wholeNamed("Morning stretch"), sources())->value("times"), QJsonValue(2));
        // Another one's are another's.
        use("p-2");
        QCOMPARE(m_history->timesDone(back).times, 0);
        // A film or a lesson is never counted.
        watch("Blue Hour", 99);
        countWorkout(idOf("Blue Hour"), *m_library, *m_history);
        QVERIFY(m_history->entry(idOf("Blue Hour"))->isWatched);
        use("main");
        QVERIFY(m_history->forgetProfile("main"));
        QCOMPARE(m_history->timesDone(back).times, 0);
    }

    void whatAFolderHoldsMayChange()
    {
        withLessons();
        watch("Hello", 40);
        m_library->setFolders({{m_folder.path() + "/courses"}});
        scan();
        QCOMPARE(row("education").size(), 0);
        QCOMPARE(row("films").size(), 3);
        // It is the same file, and where it was left is known.
        QCOMPARE(continueNames(), QStringList({"01 - Hello begun"}));
    }

    void aForgottenPinIsNoEnd()
    {
        const auto ben =
            m_household->save(*store::Profile::fromJson({{"name", "Ben"}, {"kind", "adult"}}), {});
        QVERIFY(ben);
        QVERIFY(m_household->setPin(*ben, "4321", {}));
        QVERIFY(!m_household->setPin(*ben, {}, "0000"));
        QVERIFY(m_household->setPin("household", "1234", {}));
        // The household's opens what is another's, and one's own is one's own.
        QVERIFY(!m_household->setPin(*ben, {}, "4321"));
        QVERIFY(m_household->choose(*ben, "4321"));
        QVERIFY(m_household->setPin(*ben, "9876", "4321"));
        QVERIFY(m_household->choose("main", {}));
        QVERIFY(!m_household->remove(*ben, "9876"));
        QVERIFY(m_household->remove(*ben, "1234"));
    }

    void whatWasGivenHoldsOverMidnight()
    {
        auto profile = store::Profile::fromJson(
            {{"name", "Mia"}, {"kind", "child"}, {"bedtimeFrom", "20:00"}, {"bedtimeTo", "06:30"}});
        const auto id = m_household->save(*profile, {});
        QVERIFY(id);
        QVERIFY(m_household->setPin("household", "1234", {}));
        QVERIFY(m_household->choose(*id, {}));
        const QJsonObject blue = *m_library->title(idOf("Blue Hour"));
        m_clock.set(QDateTime(QDate(2026, 11, 22), QTime(23, 50)));
        QVERIFY(!m_household->mayOpen(blue, {}));
        QVERIFY(m_household->mayOpen(blue, "1234"));
        m_clock.set(QDateTime(QDate(2026, 11, 23), QTime(0, 15)));
        QVERIFY(m_household->mayOpen(blue, {}));
        m_clock.set(QDateTime(QDate(2026, 11, 23), QTime(0, 21)));
        QVERIFY(!m_household->mayOpen(blue, {}));
    }

    void aDaysTimeEndsAndThePinAddsSome()
    {
        auto profile = store::Profile::fromJson({{"name", "Mia"}, {"kind", "child"}, {"dailyMinutes", 7}});
        const auto id = m_household->save(*profile, {});
        QVERIFY(id);
        QVERIFY(m_household->setPin("household", "1234", {}));
        QVERIFY(m_household->choose(*id, {}));
        const QJsonObject blue = *m_library->title(idOf("Blue Hour"));
        QSignalSpy runsOut(m_household.get(), &Household::timeRunsOut);
        QSignalSpy isOver(m_household.get(), &Household::timeIsOver);
        for (int minute = 1; minute <= 7; ++minute) {
            QVERIFY(m_household->mayOpen(blue, {}));
            m_clock.now += std::chrono::minutes(1);
            m_household->countMinute();
        }
        QCOMPARE(runsOut.size(), 2); // at five and at one
        QCOMPARE(isOver.size(), 1);
        QCOMPARE(m_household->mayOpen(blue, {}).error().code, ErrorCode::NeedsPin);
        QVERIFY(m_household->mayOpen(blue, "1234"));
        QVERIFY(m_household->mayOpen(blue, {})); // for half an hour
        m_clock.now += std::chrono::minutes(31);
        QVERIFY(!m_household->mayOpen(blue, {}));
        m_clock.now += std::chrono::hours(24);
        QVERIFY(m_household->mayOpen(blue, {}));
    }
};

QTEST_GUILESS_MAIN(TestHome)
#include "test_home.moc"
