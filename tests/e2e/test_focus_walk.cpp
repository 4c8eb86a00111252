// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Walks every page with the arrow keys as a graph: what has the focus has a name and stands wholly inside the
// safe area, no place is a trap, and Back leads home from the farthest of them; every word on the way is
// whole, in its box, clear of others and bright enough. Then each page once more in letters of twice the
// size. A picture of each fault lies in the temporary folder.

#include "tests/e2e/living_room.h"
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRect>
#include <QTest>
#include <deque>
#include <map>
#include <set>

using namespace hearth;
using namespace hearth::test;

namespace
{

const QStringList kArrows{QStringLiteral("left"), QStringLiteral("right"), QStringLiteral("up"),
                          QStringLiteral("down")};
constexpr int kMostPlaces = 70; // of a page; the letters of the keyboard are the most
constexpr int kMostPresses = 500;
constexpr size_t kReadsEvery = 8;
// 96 x 54 of 1920 x 1080 (the look's safe area), at 1280 x 720. A tile that has the focus is 6 % larger than
// where it stands.
const QRect kSafe(64, 36, 1280 - 128, 720 - 72);
constexpr int kGrown = 13;

bool isInside(const QRect &rect)
{
    return !rect.isEmpty() && kSafe.adjusted(-kGrown, -kGrown, kGrown, kGrown).contains(rect);
}

/// Where the focus is.
struct Place {
    QString page;
    QString key;
    QString name;
    QRect rect;
    auto operator<=>(const Place &other) const
    {
        return std::tuple(page, key, name) <=> std::tuple(other.page, other.key, other.name);
    }
    bool operator==(const Place &other) const { return (*this <=> other) == 0; }
    [[nodiscard]] QString text() const
    {
        return page + QLatin1String(" > ") + name + QLatin1String(" (") + key + QLatin1Char(')');
    }
};

} // namespace

class TestFocusWalk : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;
    QStringList m_faults;
    std::map<Place, std::map<QString, Place>> m_graph;
    int m_presses = 0;

    Place place()
    {
        const QJsonObject state = m_room->state();
        const QJsonObject focus = state.value(QLatin1String("focus")).toObject();
        const QJsonObject rect = focus.value(QLatin1String("rect")).toObject();
        const auto number = [&](const char *field) { return rect.value(QLatin1String(field)).toInt(); };
        return {state.value(QLatin1String("page")).toString(), focus.value(QLatin1String("key")).toString(),
                focus.value(QLatin1String("name")).toString(),
                QRect(number("x"), number("y"), number("width"), number("height"))};
    }
    void fault(const Place &where, const QString &what)
    {
        const auto taken = m_room->call(QStringLiteral("screen.screenshot"));
        const QString file =
            QDir::temp().filePath(QStringLiteral("hearth-focus-%1.png").arg(m_faults.size()));
        if (taken) {
            QFile::remove(file);
            QFile::copy(taken->toObject().value(QLatin1String("file")).toString(), file);
        }
        m_faults.append(where.text() + QLatin1String(": ") + what + QLatin1String(" [") + file +
                        QLatin1Char(']'));
    }
    void judge(Place where)
    {
        // A list that has to scroll does so with the next frame.
        (void)m_room->until(
            [&] {
                where = place();
                return isInside(where.rect);
            },
            std::chrono::milliseconds(600));
        if (where.name.isEmpty())
            fault(where, QStringLiteral("what has the focus has no name"));
        else if (where.rect.isEmpty())
            fault(where, QStringLiteral("what has the focus has no place"));
        else if (!isInside(where.rect))
            fault(where, QStringLiteral("not wholly inside the safe area: %1,%2 %3x%4")
                             .arg(where.rect.x())
                             .arg(where.rect.y())
                             .arg(where.rect.width())
                             .arg(where.rect.height()));
    }
    /// Every text on the screen, as it stands.
    void read(const Place &where)
    {
        QJsonArray texts;
        const auto faulty = [&] {
            const auto all = m_room->call(QStringLiteral("screen.texts"));
            texts = {};
            if (!all || all->toArray().isEmpty())
                return true;
            for (const QJsonValue &text : all->toArray()) {
                if (!text.toObject().value(QLatin1String("faults")).toArray().isEmpty())
                    texts.append(text);
            }
            return !texts.isEmpty();
        };
        // A picture may be about to come, or a list to scroll.
        if (m_room->until([&] { return !faulty(); }, std::chrono::milliseconds(1500)))
            return;
        if (texts.isEmpty())
            fault(where, QStringLiteral("there is no text on the screen"));
        for (const QJsonValue &text : std::as_const(texts))
            fault(where, QString::fromUtf8(QJsonDocument(text.toObject()).toJson(QJsonDocument::Compact)));
    }
    bool press(const QString &key)
    {
        ++m_presses;
        return m_room->key({key});
    }
    /// The keys from one known place to the nearest that has an untried key; nothing when all were tried.
    std::optional<QStringList> wayToUntried(const Place &from)
    {
        std::deque<std::pair<Place, QStringList>> queue{{from, {}}};
        std::set<Place> seen{from};
        while (!queue.empty()) {
            auto [at, way] = queue.front();
            queue.pop_front();
            if (m_graph[at].size() < static_cast<size_t>(kArrows.size()))
                return way;
            for (const auto &[key, to] : m_graph[at]) {
                if (seen.insert(to).second)
                    queue.emplace_back(to, way + QStringList{key});
            }
        }
        return std::nullopt;
    }
    /// From where the focus is; what lies on other pages (the rail's are on all) is not followed.
    void walk()
    {
        m_graph.clear();
        m_presses = 0;
        Place here = place();
        judge(here);
        read(here);
        std::set<Place> judged{here};
        const QString page = here.page;
        while (judged.size() < kMostPlaces && m_presses < kMostPresses) {
            const auto way = wayToUntried(here);
            if (!way)
                break;
            for (const QString &key : *way) {
                QVERIFY(press(key));
                const Place next = place();
                if (!(next == m_graph[here][key]))
                    m_graph[here][key] = next; // a list that scrolled: learned anew
                here = next;
            }
            for (const QString &key : kArrows) {
                if (m_graph[here].contains(key))
                    continue;
                QVERIFY(press(key));
                const Place next = place();
                if (next.page != page)
                    fault(here, key + QLatin1String(" leads to another page, ") + next.text());
                m_graph[here][key] = next;
                if (judged.insert(next).second) {
                    judge(next);
                    if (judged.size() % kReadsEvery == 1)
                        read(next);
                }
                here = next;
                break;
            }
        }
        for (const auto &[where, ways] : m_graph) {
            const bool isTried = ways.size() == static_cast<size_t>(kArrows.size());
            const bool isStuck =
                isTried && std::ranges::all_of(ways, [&](const auto &way) { return way.second == where; });
            if (isStuck && judged.size() > 1)
                fault(where, QStringLiteral("no arrow leads away"));
        }
        qInfo("%s: %d places, %d keys", qUtf8Printable(page), static_cast<int>(judged.size()), m_presses);
        QVERIFY2(judged.size() > 1, "nothing to walk to");
    }
    /// Back leads home, and from there to the rail, from wherever the focus is.
    void backHome()
    {
        // An alert borrows Back.
        QVERIFY(m_room->until(
            [this] { return m_room->state().value(QLatin1String("toast")).toString().isEmpty(); }));
        const Place from = place();
        for (int i = 0; i < 8; ++i) {
            if (place().page == QLatin1String("home") && i > 0)
                return;
            QVERIFY(press(QStringLiteral("back")));
        }
        const Place at = place();
        fault(from, QStringLiteral("Back does not lead home but to ") + at.text());
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
        }) && press(QStringLiteral("ok"));
    }
    void check(const QString &page)
    {
        QVERIFY2(m_room->until([&] { return m_room->page().section(QLatin1Char(':'), 0, 0) == page; }),
                 qPrintable(m_room->page()));
        QVERIFY(m_room->until([this] { return !place().name.isEmpty(); }));
        walk();
        backHome();
        const QStringList faults = std::exchange(m_faults, {});
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->serveStore(), qPrintable(m_room->problem()));
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
        QStringList sources;
        QVERIFY(QDir().mkpath(m_room->filmsPath() + QLatin1String("/Photos/Coast")));
        for (int i = 0; i < 6; ++i) {
            QImage photo(320, 200, QImage::Format_RGB32);
            photo.fill(QColor::fromHsv(40 * i, 120, 140));
            QVERIFY(photo.save(m_room->filmsPath() + QStringLiteral("/Photos/Coast/%1.jpg").arg(i)));
        }
        for (const char *name : {"Courses", "Workouts", "Photos"})
            sources +=
                {QStringLiteral("--media"), m_room->filmsPath() + QLatin1Char('/') + QLatin1String(name)};
        QVERIFY2(m_room->start(sources), qPrintable(m_room->problem()));
        QVERIFY2(m_room->startDemoHome(), qPrintable(m_room->problem()));
        // Things stand where they go at once, so that their place can be judged.
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "reducedMotion"}, {"value", true}}));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "ambientAfter"}, {"value", "0"}}));
        QVERIFY(m_room->until([this] {
            const auto apps = m_room->call(QStringLiteral("store.apps"));
            return apps && apps->toObject().value("total").toInt() == 2;
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
        for (int row = 0; row < 13; ++row)
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
        backHome();
        const QStringList faults = std::exchange(m_faults, {});
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
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
            read(place());
            for (int i = 0; i < entry; ++i)
                QVERIFY(press(QStringLiteral("down")));
            const QString name = place().key;
            QVERIFY(press(QStringLiteral("ok")));
            if (!m_room->until([&] { return m_room->page() == name; })) {
                qWarning("%s", m_room->situation().constData());
                QFAIL(qPrintable(name));
            }
            for (int i = 0; i < 5; ++i) {
                read(place());
                QVERIFY(press(QStringLiteral("down")));
            }
            QVERIFY(press(on));
            read(place());
            // What the tile or the setting opens.
            if (name != QLatin1String("phone") && name != QLatin1String("search")) {
                QVERIFY(press(QStringLiteral("up")));
                QVERIFY(press(name == QLatin1String("home") ? QStringLiteral("menu") : QStringLiteral("ok")));
                read(place());
            }
        }
        QVERIFY(home());
        QVERIFY(press(toRail));
        QVERIFY(press(QStringLiteral("menu")));
        read(place());
        QVERIFY(press(QStringLiteral("back")));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "textSize"}, {"value", "100"}}));
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "language"}, {"value", "en"}}));
        const QStringList faults = std::exchange(m_faults, {});
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
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
