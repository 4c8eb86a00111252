// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Walks every page of the launcher (bridge/hearthctl/focus_walk.h says what is looked for), then each once
// more in letters of twice the size; and the demo's web app, as a partner would. A picture of each fault lies
// in the temporary folder.

#include "bridge/hearthctl/focus_walk.h"
#include "tests/e2e/living_room.h"
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

namespace
{

const QString kFaulty = QStringLiteral("org.hearth.test.faulty");

} // namespace

class TestFocusWalk : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;
    std::unique_ptr<FocusWalk> m_walk;

    FocusWalk::Place place() { return m_walk->place(); }
    bool press(const QString &key) { return m_walk->press(key); }
    void walk()
    {
        QVERIFY(m_walk->walk());
        qInfo("%s: %d places, %d keys", qUtf8Printable(place().page), m_walk->places(), m_walk->presses());
        QVERIFY2(m_walk->places() > 1, "nothing to walk to");
    }
    void verify()
    {
        const QStringList faults = m_walk->takeFaults();
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }
    bool home()
    {
        return m_room->key({QStringLiteral("home"), QStringLiteral("home")}) &&
               m_room->until([this] { return m_room->page() == QLatin1String("home"); });
    }
    /// Opens the page from Home: the rail's entry of this name, or the keys.
    bool rail(const QString &name)
    {
        if (!home() ||
            !m_room->until([this] { return press(QStringLiteral("left")) && place().rect.x() < 100; }))
            return false;
        return m_room->until([&] {
            return place().key == name || (press(QStringLiteral("down")) && place().key == name);
        }) && m_walk->pressWatched(QStringLiteral("ok"));
    }
    void check(const QString &page)
    {
        QVERIFY2(m_room->until([&] { return m_room->page().section(QLatin1Char(':'), 0, 0) == page; }),
                 qPrintable(m_room->page()));
        QVERIFY(m_room->until([this] { return !place().name.isEmpty(); }));
        walk();
        m_walk->backHome();
        verify();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        m_room->useSteadyClock();
        m_walk = std::make_unique<FocusWalk>(
            [this](const QString &method, const QJsonObject &params) { return m_room->call(method, params); },
            QDir::tempPath(), FocusWalk::Limits());
        QVERIFY2(m_room->serveStore(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->publish(kFaulty, QStringLiteral(HEARTH_SOURCE_DIR "/tests/support/faulty.html")),
                 qPrintable(m_room->problem()));
        for (const char *name :
             {"Lighthouse S01E01 The Keeper", "Lighthouse S01E02 The Fog", "Lighthouse S02E01 The Return"})
            QVERIFY(m_room->makeFilm(QString::fromLatin1(name), 5));
        // In folders that say what they hold.
        for (const char *folder : {"Courses/Tides/1 Ebb", "Courses/Tides/2 Flood", "Workouts/Stretch"})
            QVERIFY(QDir().mkpath(m_room->filmsPath() + QLatin1Char('/') + QLatin1String(folder)));
        for (const char *name :
             {"Courses/Tides/1 Ebb/1 Moon", "Courses/Tides/1 Ebb/2 Mud", "Courses/Tides/2 Flood/1 Rain",
              "Workouts/Stretch/1 Neck", "Workouts/Stretch/2 Knee", "Long Film (2024)-trailer"})
            QVERIFY(m_room->makeFilm(QString::fromLatin1(name), 5));
        const QString music = m_room->filmsPath() + QLatin1String("/Music/The Lights/Slow Water (2021)");
        QVERIFY(QDir().mkpath(music));
        for (const char *name :
             {"01 - Ebb", "02 - A song whose name is long enough to need two lines on a small screen"})
            QVERIFY(QFile::copy(m_room->filmsPath() + QLatin1String("/Workouts/Stretch/1 Neck.mkv"),
                                music + QLatin1Char('/') + QLatin1String(name) + QLatin1String(".mka")));
        QStringList sources;
        QVERIFY(QDir().mkpath(m_room->filmsPath() + QLatin1String("/Photos/Coast")));
        for (int i = 0; i < 6; ++i) {
            QImage photo(320, 200, QImage::Format_RGB32);
            photo.fill(QColor::fromHsv(40 * i, 120, 140));
            QVERIFY(photo.save(m_room->filmsPath() + QStringLiteral("/Photos/Coast/%1.jpg").arg(i)));
        }
        for (const char *name : {"Courses", "Workouts", "Music", "Photos"})
            sources +=
                {QStringLiteral("--media"), m_room->filmsPath() + QLatin1Char('/') + QLatin1String(name)};
        QVERIFY2(m_room->start(sources), qPrintable(m_room->problem()));
        QVERIFY2(m_room->startDemoHome(), qPrintable(m_room->problem()));
        // Things stand where they go at once, so that their place can be judged.
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "reducedMotion"}, {"value", true}}));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "ambientAfter"}, {"value", "0"}}));
        QVERIFY(m_room->until([this] {
            const auto apps = m_room->call(QStringLiteral("store.apps"));
            return apps && apps->toObject().value("total").toInt() == 3;
        }));
        const QString list = m_room->folder() + QLatin1String("/list.m3u");
        QFile file(list);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#EXTM3U\n");
        for (const char *name :
             {"Harbour TV", "Forest News", "The channel with the longest name of all of them"})
            file.write(QByteArray("#EXTINF:-1 group-title=\"Local\",") + name + "\nudp://127.0.0.1:9\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(m_room->call(QStringLiteral("channels.addList"), {{"address", list}}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
    }
    void cleanupTestCase() { m_room.reset(); }

    void thePagesOfTheRail_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"home", "search", "live", "store", "myhome", "phone", "settings"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void thePagesOfTheRail()
    {
        QFETCH(QString, name);
        QVERIFY(rail(name));
        check(name);
    }

    void theGroupsOfSettings_data()
    {
        QTest::addColumn<int>("row");
        for (int row = 0; row < 14; ++row)
            QTest::newRow(qPrintable(QString::number(row))) << row;
    }
    void theGroupsOfSettings()
    {
        QFETCH(int, row);
        QVERIFY(rail(QStringLiteral("settings")));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("settings"); }));
        for (int i = 0; i < row; ++i)
            QVERIFY(press(QStringLiteral("down")));
        const QString name = place().key;
        QVERIFY(press(QStringLiteral("ok")));
        QVERIFY2(m_room->until([&] { return m_room->page() == QLatin1String("settings:") + name; }),
                 qPrintable(m_room->page()));
        QVERIFY(m_room->until([this] { return !place().name.isEmpty(); }));
        walk();
        m_walk->backHome();
        verify();
    }

    void thePagesBehindATile_data()
    {
        QTest::addColumn<QString>("tile");
        QTest::addColumn<QStringList>("keys"); // once the tile has the focus
        QTest::addColumn<QString>("page");
        const QString menu = QStringLiteral("menu");
        const QString ok = QStringLiteral("ok");
        QTest::newRow("a film") << "Long Film" << QStringList{menu, "down", ok} << "title";
        QTest::newRow("a series") << "Lighthouse" << QStringList{ok} << "series";
        QTest::newRow("a course") << "Tides" << QStringList{ok} << "course";
        QTest::newRow("a workout") << "Stretch" << QStringList{ok} << "workout";
        QTest::newRow("music") << "Slow Water" << QStringList{ok} << "music";
        QTest::newRow("photos") << "Coast" << QStringList{ok} << "album";
        QTest::newRow("a photo") << "Coast" << QStringList{ok, ok} << "photo";
        QTest::newRow("an app") << "Ember Run" << QStringList{ok} << "app";
        QTest::newRow("an air conditioner") << "Air conditioner" << QStringList{ok} << "appliance";
        QTest::newRow("a menu") << "Long Film" << QStringList{menu} << "home";
    }
    void thePagesBehindATile()
    {
        QFETCH(QString, tile);
        QFETCH(QStringList, keys);
        QFETCH(QString, page);
        QVERIFY(home());
        // Down the rows, and along each.
        QVERIFY2(m_room->until([&] {
            for (int i = 0; i < 6; ++i) {
                if (place().name == tile)
                    return true;
                press(QStringLiteral("right"));
            }
            for (int i = 0; i < 6; ++i)
                press(QStringLiteral("left"));
            return press(QStringLiteral("right")) && press(QStringLiteral("down")) && place().name == tile;
        }),
                 qPrintable(tile));
        for (const QString &key : keys) {
            // What a page shows comes a moment after the page.
            QVERIFY(m_room->until([this] { return !place().name.isEmpty(); }));
            QVERIFY(press(key));
        }
        check(page);
    }

    void fromAPhotoOneComesBackToItsPlace()
    {
        QVERIFY(home());
        QVERIFY(m_room->until(
            [this] { return press(QStringLiteral("down")) && place().name == QLatin1String("Coast"); }));
        QVERIFY(press(QStringLiteral("ok")));
        QVERIFY(m_room->until([this] { return place().name == QLatin1String("Photo 1"); }));
        QVERIFY(press(QStringLiteral("ok")));
        QVERIFY(m_room->until([this] { return place().name == QLatin1String("Photo 1 of 6"); }));
        // After the last comes the first, either way.
        QVERIFY(press(QStringLiteral("left")));
        QVERIFY(m_room->until([this] { return place().name == QLatin1String("Photo 6 of 6"); }));
        QVERIFY(press(QStringLiteral("right")));
        QVERIFY(press(QStringLiteral("right")));
        QVERIFY(m_room->until([this] { return place().name == QLatin1String("Photo 2 of 6"); }));
        QVERIFY(press(QStringLiteral("back")));
        QVERIFY(m_room->until([this] { return place().name == QLatin1String("Photo 2"); }));
    }

    void wordsAreWholeAtTwiceTheSize_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "de", "ar_AE", "zh_CN"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void wordsAreWholeAtTwiceTheSize()
    {
        QFETCH(QString, language);
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "textSize"}, {"value", "200"}}));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "language"}, {"value", language}}));
        const bool isMirrored = language.startsWith(QLatin1String("ar"));
        const QString toRail = isMirrored ? QStringLiteral("right") : QStringLiteral("left");
        const QString on = isMirrored ? QStringLiteral("left") : QStringLiteral("right");
        for (int entry = 0; entry < 7; ++entry) {
            QVERIFY(home());
            QVERIFY(m_room->until([&] { return press(toRail) && place().key == QLatin1String("home"); }));
            m_walk->read();
            for (int i = 0; i < entry; ++i)
                QVERIFY(press(QStringLiteral("down")));
            const QString name = place().key;
            QVERIFY(press(QStringLiteral("ok")));
            if (!m_room->until([&] { return m_room->page() == name; })) {
                qWarning("%s", m_room->situation().constData());
                QFAIL(qPrintable(name));
            }
            for (int i = 0; i < 5; ++i) {
                m_walk->read();
                QVERIFY(press(QStringLiteral("down")));
            }
            QVERIFY(press(on));
            m_walk->read();
            // What the tile or the setting opens.
            if (name != QLatin1String("phone") && name != QLatin1String("search")) {
                QVERIFY(press(QStringLiteral("up")));
                QVERIFY(press(name == QLatin1String("home") ? QStringLiteral("menu") : QStringLiteral("ok")));
                m_walk->read();
            }
        }
        QVERIFY(home());
        QVERIFY(press(toRail));
        QVERIFY(press(QStringLiteral("menu")));
        m_walk->read();
        QVERIFY(press(QStringLiteral("back")));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "textSize"}, {"value", "100"}}));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "language"}, {"value", "en"}}));
        verify();
    }

    void theDemosWebApp()
    {
        const QString app = QStringLiteral("org.hearth.unwind");
        QVERIFY2(m_room->install(app), qPrintable(m_room->problem()));
        QVERIFY(m_room->call(QStringLiteral("apps.launch"), {{"id", app}}));
        QVERIFY(m_room->until([&] { return m_room->runningApp(app).value("ready").toBool(); }));
        QVERIFY(m_room->until([&] { return !place().name.isEmpty() && place().page == "app:" + app; }));
        walk();
        verify();
        // The page of a routine has one place.
        QVERIFY(press(QStringLiteral("ok")));
        QVERIFY(m_room->until([this] { return place().key.contains("session"); }));
        m_walk->read();
        m_walk->backHome();
        verify();
    }

    void faultsOfAWebAppAreTold()
    {
        QVERIFY2(m_room->install(kFaulty), qPrintable(m_room->problem()));
        QVERIFY(m_room->call(QStringLiteral("apps.launch"), {{"id", kFaulty}}));
        QVERIFY(m_room->until([&] { return m_room->runningApp(kFaulty).value("ready").toBool(); }));
        QVERIFY(m_room->until([&] { return place().isOfApp && place().name == QLatin1String("First"); }));
        QVERIFY(m_walk->walk());
        m_walk->backHome();
        const QString faults = m_walk->takeFaults().join(QLatin1Char('\n'));
        for (const char *wanted : {"has no name", "not wholly inside the safe area", "no arrow leads away",
                                   "contrast", "cut off", "too small", "Back does not lead out"})
            QVERIFY2(faults.contains(QLatin1String(wanted)),
                     qPrintable(wanted + QLatin1String(" in\n") + faults));
        QVERIFY(m_room->call(QStringLiteral("apps.close"), {{"id", kFaulty}}));
        QVERIFY(m_room->until([&] { return m_room->runningApp(kFaulty).isEmpty(); }));
    }

    void theQuickPanelAndTheProfiles()
    {
        QVERIFY(home());
        QVERIFY(m_room->until([this] { return press(QStringLiteral("left")) && place().rect.x() < 100; }));
        QVERIFY(press(QStringLiteral("menu")));
        check(QStringLiteral("home"));
        // Home leads out of it too.
        QVERIFY(press(QStringLiteral("menu")));
        QVERIFY(m_room->until([this] { return place().key == QLatin1String("volume"); }));
        QVERIFY(home());
        QVERIFY(m_room->until([this] { return place().key != QLatin1String("volume"); }));
        QVERIFY(m_room->until([this] { return press(QStringLiteral("left")) && place().rect.x() < 100; }));
        QVERIFY(press(QStringLiteral("menu")));
        QVERIFY(m_room->until(
            [this] { return press(QStringLiteral("down")) && place().key == QLatin1String("profiles"); }));
        QVERIFY(press(QStringLiteral("ok")));
        check(QStringLiteral("profiles"));
    }
};

QTEST_GUILESS_MAIN(TestFocusWalk)
#include "test_focus_walk.moc"
