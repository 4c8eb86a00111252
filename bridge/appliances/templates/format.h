// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Python's two ways to format: "%d" % x and "{}".format(x), with what both share.

#include "bridge/appliances/templates/arguments.h"
#include "bridge/appliances/templates/value.h"

namespace hearth::templates
{

class Runtime;

/// "text" % value: one value, a tuple of them, or a dict for %(name)s. TypeError and ValueError as Python has
/// them.
Value percentFormat(Runtime &runtime, const Text &text, const Value &value);
/// str.format(); places are counted from \p first.
Value braceFormat(Runtime &runtime, const Text &text, const Arguments &arguments, qsizetype first);
/// format(value, specification).
Text formatted(Runtime &runtime, const Value &value, TextView specification);

/// That many digits behind the point, rounded exactly.
std::string fixedText(double number, int digits);

struct NumberLayout {
    char type = 'g'; // e f g and their capitals
    int precision = 6;
    bool isAlternate = false;
};
/// The digits of a float without a sign.
std::string floatDigits(double number, const NumberLayout &layout);

} // namespace hearth::templates
