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
void eventParts(const Entity &entity, std::vector<Capability> &parts);
void coverParts(const Entity &entity, std::vector<Capability> &parts);
void valveParts(const Entity &entity, std::vector<Capability> &parts);
void lockParts(const Entity &entity, std::vector<Capability> &parts);
void alarmParts(const Entity &entity, std::vector<Capability> &parts);
void vacuumParts(const Entity &entity, std::vector<Capability> &parts);
void mowerParts(const Entity &entity, std::vector<Capability> &parts);
void textParts(const Entity &entity, std::vector<Capability> &parts);
void trackerParts(const Entity &entity, std::vector<Capability> &parts);
void updateParts(const Entity &entity, std::vector<Capability> &parts);

/// All triggers of a device are one event: they are one message each for every way to press a button.
Capability triggersPart(const std::vector<const Entity *> &triggers);

Capability operationPart(const OperationRoles &roles);

/// A valve that is told positions instead of words.
bool reportsPosition(const Entity &valve);
/// What a light says for a full 100 %.
double brightnessScale(const Entity &light);
/// Home Assistant's lights count in mireds unless they say kelvin.
bool countsInKelvin(const Entity &light);
/// Lights of the template schema say on and off, 0 to 255, and are commanded through templates alone.
bool isTemplateLight(const Entity &entity);

} // namespace hearth::bridge
