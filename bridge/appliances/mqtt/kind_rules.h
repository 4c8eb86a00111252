// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a device is, told from its words (name, model, icons) and its entities; and which entities of a
// washing machine are its one cycle. Both are tables in kind_rules.cpp. Pure functions.

#include "bridge/appliances/model/appliance.h"
#include "bridge/appliances/mqtt/entity.h"

namespace hearth::bridge
{

/// The entities that together are the operation capability; null where a role is not played.
struct OperationRoles {
    const Entity *phase = nullptr;
    const Entity *program = nullptr;
    const Entity *remaining = nullptr;
    const Entity *total = nullptr;
    const Entity *start = nullptr;
    const Entity *pause = nullptr;
    const Entity *stop = nullptr;

    /// Whether this entity shows up in the operation and nowhere else. A program that can be chosen stays a
    /// choice.
    [[nodiscard]] bool consumes(const Entity *entity) const;
};

OperationRoles operationRoles(const std::vector<const Entity *> &entities);

ApplianceKind guessKind(const std::vector<const Entity *> &entities);

/// idle, running, paused, ended or error for a machine's own word; empty for a word that is in no row.
QString phaseOf(const QString &word);

} // namespace hearth::bridge
