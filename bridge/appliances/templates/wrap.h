// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Breaking a line into lines of a width, as Python's textwrap does. A pure function.

#include "bridge/appliances/templates/text.h"
#include <vector>

namespace hearth::templates
{

struct WrapRules {
    std::int64_t width = 79;
    bool breaksLongWords = true;
    bool breaksAtHyphens = true;
};

/// White space at the ends of the lines goes, but that before the first word.
std::vector<Text> wrapped(TextView line, const WrapRules &rules);

} // namespace hearth::templates
