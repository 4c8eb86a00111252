// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One entity to the capabilities it becomes; only compose.cpp calls these. A state that is not known stays
// out.

#include "bridge/appliances/model/appliance.h"
#include "bridge/appliances/mqtt/entity.h"
#include "bridge/appliances/mqtt/kind_rules.h"

namespace hearth::bridge
{

void climateParts(const Entity &entity, std::vector<Capability> &parts);
void lightParts(const Entity &entity, std::vector<Capability> &parts);
void switchParts(const Entity &entity, std::vector<Capability> &parts);
void sensorParts(const Entity &entity, std::vector<Capability> &parts);
void binarySensorParts(const Entity &entity, std::vector<Capability> &parts);
void numberParts(const Entity &entity, std::vector<Capability> &parts);
void selectParts(const Entity &entity, std::vector<Capability> &parts);
void buttonParts(const Entity &entity, std::vector<Capability> &parts);
void pictureParts(const Entity &entity, std::vector<Capability> &parts);

Capability operationPart(const OperationRoles &roles);

/// What a light says for a full 100 %.
double brightnessScale(const Entity &light);
/// Home Assistant's lights count in mireds unless they say kelvin.
bool countsInKelvin(const Entity &light);
/// Lights of the template schema say on and off, 0 to 255, and are commanded through templates alone.
bool isTemplateLight(const Entity &entity);

} // namespace hearth::bridge
