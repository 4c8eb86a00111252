// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/compose_parts.h"
#include "bridge/appliances/mqtt/facets.h"
#include "bridge/appliances/mqtt/kind_rules.h"
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

struct ComponentRow {
    const char *component;
    void (*parts)(const Entity &, std::vector<Capability> &);
};

constexpr std::array kComponents{
    ComponentRow{"climate", &climateParts},
    ComponentRow{"light", &lightParts},
    ComponentRow{"switch", &switchParts},
    ComponentRow{"sensor", &sensorParts},
    ComponentRow{"binary_sensor", &binarySensorParts},
    ComponentRow{"number", &numberParts},
    ComponentRow{"select", &selectParts},
    ComponentRow{"button", &buttonParts},
    ComponentRow{"camera", &pictureParts},
    ComponentRow{"image", &pictureParts},
    ComponentRow{"event", &eventParts},
    ComponentRow{"tag", &eventParts},
    ComponentRow{"cover", &coverParts},
    ComponentRow{"valve", &valveParts},
    ComponentRow{"lock", &lockParts},
    ComponentRow{"alarm_control_panel", &alarmParts},
    ComponentRow{"vacuum", &vacuumParts},
    ComponentRow{"lawn_mower", &mowerParts},
    ComponentRow{"fan", &facetParts},
    ComponentRow{"humidifier", &facetParts},
    ComponentRow{"siren", &facetParts},
    ComponentRow{"water_heater", &climateParts},
    ComponentRow{"text", &textParts},
    ComponentRow{"notify", &textParts},
    ComponentRow{"device_tracker", &trackerParts},
    ComponentRow{"update", &updateParts},
    ComponentRow{"scene", &buttonParts},
};

/// What a viewer sees first comes first.
int rank(const Capability &capability)
{
    static constexpr std::array kMain{CapabilityType::Alarm, CapabilityType::Lock, CapabilityType::Opening,
                                      CapabilityType::Robot, CapabilityType::Event};
    const bool isMain = std::ranges::find(kMain, capability.type) != kMain.end();
    return (capability.category.isEmpty() ? 0 : 100) + (isMain ? -1 : static_cast<int>(capability.type));
}

/// "thermostat" for what an appliance has one of, "temperature.freezer" for what it may have many of.
QString capabilityId(const Capability &capability, const Entity &entity, const QHash<QString, QString> &taken)
{
    const QString type = capabilityTypeName(capability.type);
    const bool isMain =
        entity.component == QLatin1String("climate") || entity.component == QLatin1String("light") ||
        entity.component == QLatin1String("water_heater") || capability.type == CapabilityType::Contact;
    if (isMain && !taken.contains(type))
        return type;
    QString id = type + QLatin1Char('.') + entity.objectId;
    if (!capability.facet.isEmpty())
        id += QLatin1Char('.') + capability.facet;
    // Two entities of one object id in different components of the same type.
    while (taken.contains(id))
        id += QLatin1Char('_');
    return id;
}

void addOperation(const OperationRoles &roles, Composed &result)
{
    Capability operation = operationPart(roles);
    operation.isHeard = roles.phase->isHeard;
    for (const auto &[command, entity] :
         {std::pair{"start", roles.start}, {"pause", roles.pause}, {"stop", roles.stop}}) {
        if (entity != nullptr)
            result.entityOf.insert(QLatin1String("operation.") + QLatin1String(command), entity->key);
    }
    result.entityOf.insert(QStringLiteral("operation"), roles.phase->key);
    result.appliance.capabilities.push_back(std::move(operation));
}

void addTriggers(const std::vector<const Entity *> &entities, Composed &result)
{
    std::vector<const Entity *> triggers;
    std::ranges::copy_if(entities, std::back_inserter(triggers), [](const Entity *entity) {
        return entity->component == QLatin1String("device_automation");
    });
    if (triggers.empty())
        return;
    Capability part = triggersPart(triggers);
    result.entityOf.insert(part.id, triggers.front()->key);
    result.appliance.capabilities.push_back(std::move(part));
}

/// What the same appliance is known by over other protocols too: its network address, or the half of it that
/// a WLED has over MQTT.
QString hardwareOf(const QStringList &identifiers)
{
    for (const char *beginning : {"mac=", "wled-"}) {
        const auto found = std::ranges::find_if(
            identifiers, [&](const QString &one) { return one.startsWith(QLatin1String(beginning)); });
        if (found != identifiers.end())
            return *found;
    }
    return {};
}

void describe(const QString &deviceId, const std::vector<const Entity *> &entities, Appliance &appliance)
{
    appliance.id = deviceId;
    for (const Entity *entity : entities) {
        const DeviceInfo &device = entity->device;
        if (appliance.name.isEmpty())
            appliance.name = device.name.isEmpty() ? device.model : device.name;
        if (appliance.room.isEmpty())
            appliance.room = device.area;
        if (appliance.hardware.isEmpty())
            appliance.hardware = hardwareOf(device.identifiers);
    }
    if (appliance.name.isEmpty())
        appliance.name = entities.front()->objectId;
    appliance.isReachable = std::ranges::any_of(entities, &Entity::isAvailable);
    appliance.isHeard = std::ranges::none_of(entities, &Entity::isAwaited) ||
                        std::ranges::any_of(entities, &Entity::hasSpoken);
}

} // namespace

Composed compose(const QString &deviceId, const std::vector<const Entity *> &entities,
                 std::optional<ApplianceKind> kind)
{
    Composed result;
    result.appliance.kind = kind ? *kind : guessKind(entities);
    describe(deviceId, entities, result.appliance);
    OperationRoles roles;
    if (result.appliance.kind == ApplianceKind::Washer) {
        roles = operationRoles(entities);
        addOperation(roles, result);
    }
    addTriggers(entities, result);
    for (const Entity *entity : entities) {
        if (roles.phase != nullptr && roles.consumes(entity))
            continue;
        const auto row = std::ranges::find_if(kComponents, [&](const ComponentRow &one) {
            return entity->component == QLatin1String(one.component);
        });
        if (row == kComponents.end())
            continue;
        std::vector<Capability> parts;
        row->parts(*entity, parts);
        for (Capability &part : parts) {
            part.id = capabilityId(part, *entity, result.entityOf);
            part.category = entity->category;
            part.isHeard = entity->isHeard;
            if (part.name.isEmpty())
                part.name = entity->name;
            result.entityOf.insert(part.id, entity->key);
            result.appliance.capabilities.push_back(std::move(part));
        }
    }
    std::ranges::stable_sort(result.appliance.capabilities, {}, rank);
    return result;
}

} // namespace hearth::bridge
