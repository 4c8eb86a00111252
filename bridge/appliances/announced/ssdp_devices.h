// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What devices in the home say of themselves by SSDP: seen, not yet understood. Asks only while somebody
// wants to know and believes nothing but kinds and products; an address is the sender's, and nothing is
// fetched. Lives on the thread that made it.

#include "bridge/appliances/announced/ssdp_search.h"
#include <QHash>
#include <QJsonArray>

namespace hearth::bridge
{

class SsdpDevices : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kMost = 200;

    explicit SsdpDevices(SsdpSearch::Way way, QObject *parent = nullptr);

    /// Asks now and once more. Does nothing while it asks already.
    void look() { m_search.look(); }
    /// As AnnouncedServices::toJson(), with "type": "ssdp".
    [[nodiscard]] QJsonArray toJson() const;
    /// Bytes as from the network; for tests.
    void take(const QByteArray &datagram, const QString &sender) { m_search.take(datagram, sender); }

Q_SIGNALS:
    void changed();

private:
    struct Device {
        QString kind;
        QString product;
        QString address;
        std::chrono::steady_clock::time_point until;
    };
    void hear(const SsdpMessage &message, const QString &sender);

    SsdpSearch m_search;
    QHash<QString, Device> m_devices; // by uuid
};

} // namespace hearth::bridge
