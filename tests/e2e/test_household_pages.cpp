// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The pages around titles and people, with the remote alone: a series and its episodes, why a card is there,
// a new profile, a child that needs the PIN, the screen that goes dark and comes back as it was.

#include "tests/e2e/living_room.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestHouseholdPages : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    bool focusIs(const QString &name)
    {
        const bool is = m_room->until([&] { return m_room->focusName() == name; });
        if (!is)
            qWarning("the focus is on \"%s\" of %s", qUtf8Printable(m_room->focusName()),
                     qUtf8Printable(m_room->page()));
        return is;
    }
    bool pageIs(const QString &page)
    {
        return m_room->until([&] { return m_room->page() == page; });
    }
    bool press(const QStringList &keys) { return m_room->key(keys); }
    /// The first Back may only take the OSD away.
    bool leaveFilm()
    {
        const auto hasLeft = [this] { return m_room->page() != QLatin1String("film"); };
        return m_room->until([&] {
            return hasLeft() || (press({"back"}) && m_room->until(hasLeft, std::chrono::seconds(2)));
        });
    }
    QString power() { return m_room->state().value(QLatin1String("power")).toString(); }
    bool powerIs(const char *state)
    {
        return m_room->until([&] { return power() == QLatin1String(state); });
    }
    QStringList rowIds()
    {
        QStringList ids;
        const auto rows = m_room->call(QStringLiteral("home.rows"));
        const QJsonArray list = rows ? rows->toArray() : QJsonArray();
        for (const QJsonValue &row : list)
            ids.append(row.toObject().value(QLatin1String("id")).toString());
        return ids;
    }
    QJsonObject active()
    {
        const auto household = m_room->call(QStringLiteral("profiles.list"));
        const QJsonArray profiles =
            household ? household->toObject().value(QLatin1String("profiles")).toArray() : QJsonArray();
        for (const QJsonValue &profile : profiles) {
            if (profile.toObject().value(QLatin1String("active")).toBool())
                return profile.toObject();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        for (const char *name : {"Lighthouse S01E01 The Keeper", "Lighthouse S01E02 The Fog"})
            QVERIFY(m_room->makeFilm(QString::fromLatin1(name), 30));
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY(pageIs("home"));
    }
    void cleanupTestCase() { m_room.reset(); }

    void aSeriesHasAPageOfEpisodes()
    {
        QVERIFY(m_room->until([this] { return rowIds() == QStringList({"films", "series"}); }));
        QVERIFY(focusIs("Long Film"));
        QVERIFY(press({"down"}));
        QVERIFY(focusIs("Lighthouse"));
        QVERIFY(press({"ok"}));
        QVERIFY(pageIs("series:series:Lighthouse"));
        QVERIFY(focusIs("Play episode 1"));
        QVERIFY(press({"down"}));
        QVERIFY(focusIs("1 · The Keeper"));
        QVERIFY(press({"down", "ok"}));
        QVERIFY(pageIs("film"));
        const auto isPast = [this](int ms) {
            return m_room->until(
                [&] { return m_room->playback().value(QLatin1String("positionMs")).toInt() > ms; });
        };
        QVERIFY(isPast(500));
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 20'000}}));
        QVERIFY(isPast(20'200));
        QVERIFY(leaveFilm());
        // Back where it was, and the series knows where to go on.
        QVERIFY(focusIs("2 · The Fog"));
        QVERIFY(press({"up", "up"}));
        QVERIFY(m_room->until(
            [this] { return m_room->focusName().startsWith(QLatin1String("Continue episode 2")); }));
    }

    void anEpisodeIsMarkedByHand()
    {
        QVERIFY(press({"down"}));
        QVERIFY(focusIs("2 · The Fog"));
        QVERIFY(press({"menu"}));
        QVERIFY(focusIs("Go on watching"));
        QVERIFY(press({"back"}));
        QVERIFY(focusIs("2 · The Fog"));
        QVERIFY(press({"up", "menu", "down", "down"}));
        QVERIFY(focusIs("I have seen this"));
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] {
            return m_room->state().value(QLatin1String("focus")).toObject().value(QLatin1String("value")) ==
                   QJsonValue(QStringLiteral("Seen"));
        }));
        QVERIFY(press({"home"}));
        QVERIFY(pageIs("home"));
    }

    void aCardSaysWhyAndGoes()
    {
        QVERIFY(m_room->until([this] { return rowIds().value(0) == QLatin1String("continue"); }));
        QVERIFY(press({"home", "home"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Lighthouse"); }));
        // A remote without a Menu key holds OK.
        QVERIFY(m_room->call(QStringLiteral("input.key"), {{"name", "ok"}, {"holdMs", 900}}));
        QVERIFY(focusIs("Go on watching"));
        QVERIFY(m_room->until(
            [this] { return press({"down"}) && m_room->focusName() == QLatin1String("Take off this row"); }));
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] { return rowIds() == QStringList({"films", "series"}); }));
    }

    void aRowIsMoved()
    {
        QVERIFY(focusIs("Long Film"));
        QVERIFY(press({"menu"}));
        QVERIFY(m_room->until([this] {
            return press({"down"}) && m_room->focusName() == QLatin1String("Move this row down");
        }));
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] { return rowIds() == QStringList({"series", "films"}); }));
        QVERIFY(focusIs("Long Film"));
    }

    void aProfileIsMade()
    {
        QVERIFY(press({"left"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Home"); }));
        QVERIFY(press({"menu"}));
        QVERIFY(focusIs("Volume"));
        QVERIFY(press({"down"}));
        QVERIFY(focusIs("Who is watching"));
        QVERIFY(press({"ok"}));
        QVERIFY(pageIs("profiles"));
        QVERIFY(focusIs("Home"));
        QVERIFY(press({"right", "ok"}));
        QVERIFY(focusIs("a"));
        QVERIFY(m_room->call(QStringLiteral("input.text"), {{"text", "Mia"}}));
        QVERIFY(m_room->until(
            [this] { return press({"down"}) && m_room->focusName() == QLatin1String("Space"); }));
        QVERIFY(m_room->until(
            [this] { return press({"right"}) && m_room->focusName() == QLatin1String("Done"); }));
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs("Mia"));
        QVERIFY(press({"menu"}));
        QVERIFY(focusIs("Watch as Mia"));
        QVERIFY(m_room->until(
            [this] { return press({"down"}) && m_room->focusName() == QLatin1String("Whose it is"); }));
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs("A grown-up"));
        QVERIFY(press({"down", "ok"}));
        QVERIFY(m_room->until([this] {
            return press({"down"}) && m_room->focusName() == QLatin1String("What may be watched");
        }));
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs("Everything"));
        QVERIFY(press({"down", "down"}));
        QVERIFY(focusIs("Up to 6"));
        QVERIFY(press({"ok", "back"}));
        QVERIFY(focusIs("Mia"));
    }

    void aChildNeedsThePin()
    {
        QVERIFY(m_room->call(QStringLiteral("pin.set"), {{"owner", "household"}, {"new", "2580"}}));
        QVERIFY(press({"ok"}));
        QVERIFY(pageIs("home"));
        QCOMPARE(active().value(QLatin1String("name")), QJsonValue(QStringLiteral("Mia")));
        QVERIFY(focusIs("Long Film")); // its own rows, in the order of a fresh profile
        // Nobody has said for what age the film is.
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs("PIN"));
        QVERIFY(press({"0", "0", "0", "0", "down", "down", "right", "ok"}));
        QVERIFY(m_room->until([this] {
            return m_room->state().value(QLatin1String("focus")).toObject().value(QLatin1String("value")) ==
                   QJsonValue(QStringLiteral("This is not the PIN"));
        }));
        QCOMPARE(m_room->page(), QStringLiteral("home"));
        QVERIFY(press({"2", "5", "8", "0", "down", "down", "right", "ok"}));
        QVERIFY(pageIs("film"));
        QVERIFY(leaveFilm());
        QVERIFY(focusIs("Long Film"));
    }

    void aDarkScreenComesBackAsItWas()
    {
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs("PIN"));
        QVERIFY(press({"2", "5", "8", "0", "down", "down", "right", "ok"}));
        QVERIFY(m_room->until(
            [this] { return m_room->playback().value(QLatin1String("positionMs")).toInt() > 500; }));
        QVERIFY(press({"power"}));
        QVERIFY(powerIs("standby"));
        QVERIFY(m_room->until([this] {
            return m_room->playback().value(QLatin1String("state")) == QJsonValue(QStringLiteral("paused"));
        }));
        // News does not wake it, nor somebody who only looks.
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        QVERIFY(m_room->call(QStringLiteral("home.rows")));
        QCOMPARE(power(), QStringLiteral("standby"));
        // The key that wakes does nothing else.
        QVERIFY(press({"back"}));
        QVERIFY(powerIs("on"));
        QVERIFY(pageIs("film"));
        QVERIFY(leaveFilm());
        QVERIFY(pageIs("home"));
    }

    void theVolumeIsTurned()
    {
        const auto level = [this] {
            const auto volume = m_room->call(QStringLiteral("sound.volume"));
            return volume ? volume->toObject().value(QLatin1String("level")).toInt() : -1;
        };
        const int before = level();
        QVERIFY(press({"volumeup", "volumeup"}));
        QVERIFY(m_room->until([&] { return level() == before + 8; }));
        QVERIFY(press({"mute"}));
        QVERIFY(m_room->until([this] {
            const auto volume = m_room->call(QStringLiteral("sound.volume"));
            return volume && volume->toObject().value(QLatin1String("muted")).toBool();
        }));
    }
};

QTEST_GUILESS_MAIN(TestHouseholdPages)
#include "test_household_pages.moc"
