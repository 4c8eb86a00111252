// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What appliances can be asked for in a few words: which actions there are, and what each of them orders.

#include "bridge/hub/appliance_actions.h"
#include <QTest>

using namespace hearth::bridge;

class TestActions : public QObject
{
    Q_OBJECT

    static Capability capability(const char *id, CapabilityType type, const QJsonObject &limits = {})
    {
        Capability made;
        made.id = id;
        made.type = type;
        made.limits = limits;
        return made;
    }
    static Appliance appliance(const QString &name, ApplianceKind kind)
    {
        Appliance made;
        made.id = "mqtt:" + name;
        made.name = name;
        made.kind = kind;
        made.isReachable = true;
        return made;
    }
    static Appliance light(const QString &name, bool hasLevel)
    {
        Appliance light = appliance(name, ApplianceKind::Light);
        light.room = "Hall";
        light.capabilities.push_back(capability("onOff", CapabilityType::OnOff));
        if (hasLevel)
            light.capabilities.push_back(
                capability("level", CapabilityType::Level, {{"min", 40}, {"max", 254}}));
        return light;
    }
    static QStringList names(const std::vector<Appliance> &appliances)
    {
        QStringList list;
        for (const ApplianceAction &action : actionsOf(appliances))
            list.append(action.verb + ": " + action.what);
        return list;
    }
    static QString idOf(const QString &name, const std::vector<Appliance> &appliances)
    {
        for (const ApplianceAction &action : actionsOf(appliances)) {
            if (action.verb + ": " + action.what == name)
                return action.id;
        }
        return {};
    }

private Q_SLOTS:
    void oneLightHasItsOwn()
    {
        QCOMPARE(names({light("A", true)}),
                 QStringList({"Turn on: A", "Turn off: A", "Dim: A", "Brighten: A"}));
        QCOMPARE(names({light("A", false)}), QStringList({"Turn on: A", "Turn off: A"}));
    }
    void twoLightsAreAskedTogether()
    {
        const std::vector<Appliance> both{light("A", true), light("B", true), light("C", false)};
        QVERIFY(names(both).startsWith("Turn on: All lights"));
        const auto orders = ordersOf(idOf("Dim: All lights", both), both);
        QCOMPARE(orders.size(), 2U);
        QCOMPARE(orders[0].appliance, QString("mqtt:A"));
        QCOMPARE(orders[0].capability, QString("level"));
        // A light that cannot be as dark as that is as dark as it can be.
        QCOMPARE(orders[0].value, QJsonValue(40));
        QCOMPARE(ordersOf(idOf("Brighten: All lights", both), both)[1].value, QJsonValue(254));
        QCOMPARE(ordersOf(idOf("Turn off: All lights", both), both).size(), 3U);
    }
    void aLightThatIsAwayIsNotAskedWithTheOthers()
    {
        std::vector<Appliance> both{light("A", true), light("B", true), light("C", true)};
        const QString id = idOf("Turn off: All lights", both);
        both[1].isReachable = false;
        QCOMPARE(ordersOf(id, both).size(), 2U);
        // But alone, which is then refused with the reason.
        QCOMPARE(ordersOf(idOf("Turn off: B", both), both).size(), 1U);
    }
    void whatStandsBehindMoreIsNotOffered()
    {
        Appliance plug = appliance("Plug", ApplianceKind::Other);
        plug.capabilities.push_back(capability("child", CapabilityType::OnOff));
        plug.capabilities.back().category = "config";
        plug.capabilities.push_back(capability("one", CapabilityType::OnOff));
        plug.capabilities.back().name = "One";
        plug.capabilities.push_back(capability("level", CapabilityType::Level));
        QCOMPARE(names({plug}), QStringList({"Turn on: Plug One", "Turn off: Plug One"}));
    }
    void whatAnApplianceDoesNotTakeIsNotOffered()
    {
        Appliance lock = appliance("Door", ApplianceKind::Lock);
        lock.capabilities.push_back(
            capability("lock", CapabilityType::Lock, {{"commands", QJsonArray{"lock"}}}));
        QCOMPARE(names({lock}), QStringList({"Lock: Door"}));
    }
    void anIdOfNothingOrdersNothing()
    {
        const std::vector<Appliance> both{light("A|x|y", true), light("B", true)};
        // An id with our sign in it is still its appliance's.
        QCOMPARE(ordersOf(idOf("Dim: A|x|y", both), both).size(), 1U);
        for (const char *id : {"", "|", "||", "on", "on||", "on|level|mqtt:B", "nothing|onOff|mqtt:B",
                               "on|onOff|mqtt:C", "open||lights", "on|onOff|lights"})
            QVERIFY2(ordersOf(id, both).empty(), id);
        QVERIFY(ordersOf("dim||lights", {}).empty());
    }
};

QTEST_GUILESS_MAIN(TestActions)
#include "test_actions.moc"
