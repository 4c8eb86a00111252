// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// map, select and their like: filters that take another filter or test by its name.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/tests.h"
#include <array>

namespace hearth::templates
{

namespace
{

using Change = std::function<Value(Runtime &, const Value &)>;

/// What comes after the value and the first \p count more, with the named ones.
Arguments restFrom(const Arguments &arguments, qsizetype count)
{
    Arguments rest;
    for (qsizetype i = count; i < arguments.count(); ++i)
        rest.positional.append(arguments[i]);
    rest.named = arguments.named;
    return rest;
}

Arguments withItem(const Arguments &arguments, const Value &item)
{
    Arguments call;
    call.positional.append(item);
    for (const Value &one : arguments.positional)
        call.positional.append(one);
    call.named = arguments.named;
    return call;
}

/// A row that was found once is called without looking for it again.
Value callRow(Runtime &runtime, const NativeRow &row, Arguments &arguments)
{
    bind(row.signature, row.name, arguments);
    return row.function(runtime, arguments);
}

Change mapping(Arguments arguments)
{
    if (arguments.count() == 1) {
        const Value attribute = arguments.take("attribute");
        if (!attribute.isAbsent()) {
            const Value otherwise = arguments.take("default");
            if (!arguments.named.isEmpty())
                raise(ErrorName::FilterArgumentError,
                      "Unexpected keyword argument '" + toUtf8(arguments.named.first().name) + '\'');
            return [path = AttributePath(attribute), otherwise](Runtime &runtime, const Value &item) {
                return path.from(runtime, item, otherwise);
            };
        }
        raise(ErrorName::FilterArgumentError, "map requires a filter argument");
    }
    const NativeRow *const row = arguments[1].is(Type::String) ? findFilter(arguments[1].text()) : nullptr;
    return [row, name = arguments[1], rest = restFrom(arguments, 2)](Runtime &runtime, const Value &item) {
        Arguments call = withItem(rest, item);
        return row == nullptr ? callFilter(runtime, name, call) : callRow(runtime, *row, call);
    };
}

Value map(Runtime &, Arguments &arguments)
{
    struct State {
        std::unique_ptr<Walk> walk;
        Change change;
    };
    return generator(
        "generator object sync_do_map", arguments[0],
        walkBy([given = arguments, state = std::make_shared<State>()](Runtime &runtime, Value &next) {
            // Nothing is looked at before the first item is asked for, as in a Python generator.
            if (state->walk == nullptr) {
                if (isTrue(given[0]))
                    state->change = mapping(given);
                state->walk = walkOver(runtime, isTrue(given[0]) ? given[0] : Value::list({}));
            }
            if (!state->walk->next(runtime, next))
                return false;
            next = state->change(runtime, next);
            return true;
        }));
}

Change selecting(const Arguments &arguments, bool byAttribute)
{
    if (byAttribute && arguments.count() < 2)
        raise(ErrorName::FilterArgumentError, "Missing parameter for attribute name");
    const qsizetype at = byAttribute ? 2 : 1;
    const AttributePath path(byAttribute ? arguments[1] : Value());
    if (arguments.count() <= at)
        return [path](Runtime &runtime, const Value &item) { return path.from(runtime, item); };
    const Value &name = arguments[at];
    const NativeRow *const row = name.is(Type::String) ? findTest(name.text()) : nullptr;
    return [path, row, name, rest = restFrom(arguments, at + 1)](Runtime &runtime, const Value &item) {
        Arguments call = withItem(rest, path.from(runtime, item));
        return row == nullptr ? callTest(runtime, name, call) : callRow(runtime, *row, call);
    };
}

template <bool byAttribute, bool wanted> Value select(Runtime &, Arguments &arguments)
{
    struct State {
        std::unique_ptr<Walk> walk;
        Change test;
    };
    return generator(
        "generator object select_or_reject", arguments[0],
        walkBy([given = arguments, state = std::make_shared<State>()](Runtime &runtime, Value &next) {
            if (state->walk == nullptr) {
                if (isTrue(given[0]))
                    state->test = selecting(given, byAttribute);
                state->walk = walkOver(runtime, isTrue(given[0]) ? given[0] : Value::list({}));
            }
            while (state->walk->next(runtime, next)) {
                if (isTrue(state->test(runtime, next)) == wanted)
                    return true;
            }
            return false;
        }));
}

constexpr std::array kFilters{
    NativeRow{"map", "value * **", &map},
    NativeRow{"select", "value * **", &select<false, true>},
    NativeRow{"reject", "value * **", &select<false, false>},
    NativeRow{"selectattr", "value * **", &select<true, true>},
    NativeRow{"rejectattr", "value * **", &select<true, false>},
};

} // namespace

std::span<const NativeRow> selectFilters()
{
    return kFilters;
}

} // namespace hearth::templates
