// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Values as Python prints them: str() and repr(), and numbers to text and back.

#include "bridge/appliances/templates/value.h"
#include <optional>

namespace hearth::templates
{

class Runtime;

/// Appends str(value). LimitError when the text grows too large.
void print(Runtime &runtime, const Value &value, Text &text);
/// Appends repr(value).
void represent(Runtime &runtime, const Value &value, Text &text);
Text shown(Runtime &runtime, const Value &value);
Text represented(Runtime &runtime, const Value &value);

/// The shortest digits that read back as the same float, as repr(): "21.0", "1e-07", "1e+16", "nan".
std::string floatText(double number);
/// float() of a text; nothing when it is none.
std::optional<double> parseFloat(TextView text);
/// repr() of a text: quotes that need the fewest escapes.
Text quoted(TextView text);
/// ascii(): what is not ASCII in escapes.
Text asciiOnly(TextView text);

} // namespace hearth::templates
