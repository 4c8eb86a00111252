// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Appliances of several makers as programs of their own, on a real mosquitto with the accounts that the
// household makes for them, into a real hearthd.

#include "tests/support/hearthd_fixture.h"
#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <csignal>

using namespace hearth;
using namespace hearth::test;

class TestMakers : public QObject
{
    Q_OBJECT

    std::unique_ptr<HearthdFixture> m_hearthd;
    std::unique_ptr<Process> m_maker;

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }

    void startMaker(const QString &kind, const QJsonObject &account)
    {
        QFile file(m_hearthd->state() + QLatin1String("/maker.password"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(account[QLatin1String("password")].toString().toLatin1());
        file.close();
        ProcessStart start;
        start.program = QStringLiteral(HEARTH_BIN_DIR "/../tests/hearth-simulated-maker");
        start.arguments = {QStringLiteral("--kind"),
                           kind,
                           QStringLiteral("--port"),
                           QString::fromLatin1(contents(m_hearthd->state() + QLatin1String("/broker/port"))),
                           QStringLiteral("--user"),
                           account[QLatin1String("user")].toString(),
                           QStringLiteral("--password-file"),
                           file.fileName()};
        start.environment = {QStringLiteral("PATH=") + qEnvironmentVariable("PATH")};
        auto started = Process::start(start);
        QVERIFY(started);
        m_maker = std::move(*started);
    }
    void killMaker()
    {
        if (m_maker)
            m_maker->signalGroup(SIGKILL);
        m_maker.reset();
    }

    [[nodiscard]] QJsonArray list() const
    {
        return m_hearthd->call("appliances.list").value_or(QJsonValue()).toArray();
    }
    [[nodiscard]] QJsonValue state(const QString &capability, const char *field) const
    {
        const QJsonArray capabilities = list()[0][QLatin1String("capabilities")].toArray();
        for (const QJsonValue &one : capabilities) {
            if (one[QLatin1String("id")] == capability)
                return one[QLatin1String("state")][QLatin1String(field)];
        }
        return {};
    }
    [[nodiscard]] bool command(const QString &capability, const QJsonValue &value) const
    {
        const auto done =
            m_hearthd->call("appliances.command", {{QStringLiteral("id"), list()[0][QLatin1String("id")]},
                                                   {QStringLiteral("capability"), capability},
                                                   {QStringLiteral("command"), QStringLiteral("set")},
                                                   {QStringLiteral("value"), value}});
        if (!done)
            qWarning("%s", qPrintable(done.error().message));
        return done.has_value();
    }
    [[nodiscard]] QString quality(const QString &capability) const
    {
        const QJsonArray capabilities = list()[0][QLatin1String("capabilities")].toArray();
        for (const QJsonValue &one : capabilities) {
            if (one[QLatin1String("id")] == capability)
                return one[QLatin1String("quality")].toString();
        }
        return QStringLiteral("not there");
    }
    [[nodiscard]] QString quality() const { return list()[0][QLatin1String("quality")].toString(); }
    [[nodiscard]] bool isReachable() const { return list()[0][QLatin1String("reachable")].toBool(); }

private Q_SLOTS:
    void init()
    {
        auto started = HearthdFixture::start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        m_hearthd = std::move(*started);
        QTRY_VERIFY_WITH_TIMEOUT(m_hearthd->call("broker.state")
                                     .value_or(QJsonValue())[QLatin1String("problem")]
                                     .toString(QStringLiteral("?"))
                                     .isEmpty(),
                                 10'000);
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            qWarning("%s", qPrintable(m_hearthd->log()));
        killMaker();
        m_hearthd.reset();
    }

    void aMakersApplianceShowsUpAndDoesWhatItIsTold_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("capability");
        QTest::addColumn<QString>("measured");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("tasmota") << QStringLiteral("Office plug") << QStringLiteral("onOff.POWER1")
                                 << QStringLiteral("sensor.ENERGY.Power") << QStringLiteral("value")
                                 << QJsonValue(75);
        QTest::newRow("shelly") << QStringLiteral("Hallway relay") << QStringLiteral("onOff.switch0")
                                << QStringLiteral("sensor.switch0_aenergy_total") << QStringLiteral("value")
                                << QJsonValue(99.5);
        QTest::newRow("wled") << QStringLiteral("Shelf strip") << QStringLiteral("onOff")
                              << QStringLiteral("level") << QStringLiteral("percent") << QJsonValue(50);
    }
    void aMakersApplianceShowsUpAndDoesWhatItIsTold()
    {
        QFETCH(QString, name);
        QFETCH(QString, capability);
        QFETCH(QString, measured);
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        const QString kind = QLatin1String(QTest::currentDataTag());
        const auto account = m_hearthd->call("broker.addAccount", {{QStringLiteral("kind"), kind}});
        QVERIFY(account);
        startMaker(kind, account->toObject());
        QTRY_COMPARE_WITH_TIMEOUT(list().size(), 1, 10'000);
        QTRY_COMPARE(list()[0][QLatin1String("name")], QJsonValue(name));
        QTRY_VERIFY(isReachable());
        QTRY_VERIFY(state(capability, "on").isBool());
        for (const bool on : {false, true}) {
            QVERIFY(command(capability, on));
            QTRY_COMPARE(state(capability, "on"), QJsonValue(on));
        }
        QTRY_COMPARE(state(measured, field.toLatin1().constData()), value);

        // One that loses its power says so by its last will, and is there again when it has some.
        killMaker();
        QTRY_VERIFY_WITH_TIMEOUT(!isReachable(), 40'000);
        QVERIFY(!command(capability, false));
        startMaker(kind, account->toObject());
        QTRY_VERIFY_WITH_TIMEOUT(isReachable(), 10'000);
        QCOMPARE(list().size(), 1);

        // Nor is it forgotten or doubled when the broker dies.
        const auto processes = m_hearthd->call("system.processes").value_or(QJsonValue()).toArray();
        for (const QJsonValue &one : processes) {
            if (one[QLatin1String("name")] == QLatin1String("mosquitto"))
                ::kill(static_cast<pid_t>(one[QLatin1String("pid")].toInteger()), SIGKILL);
        }
        QTRY_VERIFY_WITH_TIMEOUT(quality() == QLatin1String("stale"), 10'000);
        // What a maker says once and does not leave with the broker may be missed; its switch is told by
        // memory.
        QTRY_VERIFY_WITH_TIMEOUT(isReachable() && quality(capability).isEmpty(), 20'000);
        QTRY_VERIFY(command(capability, false));
        QTRY_COMPARE(state(capability, "on"), QJsonValue(false));
        QCOMPARE(list().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestMakers)
#include "test_makers.moc"
