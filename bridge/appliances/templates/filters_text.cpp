// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Filters of text: case, trimming, replacing.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/format.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/strings.h"
#include <array>

namespace hearth::templates
{

namespace
{

Value upper(Runtime &runtime, Arguments &arguments)
{
    return Value::string(uppered(shown(runtime, arguments[0])));
}

Value lower(Runtime &runtime, Arguments &arguments)
{
    return Value::string(lowered(shown(runtime, arguments[0])));
}

Value capitalize(Runtime &runtime, Arguments &arguments)
{
    return Value::string(capitalized(shown(runtime, arguments[0])));
}

/// Words begin after white space, hyphens and opening brackets.
Value title(Runtime &runtime, Arguments &arguments)
{
    const Text text = shown(runtime, arguments[0]);
    const auto begins = [](char32_t c) {
        return isSpace(c) || c == '-' || c == '(' || c == '{' || c == '[' || c == '<';
    };
    Text result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && begins(text[end]) == begins(text[i]))
            ++end;
        const TextView word = TextView(text).substr(i, end - i);
        result += uppered(word.substr(0, 1)) + lowered(word.substr(1));
        i = end;
    }
    return Value::string(std::move(result));
}

Value trim(Runtime &runtime, Arguments &arguments)
{
    std::optional<Text> characters;
    if (arguments.has(1) && !arguments[1].is(Type::None)) {
        if (!arguments[1].is(Type::String))
            raise(ErrorName::TypeError, "strip arg must be None or str");
        characters = arguments[1].text();
    }
    return Value::string(strippedOf(shown(runtime, arguments[0]), characters, true, true));
}

Value replace(Runtime &runtime, Arguments &arguments)
{
    const Text text = shown(runtime, arguments[0]);
    const Text before = shown(runtime, arguments[1]);
    const Text after = shown(runtime, arguments[2]);
    const std::int64_t count = arguments.has(3) && !arguments[3].is(Type::None) ? toIndex(arguments[3]) : -1;
    runtime.growText(replacedLength(text, before, after, count));
    return Value::string(replaced(text, before, after, count));
}

Value string(Runtime &runtime, Arguments &arguments)
{
    return arguments[0].is(Type::String) ? arguments[0] : Value::string(shown(runtime, arguments[0]));
}

Value format(Runtime &runtime, Arguments &arguments)
{
    const Text text = shown(runtime, arguments[0]);
    if (arguments.named.isEmpty())
        return percentFormat(runtime, text,
                             Value::tuple({arguments.positional.begin() + 1, arguments.positional.end()}));
    if (arguments.count() > 1)
        raise(ErrorName::FilterArgumentError,
              "can't handle positional and keyword arguments at the same time");
    auto dict = std::make_unique<DictObject>();
    for (const NamedArgument &one : arguments.named)
        dict->set(Value::string(one.name), one.value);
    return percentFormat(runtime, text, Value::of(Type::Dict, dict.release()));
}

Value countWords(Runtime &runtime, Arguments &arguments)
{
    std::int64_t words = 0;
    bool wasWord = false;
    for (const char32_t c : shown(runtime, arguments[0])) {
        const bool isWord = isWordCharacter(c);
        words += isWord && !wasWord ? 1 : 0;
        wasWord = isWord;
    }
    return Value::integer(words);
}

Value codePoint(Runtime &runtime, Arguments &arguments)
{
    if (!arguments[0].is(Type::String) || arguments[0].text().size() != 1)
        raise(ErrorName::TypeError, "ord() expected a character, but string of length " +
                                        std::to_string(lengthOf(runtime, arguments[0])) + " found");
    return Value::integer(static_cast<std::int64_t>(arguments[0].text()[0]));
}

constexpr std::array kFilters{
    NativeRow{"upper", "s", &upper},           NativeRow{"lower", "s", &lower},
    NativeRow{"capitalize", "s", &capitalize}, NativeRow{"title", "s", &title},
    NativeRow{"trim", "value chars?", &trim},  NativeRow{"replace", "s old new count?", &replace},
    NativeRow{"string", "s", &string},         NativeRow{"format", "value * **", &format},
    NativeRow{"wordcount", "s", &countWords},  NativeRow{"ord", "c", &codePoint},
};

} // namespace

std::span<const NativeRow> textFilters()
{
    return kFilters;
}

} // namespace hearth::templates
