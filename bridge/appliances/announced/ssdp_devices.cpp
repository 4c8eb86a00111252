// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/announced/ssdp_devices.h"
#include <QJsonObject>
#include <algorithm>

namespace hearth::bridge
{

SsdpDevices::SsdpDevices(SsdpSearch::Way way, QObject *parent)
    : QObject(parent), m_search(std::move(way), "ssdp:all", SsdpSearch::Notices::Unheard)
{
    connect(&m_search, &SsdpSearch::heard, this, &SsdpDevices::hear);
}

void SsdpDevices::hear(const SsdpMessage &message, const QString &sender)
{
    if (message.keptFor.count() == 0) {
        // Nobody takes another's away.
        if (m_devices.value(message.device).address == sender && m_devices.remove(message.device))
            Q_EMIT changed();
        return;
    }
    const bool isNew = !m_devices.contains(message.device);
    if (isNew && m_devices.size() >= kMost)
        return;
    Device &device = m_devices[message.device];
    if (!isNew && device.address != sender)
        return;
    device.until = std::chrono::steady_clock::now() + message.keptFor;
    device.address = sender;
    const QString kind = device.kind.isEmpty() ? message.kind : device.kind;
    const QString product = device.product.isEmpty() ? message.product : device.product;
    const bool isOther = isNew || kind != device.kind || product != device.product;
    device.kind = kind;
    device.product = product;
    if (isOther)
        Q_EMIT changed();
}

QJsonArray SsdpDevices::toJson() const
{
    std::vector<QJsonObject> here;
    const auto now = std::chrono::steady_clock::now();
    for (const Device &device : m_devices) {
        const QString product = device.product.section(QLatin1Char('/'), 0, 0);
        const QString name = product.isEmpty() ? device.kind : product;
        if (device.until > now && !name.isEmpty())
            here.push_back({{QStringLiteral("name"), name},
                            {QStringLiteral("type"), QStringLiteral("ssdp")},
                            {QStringLiteral("what"), device.kind},
                            {QStringLiteral("address"), device.address},
                            {QStringLiteral("port"), 0},
                            {QStringLiteral("isBroker"), false}});
    }
    std::ranges::sort(here, {}, [](const QJsonObject &one) {
        return std::pair(one[QLatin1String("name")].toString(), one[QLatin1String("address")].toString());
    });
    QJsonArray list;
    for (const QJsonObject &one : here)
        list.append(one);
    return list;
}

} // namespace hearth::bridge
