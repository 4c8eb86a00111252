// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The set's way to the network, as NetworkManager on the system bus tells it; where there is none, that is
// told too and nothing else changes. What was asked is answered when NetworkManager has answered, at the
// latest after its deadline. Main thread of hearthd. Names are those of NetworkManager's D-Bus
// reference 1.42.

#include "resources/base/result.h"
#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

namespace hearth::bridge
{

class Network : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const Done &)>;

    explicit Network(QDBusConnection bus, QObject *parent = nullptr);

    /// {"managed", "online", "kind": "cable"|"wifi"|"", "name", "address", "hasWifi",
    ///  "wifi": [{"ssid", "strength" 0 to 100, "secure", "active"}], the strongest first, 40 at most}.
    /// "managed" is false where NetworkManager does not run.
    [[nodiscard]] QJsonObject toJson() const { return m_state; }

    /// Looks for wireless networks anew; changed() tells of them.
    void scan();
    /// Joins a wireless network that was seen; an open one with an empty password. NotFound when it is not
    /// there, Invalid for a password that WPA does not allow, Unavailable without NetworkManager.
    void join(const QString &ssid, const QString &password, Answer answer);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void noteChange();

private:
    struct Reading;
    void read();
    void readDevice(const std::shared_ptr<Reading> &reading, const QString &path);
    void readWireless(const std::shared_ptr<Reading> &reading, const QString &device);
    void readAccessPoint(const std::shared_ptr<Reading> &reading, const QString &device, const QString &path);
    void readAddress(const std::shared_ptr<Reading> &reading, const QString &path);
    void readConnection(const std::shared_ptr<Reading> &reading, const QString &path);
    void properties(const std::shared_ptr<Reading> &reading, const QString &path, const QString &interface,
                    std::function<void(const QVariantMap &)> take);
    void finish(const Reading &reading);

    struct AccessPoint {
        QString path;
        QString device;
        bool isSecure = false;
    };

    QDBusConnection m_bus;
    QJsonObject m_state;
    QHash<QString, AccessPoint> m_points; // by ssid, the strongest of each
    QString m_wirelessDevice;
    QTimer m_readSoon;
    std::weak_ptr<Reading> m_reading; // that is under way
    bool m_mustReadAgain = false;
};

} // namespace hearth::bridge
