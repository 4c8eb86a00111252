// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Operators of sets and dicts.

#include "bridge/appliances/templates/value.h"

namespace hearth::templates
{

/// & | - x between two sets, | between two dicts; Absent for all else.
Value operateSets(char sign, const Value &left, const Value &right);
/// A set of these; TypeError where one cannot be hashed.
Value setOf(const std::vector<Value> &items);
Value setOf(char sign, const DictObject &left, const DictObject &right);

} // namespace hearth::templates
