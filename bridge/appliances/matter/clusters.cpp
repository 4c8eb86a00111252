// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/matter/clusters.h"
#include <array>

namespace hearth::bridge
{

namespace
{

std::array<std::span<const ClusterRow>, 5> tables()
{
    return {lightClusters(), climateClusters(), accessClusters(), machineClusters(), sensorClusters()};
}

} // namespace

QJsonObject MatterOrder::toJson(const QString &node) const
{
    QJsonObject params{{QStringLiteral("node"), node},
                       {QStringLiteral("endpoint"), endpoint},
                       {QStringLiteral("cluster"), cluster}};
    if (command.isEmpty()) {
        params.insert(QStringLiteral("attribute"), attribute);
        params.insert(QStringLiteral("value"), value);
        return params;
    }
    params.insert(QStringLiteral("command"), command);
    if (!fields.isEmpty())
        params.insert(QStringLiteral("fields"), fields);
    return params;
}

QJsonArray wantedClusters()
{
    QJsonArray names{QStringLiteral("basicInformation"), QStringLiteral("bridgedDeviceBasicInformation"),
                     QStringLiteral("fixedLabel"), QStringLiteral("userLabel")};
    for (const auto &table : tables()) {
        for (const ClusterRow &row : table)
            names.append(QLatin1String(row.name));
    }
    return names;
}

const ClusterRow *clusterRow(const QString &name)
{
    for (const auto &table : tables()) {
        for (const ClusterRow &row : table) {
            if (name == QLatin1String(row.name))
                return &row;
        }
    }
    return nullptr;
}

bool takesCommand(const QJsonObject &attributes, int id)
{
    const QJsonValue list = attributes[QLatin1String("acceptedCommandList")];
    return !list.isArray() || list.toArray().contains(id);
}

MatterOrder invoke(const char *command, QJsonObject fields)
{
    return {0, {}, QLatin1String(command), std::move(fields), {}, {}};
}

MatterOrder write(const char *attribute, const QJsonValue &value)
{
    return {0, {}, {}, {}, QLatin1String(attribute), value};
}

std::unexpected<Error> cannotBeAsked()
{
    return fail(ErrorCode::Unsupported, Error::tr("It cannot be asked for this by Matter"));
}

} // namespace hearth::bridge
