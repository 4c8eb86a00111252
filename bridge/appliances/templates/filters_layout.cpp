// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Filters that lay text out: widths, lines, lengths.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/format.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/strings.h"
#include "bridge/appliances/templates/wrap.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace hearth::templates
{

namespace
{

const Text &textOf(const Value &value, const char *method)
{
    mustBeDefined(value);
    if (!value.is(Type::String))
        raise(ErrorName::AttributeError,
              std::string("'") + typeName(value) + "' object has no attribute '" + method + '\'');
    return value.text();
}

Value center(Runtime &runtime, Arguments &arguments)
{
    const Text text = shown(runtime, arguments[0]);
    const std::int64_t width = arguments.has(1) ? toIndex(arguments[1]) : 80;
    runtime.growText(static_cast<std::size_t>(std::max<std::int64_t>(width, 0)));
    return Value::string(padded(text, width, U' ', Side::Both));
}

Value truncate(Runtime &runtime, Arguments &arguments)
{
    const std::int64_t length = arguments.has(1) ? toIndex(arguments[1]) : 255;
    const Text end = arguments.has(3) ? textOf(arguments[3], "truncate") : Text(U"...");
    const std::int64_t leeway = arguments.has(4) && !arguments[4].is(Type::None) ? toIndex(arguments[4]) : 5;
    const auto endLength = static_cast<std::int64_t>(end.size());
    if (length < endLength)
        raise(ErrorName::AssertionError, "expected length >= " + std::to_string(endLength));
    if (leeway < 0)
        raise(ErrorName::AssertionError, "expected leeway >= 0");
    if (lengthOf(runtime, arguments[0]) <= length + leeway)
        return arguments[0];
    if (!arguments[0].is(Type::String))
        raise(ErrorName::TypeError,
              std::string("unsupported operand type(s) for +: '") + typeName(arguments[0]) + "' and 'str'");
    const Text cut = arguments[0].text().substr(0, static_cast<std::size_t>(length - endLength));
    if (isTrue(arguments[2]))
        return Value::string(cut + end);
    return Value::string(cut.substr(0, cut.rfind(U' ')) + end);
}

Value indent(Runtime &runtime, Arguments &arguments)
{
    if (arguments[0].is(Type::List))
        raise(ErrorName::AttributeError, "'list' object has no attribute 'splitlines'");
    const Text text = add(runtime, arguments[0], Value::ascii("\n")).text();
    Text before(4, U' ');
    if (arguments.has(1) && arguments[1].is(Type::String))
        before = arguments[1].text();
    else if (arguments.has(1))
        before.assign(static_cast<std::size_t>(std::clamp<std::int64_t>(toIndex(arguments[1]), 0, 10000)),
                      U' ');
    const std::vector<TextView> lines = splitLines(text, false);
    runtime.growText(text.size() + lines.size() * before.size());
    const bool blank = isTrue(arguments[3]);
    Text result = isTrue(arguments[2]) ? before : Text();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0)
            result.push_back(U'\n');
        if (i > 0 && (blank || !lines[i].empty()))
            result += before;
        result += lines[i];
    }
    return Value::string(std::move(result));
}

Value wordWrap(Runtime &runtime, Arguments &arguments)
{
    const Text text = textOf(arguments[0], "splitlines");
    WrapRules rules;
    rules.width = arguments.has(1) ? toIndex(arguments[1]) : 79;
    rules.breaksLongWords = !arguments.has(2) || isTrue(arguments[2]);
    rules.breaksAtHyphens = !arguments.has(4) || isTrue(arguments[4]);
    const Text between =
        arguments.has(3) && !arguments[3].is(Type::None) ? textOf(arguments[3], "join") : Text(U"\n");
    if (rules.width <= 0 && !text.empty())
        raise(ErrorName::ValueError, "invalid width " + std::to_string(rules.width) + " (must be > 0)");
    Text result;
    bool isFirst = true;
    for (const TextView line : splitLines(text, false)) {
        if (!isFirst)
            result += between;
        isFirst = false;
        bool isFirstPart = true;
        for (const Text &part : wrapped(line, rules)) {
            if (!isFirstPart)
                result += between;
            isFirstPart = false;
            runtime.growText(result.size() / 16);
            result += part;
        }
    }
    return Value::string(std::move(result));
}

Value fileSize(Runtime &runtime, Arguments &arguments)
{
    constexpr std::array kUnits{"kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"};
    constexpr std::array kBinaryUnits{"KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"};
    const double bytes = toFloat(arguments[0]);
    const bool isBinary = isTrue(arguments[1]);
    const double base = isBinary ? 1024 : 1000;
    if (bytes == 1)
        return Value::ascii("1 Byte");
    if (bytes < base)
        return Value::string(shown(runtime, toInteger(Value::real(bytes))) + U" Bytes");
    double unit = base * base;
    std::size_t place = 0;
    for (; place + 1 < kUnits.size() && !(bytes < unit); ++place)
        unit *= base;
    const std::string number = fixedText(base * bytes / unit, 1);
    return Value::ascii(number + ' ' + (isBinary ? kBinaryUnits.at(place) : kUnits.at(place)));
}

/// The keys of dicts in their order, where they have one.
Value withSortedKeys(const Value &value)
{
    if (value.isSequence()) {
        std::vector<Value> items;
        for (const Value &item : value.items())
            items.push_back(withSortedKeys(item));
        return Value::sequence(value.type(), std::move(items));
    }
    if (!value.is(Type::Dict))
        return value;
    std::vector<DictObject::Entry> entries = value.dict().entries;
    if (std::ranges::all_of(entries, [](const DictObject::Entry &one) { return one.key.is(Type::String); }))
        std::ranges::sort(entries, {}, [](const DictObject::Entry &one) { return TextView(one.key.text()); });
    auto sorted = std::make_unique<DictObject>();
    for (const DictObject::Entry &entry : entries)
        sorted->set(entry.key, withSortedKeys(entry.value));
    return Value::of(Type::Dict, sorted.release());
}

/// On one line, however long.
Value prettyPrint(Runtime &runtime, Arguments &arguments)
{
    return Value::string(represented(runtime, withSortedKeys(arguments[0])));
}

constexpr std::array kFilters{
    NativeRow{"center", "value width?", &center},
    NativeRow{"truncate", "s length? killwords? end? leeway?", &truncate},
    NativeRow{"indent", "s width? first? blank?", &indent},
    NativeRow{"wordwrap", "s width? break_long_words? wrapstring? break_on_hyphens?", &wordWrap},
    NativeRow{"filesizeformat", "value binary?", &fileSize},
    NativeRow{"pprint", "value", &prettyPrint},
};

} // namespace

std::span<const NativeRow> layoutFilters()
{
    return kFilters;
}

} // namespace hearth::templates
