// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Functions and constants that every template can use by name: Jinja's and Home Assistant's.

#include "bridge/appliances/templates/arguments.h"
#include <span>

namespace hearth::templates
{

/// Absent where there is none.
Value findGlobal(TextView name);

// Functions that are filters as well, by group.
std::span<const NativeRow> numberFunctions();
std::span<const NativeRow> valueFunctions();
std::span<const NativeRow> timeFunctions();
std::span<const NativeRow> collectionFunctions();
std::span<const NativeRow> bytesFunctions();
// Functions that are no filters.
std::span<const NativeRow> plainGlobals();
std::span<const NativeRow> timeGlobals();

} // namespace hearth::templates
