// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// When the screen goes dark, and what alone wakes it.

#include "bridge/hub/power.h"
#include "tests/support/hand_clock.h"
#include <QTest>

using namespace hearth;
using bridge::Power;
using hearth::test::HandClock;
using State = Power::State;

class TestPower : public QObject
{
    Q_OBJECT

    HandClock m_clock;

    void pass(int minutes, Power &power)
    {
        for (int i = 0; i < minutes; ++i) {
            m_clock.now += std::chrono::minutes(1);
            power.look();
        }
    }

private Q_SLOTS:
    void nobodyThereMeansAmbientThenStandby()
    {
        Power power(m_clock);
        power.setPatience(std::chrono::minutes(5), std::chrono::minutes(60));
        QStringList told;
        connect(&power, &Power::changed, this, [&](State, State now) { told.append(Power::nameOf(now)); });
        pass(4, power);
        QCOMPARE(power.state(), State::On);
        power.noteInput();
        pass(4, power);
        QCOMPARE(power.state(), State::On);
        pass(1, power);
        QCOMPARE(power.state(), State::Ambient);
        QCOMPARE(power.toJson().value("reason"), QJsonValue("idle"));
        pass(55, power);
        QCOMPARE(power.state(), State::Standby);
        QCOMPARE(told, QStringList({"ambient", "standby"}));
    }

    void aKeyWakes()
    {
        for (const State dark : {State::Ambient, State::ScreenOff, State::Standby}) {
            Power power(m_clock);
            power.set(dark, "order");
            power.noteInput();
            QCOMPARE(power.state(), State::On);
            QCOMPARE(power.toJson().value("reason"), QJsonValue("key"));
        }
    }

    void nothingElseDoes()
    {
        Power power(m_clock);
        power.setPatience(std::chrono::minutes(5), std::chrono::minutes(60));
        power.set(State::Standby, "order");
        power.setBusy(true);
        power.setBusy(false);
        power.setPatience(std::chrono::minutes(2), std::chrono::minutes(0));
        pass(100, power);
        QCOMPARE(power.state(), State::Standby);
    }

    void aMovingPictureKeepsItOnButNotForEver()
    {
        Power power(m_clock);
        power.setPatience(std::chrono::minutes(5), std::chrono::minutes(240));
        power.setBusy(true);
        pass(120, power);
        QCOMPARE(power.state(), State::On);
        // Paused: the patience begins now.
        power.setBusy(false);
        pass(4, power);
        QCOMPARE(power.state(), State::On);
        pass(1, power);
        QCOMPARE(power.state(), State::Ambient);
        power.noteInput();
        power.setBusy(true);
        pass(240, power);
        QCOMPARE(power.state(), State::Standby); // they fell asleep
    }

    void zeroIsNever()
    {
        Power power(m_clock);
        power.setPatience(std::chrono::minutes(0), std::chrono::minutes(0));
        pass(2000, power);
        QCOMPARE(power.state(), State::On);
    }

    void aDarkScreenDoesNotShowPictures()
    {
        Power power(m_clock);
        power.setPatience(std::chrono::minutes(5), std::chrono::minutes(0));
        power.set(State::ScreenOff, "order");
        pass(30, power);
        QCOMPARE(power.state(), State::ScreenOff);
    }

    void statesHaveNames()
    {
        for (const State state : {State::On, State::Ambient, State::ScreenOff, State::Standby, State::Off})
            QCOMPARE(Power::stateOf(Power::nameOf(state)), std::optional(state));
        QVERIFY(!Power::stateOf("asleep"));
    }
};

QTEST_GUILESS_MAIN(TestPower)
#include "test_power.moc"
