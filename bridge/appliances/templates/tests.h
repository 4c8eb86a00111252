// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tests by name, as in "x is defined".

#include "bridge/appliances/templates/arguments.h"

namespace hearth::templates
{

/// Null where there is none.
const NativeRow *findTest(TextView name);

} // namespace hearth::templates
