// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What happens and what is seen: pictures.

#include "bridge/appliances/mqtt/compose_parts.h"
#include "bridge/appliances/mqtt/reading.h"

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestAddress = 2000;

}

void pictureParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Picture;
    part.name = nameOf(entity);
    // Where it lies is told, never fetched: whoever announces it would learn from the home's address when it
    // is looked at, and could make the set call other machines.
    if (!entity.picture)
        part.limits.insert(QStringLiteral("address"), entity.value("address").left(kLongestAddress));
    parts.push_back(std::move(part));
}

} // namespace hearth::bridge
