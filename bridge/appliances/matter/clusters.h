// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Matter's clusters and our capabilities: one row for each cluster, with what it becomes and how a command is
// carried to it. Attributes, enumerations and units are of the Matter 1.4 application cluster specification,
// by matter.js's names. Pure.

#include "bridge/appliances/matter/matter_node.h"
#include "bridge/appliances/model/appliance.h"
#include <span>

namespace hearth::bridge
{

/// What is asked of hearth-matter: a command with fields, or an attribute to be written.
struct MatterOrder {
    int endpoint = 0;
    QString cluster;
    QString command; // empty: `attribute` is written
    QJsonObject fields;
    QString attribute;
    QJsonValue value;

    [[nodiscard]] QJsonObject toJson(const QString &node) const;
};

struct ClusterRow {
    const char *name;
    /// Adds what of it a viewer sees: the type, the state, the limits; perhaps a name and a facet.
    void (*parts)(const MatterEndpoint &endpoint, const QJsonObject &attributes,
                  std::vector<Capability> &parts);
    /// What the registry has checked; null for what only tells. Fills all but endpoint and cluster.
    Result<MatterOrder> (*order)(const QJsonObject &attributes, const Capability &capability,
                                 const QString &command, const QJsonValue &value);
};

std::span<const ClusterRow> lightClusters();
std::span<const ClusterRow> climateClusters();
std::span<const ClusterRow> accessClusters();
std::span<const ClusterRow> machineClusters();
std::span<const ClusterRow> sensorClusters();

/// Every name that is to be asked for, with those that only describe.
QJsonArray wantedClusters();
const ClusterRow *clusterRow(const QString &name);

// What the rows share.
inline double numberOf(const QJsonObject &attributes, const char *name, double otherwise = 0)
{
    return attributes[QLatin1String(name)].toDouble(otherwise);
}
inline bool isKnown(const QJsonObject &attributes, const char *name)
{
    return attributes[QLatin1String(name)].isDouble();
}
/// A flag of a bitmap, which is an object of flags.
inline bool hasFlag(const QJsonObject &attributes, const char *map, const char *flag)
{
    return attributes[QLatin1String(map)][QLatin1String(flag)].toBool();
}
/// Whether the appliance takes the command (AcceptedCommandList); true where it tells of none.
bool takesCommand(const QJsonObject &attributes, int id);
MatterOrder invoke(const char *command, QJsonObject fields = {});
MatterOrder write(const char *attribute, const QJsonValue &value);
std::unexpected<Error> cannotBeAsked();

} // namespace hearth::bridge
