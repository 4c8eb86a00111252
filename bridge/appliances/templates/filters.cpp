// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/tests.h"
#include <unordered_map>

namespace hearth::templates
{

namespace
{

std::unordered_map<Text, const NativeRow *> allFilters()
{
    std::unordered_map<Text, const NativeRow *> rows;
    for (const std::span<const NativeRow> group :
         {textFilters(), layoutFilters(), markupFilters(), listFilters(), orderFilters(), selectFilters(),
          numberFilters(), valueFilters(), patternFilters(), timeFilters(), numberFunctions(),
          valueFunctions(), timeFunctions(), collectionFunctions(), bytesFunctions()}) {
        for (const NativeRow &row : group)
            rows.emplace(widened(row.name), &row);
    }
    return rows;
}

[[noreturn]] void noSuch(const char *what, const Value &name)
{
    std::string text = name.is(Type::String) ? toUtf8(name.text()) : std::string(typeName(name));
    raise(ErrorName::TemplateRuntimeError, std::string("No ") + what + " named '" + text + "'.");
}

Value callRow(Runtime &runtime, const NativeRow &row, Arguments &arguments)
{
    bind(row.signature, row.name, arguments);
    return row.function(runtime, arguments);
}

} // namespace

const NativeRow *findFilter(TextView name)
{
    static const std::unordered_map<Text, const NativeRow *> kRows = allFilters();
    const auto found = kRows.find(Text(name));
    return found == kRows.end() ? nullptr : found->second;
}

Value callFilter(Runtime &runtime, const Value &name, Arguments &arguments)
{
    const NativeRow *const row = name.is(Type::String) ? findFilter(name.text()) : nullptr;
    if (row == nullptr)
        noSuch("filter", name);
    return callRow(runtime, *row, arguments);
}

Value callTest(Runtime &runtime, const Value &name, Arguments &arguments)
{
    const NativeRow *const row = name.is(Type::String) ? findTest(name.text()) : nullptr;
    if (row == nullptr)
        noSuch("test", name);
    return callRow(runtime, *row, arguments);
}

AttributePath::AttributePath(const Value &written)
{
    if (written.isAbsent() || written.is(Type::None))
        return;
    if (!written.is(Type::String)) {
        m_steps.push_back(written);
        return;
    }
    TextView rest = written.text();
    while (true) {
        const std::size_t end = rest.find(U'.');
        const TextView step = rest.substr(0, end);
        const bool isNumber = !step.empty() && step.find_first_not_of(U"0123456789") == TextView::npos;
        m_steps.push_back(isNumber ? *parseInteger(step, 10) : Value::string(step));
        if (end == TextView::npos)
            return;
        rest.remove_prefix(end + 1);
    }
}

Value AttributePath::from(Runtime &runtime, const Value &value) const
{
    return from(runtime, value, Value());
}

Value AttributePath::from(Runtime &runtime, const Value &value, const Value &otherwise) const
{
    Value now = value;
    for (const Value &step : m_steps) {
        now = itemOf(runtime, now, step);
        if (now.is(Type::Undefined) && !otherwise.isAbsent() && !otherwise.is(Type::None))
            now = otherwise;
    }
    return now;
}

Value withoutCase(const Value &value)
{
    return value.is(Type::String) ? Value::string(lowered(value.text())) : value;
}

} // namespace hearth::templates
