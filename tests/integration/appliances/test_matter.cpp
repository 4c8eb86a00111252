// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Matter whole: virtual appliances of matter.js, hearth-matter in its confinement, a real hearthd, on a
// loopback that carries multicast and leads nowhere (tests/matter/loopback). Skipped where packaging/deps
// --node was not run.

#include "tests/integration/appliances/matter_device.h"
#include "tests/support/hearthd_fixture.h"
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <csignal>
#include <unistd.h>

using namespace hearth;
using namespace hearth::test;

class TestMatter : public QObject
{
    Q_OBJECT

    std::unique_ptr<HearthdFixture> m_hearthd;

    Result<QJsonValue> call(const char *method, const QJsonObject &params = {}) const
    {
        return m_hearthd->call(method, params);
    }
    [[nodiscard]] QJsonValue state(const QString &id, const QString &capability, const char *key) const
    {
        const QJsonObject appliance =
            call("appliances.appliance", {{"id", id}}).value_or(QJsonValue()).toObject();
        for (const QJsonValue &one : appliance["capabilities"].toArray()) {
            if (one["id"] == capability)
                return one["state"][QLatin1String(key)];
        }
        return QJsonValue::Undefined;
    }
    [[nodiscard]] QString quality(const QString &id) const
    {
        const QJsonObject one = call("appliances.appliance", {{"id", id}}).value_or(QJsonValue()).toObject();
        return one.isEmpty() ? QStringLiteral("gone") : one["quality"].toString("fresh");
    }
    [[nodiscard]] qint64 sidecarPid() const
    {
        QFile record(m_hearthd->state() + "/run/p/matter/process.json");
        if (!record.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray text = record.readAll();
        const qsizetype at = text.indexOf("\"pid\":");
        return at < 0 ? 0 : text.mid(at + 6, text.indexOf(',', at) - at - 6).toLongLong();
    }
    [[nodiscard]] QJsonObject matter() const
    {
        return call("matter.state").value_or(QJsonValue()).toObject();
    }
    QString add(const MatterDevice &device)
    {
        const auto begun = call("matter.commission", {{"code", device.said("manual").toString()}});
        if (!begun || !QTest::qWaitFor([this] { return !matter()["result"].toObject().isEmpty(); }, 150'000))
            return {};
        if (matter()["result"].toObject()["failure"].isObject())
            qWarning() << matter() << m_hearthd->log();
        return matter()["result"].toObject()["appliances"][0].toString();
    }
    Result<QJsonValue> command(const QString &id, const QString &capability, const QString &what,
                               const QJsonValue &value)
    {
        return call("appliances.command",
                    {{"id", id}, {"capability", capability}, {"command", what}, {"value", value}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (MatterDevice::node().isEmpty())
            QSKIP("Node is not here: packaging/deps --node installs what Matter's tests need");
    }
    void init()
    {
        auto hearthd = HearthdFixture::start({"--no-broker", "--matter-interface", "lo"});
        QVERIFY2(hearthd, hearthd ? "" : qPrintable(hearthd.error().message));
        m_hearthd = std::move(*hearthd);
    }
    void cleanup() { m_hearthd.reset(); }

    void nothingRunsUntilMatterIsUsed()
    {
        const QJsonValue state = call("matter.state").value_or(QJsonValue());
        QCOMPARE(state["available"], QJsonValue(true));
        QCOMPARE(state["used"], QJsonValue(false));
        QCOMPARE(sidecarPid(), 0);
        // What is found wrong here needs no Matter.
        const auto wrong = call("matter.commission", {{"code", "34970112333"}});
        QCOMPARE(wrong.error().code, ErrorCode::Invalid);
        QCOMPARE(sidecarPid(), 0);
        QCOMPARE(call("matter.remove", {{"id", "mqtt:lamp"}}).error().code, ErrorCode::Unsupported);
    }

    void aLampLivesWithEveryDeath()
    {
        MatterDevice lamp("lamp", 3840);
        QVERIFY2(lamp.start(), qPrintable(lamp.log()));
        QElapsedTimer took;
        took.start();
        const QString id = add(lamp);
        QVERIFY(!id.isEmpty());
        qInfo("added after %lld ms, hearth-matter's start with it", static_cast<long long>(took.elapsed()));
        QTRY_COMPARE(state(id, "level.1.levelControl", "percent"), QJsonValue(50));
        QTRY_COMPARE_WITH_TIMEOUT(quality(id), QStringLiteral("fresh"), 20'000);

        QVERIFY(command(id, "onOff.1.onOff", "set", true));
        QTRY_COMPARE(lamp.said("onOff"), QJsonValue(true));
        QTRY_COMPARE(state(id, "onOff.1.onOff", "on"), QJsonValue(true));
        QVERIFY(command(id, "level.1.levelControl", "set", 80));
        QTRY_COMPARE(lamp.said("level"), QJsonValue(203));
        lamp.set(1, "onOff", {{"onOff", false}});
        QTRY_COMPARE(state(id, "onOff.1.onOff", "on"), QJsonValue(false));

        const auto shared = call("matter.share", {{"id", id}});
        QVERIFY2(shared, shared ? "" : qPrintable(shared.error().message));
        QCOMPARE((*shared)["manual"].toString().size(), 11);
        QVERIFY((*shared)["qr"].toString().startsWith("MT:"));

        // hearth-matter dies: everything is back, and nobody was asked for a code.
        const qint64 before = sidecarPid();
        QVERIFY(before > 0);
        ::kill(-static_cast<pid_t>(before), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(quality(id), QStringLiteral("stale"), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(quality(id), QStringLiteral("fresh"), 60'000);
        QVERIFY(sidecarPid() != before);
        QTRY_VERIFY_WITH_TIMEOUT(command(id, "onOff.1.onOff", "set", true), 10'000);
        QTRY_COMPARE(lamp.said("onOff"), QJsonValue(true));

        // The lamp loses its power.
        lamp.kill();
        QTRY_COMPARE_WITH_TIMEOUT(quality(id), QStringLiteral("unavailable"), 90'000);
        QVERIFY2(lamp.start(), qPrintable(lamp.log()));
        QTRY_COMPARE_WITH_TIMEOUT(quality(id), QStringLiteral("fresh"), 90'000);

        QVERIFY(call("matter.remove", {{"id", id}}));
        QCOMPARE(quality(id), QStringLiteral("gone"));
    }

    void eachKindTellsAndObeys()
    {
        MatterDevice thermostat("thermostat", 3841);
        MatterDevice lock("lock", 3842);
        QVERIFY2(thermostat.start(), qPrintable(thermostat.log()));
        QVERIFY2(lock.start(), qPrintable(lock.log()));
        QString id = add(thermostat);
        QTRY_COMPARE(state(id, "thermostat.1.thermostat", "current"), QJsonValue(19.5));
        QVERIFY(command(id, "thermostat.1.thermostat", "setTarget", 22.5));
        QTRY_COMPARE(thermostat.said("target"), QJsonValue(2250));
        QTRY_COMPARE(state(id, "thermostat.1.thermostat", "target"), QJsonValue(22.5));

        id = add(lock);
        QTRY_COMPARE(state(id, "lock.1.doorLock", "phase"), QJsonValue("locked"));
        // What lets somebody in is the household's to allow, whatever the lock says of itself.
        const auto refused = command(id, "lock.1.doorLock", "unlock", {});
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::NotAllowed || refused.error().code == ErrorCode::NeedsPin);
        QVERIFY(lock.said("lock").isUndefined());
        thermostat.kill();
        lock.kill();
    }

    void aWasherRunsAndARefrigeratorHasItsCabinets()
    {
        MatterDevice washer("washer", 3843);
        MatterDevice refrigerator("refrigerator", 3844);
        QVERIFY2(washer.start(), qPrintable(washer.log()));
        QVERIFY2(refrigerator.start(), qPrintable(refrigerator.log()));
        QString id = add(washer);
        QTRY_COMPARE(state(id, "operation.1.operationalState", "phase"), QJsonValue("idle"));
        QVERIFY(command(id, "operation.1.operationalState", "start", {}));
        QTRY_COMPARE(washer.said("phase"), QJsonValue(1));
        QTRY_COMPARE(state(id, "operation.1.operationalState", "phase"), QJsonValue("running"));
        QTRY_COMPARE(state(id, "operation.1.operationalState", "detail"), QJsonValue("Wash"));
        QTRY_COMPARE(state(id, "operation.1.operationalState", "remainingSeconds"), QJsonValue(3600));
        QVERIFY(command(id, "operation.1.operationalState", "pause", {}));
        QTRY_COMPARE(state(id, "operation.1.operationalState", "phase"), QJsonValue("paused"));

        id = add(refrigerator);
        QTRY_COMPARE(state(id, "temperature.3.temperatureMeasurement", "value"), QJsonValue(-18));
        QVERIFY(command(id, "number.3.temperatureControl", "set", -20));
        QTRY_COMPARE(state(id, "number.3.temperatureControl", "value"), QJsonValue(-20));
        refrigerator.set(2, "temperatureMeasurement", {{"measuredValue", 900}});
        QTRY_COMPARE(state(id, "temperature.2.temperatureMeasurement", "value"), QJsonValue(9));
    }

    void sensorsTellAndHearthdComesBack()
    {
        MatterDevice sensors("sensors", 3845);
        QVERIFY2(sensors.start(), qPrintable(sensors.log()));
        const QString id = add(sensors);
        QTRY_COMPARE(state(id, "temperature.1.temperatureMeasurement", "value"), QJsonValue(21.5));
        QTRY_COMPARE(state(id, "sensor.2.relativeHumidityMeasurement", "value"), QJsonValue(47));
        QTRY_COMPARE(state(id, "contact.3.booleanState", "open"), QJsonValue(false));
        sensors.set(3, "booleanState", {{"stateValue", false}});
        QTRY_COMPARE(state(id, "contact.3.booleanState", "open"), QJsonValue(true));
        sensors.set(4, "occupancySensing", {{"occupancy", QJsonObject{{"occupied", true}}}});
        QTRY_COMPARE(state(id, "sensor.4.occupancySensing", "value"), QJsonValue(true));

        // hearth-matter outlives hearthd and is adopted.
        const qint64 before = sidecarPid();
        ::kill(static_cast<pid_t>(m_hearthd->pid()), SIGKILL);
        QTRY_VERIFY(!m_hearthd->isRunning());
        const Done again = m_hearthd->startAgain({"--no-broker", "--matter-interface", "lo"});
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QCOMPARE(sidecarPid(), before);
        QTRY_COMPARE_WITH_TIMEOUT(quality(id), QStringLiteral("fresh"), 20'000);
        QCOMPARE(state(id, "temperature.1.temperatureMeasurement", "value"), QJsonValue(21.5));
    }

    void aCodeOfNobodyIsSaidSo()
    {
        QVERIFY(call("matter.commission", {{"code", "22335406737"}}));
        QVERIFY(!call("matter.commission", {{"code", "22335406737"}}));
        QTRY_VERIFY_WITH_TIMEOUT(matter()["result"].toObject()["failure"].isObject(), 150'000);
        QCOMPARE(matter()["result"].toObject()["failure"].toObject()["data"].toObject()["kind"],
                 QJsonValue("not-found"));
    }
};

/// Where this process is not on such a loopback yet, it begins again there.
int main(int argc, char **argv)
{
    if (qEnvironmentVariable("HEARTH_LOOPBACK") != QLatin1String("inside") &&
        !MatterDevice::node().isEmpty()) {
        std::vector<char *> again{const_cast<char *>(HEARTH_SOURCE_DIR "/tests/matter/loopback"), argv[0]};
        again.insert(again.end(), argv + 1, argv + argc);
        again.push_back(nullptr);
        ::execv(again[0], again.data());
    }
    QCoreApplication application(argc, argv);
    TestMatter test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_matter.moc"
