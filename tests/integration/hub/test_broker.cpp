// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The home's broker as hearthd runs it, and a broker that the home has already: accounts and what they may,
// the door to the network, certificates, and what a killed mosquitto still knows.

#include "bridge/appliances/mqtt/broker.h"
#include "bridge/appliances/mqtt/certificate.h"
#include "bridge/appliances/mqtt/client.h"
#include "tests/support/hearthd_fixture.h"
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace hearth;
using namespace hearth::bridge;
using namespace hearth::test;

class TestBroker : public QObject
{
    Q_OBJECT

    std::unique_ptr<HearthdFixture> m_hearthd;

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }
    [[nodiscard]] QString file(const char *name) const
    {
        return m_hearthd->state() + QLatin1String("/broker/") + QLatin1String(name);
    }
    [[nodiscard]] quint16 loopbackPort() const { return contents(file("port")).toUShort(); }

    [[nodiscard]] QJsonObject call(const char *method, const QJsonObject &params = {}) const
    {
        const auto answer = m_hearthd->call(method, params);
        if (!answer)
            qWarning("%s: %s", method, qPrintable(answer.error().message));
        return answer ? answer->toObject() : QJsonObject();
    }
    [[nodiscard]] bool does(const char *method, const QJsonObject &params = {}) const
    {
        const auto answer = m_hearthd->call(method, params);
        if (!answer)
            qWarning("%s: %s", method, qPrintable(answer.error().message));
        return answer.has_value();
    }

    static MqttSettings settingsFor(const QJsonObject &account, quint16 port)
    {
        MqttSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = port;
        settings.user = account[QLatin1String("user")].toString();
        settings.password = account[QLatin1String("password")].toString().toLatin1();
        return settings;
    }
    [[nodiscard]] MqttSettings asHearth() const
    {
        return settingsFor(
            {{QStringLiteral("user"), QStringLiteral("hearth")},
             {QStringLiteral("password"), QString::fromLatin1(contents(file("hearth.password")))}},
            loopbackPort());
    }
    static bool connects(const MqttSettings &settings)
    {
        MqttClient client(settings);
        client.start();
        return QTest::qWaitFor([&] { return client.isConnected(); }, 5000);
    }
    static QString refusalOf(const MqttSettings &settings)
    {
        MqttClient client(settings);
        client.start();
        QString said;
        const QString silent = QStringLiteral("The home's broker does not answer");
        const bool isRefused = QTest::qWaitFor(
            [&] {
                said = client.problem();
                return !said.isEmpty() && said != silent;
            },
            5000);
        return isRefused ? said : client.isConnected() ? QStringLiteral("it is let in") : silent;
    }
    static bool publish(MqttClient &client, const QString &topic, const QByteArray &payload, bool isRetained)
    {
        std::optional<bool> isDone;
        client.publish({topic, payload, 1, isRetained}, [&](const Done &done) { isDone = done.has_value(); });
        return QTest::qWaitFor([&] { return isDone.has_value(); }) && *isDone;
    }
    [[nodiscard]] QJsonObject appliance(const QString &id) const
    {
        const auto found = m_hearthd->call("appliances.appliance", {{QStringLiteral("id"), id}});
        return found ? found->toObject() : QJsonObject();
    }
    [[nodiscard]] bool isHere(const QString &id) const
    {
        return QTest::qWaitFor([&] { return appliance(id)[QLatin1String("reachable")].toBool(); }, 10'000);
    }
    static QByteArray plug(const char *id)
    {
        return QByteArray("{\"name\":\"Plug\",\"uniq_id\":\"") + id + "\",\"stat_t\":\"" + id +
               "/s\",\"cmd_t\":\"" + id + "/c\",\"dev\":{\"ids\":\"" + id + "\",\"name\":\"Plug\"}}";
    }
    [[nodiscard]] bool isBrokerUp() const
    {
        return QTest::qWaitFor(
            [this] { return call("broker.state")[QLatin1String("problem")].toString().isEmpty(); }, 10'000);
    }
    [[nodiscard]] qint64 brokerPid() const
    {
        const QJsonArray processes = m_hearthd->call("system.processes").value_or(QJsonValue()).toArray();
        for (const QJsonValue &one : processes) {
            if (one[QLatin1String("name")] == QLatin1String("mosquitto"))
                return one[QLatin1String("pid")].toInteger();
        }
        return 0;
    }
    static quint16 freePort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
    }

private Q_SLOTS:
    void init()
    {
        auto started = HearthdFixture::start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        m_hearthd = std::move(*started);
        QVERIFY(QTest::qWaitFor([this] { return loopbackPort() != 0; }));
        QVERIFY(isBrokerUp());
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            qWarning("%s", qPrintable(m_hearthd->log()));
        m_hearthd.reset();
    }

    void anAccountMayWhatItsKindNeedsAndNoMore()
    {
        const QJsonObject account =
            call("broker.addAccount", {{QStringLiteral("kind"), QStringLiteral("other")},
                                       {QStringLiteral("name"), QStringLiteral("Plug")}});
        const QString user = account[QLatin1String("user")].toString();
        QVERIFY(user.startsWith(QLatin1String("other-")));
        QCOMPARE(account[QLatin1String("password")].toString().size(), 12);
        MqttClient listener(asHearth());
        listener.start();
        listener.subscribe({QStringLiteral("#")});
        QStringList heard;
        connect(&listener, &MqttClient::received, this,
                [&](const MqttMessage &message) { heard << message.topic; });
        QVERIFY(QTest::qWaitFor([&] { return listener.isConnected(); }));

        MqttClient client(settingsFor(account, loopbackPort()));
        client.start();
        QVERIFY(QTest::qWaitFor([&] { return client.isConnected(); }));
        // MQTT 3.1.1 has no way to say no: what may not be is acknowledged and dropped.
        QVERIFY(publish(client, QStringLiteral("demo/ceiling/set"), "OFF", false));
        QVERIFY(publish(client, user + QStringLiteral("/state"), "1", false));
        QVERIFY(QTest::qWaitFor([&] { return heard.contains(user + QStringLiteral("/state")); }));
        QVERIFY(!heard.contains(QStringLiteral("demo/ceiling/set")));
        // It shows up with a kind's controls by what it announces.
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/p1/config"), plug("p1"), true));
        QVERIFY(isHere(QStringLiteral("mqtt:p1")));
    }

    void nobodyIsLetInWithoutAPasswordOrWithAnAccountThatIsGone()
    {
        QVERIFY(!does("broker.addAccount", {{QStringLiteral("kind"), QStringLiteral("toaster")}}));
        const QJsonObject account =
            call("broker.addAccount", {{QStringLiteral("kind"), QStringLiteral("tasmota")}});
        const QString user = account[QLatin1String("user")].toString();
        const quint16 port = loopbackPort();
        const QString refused = QStringLiteral("The home's broker refused the name or the password");
        QCOMPARE(refusalOf(settingsFor({}, port)), refused);
        QCOMPARE(refusalOf(settingsFor(
                     {{QStringLiteral("user"), user}, {QStringLiteral("password"), QStringLiteral("guess")}},
                     port)),
                 refused);
        const QJsonObject again = call("broker.account", {{QStringLiteral("user"), user}});
        QCOMPARE(again[QLatin1String("password")], account[QLatin1String("password")]);
        const QJsonArray listed =
            call("broker.state")[QLatin1String("own")][QLatin1String("accounts")].toArray();
        QCOMPARE(listed.size(), 1);
        QVERIFY(!listed[0].toObject().contains(QLatin1String("password")));

        MqttClient client(settingsFor(account, port));
        client.start();
        QVERIFY(QTest::qWaitFor([&] { return client.isConnected(); }));
        QVERIFY(does("broker.removeAccount", {{QStringLiteral("user"), user}}));
        QVERIFY(!does("broker.removeAccount", {{QStringLiteral("user"), user}}));
        QCOMPARE(refusalOf(settingsFor(account, port)), refused);
        QVERIFY(QTest::qWaitFor([&] { return !client.isConnected(); }, 10'000)); // and is put out
        QVERIFY(isBrokerUp());                                                   // nobody else is
    }

    void theNetworksDoorIsClosedUntilTheHouseholdOpensIt()
    {
        QJsonObject own = call("broker.state")[QLatin1String("own")].toObject();
        QCOMPARE(own[QLatin1String("door")].toString(), QStringLiteral("closed"));
        QCOMPARE(own[QLatin1String("port")].toInt(), 0);
        QVERIFY(!contents(file("mosquitto.conf")).contains("\nlistener"));

        const QJsonObject account =
            call("broker.addAccount", {{QStringLiteral("kind"), QStringLiteral("tasmota")}});
        QVERIFY(does("broker.setDoor", {{QStringLiteral("door"), QStringLiteral("password")}}));
        own = call("broker.account", {{QStringLiteral("user"), account[QLatin1String("user")]}});
        const auto plainPort = static_cast<quint16>(own[QLatin1String("port")].toInt());
        const auto tlsPort = static_cast<quint16>(own[QLatin1String("tlsPort")].toInt());
        QVERIFY(plainPort != 0 && tlsPort != 0 && plainPort != tlsPort);
        QVERIFY(connects(settingsFor(account, plainPort)));
        MqttSettings encrypted = settingsFor(account, tlsPort);
        encrypted.tls = MqttTls{file("tls.crt"), {}, {}};
        QVERIFY(connects(encrypted));
        encrypted.version = MqttVersion::V5;
        QVERIFY(connects(encrypted));
        encrypted.host = QStringLiteral("localhost"); // a name is looked up, and the certificate's
        QVERIFY(connects(encrypted));
        // Without the certificate nobody can tell who answers there.
        encrypted.tls = MqttTls{};
        QCOMPARE(refusalOf(encrypted),
                 QStringLiteral("The home's broker shows a certificate that is not trusted"));
        QCOMPARE(own[QLatin1String("fingerprint")].toString().size(), 32 * 3 - 1);

        QVERIFY(does("broker.setDoor", {{QStringLiteral("door"), QStringLiteral("encrypted")}}));
        encrypted.tls = MqttTls{file("tls.crt"), {}, {}};
        QVERIFY(QTest::qWaitFor(
            [&] { return !connects(settingsFor(account, plainPort)) && connects(encrypted); }, 20'000));
        QVERIFY(does("broker.setDoor", {{QStringLiteral("door"), QStringLiteral("closed")}}));
        QVERIFY(isBrokerUp());
        QVERIFY(!connects(encrypted));
    }

    void aPortThatSomebodyElseHasCostsTheDoorAlone()
    {
        QVERIFY(does("broker.setDoor", {{QStringLiteral("door"), QStringLiteral("password")}}));
        const auto port =
            static_cast<quint16>(call("broker.state")[QLatin1String("own")][QLatin1String("port")].toInt());
        QVERIFY(does("broker.setDoor", {{QStringLiteral("door"), QStringLiteral("closed")}}));
        QTcpServer somebody;
        QVERIFY(QTest::qWaitFor([&] { return somebody.listen(QHostAddress::Any, port); }, 10'000));
        QVERIFY(isBrokerUp());
        QVERIFY(does("broker.setDoor", {{QStringLiteral("door"), QStringLiteral("password")}}));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return call("broker.state")[QLatin1String("problem")].toString().contains(
                    QStringLiteral("port %1").arg(port));
            },
            10'000));
        QVERIFY(QTest::qWaitFor([&] { return connects(asHearth()); }, 20'000));
    }

    void aLargeTlsTrafficIsReadToItsEnd()
    {
        QVERIFY(does("broker.setDoor", {{QStringLiteral("door"), QStringLiteral("encrypted")}}));
        const QJsonObject account =
            call("broker.addAccount", {{QStringLiteral("kind"), QStringLiteral("other")}});
        const auto tlsPort = static_cast<quint16>(account[QLatin1String("tlsPort")].toInt());
        MqttSettings settings = settingsFor(account, tlsPort);
        settings.tls = MqttTls{file("tls.crt"), {}, {}};
        MqttClient client(settings);
        client.start();
        if (!QTest::qWaitFor([&] { return client.isConnected(); }, 10'000))
            QFAIL(qPrintable(client.problem()));
        const QString base = account[QLatin1String("user")].toString();
        int heard = 0;
        connect(&client, &MqttClient::received, this, [&](const MqttMessage &) { ++heard; });
        client.subscribe({base + QStringLiteral("/#")});
        for (int i = 0; i < 500; ++i)
            client.publish({base + QStringLiteral("/%1").arg(i), QByteArray(i, 'x'), 1, true});
        QVERIFY(QTest::qWaitFor([&] { return heard == 500; }, 10'000));
    }

    void whatWasAcknowledgedOutlivesAKilledBroker()
    {
        MqttClient client(asHearth());
        client.start();
        QVERIFY(QTest::qWaitFor([&] { return client.isConnected(); }));
        QSignalSpy saved(&client, &MqttClient::disconnected);
        const QByteArray before = contents(file("mosquitto.db"));
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/p2/config"), plug("p2"), true));
        QVERIFY(isHere(QStringLiteral("mqtt:p2")));
        // One change alone is on the disk soon: mosquitto by itself would wait for a thousand.
        QVERIFY(QTest::qWaitFor(
            [&] { return contents(file("mosquitto.db")).contains("homeassistant/switch/p2"); }, 4000));
        QVERIFY(publish(client, QStringLiteral("p2/s"), "said last", true));
        QVERIFY(QTest::qWaitFor([&] { return contents(file("mosquitto.db")).contains("said last"); }, 9000));
        const qint64 pid = brokerPid();
        QVERIFY(pid > 0);
        ::kill(static_cast<pid_t>(pid), SIGKILL);
        QVERIFY(QTest::qWaitFor([&] { return brokerPid() != pid && brokerPid() > 0; }, 10'000));
        MqttClient later(asHearth());
        QStringList retained;
        connect(&later, &MqttClient::received, this, [&](const MqttMessage &message) {
            if (message.isRetained)
                retained << message.topic;
        });
        later.subscribe({QStringLiteral("homeassistant/#"), QStringLiteral("p2/#")});
        later.start();
        QVERIFY(QTest::qWaitFor(
            [&] {
                return retained.contains(QStringLiteral("homeassistant/switch/p2/config")) &&
                       retained.contains(QStringLiteral("p2/s"));
            },
            10'000));
        QVERIFY(isHere(QStringLiteral("mqtt:p2")));
    }

    void whatTheBrokerLostIsStillInTheHousehold()
    {
        MqttClient client(asHearth());
        client.start();
        QVERIFY(QTest::qWaitFor([&] { return client.isConnected(); }));
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/p3/config"), plug("p3"),
                        false)); // kept by nobody
        QVERIFY(isHere(QStringLiteral("mqtt:p3")));
        const QString database = m_hearthd->state() + QLatin1String("/data/appliances.db-wal");
        QVERIFY(QTest::qWaitFor([&] { return contents(database).contains("mqtt:p3"); }, 10'000));
        const qint64 pid = brokerPid();
        ::kill(static_cast<pid_t>(pid), SIGKILL);
        QVERIFY(QTest::qWaitFor([&] { return brokerPid() != pid && brokerPid() > 0; }, 10'000));
        QVERIFY(isBrokerUp());
        QCOMPARE(appliance(QStringLiteral("mqtt:p3"))[QLatin1String("name")],
                 QJsonValue(QStringLiteral("Plug")));
    }

    void aFloodCostsNobodyElse()
    {
        MqttClient client(asHearth());
        client.start();
        QVERIFY(QTest::qWaitFor([&] { return client.isConnected(); }));
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/p5/config"), plug("p5"), true));
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/p6/config"), plug("p6"), true));
        QVERIFY(isHere(QStringLiteral("mqtt:p5")) && isHere(QStringLiteral("mqtt:p6")));
        const qint64 before = m_hearthd->residentKiB();
        for (int i = 0; i < 30'000; ++i) {
            client.publish({QStringLiteral("p5/s"), i % 2 == 0 ? "ON" : QByteArray(200, 'x')});
            if (i % 10 == 0)
                client.publish(
                    {QStringLiteral("homeassistant/switch/flood%1/config").arg(i % 300), "{\"dev\":"});
        }
        QVERIFY(publish(client, QStringLiteral("p5/s"), "OFF", false));
        QVERIFY(does("appliances.command", {{QStringLiteral("id"), QStringLiteral("mqtt:p6")},
                                            {QStringLiteral("capability"), QStringLiteral("onOff.p6")},
                                            {QStringLiteral("command"), QStringLiteral("set")},
                                            {QStringLiteral("value"), true}}));
        const auto last = [this] {
            return appliance(QStringLiteral(
                "mqtt:p5"))[QLatin1String("capabilities")][0][QLatin1String("state")][QLatin1String("on")];
        };
        QVERIFY(QTest::qWaitFor([&] { return last() == QJsonValue(false); }, 20'000));
        QVERIFY(m_hearthd->isRunning());
        const qint64 growth = m_hearthd->residentKiB() - before;
#if defined(__SANITIZE_ADDRESS__)
        constexpr qint64 kMostKiB = 128 * 1024; // what was freed is kept for a while
#else
        constexpr qint64 kMostKiB = 32 * 1024;
#endif
        QVERIFY2(growth < kMostKiB, qPrintable(QStringLiteral("%1 KiB").arg(growth)));
    }

    void aTopicOfWildcardsIsRefusedAndCostsNoConnection()
    {
        MqttClient client(asHearth());
        client.start();
        QVERIFY(QTest::qWaitFor([&] { return client.isConnected(); }));
        // As one real appliance announces itself.
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/p7/config"),
                        plug("p7").replace("p7/c", "tic/NJOURF+1/set"), true));
        QVERIFY(isHere(QStringLiteral("mqtt:p7")));
        const QJsonObject wish{{QStringLiteral("id"), QStringLiteral("mqtt:p7")},
                               {QStringLiteral("capability"), QStringLiteral("onOff.p7")},
                               {QStringLiteral("command"), QStringLiteral("set")},
                               {QStringLiteral("value"), true}};
        QVERIFY(!does("appliances.command", wish));
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/p7/config"), plug("p7"), true));
        QVERIFY(QTest::qWaitFor([&] { return does("appliances.command", wish); }));
        QCOMPARE(call("broker.state")[QLatin1String("problem")].toString(), QString());
    }

    void oneIdentityIsOneApplianceAndAnotherKindIsAnotherControl()
    {
        MqttClient client(asHearth());
        client.start();
        QVERIFY(QTest::qWaitFor([&] { return client.isConnected(); }));
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/p8/config"), plug("p8"), true));
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/twin/config"), plug("p8"), true));
        QVERIFY(isHere(QStringLiteral("mqtt:p8")));
        QVERIFY(QTest::qWaitFor([&] {
            return appliance(QStringLiteral("mqtt:p8"))[QLatin1String("capabilities")].toArray().size() == 2;
        }));
        const auto count = [this] {
            return m_hearthd->call("appliances.list").value_or(QJsonValue()).toArray().size();
        };
        QCOMPARE(count(), 1);
        // The twin goes, and a device message says that what was a switch is a lock now.
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/twin/config"), {}, true));
        QVERIFY(publish(client, QStringLiteral("homeassistant/switch/p8/config"), {}, true));
        const auto deviceMessage = [](const char *platform) {
            return QByteArray("{\"dev\":{\"ids\":\"p8\",\"name\":\"Plug\"},\"cmps\":{\"a\":{\"p\":\"") +
                   platform + "\",\"uniq_id\":\"p8a\",\"stat_t\":\"p8/s\",\"cmd_t\":\"p8/c\"}}}";
        };
        const auto type = [this] {
            const QJsonArray all =
                appliance(QStringLiteral("mqtt:p8"))[QLatin1String("capabilities")].toArray();
            return all.size() == 1 ? all[0][QLatin1String("type")].toString() : QString();
        };
        const QString topic = QStringLiteral("homeassistant/device/p8/config");
        QVERIFY(publish(client, topic, deviceMessage("switch"), true));
        QVERIFY(QTest::qWaitFor([&] { return type() == QLatin1String("onOff"); }));
        QVERIFY(publish(client, topic, deviceMessage("lock"), true));
        QVERIFY(QTest::qWaitFor([&] { return type() == QLatin1String("lock"); }));
        QCOMPARE(count(), 1);
    }

    void aBrokerThatTheHomeHasIsUsedInsteadOfOurs()
    {
        // Given a broker with TLS that lets nobody in without a certificate of its own.
        QTemporaryDir folder;
        const quint16 port = freePort();
        const auto server = keepCertificate(folder.path());
        QVERIFY(server);
        QFile configuration(folder.filePath(QStringLiteral("home.conf")));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write(QStringLiteral("listener %1 127.0.0.1\ncertfile %2\nkeyfile %3\ncafile %2\n"
                                           "require_certificate true\nuse_identity_as_username true\n"
                                           "allow_anonymous true\nuser root\n")
                                .arg(port)
                                .arg(server->certificateFile, server->keyFile)
                                .toUtf8());
        configuration.close();
        ProcessStart start;
        start.program = QStringLiteral("/usr/sbin/mosquitto");
        start.arguments = {QStringLiteral("-c"), configuration.fileName()};
        start.logFile = folder.filePath(QStringLiteral("home.log"));
        const auto running = Process::start(start);
        QVERIFY(running);

        // When the household names it.
        const QString pem = QString::fromLatin1(contents(server->certificateFile));
        QJsonObject wish{{QStringLiteral("kind"), QStringLiteral("home")},
                         {QStringLiteral("host"), QStringLiteral("localhost")},
                         {QStringLiteral("port"), port},
                         {QStringLiteral("tls"), true},
                         {QStringLiteral("version"), QStringLiteral("5")},
                         {QStringLiteral("authority"), pem},
                         {QStringLiteral("certificate"), pem}};
        wish.insert(QStringLiteral("key"), QStringLiteral("no key at all"));
        QVERIFY(!does("broker.use", wish));
        wish.insert(QStringLiteral("key"), QString::fromLatin1(contents(server->keyFile)));
        QVERIFY(does("broker.use", wish));
        QVERIFY(isBrokerUp());
        const QJsonObject state = call("broker.state");
        QCOMPARE(state[QLatin1String("kind")].toString(), QStringLiteral("home"));
        QVERIFY(!state[QLatin1String("home")].toObject().contains(QLatin1String("keyFile")));
        QVERIFY(QTest::qWaitFor([this] { return brokerPid() == 0; }));

        // Then its appliances are here, and after a restart of hearthd too.
        MqttSettings asPlug;
        asPlug.host = QStringLiteral("localhost");
        asPlug.port = port;
        asPlug.tls = MqttTls{server->certificateFile, server->certificateFile, server->keyFile};
        MqttClient plugClient(asPlug);
        plugClient.start();
        QVERIFY(QTest::qWaitFor([&] { return plugClient.isConnected(); }));
        QVERIFY(publish(plugClient, QStringLiteral("homeassistant/switch/p4/config"), plug("p4"), true));
        QVERIFY(isHere(QStringLiteral("mqtt:p4")));

        // And our own again when the household wants it; nothing answers for the other's appliances.
        QVERIFY(does("broker.use", {{QStringLiteral("kind"), QStringLiteral("own")}}));
        QVERIFY(isBrokerUp());
        QVERIFY(QTest::qWaitFor([this] { return brokerPid() > 0; }));
        QVERIFY(!appliance(QStringLiteral("mqtt:p4"))[QLatin1String("reachable")].toBool());
        (*running)->signalGroup(SIGKILL);
    }
};

QTEST_GUILESS_MAIN(TestBroker)
#include "test_broker.moc"
