// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A Matter node as appliances: one, with all that its endpoints can; of a bridge one for each bridged device.
// Pure.

#include "bridge/appliances/matter/clusters.h"

namespace hearth::bridge
{

/// Ids are "matter:<node>" and, behind a bridge, "matter:<node>-<endpoint>"; those of capabilities name type,
/// endpoint and cluster, so they are the same after every restart.
std::vector<Appliance> composeNode(const MatterNode &node);

/// NotFound when the capability is no more, Unsupported when Matter has no such command.
Result<MatterOrder> matterOrder(const MatterNode &node, const Capability &capability, const QString &command,
                                const QJsonValue &value);

/// The node that an appliance is of, or behind; empty for none.
QString matterNodeOf(const QString &applianceId);

} // namespace hearth::bridge
