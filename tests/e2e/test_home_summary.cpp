// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What matters stands on top of My home; weak batteries and energy are one press away, with the remote alone.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>
#include <cmath>

using namespace hearth;
using namespace hearth::test;

class TestHomeSummary : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    bool set(const char *key, const char *value)
    {
        return m_room->call("settings.set", {{"key", QLatin1String(key)}, {"value", QLatin1String(value)}})
            .has_value();
    }
    QJsonObject summary() { return m_room->call("appliances.summary").value_or(QJsonValue()).toObject(); }
    bool announce(const QByteArray &component, const QByteArray &id, const QByteArray &device,
                  const QByteArray &more)
    {
        return m_room->say({"homeassistant/" + component + "/" + id + "/config", "-r"},
                           R"({"uniq_id":")" + id + R"(","stat_t":"demo/)" + id + R"(","dev":{"ids":")" +
                               device + R"(","name":")" + device + R"(","sa":"Kitchen"},)" + more + "}");
    }
    bool say(const char *id, const QByteArray &payload)
    {
        return m_room->say({QLatin1String("demo/") + QLatin1String(id), "-r"}, payload);
    }
    void openMyHome()
    {
        QVERIFY(m_room->key({"home", "home"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "home"; }));
        QVERIFY(m_room->key({"left"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Home"; }));
        QVERIFY(m_room->key({"down", "down", "down", "ok"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "myhome"; }));
    }
    /// To a button of the summary by its focus key.
    bool goTo(const QString &key)
    {
        const auto focus = [this] {
            return m_room->state().value("focus").toObject().value("key").toString();
        };
        for (int i = 0; i < 12 && focus().startsWith("mqtt:"); ++i)
            m_room->key({"up"});
        for (int i = 0; i < 12 && focus() != key; ++i)
            m_room->key({"right"});
        return m_room->until([&] { return focus() == key; }, std::chrono::seconds(3));
    }
    /// What moves or has yet to come is given its time.
    void expectReadable()
    {
        QJsonArray faulty;
        (void)m_room->until([&] {
            faulty = {};
            const auto texts = m_room->call("screen.texts");
            for (const QJsonValue &one :
                 texts ? texts->toArray() : QJsonArray{QJsonObject{{"faults", "no answer"}}}) {
                if (!one["faults"].isArray() || !one["faults"].toArray().isEmpty())
                    faulty.append(one);
            }
            return faulty.isEmpty();
        });
        QVERIFY2(faulty.isEmpty(), QJsonDocument(faulty).toJson().constData());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
    }
    void cleanupTestCase() { m_room.reset(); }

    void anEmptyHomeSaysHowItGetsAppliances()
    {
        openMyHome();
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Add an appliance"; }));
        m_room->picture("myhome-empty");
        expectReadable();
        QVERIFY2(m_room->startDemoHome(), qPrintable(m_room->problem()));
        for (int i = 0; i < 30; ++i) {
            const QByteArray id = "door" + QByteArray::number(i);
            QVERIFY(announce("sensor", id, "Remote " + QByteArray::number(i),
                             R"("name":"Battery","dev_cla":"battery","unit_of_meas":"%")"));
            QVERIFY(say(id.constData(), QByteArray::number(i)));
        }
        QVERIFY(announce("sensor", "oven_energy", "Oven",
                         R"("name":"Energy","dev_cla":"energy","unit_of_meas":"kWh")"));
        QVERIFY(announce("sensor", "oven_power", "Oven",
                         R"("name":"Power","dev_cla":"power","unit_of_meas":"W")"));
        QVERIFY(say("oven_energy", "100"));
        QVERIFY(say("oven_power", "1840"));
        QVERIFY(m_room->say({"hearth-demo/control"}, R"({"door":"open"})"));
        // The demo's refrigerator takes 2 or 86 W besides.
        QVERIFY(m_room->until([this] {
            const double watts = summary().value("watts").toDouble();
            return (watts == 1842 || watts == 1926) && summary().value("open").toArray().size() == 1;
        }));
        QVERIFY(say("oven_energy", "101.5"));
    }

    void whatMattersIsOnTop()
    {
        QCOMPARE(summary().value("batteries").toArray().size(), 15);
        QCOMPARE(summary().value("running").toArray().size(), 1);
        openMyHome();
        QVERIFY(goTo("energy"));
        QVERIFY(m_room->until(
            [this] { return m_room->focusName() == "1.8 kW" || m_room->focusName() == "1.9 kW"; }));
        m_room->picture("myhome-en");
        expectReadable();
    }

    void energyIsShownWithWhatItCosts()
    {
        // Its alert would take OK for itself.
        QVERIFY(m_room->until([this] { return m_room->state().value("toast").toString().isEmpty(); }));
        QVERIFY(m_room->call(
            "energy.setTariff",
            {{"currency", "€"}, {"bands", QJsonArray{QJsonObject{{"from", 0}, {"price", 0.3}}}}}));
        const auto used = [this] {
            return m_room->call("energy.usage", {{"span", "day"}}).value_or(QJsonValue()).toObject();
        };
        const auto isAbout = [](double value, double wanted) {
            return std::abs(value - wanted) < wanted * 0.02;
        };
        QVERIFY(m_room->until([&] { return isAbout(used().value("kWh").toDouble(), 1.5); }));
        QVERIFY(isAbout(used().value("cost").toDouble(), 0.45));
        openMyHome();
        QVERIFY(goTo("energy"));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "energy"; }));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Day"; }));
        QTest::qWait(500);
        m_room->picture("energy-en");
        expectReadable();
        QVERIFY(m_room->key({"right", "right", "ok"}));
        QTest::qWait(500);
        m_room->picture("energy-month");
        QVERIFY(m_room->key({"down"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Oven"; }));
        QVERIFY(m_room->key({"back"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "myhome"; }));
    }

    void aLongListOfBatteriesIsWalkedToItsEnd()
    {
        openMyHome();
        QVERIFY(goTo("batteries"));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "batteries"; }));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Remote 0"; }));
        m_room->picture("batteries-en");
        for (int i = 0; i < 14; ++i)
            QVERIFY(m_room->key({"down"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Remote 14"; }));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->page().startsWith("appliance:"); }));
        QVERIFY(m_room->key({"back", "back"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "myhome"; }));
    }

    void aMatterApplianceIsAskedForItsCode()
    {
        openMyHome();
        QVERIFY(goTo("add"));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "settings:appliances"; }));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Add an appliance"; }));
        QTest::qWait(1000);
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Matter appliance"; }));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY2(m_room->until([this] { return m_room->page() == "matterAdd"; }), m_room->situation());
        // Where Matter is not installed the page says so, and there is nothing to be entered.
        const bool isHere =
            m_room->call("matter.state").value_or(QJsonValue()).toObject().value("available").toBool();
        QVERIFY2(m_room->until([&] { return m_room->focusName() == (isHere ? "Enter the code" : "Done"); }),
                 m_room->situation());
        m_room->picture("matter-add-en");
        expectReadable();
        QVERIFY(m_room->key({"back", "back"}));
    }

    void anApplianceJoinsTheZigbeeNetworkFromTheSettings()
    {
        const auto account = m_room->call("broker.addAccount", {{"kind", "zigbee2mqtt"}});
        QVERIFY(account);
        QFile secret(m_room->folder() + "/maker.password");
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write(account->toObject().value("password").toString().toLatin1());
        secret.close();
        QFile port(m_room->statePath() + "/broker/port");
        QVERIFY(port.open(QIODevice::ReadOnly));
        QProcess maker;
        maker.start(QStringLiteral(HEARTH_BIN_DIR "/../tests/hearth-simulated-maker"),
                    {"--kind", "zigbee2mqtt", "--port", QString::fromLatin1(port.readAll().trimmed()),
                     "--user", account->toObject().value("user").toString(), "--password-file",
                     secret.fileName()});
        QVERIFY(m_room->until([this] {
            return m_room->call("zigbee.state").value_or(QJsonValue()).toObject().value("online").toBool();
        }));
        QVERIFY(m_room->until([this] { return m_room->state().value("toast").toString().isEmpty(); }));
        openMyHome();
        QVERIFY(goTo("add"));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "settings:appliances"; }));
        // Rows come with hearthd's answers, and with each the panel gives its focus anew.
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Add an appliance"; }));
        QTest::qWait(1000);
        QVERIFY(m_room->key({"down"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Zigbee appliances"; }));
        QVERIFY(m_room->key({"ok"}));
        QVERIFY2(m_room->until([this] { return m_room->focusName() == "Let an appliance join"; }),
                 m_room->situation());
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(
            m_room->until([this] { return m_room->focusName().startsWith("Appliances may join for 4:"); }));
        QVERIFY(m_room->key({"down"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "0x00158d0001abcdef"; }));
        m_room->picture("zigbee-en");
        expectReadable();
        for (const auto &[language, size] : {std::pair{"zh_CN", "100"}, {"ar_AE", "100"}, {"en", "200"}}) {
            QVERIFY(set("language", language) && set("textSize", size));
            QTest::qWait(1500);
            m_room->picture(QLatin1String("zigbee-") + QLatin1String(language) + QLatin1String(size));
            expectReadable();
        }
        QVERIFY(set("textSize", "100"));
        QVERIFY(m_room->key({"up", "ok"}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Let an appliance join"; }));
        maker.kill();
        QVERIFY(maker.waitForFinished());
        QVERIFY(m_room->until([this] { return m_room->focusName() == "Back"; }));
    }

    void thePagesAreReadInEveryLanguageAndSize_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("size");
        QTest::newRow("zh") << "zh_CN" << "100";
        QTest::newRow("ar") << "ar_AE" << "100";
        QTest::newRow("large") << "en" << "200";
    }
    void thePagesAreReadInEveryLanguageAndSize()
    {
        QFETCH(QString, language);
        QFETCH(QString, size);
        openMyHome();
        QVERIFY(goTo("energy"));
        QVERIFY(set("language", qPrintable(language)) && set("textSize", qPrintable(size)));
        QTest::qWait(1500);
        m_room->picture("myhome-" + QLatin1String(QTest::currentDataTag()));
        expectReadable();
        QVERIFY(m_room->key({"ok"}));
        QVERIFY(m_room->until([this] { return m_room->page() == "energy"; }));
        QTest::qWait(1000);
        m_room->picture("energy-" + QLatin1String(QTest::currentDataTag()));
        expectReadable();
        QVERIFY(m_room->key({"back"}));
        QVERIFY(set("language", "en") && set("textSize", "100"));
    }
};

QTEST_GUILESS_MAIN(TestHomeSummary)
#include "test_home_summary.moc"
