// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A fresh set: five questions with a remote of five keys, and it is never asked again; and the menus spoken.

#include "tests/e2e/living_room.h"
#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestFirstStart : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    bool focusIs(const QString &name)
    {
        return m_room->until([&] { return m_room->focusName() == name; });
    }
    bool pageIs(const QString &page)
    {
        return m_room->until([&] { return m_room->page() == page; });
    }
    bool press(const QStringList &keys) { return m_room->key(keys); }
    /// The last key of the letters; down first, then along the last row.
    bool pressDone()
    {
        return press({"down", "down", "down", "down", "down", "down", "down"}) && m_room->until([this] {
            return m_room->focusName() == QLatin1String("Done") ||
                   (press({"right"}) && m_room->focusName() == QLatin1String("Done"));
        });
    }
    QString said() { return m_room->state().value(QLatin1String("said")).toString(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start({QStringLiteral("--first-start")}), qPrintable(m_room->problem()));
    }
    void cleanupTestCase() { m_room.reset(); }

    void aFreshSetAsksForItsLanguage()
    {
        QVERIFY2(pageIs(QStringLiteral("welcome")), qPrintable(m_room->page()));
        QVERIFY(focusIs(QStringLiteral("English")));
        // There is no way around it, and none out of it.
        QVERIFY(press({"left", "back"}));
        QCOMPARE(m_room->page(), QStringLiteral("welcome"));
        QVERIFY(press({"down", "down", "ok"}));
        QVERIFY(m_room->until([this] {
            const auto values = m_room->call(QStringLiteral("settings.get"));
            return values && values->toObject().value("language").toString() == QLatin1String("de");
        }));
        // Back is one step back, to what was chosen.
        QVERIFY(press({"back"}));
        QVERIFY(focusIs(QStringLiteral("Deutsch")));
        QVERIFY(press({"up", "up"}));
        QVERIFY(focusIs(QStringLiteral("English")));
        QVERIFY(press({"ok"}));
    }

    void aFolderOfFilmsIsAddedByTyping()
    {
        QVERIFY(m_room->until([this] { return m_room->focusName().startsWith(QLatin1String("Go on")); }));
        QVERIFY(press({"ok"})); // network
        // The phone's step opens the door to the home, and then shows where a phone goes in.
        QVERIFY(focusIs(QStringLiteral("Phones in the home may connect")));
        QVERIFY(!m_room->call(QStringLiteral("phone.pairing"))->toObject().value("onLan").toBool());
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] {
            const auto pairing = m_room->call(QStringLiteral("phone.pairing"));
            return pairing && pairing->toObject().value("onLan").toBool();
        }));
        QVERIFY(press({"down"}));
        QVERIFY(focusIs(QStringLiteral("Go on")));
        QVERIFY(press({"ok"}));
        const QString more = m_room->folder() + QLatin1String("/more films");
        QVERIFY(QDir().mkpath(more));
        QVERIFY(m_room->until(
            [&] { return press({"down"}) && m_room->focusName() == QLatin1String("Another folder"); }));
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() != QLatin1String("Another folder"); }));
        QVERIFY(m_room->call(QStringLiteral("input.text"), {{"text", more.mid(1)}}));
        QVERIFY(pressDone());
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs(QStringLiteral("What its name says")));
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([&] {
            const auto sources = m_room->call(QStringLiteral("sources.list"));
            const QJsonArray folders =
                sources ? sources->toObject().value("folders").toArray() : QJsonArray();
            return std::ranges::any_of(folders, [&](const QJsonValue &folder) {
                return folder.toObject().value("path").toString() == more &&
                       !folder.toObject().value("fixed").toBool() &&
                       folder.toObject().value("kind").toString() == QLatin1String("films");
            });
        }));
        QVERIFY(
            m_room->until([this] { return press({"up"}) && m_room->focusName() == QLatin1String("Go on"); }));
        QVERIFY(press({"ok"}));
    }

    void aNameEndsIt()
    {
        QVERIFY(focusIs(QStringLiteral("Name")));
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() != QLatin1String("Name"); }));
        QVERIFY(m_room->call(QStringLiteral("input.text"), {{"text", "Mina"}}));
        QVERIFY(pressDone());
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] {
            const auto profiles = m_room->call(QStringLiteral("profiles.list"));
            return profiles &&
                   profiles->toObject().value("profiles").toArray()[0].toObject().value("name").toString() ==
                       QLatin1String("Mina");
        }));
        QVERIFY(m_room->until(
            [this] { return press({"down"}) && m_room->focusName() == QLatin1String("Finish"); }));
        QVERIFY(press({"ok"}));
        QVERIFY(pageIs(QStringLiteral("home")));
    }

    void itIsNotAskedAgain()
    {
        QVERIFY(m_room->restartHearthd());
        QVERIFY(pageIs(QStringLiteral("home")));
        const auto first = m_room->call(QStringLiteral("system.firstStart"));
        QVERIFY(first && !first->toObject().value("wanted").toBool());
    }

    void whatHasTheFocusIsSaid()
    {
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "speech"}, {"value", true}}));
        QVERIFY(press({"left"}));
        QVERIFY2(m_room->until([this] { return said() == QLatin1String("Home, menu item, 1 of 7"); }),
                 qPrintable(said()));
        QVERIFY(press({"down", "down", "down", "down", "down", "ok"}));
        QVERIFY(m_room->until(
            [this] { return said().startsWith(QLatin1String("Language and region, button, ")); }));
        // A switch says what became of it, and no more.
        QVERIFY(press({"down", "ok", "down", "ok"}));
        QVERIFY2(m_room->until([this] { return said() == QLatin1String("On"); }), qPrintable(said()));
        QVERIFY(press({"ok"}));
        QVERIFY(m_room->until([this] { return said() == QLatin1String("Off"); }));
        QVERIFY(press({"home"}));
        QVERIFY(pageIs(QStringLiteral("home")));
    }

    void whereThereIsNothingThereIsSomethingToDo()
    {
        QVERIFY(m_room->call(QStringLiteral("settings.set"), {{"key", "speech"}, {"value", false}}));
        QVERIFY(press({"home"}));
        QVERIFY(pageIs(QStringLiteral("home")));
        const QDir films(m_room->filmsPath());
        const QStringList names = films.entryList(QDir::Files);
        for (const QString &name : names)
            QVERIFY(QFile::remove(films.filePath(name)));
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        // The focus went with the rows, to what stands there instead.
        QVERIFY2(focusIs(QStringLiteral("Films and disks")), m_room->situation());
        QVERIFY(press({"left", "down", "down"}));
        QVERIFY(focusIs(QStringLiteral("Apps and games")));
        QVERIFY(press({"ok"}));
        QVERIFY(pageIs(QStringLiteral("store")));
        QVERIFY(focusIs(QStringLiteral("Try again")));
        // The quick panel is there for remotes without a Menu key.
        QVERIFY(press({"left"}));
        QVERIFY(m_room->until([this] {
            return press({"down"}) && m_room->focusName() == QLatin1String("Volume, lights, standby");
        }));
        QVERIFY(press({"ok"}));
        QVERIFY(focusIs(QStringLiteral("Volume")));
        QVERIFY(press({"back", "home"}));
        QVERIFY(pageIs(QStringLiteral("home")));
        QVERIFY(focusIs(QStringLiteral("Films and disks")));
        QVERIFY(press({"ok"}));
        QVERIFY(pageIs(QStringLiteral("settings:sources")));
        QVERIFY(press({"home"}));
    }
};

QTEST_GUILESS_MAIN(TestFirstStart)
#include "test_first_start.moc"
