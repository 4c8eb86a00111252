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
    QString add(const MatterDevice &device)
    {
        const auto added = call("matter.commission", {{"code", device.said("manual").toString()}});
        if (!added) {
            qWarning().noquote() << added.error().message << m_hearthd->log();
            return {};
        }
        return (*added)["appliances"][0].toString();
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
