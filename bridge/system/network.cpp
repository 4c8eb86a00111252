// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/system/network.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QNetworkInterface>
#include <QPointer>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

Q_LOGGING_CATEGORY(networkLog, "hearth.network")

const QString kService = QStringLiteral("org.freedesktop.NetworkManager");
const QString kRoot = QStringLiteral("/org/freedesktop/NetworkManager");
const QString kDevice = kService + QStringLiteral(".Device");
const QString kWireless = kService + QStringLiteral(".Device.Wireless");
const QString kPoint = kService + QStringLiteral(".AccessPoint");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
constexpr int kDeadlineMs = 5000;
constexpr int kJoinDeadlineMs = 30000;
constexpr std::chrono::milliseconds kSettle{150};
constexpr qsizetype kMostPoints = 40;
constexpr qsizetype kMostObjects = 200; // devices and access points that are looked at
// NMDeviceType, NMDeviceState and NMState of NetworkManager's D-Bus reference.
constexpr uint kEthernet = 1;
constexpr uint kWifi = 2;
constexpr uint kActivated = 100;
constexpr uint kConnectedSite = 60;

using SettingsMap = QMap<QString, QVariantMap>; // a{sa{sv}}

QStringList paths(const QVariant &value)
{
    QStringList list;
    if (const auto objects = qdbus_cast<QList<QDBusObjectPath>>(value); !objects.isEmpty()) {
        for (const QDBusObjectPath &object : objects)
            list.append(object.path());
    }
    return list.mid(0, kMostObjects);
}

QString path(const QVariant &value)
{
    return qdbus_cast<QDBusObjectPath>(value).path();
}

} // namespace

struct Network::Reading {
    explicit Reading(Network *owner) : network(owner) {}
    // The last call that is answered lets go of it, or the network's own end.
    ~Reading()
    {
        if (network)
            network->finish(*this);
    }
    QPointer<Network> network;
    uint state = 0;
    bool hasWifi = false;
    QString kind;
    QString name;
    QString address;
    QString wirelessDevice;
    QString activePoint;
    struct Seen {
        QString path;
        QString device;
        QString ssid;
        int strength = 0;
        bool isSecure = false;
    };
    QList<Seen> points;
    bool isManaged = false;
};

Network::Network(QDBusConnection bus, QObject *parent) : QObject(parent), m_bus(std::move(bus))
{
    qDBusRegisterMetaType<SettingsMap>();
    m_state = {{QStringLiteral("managed"), false}, {QStringLiteral("online"), false}};
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(kSettle);
    connect(&m_readSoon, &QTimer::timeout, this, &Network::read);
    if (!m_bus.isConnected())
        return;
    // Any property of any of its objects; the reading takes what it wants.
    m_bus.connect(kService, QString(), kProperties, QStringLiteral("PropertiesChanged"), this,
                  SLOT(noteChange()));
    m_bus.connect(kService, QString(), kWireless, QStringLiteral("AccessPointAdded"), this,
                  SLOT(noteChange()));
    m_bus.connect(kService, QString(), kWireless, QStringLiteral("AccessPointRemoved"), this,
                  SLOT(noteChange()));
    m_bus.connect(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                  QStringLiteral("org.freedesktop.DBus"), QStringLiteral("NameOwnerChanged"), {kService},
                  QString(), this, SLOT(noteChange()));
    read();
}

void Network::noteChange()
{
    if (!m_readSoon.isActive())
        m_readSoon.start();
}

void Network::properties(const std::shared_ptr<Reading> &reading, const QString &path,
                         const QString &interface, std::function<void(const QVariantMap &)> take)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, path, kProperties, QStringLiteral("GetAll"));
    call.setArguments({interface});
    // NetworkManager is not started by looking for it.
    call.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, kDeadlineMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [reading, watcher, take = std::move(take)] {
        watcher->deleteLater();
        const QDBusPendingReply<QVariantMap> reply = *watcher;
        if (!reply.isError())
            take(reply.value());
    });
}

void Network::read()
{
    if (!m_reading.expired()) {
        m_mustReadAgain = true;
        return;
    }
    const auto reading = std::make_shared<Reading>(this);
    m_reading = reading;
    properties(reading, kRoot, kService, [this, reading](const QVariantMap &manager) {
        reading->isManaged = true;
        reading->state = manager.value(QStringLiteral("State")).toUInt();
        const QStringList devices = paths(manager.value(QStringLiteral("Devices")));
        for (const QString &device : devices)
            readDevice(reading, device);
        const QString primary = path(manager.value(QStringLiteral("PrimaryConnection")));
        if (primary.size() > 1)
            readConnection(reading, primary);
    });
}

void Network::readConnection(const std::shared_ptr<Reading> &reading, const QString &connection)
{
    properties(reading, connection, kService + QLatin1String(".Connection.Active"),
               [this, reading](const QVariantMap &active) {
                   reading->name = active.value(QStringLiteral("Id")).toString();
                   const QString type = active.value(QStringLiteral("Type")).toString();
                   reading->kind = type == QLatin1String("802-11-wireless")  ? QStringLiteral("wifi")
                                   : type == QLatin1String("802-3-ethernet") ? QStringLiteral("cable")
                                                                             : QString();
                   const QString config = path(active.value(QStringLiteral("Ip4Config")));
                   if (config.size() > 1)
                       readAddress(reading, config);
               });
}

void Network::readAddress(const std::shared_ptr<Reading> &reading, const QString &config)
{
    properties(reading, config, kService + QLatin1String(".IP4Config"), [reading](const QVariantMap &ip) {
        const auto addresses = qdbus_cast<QList<QVariantMap>>(ip.value(QStringLiteral("AddressData")));
        if (!addresses.isEmpty())
            reading->address = addresses.first().value(QStringLiteral("address")).toString();
    });
}

void Network::readDevice(const std::shared_ptr<Reading> &reading, const QString &device)
{
    properties(reading, device, kDevice, [this, reading, device](const QVariantMap &values) {
        const uint type = values.value(QStringLiteral("DeviceType")).toUInt();
        const bool isUp = values.value(QStringLiteral("State")).toUInt() == kActivated;
        if (type == kEthernet && isUp && reading->kind.isEmpty())
            reading->kind = QStringLiteral("cable");
        if (type == kWifi) {
            reading->hasWifi = true;
            reading->wirelessDevice = device;
            readWireless(reading, device);
        }
    });
}

void Network::readWireless(const std::shared_ptr<Reading> &reading, const QString &device)
{
    properties(reading, device, kWireless, [this, reading, device](const QVariantMap &values) {
        reading->activePoint = path(values.value(QStringLiteral("ActiveAccessPoint")));
        const QStringList points = paths(values.value(QStringLiteral("AccessPoints")));
        for (const QString &point : points)
            readAccessPoint(reading, device, point);
    });
}

void Network::readAccessPoint(const std::shared_ptr<Reading> &reading, const QString &device,
                              const QString &point)
{
    properties(reading, point, kPoint, [reading, device, point](const QVariantMap &values) {
        const QByteArray ssid = values.value(QStringLiteral("Ssid")).toByteArray();
        if (ssid.isEmpty() || ssid.size() > 32) // hidden, or against IEEE 802.11
            return;
        constexpr uint kPrivacy = 1; // NM80211ApFlags
        const bool isSecure = (values.value(QStringLiteral("Flags")).toUInt() & kPrivacy) != 0 ||
                              values.value(QStringLiteral("WpaFlags")).toUInt() != 0 ||
                              values.value(QStringLiteral("RsnFlags")).toUInt() != 0;
        reading->points.append({point, device, QString::fromUtf8(ssid),
                                std::clamp(values.value(QStringLiteral("Strength")).toInt(), 0, 100),
                                isSecure});
    });
}

void Network::finish(const Reading &reading)
{
    QList<Reading::Seen> points = reading.points;
    std::ranges::stable_sort(points, std::ranges::greater(), &Reading::Seen::strength);
    m_points.clear();
    QJsonArray list;
    for (const Reading::Seen &point : std::as_const(points)) {
        // A network of several access points is one to the viewer.
        if (m_points.contains(point.ssid) || list.size() >= kMostPoints)
            continue;
        m_points.insert(point.ssid, {point.path, point.device, point.isSecure});
        const bool isActive = std::ranges::any_of(points, [&](const Reading::Seen &other) {
            return other.ssid == point.ssid && other.path == reading.activePoint;
        });
        list.append(QJsonObject{{QStringLiteral("ssid"), point.ssid},
                                {QStringLiteral("strength"), point.strength},
                                {QStringLiteral("secure"), point.isSecure},
                                {QStringLiteral("active"), isActive}});
    }
    m_wirelessDevice = reading.wirelessDevice;
    QString address = reading.address;
    bool isOnline = reading.state >= kConnectedSite;
    if (!reading.isManaged) {
        // Somebody else's work; that there is an address is all that can be told.
        for (const QHostAddress &one : QNetworkInterface::allAddresses()) {
            if (!one.isLoopback() && !one.isLinkLocal() && address.isEmpty())
                address = one.toString();
        }
        isOnline = !address.isEmpty();
    }
    const QJsonObject state{{QStringLiteral("managed"), reading.isManaged},
                            {QStringLiteral("online"), isOnline},
                            {QStringLiteral("kind"), reading.kind},
                            {QStringLiteral("name"), reading.name},
                            {QStringLiteral("address"), address},
                            {QStringLiteral("hasWifi"), reading.hasWifi},
                            {QStringLiteral("wifi"), list}};
    if (std::exchange(m_mustReadAgain, false))
        m_readSoon.start();
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed();
}

void Network::scan()
{
    if (m_wirelessDevice.isEmpty())
        return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(kService, m_wirelessDevice, kWireless, QStringLiteral("RequestScan"));
    call.setArguments({QVariantMap()});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, kDeadlineMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->isError()) // "Scanning not allowed immediately following previous scan": the list stands
            qCInfo(networkLog, "scan: %s", qUtf8Printable(watcher->error().message()));
        noteChange();
    });
}

void Network::join(const QString &ssid, const QString &password, Answer answer)
{
    const auto point = m_points.constFind(ssid);
    if (!m_state.value(QLatin1String("managed")).toBool()) {
        answer(fail(ErrorCode::Unavailable, tr("The network of this TV is set up elsewhere"),
                    tr("Set it up in the system that Hearth runs on")));
        return;
    }
    if (point == m_points.constEnd()) {
        answer(fail(ErrorCode::NotFound, tr("%1 is not in reach").arg(ssid), tr("Look for networks again")));
        return;
    }
    // IEEE 802.11, annex M: a passphrase is 8 to 63 characters of ASCII, or 64 hexadecimal digits.
    if (point->isSecure && (password.size() < 8 || password.size() > 64)) {
        answer(fail(ErrorCode::Invalid, tr("A password of this network has 8 to 63 characters"),
                    tr("Type it again")));
        return;
    }
    SettingsMap settings{{QStringLiteral("connection"), {{QStringLiteral("id"), ssid}}},
                         {QStringLiteral("802-11-wireless"), {{QStringLiteral("ssid"), ssid.toUtf8()}}}};
    if (point->isSecure)
        settings.insert(
            QStringLiteral("802-11-wireless-security"),
            {{QStringLiteral("key-mgmt"), QStringLiteral("wpa-psk")}, {QStringLiteral("psk"), password}});
    QDBusMessage call =
        QDBusMessage::createMethodCall(kService, kRoot, kService, QStringLiteral("AddAndActivateConnection"));
    call.setArguments({QVariant::fromValue(settings), QVariant::fromValue(QDBusObjectPath(point->device)),
                       QVariant::fromValue(QDBusObjectPath(point->path))});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, kJoinDeadlineMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, watcher, ssid, answer = std::move(answer)] {
                watcher->deleteLater();
                noteChange();
                if (watcher->isError()) {
                    qCWarning(networkLog, "join: %s", qUtf8Printable(watcher->error().message()));
                    answer(fail(ErrorCode::Unavailable, tr("%1 did not let the TV in").arg(ssid),
                                tr("Check the password and try again")));
                } else {
                    answer({});
                }
            });
}

} // namespace hearth::bridge
