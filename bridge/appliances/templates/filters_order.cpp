// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Filters that sort, group and pick by order.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/runtime.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace hearth::templates
{

namespace
{

struct Keyed {
    Value key;
    Value item;
};

/// Stable, as Python's; a TypeError of a comparison goes through.
void sortByKey(Runtime &runtime, std::vector<Keyed> &keyed, bool isReverse)
{
    runtime.step(keyed.size() * (keyed.size() < 2 ? 1 : std::bit_width(keyed.size())) / 4);
    const auto isLess = [](const Keyed &a, const Keyed &b) {
        return compare(Comparison::Less, a.key, b.key);
    };
    // Reverse keeps the order of equal ones.
    if (isReverse)
        std::ranges::reverse(keyed);
    std::stable_sort(keyed.begin(), keyed.end(), isLess);
    if (isReverse)
        std::ranges::reverse(keyed);
}

std::vector<Value> itemsOf(std::vector<Keyed> keyed)
{
    std::vector<Value> items;
    items.reserve(keyed.size());
    for (Keyed &one : keyed)
        items.push_back(std::move(one.item));
    return items;
}

/// "a,b.c" are several keys.
std::vector<AttributePath> sortPaths(const Value &attribute)
{
    std::vector<AttributePath> paths;
    if (!attribute.is(Type::String)) {
        paths.emplace_back(attribute);
        return paths;
    }
    const Text &text = attribute.text();
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(U',', from), text.size());
        paths.emplace_back(Value::string(text.substr(from, end - from)));
        from = end + 1;
    }
    return paths;
}

Value sort(Runtime &runtime, Arguments &arguments)
{
    const bool heedsCase = isTrue(arguments[2]);
    const std::vector<AttributePath> paths = sortPaths(arguments[3]);
    std::vector<Keyed> keyed;
    for (const Value &item : templates::itemsOf(runtime, arguments[0])) {
        std::vector<Value> keys;
        for (const AttributePath &path : paths) {
            const Value key = path.from(runtime, item);
            keys.push_back(heedsCase ? key : withoutCase(key));
        }
        keyed.push_back({Value::list(std::move(keys)), item});
    }
    sortByKey(runtime, keyed, isTrue(arguments[1]));
    return Value::list(itemsOf(std::move(keyed)));
}

const DictObject &mappingOf(const Value &value, const char *method)
{
    mustBeDefined(value);
    if (!value.is(Type::Dict))
        raise(ErrorName::AttributeError,
              std::string("'") + typeName(value) + "' object has no attribute '" + method + '\'');
    return value.dict();
}

Value sortDict(Runtime &runtime, Arguments &arguments)
{
    const Text by = arguments.has(2) && arguments[2].is(Type::String) ? arguments[2].text() : Text(U"key");
    if (by != U"key" && by != U"value")
        raise(ErrorName::FilterArgumentError, "You can only sort by either \"key\" or \"value\"");
    std::vector<Keyed> keyed;
    for (const DictObject::Entry &entry : mappingOf(arguments[0], "items").entries) {
        const Value &key = by == U"key" ? entry.key : entry.value;
        keyed.push_back(
            {isTrue(arguments[1]) ? key : withoutCase(key), Value::tuple({entry.key, entry.value})});
    }
    sortByKey(runtime, keyed, isTrue(arguments[3]));
    return Value::list(itemsOf(std::move(keyed)));
}

Value groupBy(Runtime &runtime, Arguments &arguments)
{
    const AttributePath path(arguments[1]);
    const bool heedsCase = isTrue(arguments[3]);
    std::vector<Keyed> keyed;
    for (const Value &item : templates::itemsOf(runtime, arguments[0])) {
        const Value key = path.from(runtime, item, arguments[2]);
        keyed.push_back({heedsCase ? key : withoutCase(key), item});
    }
    sortByKey(runtime, keyed, false);
    std::vector<Value> groups;
    for (std::size_t i = 0; i < keyed.size();) {
        std::vector<Value> members;
        const Value key = keyed[i].key;
        for (; i < keyed.size() && areEqual(keyed[i].key, key); ++i)
            members.push_back(keyed[i].item);
        if (members.empty()) // what does not equal itself stands alone
            members.push_back(keyed[i++].item);
        const Value name = heedsCase ? key : path.from(runtime, members.front(), arguments[2]);
        Value group = Value::tuple({name, Value::list(std::move(members))});
        static_cast<SequenceObject *>(group.object())->isGroup = true;
        groups.push_back(std::move(group));
    }
    return Value::list(std::move(groups));
}

Value unique(Runtime &, Arguments &arguments)
{
    const bool heedsCase = isTrue(arguments[1]);
    std::shared_ptr<Walk> walk = laterWalk(arguments[0]);
    auto seen = std::make_shared<DictObject>();
    const AttributePath path(arguments[2]);
    return generator("generator object sync_do_unique", arguments[0],
                     walkBy([walk, seen, path, heedsCase](Runtime &within, Value &next) {
                         while (walk->next(within, next)) {
                             const Value found = path.from(within, next);
                             const Value key = heedsCase ? found : withoutCase(found);
                             if (seen->find(key) != nullptr)
                                 continue;
                             seen->set(key, Value::none());
                             return true;
                         }
                         return false;
                     }));
}

Value extreme(Runtime &runtime, const Value &items, bool heedsCase, const Value &attribute, Comparison wanted)
{
    const AttributePath path(attribute);
    const std::unique_ptr<Walk> walk = walkOver(runtime, items);
    Value best;
    Value bestKey;
    Value item;
    while (walk->next(runtime, item)) {
        const Value found = path.from(runtime, item);
        Value key = heedsCase ? found : withoutCase(found);
        if (best.isAbsent() || compare(wanted, key, bestKey)) {
            best = item;
            bestKey = std::move(key);
        }
    }
    return best.isAbsent() ? Value::undefined("No aggregated item, sequence was empty.") : best;
}

template <Comparison wanted> Value extremeOf(Runtime &runtime, Arguments &arguments)
{
    return extreme(runtime, arguments[0], isTrue(arguments[1]), arguments[2], wanted);
}

constexpr std::array kFilters{
    NativeRow{"sort", "value reverse? case_sensitive? attribute?", &sort},
    NativeRow{"dictsort", "value case_sensitive? by? reverse?", &sortDict},
    NativeRow{"groupby", "value attribute default? case_sensitive?", &groupBy},
    NativeRow{"unique", "value case_sensitive? attribute?", &unique},
    NativeRow{"min", "value case_sensitive? attribute?", &extremeOf<Comparison::Less>},
    NativeRow{"max", "value case_sensitive? attribute?", &extremeOf<Comparison::Greater>},
};

} // namespace

std::span<const NativeRow> orderFilters()
{
    return kFilters;
}

} // namespace hearth::templates
