// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/arguments.h"
#include <algorithm>

namespace hearth::templates
{

Value Arguments::take(std::string_view name)
{
    for (qsizetype i = 0; i < named.size(); ++i) {
        if (equals(named[i].name, name)) {
            Value found = std::move(named[i].value);
            named.remove(i);
            return found;
        }
    }
    return {};
}

void bind(const Signature &signature, const char *function, Arguments &arguments)
{
    if (arguments.count() > signature.count && !signature.takesMore)
        raise(ErrorName::TypeError, std::string(function) + "() takes at most " +
                                        std::to_string(signature.count) + " arguments (" +
                                        std::to_string(arguments.count()) + " given)");
    if (signature.isByPlace && !arguments.named.isEmpty())
        raise(ErrorName::TypeError, std::string(function) + "() takes no keyword arguments");
    while (arguments.count() < signature.count)
        arguments.positional.append(Value());
    if (!signature.takesNamed || !arguments.named.isEmpty()) {
        for (std::size_t i = 0; i < signature.count && !arguments.named.isEmpty(); ++i) {
            Value given = arguments.take(signature.names.at(i));
            if (given.isAbsent())
                continue;
            Value &place = arguments.positional[static_cast<qsizetype>(i)];
            if (!place.isAbsent())
                raise(ErrorName::TypeError, std::string(function) + "() got multiple values for argument '" +
                                                std::string(signature.names.at(i)) + '\'');
            place = std::move(given);
        }
        if (!arguments.named.isEmpty() && !signature.takesNamed)
            raise(ErrorName::TypeError, std::string(function) + "() got an unexpected keyword argument '" +
                                            toUtf8(arguments.named.first().name) + '\'');
    }
    for (qsizetype i = 0; i < signature.required; ++i) {
        if (!arguments.has(i))
            raise(ErrorName::TypeError, std::string(function) + "() missing required argument '" +
                                            std::string(signature.names.at(static_cast<std::size_t>(i))) +
                                            '\'');
    }
}

} // namespace hearth::templates
