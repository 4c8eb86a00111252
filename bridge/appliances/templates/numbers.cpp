// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Filters and functions of numbers.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace hearth::templates
{

namespace
{

/// The default where one is given, and otherwise the ValueError that Home Assistant raises.
Value otherwise(const Arguments &arguments, qsizetype place, const char *function, const Value &got)
{
    if (arguments.has(place))
        return arguments[place];
    raise(ErrorName::ValueError, std::string("Template error: ") + function + " got invalid input of type '" +
                                     typeName(got) +
                                     "' when rendering template but no default was specified");
}

Value asFloat(Runtime &, Arguments &arguments)
{
    const std::optional<double> number = tryFloat(arguments[0]);
    return number ? Value::real(*number) : otherwise(arguments, 1, "float", arguments[0]);
}

Value asInt(Runtime &, Arguments &arguments)
{
    const Value &value = arguments[0];
    if (value.is(Type::String)) {
        const std::int64_t base = arguments.has(2) ? toIndex(arguments[2]) : 10;
        if (base == 0 || (base >= 2 && base <= 36)) {
            if (const std::optional<Value> number = parseInteger(value.text(), static_cast<int>(base)))
                return *number;
        }
    } else if (value.is(Type::Float) && std::isinf(value.asFloat())) {
        return toInteger(value);
    } else if (value.isInt() || (value.is(Type::Float) && !std::isnan(value.asFloat()))) {
        return toInteger(value);
    }
    const std::optional<double> number = tryFloat(value);
    return number && std::isfinite(*number) ? truncatedToInteger(*number)
                                            : otherwise(arguments, 1, "int", value);
}

Value asBool(Runtime &, Arguments &arguments)
{
    const Value &value = arguments[0];
    if (value.isNumber())
        return Value::boolean(isTrue(value));
    if (value.is(Type::String)) {
        const Text word(stripped(lowered(value.text())));
        for (const TextView one : {U"1", U"true", U"yes", U"on", U"enable"}) {
            if (word == one)
                return Value::boolean(true);
        }
        for (const TextView one : {U"0", U"false", U"no", U"off", U"disable"}) {
            if (word == one)
                return Value::boolean(false);
        }
    }
    return otherwise(arguments, 1, "bool", value);
}

Value isNumber(Runtime &, Arguments &arguments)
{
    const std::optional<double> number = tryFloat(arguments[0]);
    return Value::boolean(number && std::isfinite(*number));
}

Value roundedBy(double number, std::int64_t digits, TextView method)
{
    if (method == U"ceil" || method == U"floor") {
        const double scale = std::pow(10.0, static_cast<double>(digits));
        const double scaled = number * scale;
        const Value whole =
            toInteger(Value::real(method == U"ceil" ? std::ceil(scaled) : std::floor(scaled)));
        return Value::real(approximate(whole) / scale);
    }
    if (method == U"half")
        return Value::real(
            approximate(toInteger(Value::real(std::isfinite(number) ? rounded(number * 2, 0) : number))) / 2);
    return Value::real(rounded(number, digits));
}

Value round(Runtime &runtime, Arguments &arguments)
{
    const Value &precision = arguments[1];
    const std::optional<double> number = tryFloat(arguments[0]);
    const bool hasDigits = !arguments.has(1) || precision.isSmallInt();
    if (precision.is(Type::Undefined))
        mustBeDefined(precision);
    const bool isNaN = number && std::isnan(*number);
    const std::int64_t digits = hasDigits && arguments.has(1) ? precision.asInt() : 0;
    if (!number || !hasDigits || (isNaN && digits == 0))
        return otherwise(arguments, 3, "round", arguments[0]);
    const Value result = roundedBy(*number, digits, arguments.has(2) ? shown(runtime, arguments[2]) : Text());
    return digits == 0 ? toInteger(result) : result;
}

Value addNumber(Runtime &, Arguments &arguments)
{
    const std::optional<double> number = tryFloat(arguments[0]);
    mustBeDefined(arguments[1]);
    if (!number || !arguments[1].isNumber())
        return otherwise(arguments, 2, "add", arguments[0]);
    return Value::real(*number + toFloat(arguments[1]));
}

Value multiply(Runtime &, Arguments &arguments)
{
    const std::optional<double> number = tryFloat(arguments[0]);
    mustBeDefined(arguments[1]);
    if (!number || !arguments[1].isNumber())
        return otherwise(arguments, 2, "multiply", arguments[0]);
    return Value::real(*number * toFloat(arguments[1]));
}

Value absolute(Runtime &runtime, Arguments &arguments)
{
    const Value &value = arguments[0];
    if (value.isInt())
        return compare(Comparison::Less, value, Value::integer(0)) ? negated(value) : positive(value);
    if (value.is(Type::Float))
        return Value::real(std::abs(value.asFloat()));
    if (value.is(Type::Thing)) {
        if (Value result = value.asThing().operate(runtime, 'a', Value(), false); !result.isAbsent())
            return result;
    }
    raise(ErrorName::TypeError, std::string("bad operand type for abs(): '") + typeName(value) + '\'');
}

Value ordinal(Runtime &runtime, Arguments &arguments)
{
    const Text text = shown(runtime, arguments[0]);
    const auto ending = [&](std::size_t count) {
        return toInteger(Value::string(text.substr(text.size() - std::min(count, text.size())))).asInt();
    };
    if (text.empty())
        raise(ErrorName::IndexError, "string index out of range");
    const std::int64_t tens = ending(2) % 100;
    const std::int64_t ones = ending(1) % 10;
    const bool isTeen = tens >= 11 && tens <= 13;
    const char *const suffix = isTeen || ones == 0 || ones > 3 ? "th"
                               : ones == 1                     ? "st"
                               : ones == 2                     ? "nd"
                                                               : "rd";
    return Value::string(text + widened(suffix));
}

using Function = double (*)(double);

template <Function function> Value applied(Runtime &, Arguments &arguments)
{
    const std::optional<double> number = tryFloat(arguments[0]);
    const double result = number ? function(*number) : std::nan("");
    // Outside of its domain a function has no value.
    if (!number || (std::isnan(result) && !std::isnan(*number)))
        return otherwise(arguments, 1, "the function", arguments[0]);
    return Value::real(result);
}

Value logarithm(Runtime &, Arguments &arguments)
{
    const std::optional<double> base = arguments.has(1) ? tryFloat(arguments[1]) : std::numbers::e;
    if (!base)
        return otherwise(arguments, 2, "log", arguments[1]);
    const std::optional<double> number = tryFloat(arguments[0]);
    if (!number || *number <= 0 || *base <= 0)
        return otherwise(arguments, 2, "log", arguments[0]);
    if (*base == 1)
        raise(ErrorName::ZeroDivisionError, "float division by zero");
    return Value::real(std::log(*number) / std::log(*base));
}

Value arcTangent2(Runtime &runtime, Arguments &arguments)
{
    Value fallback = arguments.take("default");
    std::vector<Value> given(arguments.positional.begin(), arguments.positional.end());
    if (!given.empty() && given.size() <= 2 && given[0].isSequence()) {
        if (given.size() == 2 && fallback.isAbsent())
            fallback = given[1];
        given = itemsOf(runtime, given[0]);
    } else if (given.size() == 3 && fallback.isAbsent()) {
        fallback = given[2];
    }
    if (given.size() < 2)
        raise(ErrorName::IndexError, "tuple index out of range");
    const std::optional<double> y = tryFloat(given[0]);
    const std::optional<double> x = tryFloat(given[1]);
    if (y && x)
        return Value::real(std::atan2(*y, *x));
    Arguments none;
    none.positional.append(fallback);
    return otherwise(none, 0, "atan2", given[0]);
}

/// What average, median and their like work on: one list, or all arguments.
std::vector<Value> statisticItems(Runtime &runtime, Arguments &arguments, const char *function,
                                  Value &fallback)
{
    fallback = arguments.take("default");
    if (arguments.count() == 0)
        raise(ErrorName::TypeError, std::string(function) + " expected at least 1 argument, got 0");
    if (isIterable(runtime, arguments[0])) {
        if (arguments.count() > 1 && fallback.isAbsent())
            fallback = arguments[1];
        return itemsOf(runtime, arguments[0]);
    }
    if (arguments.count() == 1)
        raise(ErrorName::TypeError, std::string("'") + typeName(arguments[0]) + "' object is not iterable");
    return {arguments.positional.begin(), arguments.positional.end()};
}

Value fallbackOr(const Value &fallback, const char *function)
{
    if (!fallback.isAbsent())
        return fallback;
    raise(ErrorName::ValueError, std::string("Template error: ") + function + " got invalid input");
}

Value average(Runtime &runtime, Arguments &arguments)
{
    Value fallback;
    const std::vector<Value> items = statisticItems(runtime, arguments, "average", fallback);
    long double sum = 0;
    for (const Value &item : items) {
        mustBeDefined(item);
        if (!item.isNumber())
            return fallbackOr(fallback, "average");
        sum += toFloat(item);
    }
    return items.empty() ? fallbackOr(fallback, "average")
                         : Value::real(static_cast<double>(sum) / static_cast<double>(items.size()));
}

Value median(Runtime &runtime, Arguments &arguments)
{
    Value fallback;
    std::vector<Value> items = statisticItems(runtime, arguments, "median", fallback);
    if (items.empty())
        return fallbackOr(fallback, "median");
    try {
        std::stable_sort(items.begin(), items.end(),
                         [](const Value &a, const Value &b) { return compare(Comparison::Less, a, b); });
        const std::size_t middle = items.size() / 2;
        if (items.size() % 2 == 1)
            return items[middle];
        return operate(runtime, '/', add(runtime, items[middle - 1], items[middle]), Value::integer(2));
    } catch (const Raised &raised) {
        if (raised.failure.name != ErrorName::TypeError)
            throw;
        return fallbackOr(fallback, "median");
    }
}

Value statisticalMode(Runtime &runtime, Arguments &arguments)
{
    Value fallback;
    const std::vector<Value> items = statisticItems(runtime, arguments, "statistical_mode", fallback);
    DictObject counts;
    Value best;
    std::int64_t most = 0;
    for (const Value &item : items) {
        const Value *const known = counts.find(item);
        counts.set(item, Value::integer(known == nullptr ? 1 : known->asInt() + 1));
    }
    for (const DictObject::Entry &entry : counts.entries) {
        if (entry.value.asInt() > most) {
            most = entry.value.asInt();
            best = entry.key;
        }
    }
    return best.isAbsent() ? fallbackOr(fallback, "statistical_mode") : best;
}

template <char sign> Value bits(Runtime &runtime, Arguments &arguments)
{
    return operate(runtime, sign, arguments[0], arguments[1]);
}

/// The three as floats, or a ValueError.
std::array<double, 3> threeNumbers(const Arguments &arguments, std::array<qsizetype, 3> places)
{
    std::array<double, 3> numbers{};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::optional<double> number = tryFloat(arguments[places.at(i)]);
        if (!number)
            raise(ErrorName::ValueError, "function requires numeric arguments");
        numbers.at(i) = *number;
    }
    return numbers;
}

Value clampNumber(Runtime &, Arguments &arguments)
{
    const auto [value, low, high] = threeNumbers(arguments, {0, 1, 2});
    return Value::real(std::max(low, std::min(high, value)));
}

Value wrapNumber(Runtime &, Arguments &arguments)
{
    const auto [value, low, high] = threeNumbers(arguments, {0, 1, 2});
    if (low == high)
        return Value::real(low);
    const double range = high - low;
    double rest = std::fmod(value - low, range);
    rest += rest != 0 && (rest < 0) != (range < 0) ? range : 0;
    return Value::real(rest + low);
}

constexpr std::array kFunctions{
    NativeRow{"float", "value default?", &asFloat},
    NativeRow{"int", "value default? base?", &asInt},
    NativeRow{"bool", "value default?", &asBool},
    NativeRow{"is_number", "value", &isNumber},
    NativeRow{"sin", "value default?", &applied<&std::sin>},
    NativeRow{"cos", "value default?", &applied<&std::cos>},
    NativeRow{"tan", "value default?", &applied<&std::tan>},
    NativeRow{"asin", "value default?", &applied<&std::asin>},
    NativeRow{"acos", "value default?", &applied<&std::acos>},
    NativeRow{"atan", "value default?", &applied<&std::atan>},
    NativeRow{"sqrt", "value default?", &applied<&std::sqrt>},
    NativeRow{"atan2", "* **", &arcTangent2},
    NativeRow{"log", "value base? default?", &logarithm},
    NativeRow{"average", "* **", &average},
    NativeRow{"median", "* **", &median},
    NativeRow{"statistical_mode", "* **", &statisticalMode},
    NativeRow{"bitwise_and", "first_value second_value", &bits<'&'>},
    NativeRow{"bitwise_or", "first_value second_value", &bits<'|'>},
    NativeRow{"bitwise_xor", "first_value second_value", &bits<'x'>},
    NativeRow{"clamp", "value min_value max_value", &clampNumber},
    NativeRow{"wrap", "value min_value max_value", &wrapNumber},
};

constexpr std::array kFilters{
    NativeRow{"round", "value precision? method? default?", &round},
    NativeRow{"add", "value amount default?", &addNumber},
    NativeRow{"multiply", "value amount default?", &multiply},
    NativeRow{"abs", "value", &absolute},
    NativeRow{"ordinal", "value", &ordinal},
};

} // namespace

std::span<const NativeRow> numberFunctions()
{
    return kFunctions;
}

std::span<const NativeRow> numberFilters()
{
    return kFilters;
}

} // namespace hearth::templates
