// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// What each statement does; loops and macros are in files of their own.
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/things.h"
#include "bridge/appliances/templates/tree.h"

namespace hearth::templates
{

namespace
{

/// Text past the limit is refused while it grows.
void checkLength(const Text &out)
{
    if (out.size() > Runtime::kLongestText)
        raise(ErrorName::LimitError, "the template makes too much text");
}

Value filteredText(Runtime &runtime, const std::vector<std::unique_ptr<FilterCall>> &filters, Text text)
{
    Value value = Value::string(std::move(text));
    for (const std::unique_ptr<FilterCall> &one : filters)
        value = one->apply(runtime, std::move(value));
    return value;
}

} // namespace

Flow Body::run(Runtime &runtime, Text &out) const
{
    for (const StatementPtr &one : statements) {
        runtime.step();
        if (const Flow flow = one->run(runtime, out); flow != Flow::Onward)
            return flow;
    }
    return Flow::Onward;
}

void Target::assign(Runtime &runtime, const Value &value) const
{
    if (isTuple) {
        if (!isIterable(runtime, value))
            raise(ErrorName::TypeError,
                  std::string("cannot unpack non-iterable ") + typeName(value) + " object");
        const std::vector<Value> items = itemsOf(runtime, value);
        if (items.size() > parts.size())
            raise(ErrorName::ValueError,
                  "too many values to unpack (expected " + std::to_string(parts.size()) + ')');
        if (items.size() < parts.size())
            raise(ErrorName::ValueError, "not enough values to unpack (expected " +
                                             std::to_string(parts.size()) + ", got " +
                                             std::to_string(items.size()) + ')');
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i].assign(runtime, items[i]);
        return;
    }
    if (attribute.empty()) {
        runtime.define(name, value);
        return;
    }
    auto *const space = runtime.lookUp(name).as<Namespace>();
    if (space == nullptr)
        raise(ErrorName::TemplateRuntimeError, "cannot assign attribute on non-namespace object");
    space->set(attribute, value);
}

Flow TextOutput::run(Runtime &, Text &out) const
{
    out += text;
    checkLength(out);
    return Flow::Onward;
}

Flow ExpressionOutput::run(Runtime &runtime, Text &out) const
{
    print(runtime, expression->evaluate(runtime), out);
    checkLength(out);
    return Flow::Onward;
}

Flow If::run(Runtime &runtime, Text &out) const
{
    for (const auto &[condition, body] : branches) {
        if (isTrue(condition->evaluate(runtime)))
            return body.run(runtime, out);
    }
    return otherwise.run(runtime, out);
}

Flow Set::run(Runtime &runtime, Text &) const
{
    target.assign(runtime, value->evaluate(runtime));
    return Flow::Onward;
}

Flow SetBlock::run(Runtime &runtime, Text &) const
{
    Text text;
    Value value;
    {
        const Runtime::Within within(runtime, runtime.scope());
        body.run(runtime, text);
        value = filteredText(runtime, filters, std::move(text));
    }
    target.assign(runtime, value);
    return Flow::Onward;
}

Flow Do::run(Runtime &runtime, Text &) const
{
    (void)expression->evaluate(runtime);
    return Flow::Onward;
}

Flow With::run(Runtime &runtime, Text &out) const
{
    std::vector<Value> values;
    for (const auto &[target, expression] : assignments)
        values.push_back(expression->evaluate(runtime));
    const Runtime::Within within(runtime, runtime.scope());
    for (std::size_t i = 0; i < values.size(); ++i)
        assignments[i].first.assign(runtime, values[i]);
    return body.run(runtime, out);
}

Flow FilterBlock::run(Runtime &runtime, Text &out) const
{
    Text text;
    const Runtime::Within within(runtime, runtime.scope());
    const Flow flow = body.run(runtime, text);
    print(runtime, filteredText(runtime, filters, std::move(text)), out);
    return flow;
}

Flow Block::run(Runtime &runtime, Text &out) const
{
    const Runtime::Within within(runtime, isScoped ? runtime.scope() : runtime.outermost());
    body.run(runtime, out);
    return Flow::Onward;
}

Flow NeedsOther::run(Runtime &, Text &) const
{
    raise(ErrorName::TypeError, "no loader for this environment specified");
}

} // namespace hearth::templates
