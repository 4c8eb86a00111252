// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The MQTT broker of the home and hearthd's way to it: one that the home has already, once the household has
// named it, else a mosquitto of our own, with a port and accounts of its own below the state folder, made
// once and kept, so that appliances find it again. Gives the registry its MQTT protocol and lets mosquitto
// write down what it was told. Main thread.

#include "bridge/appliances/registry.h"
#include "bridge/hub/broker_accounts.h"
#include "bridge/hub/supervisor.h"
#include <QJsonObject>

namespace hearth::bridge
{

class HomeBroker : public QObject
{
    Q_OBJECT
public:
    /// Makes the ports and the passwords on first use. Files below <state>/broker: port, hearth.password,
    /// demo.password, lan.port, tls.port, door, accounts.json, home.json. The references outlive it.
    static Result<std::unique_ptr<HomeBroker>> create(const StatePaths &paths, Supervisor &supervisor,
                                                      Registry &registry);

    /// Runs our own where it is wanted, and connects.
    void start();

    /// {"kind": "own"|"home", "problem": "" or a sentence, "own": {"door", "addresses", "port", "tlsPort",
    /// "fingerprint", "accounts"}, "home": {"host", "port", "user", "tls", "version", …; no passwords}}
    [[nodiscard]] QJsonObject toJson() const;
    /// As BrokerAccounts'; the running broker knows it when this returns.
    Result<QJsonObject> addAccount(const QString &kind, const QString &name);
    /// With what is to be typed into the appliance: "addresses", "port", "tlsPort" besides.
    [[nodiscard]] Result<QJsonObject> account(const QString &user) const;
    /// Whoever is connected with it is put out.
    Done removeAccount(const QString &user);
    /// Starts mosquitto anew where that changes something.
    Done setDoor(BrokerDoor door);
    /// {"host", "port", "user", "password", "tls", "version", "authority", "certificate", "key": PEM}: the
    /// home's own broker from now on, and no mosquitto of ours.
    Done useHomes(const QJsonObject &wish);
    /// Our own again; what was known of the home's is forgotten.
    Done useOwn();

Q_SIGNALS:
    void changed();

private:
    HomeBroker(const StatePaths &paths, Supervisor &supervisor, Registry &registry);
    Done open();
    [[nodiscard]] BrokerSettings settings() const;
    [[nodiscard]] ProcessPlan plan();
    [[nodiscard]] QJsonObject clientSettings() const;
    [[nodiscard]] QJsonObject withWay(QJsonObject account) const;
    Done tellAccounts();
    void connectProtocol();
    void keepSoon(bool isDiscovery);
    void keepNow();

    QString m_folder;
    Supervisor &m_supervisor;
    Registry &m_registry;
    quint16 m_port = 0;
    quint16 m_plainPort = 0;
    quint16 m_tlsPort = 0;
    quint16 m_takenPort = 0; // one of the two that somebody else has; 0: none
    QByteArray m_hearthPassword;
    QByteArray m_demoPassword;
    BrokerDoor m_door = BrokerDoor::Closed;
    QByteArray m_fingerprint;
    BrokerAccounts m_accounts;
    QJsonObject m_homes; // empty: our own is used
    QTimer m_keep;       // until mosquitto is told to write
    std::chrono::milliseconds m_keepPause;
    std::chrono::steady_clock::time_point m_keptAt; // when it was last told to
};

QString doorName(BrokerDoor door);
std::optional<BrokerDoor> doorOf(const QString &name);

} // namespace hearth::bridge
