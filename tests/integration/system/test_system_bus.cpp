// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The network and Bluetooth of a set, over a real message bus of the test's own, with python-dbusmock's
// NetworkManager and BlueZ on its other side.

#include "bridge/system/bluetooth.h"
#include "bridge/system/network.h"
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QJsonArray>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

constexpr int kPatienceMs = 10000;
const QString kManager = QStringLiteral("/org/freedesktop/NetworkManager");
const QString kMock = QStringLiteral("org.freedesktop.DBus.Mock");
const QString kBluezMock = QStringLiteral("org.bluez.Mock");

/// Ends with the object.
class Peer
{
public:
    Peer(const QString &program, const QStringList &arguments, const QString &bus)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!bus.isEmpty()) {
            environment.insert(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), bus);
            environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus);
        }
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, arguments);
        m_process.waitForStarted();
    }
    ~Peer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QString line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatienceMs)) {
        }
        return QString::fromUtf8(m_process.readLine()).trimmed();
    }

private:
    QProcess m_process;
};

} // namespace

class TestSystemBus : public QObject
{
    Q_OBJECT

    std::unique_ptr<Peer> m_bus;
    QString m_address;
    int m_connections = 0;

    QDBusConnection connection()
    {
        return QDBusConnection::connectToBus(m_address, QStringLiteral("test-%1").arg(++m_connections));
    }
    std::unique_ptr<Peer> mock(const QString &name)
    {
        // Debian's own Python, which has Debian's dbusmock.
        return std::make_unique<Peer>(QStringLiteral("/usr/bin/python3"),
                                      QStringList{"-m", "dbusmock", "--session", "--template", name},
                                      m_address);
    }
    /// Says something to the mock until it is there to listen; the answer's first argument.
    QVariant tell(const QString &service, const QString &path, const QString &interface,
                  const QString &method, const QVariantList &arguments)
    {
        QDBusConnection bus = connection();
        QDBusMessage answer;
        (void)QTest::qWaitFor(
            [&] {
                QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, method);
                call.setArguments(arguments);
                answer = bus.call(call, QDBus::Block, 3000);
                return answer.type() == QDBusMessage::ReplyMessage;
            },
            kPatienceMs);
        if (answer.type() != QDBusMessage::ReplyMessage)
            qWarning("%s: %s", qUtf8Printable(method), qUtf8Printable(answer.errorMessage()));
        return answer.arguments().value(0);
    }
    QVariant tellNetwork(const QString &method, const QVariantList &arguments)
    {
        return tell(QStringLiteral("org.freedesktop.NetworkManager"), kManager, kMock, method, arguments);
    }
    QVariant tellBluetooth(const QString &method, const QVariantList &arguments)
    {
        return tell(QStringLiteral("org.bluez"), QStringLiteral("/org/bluez"), kBluezMock, method, arguments);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_bus = std::make_unique<Peer>(QStringLiteral("dbus-daemon"),
                                       QStringList{"--session", "--nofork", "--print-address=1"}, QString());
        m_address = m_bus->line();
        QVERIFY2(!m_address.isEmpty(), "dbus-daemon did not start");
    }

    void withoutNetworkManagerThatIsSaid()
    {
        Network network(connection());
        // Told once it has been looked for.
        QTRY_VERIFY_WITH_TIMEOUT(network.toJson().contains("hasWifi"), kPatienceMs);
        QVERIFY(!network.toJson().value("managed").toBool());
        Error error;
        network.join(QStringLiteral("Home"), QStringLiteral("password"),
                     [&](const Done &done) { error = done ? Error() : done.error(); });
        QCOMPARE(error.code, ErrorCode::Unavailable);
        QVERIFY(!error.action.isEmpty());
    }

    void networksInReachAreListedAndJoined()
    {
        Network network(connection());
        auto manager = mock(QStringLiteral("networkmanager"));
        const QString device = tellNetwork(QStringLiteral("AddWiFiDevice"),
                                           {QStringLiteral("wlan0"), QStringLiteral("wlan0"), 30})
                                   .toString();
        QVERIFY(!device.isEmpty());
        const auto add = [&](const char *name, const char *ssid, uchar strength, uint security) {
            tellNetwork(QStringLiteral("AddAccessPoint"),
                        {device, QString::fromLatin1(name), QString::fromUtf8(ssid),
                         QStringLiteral("00:23:F8:7E:12:BB"), 2U, 2425U, 5400U, QVariant::fromValue(strength),
                         security});
        };
        constexpr uint kPsk = 0x100; // NM_802_11_AP_SEC_KEY_MGMT_PSK
        add("far", "Küche", 20, kPsk);
        add("near", "Küche", 80, kPsk);
        add("open", "Café", 50, 0);
        add("plain", "Kitchen", 10, kPsk); // the mock takes no other letters where it is asked to join
        network.scan();
        QTRY_COMPARE_WITH_TIMEOUT(network.toJson().value("wifi").toArray().size(), 3, kPatienceMs);
        QVERIFY(network.toJson().value("managed").toBool());
        QVERIFY(network.toJson().value("hasWifi").toBool());
        const QJsonObject first = network.toJson().value("wifi").toArray()[0].toObject();
        QCOMPARE(first.value("ssid").toString(), QString::fromUtf8("Küche"));
        QCOMPARE(first.value("strength").toInt(), 80);
        QVERIFY(first.value("secure").toBool());
        QVERIFY(!network.toJson().value("wifi").toArray()[1].toObject().value("secure").toBool());

        std::optional<Done> answer;
        const auto take = [&](const Done &done) { answer = done; };
        network.join(QString::fromUtf8("Küche"), QStringLiteral("short"), take);
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().code, ErrorCode::Invalid);
        answer.reset();
        network.join(QStringLiteral("Nowhere"), QString(), take);
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().code, ErrorCode::NotFound);
        answer.reset();
        network.join(QStringLiteral("Kitchen"), QStringLiteral("long enough"), take);
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), kPatienceMs);
        QVERIFY2(answer->has_value(), answer->has_value() ? "" : qPrintable(answer->error().message));
        // The mock makes a connection, though it tells no access point of it.
        const QVariant made =
            tell(QStringLiteral("org.freedesktop.NetworkManager"), kManager,
                 QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
                 {QStringLiteral("org.freedesktop.NetworkManager"), QStringLiteral("ActiveConnections")});
        QCOMPARE(qdbus_cast<QList<QDBusObjectPath>>(made.value<QDBusVariant>().variant()).size(), 1);
        manager.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!network.toJson().value("managed").toBool(), kPatienceMs);
    }

    void aRemoteIsFoundPairedAndForgotten()
    {
        Bluetooth bluetooth(connection());
        auto bluez = mock(QStringLiteral("bluez5"));
        QVERIFY(!tellBluetooth(QStringLiteral("AddAdapter"), {QStringLiteral("hci0"), QStringLiteral("tv")})
                     .toString()
                     .isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(bluetooth.toJson().value("present").toBool(), kPatienceMs);
        bluetooth.search();
        tellBluetooth(
            QStringLiteral("AddDevice"),
            {QStringLiteral("hci0"), QStringLiteral("11:22:33:44:55:66"), QStringLiteral("Remote")});
        QTRY_COMPARE_WITH_TIMEOUT(bluetooth.toJson().value("devices").toArray().size(), 1, kPatienceMs);
        QJsonObject device = bluetooth.toJson().value("devices").toArray()[0].toObject();
        QCOMPARE(device.value("name").toString(), QStringLiteral("Remote"));
        QVERIFY(!device.value("paired").toBool());
        // The mock pairs when it is told to, not when it is asked: its own way to play the device's part.
        tellBluetooth(QStringLiteral("PairDevice"),
                      {QStringLiteral("hci0"), QStringLiteral("11:22:33:44:55:66"), 5898764});
        QTRY_VERIFY_WITH_TIMEOUT(
            bluetooth.toJson().value("devices").toArray()[0].toObject().value("paired").toBool(),
            kPatienceMs);
        std::optional<Done> answer;
        bluetooth.forget(QStringLiteral("11:22:33:44:55:66"), [&](const Done &done) { answer = done; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), kPatienceMs);
        QVERIFY(answer->has_value());
        QTRY_VERIFY_WITH_TIMEOUT(bluetooth.toJson().value("devices").toArray().isEmpty(), kPatienceMs);
        answer.reset();
        bluetooth.pair(QStringLiteral("11:22:33:44:55:66"), [&](const Done &done) { answer = done; });
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSystemBus)
#include "test_system_bus.moc"
