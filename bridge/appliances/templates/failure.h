// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a template fails: the name that Python and Jinja give the error, its class, and a sentence. Inside this
// library failures travel as the exception Raised; Program catches it, so none crosses the library's edge.

#include <cstdint>
#include <string>

namespace hearth::templates
{

enum class ErrorName : std::uint8_t {
    UndefinedError,
    TemplateSyntaxError,
    TemplateAssertionError,
    TemplateRuntimeError,
    SecurityError,
    FilterArgumentError,
    TypeError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
    ZeroDivisionError,
    OverflowError,
    RecursionError,
    AssertionError,
    RuntimeError,
    UnicodeEncodeError,
    UnicodeDecodeError,
    PatternError, // "error" of Python's re
    JSONDecodeError,
    LimitError, // ours: too many steps, too much text
};

enum class ErrorClass : std::uint8_t {
    Template, // of Jinja: the template is wrong, or looks into what is not there
    Python,   // of an operation on a value that does not fit
    Limit,    // ours
};

struct Failure {
    ErrorName name;
    std::string message; // UTF-8, a sentence part

    [[nodiscard]] const char *nameText() const;
    [[nodiscard]] ErrorClass errorClass() const;
};

struct Raised {
    Failure failure;
};

[[noreturn]] void raise(ErrorName name, std::string message);

} // namespace hearth::templates
