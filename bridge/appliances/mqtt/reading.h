// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the texts of an entity mean: numbers, on and off, a name to show. Pure functions; only what turns
// entities into capabilities uses them.

#include "bridge/appliances/model/appliance.h"
#include "bridge/appliances/mqtt/entity.h"

namespace hearth::bridge
{

/// Nothing for what is no finite number.
std::optional<double> number(const QString &text);
double configNumber(const Entity &entity, const char *key, double otherwise);
/// What is not known stays out.
void putNumber(QJsonObject &state, const char *key, const QString &text);
void putText(QJsonObject &state, const char *key, const QString &text);
/// On, off, or nothing when the text is neither.
std::optional<bool> isOn(const Entity &entity);
Capability onOff(const Entity &entity, std::optional<bool> on);
/// What nothing can be told says so.
void markReadOnly(const Entity &entity, Capability &part, const char *commandTopicKey = "command_topic");
/// Its own name, or its device class or id in words.
QString nameOf(const Entity &entity);

} // namespace hearth::bridge
