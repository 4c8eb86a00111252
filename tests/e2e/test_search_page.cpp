// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// One box over everything, as a viewer meets it: a series by its name, a page of the settings by what people
// call it, a lamp by what it shall do, in English and in Chinese.

#include "tests/e2e/living_room.h"
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestSearchPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    QJsonArray found(const QString &text, const QString &group)
    {
        const auto groups = m_room->call("search.find", {{"text", text}});
        for (const QJsonValue &one : groups ? groups->toArray() : QJsonArray()) {
            if (one["id"] == group)
                return one["items"].toArray();
        }
        return {};
    }
    QStringList ids(const QString &text, const QString &group)
    {
        QStringList ids;
        for (const QJsonValue &item : found(text, group))
            ids.append(item["id"].toString());
        return ids;
    }
    bool setLanguage(const char *language)
    {
        return m_room->call("settings.set", {{"key", "language"}, {"value", QLatin1String(language)}})
            .has_value();
    }

    /// From Home, with the rail.
    bool openSearch()
    {
        return m_room->key({"home", "home"}) &&
               m_room->until([this] { return m_room->page() == QLatin1String("home"); }) &&
               m_room->key({"left", "down", "ok"}) &&
               m_room->until([this] { return m_room->page() == QLatin1String("search"); }) &&
               m_room->until([this] { return m_room->focusName() == QLatin1String("a"); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        for (const char *name : {"Lighthouse S01E01 The Keeper", "Lighthouse S01E02 The Fog"})
            QVERIFY2(m_room->makeFilm(QLatin1String(name), 2), qPrintable(m_room->problem()));
        QVERIFY2(m_room->start() && m_room->startDemoHome(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->until([this] {
            return !ids("lighthouse", "titles").isEmpty() && ids("turn off lights", "actions").size() > 1;
        }),
                 m_room->situation());
    }

    void aSeriesComesBeforeItsEpisodes()
    {
        const QStringList titles = ids("lighthouse", "titles");
        QCOMPARE(titles.size(), 3);
        QCOMPARE(titles.first(), QStringLiteral("series:Lighthouse"));
        QCOMPARE(found("lighthouse", "titles").first()["type"].toString(), QStringLiteral("series"));
        // An episode by its own name comes alone.
        QCOMPARE(ids("keeper", "titles").size(), 1);
    }

    void everyPageOfTheSettingsIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("page");
        QTest::newRow("its name") << "network" << "network";
        QTest::newRow("what people call it") << "wifi" << "network";
        QTest::newRow("a word of what it holds") << "profiles" << "household";
        QTest::newRow("two words") << "forget history" << "privacy";
        QTest::newRow("all of them") << "settings" << "language";
        QTest::newRow("a single setting") << "high contrast" << "highContrast";
    }
    void everyPageOfTheSettingsIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, page);
        QVERIFY2(ids(text, "settings").contains(page), qPrintable(ids(text, "settings").join(' ')));
    }

    void whatIsChosenOpens()
    {
        QVERIFY(m_room->key({"left"}) && m_room->key({"down"}) && m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("search"); }));
        QVERIFY(m_room->call("input.text", {{"text", "wifi"}}));
        QVERIFY2(m_room->goToFound(QStringLiteral("Network")), m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY2(m_room->until([this] { return m_room->page() == QLatin1String("settings:network"); }),
                 m_room->situation());
    }

    void inChineseAsItIsSpoken()
    {
        QVERIFY(setLanguage("zh_CN"));
        // Turn off the lights; the same in pinyin, and by its first letters; the network.
        for (const QString &text :
             {QStringLiteral("\u5173\u706f"), QStringLiteral("guandeng"), QStringLiteral("gd")})
            QTRY_VERIFY2(ids(text, "actions").contains(QLatin1String("off||lights")), qPrintable(text));
        QVERIFY(ids(QStringLiteral("\u7f51\u7edc"), "settings").contains(QLatin1String("network")));
        QVERIFY(ids("wangluo", "settings").contains(QLatin1String("network")));
        QVERIFY(setLanguage("en"));
    }

    void whatWasAskedIsDoneAndSaid()
    {
        QVERIFY(openSearch());
        QVERIFY(m_room->call("input.text", {{"text", "turn off lights"}}));
        QVERIFY2(m_room->goToFound(QStringLiteral("All lights")), m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY2(m_room->until([this] {
            return m_room->state().value("toast").toString().contains(QLatin1String("All lights"));
        }),
                 m_room->situation());
        QVERIFY(!m_room->call("appliances.act", {{"action", "off||nothing"}}));
    }

    void theWordsAreThereAgainAfterTheShellsEnd()
    {
        QVERIFY(openSearch());
        QVERIFY(m_room->call("input.text", {{"text", "lighth"}}));
        QVERIFY2(m_room->goToFound(QStringLiteral("Lighthouse")), m_room->situation());
        const qint64 shell = m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
        m_room->kill(shell);
        QVERIFY2(m_room->until([&] {
            const qint64 now = m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
            return now > 0 && now != shell && !m_room->focusName().isEmpty();
        }),
                 m_room->situation());
        QVERIFY2(m_room->until([this] {
            return m_room->page() == QLatin1String("search") &&
                   m_room->focusName() == QLatin1String("Lighthouse");
        }),
                 m_room->situation());
    }
};

QTEST_GUILESS_MAIN(TestSearchPage)
#include "test_search_page.moc"
