// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Macros and call blocks.
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/things.h"

namespace hearth::templates
{

namespace
{

std::string nameOf(const MacroDefinition &macro)
{
    return "macro '" + toUtf8(macro.name) + '\'';
}

/// The dict of what named arguments are left.
Value restOf(Arguments &arguments)
{
    auto rest = std::make_unique<DictObject>();
    for (NamedArgument &one : arguments.named)
        rest->set(Value::string(one.name), one.value);
    arguments.named.clear();
    return Value::of(Type::Dict, rest.release());
}

} // namespace

Text Macro::printed(Runtime &) const
{
    return U"<Macro '" + definition->name + U"'>";
}

Value Macro::attribute(Runtime &, TextView name)
{
    if (name == U"name")
        return Value::string(definition->name);
    if (name == U"arguments") {
        std::vector<Value> names;
        for (const Text &one : definition->parameterNames)
            names.push_back(Value::string(one));
        return Value::tuple(std::move(names));
    }
    if (name == U"caller")
        return Value::boolean(definition->usesCaller);
    if (name == U"catch_varargs")
        return Value::boolean(definition->usesVarargs);
    if (name == U"catch_kwargs")
        return Value::boolean(definition->usesKwargs);
    return {};
}

Value Macro::call(Runtime &runtime, Arguments &arguments)
{
    const Runtime::Deeper deeper(runtime);
    const MacroDefinition &macro = *definition;
    const std::size_t count = macro.parameters.size();
    const auto given = static_cast<std::size_t>(arguments.count());
    const Runtime::Within within(runtime, scope);
    std::vector<Value> values(arguments.positional.begin(),
                              arguments.positional.begin() + static_cast<qsizetype>(std::min(given, count)));
    for (std::size_t i = values.size(); i < count; ++i)
        values.push_back(arguments.take(toUtf8(macro.parameterNames[i])));
    Value caller = arguments.take("caller");
    if (macro.usesCaller && caller.isAbsent())
        caller = Value::undefined("No caller defined");
    if (!macro.usesCaller && !caller.isAbsent() && !macro.usesKwargs)
        raise(ErrorName::TypeError, nameOf(macro) + " takes no keyword argument 'caller'");
    for (std::size_t i = 0; i < count; ++i) {
        // A default may use the parameters before it.
        if (values[i].isAbsent() && i + macro.defaults.size() >= count)
            values[i] = macro.defaults[i + macro.defaults.size() - count]->evaluate(runtime);
        else if (values[i].isAbsent())
            values[i] =
                Value::undefined("parameter '" + toUtf8(macro.parameterNames[i]) + "' was not provided");
        runtime.define(macro.parameters[i], values[i]);
    }
    if (macro.usesCaller)
        runtime.define(macro.callerName, caller);
    if (macro.usesKwargs)
        runtime.define(macro.kwargsName, restOf(arguments));
    else if (!arguments.named.isEmpty())
        raise(ErrorName::TypeError,
              nameOf(macro) + " takes no keyword argument '" + toUtf8(arguments.named.first().name) + '\'');
    if (macro.usesVarargs) {
        const auto more = static_cast<qsizetype>(std::min(given, count));
        runtime.define(macro.varargsName,
                       Value::tuple({arguments.positional.begin() + more, arguments.positional.end()}));
    } else if (given > count) {
        raise(ErrorName::TypeError,
              nameOf(macro) + " takes not more than " + std::to_string(count) + " argument(s)");
    }
    Text text;
    macro.body.run(runtime, text);
    return Value::string(std::move(text));
}

Flow DefineMacro::run(Runtime &runtime, Text &) const
{
    runtime.define(name, Value::thing(new Macro(&macro, runtime.keepScope())));
    return Flow::Onward;
}

Flow CallBlock::run(Runtime &runtime, Text &out) const
{
    const Value callerMacro = Value::thing(new Macro(&caller, runtime.keepScope()));
    print(runtime, call->evaluateWith(runtime, callerMacro), out);
    return Flow::Onward;
}

} // namespace hearth::templates
