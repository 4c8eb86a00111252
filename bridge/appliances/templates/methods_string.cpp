// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Methods of str.
#include "bridge/appliances/templates/bytes.h"
#include "bridge/appliances/templates/format.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/moments.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/strings.h"
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

const Text &self(const Arguments &arguments)
{
    return arguments[0].text();
}

const Text &textArgument(const Value &value)
{
    mustBeDefined(value);
    if (!value.is(Type::String))
        raise(ErrorName::TypeError, std::string("must be str, not ") + typeName(value));
    return value.text();
}

bool isGiven(const Arguments &arguments, qsizetype place)
{
    return arguments.has(place) && !arguments[place].is(Type::None);
}

template <Text (*change)(TextView)> Value changed(Runtime &, Arguments &arguments)
{
    return Value::string(change(self(arguments)));
}

template <bool left, bool right> Value strip(Runtime &, Arguments &arguments)
{
    std::optional<Text> characters;
    if (isGiven(arguments, 1))
        characters = textArgument(arguments[1]);
    return Value::string(strippedOf(self(arguments), characters, left, right));
}

template <bool fromRight> Value split(Runtime &runtime, Arguments &arguments)
{
    std::optional<Text> separator;
    if (isGiven(arguments, 1)) {
        separator = textArgument(arguments[1]);
        if (separator->empty())
            raise(ErrorName::ValueError, "empty separator");
    }
    const std::int64_t most = arguments.has(2) ? toIndex(arguments[2]) : -1;
    const std::vector<TextView> parts = fromRight ? splitRight(self(arguments), separator, most)
                                                  : splitLeft(self(arguments), separator, most);
    runtime.step(parts.size());
    std::vector<Value> values;
    for (const TextView part : parts)
        values.push_back(Value::string(part));
    return Value::list(std::move(values));
}

Value splitIntoLines(Runtime &runtime, Arguments &arguments)
{
    std::vector<Value> lines;
    for (const TextView line : splitLines(self(arguments), isTrue(arguments[1])))
        lines.push_back(Value::string(line));
    runtime.step(lines.size());
    return Value::list(std::move(lines));
}

template <bool fromRight> Value partition(Runtime &, Arguments &arguments)
{
    const Text &text = self(arguments);
    const Text &separator = textArgument(arguments[1]);
    if (separator.empty())
        raise(ErrorName::ValueError, "empty separator");
    const std::size_t at = fromRight ? text.rfind(separator) : text.find(separator);
    if (at == Text::npos) {
        const Value none = Value::string(Text());
        return fromRight ? Value::tuple({none, none, arguments[0]})
                         : Value::tuple({arguments[0], none, none});
    }
    return Value::tuple(
        {Value::string(text.substr(0, at)), arguments[1], Value::string(text.substr(at + separator.size()))});
}

Value replace(Runtime &runtime, Arguments &arguments)
{
    const Text &before = textArgument(arguments[1]);
    const Text &after = textArgument(arguments[2]);
    const std::int64_t count = arguments.has(3) ? toIndex(arguments[3]) : -1;
    runtime.growText(replacedLength(self(arguments), before, after, count));
    return Value::string(replaced(self(arguments), before, after, count));
}

Value join(Runtime &runtime, Arguments &arguments)
{
    const std::unique_ptr<Walk> walk = walkOver(runtime, arguments[1], "can only join an iterable");
    Text text;
    Value item;
    for (std::size_t i = 0; walk->next(runtime, item); ++i) {
        if (!item.is(Type::String))
            raise(ErrorName::TypeError, "sequence item " + std::to_string(i) + ": expected str instance, " +
                                            typeName(item) + " found");
        if (i > 0)
            text += self(arguments);
        text += item.text();
        if (text.size() > Runtime::kLongestText)
            runtime.growText(text.size());
    }
    runtime.growText(text.size());
    return Value::string(std::move(text));
}

/// The part of the text that start and end name, and where it begins.
TextView within(const Arguments &arguments, qsizetype place, std::size_t &from, bool &isThere)
{
    const Text &text = self(arguments);
    const auto length = static_cast<std::int64_t>(text.size());
    const auto bound = [&](qsizetype at, std::int64_t otherwise) {
        std::int64_t value = isGiven(arguments, at) ? toIndex(arguments[at]) : otherwise;
        value += value < 0 ? length : 0;
        return std::max<std::int64_t>(value, 0);
    };
    const std::int64_t start = bound(place, 0);
    const std::int64_t stop = std::min(bound(place + 1, length), length);
    isThere = start <= stop;
    from = static_cast<std::size_t>(std::min(start, stop));
    return TextView(text).substr(from, isThere ? static_cast<std::size_t>(stop - start) : 0);
}

template <bool fromRight, bool mustBeThere> Value find(Runtime &, Arguments &arguments)
{
    const Text &wanted = textArgument(arguments[1]);
    std::size_t from = 0;
    bool isThere = false;
    const TextView text = within(arguments, 2, from, isThere);
    const std::size_t at = !isThere ? Text::npos : fromRight ? text.rfind(wanted) : text.find(wanted);
    if (at == Text::npos && mustBeThere)
        raise(ErrorName::ValueError, "substring not found");
    return Value::integer(at == Text::npos ? -1 : static_cast<std::int64_t>(at + from));
}

Value count(Runtime &, Arguments &arguments)
{
    const Text &wanted = textArgument(arguments[1]);
    std::size_t from = 0;
    bool isThere = false;
    const TextView text = within(arguments, 2, from, isThere);
    if (!isThere)
        return Value::integer(0);
    if (wanted.empty())
        return Value::integer(static_cast<std::int64_t>(text.size() + 1));
    std::int64_t times = 0;
    for (std::size_t at = text.find(wanted); at != Text::npos; at = text.find(wanted, at + wanted.size()))
        ++times;
    return Value::integer(times);
}

template <bool atEnd> Value startsOrEnds(Runtime &, Arguments &arguments)
{
    std::size_t from = 0;
    bool isThere = false;
    const TextView text = within(arguments, 2, from, isThere);
    std::vector<Value> wanted{arguments[1]};
    if (arguments[1].is(Type::Tuple))
        wanted = arguments[1].items();
    for (const Value &one : wanted) {
        mustBeDefined(one);
        if (!one.is(Type::String))
            raise(ErrorName::TypeError, std::string(atEnd ? "endswith" : "startswith") +
                                            " first arg must be str or a tuple of str, not " + typeName(one));
        if (isThere && (atEnd ? text.ends_with(one.text()) : text.starts_with(one.text())))
            return Value::boolean(true);
    }
    return Value::boolean(false);
}

template <bool atEnd> Value without(Runtime &, Arguments &arguments)
{
    TextView text = self(arguments);
    const Text &part = textArgument(arguments[1]);
    if (!part.empty() && (atEnd ? text.ends_with(part) : text.starts_with(part)))
        text = atEnd ? text.substr(0, text.size() - part.size()) : text.substr(part.size());
    return Value::string(text);
}

template <Side side> Value pad(Runtime &runtime, Arguments &arguments)
{
    char32_t fill = ' ';
    if (arguments.has(2)) {
        if (textArgument(arguments[2]).size() != 1)
            raise(ErrorName::TypeError, "The fill character must be exactly one character long");
        fill = arguments[2].text()[0];
    }
    const std::int64_t width = toIndex(arguments[1]);
    runtime.growText(static_cast<std::size_t>(std::max<std::int64_t>(width, 0)));
    return Value::string(padded(self(arguments), width, fill, side));
}

Value fillZeros(Runtime &runtime, Arguments &arguments)
{
    const Text &text = self(arguments);
    const std::int64_t width = toIndex(arguments[1]);
    runtime.growText(static_cast<std::size_t>(std::max<std::int64_t>(width, 0)));
    const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    return Value::string(text.substr(0, sign) + padded(TextView(text).substr(sign),
                                                       width - static_cast<std::int64_t>(sign), U'0',
                                                       Side::Right));
}

Value expandTabs(Runtime &runtime, Arguments &arguments)
{
    const std::int64_t size = arguments.has(1) ? std::clamp<std::int64_t>(toIndex(arguments[1]), 0, 1000) : 8;
    Text text;
    std::int64_t column = 0;
    for (const char32_t c : self(arguments)) {
        if (c == '\t') {
            const std::int64_t gap = size == 0 ? 0 : size - column % size;
            text.append(static_cast<std::size_t>(gap), U' ');
            column += gap;
        } else {
            text.push_back(c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
        if (text.size() > Runtime::kLongestText)
            runtime.growText(text.size());
    }
    return Value::string(std::move(text));
}

Value format(Runtime &runtime, Arguments &arguments)
{
    return braceFormat(runtime, self(arguments), arguments, 1);
}

Value formatMap(Runtime &runtime, Arguments &arguments)
{
    Arguments named;
    named.positional.append(arguments[0]);
    if (!arguments[1].is(Type::Dict))
        raise(ErrorName::TypeError, "format_map() argument must be a mapping");
    for (const DictObject::Entry &entry : arguments[1].dict().entries) {
        if (entry.key.is(Type::String))
            named.named.append({entry.key.text(), entry.value});
    }
    return braceFormat(runtime, self(arguments), named, 1);
}

Value encode(Runtime &runtime, Arguments &arguments)
{
    return encodedText(runtime, self(arguments),
                       arguments.has(1) ? textArgument(arguments[1]) : Text(U"utf-8"),
                       arguments.has(2) ? textArgument(arguments[2]) : Text(U"strict"));
}

constexpr std::array kMethods{
    NativeRow{"upper", "self /", &changed<&uppered>},
    NativeRow{"lower", "self /", &changed<&lowered>},
    NativeRow{"capitalize", "self /", &changed<&capitalized>},
    NativeRow{"title", "self /", &changed<&titled>},
    NativeRow{"swapcase", "self /", &changed<&swappedCase>},
    NativeRow{"casefold", "self /", &changed<&caseFolded>},
    NativeRow{"strip", "self chars? /", &strip<true, true>},
    NativeRow{"lstrip", "self chars? /", &strip<true, false>},
    NativeRow{"rstrip", "self chars? /", &strip<false, true>},
    NativeRow{"split", "self sep? maxsplit?", &split<false>},
    NativeRow{"rsplit", "self sep? maxsplit?", &split<true>},
    NativeRow{"splitlines", "self keepends?", &splitIntoLines},
    NativeRow{"partition", "self sep /", &partition<false>},
    NativeRow{"rpartition", "self sep /", &partition<true>},
    NativeRow{"replace", "self old new count? /", &replace},
    NativeRow{"join", "self iterable /", &join},
    NativeRow{"find", "self sub start? end? /", &find<false, false>},
    NativeRow{"rfind", "self sub start? end? /", &find<true, false>},
    NativeRow{"index", "self sub start? end? /", &find<false, true>},
    NativeRow{"rindex", "self sub start? end? /", &find<true, true>},
    NativeRow{"count", "self sub start? end? /", &count},
    NativeRow{"startswith", "self prefix start? end? /", &startsOrEnds<false>},
    NativeRow{"endswith", "self suffix start? end? /", &startsOrEnds<true>},
    NativeRow{"removeprefix", "self prefix /", &without<false>},
    NativeRow{"removesuffix", "self suffix /", &without<true>},
    NativeRow{"center", "self width fillchar? /", &pad<Side::Both>},
    NativeRow{"ljust", "self width fillchar? /", &pad<Side::Left>},
    NativeRow{"rjust", "self width fillchar? /", &pad<Side::Right>},
    NativeRow{"zfill", "self width /", &fillZeros},
    NativeRow{"expandtabs", "self tabsize?", &expandTabs},
    NativeRow{"format", "self * **", &format},
    NativeRow{"format_map", "self mapping /", &formatMap},
    NativeRow{"encode", "self encoding? errors?", &encode},
};

} // namespace

std::span<const NativeRow> stringMethods()
{
    return kMethods;
}

} // namespace hearth::templates
