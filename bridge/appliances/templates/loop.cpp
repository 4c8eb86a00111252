// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// {% for %} and its variable "loop".
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/things.h"
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

/// Only what fulfils the loop's condition, told with the loop's target set.
std::unique_ptr<Walk> filtered(const For &node, std::unique_ptr<Walk> walk)
{
    return walkBy([&node, inner = std::shared_ptr<Walk>(std::move(walk))](Runtime &runtime, Value &next) {
        while (inner->next(runtime, next)) {
            const Runtime::Within within(runtime, runtime.scope());
            node.target.assign(runtime, next);
            if (isTrue(node.condition->evaluate(runtime)))
                return true;
        }
        return false;
    });
}

Value cycle(Runtime &runtime, Arguments &arguments)
{
    const Value self = arguments[0];
    (void)runtime;
    if (arguments.count() < 2)
        raise(ErrorName::TypeError, "no items for cycling given");
    return arguments[1 + self.as<Loop>()->index0 % (arguments.count() - 1)];
}

Value changed(Runtime &, Arguments &arguments)
{
    return Value::boolean(arguments[0].as<Loop>()->changed(arguments));
}

constexpr std::array kMethods{
    NativeRow{"cycle", "self *", &cycle},
    NativeRow{"changed", "self *", &changed},
};

} // namespace

Text Loop::printed(Runtime &runtime) const
{
    (void)runtime;
    return widened("<LoopContext " + std::to_string(index0 + 1) + '/' +
                   (length0 ? std::to_string(*length0) : std::string("?")) + '>');
}

bool Loop::peek(Runtime &runtime, Value &item)
{
    if (aheadAt < ahead.size()) {
        item = ahead[aheadAt];
        return true;
    }
    if (!source->next(runtime, item))
        return false;
    ahead = {item};
    aheadAt = 0;
    return true;
}

bool Loop::advance(Runtime &runtime, Value &item)
{
    before = std::move(current);
    const bool isMore = aheadAt < ahead.size() || source->next(runtime, item);
    if (!isMore)
        return false;
    if (aheadAt < ahead.size())
        item = std::move(ahead[aheadAt++]);
    current = item;
    ++index0;
    return true;
}

std::optional<std::int64_t> Loop::length(Runtime &runtime)
{
    if (length0)
        return length0;
    std::vector<Value> rest(ahead.begin() + static_cast<std::ptrdiff_t>(aheadAt), ahead.end());
    Value item;
    while (source->next(runtime, item))
        rest.push_back(item);
    ahead = std::move(rest);
    aheadAt = 0;
    length0 = index0 + 1 + static_cast<std::int64_t>(ahead.size());
    return length0;
}

bool Loop::changed(const Arguments &arguments)
{
    std::vector<Value> now(arguments.positional.begin() + 1, arguments.positional.end());
    Value value = Value::tuple(std::move(now));
    const bool isNew = lastChanged.isAbsent() || !areEqual(lastChanged, value);
    lastChanged = std::move(value);
    return isNew;
}

Value Loop::attribute(Runtime &runtime, TextView name)
{
    Value item;
    if (name == U"index")
        return Value::integer(index0 + 1);
    if (name == U"index0")
        return Value::integer(index0);
    if (name == U"first")
        return Value::boolean(index0 == 0);
    if (name == U"last")
        return Value::boolean(!peek(runtime, item));
    if (name == U"length")
        return Value::integer(*length(runtime));
    if (name == U"revindex")
        return Value::integer(*length(runtime) - index0);
    if (name == U"revindex0")
        return Value::integer(*length(runtime) - index0 - 1);
    if (name == U"depth")
        return Value::integer(depth0 + 1);
    if (name == U"depth0")
        return Value::integer(depth0);
    if (name == U"previtem")
        return index0 == 0 ? Value::undefined("there is no previous item") : before;
    if (name == U"nextitem")
        return peek(runtime, item) ? item : Value::undefined("there is no next item");
    const NativeRow *const row = findRow(kMethods, name);
    return row == nullptr ? Value() : Value::thing(new NativeFunction(row, Value::thing(this)));
}

Value Loop::call(Runtime &runtime, Arguments &arguments)
{
    if (!node->isRecursive)
        raise(ErrorName::TypeError, "The loop must have the 'recursive' marker to be called recursively.");
    if (arguments.count() != 1)
        raise(ErrorName::TypeError, "loop() takes one argument");
    const Runtime::Deeper deeper(runtime);
    Text text;
    node->walk(runtime, text, arguments[0], depth0 + 1);
    return Value::string(std::move(text));
}

void For::walk(Runtime &runtime, Text &out, const Value &items, int depth) const
{
    std::unique_ptr<Walk> steps = walkOver(runtime, items);
    std::optional<std::int64_t> length;
    if (condition != nullptr)
        steps = filtered(*this, std::move(steps));
    else if (usesLoop && hasLength(runtime, items))
        length = lengthOf(runtime, items);
    Loop *loop = nullptr;
    Value held;
    if (usesLoop || isRecursive) {
        loop = new Loop(this, std::move(steps), length, depth);
        held = Value::thing(loop);
    }
    bool wasEmpty = true;
    Value item;
    while (loop != nullptr ? loop->advance(runtime, item) : steps->next(runtime, item)) {
        wasEmpty = false;
        const Runtime::Within within(runtime, runtime.scope());
        if (loop != nullptr)
            runtime.define(loopName, held);
        target.assign(runtime, item);
        if (body.run(runtime, out) == Flow::Break)
            break;
    }
    if (wasEmpty) {
        const Runtime::Within within(runtime, runtime.scope());
        otherwise.run(runtime, out);
    }
}

Flow For::run(Runtime &runtime, Text &out) const
{
    walk(runtime, out, over->evaluate(runtime), 0);
    return Flow::Onward;
}

} // namespace hearth::templates
