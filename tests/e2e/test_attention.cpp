// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Smoke over a film: nothing but an answer takes the alert away, in every language and size of words.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestAttention : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    QString toast() { return m_room->state().value("toast").toString(); }
    bool isMuted()
    {
        return m_room->call("sound.volume").value_or(QJsonValue()).toObject().value("muted").toBool();
    }
    bool set(const char *key, const char *value)
    {
        return m_room->call("settings.set", {{"key", QLatin1String(key)}, {"value", QLatin1String(value)}})
            .has_value();
    }
    bool tellSmoke(bool isSmoke) { return m_room->say({"demo/smoke", "-r"}, isSmoke ? "ON" : "OFF"); }
    /// Nothing is cut off, too small or hard to read.
    void expectReadable()
    {
        const auto texts = m_room->call("screen.texts");
        QVERIFY(texts);
        for (const QJsonValue &one : texts->toArray())
            QVERIFY2(one.toObject().value("faults").toArray().isEmpty(),
                     qPrintable(one.toObject().value("text").toString()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->startDemoHome(), qPrintable(m_room->problem()));
        QVERIFY(tellSmoke(false));
        QVERIFY(m_room->say({"homeassistant/binary_sensor/smoke/config", "-r"},
                            R"({"name":"Smoke","uniq_id":"smoke","dev_cla":"smoke","stat_t":"demo/smoke",)"
                            R"("dev":{"ids":"smoke","name":"Hallway detector","sa":"Hallway"}})"));
        QVERIFY(m_room->until(
            [this] { return m_room->call("appliances.appliance", {{"id", "mqtt:smoke"}}).has_value(); }));
    }
    void cleanupTestCase() { m_room.reset(); }

    void smokeIsOverEverythingUntilSomebodyHasSeenIt()
    {
        const QString film = m_room->call("library.titles")
                                 .value_or(QJsonValue())
                                 .toObject()
                                 .value("items")
                                 .toArray()
                                 .first()
                                 .toObject()
                                 .value("id")
                                 .toString();
        QVERIFY(m_room->call("playback.open", {{"id", film}}));
        QVERIFY(m_room->until([this] { return m_room->page() == "film"; }));
        QVERIFY(tellSmoke(true));
        QVERIFY(m_room->until([this] { return toast().contains("Smoke"); }));
        QVERIFY(toast().contains("Hallway detector"));
        // Longer than any toast stands, and past every key but an answer.
        QVERIFY(m_room->key({"mute", "volumedown", "stop", "pause", "home", "menu", "left"}));
        QTest::qWait(9000);
        QVERIFY(toast().contains("Smoke"));
        QCOMPARE(m_room->page(), QStringLiteral("film"));
        QVERIFY(!isMuted());
        m_room->picture("danger-en");
        // The same thing again is the same alert, and hearthd's death does not take it away.
        QVERIFY(tellSmoke(false));
        QVERIFY(tellSmoke(true));
        QVERIFY2(m_room->restartHearthd(), qPrintable(m_room->problem()));
        QVERIFY(m_room->until([this] { return toast().contains("Smoke"); }));
        QVERIFY(m_room->key({"back"}));
        QVERIFY(m_room->until([this] { return toast().isEmpty(); }));
        QVERIFY(m_room->call("playback.stop"));
    }

    void itIsReadInEveryLanguageAndSize_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("size");
        QTest::newRow("zh") << "zh_CN" << "100";
        QTest::newRow("ar") << "ar_AE" << "100";
        QTest::newRow("large") << "en" << "200";
    }
    void itIsReadInEveryLanguageAndSize()
    {
        QFETCH(QString, language);
        QFETCH(QString, size);
        QVERIFY(set("language", qPrintable(language)) && set("textSize", qPrintable(size)));
        QVERIFY(tellSmoke(false));
        const QString id = QStringLiteral("leak-%1").arg(QLatin1String(QTest::currentDataTag()));
        QVERIFY(m_room->say({"homeassistant/binary_sensor/" + id + "/config", "-r"},
                            R"({"name":"Water","uniq_id":")" + id.toUtf8() +
                                R"(","dev_cla":"moisture","stat_t":"demo/)" + id.toUtf8() +
                                R"(","dev":{"ids":")" + id.toUtf8() +
                                R"(","name":"Sensor below the washing machine","sa":"Laundry room"}})"));
        QVERIFY(m_room->say({"demo/" + id, "-r"}, "ON"));
        QVERIFY(m_room->until([this] { return toast().contains("Sensor below"); }));
        QTest::qWait(1000);
        m_room->picture("danger-" + QLatin1String(QTest::currentDataTag()));
        expectReadable();
        // OK leads to what is wrong.
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->page().startsWith("appliance:mqtt:leak-"); }));
        QVERIFY(set("language", "en") && set("textSize", "100"));
    }

    void theRestWaitsUntilThePause()
    {
        QVERIFY(set("alertsWait", "pause"));
        const QString film = m_room->call("library.titles")
                                 .value_or(QJsonValue())
                                 .toObject()
                                 .value("items")
                                 .toArray()
                                 .first()
                                 .toObject()
                                 .value("id")
                                 .toString();
        QVERIFY(m_room->call("playback.open", {{"id", film}}));
        QVERIFY(m_room->until([this] { return m_room->playback().value("state") == "playing"; }));
        QVERIFY(m_room->say({"hearth-demo/control"}, R"({"door":"open"})"));
        QTest::qWait(2000);
        QCOMPARE(toast(), QString());
        QVERIFY(m_room->call("playback.pause"));
        QVERIFY(m_room->until([this] { return toast().contains("is open"); }));
        QVERIFY(m_room->call("playback.stop"));
    }
};

QTEST_GUILESS_MAIN(TestAttention)
#include "test_attention.moc"
