// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Filters and functions of any value: defaults, choices, JSON.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/json_text.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include <array>

namespace hearth::templates
{

namespace
{

Value fallback(Runtime &, Arguments &arguments)
{
    const bool isMissing =
        arguments[0].is(Type::Undefined) || (isTrue(arguments[2]) && !isTrue(arguments[0]));
    if (!isMissing)
        return arguments[0];
    return arguments.has(1) ? arguments[1] : Value::string(Text());
}

Value attribute(Runtime &runtime, Arguments &arguments)
{
    mustBeDefined(arguments[1]);
    if (!arguments[1].is(Type::String))
        raise(ErrorName::TypeError, "attribute name must be string");
    // Attributes alone: the items of a dict are none.
    const Value &object = arguments[0];
    const Text &name = arguments[1].text();
    if (object.is(Type::Dict) && methodsNamed(name).dict == nullptr && !name.starts_with(U"__"))
        return Value::undefined("'dict object' has no attribute '" + toUtf8(name) + '\'');
    return attributeOf(runtime, object, name);
}

Value mustBeThere(Runtime &, Arguments &arguments)
{
    mustBeDefined(arguments[0]);
    return arguments[0];
}

Value immediateIf(Runtime &, Arguments &arguments)
{
    if (arguments[0].is(Type::None) && arguments.has(3))
        return arguments[3];
    if (isTrue(arguments[0]))
        return arguments.has(1) ? arguments[1] : Value::boolean(true);
    return arguments.has(2) ? arguments[2] : Value::boolean(false);
}

Value typeOf(Runtime &, Arguments &arguments)
{
    return Value::ascii(typeName(arguments[0]));
}

Value apply(Runtime &runtime, Arguments &arguments)
{
    Arguments given;
    given.positional.append(arguments[0]);
    for (qsizetype i = 2; i < arguments.count(); ++i)
        given.positional.append(arguments[i]);
    given.named = arguments.named;
    return call(runtime, arguments[1], given);
}

std::unique_ptr<DictObject> combined(Runtime &runtime, const std::vector<Value> &dicts, bool isRecursive)
{
    const Runtime::Deeper deeper(runtime);
    auto result = std::make_unique<DictObject>();
    for (const Value &one : dicts) {
        if (!one.is(Type::Dict))
            raise(ErrorName::TypeError, std::string("combine expected a dict, got ") + typeName(one));
        runtime.step(one.dict().entries.size());
        for (const DictObject::Entry &entry : one.dict().entries) {
            const Value *const known = isRecursive ? result->find(entry.key) : nullptr;
            if (known != nullptr && known->is(Type::Dict) && entry.value.is(Type::Dict))
                result->set(entry.key,
                            Value::of(Type::Dict, combined(runtime, {*known, entry.value}, true).release()));
            else
                result->set(entry.key, entry.value);
        }
    }
    return result;
}

Value combine(Runtime &runtime, Arguments &arguments)
{
    const bool isRecursive = isTrue(arguments.take("recursive"));
    if (arguments.count() == 0)
        raise(ErrorName::TypeError, "combine expected at least 1 argument, got 0");
    return Value::of(
        Type::Dict,
        combined(runtime, {arguments.positional.begin(), arguments.positional.end()}, isRecursive).release());
}

Value containsItem(Runtime &runtime, Arguments &arguments)
{
    return Value::boolean(contains(runtime, arguments[0], arguments[1]));
}

/// Home Assistant's: compact, in the order that the keys have.
Value toJson(Runtime &runtime, Arguments &arguments)
{
    JsonStyle style;
    style.isAscii = isTrue(arguments[1]);
    style.isSorted = isTrue(arguments[3]);
    if (isTrue(arguments[2]))
        style.indent = 2;
    // What stays ASCII is written by Python's json, the rest by a quicker one that leaves no spaces.
    style.isCompact = !style.isAscii;
    return Value::string(jsonText(runtime, arguments[0], style));
}

/// Jinja's: for use within HTML, keys sorted.
Value toHtmlJson(Runtime &runtime, Arguments &arguments)
{
    JsonStyle style;
    style.isAscii = true;
    style.isSorted = true;
    style.isForMarkup = true;
    if (arguments.has(1) && !arguments[1].is(Type::None))
        style.indent = static_cast<int>(std::clamp<std::int64_t>(toIndex(arguments[1]), 0, 100));
    return Value::string(jsonText(runtime, arguments[0], style));
}

Value fromJson(Runtime &runtime, Arguments &arguments)
{
    const Value &value = arguments[0];
    mustBeDefined(value);
    std::optional<Value> read;
    if (value.is(Type::String))
        read = parseJson(toUtf8(value.text()));
    runtime.step(value.is(Type::String) ? value.text().size() / 16 : 1);
    if (read)
        return *read;
    if (arguments.has(1))
        return arguments[1];
    if (!value.is(Type::String))
        raise(ErrorName::TypeError,
              std::string("the JSON object must be str, bytes or bytearray, not ") + typeName(value));
    raise(ErrorName::ValueError, "Template error: from_json got invalid input");
}

constexpr std::array kFunctions{
    NativeRow{"iif", "value if_true? if_false? if_none?", &immediateIf},
    NativeRow{"typeof", "value", &typeOf},
    NativeRow{"apply", "value fn * **", &apply},
    NativeRow{"combine", "* **", &combine},
};

constexpr std::array kFilters{
    NativeRow{"default", "value default_value? boolean?", &fallback},
    NativeRow{"d", "value default_value? boolean?", &fallback},
    NativeRow{"attr", "obj name", &attribute},
    NativeRow{"is_defined", "value", &mustBeThere},
    NativeRow{"contains", "value item", &containsItem},
    NativeRow{"to_json", "value ensure_ascii? pretty_print? sort_keys?", &toJson},
    NativeRow{"tojson", "value indent?", &toHtmlJson},
    NativeRow{"from_json", "value default?", &fromJson},
};

} // namespace

std::span<const NativeRow> valueFunctions()
{
    return kFunctions;
}

std::span<const NativeRow> valueFilters()
{
    return kFilters;
}

} // namespace hearth::templates
