// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What happens and what is seen: events of buttons and bells, tags, pictures.

#include "bridge/appliances/mqtt/compose_parts.h"
#include "bridge/appliances/mqtt/reading.h"
#include <QJsonArray>
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestAddress = 2000;
constexpr qsizetype kMostTypes = 64;

/// A bell is told by its class or by its name: half of them say "button" or nothing.
QString whatOf(const Entity &entity)
{
    if (entity.deviceClass == QLatin1String("doorbell"))
        return entity.deviceClass;
    const QString words = (entity.name + QLatin1Char('\n') + entity.objectId + QLatin1Char('\n') +
                           entity.device.name + QLatin1Char('\n') + entity.device.model)
                              .toLower()
                              .replace(QLatin1Char('_'), QLatin1Char(' '));
    static const std::array<QString, 7> bells{QStringLiteral("doorbell"),   QStringLiteral("door bell"),
                                              QStringLiteral("türklingel"), QStringLiteral("sonnette"),
                                              QStringLiteral("timbre"),     QStringLiteral("门铃"),
                                              QStringLiteral("جرس الباب")};
    const bool mayBeBell = entity.deviceClass.isEmpty() || entity.deviceClass == QLatin1String("button");
    if (mayBeBell && entity.component != QLatin1String("tag") &&
        std::ranges::any_of(bells, [&](const QString &bell) { return words.contains(bell); }))
        return QStringLiteral("doorbell");
    return entity.deviceClass;
}

Capability eventPart(const Entity &entity)
{
    Capability part;
    part.type = CapabilityType::Event;
    part.eventSerial = entity.eventSerial;
    putText(part.state, "event", entity.value("event"));
    part.limits.insert(QStringLiteral("what"), whatOf(entity));
    return part;
}

} // namespace

void eventParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part = eventPart(entity);
    part.name = entity.name;
    part.limits.insert(QStringLiteral("types"), entity.config[QLatin1String("event_types")].toArray());
    parts.push_back(std::move(part));
}

Capability triggersPart(const std::vector<const Entity *> &triggers)
{
    const Entity *latest = *std::ranges::max_element(triggers, {}, &Entity::eventSerial);
    Capability part = eventPart(*latest);
    part.id = QStringLiteral("event");
    part.facet = QStringLiteral("buttons");
    part.name = QStringLiteral("Buttons");
    QJsonArray types;
    for (const Entity *trigger : triggers) {
        const QString type = trigger->text("subtype", trigger->text("payload")).left(120);
        if (types.size() < kMostTypes && !types.contains(type))
            types.append(type);
    }
    part.limits.insert(QStringLiteral("types"), types);
    return part;
}

void pictureParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Picture;
    part.name = entity.name;
    // Where it lies is told, never fetched: whoever announces it would learn from the home's address when it
    // is looked at, and could make the set call other machines.
    if (!entity.picture)
        part.limits.insert(QStringLiteral("address"), entity.value("address").left(kLongestAddress));
    parts.push_back(std::move(part));
}

} // namespace hearth::bridge
