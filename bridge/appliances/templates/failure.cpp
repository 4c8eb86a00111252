// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/failure.h"
#include <array>
#include <utility>

namespace hearth::templates
{

namespace
{

struct NameRow {
    const char *text;
    ErrorClass errorClass;
};

// In the order of ErrorName.
constexpr std::array kNames{
    NameRow{"UndefinedError", ErrorClass::Template},
    NameRow{"TemplateSyntaxError", ErrorClass::Template},
    NameRow{"TemplateAssertionError", ErrorClass::Template},
    NameRow{"TemplateRuntimeError", ErrorClass::Template},
    NameRow{"SecurityError", ErrorClass::Template},
    NameRow{"FilterArgumentError", ErrorClass::Template},
    NameRow{"TypeError", ErrorClass::Python},
    NameRow{"ValueError", ErrorClass::Python},
    NameRow{"KeyError", ErrorClass::Python},
    NameRow{"IndexError", ErrorClass::Python},
    NameRow{"AttributeError", ErrorClass::Python},
    NameRow{"ZeroDivisionError", ErrorClass::Python},
    NameRow{"OverflowError", ErrorClass::Python},
    NameRow{"RecursionError", ErrorClass::Python},
    NameRow{"AssertionError", ErrorClass::Python},
    NameRow{"RuntimeError", ErrorClass::Python},
    NameRow{"UnicodeEncodeError", ErrorClass::Python},
    NameRow{"UnicodeDecodeError", ErrorClass::Python},
    NameRow{"error", ErrorClass::Python},
    NameRow{"JSONDecodeError", ErrorClass::Python},
    NameRow{"LimitError", ErrorClass::Limit},
};
static_assert(kNames.size() == static_cast<std::size_t>(ErrorName::LimitError) + 1);

} // namespace

const char *Failure::nameText() const
{
    return kNames.at(static_cast<std::size_t>(name)).text;
}

ErrorClass Failure::errorClass() const
{
    return kNames.at(static_cast<std::size_t>(name)).errorClass;
}

void raise(ErrorName name, std::string message)
{
    throw Raised{{name, std::move(message)}};
}

} // namespace hearth::templates
