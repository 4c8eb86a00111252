// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What things in the home say of themselves by Multicast DNS (RFC 6762, RFC 6763): brokers that could be
// used, and appliances that Hearth sees without understanding them. Asks only while somebody wants to know,
// and believes nothing but names, addresses and ports; fetches nothing. Lives on the thread that made it.

#include "bridge/appliances/announced/dns_message.h"
#include "resources/base/fd.h"
#include <QHash>
#include <QJsonArray>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <chrono>
#include <memory>

namespace hearth::bridge
{

class AnnouncedServices : public QObject
{
    Q_OBJECT
public:
    struct Way {
        QString address = QStringLiteral("224.0.0.251"); // RFC 6762, 3
        quint16 port = 5353;
    };
    static constexpr qsizetype kMost = 200;

    explicit AnnouncedServices(Way way, QObject *parent = nullptr);

    /// Asks now, and again a few times for those who were asleep. Does nothing while it asks already.
    void look();
    /// [{"name", "type": "_wled._tcp", "what": a row's word, "address", "port", "isBroker"}], by name; those
    /// whose time is over are left out.
    [[nodiscard]] QJsonArray toJson() const;
    /// Bytes from the network; changed() when they said something new. For look()'s socket, and tests.
    void take(const QByteArray &message);

Q_SIGNALS:
    void changed();

private:
    struct Service {
        QString name;
        QString type;
        QString host;
        QString address;
        quint16 port = 0;
        std::chrono::steady_clock::time_point until;
    };
    void ask();
    void readReady();
    bool absorb(const DnsRecord &record);

    Way m_way;
    Fd m_socket;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_again;
    int m_asked = 0;
    QHash<QString, Service> m_services; // by the instance's whole name
};

} // namespace hearth::bridge
