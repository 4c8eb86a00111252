// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Escapes of Python's string literals. Pure functions.

#include "bridge/appliances/templates/text.h"
#include <optional>

namespace hearth::templates
{

/// What stands between the quotes, read. Nothing for an escape that is cut short; unknown ones stay as they
/// are.
std::optional<Text> unescaped(TextView literal);

} // namespace hearth::templates
