// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Entities of one device to one appliance: one row a component says which capabilities it becomes. Pure
// functions. Ids of capabilities depend on the entities alone, so that they are the same after every restart.

#include "bridge/appliances/model/appliance.h"
#include "bridge/appliances/mqtt/entity.h"

namespace hearth::bridge
{

struct Composed {
    Appliance appliance;
    QHash<QString, QString>
        entityOf; // capability id -> entity key; for operation "operation.start" and so on
};

/// `entities` is not empty and in the order of their keys. `kind`: what guessKind() says of them, where it is
/// known.
Composed compose(const QString &deviceId, const std::vector<const Entity *> &entities,
                 std::optional<ApplianceKind> kind = {});

} // namespace hearth::bridge
