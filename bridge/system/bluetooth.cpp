// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/system/bluetooth.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QJsonArray>
#include <QLoggingCategory>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

Q_LOGGING_CATEGORY(bluetoothLog, "hearth.bluetooth")

const QString kService = QStringLiteral("org.bluez");
const QString kAdapter = QStringLiteral("org.bluez.Adapter1");
const QString kDevice = QStringLiteral("org.bluez.Device1");
const QString kBattery = QStringLiteral("org.bluez.Battery1");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
const QString kObjects = QStringLiteral("org.freedesktop.DBus.ObjectManager");
constexpr int kDeadlineMs = 5000;
constexpr int kPairDeadlineMs = 40000;
constexpr std::chrono::seconds kSearchFor{30};
constexpr std::chrono::milliseconds kSettle{150};
constexpr qsizetype kMostDevices = 40;

using Interfaces = QMap<QString, QVariantMap>;            // a{sa{sv}}
using ManagedObjects = QMap<QDBusObjectPath, Interfaces>; // a{oa{sa{sv}}}

struct KindRow {
    const char *icon; // of freedesktop's icon naming, as BlueZ tells it
    const char *kind;
};
constexpr std::array kKinds = {
    KindRow{"input-gaming", "pad"},    KindRow{"input-keyboard", "keyboard"},
    KindRow{"input-mouse", "remote"},  KindRow{"input-tablet", "remote"},
    KindRow{"audio-headset", "sound"}, KindRow{"audio-headphones", "sound"},
    KindRow{"audio-card", "sound"},    KindRow{"phone", "phone"},
};
// Bluetooth's GAP appearance, assigned numbers 2.6.3: human interface device, remote control.
constexpr uint kRemoteAppearance = 0x0180;

QString kindOf(const QVariantMap &device)
{
    const QString icon = device.value(QStringLiteral("Icon")).toString();
    for (const KindRow &row : kKinds) {
        if (icon == QLatin1String(row.icon))
            return QString::fromLatin1(row.kind);
    }
    const bool isRemote =
        (device.value(QStringLiteral("Appearance")).toUInt() & 0xFFC0U) == kRemoteAppearance;
    return isRemote ? QStringLiteral("remote") : QString();
}

} // namespace

Bluetooth::Bluetooth(QDBusConnection bus, QObject *parent) : QObject(parent), m_bus(std::move(bus))
{
    qDBusRegisterMetaType<Interfaces>();
    qDBusRegisterMetaType<ManagedObjects>();
    m_state = {{QStringLiteral("present"), false}};
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(kSettle);
    connect(&m_readSoon, &QTimer::timeout, this, &Bluetooth::read);
    m_searchEnd.setSingleShot(true);
    m_searchEnd.setInterval(kSearchFor);
    connect(&m_searchEnd, &QTimer::timeout, this, [this] {
        order(m_adapter, kAdapter, QStringLiteral("StopDiscovery"), {}, kDeadlineMs, [](const Done &) {});
        noteChange();
    });
    if (!m_bus.isConnected())
        return;
    m_bus.connect(kService, QString(), kProperties, QStringLiteral("PropertiesChanged"), this,
                  SLOT(noteChange()));
    m_bus.connect(kService, QString(), kObjects, QStringLiteral("InterfacesAdded"), this, SLOT(noteChange()));
    m_bus.connect(kService, QString(), kObjects, QStringLiteral("InterfacesRemoved"), this,
                  SLOT(noteChange()));
    m_bus.connect(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                  QStringLiteral("org.freedesktop.DBus"), QStringLiteral("NameOwnerChanged"), {kService},
                  QString(), this, SLOT(noteChange()));
    read();
}

void Bluetooth::noteChange()
{
    if (!m_readSoon.isActive())
        m_readSoon.start();
}

void Bluetooth::read()
{
    if (std::exchange(m_isReading, true)) {
        m_mustReadAgain = true;
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(kService, QStringLiteral("/"), kObjects,
                                                       QStringLiteral("GetManagedObjects"));
    call.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, kDeadlineMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_isReading = false;
        if (std::exchange(m_mustReadAgain, false))
            m_readSoon.start();
        const QDBusPendingReply<ManagedObjects> reply = *watcher;
        const ManagedObjects objects = reply.isError() ? ManagedObjects() : reply.value();
        m_adapter.clear();
        m_paths.clear();
        QList<QJsonObject> devices;
        bool isOn = false;
        for (auto object = objects.cbegin(); object != objects.cend(); ++object) {
            if (const auto adapter = object->constFind(kAdapter);
                adapter != object->cend() && m_adapter.isEmpty()) {
                m_adapter = object.key().path();
                isOn = adapter->value(QStringLiteral("Powered")).toBool();
            }
            const auto found = object->constFind(kDevice);
            if (found == object->cend())
                continue;
            const QString id = found->value(QStringLiteral("Address")).toString();
            const QString name = found->value(QStringLiteral("Name")).toString().left(100);
            const bool isPaired = found->value(QStringLiteral("Paired")).toBool();
            // What tells no name is a beacon or a neighbour's thing.
            if (id.isEmpty() || (name.isEmpty() && !isPaired))
                continue;
            m_paths.insert(id, object.key().path());
            QJsonObject device{
                {QStringLiteral("id"), id},
                {QStringLiteral("name"), name.isEmpty() ? id : name},
                {QStringLiteral("kind"), kindOf(*found)},
                {QStringLiteral("paired"), isPaired},
                {QStringLiteral("connected"), found->value(QStringLiteral("Connected")).toBool()}};
            if (const auto battery = object->constFind(kBattery); battery != object->cend())
                device.insert(QStringLiteral("battery"),
                              battery->value(QStringLiteral("Percentage")).toInt());
            devices.append(device);
        }
        std::ranges::stable_sort(devices, std::ranges::greater(), [](const QJsonObject &device) {
            return device.value(QLatin1String("paired")).toBool();
        });
        QJsonArray list;
        for (const QJsonObject &device : devices.mid(0, kMostDevices))
            list.append(device);
        const QJsonObject state{{QStringLiteral("present"), !m_adapter.isEmpty()},
                                {QStringLiteral("on"), isOn},
                                {QStringLiteral("searching"), m_searchEnd.isActive()},
                                {QStringLiteral("devices"), list}};
        if (state == m_state)
            return;
        m_state = state;
        Q_EMIT changed();
    });
}

void Bluetooth::order(const QString &path, const QString &interface, const QString &method,
                      const QVariantList &arguments, int deadlineMs, Call done)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, path, interface, method);
    call.setArguments(arguments);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, deadlineMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, watcher, method, done = std::move(done)] {
                watcher->deleteLater();
                noteChange();
                if (watcher->isError()) {
                    qCWarning(bluetoothLog, "%s: %s", qUtf8Printable(method),
                              qUtf8Printable(watcher->error().message()));
                    done(fail(ErrorCode::Unavailable, tr("The device did not answer"),
                              tr("Bring it near, switch its pairing on and try again")));
                } else {
                    done({});
                }
            });
}

void Bluetooth::setProperty(const QString &path, const QString &interface, const QString &name,
                            const QVariant &value)
{
    order(path, kProperties, QStringLiteral("Set"),
          {interface, name, QVariant::fromValue(QDBusVariant(value))}, kDeadlineMs, [](const Done &) {});
}

void Bluetooth::search()
{
    if (m_adapter.isEmpty())
        return;
    setProperty(m_adapter, kAdapter, QStringLiteral("Powered"), true);
    m_searchEnd.start();
    order(m_adapter, kAdapter, QStringLiteral("StartDiscovery"), {}, kDeadlineMs, [](const Done &) {});
}

QString Bluetooth::pathOf(const QString &id, const Answer &answer)
{
    const QString path = m_paths.value(id);
    if (path.isEmpty())
        answer(fail(ErrorCode::NotFound, tr("This device is not in reach any more"), tr("Search again")));
    return path;
}

void Bluetooth::pair(const QString &id, Answer answer)
{
    const QString path = pathOf(id, answer);
    if (path.isEmpty())
        return;
    order(path, kDevice, QStringLiteral("Pair"), {}, kPairDeadlineMs,
          [this, path, answer = std::move(answer)](const Done &paired) {
              if (!paired) {
                  answer(paired);
                  return;
              }
              // Trusted, it may come back by itself when a key wakes it.
              setProperty(path, kDevice, QStringLiteral("Trusted"), true);
              order(path, kDevice, QStringLiteral("Connect"), {}, kPairDeadlineMs, answer);
          });
}

void Bluetooth::forget(const QString &id, Answer answer)
{
    const QString path = pathOf(id, answer);
    if (path.isEmpty())
        return;
    order(m_adapter, kAdapter, QStringLiteral("RemoveDevice"), {QVariant::fromValue(QDBusObjectPath(path))},
          kDeadlineMs, std::move(answer));
}

} // namespace hearth::bridge
