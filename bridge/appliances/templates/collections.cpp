// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Home Assistant's functions of lists and sets.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/sets.h"
#include <array>

namespace hearth::templates
{

namespace
{

std::vector<Value> listArgument(Runtime &runtime, const Value &value, const char *function)
{
    if (value.is(Type::String) || !isIterable(runtime, value))
        raise(ErrorName::TypeError, std::string(function) + " expected a list, got " + typeName(value));
    return itemsOf(runtime, value);
}

void flattenInto(Runtime &runtime, std::vector<Value> &result, const Value &value,
                 std::optional<std::int64_t> levels)
{
    const Runtime::Deeper deeper(runtime);
    for (const Value &item : listArgument(runtime, value, "flatten")) {
        const bool isList = !item.is(Type::String) && isIterable(runtime, item);
        if (isList && (!levels || *levels >= 1))
            flattenInto(runtime, result, item, levels ? std::optional(*levels - 1) : std::nullopt);
        else
            result.push_back(item);
    }
}

Value flatten(Runtime &runtime, Arguments &arguments)
{
    std::vector<Value> result;
    std::optional<std::int64_t> levels;
    if (arguments.has(1) && !arguments[1].is(Type::None))
        levels = toIndex(arguments[1]);
    flattenInto(runtime, result, arguments[0], levels);
    return Value::list(std::move(result));
}

template <char sign> Value combine(Runtime &runtime, Arguments &arguments)
{
    const Value left = setOf(listArgument(runtime, arguments[0], "a set function"));
    const Value right = setOf(listArgument(runtime, arguments[1], "a set function"));
    const Value result = setOf(sign, left.dict(), right.dict());
    std::vector<Value> items;
    for (const DictObject::Entry &entry : result.dict().entries)
        items.push_back(entry.key);
    return Value::list(std::move(items));
}

/// Told by the seed or the moment, so that one rendering always gives the same.
Value shuffle(Runtime &runtime, Arguments &arguments)
{
    Value seed = arguments.take("seed");
    if (arguments.count() == 0)
        raise(ErrorName::TypeError, "shuffle expected at least 1 argument, got 0");
    std::vector<Value> items(arguments.positional.begin(), arguments.positional.end());
    if (!arguments[0].is(Type::String) && isIterable(runtime, arguments[0])) {
        items = itemsOf(runtime, arguments[0]);
        if (arguments.count() > 1 && seed.isAbsent())
            seed = arguments[1];
    } else if (arguments.count() == 1) {
        raise(ErrorName::TypeError, std::string("'") + typeName(arguments[0]) + "' object is not iterable");
    }
    std::size_t state = hashOf(isTrue(seed) ? seed : Value::integer(runtime.moment().microseconds));
    for (std::size_t i = items.size(); i > 1; --i) {
        state = hashOf(Value::integer(static_cast<std::int64_t>(state)));
        items[i - 1].swap(items[state % i]);
    }
    return Value::list(std::move(items));
}

constexpr std::array kFunctions{
    NativeRow{"flatten", "value levels?", &flatten},
    NativeRow{"intersect", "value other", &combine<'&'>},
    NativeRow{"difference", "value other", &combine<'-'>},
    NativeRow{"union", "value other", &combine<'|'>},
    NativeRow{"symmetric_difference", "value other", &combine<'x'>},
    NativeRow{"shuffle", "* **", &shuffle},
};

} // namespace

std::span<const NativeRow> collectionFunctions()
{
    return kFunctions;
}

} // namespace hearth::templates
