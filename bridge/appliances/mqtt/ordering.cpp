// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/ordering.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/publication.h"

namespace hearth::bridge
{

Result<MqttMessage> orderFor(const Inventory &inventory, const QString &applianceId,
                             const QString &capability, const QString &command, const QJsonValue &value)
{
    const std::vector<const Entity *> entities = inventory.entitiesOf(applianceId);
    if (entities.empty())
        return fail(ErrorCode::Unavailable, Error::tr("It has not been seen since the start"));
    const Composed composed = compose(applianceId, entities, inventory.kindOf(applianceId));
    const Capability *target = composed.appliance.capability(capability);
    const bool isOperation = target != nullptr && target->type == CapabilityType::Operation;
    const QString role = isOperation ? capability + QLatin1Char('.') + command : capability;
    const Entity *entity = inventory.entity(composed.entityOf.value(role));
    if (target == nullptr || entity == nullptr)
        return fail(ErrorCode::NotFound, QStringLiteral("It has no \"%1\" any more").arg(capability));
    return publicationFor(*entity, *target, command, value);
}

} // namespace hearth::bridge
