// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Filters by name: Jinja's and those that Home Assistant documents. One table for each group, in a file of
// its own; a row is a name, the arguments and a function. Where both have one, Home Assistant's is meant.

#include "bridge/appliances/templates/arguments.h"
#include <span>

namespace hearth::templates
{

/// Null where there is none.
const NativeRow *findFilter(TextView name);

// The groups. What is also a global function stands in globals.h.
std::span<const NativeRow> textFilters();
std::span<const NativeRow> layoutFilters();
std::span<const NativeRow> markupFilters();
std::span<const NativeRow> listFilters();
std::span<const NativeRow> orderFilters();
std::span<const NativeRow> selectFilters();
std::span<const NativeRow> numberFilters();
std::span<const NativeRow> valueFilters();
std::span<const NativeRow> patternFilters();
std::span<const NativeRow> timeFilters();

/// Calls by a name that is a value, as map does. TemplateRuntimeError where there is no such filter.
Value callFilter(Runtime &runtime, const Value &name, Arguments &arguments);
Value callTest(Runtime &runtime, const Value &name, Arguments &arguments);

/// Follows "a.b.0" from a value. A number is an index.
class AttributePath
{
public:
    /// None and Absent lead to the value itself.
    explicit AttributePath(const Value &written);
    [[nodiscard]] Value from(Runtime &runtime, const Value &value) const;
    /// \p otherwise stands in for each step that is not there, unless it is Absent or None.
    [[nodiscard]] Value from(Runtime &runtime, const Value &value, const Value &otherwise) const;

private:
    std::vector<Value> m_steps;
};

/// Text in small letters, all else as it is: how order and equality are told without regard to case.
Value withoutCase(const Value &value);

} // namespace hearth::templates
