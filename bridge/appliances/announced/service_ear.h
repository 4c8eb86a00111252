// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Hears what services of a type say of themselves by Multicast DNS, from when they are switched on: they
// announce themselves unasked (RFC 6762, 8.3). Asks when it begins and when this set gets an address, a few
// times, then now and then with a pause that grows to five minutes. Believes a service that it is where it
// speaks from and nowhere else, and only within the home (home_address.h). Lives on the thread that made it.

#include "bridge/appliances/announced/dns_message.h"
#include "resources/base/fd.h"
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <memory>

namespace hearth::bridge
{

struct ServiceCall {
    QString type; // "_wled._tcp"
    QString name; // as it calls itself
    QString address;
    quint16 port = 0;     // 80 where it did not say
    QByteArrayList texts; // "gen=2"
};

class ServiceEar : public QObject
{
    Q_OBJECT
public:
    explicit ServiceEar(QString type, QObject *parent = nullptr);

    void listen();
    /// Whether the network can be heard at all.
    [[nodiscard]] bool isListening() const { return m_socket.isValid(); }
    /// Bytes as from the network; for its socket, and tests.
    void take(const QByteArray &message, const QString &sender);

Q_SIGNALS:
    /// Each time that it says so.
    void heard(const hearth::bridge::ServiceCall &call);

private:
    void watchAddresses();
    void join();
    void ask();
    void readReady();

    QString m_type;
    Fd m_socket;
    Fd m_addresses; // netlink: this set's own come and go
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_addressesChanged;
    QTimer m_again;
    std::chrono::seconds m_pause{0};
};

} // namespace hearth::bridge
