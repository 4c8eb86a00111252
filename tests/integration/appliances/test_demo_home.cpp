// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The real broker with our configuration, the real demonstration home and the registry between them.

#include "bridge/appliances/mqtt/broker.h"
#include "bridge/appliances/mqtt/client.h"
#include "bridge/appliances/registry.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace hearth;
using namespace hearth::bridge;

class TestDemoHome : public QObject
{
    Q_OBJECT

    const QByteArray m_password = "secret of hearth";
    const QByteArray m_demoPassword = "secret of demo";
    /// The real time, and what a test adds to it.
    class TurnedClock final : public Clock
    {
    public:
        [[nodiscard]] std::chrono::milliseconds monotonic() const override
        {
            return SystemClock().monotonic() + m_ahead;
        }
        [[nodiscard]] std::chrono::milliseconds wall() const override { return SystemClock().wall(); }
        std::chrono::milliseconds m_ahead{0};
    };
    TurnedClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    quint16 m_port = 0;
    std::unique_ptr<Process> m_broker;
    std::unique_ptr<Process> m_home;
    std::unique_ptr<Registry> m_registry;

    static quint16 freePort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
    }

    static QStringList environment() { return {QStringLiteral("PATH=") + qEnvironmentVariable("PATH")}; }

    static void end(std::unique_ptr<Process> &process)
    {
        if (process && process->isRunning()) {
            QSignalSpy ended(process.get(), &Process::ended);
            process->signalGroup(SIGKILL);
            QVERIFY(ended.wait());
        }
        process.reset();
    }

    void startBroker()
    {
        auto prepared =
            prepareBroker({m_folder->filePath(QStringLiteral("broker")),
                           m_port,
                           {hearthAccount(m_password),
                            applianceAccount(QStringLiteral("demo"), m_demoPassword,
                                             {QStringLiteral("demo"), QStringLiteral("hearth-demo")})}});
        QVERIFY(prepared);
        prepared->environment = environment();
        prepared->logFile = m_folder->filePath(QStringLiteral("broker.log"));
        auto started = Process::start(*prepared);
        QVERIFY(started);
        m_broker = std::move(*started);
    }

    void startHome()
    {
        QFile file(m_folder->filePath(QStringLiteral("demo.password")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_demoPassword) > 0);
        file.close();
        ProcessStart start;
        start.program = QStringLiteral(HEARTH_BIN_DIR "/hearth-demo-home");
        start.arguments = {QStringLiteral("--port"), QString::number(m_port),
                           QStringLiteral("--password-file"), file.fileName()};
        start.environment = environment();
        start.logFile = m_folder->filePath(QStringLiteral("home.log"));
        auto started = Process::start(start);
        QVERIFY(started);
        m_home = std::move(*started);
    }

    void openRegistry(const QByteArray &password)
    {
        m_registry.reset();
        auto made = Registry::create(m_folder->filePath(QStringLiteral("appliances.db")), m_clock);
        QVERIFY(made);
        m_registry = std::move(*made);
        auto protocol = createProtocol(QStringLiteral("mqtt"),
                                       {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                                        {QStringLiteral("port"), m_port},
                                        {QStringLiteral("user"), QStringLiteral("hearth")},
                                        {QStringLiteral("password"), QString::fromUtf8(password)}});
        QVERIFY(protocol);
        m_registry->add(std::move(*protocol));
    }

    [[nodiscard]] QJsonObject appliance(const char *id) const
    {
        return m_registry->appliance(QLatin1String(id)).value_or(QJsonObject());
    }

    [[nodiscard]] QJsonValue state(const char *id, const char *capability, const char *field) const
    {
        const QJsonArray list = appliance(id)[QLatin1String("capabilities")].toArray();
        for (const QJsonValue &one : list) {
            if (one[QLatin1String("id")] == QLatin1String(capability))
                return one[QLatin1String("state")][QLatin1String(field)];
        }
        return {};
    }

    [[nodiscard]] bool isWholeHomeHere() const
    {
        int reachable = 0;
        const QJsonArray list = m_registry->list();
        for (const QJsonValue &one : list)
            reachable +=
                one[QLatin1String("reachable")].toBool() && !one.toObject().contains(QLatin1String("stale"));
        return list.size() == 7 && reachable == 7 &&
               state("mqtt:demo-ac", "thermostat", "target").isDouble() &&
               state("mqtt:demo-washer", "operation", "phase").isString();
    }

    Done command(const char *id, const char *capability, const char *what, const QJsonValue &value)
    {
        std::optional<Done> result;
        m_registry->command(QLatin1String(id), QLatin1String(capability), QLatin1String(what), value, {},
                            [&](Done done) { result = std::move(done); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            return fail(ErrorCode::TimedOut, QStringLiteral("no answer"));
        return *result;
    }

    void tellDemo(const QJsonObject &wish)
    {
        MqttSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = m_port;
        settings.user = QStringLiteral("hearth");
        settings.password = m_password;
        MqttClient client(settings);
        client.start();
        QTRY_VERIFY(client.isConnected());
        bool isSent = false;
        client.publish(
            {QStringLiteral("hearth-demo/control"), QJsonDocument(wish).toJson(QJsonDocument::Compact), 1},
            [&](const Done &done) { isSent = done.has_value(); });
        QTRY_VERIFY(isSent);
    }

    void printLogs() const
    {
        qWarning().noquote() << m_registry->problem(QStringLiteral("mqtt"))
                             << QJsonDocument(m_registry->list()).toJson();
        for (const char *log : {"broker.log", "home.log"}) {
            QFile file(m_folder->filePath(QLatin1String(log)));
            if (file.open(QIODevice::ReadOnly))
                qWarning("%s:\n%s", log, file.readAll().constData());
        }
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_port = freePort();
        startBroker();
        startHome();
        openRegistry(m_password);
        QElapsedTimer timer;
        timer.start();
        if (!QTest::qWaitFor([this] { return isWholeHomeHere(); }, 3000))
            printLogs();
        QTRY_VERIFY_WITH_TIMEOUT(isWholeHomeHere(), 1'000);
        qInfo("the whole home after %lld ms", timer.elapsed());
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            printLogs();
        m_registry.reset();
        end(m_home);
        end(m_broker);
    }

    void sevenAppliancesShowUpByThemselves()
    {
        QStringList kinds;
        const QJsonArray list = m_registry->list();
        for (const QJsonValue &one : list) {
            kinds << one[QLatin1String("kind")].toString();
            qInfo("%s", QJsonDocument(one.toObject()).toJson(QJsonDocument::Compact).constData());
        }
        kinds.sort();
        QCOMPARE(kinds,
                 (QStringList{QStringLiteral("airConditioner"), QStringLiteral("contactSensor"),
                              QStringLiteral("doorbell"), QStringLiteral("light"), QStringLiteral("light"),
                              QStringLiteral("refrigerator"), QStringLiteral("washer")}));
        QCOMPARE(appliance("mqtt:demo-ac")[QLatin1String("room")], QJsonValue(QStringLiteral("Living room")));
        QCOMPARE(state("mqtt:demo-washer", "operation", "phase"), QJsonValue(QStringLiteral("running")));
        QCOMPARE(state("mqtt:demo-washer", "operation", "remainingSeconds"), QJsonValue(23 * 60));
        QCOMPARE(state("mqtt:demo-ac", "thermostat", "current"), QJsonValue(24.6));
    }

    void aRingIsToldOnceWithTheBellsOwnCamera()
    {
        QSignalSpy notices(m_registry.get(), &Registry::notice);
        QSignalSpy pictures(m_registry.get(), &Registry::pictured);
        tellDemo({{QStringLiteral("doorbell"), QStringLiteral("press")}});
        QTRY_VERIFY(!notices.isEmpty() && !pictures.isEmpty());
        const QJsonObject notice = notices[0][0].toJsonObject();
        QCOMPARE(notice[QLatin1String("kind")], QJsonValue(QStringLiteral("doorbell")));
        QCOMPARE(notice[QLatin1String("cameraId")], QJsonValue(QStringLiteral("mqtt:demo-doorbell")));
        QCOMPARE(pictures[0][0].toString(), QStringLiteral("mqtt:demo-doorbell"));
        QVERIFY(pictures[0][2].toByteArray().startsWith("\x89PNG"));
        // Nobody rings again because the broker, the home or hearthd comes back.
        end(m_broker);
        startBroker();
        QTRY_VERIFY_WITH_TIMEOUT(isWholeHomeHere(), 15'000);
        QCOMPARE(notices.size(), 1);
    }

    void whatIsAskedComesBackAsReported()
    {
        QVERIFY(command("mqtt:demo-ac", "thermostat", "setTarget", 21.5));
        QTRY_COMPARE(state("mqtt:demo-ac", "thermostat", "target"), QJsonValue(21.5));
        QVERIFY(command("mqtt:demo-ac", "onOff", "set", false));
        QTRY_COMPARE(state("mqtt:demo-ac", "thermostat", "mode"), QJsonValue(QStringLiteral("off")));
        QVERIFY(command("mqtt:demo-ceiling", "level", "set", 40));
        QTRY_COMPARE(state("mqtt:demo-ceiling", "level", "percent"), QJsonValue(40));
        QVERIFY(command("mqtt:demo-bedroom-lamp", "onOff", "set", true));
        QTRY_COMPARE(state("mqtt:demo-bedroom-lamp", "onOff", "on"), QJsonValue(true));
        QVERIFY(command("mqtt:demo-fridge", "number.demo_fridge_target", "set", 3));
        QTRY_COMPARE(state("mqtt:demo-fridge", "number.demo_fridge_target", "value"), QJsonValue(3));
        QVERIFY(command("mqtt:demo-washer", "operation", "pause", {}));
        QTRY_COMPARE(state("mqtt:demo-washer", "operation", "phase"), QJsonValue(QStringLiteral("paused")));
        QCOMPARE(inWords(command("mqtt:demo-ac", "thermostat", "setTarget", 31).error().message),
                 QStringLiteral("The air conditioner can be set from 16 to 30 °C"));
    }

    void theEndOfACycleIsToldOnce()
    {
        QSignalSpy notices(m_registry.get(), &Registry::notice);
        tellDemo({{QStringLiteral("washer"), QStringLiteral("finish-in")}, {QStringLiteral("seconds"), 0.5}});
        QTRY_COMPARE(state("mqtt:demo-washer", "operation", "phase"), QJsonValue(QStringLiteral("ended")));
        tellDemo({{QStringLiteral("door"), QStringLiteral("open")}});
        QTRY_COMPARE(state("mqtt:demo-garden-door", "contact", "open"), QJsonValue(true));
        QCOMPARE(notices.size(), 2);
        QCOMPARE(notices[0][0].toJsonObject()[QLatin1String("kind")],
                 QJsonValue(QStringLiteral("cycleEnded")));
        QCOMPARE(notices[1][0].toJsonObject()[QLatin1String("kind")], QJsonValue(QStringLiteral("doorOpen")));
        // Not again for the retained state that a new start reads.
        openRegistry(m_password);
        QSignalSpy later(m_registry.get(), &Registry::notice);
        QTRY_VERIFY(isWholeHomeHere());
        QCOMPARE(later.size(), 0);
    }

    void aBrokerThatIsKilledComesBackWithEverything()
    {
        end(m_broker);
        QTRY_COMPARE(m_registry->problem(QStringLiteral("mqtt")),
                     QStringLiteral("The home's broker does not answer"));
        QCOMPARE(appliance("mqtt:demo-ac")[QLatin1String("quality")], QJsonValue(QStringLiteral("stale")));
        QCOMPARE(state("mqtt:demo-ac", "thermostat", "current"), QJsonValue(24.6));
        QVERIFY(!isWholeHomeHere());
        std::optional<Done> late;
        m_registry->command(QStringLiteral("mqtt:demo-ac"), QStringLiteral("thermostat"),
                            QStringLiteral("setTarget"), 20, {}, [&](Done done) { late = std::move(done); });
        m_clock.m_ahead += std::chrono::seconds(11);
        QTRY_VERIFY(late.has_value());
        QCOMPARE(late->error().code, ErrorCode::Unavailable);
        QCOMPARE(late->error().message, QStringLiteral("The home's broker does not answer"));
        m_clock.m_ahead += std::chrono::seconds(20);
        QTRY_COMPARE(appliance("mqtt:demo-ac")[QLatin1String("quality")],
                     QJsonValue(QStringLiteral("unavailable")));
        startBroker();
        QTRY_VERIFY_WITH_TIMEOUT(isWholeHomeHere(), 15'000);
        // The appliance itself may come back a moment after its retained state: what nobody hears is asked
        // again.
        QTRY_VERIFY_WITH_TIMEOUT(command("mqtt:demo-ac", "thermostat", "setTarget", 19) &&
                                     state("mqtt:demo-ac", "thermostat", "target") == QJsonValue(19),
                                 15'000);
    }

    void whatWasAskedWhileTheBrokerWasAwayIsDoneOnceWhenItIsBack()
    {
        end(m_broker);
        QTRY_VERIFY(!m_registry->problem(QStringLiteral("mqtt")).isEmpty());
        std::optional<Done> older;
        std::optional<Done> newer;
        const auto ask = [&](double target, std::optional<Done> &answer) {
            m_registry->command(QStringLiteral("mqtt:demo-ac"), QStringLiteral("thermostat"),
                                QStringLiteral("setTarget"), target, {},
                                [&](Done done) { answer = std::move(done); });
        };
        ask(18, older);
        ask(23.5, newer);
        QCOMPARE(older->error().code, ErrorCode::Cancelled);
        QVERIFY(!newer);
        // Whoever listens beside the appliance counts what is sent to it.
        startBroker();
        MqttSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = m_port;
        settings.user = QStringLiteral("hearth");
        settings.password = m_password;
        MqttClient witness(settings);
        QStringList heard;
        connect(&witness, &MqttClient::received, this, [&](const MqttMessage &message) {
            if (message.topic.endsWith(QLatin1String("/set")) ||
                message.topic.contains(QLatin1String("target")))
                heard << message.topic + QLatin1Char(' ') + QString::fromUtf8(message.payload);
        });
        witness.subscribe({QStringLiteral("demo/#")});
        witness.start();
        QTRY_VERIFY_WITH_TIMEOUT(newer.has_value(), 10'000);
        QVERIFY2(*newer, newer->has_value() ? "" : qPrintable(newer->error().message));
        QTRY_VERIFY_WITH_TIMEOUT(isWholeHomeHere(), 15'000);
        QVERIFY2(heard.filter(QStringLiteral("18")).isEmpty(), qPrintable(heard.join(QLatin1Char('\n'))));
    }

    void whatIsNotHeardAgainAfterTheBrokerIsUnavailable()
    {
        end(m_home);
        end(m_broker);
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("broker"))).removeRecursively());
        startBroker(); // with an empty memory, and nobody tells it anything
        QTRY_VERIFY_WITH_TIMEOUT(m_registry->problem(QStringLiteral("mqtt")).isEmpty(), 15'000);
        QTest::qWait(300);
        QVERIFY(appliance("mqtt:demo-bedroom-lamp")[QLatin1String("quality")] !=
                QJsonValue(QStringLiteral("fresh")));
        m_clock.m_ahead += std::chrono::seconds(31);
        QTRY_COMPARE(appliance("mqtt:demo-bedroom-lamp")[QLatin1String("quality")],
                     QJsonValue(QStringLiteral("unavailable")));
        QCOMPARE(appliance("mqtt:demo-bedroom-lamp")[QLatin1String("reachable")], QJsonValue(false));
        startHome();
        QTRY_VERIFY_WITH_TIMEOUT(isWholeHomeHere(), 15'000);
    }

    void aHomeThatIsGoneIsNotReachable()
    {
        end(m_home);
        QTRY_COMPARE(appliance("mqtt:demo-ac")[QLatin1String("reachable")], QJsonValue(false));
        const Done refused = command("mqtt:demo-ac", "thermostat", "setTarget", 20);
        QVERIFY(!refused);
        QCOMPARE(inWords(refused.error().message), QStringLiteral("The air conditioner does not answer"));
        startHome();
        QTRY_VERIFY(isWholeHomeHere());
    }

    void aWrongPasswordIsSaidInASentence()
    {
        openRegistry("wrong");
        QTRY_COMPARE(m_registry->problem(QStringLiteral("mqtt")),
                     QStringLiteral("The home's broker refused the name or the password"));
        QCOMPARE(m_registry->list().size(), 7); // as last known
    }
};

QTEST_GUILESS_MAIN(TestDemoHome)
#include "test_demo_home.moc"
