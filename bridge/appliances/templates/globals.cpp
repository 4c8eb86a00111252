// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/markup.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/sets.h"
#include "bridge/appliances/templates/things.h"
#include <array>
#include <numbers>
#include <unordered_map>

namespace hearth::templates
{

namespace
{

Value range(Runtime &, Arguments &arguments)
{
    const std::int64_t first = toIndex(arguments[0]);
    if (!arguments.has(1))
        return Value::thing(new Range(0, first, 1));
    return Value::thing(
        new Range(first, toIndex(arguments[1]), arguments.has(2) ? toIndex(arguments[2]) : 1));
}

/// From a dict, from pairs, and from named arguments.
void fill(Runtime &runtime, DictObject &dict, Arguments &arguments, const char *function)
{
    if (arguments.count() > 1)
        raise(ErrorName::TypeError, std::string(function) + " expected at most 1 argument, got " +
                                        std::to_string(arguments.count()));
    if (arguments.count() == 1)
        mustBeDefined(arguments[0]);
    if (arguments.count() == 1 && arguments[0].is(Type::Dict)) {
        for (const DictObject::Entry &entry : arguments[0].dict().entries)
            dict.set(entry.key, entry.value);
    } else if (arguments.count() == 1) {
        std::size_t place = 0;
        for (const Value &pair : itemsOf(runtime, arguments[0])) {
            if (!isIterable(runtime, pair))
                raise(ErrorName::TypeError, "cannot convert dictionary update sequence element #" +
                                                std::to_string(place) + " to a sequence");
            const std::vector<Value> two = itemsOf(runtime, pair);
            if (two.size() != 2)
                raise(ErrorName::ValueError, "dictionary update sequence element #" + std::to_string(place) +
                                                 " has length " + std::to_string(two.size()) +
                                                 "; 2 is required");
            dict.set(two[0], two[1]);
            ++place;
        }
    }
    for (const NamedArgument &one : arguments.named)
        dict.set(Value::string(one.name), one.value);
}

Value dict(Runtime &runtime, Arguments &arguments)
{
    auto made = std::make_unique<DictObject>();
    fill(runtime, *made, arguments, "dict");
    return Value::of(Type::Dict, made.release());
}

Value dictFromKeys(Runtime &runtime, Arguments &arguments)
{
    auto made = std::make_unique<DictObject>();
    for (const Value &key : itemsOf(runtime, arguments[0]))
        made->set(key, arguments.has(1) ? arguments[1] : Value::none());
    return Value::of(Type::Dict, made.release());
}

Value makeNamespace(Runtime &runtime, Arguments &arguments)
{
    auto made = std::make_unique<Namespace>();
    fill(runtime, *made->held, arguments, "namespace");
    Value value = Value::thing(made.release());
    runtime.emptyAtTheEnd(value);
    return value;
}

Value set(Runtime &runtime, Arguments &arguments)
{
    return setOf(arguments.has(0) ? itemsOf(runtime, arguments[0]) : std::vector<Value>());
}

Value tuple(Runtime &runtime, Arguments &arguments)
{
    return Value::tuple(arguments.has(0) ? itemsOf(runtime, arguments[0]) : std::vector<Value>());
}

Value zip(Runtime &runtime, Arguments &arguments)
{
    const bool isStrict = isTrue(arguments.take("strict"));
    auto walks = std::make_shared<std::vector<std::unique_ptr<Walk>>>();
    for (const Value &one : arguments.positional)
        walks->push_back(walkOver(runtime, one));
    const Value sources = Value::tuple({arguments.positional.begin(), arguments.positional.end()});
    return generator("zip", sources, walkBy([walks, isStrict](Runtime &within, Value &next) {
                         std::vector<Value> row;
                         for (const std::unique_ptr<Walk> &walk : *walks) {
                             Value item;
                             if (walk->next(within, item)) {
                                 row.push_back(std::move(item));
                                 continue;
                             }
                             if (isStrict && !row.empty())
                                 raise(ErrorName::ValueError, "zip() arguments have different lengths");
                             return false;
                         }
                         next = Value::tuple(std::move(row));
                         return !walks->empty();
                     }));
}

/// min and max take one list or several values.
Value extreme(Runtime &runtime, Arguments &arguments, const char *filter)
{
    if (arguments.count() == 0)
        raise(ErrorName::TypeError, std::string(filter) + " expected at least 1 argument, got 0");
    if (arguments.count() == 1 && !isIterable(runtime, arguments[0]))
        raise(ErrorName::TypeError, std::string("'") + typeName(arguments[0]) + "' object is not iterable");
    Arguments given;
    given.positional.append(arguments.count() == 1
                                ? arguments[0]
                                : Value::tuple({arguments.positional.begin(), arguments.positional.end()}));
    given.named = arguments.named;
    return callFilter(runtime, Value::ascii(filter), given);
}

Value smallest(Runtime &runtime, Arguments &arguments)
{
    return extreme(runtime, arguments, "min");
}

Value largest(Runtime &runtime, Arguments &arguments)
{
    return extreme(runtime, arguments, "max");
}

Value urlEncode(Runtime &runtime, Arguments &arguments)
{
    return callFilter(runtime, Value::ascii("urlencode"), arguments);
}

struct Cycler : Thing {
    explicit Cycler(std::vector<Value> of) : items(std::move(of))
    {
        for (const Value &item : items)
            Value::addInto(*this, item);
    }
    [[nodiscard]] const char *type() const override { return "Cycler"; }
    [[nodiscard]] Text printed(Runtime &) const override
    {
        return U"<jinja2.utils.Cycler object at 0x7f0000000000>";
    }
    [[nodiscard]] Value attribute(Runtime &runtime, TextView name) override;
    std::vector<Value> items;
    std::size_t at = 0;
};

Value nextOfCycler(Runtime &, Arguments &arguments)
{
    auto *const cycler = arguments[0].as<Cycler>();
    const Value now = cycler->items[cycler->at];
    cycler->at = (cycler->at + 1) % cycler->items.size();
    return now;
}

Value resetCycler(Runtime &, Arguments &arguments)
{
    arguments[0].as<Cycler>()->at = 0;
    return Value::none();
}

constexpr std::array kCyclerMethods{
    NativeRow{"next", "self", &nextOfCycler},
    NativeRow{"reset", "self", &resetCycler},
};

Value Cycler::attribute(Runtime &, TextView name)
{
    if (name == U"current")
        return items[at];
    if (name == U"pos")
        return Value::integer(static_cast<std::int64_t>(at));
    if (name == U"items")
        return Value::tuple(items);
    const NativeRow *const row = findRow(kCyclerMethods, name);
    return row == nullptr ? Value() : Value::thing(new NativeFunction(row, Value::thing(this)));
}

Value makeCycler(Runtime &, Arguments &arguments)
{
    if (arguments.count() == 0)
        raise(ErrorName::RuntimeError, "at least one item has to be provided");
    return Value::thing(new Cycler({arguments.positional.begin(), arguments.positional.end()}));
}

struct Joiner : Thing {
    explicit Joiner(Value of) : separator(std::move(of)) { Value::addInto(*this, separator); }
    [[nodiscard]] const char *type() const override { return "Joiner"; }
    [[nodiscard]] Text printed(Runtime &) const override
    {
        return U"<jinja2.utils.Joiner object at 0x7f0000000000>";
    }
    [[nodiscard]] bool isCallable() const override { return true; }
    Value call(Runtime &, Arguments &) override
    {
        return std::exchange(isUsed, true) ? separator : Value::string(Text());
    }
    Value separator;
    bool isUsed = false;
};

Value makeJoiner(Runtime &, Arguments &arguments)
{
    return Value::thing(new Joiner(arguments.has(0) ? arguments[0] : Value::ascii(", ")));
}

constexpr std::array kGlobals{
    NativeRow{"range", "start stop? step?", &range},
    NativeRow{"dict", "* **", &dict},
    NativeRow{"dict.fromkeys", "iterable value?", &dictFromKeys},
    NativeRow{"namespace", "* **", &makeNamespace},
    NativeRow{"cycler", "*", &makeCycler},
    NativeRow{"joiner", "sep?", &makeJoiner},
    NativeRow{"zip", "* **", &zip},
    NativeRow{"set", "value?", &set},
    NativeRow{"tuple", "value?", &tuple},
    NativeRow{"min", "* **", &smallest},
    NativeRow{"max", "* **", &largest},
    NativeRow{"urlencode", "value", &urlEncode},
};

std::unordered_map<Text, const NativeRow *> allGlobals()
{
    std::unordered_map<Text, const NativeRow *> rows;
    for (const std::span<const NativeRow> group :
         {plainGlobals(), timeGlobals(), numberFunctions(), valueFunctions(), timeFunctions(),
          collectionFunctions(), bytesFunctions()}) {
        for (const NativeRow &row : group)
            rows.emplace(widened(row.name), &row);
    }
    return rows;
}

} // namespace

Value findGlobal(TextView name)
{
    static const std::unordered_map<Text, const NativeRow *> kRows = allGlobals();
    if (const auto found = kRows.find(Text(name)); found != kRows.end())
        return Value::thing(new NativeFunction(found->second, Value()));
    if (name == U"pi")
        return Value::real(std::numbers::pi);
    if (name == U"e")
        return Value::real(std::numbers::e);
    if (name == U"tau")
        return Value::real(2 * std::numbers::pi);
    return {};
}

std::span<const NativeRow> plainGlobals()
{
    return kGlobals;
}

} // namespace hearth::templates
