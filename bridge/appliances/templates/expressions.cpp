// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// What each expression is worth.
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/things.h"
#include "bridge/appliances/templates/tree.h"

namespace hearth::templates
{

namespace
{

[[noreturn]] void noSuch(const char *what, const Text &name)
{
    raise(ErrorName::TemplateRuntimeError,
          std::string("No ") + what + " named '" + toUtf8(name) + "' found.");
}

} // namespace

Value Variable::evaluate(Runtime &runtime) const
{
    runtime.step();
    return runtime.lookUp(name);
}

Value SequenceLiteral::evaluate(Runtime &runtime) const
{
    std::vector<Value> values;
    values.reserve(items.size());
    for (const ExpressionPtr &item : items)
        values.push_back(item->evaluate(runtime));
    runtime.step(items.size());
    return Value::sequence(type, std::move(values));
}

Value DictLiteral::evaluate(Runtime &runtime) const
{
    auto dict = std::make_unique<DictObject>();
    dict->reserve(entries.size());
    for (const auto &[key, value] : entries) {
        Value name = key->evaluate(runtime);
        dict->set(std::move(name), value->evaluate(runtime));
    }
    runtime.step(entries.size());
    return Value::of(Type::Dict, dict.release());
}

Value Conditional::evaluate(Runtime &runtime) const
{
    if (isTrue(condition->evaluate(runtime)))
        return then->evaluate(runtime);
    if (otherwise != nullptr)
        return otherwise->evaluate(runtime);
    return Value::undefined("the inline if-expression evaluated to false and no else section was defined.");
}

Value Logical::evaluate(Runtime &runtime) const
{
    Value value = left->evaluate(runtime);
    return isTrue(value) == isAnd ? right->evaluate(runtime) : value;
}

Value Unary::evaluate(Runtime &runtime) const
{
    const Value value = operand->evaluate(runtime);
    if (sign == '!')
        return Value::boolean(!isTrue(value));
    return sign == '-' ? negate(runtime, value) : positive(value);
}

Value Binary::evaluate(Runtime &runtime) const
{
    runtime.step();
    const Value a = left->evaluate(runtime);
    const Value b = right->evaluate(runtime);
    return sign == '+' ? add(runtime, a, b) : operate(runtime, sign, a, b);
}

Value Concatenation::evaluate(Runtime &runtime) const
{
    Text text;
    for (const ExpressionPtr &part : parts)
        print(runtime, part->evaluate(runtime), text);
    runtime.growText(text.size());
    return Value::string(std::move(text));
}

Value ComparisonChain::evaluate(Runtime &runtime) const
{
    runtime.step();
    Value left = first->evaluate(runtime);
    for (const Link &link : links) {
        Value right = link.operand->evaluate(runtime);
        const bool holds = link.kind == Kind::Compare
                               ? compare(link.comparison, left, right)
                               : contains(runtime, right, left) == (link.kind == Kind::In);
        if (!holds)
            return Value::boolean(false);
        left = std::move(right);
    }
    return Value::boolean(true);
}

Attribute::Attribute(ExpressionPtr of, Text named)
    : object(std::move(of)), name(std::move(named)), hash(hashOf(TextView(name))), methods(methodsNamed(name))
{
}

Value Attribute::evaluate(Runtime &runtime) const
{
    return attributeOf(runtime, object->evaluate(runtime), name, hash, methods);
}

Value Item::evaluate(Runtime &runtime) const
{
    const Value held = object->evaluate(runtime);
    return itemOf(runtime, held, key->evaluate(runtime));
}

Value Slice::evaluate(Runtime &runtime) const
{
    const Value held = object->evaluate(runtime);
    const auto bound = [&](const ExpressionPtr &one) {
        return one == nullptr ? Value() : one->evaluate(runtime);
    };
    const Value start = bound(from);
    const Value stop = bound(to);
    const Value by = bound(step);
    mustBeDefined(held);
    const auto *const range = held.as<Range>();
    if (!held.is(Type::String) && !held.isSequence() && range == nullptr)
        raise(ErrorName::TypeError,
              held.is(Type::Dict) ? std::string("unhashable type: 'slice'")
                                  : std::string("'") + typeName(held) + "' object is not subscriptable");
    const std::vector<std::int64_t> places = sliceOf(lengthOf(runtime, held), start, stop, by);
    runtime.step(places.size() / 16);
    if (held.is(Type::String)) {
        Text text;
        text.reserve(places.size());
        for (const std::int64_t at : places)
            text.push_back(held.text()[static_cast<std::size_t>(at)]);
        return Value::string(std::move(text));
    }
    if (range != nullptr) {
        const std::int64_t first =
            places.empty() ? range->start : range->start + places.front() * range->step;
        const std::int64_t stride = places.size() < 2 ? range->step : (places[1] - places[0]) * range->step;
        return Value::thing(
            new Range(first, first + stride * static_cast<std::int64_t>(places.size()), stride));
    }
    std::vector<Value> items;
    for (const std::int64_t at : places)
        items.push_back(held.items()[static_cast<std::size_t>(at)]);
    return Value::sequence(held.type(), std::move(items));
}

void CallArguments::evaluate(Runtime &runtime, Arguments &arguments) const
{
    for (const ExpressionPtr &one : positional)
        arguments.positional.append(one->evaluate(runtime));
    for (const auto &[name, one] : named)
        arguments.named.append({name, one->evaluate(runtime)});
    if (spread != nullptr) {
        for (const Value &one : itemsOf(runtime, spread->evaluate(runtime)))
            arguments.positional.append(one);
    }
    if (spreadNamed == nullptr)
        return;
    const Value more = spreadNamed->evaluate(runtime);
    if (!more.is(Type::Dict))
        raise(ErrorName::TypeError,
              std::string("argument after ** must be a mapping, not ") + typeName(more));
    for (const DictObject::Entry &entry : more.dict().entries) {
        if (!entry.key.is(Type::String))
            raise(ErrorName::TypeError, "keywords must be strings");
        arguments.named.append({entry.key.text(), entry.value});
    }
}

Value Call::evaluate(Runtime &runtime) const
{
    return evaluateWith(runtime, Value());
}

Value Call::evaluateWith(Runtime &runtime, const Value &caller) const
{
    runtime.step(4);
    Arguments given;
    // A method that is called at once needs no object of its own.
    if (const auto *const attribute = dynamic_cast<const Attribute *>(callee.get())) {
        const Value object = attribute->object->evaluate(runtime);
        const NativeRow *const row = attribute->methods.of(object);
        if (row != nullptr && row->function != nullptr && caller.isAbsent()) {
            given.positional.append(object);
            arguments.evaluate(runtime, given);
            bind(row->signature, row->name, given);
            return row->function(runtime, given);
        }
        const Value function =
            attributeOf(runtime, object, attribute->name, attribute->hash, attribute->methods);
        arguments.evaluate(runtime, given);
        if (!caller.isAbsent())
            given.named.append({U"caller", caller});
        return call(runtime, function, given);
    }
    const Value function = callee->evaluate(runtime);
    arguments.evaluate(runtime, given);
    if (!caller.isAbsent())
        given.named.append({U"caller", caller});
    return call(runtime, function, given);
}

Value FilterCall::evaluate(Runtime &runtime) const
{
    return apply(runtime, operand->evaluate(runtime));
}

Value FilterCall::apply(Runtime &runtime, Value value) const
{
    if (row == nullptr)
        noSuch("filter", name);
    runtime.step(4);
    Arguments given;
    given.positional.append(std::move(value));
    arguments.evaluate(runtime, given);
    bind(row->signature, row->name, given);
    return row->function(runtime, given);
}

Value TestCall::evaluate(Runtime &runtime) const
{
    if (row == nullptr)
        noSuch("test", name);
    runtime.step(4);
    Arguments given;
    given.positional.append(operand->evaluate(runtime));
    arguments.evaluate(runtime, given);
    bind(row->signature, row->name, given);
    const Value result = row->function(runtime, given);
    return isNegated ? Value::boolean(!isTrue(result)) : result;
}

} // namespace hearth::templates
