// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the registry promises whatever the protocol: reported state only, limits, memory, and notices exactly
// once.

#include "bridge/appliances/model/hazards.h"
#include "bridge/appliances/model/notices.h"
#include "bridge/appliances/registry.h"
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

/// An appliance protocol in memory.
class HandProtocol final : public Protocol
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("hand"); }
    void start() override {}
    [[nodiscard]] QString problem() const override { return m_problem; }
    void send(const QString &, const QString &, const QString &, const QJsonValue &value,
              Answer answer) override
    {
        ++m_sent;
        m_lastValue = value;
        answer({});
    }
    void setProblem(const QString &problem)
    {
        m_problem = problem;
        Q_EMIT problemChanged();
    }
    QString m_problem;
    int m_sent = 0;
    QJsonValue m_lastValue;
};

class HandClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return SystemClock().monotonic() + m_ahead;
    }
    [[nodiscard]] std::chrono::milliseconds wall() const override { return m_wall; }
    std::chrono::milliseconds m_wall{1'000'000};
    std::chrono::milliseconds m_ahead{0}; // turned by hand
};

Appliance airConditioner(double target)
{
    Appliance appliance;
    appliance.id = QStringLiteral("hand:ac");
    appliance.name = QStringLiteral("Bedroom AC");
    appliance.kind = ApplianceKind::AirConditioner;
    appliance.isReachable = true;
    Capability thermostat;
    thermostat.id = QStringLiteral("thermostat");
    thermostat.type = CapabilityType::Thermostat;
    thermostat.state = {{QStringLiteral("target"), target}};
    thermostat.limits = {
        {QStringLiteral("min"), 16}, {QStringLiteral("max"), 30}, {QStringLiteral("step"), 0.5}};
    appliance.capabilities.push_back(thermostat);
    return appliance;
}

Appliance lamp(bool isOn, int percent)
{
    Appliance appliance;
    appliance.id = QStringLiteral("hand:lamp");
    appliance.name = QStringLiteral("Lamp");
    appliance.kind = ApplianceKind::Light;
    appliance.isReachable = true;
    Capability power;
    power.id = QStringLiteral("power");
    power.type = CapabilityType::OnOff;
    power.state = {{QStringLiteral("on"), isOn}};
    Capability level;
    level.id = QStringLiteral("level");
    level.type = CapabilityType::Level;
    level.state = {{QStringLiteral("percent"), percent}};
    level.limits = {{QStringLiteral("min"), 0}, {QStringLiteral("max"), 100}};
    appliance.capabilities = {power, level};
    return appliance;
}

Appliance lock(const char *phase)
{
    Appliance appliance;
    appliance.id = QStringLiteral("hand:lock");
    appliance.name = QStringLiteral("Front door");
    appliance.kind = ApplianceKind::Lock;
    appliance.isReachable = true;
    Capability bolt;
    bolt.id = QStringLiteral("lock");
    bolt.type = CapabilityType::Lock;
    bolt.state = {{QStringLiteral("phase"), QLatin1String(phase)}};
    appliance.capabilities.push_back(bolt);
    return appliance;
}

Appliance washer(const char *phase)
{
    Appliance appliance;
    appliance.id = QStringLiteral("hand:washer");
    appliance.name = QStringLiteral("Washer");
    appliance.kind = ApplianceKind::Washer;
    appliance.isReachable = true;
    Capability operation;
    operation.id = QStringLiteral("operation");
    operation.type = CapabilityType::Operation;
    if (*phase != '\0')
        operation.state = {{QStringLiteral("phase"), QLatin1String(phase)}};
    appliance.capabilities.push_back(operation);
    return appliance;
}

Appliance replayed(Appliance appliance)
{
    for (Capability &capability : appliance.capabilities)
        capability.isReplay = true;
    return appliance;
}

Appliance door(bool isOpen)
{
    Appliance appliance;
    appliance.id = QStringLiteral("hand:door");
    appliance.name = QStringLiteral("Garden door");
    appliance.kind = ApplianceKind::ContactSensor;
    Capability contact;
    contact.id = QStringLiteral("contact");
    contact.type = CapabilityType::Contact;
    contact.state = {{QStringLiteral("open"), isOpen}};
    appliance.capabilities.push_back(contact);
    return appliance;
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    HandClock m_clock;
    std::unique_ptr<Registry> m_registry;
    HandProtocol *m_protocol = nullptr;

    void open()
    {
        m_registry.reset();
        auto made = Registry::create(m_folder.filePath(QStringLiteral("appliances.db")), m_clock,
                                     std::chrono::milliseconds(200));
        QVERIFY(made);
        m_registry = std::move(*made);
        auto protocol = std::make_unique<HandProtocol>();
        m_protocol = protocol.get();
        m_registry->add(std::move(protocol));
    }

    [[nodiscard]] QJsonObject capability(const char *id) const
    {
        return m_registry->appliance(QLatin1String(id))
            ->value(QLatin1String("capabilities"))
            .toArray()[0]
            .toObject();
    }

    /// What a registry that finds the database as it is at this moment tells at its start.
    [[nodiscard]] QJsonObject copyOfDatabaseTells() const
    {
        const QTemporaryDir copy;
        for (const char *file : {"appliances.db", "appliances.db-wal"})
            QFile::copy(m_folder.filePath(QLatin1String(file)), copy.filePath(QLatin1String(file)));
        auto next = Registry::create(copy.filePath(QStringLiteral("appliances.db")), m_clock);
        if (!next)
            return {{QStringLiteral("error"), next.error().message}};
        QSignalSpy notices(next->get(), &Registry::notice);
        (*next)->tellAgain();
        return notices.isEmpty() ? QJsonObject() : notices[0][0].toJsonObject();
    }

    [[nodiscard]] QJsonObject changed(const char *id) const
    {
        return m_registry->appliance(QLatin1String(id))->value(QLatin1String("changed")).toObject();
    }

    Done command(const char *id, const char *cap, const char *what, const QJsonValue &value,
                 const Asker &asker = {})
    {
        Done result = fail(ErrorCode::Cancelled, QStringLiteral("no answer"));
        m_registry->command(QLatin1String(id), QLatin1String(cap), QLatin1String(what), value, asker,
                            [&](Done done) { result = std::move(done); });
        return result;
    }

    using Answers = std::vector<Done>;
    void ask(const char *id, const char *cap, const char *what, const QJsonValue &value, Answers &answers)
    {
        m_registry->command(QLatin1String(id), QLatin1String(cap), QLatin1String(what), value, {},
                            [&](Done done) { answers.push_back(std::move(done)); });
    }

    [[nodiscard]] QString quality(const char *id) const
    {
        return m_registry->appliance(QLatin1String(id))
            ->value(QLatin1String("quality"))
            .toString(QStringLiteral("fresh"));
    }

    [[nodiscard]] bool isReachable(const char *id) const
    {
        return m_registry->appliance(QLatin1String(id))->value(QLatin1String("reachable")).toBool();
    }

private Q_SLOTS:
    void init()
    {
        QFile::remove(m_folder.filePath(QStringLiteral("appliances.db")));
        open();
    }
    void cleanup() { m_registry.reset(); }

    void theStateShownIsWhatWasReported()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        const quint64 before = m_registry->revision();
        QVERIFY(command("hand:ac", "thermostat", "setTarget", 21.5));
        QVERIFY(m_registry->revision() > before);
        QCOMPARE(capability("hand:ac")[QLatin1String("state")][QLatin1String("target")], QJsonValue(22));
        QCOMPARE(capability("hand:ac")[QLatin1String("pending")][QLatin1String("value")], QJsonValue(21.5));
        Q_EMIT m_protocol->seen(airConditioner(21.5));
        QCOMPARE(capability("hand:ac")[QLatin1String("state")][QLatin1String("target")], QJsonValue(21.5));
        QVERIFY(!capability("hand:ac").contains(QLatin1String("pending")));
    }

    void anotherReportLeavesTheCommandPending()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        QVERIFY(command("hand:ac", "thermostat", "setTarget", 21.5));
        Appliance warmer = airConditioner(22);
        warmer.capabilities[0].state.insert(QStringLiteral("current"), 25);
        Q_EMIT m_protocol->seen(warmer);
        QCOMPARE(capability("hand:ac")[QLatin1String("pending")][QLatin1String("value")], QJsonValue(21.5));
    }

    void aCommandWithoutReportStopsBeingPending()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        QVERIFY(command("hand:ac", "thermostat", "setTarget", 21.5));
        QTRY_VERIFY(!capability("hand:ac").contains(QLatin1String("pending")));
        QCOMPARE(capability("hand:ac")[QLatin1String("state")][QLatin1String("target")], QJsonValue(22));
    }

    void nothingIsSentPastTheLimitsOrToWhatIsAway()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        QCOMPARE(inWords(command("hand:ac", "thermostat", "setTarget", 40).error().message),
                 QStringLiteral("The air conditioner can be set from 16 to 30 °C"));
        QCOMPARE(command("hand:no", "thermostat", "setTarget", 20).error().code, ErrorCode::NotFound);
        Appliance away = airConditioner(22);
        away.isReachable = false;
        Q_EMIT m_protocol->seen(away);
        QCOMPARE(command("hand:ac", "thermostat", "setTarget", 20).error().code, ErrorCode::Unavailable);
        QCOMPARE(m_protocol->m_sent, 0);
    }

    void whatIsNotHeardAgainIsStaleAndThenUnavailable()
    {
        Appliance silent = lamp(true, 40);
        silent.id = QStringLiteral("hand:silent");
        Q_EMIT m_protocol->seen(airConditioner(22));
        Q_EMIT m_protocol->seen(silent);
        QCOMPARE(quality("hand:ac"), QStringLiteral("fresh"));

        m_protocol->setProblem(QStringLiteral("The home's broker does not answer"));
        QCOMPARE(quality("hand:ac"), QStringLiteral("stale"));
        QVERIFY(isReachable("hand:ac"));
        m_clock.m_ahead += std::chrono::seconds(20);
        m_protocol->setProblem({});
        // Thirty seconds from when it is back, not from when it went.
        m_clock.m_ahead += std::chrono::seconds(20);
        QTest::qWait(500);
        QCOMPARE(quality("hand:silent"), QStringLiteral("stale"));
        Appliance remembered = silent;
        remembered.isHeard = false;
        for (Capability &one : remembered.capabilities)
            one.isHeard = false;
        Q_EMIT m_protocol->seen(remembered);
        QCOMPARE(quality("hand:silent"), QStringLiteral("stale"));
        Q_EMIT m_protocol->seen(airConditioner(22));
        QCOMPARE(quality("hand:ac"), QStringLiteral("fresh"));
        m_clock.m_ahead += std::chrono::seconds(11);
        QTRY_COMPARE(quality("hand:silent"), QStringLiteral("unavailable"));
        QVERIFY(!isReachable("hand:silent"));
        QCOMPARE(capability("hand:silent")[QLatin1String("quality")],
                 QJsonValue(QStringLiteral("unavailable")));
        QCOMPARE(quality("hand:ac"), QStringLiteral("fresh"));
        // And is what it was when it speaks at last.
        Q_EMIT m_protocol->seen(silent);
        QCOMPARE(quality("hand:silent"), QStringLiteral("fresh"));
        QVERIFY(isReachable("hand:silent"));
    }

    void aWayThatStaysClosedMakesEverythingUnavailable()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        m_protocol->setProblem(QStringLiteral("The home's broker does not answer"));
        m_clock.m_ahead += std::chrono::seconds(31);
        QTRY_COMPARE(quality("hand:ac"), QStringLiteral("unavailable"));
        QCOMPARE(capability("hand:ac")[QLatin1String("state")][QLatin1String("target")], QJsonValue(22));
    }

    void whatNeverReportedIsUnknown()
    {
        Appliance mute = airConditioner(22);
        mute.capabilities[0].state = {};
        Q_EMIT m_protocol->seen(mute);
        QCOMPARE(quality("hand:ac"), QStringLiteral("unknown"));
    }

    void aCommandWaitsForTheWayAndIsSentOnce()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        m_protocol->setProblem(QStringLiteral("The home's broker does not answer"));
        Answers first;
        Answers second;
        ask("hand:ac", "thermostat", "setTarget", 20, first);
        m_clock.m_ahead += std::chrono::seconds(4);
        ask("hand:ac", "thermostat", "setTarget", 21, second);
        QCOMPARE(first.size(), 1U);
        QCOMPARE(first[0].error().code, ErrorCode::Cancelled);
        QCOMPARE(capability("hand:ac")[QLatin1String("pending")][QLatin1String("value")], QJsonValue(21));
        m_clock.m_ahead += std::chrono::seconds(9);
        QTest::qWait(500);
        QVERIFY(second.empty());
        m_protocol->setProblem({});
        QCOMPARE(m_protocol->m_sent, 1);
        QCOMPARE(m_protocol->m_lastValue, QJsonValue(21));
        QCOMPARE(second.size(), 1U);
        QVERIFY(second[0]);
        m_protocol->setProblem(QStringLiteral("The home's broker does not answer"));
        m_protocol->setProblem({});
        QCOMPARE(m_protocol->m_sent, 1);
        QCOMPARE(second.size(), 1U);
    }

    void aCommandThatWaitedTooLongIsAnsweredAndNeverSent()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        m_protocol->setProblem(QStringLiteral("The home's broker does not answer"));
        Answers answers;
        ask("hand:ac", "thermostat", "setTarget", 20, answers);
        m_clock.m_ahead += std::chrono::seconds(11);
        QTRY_COMPARE(answers.size(), 1U);
        QCOMPARE(answers[0].error().message, QStringLiteral("The home's broker does not answer"));
        QVERIFY(!answers[0].error().action.isEmpty());
        QVERIFY(!capability("hand:ac").contains(QLatin1String("pending")));
        m_protocol->setProblem({});
        QCOMPARE(m_protocol->m_sent, 0);
        QCOMPARE(answers.size(), 1U);
    }

    void whatIsDangerousIsNeverHeld()
    {
        Q_EMIT m_protocol->seen(lock("locked"));
        m_protocol->setProblem(QStringLiteral("The home's broker does not answer"));
        QCOMPARE(command("hand:lock", "lock", "unlock", {}).error().code, ErrorCode::Unavailable);
        m_protocol->setProblem({});
        QCOMPARE(m_protocol->m_sent, 0);
    }

    void afterARestartACommandWaitsUntilItsApplianceIsSeen()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        open();
        m_protocol->setProblem(QStringLiteral("The home's broker does not answer"));
        Answers answers;
        ask("hand:ac", "thermostat", "setTarget", 20, answers);
        m_protocol->setProblem({});
        QVERIFY(answers.empty());
        Q_EMIT m_protocol->seen(airConditioner(22));
        QCOMPARE(m_protocol->m_sent, 1);
        QCOMPARE(answers.size(), 1U);
    }

    void whatComesAndGoesLeavesNothingBehind()
    {
        for (int i = 0; i < 300; ++i) {
            Q_EMIT m_protocol->seen(lamp(i % 2 == 0, 40));
            QVERIFY(m_registry->rename(QStringLiteral("hand:lamp"), QStringLiteral("Lamp %1").arg(i)));
            Q_EMIT m_protocol->gone(QStringLiteral("hand:lamp"));
            QVERIFY(m_registry->list().isEmpty());
        }
        open();
        QVERIFY(m_registry->list().isEmpty());
        // But for the household's name, when it returns.
        Q_EMIT m_protocol->seen(lamp(true, 40));
        QCOMPARE(m_registry->list()[0][QLatin1String("name")], QJsonValue(QStringLiteral("Lamp 299")));
    }

    void onlySoManyCommandsAreHeld()
    {
        Appliance many = lamp(true, 40);
        for (size_t i = 0; i <= HeldCommands::kMost; ++i) {
            Capability one = many.capabilities[1];
            one.id = QStringLiteral("level.%1").arg(i);
            many.capabilities.push_back(one);
        }
        Q_EMIT m_protocol->seen(many);
        m_protocol->setProblem(QStringLiteral("The home's broker does not answer"));
        Answers answers;
        for (size_t i = 0; i < HeldCommands::kMost; ++i)
            ask("hand:lamp", qPrintable(QStringLiteral("level.%1").arg(i)), "set", 10, answers);
        QVERIFY(answers.empty());
        ask("hand:lamp", "level", "set", 10, answers);
        QCOMPARE(answers.size(), 1U);
        QCOMPARE(answers[0].error().code, ErrorCode::TooLarge);
    }

    void aRestartShowsLastKnownStatesAsStale()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        open();
        QCOMPARE(m_registry->list().size(), 1);
        QCOMPARE(capability("hand:ac")[QLatin1String("stale")], QJsonValue(true));
        QCOMPARE(capability("hand:ac")[QLatin1String("state")][QLatin1String("target")], QJsonValue(22));
        QCOMPARE(m_registry->appliance(QStringLiteral("hand:ac"))->value(QLatin1String("reachable")),
                 QJsonValue(false));
        Q_EMIT m_protocol->seen(airConditioner(22));
        QVERIFY(!capability("hand:ac").contains(QLatin1String("stale")));
    }

    void aReportIsTheCommandsThatAskedForIt()
    {
        const Asker anna{Actor::Phone, QStringLiteral("Anna's phone")};
        Q_EMIT m_protocol->seen(lamp(true, 80));
        QVERIFY(changed("hand:lamp").isEmpty()); // nothing has changed yet
        QVERIFY(command("hand:lamp", "power", "set", false, anna));
        QVERIFY(changed("hand:lamp").isEmpty()); // asked is not done
        m_clock.m_wall += std::chrono::seconds(3);
        Q_EMIT m_protocol->seen(lamp(false, 80));
        QCOMPARE(changed("hand:lamp"), (QJsonObject{{"at", qint64{m_clock.m_wall.count()}},
                                                    {"by", "phone"},
                                                    {"who", "Anna's phone"},
                                                    {"what", "off"},
                                                    {"capability", "power"}}));
        // The same again within the deadline is nobody's command: it was reached.
        Q_EMIT m_protocol->seen(lamp(true, 80));
        QCOMPARE(changed("hand:lamp")["by"], QJsonValue("appliance"));
        QCOMPARE(changed("hand:lamp")["what"], QJsonValue("on"));
    }

    void whatIsNotWhatWasAskedIsTheAppliancesOwn()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        QVERIFY(command("hand:ac", "thermostat", "setTarget", 21.5, {Actor::Tv, QStringLiteral("Anna")}));
        Q_EMIT m_protocol->seen(airConditioner(25));
        QCOMPARE(changed("hand:ac")["by"], QJsonValue("appliance"));
        QCOMPARE(changed("hand:ac")["value"], QJsonValue(25));
        Q_EMIT m_protocol->seen(airConditioner(21.5));
        QCOMPARE(changed("hand:ac")["by"], QJsonValue("tv"));
        QCOMPARE(changed("hand:ac")["who"], QJsonValue("Anna"));
    }

    void aReportAfterTheDeadlineIsTheAppliancesOwn()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        QVERIFY(command("hand:ac", "thermostat", "setTarget", 21.5));
        QTRY_VERIFY(!capability("hand:ac").contains(QLatin1String("pending")));
        Q_EMIT m_protocol->seen(airConditioner(21.5));
        QCOMPARE(changed("hand:ac")["by"], QJsonValue("appliance"));
    }

    void aLampThatIsDimmedGoesOnByTheSameHand()
    {
        Q_EMIT m_protocol->seen(lamp(false, 0));
        QVERIFY(command("hand:lamp", "level", "set", 40, {Actor::Tv, QStringLiteral("Anna")}));
        Q_EMIT m_protocol->seen(lamp(true, 0));
        QCOMPARE(changed("hand:lamp")["by"], QJsonValue("tv"));
        QCOMPARE(changed("hand:lamp")["what"], QJsonValue("on"));
        Q_EMIT m_protocol->seen(lamp(true, 40));
        QCOMPARE(changed("hand:lamp")["by"], QJsonValue("tv"));
    }

    void theEndOfAMovementIsTheirsWhoBeganIt()
    {
        Q_EMIT m_protocol->seen(lock("unlocked"));
        QVERIFY(command("hand:lock", "lock", "lock", {}, {Actor::Tv, QStringLiteral("Anna")}));
        Q_EMIT m_protocol->seen(lock("locking"));
        QCOMPARE(changed("hand:lock")["by"], QJsonValue("tv"));
        Q_EMIT m_protocol->seen(lock("locked"));
        QCOMPARE(changed("hand:lock")["by"], QJsonValue("tv"));
        QCOMPARE(changed("hand:lock")["what"], QJsonValue("locked"));
        Q_EMIT m_protocol->seen(lock("unlocking")); // a key in the door
        Q_EMIT m_protocol->seen(lock("unlocked"));
        QCOMPARE(changed("hand:lock")["by"], QJsonValue("appliance"));
    }

    void whoChangedItIsKeptAndWhatNobodySawIsNobodys()
    {
        Q_EMIT m_protocol->seen(lamp(false, 80));
        QVERIFY(command("hand:lamp", "power", "set", true, {Actor::Tv, QStringLiteral("Anna")}));
        Q_EMIT m_protocol->seen(lamp(true, 80));
        const QJsonObject told = changed("hand:lamp");
        QCOMPARE(told["by"], QJsonValue("tv"));
        open();
        QCOMPARE(changed("hand:lamp"), told);
        Q_EMIT m_protocol->seen(lamp(true, 80)); // as it was
        QCOMPARE(changed("hand:lamp"), told);
        open();
        Q_EMIT m_protocol->seen(lamp(false, 80));
        QCOMPARE(changed("hand:lamp")["by"], QJsonValue("unknown"));
        QCOMPARE(changed("hand:lamp")["what"], QJsonValue("off"));
    }

    void aProgrammeEndsByItselfAndASensorIsNobodys()
    {
        Q_EMIT m_protocol->seen(washer("running"));
        Q_EMIT m_protocol->seen(washer("ended"));
        QVERIFY(changed("hand:washer").isEmpty());
        Q_EMIT m_protocol->seen(door(false));
        Q_EMIT m_protocol->seen(door(true));
        QVERIFY(changed("hand:door").isEmpty());
    }

    void namesAndRoomsAreTheHouseholds()
    {
        Q_EMIT m_protocol->seen(airConditioner(22));
        const auto value = [&](const char *key) {
            return m_registry->appliance(QStringLiteral("hand:ac"))->value(QLatin1String(key)).toString();
        };
        QCOMPARE(value("room"), QStringLiteral("Bedroom")); // from its name
        QVERIFY(m_registry->rename(QStringLiteral("hand:ac"), QStringLiteral(" Cooler ")));
        QVERIFY(m_registry->setRoom(QStringLiteral("hand:ac"), QStringLiteral("Loft")));
        Q_EMIT m_protocol->gone(QStringLiteral("hand:ac"));
        QVERIFY(m_registry->list().isEmpty());
        open();
        Q_EMIT m_protocol->seen(airConditioner(22));
        QCOMPARE(value("name"), QStringLiteral("Cooler"));
        QCOMPARE(value("room"), QStringLiteral("Loft"));
        QVERIFY(m_registry->rename(QStringLiteral("hand:ac"), QString()));
        QCOMPARE(value("name"), QStringLiteral("Bedroom AC"));
    }

    void aCycleThatWasSeenRunningEndsWithOneNotice()
    {
        QSignalSpy notices(m_registry.get(), &Registry::notice);
        Q_EMIT m_protocol->seen(washer("ended")); // retained from before
        QCOMPARE(notices.size(), 0);
        Q_EMIT m_protocol->seen(washer("running"));
        Q_EMIT m_protocol->seen(washer("ended"));
        Q_EMIT m_protocol->seen(washer("ended"));
        QCOMPARE(notices.size(), 1);
        const QJsonObject notice = notices[0][0].toJsonObject();
        QCOMPARE(notice[QLatin1String("kind")], QJsonValue(QStringLiteral("cycleEnded")));
        QCOMPARE(notice[QLatin1String("text")],
                 QJsonValue(QStringLiteral("The washing machine has finished")));
    }

    void aCycleThatEndedWhileHearthWasAwayIsNotedOnce()
    {
        Q_EMIT m_protocol->seen(washer("running"));
        for (const int expected : {1, 0}) {
            open();
            QSignalSpy notices(m_registry.get(), &Registry::notice);
            Q_EMIT m_protocol->seen(washer("")); // discovery before the state
            Q_EMIT m_protocol->seen(washer("ended"));
            QCOMPARE(notices.size(), expected);
        }
    }

    void aBrokersOldMemoryIsNoNewCycle()
    {
        Q_EMIT m_protocol->seen(washer("running"));
        Q_EMIT m_protocol->seen(washer("ended"));
        QSignalSpy notices(m_registry.get(), &Registry::notice);
        // A broker killed before it saved says the old state; then the appliance says the true one.
        Q_EMIT m_protocol->seen(replayed(washer("running")));
        m_clock.m_wall += std::chrono::seconds(30);
        Q_EMIT m_protocol->seen(washer("ended"));
        QCOMPARE(notices.size(), 0);
        // The same with a hearthd that dies in between.
        Q_EMIT m_protocol->seen(replayed(washer("running")));
        open();
        QSignalSpy later(m_registry.get(), &Registry::notice);
        Q_EMIT m_protocol->seen(washer("ended"));
        QCOMPARE(later.size(), 0);
    }

    void aCycleThatBeganWhileHearthWasAwayIsNoted()
    {
        Q_EMIT m_protocol->seen(washer("ended"));
        QSignalSpy notices(m_registry.get(), &Registry::notice);
        // Said by the appliance itself after the broker.
        Q_EMIT m_protocol->seen(replayed(washer("running")));
        Q_EMIT m_protocol->seen(washer("running"));
        Q_EMIT m_protocol->seen(washer("ended"));
        QCOMPARE(notices.size(), 1);
        // By the broker alone, but longer than any appliance needs to come back.
        Q_EMIT m_protocol->seen(replayed(washer("running")));
        m_clock.m_wall += kShortestCycle;
        Q_EMIT m_protocol->seen(washer("ended"));
        QCOMPARE(notices.size(), 2);
    }

    void aNoticeThatWasNotHandedOverIsToldByTheNextHearthd()
    {
        Q_EMIT m_protocol->seen(washer("running"));
        QString key;
        QJsonObject kept;
        connect(m_registry.get(), &Registry::notice, this, [&](const QJsonObject &notice) {
            key = notice[QLatin1String("key")].toString();
            // hearthd dies here: the file as it is now is what the next one finds.
            kept = copyOfDatabaseTells();
        });
        Q_EMIT m_protocol->seen(washer("ended"));
        QVERIFY(!key.isEmpty());
        QCOMPARE(kept[QLatin1String("key")].toString(), key);
        QCOMPARE(kept[QLatin1String("kind")].toString(), QStringLiteral("cycleEnded"));
        QVERIFY(copyOfDatabaseTells().isEmpty()); // handed over by now
    }

    void aHazardIsToldOnceAndAgainWhenItWasOver()
    {
        QSignalSpy notices(m_registry.get(), &Registry::notice);
        const auto water = [this](bool isWet) {
            Appliance leak;
            leak.id = QStringLiteral("hand:leak");
            leak.name = QStringLiteral("Leak sensor");
            leak.isReachable = true;
            Capability sensor;
            sensor.id = QStringLiteral("sensor.leak");
            sensor.type = CapabilityType::Sensor;
            sensor.state = {{QStringLiteral("value"), isWet},
                            {QStringLiteral("deviceClass"), QStringLiteral("moisture")}};
            leak.capabilities.push_back(sensor);
            Q_EMIT m_protocol->seen(leak);
        };
        // Also one that is seen for the first time in the middle of it.
        water(true);
        QCOMPARE(notices.size(), 1);
        const QJsonObject told = notices[0][0].toJsonObject();
        QCOMPARE(told[QLatin1String("kind")], QJsonValue(QStringLiteral("safety")));
        QCOMPARE(told[QLatin1String("hazard")], QJsonValue(QStringLiteral("water")));
        QCOMPARE(told[QLatin1String("thing")], QJsonValue(QStringLiteral("hand:leak/sensor.leak")));
        water(false);
        water(true);
        QCOMPARE(notices.size(), 1);
        water(false);
        m_clock.m_ahead += std::chrono::seconds(31);
        water(true);
        QCOMPARE(notices.size(), 2);
        // A restart in the middle of it is no other hazard.
        open();
        QSignalSpy later(m_registry.get(), &Registry::notice);
        water(true);
        QCOMPARE(later.size(), 0);
    }

    void whatIsAHazardIsToldFromKindsAndClasses()
    {
        const auto hazards = [](ApplianceKind kind, CapabilityType type, const QJsonObject &state,
                                const char *category = "") {
            Appliance one;
            one.kind = kind;
            Capability part;
            part.type = type;
            part.state = state;
            part.category = QLatin1String(category);
            one.capabilities.push_back(part);
            const std::vector<Hazard> found = hazardsOf(one);
            return found.empty() ? QString() : found[0].what;
        };
        const auto sensor = [](const char *deviceClass, const QJsonValue &value) {
            return QJsonObject{{QStringLiteral("deviceClass"), QLatin1String(deviceClass)},
                               {QStringLiteral("value"), value}};
        };
        const auto other = ApplianceKind::Other;
        QCOMPARE(hazards(other, CapabilityType::Sensor, sensor("smoke", true)), QStringLiteral("smoke"));
        QCOMPARE(hazards(other, CapabilityType::Sensor, sensor("gas", true)), QStringLiteral("gas"));
        QCOMPARE(hazards(other, CapabilityType::Sensor, sensor("carbon_monoxide", true)),
                 QStringLiteral("carbonMonoxide"));
        QCOMPARE(
            hazards(other, CapabilityType::Alarm, {{QStringLiteral("phase"), QStringLiteral("triggered")}}),
            QStringLiteral("alarm"));
        QCOMPARE(hazards(ApplianceKind::Siren, CapabilityType::OnOff, {{QStringLiteral("on"), true}}),
                 QStringLiteral("siren"));
        // A number is a measurement, "on" of a lamp is a lamp, and a self-test is for the second screen.
        QCOMPARE(hazards(other, CapabilityType::Sensor, sensor("gas", 3.2)), QString());
        QCOMPARE(hazards(other, CapabilityType::Sensor, sensor("smoke", false)), QString());
        QCOMPARE(hazards(other, CapabilityType::Sensor, sensor("smoke", true), "diagnostic"), QString());
        QCOMPARE(hazards(ApplianceKind::Light, CapabilityType::OnOff, {{QStringLiteral("on"), true}}),
                 QString());
    }

    void aDoorThatOpensIsNotedAndSinceWhen()
    {
        QSignalSpy notices(m_registry.get(), &Registry::notice);
        Q_EMIT m_protocol->seen(door(true));
        Q_EMIT m_protocol->seen(door(false));
        m_clock.m_wall += std::chrono::milliseconds(5);
        Q_EMIT m_protocol->seen(door(true));
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices[0][0].toJsonObject()[QLatin1String("kind")], QJsonValue(QStringLiteral("doorOpen")));
        QCOMPARE(capability("hand:door")[QLatin1String("state")][QLatin1String("sinceMs")].toInteger(),
                 m_clock.m_wall.count());
    }

    void oneThatTwoProtocolsKnowIsShownOnce()
    {
        const auto relay = [](const char *id, bool isReachable) {
            Appliance one = lamp(false, 50);
            one.id = QLatin1String(id);
            one.hardware = QStringLiteral("mac=a8:03:2a:b0:00:02");
            one.isReachable = isReachable;
            return one;
        };
        const auto shownIds = [&] {
            QStringList ids;
            for (const Appliance &one : m_registry->all())
                ids << one.id;
            return ids;
        };
        QSignalSpy changed(m_registry.get(), &Registry::changed);
        QSignalSpy removed(m_registry.get(), &Registry::removed);
        Q_EMIT m_protocol->seen(relay("hand:a", true));
        QVERIFY(m_registry->rename(QStringLiteral("hand:a"), QStringLiteral("Porch")));
        changed.clear();
        Q_EMIT m_protocol->seen(relay("hand:b", true));
        QCOMPARE(shownIds(), QStringList{QStringLiteral("hand:a")});
        // Nobody was told of what nobody sees.
        for (const QSignalSpy *spy : {&changed, &removed})
            QVERIFY(std::ranges::none_of(*spy, [](const QVariantList &said) {
                return said[0].toString() == QLatin1String("hand:b");
            }));

        // The one that answers is shown, by the household's name.
        Q_EMIT m_protocol->seen(relay("hand:a", false));
        QCOMPARE(shownIds(), QStringList{QStringLiteral("hand:b")});
        QCOMPARE(m_registry->all()[0].name, QStringLiteral("Porch"));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].toString(), QStringLiteral("hand:a"));
        QVERIFY(m_registry->rename(QStringLiteral("hand:b"), QStringLiteral("Gate")));
        Q_EMIT m_protocol->seen(relay("hand:a", true));
        QCOMPARE(shownIds(), QStringList{QStringLiteral("hand:a")});
        QCOMPARE(m_registry->all()[0].name, QStringLiteral("Gate"));

        // And when one is forgotten the other is there.
        QVERIFY(m_registry->forget(QStringLiteral("hand:a")));
        QCOMPARE(shownIds(), QStringList{QStringLiteral("hand:b")});
        Q_EMIT m_protocol->gone(QStringLiteral("hand:b"));
        QVERIFY(shownIds().isEmpty());
        Q_EMIT m_protocol->seen(relay("hand:b", true));
        QCOMPARE(shownIds(), QStringList{QStringLiteral("hand:b")});
    }

    void aBellIsToldWithTheCameraOfItsRoom()
    {
        const auto appliance = [](const char *id, CapabilityType type) {
            Appliance one;
            one.id = QLatin1String(id);
            one.name = QStringLiteral("Front door");
            one.room = QStringLiteral("Hall");
            Capability capability;
            capability.id = QStringLiteral("it");
            capability.type = type;
            one.capabilities.push_back(capability);
            return one;
        };
        Appliance bell = appliance("hand:bell", CapabilityType::Event);
        bell.capabilities[0].limits.insert(QStringLiteral("what"), QStringLiteral("doorbell"));
        QSignalSpy notices(m_registry.get(), &Registry::notice);
        const auto ring = [&](quint64 serial, const char *event) {
            bell.capabilities[0].eventSerial = serial;
            bell.capabilities[0].state = {{QStringLiteral("event"), QLatin1String(event)}};
            Q_EMIT m_protocol->seen(bell);
        };
        Q_EMIT m_protocol->seen(bell);
        Q_EMIT m_protocol->seen(appliance("hand:camera", CapabilityType::Picture));
        m_registry->setPicture(QStringLiteral("hand:camera"), QStringLiteral("it"), QStringLiteral("/a.jpg"));
        ring(1, "press");
        QCOMPARE(notices.size(), 1);
        const QJsonObject notice = notices[0][0].toJsonObject();
        QCOMPARE(notice[QLatin1String("kind")], QJsonValue(QStringLiteral("doorbell")));
        QCOMPARE(notice[QLatin1String("cameraId")], QJsonValue(QStringLiteral("hand:camera")));
        QCOMPARE(notice[QLatin1String("picture")], QJsonValue(QStringLiteral("/a.jpg")));
        // The same report again is no ring, and neither is a finger that slips or is taken away.
        m_clock.m_wall += std::chrono::seconds(1);
        ring(1, "press");
        ring(2, "press");
        m_clock.m_wall += std::chrono::seconds(60);
        ring(3, "release");
        QCOMPARE(notices.size(), 1);
        m_clock.m_wall += std::chrono::seconds(60);
        ring(4, "press");
        QCOMPARE(notices.size(), 2);
        QVERIFY(!m_registry->isDangerous(QStringLiteral("hand:bell"), QStringLiteral("it"),
                                         QStringLiteral("unlock"), {}));
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "test_registry.moc"
