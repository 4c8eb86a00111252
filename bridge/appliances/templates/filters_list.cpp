// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Filters of lists and other rows of values.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/things.h"
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

Value list(Runtime &runtime, Arguments &arguments)
{
    return Value::list(itemsOf(runtime, arguments[0]));
}

Value length(Runtime &runtime, Arguments &arguments)
{
    return Value::integer(lengthOf(runtime, arguments[0]));
}

Value first(Runtime &runtime, Arguments &arguments)
{
    Value item;
    return walkOver(runtime, arguments[0])->next(runtime, item)
               ? item
               : Value::undefined("No first item, sequence was empty.");
}

/// What reversed() takes: what has places, and dicts.
bool isReversible(const Value &value)
{
    return value.isSequence() || value.is(Type::String) || value.is(Type::Dict) ||
           value.as<Range>() != nullptr || value.as<DictView>() != nullptr;
}

Value last(Runtime &runtime, Arguments &arguments)
{
    const Value &value = arguments[0];
    if (value.is(Type::Undefined) && !value.undefinedInfo().isUnsafe)
        return Value::undefined("No last item, sequence was empty.");
    if (!isReversible(value))
        raise(ErrorName::TypeError, std::string("'") + typeName(value) + "' object is not reversible");
    const std::vector<Value> items = itemsOf(runtime, value);
    return items.empty() ? Value::undefined("No last item, sequence was empty.") : items.back();
}

Value reverse(Runtime &runtime, Arguments &arguments)
{
    const Value &value = arguments[0];
    if (value.is(Type::String))
        return Value::string(Text(value.text().rbegin(), value.text().rend()));
    if (!isIterable(runtime, value))
        raise(ErrorName::FilterArgumentError, "argument must be iterable");
    std::vector<Value> items = itemsOf(runtime, value);
    std::ranges::reverse(items);
    Value reversed = Value::list(std::move(items));
    if (!isReversible(value) && !value.is(Type::Undefined))
        return reversed;
    std::shared_ptr<Walk> walk = walkOver(runtime, reversed);
    return generator(value.is(Type::List)   ? "list_reverseiterator"
                     : value.is(Type::Dict) ? "dict_reversekeyiterator"
                                            : "reversed",
                     value,
                     walkBy([walk](Runtime &within, Value &next) { return walk->next(within, next); }));
}

Value join(Runtime &runtime, Arguments &arguments)
{
    const AttributePath path(arguments[2]);
    const Text between = arguments.has(1) ? shown(runtime, arguments[1]) : Text();
    const std::unique_ptr<Walk> walk = walkOver(runtime, arguments[0], "can only join an iterable");
    Text text;
    Value item;
    bool isFirst = true;
    while (walk->next(runtime, item)) {
        if (!isFirst)
            text += between;
        isFirst = false;
        print(runtime, path.from(runtime, item), text);
    }
    runtime.growText(text.size());
    return Value::string(std::move(text));
}

Value sum(Runtime &runtime, Arguments &arguments)
{
    const AttributePath path(arguments[1]);
    Value total = arguments.has(2) ? arguments[2] : Value::integer(0);
    if (total.is(Type::String))
        raise(ErrorName::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    const std::unique_ptr<Walk> walk = walkOver(runtime, arguments[0]);
    Value item;
    while (walk->next(runtime, item))
        total = add(runtime, total, path.from(runtime, item));
    return total;
}

/// So many rows of about one length, the longer ones first.
std::vector<Value> slices(const std::vector<Value> &items, std::int64_t count, const Value &fill)
{
    if (count == 0)
        raise(ErrorName::ZeroDivisionError, "integer division or modulo by zero");
    if (count > 10000)
        raise(ErrorName::LimitError, "too many slices");
    std::vector<Value> rows;
    auto at = items.begin();
    for (std::int64_t i = 0; i < count; ++i) {
        const auto size = static_cast<std::int64_t>(items.size());
        const bool hasExtra = i < size % count;
        const auto end = at + size / count + (hasExtra ? 1 : 0);
        std::vector<Value> row(at, end);
        if (!fill.isAbsent() && !fill.is(Type::None) && !hasExtra)
            row.push_back(fill);
        rows.push_back(Value::list(std::move(row)));
        at = end;
    }
    return rows;
}

Value slice(Runtime &, Arguments &arguments)
{
    return generator("generator object sync_do_slice", arguments[0],
                     walkBy([value = arguments[0], count = arguments[1], fill = arguments[2],
                             walk = std::shared_ptr<Walk>()](Runtime &runtime, Value &next) mutable {
                         if (walk == nullptr)
                             walk = laterWalk(
                                 Value::list(slices(itemsOf(runtime, value), toIndex(count), fill)));
                         return walk->next(runtime, next);
                     }));
}

Value batch(Runtime &, Arguments &arguments)
{
    const std::int64_t count = toIndex(arguments[1]);
    const Value fill = arguments[2];
    if (count > 10000)
        raise(ErrorName::LimitError, "too long a batch");
    // A batch is made whole before the next begins; one of no length never ends by itself.
    return generator("generator object do_batch", arguments[0],
                     walkBy([walk = laterWalk(arguments[0]), fill, count](Runtime &within, Value &next) {
                         std::vector<Value> row;
                         Value item;
                         while ((count <= 0 || static_cast<std::int64_t>(row.size()) < count) &&
                                walk->next(within, item))
                             row.push_back(item);
                         if (row.empty())
                             return false;
                         if (!fill.isAbsent() && !fill.is(Type::None) && count > 0)
                             row.resize(static_cast<std::size_t>(count), fill);
                         next = Value::list(std::move(row));
                         return true;
                     }));
}

Value items(Runtime &runtime, Arguments &arguments)
{
    const Value value = arguments[0];
    if (!value.is(Type::Dict) && !value.is(Type::Undefined)) {
        return generator("generator object do_items", value, walkBy([](Runtime &, Value &) -> bool {
                             raise(ErrorName::TypeError, "Can only get item pairs from a mapping.");
                         }));
    }
    const Value view =
        value.is(Type::Dict) ? Value::thing(new DictView(value, ViewKind::Items)) : Value::list({});
    std::shared_ptr<Walk> walk = walkOver(runtime, view);
    return generator("generator object do_items", value,
                     walkBy([walk](Runtime &within, Value &next) { return walk->next(within, next); }));
}

/// Told by the moment, so that one rendering always gives the same.
Value random(Runtime &runtime, Arguments &arguments)
{
    mustBeDefined(arguments[0]);
    const std::vector<Value> all = itemsOf(runtime, arguments[0]);
    if (!arguments[0].isSequence() && !arguments[0].is(Type::String) && arguments[0].as<Range>() == nullptr)
        raise(ErrorName::TypeError,
              std::string("'") + typeName(arguments[0]) + "' object is not subscriptable");
    if (all.empty())
        return Value::undefined("No random item, sequence was empty.");
    const std::size_t seed = hashOf(Value::integer(runtime.moment().microseconds));
    return all[seed % all.size()];
}

constexpr std::array kFilters{
    NativeRow{"list", "value", &list},
    NativeRow{"length", "value", &length},
    NativeRow{"count", "value", &length},
    NativeRow{"first", "seq", &first},
    NativeRow{"last", "seq", &last},
    NativeRow{"reverse", "value", &reverse},
    NativeRow{"join", "value d? attribute?", &join},
    NativeRow{"sum", "iterable attribute? start?", &sum},
    NativeRow{"slice", "value slices fill_with?", &slice},
    NativeRow{"batch", "value linecount fill_with?", &batch},
    NativeRow{"items", "value", &items},
    NativeRow{"random", "seq", &random},
};

} // namespace

std::span<const NativeRow> listFilters()
{
    return kFilters;
}

} // namespace hearth::templates
