// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Methods of list, tuple, dict, set and of numbers. Those that would change a value are known, and refused.
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/sets.h"
#include "bridge/appliances/templates/things.h"
#include <array>
#include <bit>
#include <cmath>

namespace hearth::templates
{

namespace
{

Value countItem(Runtime &runtime, Arguments &arguments)
{
    runtime.step(arguments[0].items().size() / 4);
    return Value::integer(std::ranges::count_if(
        arguments[0].items(), [&](const Value &one) { return isSameKey(one, arguments[1]); }));
}

Value indexOfItem(Runtime &runtime, Arguments &arguments)
{
    const std::vector<Value> &items = arguments[0].items();
    runtime.step(items.size() / 4);
    for (const std::int64_t at :
         sliceOf(static_cast<std::int64_t>(items.size()), arguments[2], arguments[3], Value())) {
        if (isSameKey(items[static_cast<std::size_t>(at)], arguments[1]))
            return Value::integer(at);
    }
    raise(ErrorName::ValueError,
          arguments[0].is(Type::List) ? "value is not in list" : "tuple.index(x): x not in tuple");
}

/// Nothing can change, so a copy is the thing itself.
Value copy(Runtime &, Arguments &arguments)
{
    return arguments[0];
}

Value get(Runtime &, Arguments &arguments)
{
    const Value *const found = arguments[0].dict().find(arguments[1]);
    if (found != nullptr)
        return *found;
    return arguments.has(2) ? arguments[2] : Value::none();
}

template <ViewKind kind> Value view(Runtime &, Arguments &arguments)
{
    return Value::thing(new DictView(arguments[0], kind));
}

Value fromKeys(Runtime &runtime, Arguments &arguments)
{
    auto dict = std::make_unique<DictObject>();
    for (const Value &key : itemsOf(runtime, arguments[1]))
        dict->set(key, arguments.has(2) ? arguments[2] : Value::none());
    return Value::of(Type::Dict, dict.release());
}

template <char sign> Value combined(Runtime &runtime, Arguments &arguments)
{
    Value result = arguments[0];
    for (qsizetype i = 1; i < arguments.count(); ++i)
        result = setOf(sign, result.dict(), setOf(itemsOf(runtime, arguments[i])).dict());
    return result;
}

template <Comparison comparison> Value isWithin(Runtime &runtime, Arguments &arguments)
{
    return Value::boolean(compare(comparison, arguments[0], setOf(itemsOf(runtime, arguments[1]))));
}

Value isDisjoint(Runtime &runtime, Arguments &arguments)
{
    const Value common = setOf('&', arguments[0].dict(), setOf(itemsOf(runtime, arguments[1])).dict());
    return Value::boolean(!isTrue(common));
}

Value bitLength(Runtime &, Arguments &arguments)
{
    const Value &number = arguments[0];
    if (number.isSmallInt()) {
        const std::int64_t held = number.asInt();
        const auto size = held < 0 ? ~static_cast<std::uint64_t>(held) + 1 : static_cast<std::uint64_t>(held);
        return Value::integer(std::bit_width(size));
    }
    const std::string digits = integerText(number, 2);
    return Value::integer(static_cast<std::int64_t>(digits.size()) - (digits.front() == '-' ? 1 : 0));
}

Value bitCount(Runtime &, Arguments &arguments)
{
    return Value::integer(std::ranges::count(integerText(positive(arguments[0]), 2), '1'));
}

Value itself(Runtime &, Arguments &arguments)
{
    return positive(arguments[0]);
}

Value isWhole(Runtime &, Arguments &arguments)
{
    const double number = arguments[0].asFloat();
    return Value::boolean(std::isfinite(number) && std::trunc(number) == number);
}

constexpr std::array kListMethods{
    NativeRow{"count", "self value /", &countItem},
    NativeRow{"index", "self value start? stop? /", &indexOfItem},
    NativeRow{"copy", "self /", &copy},
    NativeRow{"append", "self /", nullptr},
    NativeRow{"clear", "self /", nullptr},
    NativeRow{"pop", "self /", nullptr},
    NativeRow{"reverse", "self /", nullptr},
    NativeRow{"insert", "self /", nullptr},
    NativeRow{"sort", "self /", nullptr},
    NativeRow{"extend", "self /", nullptr},
    NativeRow{"remove", "self /", nullptr},
};

constexpr std::array kTupleMethods{
    NativeRow{"count", "self value /", &countItem},
    NativeRow{"index", "self value start? stop? /", &indexOfItem},
};

constexpr std::array kDictMethods{
    NativeRow{"get", "self key default? /", &get},
    NativeRow{"keys", "self /", &view<ViewKind::Keys>},
    NativeRow{"values", "self /", &view<ViewKind::Values>},
    NativeRow{"items", "self /", &view<ViewKind::Items>},
    NativeRow{"copy", "self /", &copy},
    NativeRow{"fromkeys", "self iterable value? /", &fromKeys},
    NativeRow{"clear", "self /", nullptr},
    NativeRow{"pop", "self /", nullptr},
    NativeRow{"popitem", "self /", nullptr},
    NativeRow{"setdefault", "self /", nullptr},
    NativeRow{"update", "self /", nullptr},
};

constexpr std::array kSetMethods{
    NativeRow{"union", "self * /", &combined<'|'>},
    NativeRow{"intersection", "self * /", &combined<'&'>},
    NativeRow{"difference", "self * /", &combined<'-'>},
    NativeRow{"symmetric_difference", "self other /", &combined<'x'>},
    NativeRow{"issubset", "self other /", &isWithin<Comparison::LessOrEqual>},
    NativeRow{"issuperset", "self other /", &isWithin<Comparison::GreaterOrEqual>},
    NativeRow{"isdisjoint", "self other /", &isDisjoint},
    NativeRow{"copy", "self /", &copy},
    NativeRow{"add", "self /", nullptr},
    NativeRow{"clear", "self /", nullptr},
    NativeRow{"difference_update", "self /", nullptr},
    NativeRow{"intersection_update", "self /", nullptr},
    NativeRow{"discard", "self /", nullptr},
    NativeRow{"pop", "self /", nullptr},
    NativeRow{"remove", "self /", nullptr},
    NativeRow{"symmetric_difference_update", "self /", nullptr},
    NativeRow{"update", "self /", nullptr},
};

constexpr std::array kIntegerMethods{
    NativeRow{"bit_length", "self /", &bitLength},
    NativeRow{"bit_count", "self /", &bitCount},
    NativeRow{"conjugate", "self /", &itself},
};

constexpr std::array kFloatMethods{
    NativeRow{"is_integer", "self /", &isWhole},
    NativeRow{"conjugate", "self /", &itself},
};

} // namespace

std::span<const NativeRow> listMethods()
{
    return kListMethods;
}

std::span<const NativeRow> tupleMethods()
{
    return kTupleMethods;
}

std::span<const NativeRow> dictMethods()
{
    return kDictMethods;
}

std::span<const NativeRow> setMethods()
{
    return kSetMethods;
}

std::span<const NativeRow> integerMethods()
{
    return kIntegerMethods;
}

std::span<const NativeRow> floatMethods()
{
    return kFloatMethods;
}

} // namespace hearth::templates
