// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Filters for HTML and addresses. There is no markup type here: what they make is plain text.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/markup.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include <array>

namespace hearth::templates
{

namespace
{

Value escape(Runtime &runtime, Arguments &arguments)
{
    const Text text = shown(runtime, arguments[0]);
    runtime.growText(text.size() * 5);
    return Value::string(escapedMarkup(text));
}

Value safe(Runtime &runtime, Arguments &arguments)
{
    return Value::string(shown(runtime, arguments[0]));
}

Value stripTags(Runtime &runtime, Arguments &arguments)
{
    return Value::string(withoutTags(shown(runtime, arguments[0])));
}

Value xmlAttributes(Runtime &runtime, Arguments &arguments)
{
    mustBeDefined(arguments[0]);
    if (!arguments[0].is(Type::Dict))
        raise(ErrorName::AttributeError,
              std::string("'") + typeName(arguments[0]) + "' object has no attribute 'items'");
    Text text;
    for (const DictObject::Entry &entry : arguments[0].dict().entries) {
        if (entry.value.is(Type::None) || entry.value.is(Type::Undefined))
            continue;
        const Text key = shown(runtime, entry.key);
        if (key.find_first_of(U" \t\n\f/>=") != Text::npos)
            raise(ErrorName::ValueError, "Invalid character in attribute name: " + toUtf8(quoted(key)));
        text += (text.empty() ? U"" : U" ") + escapedMarkup(key) + U"=\"" +
                escapedMarkup(shown(runtime, entry.value)) + U'"';
    }
    const bool hasSpace = !arguments.has(1) || isTrue(arguments[1]);
    return Value::string(hasSpace && !text.empty() ? U' ' + text : text);
}

Value urlEncode(Runtime &runtime, Arguments &arguments)
{
    const Value &value = arguments[0];
    if (value.is(Type::String) || !isIterable(runtime, value))
        return Value::string(percentEncoded(shown(runtime, value), UrlPart::Path));
    Text text;
    const auto addPair = [&](const Value &key, const Value &held) {
        if (!text.empty())
            text.push_back('&');
        text += percentEncoded(shown(runtime, key), UrlPart::Query) + U'=' +
                percentEncoded(shown(runtime, held), UrlPart::Query);
    };
    if (value.is(Type::Dict)) {
        for (const DictObject::Entry &entry : value.dict().entries)
            addPair(entry.key, entry.value);
        return Value::string(std::move(text));
    }
    for (const Value &pair : itemsOf(runtime, value)) {
        const std::vector<Value> two = itemsOf(runtime, pair);
        if (two.size() != 2)
            raise(ErrorName::ValueError, "not enough values to unpack (expected 2)");
        addPair(two[0], two[1]);
    }
    return Value::string(std::move(text));
}

Value urlize(Runtime &runtime, Arguments &arguments)
{
    LinkRules rules;
    if (arguments.has(1) && !arguments[1].is(Type::None))
        rules.longestShown = toIndex(arguments[1]);
    rules.isNofollow = isTrue(arguments[2]);
    if (arguments.has(3) && isTrue(arguments[3]))
        rules.target = shown(runtime, arguments[3]);
    if (arguments.has(4) && isTrue(arguments[4]))
        rules.relation = shown(runtime, arguments[4]);
    const Text text = shown(runtime, arguments[0]);
    runtime.growText(text.size() * 8);
    return Value::string(withLinks(text, rules));
}

constexpr std::array kFilters{
    NativeRow{"e", "s", &escape},
    NativeRow{"escape", "s", &escape},
    NativeRow{"forceescape", "s", &escape},
    NativeRow{"safe", "s", &safe},
    NativeRow{"striptags", "value", &stripTags},
    NativeRow{"xmlattr", "d autospace?", &xmlAttributes},
    NativeRow{"urlencode", "value", &urlEncode},
    NativeRow{"urlize", "value trim_url_limit? nofollow? target? rel? extra_schemes?", &urlize},
};

} // namespace

std::span<const NativeRow> markupFilters()
{
    return kFilters;
}

} // namespace hearth::templates
