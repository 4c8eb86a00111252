// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JSON to values and back, as Python's json has it: whole numbers of any size stay whole, the order of keys
// stays, the last of two equal keys counts, NaN and Infinity are numbers.

#include "bridge/appliances/templates/value.h"
#include <optional>
#include <string_view>

namespace hearth::templates
{

class Runtime;

constexpr std::size_t kLargestJson = 256 * 1024; // bytes
constexpr int kDeepestJson = 64;

/// Nothing for what is no JSON in UTF-8, or past the limits. Any thread.
std::optional<Value> parseJson(std::string_view bytes);

struct JsonStyle {
    bool isAscii = false;
    bool isSorted = false;
    bool isCompact = false;    // no spaces
    bool isForMarkup = false;  // < > & ' as escapes
    std::optional<int> indent; // spaces a level; none: on one line
};

/// TypeError for what JSON has not.
Text jsonText(Runtime &runtime, const Value &value, const JsonStyle &style);

} // namespace hearth::templates
