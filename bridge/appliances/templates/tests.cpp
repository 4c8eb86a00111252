// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/tests.h"
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/moments.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include <array>
#include <unordered_map>

namespace hearth::templates
{

namespace
{

Value remainderIs(Runtime &runtime, const Value &value, const Value &divisor, std::int64_t wanted)
{
    return Value::boolean(areEqual(operate(runtime, '%', value, divisor), Value::integer(wanted)));
}

Value isOdd(Runtime &runtime, Arguments &arguments)
{
    return remainderIs(runtime, arguments[0], Value::integer(2), 1);
}

Value isEven(Runtime &runtime, Arguments &arguments)
{
    return remainderIs(runtime, arguments[0], Value::integer(2), 0);
}

Value isDivisible(Runtime &runtime, Arguments &arguments)
{
    return remainderIs(runtime, arguments[0], arguments[1], 0);
}

template <Type type> Value isType(Runtime &, Arguments &arguments)
{
    return Value::boolean(arguments[0].is(type));
}

Value isDefined(Runtime &, Arguments &arguments)
{
    return Value::boolean(!arguments[0].is(Type::Undefined));
}

Value isFilter(Runtime &, Arguments &arguments)
{
    (void)hashOf(arguments[0]);
    return Value::boolean(arguments[0].is(Type::String) && findFilter(arguments[0].text()) != nullptr);
}

Value isTest(Runtime &, Arguments &arguments)
{
    (void)hashOf(arguments[0]);
    return Value::boolean(arguments[0].is(Type::String) && findTest(arguments[0].text()) != nullptr);
}

template <bool wanted> Value isBoolean(Runtime &, Arguments &arguments)
{
    return Value::boolean(arguments[0].is(Type::Bool) && arguments[0].asBool() == wanted);
}

Value isInteger(Runtime &, Arguments &arguments)
{
    return Value::boolean(arguments[0].isInt() && !arguments[0].is(Type::Bool));
}

Value isNumber(Runtime &, Arguments &arguments)
{
    return Value::boolean(arguments[0].isNumber());
}

template <bool large> Value hasCase(Runtime &runtime, Arguments &arguments)
{
    Arguments text;
    text.positional.append(Value::string(shown(runtime, arguments[0])));
    return findRow(stringTests(), large ? U"isupper" : U"islower")->function(runtime, text);
}

Value isSequence(Runtime &runtime, Arguments &arguments)
{
    const Value &value = arguments[0];
    return Value::boolean(hasLength(runtime, value) && !value.is(Type::Set) &&
                          (!value.is(Type::Thing) || value.asThing().hasItems()));
}

Value canIterate(Runtime &runtime, Arguments &arguments)
{
    return Value::boolean(isIterable(runtime, arguments[0]));
}

Value canCall(Runtime &, Arguments &arguments)
{
    return Value::boolean(isCallable(arguments[0]));
}

/// Small values are one wherever they come from, others only where they are held by one object.
Value isSame(Runtime &, Arguments &arguments)
{
    const Value &a = arguments[0];
    const Value &b = arguments[1];
    if (a.type() != b.type() || a.is(Type::Undefined))
        return Value::boolean(false);
    if (a.is(Type::String) || a.isNumber())
        return Value::boolean(areEqual(a, b));
    if (a.is(Type::Tuple) && a.items().empty())
        return Value::boolean(b.items().empty());
    return Value::boolean(!a.isObject() || a.object() == b.object());
}

Value isEscaped(Runtime &, Arguments &)
{
    return Value::boolean(false);
}

Value isIn(Runtime &runtime, Arguments &arguments)
{
    return Value::boolean(contains(runtime, arguments[1], arguments[0]));
}

template <Comparison comparison> Value compares(Runtime &, Arguments &arguments)
{
    return Value::boolean(compare(comparison, arguments[0], arguments[1]));
}

Value isDateTime(Runtime &, Arguments &arguments)
{
    return Value::boolean(arguments[0].as<DateTime>() != nullptr);
}

Value callPattern(const char *filter, Runtime &runtime, Arguments &arguments)
{
    return findFilter(widened(filter))->function(runtime, arguments);
}

Value matches(Runtime &runtime, Arguments &arguments)
{
    return callPattern("regex_match", runtime, arguments);
}

Value searches(Runtime &runtime, Arguments &arguments)
{
    return callPattern("regex_search", runtime, arguments);
}

Value holds(Runtime &runtime, Arguments &arguments)
{
    return Value::boolean(contains(runtime, arguments[0], arguments[1]));
}

constexpr std::array kTests{
    NativeRow{"odd", "value", &isOdd},
    NativeRow{"even", "value", &isEven},
    NativeRow{"divisibleby", "value num", &isDivisible},
    NativeRow{"defined", "value", &isDefined},
    NativeRow{"undefined", "value", &isType<Type::Undefined>},
    NativeRow{"filter", "value", &isFilter},
    NativeRow{"test", "value", &isTest},
    NativeRow{"none", "value", &isType<Type::None>},
    NativeRow{"boolean", "value", &isType<Type::Bool>},
    NativeRow{"false", "value", &isBoolean<false>},
    NativeRow{"true", "value", &isBoolean<true>},
    NativeRow{"integer", "value", &isInteger},
    NativeRow{"float", "value", &isType<Type::Float>},
    NativeRow{"lower", "value", &hasCase<false>},
    NativeRow{"upper", "value", &hasCase<true>},
    NativeRow{"string", "value", &isType<Type::String>},
    NativeRow{"mapping", "value", &isType<Type::Dict>},
    NativeRow{"number", "value", &isNumber},
    NativeRow{"sequence", "value", &isSequence},
    NativeRow{"iterable", "value", &canIterate},
    NativeRow{"callable", "value", &canCall},
    NativeRow{"sameas", "value other", &isSame},
    NativeRow{"escaped", "value", &isEscaped},
    NativeRow{"in", "value seq", &isIn},
    NativeRow{"==", "value other", &compares<Comparison::Equal>},
    NativeRow{"eq", "value other", &compares<Comparison::Equal>},
    NativeRow{"equalto", "value other", &compares<Comparison::Equal>},
    NativeRow{"!=", "value other", &compares<Comparison::NotEqual>},
    NativeRow{"ne", "value other", &compares<Comparison::NotEqual>},
    NativeRow{">", "value other", &compares<Comparison::Greater>},
    NativeRow{"gt", "value other", &compares<Comparison::Greater>},
    NativeRow{"greaterthan", "value other", &compares<Comparison::Greater>},
    NativeRow{">=", "value other", &compares<Comparison::GreaterOrEqual>},
    NativeRow{"ge", "value other", &compares<Comparison::GreaterOrEqual>},
    NativeRow{"<", "value other", &compares<Comparison::Less>},
    NativeRow{"lt", "value other", &compares<Comparison::Less>},
    NativeRow{"lessthan", "value other", &compares<Comparison::Less>},
    NativeRow{"<=", "value other", &compares<Comparison::LessOrEqual>},
    NativeRow{"le", "value other", &compares<Comparison::LessOrEqual>},
    // Home Assistant's.
    NativeRow{"list", "value", &isType<Type::List>},
    NativeRow{"set", "value", &isType<Type::Set>},
    NativeRow{"tuple", "value", &isType<Type::Tuple>},
    NativeRow{"datetime", "value", &isDateTime},
    NativeRow{"string_like", "value", &isType<Type::String>},
    NativeRow{"match", "value find? ignorecase?", &matches},
    NativeRow{"search", "value find? ignorecase?", &searches},
    NativeRow{"contains", "value item", &holds},
};

std::unordered_map<Text, const NativeRow *> allTests()
{
    std::unordered_map<Text, const NativeRow *> rows;
    for (const NativeRow &row : kTests)
        rows.emplace(widened(row.name), &row);
    for (const TextView name : {U"is_number", U"apply"})
        rows.emplace(Text(name), findFilter(name));
    return rows;
}

} // namespace

const NativeRow *findTest(TextView name)
{
    static const std::unordered_map<Text, const NativeRow *> kRows = allTests();
    const auto found = kRows.find(Text(name));
    return found == kRows.end() ? nullptr : found->second;
}

} // namespace hearth::templates
