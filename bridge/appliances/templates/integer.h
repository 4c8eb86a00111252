// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whole numbers of any size: 64 bits by themselves, past that through OpenSSL's. Arguments are Int, Bool or
// BigInt; results are Int where they fit.

#include "bridge/appliances/templates/value.h"
#include <optional>

namespace hearth::templates
{

enum class IntOperation : std::uint8_t { Add, Subtract, Multiply, FloorDivide, Modulo, Power, And, Or, Xor };

/// ZeroDivisionError; LimitError past about 5,000 digits. The exponent of Power is not negative.
Value compute(IntOperation operation, const Value &left, const Value &right);
Value negated(const Value &number);
/// Less than zero, zero or more than zero.
int compareIntegers(const Value &left, const Value &right);
/// ValueError past 4,300 digits, as Python has it.
std::string integerText(const Value &number, int base = 10);
/// Digits of the base with a sign before them, checked already.
Value integerFromDigits(std::string_view digits, int base);
/// As int() reads it: white space around, a sign, underscores between digits, a prefix where base says so.
/// Nothing when it is no number.
std::optional<Value> parseInteger(TextView text, int base);
/// The nearest float; infinite when there is none.
double approximate(const Value &number);
/// Without its fraction. The number is finite.
Value truncatedToInteger(double number);

} // namespace hearth::templates
