// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The appliances with the remote alone: the air conditioner to another temperature over real MQTT, a toast
// when the washing machine ends.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestMyHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->startDemoHome(), qPrintable(m_room->problem()));
    }

    void cleanupTestCase() { m_room.reset(); }

    void theAirConditionerDoesWhatTheRemoteSays()
    {
        QVERIFY(m_room->until([this] { return target() == 22.0; }));
        // The rail's fourth entry, then the living room's first appliance.
        QVERIFY(m_room->key({QStringLiteral("home"), QStringLiteral("left"), QStringLiteral("down"),
                             QStringLiteral("down"), QStringLiteral("down"), QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("myhome"); }));
        QVERIFY(m_room->until([this] {
            if (m_room->focusName() == QLatin1String("Air conditioner"))
                return true;
            m_room->key({QStringLiteral("down")});
            return m_room->focusName() == QLatin1String("Air conditioner");
        }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Temperature"); }));
        QVERIFY(m_room->key({QStringLiteral("left"), QStringLiteral("left")}));
        QVERIFY(m_room->until([this] { return target() == 21.0; }));
        QVERIFY(m_room->until([this] {
            return m_room->state()
                       .value(QLatin1String("focus"))
                       .toObject()
                       .value(QLatin1String("value"))
                       .toString() == QStringLiteral("21.0°");
        }));
        QVERIFY(m_room->key({QStringLiteral("back")}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Air conditioner"); }));
    }

    void aFewWordsInTheSearchDoIt()
    {
        const auto percent = [this] {
            const auto lamp =
                m_room->call(QStringLiteral("appliances.appliance"),
                             {{QStringLiteral("id"), QStringLiteral("mqtt:demo-bedroom-lamp")}});
            for (const QJsonValue &one :
                 lamp.value_or(QJsonValue())[QLatin1String("capabilities")].toArray()) {
                if (one[QLatin1String("id")] == QLatin1String("level"))
                    return one[QLatin1String("state")][QLatin1String("percent")].toDouble();
            }
            return -1.0;
        };
        QVERIFY(m_room->until([&] { return percent() > 30; }));
        // The rail's second entry; letters come from a phone.
        QVERIFY(m_room->key(
            {QStringLiteral("home"), QStringLiteral("left"), QStringLiteral("down"), QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("search"); }));
        QVERIFY(m_room->call(QStringLiteral("input.text"),
                             {{QStringLiteral("text"), QStringLiteral("dim lights")}}));
        QVERIFY(m_room->until([this] {
            m_room->key({QStringLiteral("right")});
            return m_room->focusName() == QLatin1String("All lights");
        }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([&] { return percent() == 30; }));
        QVERIFY(!m_room->call(QStringLiteral("appliances.act"),
                              {{QStringLiteral("action"), QStringLiteral("fly||lights")}}));
        QVERIFY(m_room->key({QStringLiteral("home"), QStringLiteral("home")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
    }

    void whatCannotBeIsRefusedWithASentence()
    {
        const auto refused = m_room->call(QStringLiteral("appliances.command"),
                                          {{QStringLiteral("id"), QStringLiteral("mqtt:demo-ac")},
                                           {QStringLiteral("capability"), QStringLiteral("thermostat")},
                                           {QStringLiteral("command"), QStringLiteral("setTarget")},
                                           {QStringLiteral("value"), 99}});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(QLatin1String("16")));
    }

    void aToastSaysThatTheWashingIsDoneOverTheFilm()
    {
        const auto titles = m_room->call(QStringLiteral("library.titles"));
        const QString id = titles->toObject()
                               .value(QLatin1String("items"))
                               .toArray()
                               .first()
                               .toObject()
                               .value(QLatin1String("id"))
                               .toString();
        QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("film"); }));
        QVERIFY(m_room->call(QStringLiteral("appliances.command"),
                             {{QStringLiteral("id"), QStringLiteral("mqtt:demo-washer")},
                              {QStringLiteral("capability"), QStringLiteral("operation")},
                              {QStringLiteral("command"), QStringLiteral("pause")},
                              {QStringLiteral("value"), true}}));
        QVERIFY(finishWashing());
        QVERIFY(m_room->until([this] {
            return m_room->state()
                .value(QLatin1String("toast"))
                .toString()
                .contains(QLatin1String("washing machine"), Qt::CaseInsensitive);
        }));
        QCOMPARE(m_room->page(), QStringLiteral("film"));
        // It may be answered once it could be read: OK leads to the machine, not to the film below.
        QTest::qWait(1000);
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(
            m_room->until([this] { return m_room->page() == QLatin1String("appliance:mqtt:demo-washer"); }));
        QCOMPARE(toast(), QString());
        QVERIFY(m_room->key({QStringLiteral("home")}));
    }

    void aVisitorIsSeenOverTheFilmAndOnePressAway()
    {
        const auto titles = m_room->call(QStringLiteral("library.titles"));
        const QString id = titles->toObject()
                               .value(QLatin1String("items"))
                               .toArray()
                               .first()
                               .toObject()
                               .value(QLatin1String("id"))
                               .toString();
        QVERIFY(m_room->until([this] { return toast().isEmpty(); }));
        QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("film"); }));
        QVERIFY(tellDemo("{\"doorbell\":\"press\"}"));
        QVERIFY(m_room->until([this] { return toast().contains(QLatin1String("at the door")); }));
        QCOMPARE(m_room->page(), QStringLiteral("film"));
        QVERIFY(m_room->until([this] { return !doorPicture().isEmpty(); }));
        QVERIFY(QFile::exists(doorPicture()));
        QTest::qWait(1000); // it may be answered once it could be read
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until(
            [this] { return m_room->page() == QLatin1String("appliance:mqtt:demo-doorbell"); }));
        QCOMPARE(toast(), QString());
        QVERIFY(m_room->key({QStringLiteral("home")}));
    }

    void whatWasToldIsNotToldAgainWhenHearthdOrTheBrokerDies()
    {
        QVERIFY(m_room->until([this] { return toast().isEmpty(); }));
        QCOMPARE(finishedNotices().size(), 1);
        QVERIFY(finishedNotices().first().toObject().value(QLatin1String("told")).toBool());
        QVERIFY2(m_room->restartHearthd(), qPrintable(m_room->problem()));
        expectNoSecondTelling();
        const qint64 broker = m_room->pidOf(QStringLiteral("mosquitto"), QStringLiteral("mosquitto"));
        QVERIFY(broker > 0);
        m_room->kill(broker);
        QVERIFY(m_room->until([&] {
            const qint64 now = m_room->pidOf(QStringLiteral("mosquitto"), QStringLiteral("mosquitto"));
            return now > 0 && now != broker;
        }));
        expectNoSecondTelling();
    }

    void whatHappenedWhileHearthdWasAwayIsToldOnce()
    {
        // A cycle that hearthd sees running, and whose end it misses.
        QVERIFY(tellDemo("{\"washer\":\"finish-in\",\"seconds\":600}"));
        QVERIFY(m_room->until([this] { return phase() == QLatin1String("running"); }));
        QTest::qWait(2500); // what is kept of it is written every two seconds
        m_room->killHearthd();
        QVERIFY(tellDemo("{\"washer\":\"finish-in\",\"seconds\":0.3}"));
        QTest::qWait(1500);
        QVERIFY2(m_room->startHearthd(), qPrintable(m_room->problem()));
        QVERIFY(m_room->until(
            [this] { return toast().contains(QLatin1String("washing machine"), Qt::CaseInsensitive); }));
        QCOMPARE(finishedNotices().size(), 2);
    }

    void aLockOpensWithTheHouseholdsPinAlone()
    {
        QVERIFY(publish(
            {QStringLiteral("homeassistant/lock/front/config"), QStringLiteral("-r")},
            "{\"name\":null,\"uniq_id\":\"front\",\"cmd_t\":\"demo/lock/set\",\"stat_t\":\"demo/lock\","
            "\"dev\":{\"ids\":\"front\",\"name\":\"Front door\"}}"));
        const auto tell = [this](const char *command, const char *pin) {
            QJsonObject params{{QStringLiteral("id"), QStringLiteral("mqtt:front")},
                               {QStringLiteral("capability"), QStringLiteral("lock.front")},
                               {QStringLiteral("command"), QLatin1String(command)}};
            if (*pin != '\0')
                params.insert(QStringLiteral("pin"), QLatin1String(pin));
            return m_room->call(QStringLiteral("appliances.command"), params);
        };
        QVERIFY(m_room->until([&] { return tell("lock", "").has_value(); })); // no PIN for what is safe
        QCOMPARE(tell("unlock", "").error().code, ErrorCode::NotAllowed);     // there is none to ask for
        QVERIFY(
            m_room->call(QStringLiteral("pin.set"), {{QStringLiteral("owner"), QStringLiteral("household")},
                                                     {QStringLiteral("new"), QStringLiteral("2468")}}));
        QCOMPARE(tell("unlock", "").error().code, ErrorCode::NeedsPin);
        QCOMPARE(tell("unlock", "1111").error().code, ErrorCode::NeedsPin);
        QVERIFY(tell("unlock", "2468"));
    }

private:
    QString doorPicture()
    {
        const auto bell = m_room->call(QStringLiteral("appliances.appliance"),
                                       {{QStringLiteral("id"), QStringLiteral("mqtt:demo-doorbell")}});
        for (const QJsonValue &value :
             bell.value_or(QJsonValue()).toObject().value(QLatin1String("capabilities")).toArray()) {
            if (value.toObject().value(QLatin1String("type")).toString() == QLatin1String("picture"))
                return value.toObject()
                    .value(QLatin1String("state"))
                    .toObject()
                    .value(QLatin1String("file"))
                    .toString();
        }
        return {};
    }

    QString toast() { return m_room->state().value(QLatin1String("toast")).toString(); }

    /// Every appliance has said again how it is, and the viewer is told nothing new.
    void expectNoSecondTelling()
    {
        QVERIFY(m_room->until([this] {
            const QJsonArray list =
                m_room->call(QStringLiteral("appliances.list")).value_or(QJsonValue()).toArray();
            return list.size() >= 6 && std::ranges::all_of(list, [](const QJsonValue &appliance) {
                       return appliance.toObject().value(QLatin1String("reachable")).toBool();
                   });
        }));
        QVERIFY(m_room->until([this] { return phase() == QLatin1String("ended"); }));
        // A toast stands for seconds: one that came would be seen by one of these looks.
        for (int look = 0; look < 15; ++look) {
            QTest::qWait(200);
            QCOMPARE(toast(), QString());
        }
        QCOMPARE(finishedNotices().size(), 1);
    }

    QJsonArray finishedNotices()
    {
        QJsonArray found;
        for (const QJsonValue &notice :
             m_room->call(QStringLiteral("notices.list")).value_or(QJsonValue()).toArray()) {
            if (notice.toObject().value(QLatin1String("kind")).toString() == QLatin1String("cycleEnded"))
                found.append(notice);
        }
        return found;
    }

    QString phase()
    {
        const auto washer = m_room->call(QStringLiteral("appliances.appliance"),
                                         {{QStringLiteral("id"), QStringLiteral("mqtt:demo-washer")}});
        for (const QJsonValue &value :
             washer.value_or(QJsonValue()).toObject().value(QLatin1String("capabilities")).toArray()) {
            if (value.toObject().value(QLatin1String("type")).toString() == QLatin1String("operation"))
                return value.toObject()
                    .value(QLatin1String("state"))
                    .toObject()
                    .value(QLatin1String("phase"))
                    .toString();
        }
        return {};
    }

    double target()
    {
        const auto appliance = m_room->call(QStringLiteral("appliances.appliance"),
                                            {{QStringLiteral("id"), QStringLiteral("mqtt:demo-ac")}});
        for (const QJsonValue &value :
             appliance.value_or(QJsonValue()).toObject().value(QLatin1String("capabilities")).toArray()) {
            if (value.toObject().value(QLatin1String("type")).toString() == QLatin1String("thermostat"))
                return value.toObject()
                    .value(QLatin1String("state"))
                    .toObject()
                    .value(QLatin1String("target"))
                    .toDouble();
        }
        return 0;
    }

    /// As a person would by waiting: the demo home takes wishes on a topic of its own.
    bool finishWashing()
    {
        return tellDemo("{\"washer\":\"start\"}") && tellDemo("{\"washer\":\"finish-in\",\"seconds\":2}");
    }

    bool tellDemo(const char *wish) { return publish({QStringLiteral("hearth-demo/control")}, wish); }

    /// `where`: the topic and further options of mosquitto_pub.
    bool publish(const QStringList &where, const char *payload) { return m_room->say(where, payload); }

    std::unique_ptr<LivingRoom> m_room;
};

QTEST_GUILESS_MAIN(TestMyHome)
#include "test_my_home.moc"
