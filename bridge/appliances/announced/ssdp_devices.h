// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What devices in the home say of themselves by SSDP: seen, not yet understood. Asks only while somebody
// wants to know and believes nothing but kinds and products; an address is the sender's, and nothing is
// fetched. Lives on the thread that made it.

#include "bridge/appliances/announced/ssdp_message.h"
#include "resources/base/fd.h"
#include <QHash>
#include <QJsonArray>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <memory>

namespace hearth::bridge
{

class SsdpDevices : public QObject
{
    Q_OBJECT
public:
    struct Way {
        QString address = QStringLiteral("239.255.255.250"); // UPnP Device Architecture 2.0, 1.1
        quint16 port = 1900;
    };
    static constexpr qsizetype kMost = 200;

    explicit SsdpDevices(Way way, QObject *parent = nullptr);

    /// Asks now and once more. Does nothing while it asks already.
    void look();
    /// As AnnouncedServices::toJson(), with "type": "ssdp".
    [[nodiscard]] QJsonArray toJson() const;
    /// Bytes from the network; for look()'s socket, and tests.
    void take(const QByteArray &datagram, const QString &sender);

Q_SIGNALS:
    void changed();

private:
    struct Device {
        QString kind;
        QString product;
        QString address;
        std::chrono::steady_clock::time_point until;
    };
    void ask();
    void readReady();

    Way m_way;
    Fd m_socket;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_again;
    bool m_hasAskedAgain = false;
    QHash<QString, Device> m_devices; // by uuid
};

} // namespace hearth::bridge
