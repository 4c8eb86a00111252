// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Python's operators over values: TypeError where two types do not go together, UndefinedError where one side
// is not there.

#include "bridge/appliances/templates/value.h"
#include <optional>

namespace hearth::templates
{

class Runtime;

bool isTrue(const Value &value);
bool areEqual(const Value &left, const Value &right);
/// As areEqual, and the same NaN is the same key.
bool isSameKey(const Value &left, const Value &right);

enum class Comparison : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };
bool compare(Comparison comparison, const Value &left, const Value &right);
/// The operator "in".
bool contains(Runtime &runtime, const Value &container, const Value &item);

Value add(Runtime &runtime, const Value &left, const Value &right);
/// The others by their signs: - * / % ^ for power, \\ for //, and & | x for the bits.
Value operate(Runtime &runtime, char sign, const Value &left, const Value &right);
Value negate(Runtime &runtime, const Value &value);
Value positive(const Value &value);

/// UndefinedError or SecurityError when the value is not there.
void mustBeDefined(const Value &value);

/// float(): a number, or text that is one. ValueError or TypeError.
double toFloat(const Value &value);
/// Nothing where float() raises ValueError or TypeError; UndefinedError and OverflowError still raise.
std::optional<double> tryFloat(const Value &value);
/// int(): whole part of a number, or text in that base. ValueError, TypeError or OverflowError.
Value toInteger(const Value &value, int base = 10);
/// What may stand as an index or a count: TypeError for other than whole numbers.
std::int64_t toIndex(const Value &value);
/// round() with Python's halves to even; the digits may be negative.
double rounded(double number, std::int64_t digits);

} // namespace hearth::templates
