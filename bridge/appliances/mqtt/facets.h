// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Components that are several plain things under one name, each with topics of its own: fans, humidifiers,
// sirens. One row of a table says what is read where and told where. Pure functions.

#include "bridge/appliances/model/appliance.h"
#include "bridge/appliances/mqtt/entity.h"
#include <span>

namespace hearth::bridge
{

struct FacetRow {
    const char *component;
    const char *facet; // "" for the component's own on and off
    CapabilityType type;
    const char *name;
    const char *stateTopic; // keys of the config
    const char *stateTemplate;
    const char *commandTopic;
    const char *commandTemplate;
    const char *options; // of a Choice: the key of its list
};

std::span<const FacetRow> facetRows();
/// The field of an entity's values that the row's state is kept in.
QString fieldOf(const FacetRow &row);
/// Null where no row says.
const FacetRow *facetRow(const Entity &entity, const QString &facet);
void facetParts(const Entity &entity, std::vector<Capability> &parts);
/// A command's value in the appliance's own words and counts.
QJsonValue facetValue(const Entity &entity, const FacetRow &row, const QJsonValue &value);

} // namespace hearth::bridge
