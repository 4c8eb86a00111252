// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The arguments of a call, and what a native function takes. Binding puts named arguments into their places.

#include "bridge/appliances/templates/value.h"
#include <QVarLengthArray>
#include <array>
#include <cstddef>

namespace hearth::templates
{

struct NamedArgument {
    Text name;
    Value value;
};

struct Arguments {
    QVarLengthArray<Value, 6> positional;
    QVarLengthArray<NamedArgument, 1> named;

    const Value &operator[](qsizetype i) const { return positional[i]; }
    [[nodiscard]] bool has(qsizetype i) const { return i < positional.size() && !positional[i].isAbsent(); }
    [[nodiscard]] qsizetype count() const { return positional.size(); }
    /// Takes a named argument out; Absent where there is none.
    Value take(std::string_view name);
};

/// Written "value width? *": names by place, a question mark for what may be left out, a star for any number
/// more, two stars for any named, a slash where none may be named.
struct Signature {
    static constexpr std::size_t kMost = 8;

    std::array<std::string_view, kMost> names{};
    std::uint8_t count = 0;
    std::uint8_t required = 0;
    bool takesMore = false;
    bool takesNamed = false;
    bool isByPlace = false;

    consteval Signature(const char *written) // NOLINT: a table row writes it as text
    {
        const std::string_view text(written);
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = text.find(' ', at);
            end = end == std::string_view::npos ? text.size() : end;
            std::string_view word = text.substr(at, end - at);
            at = end + 1;
            if (word == "*") {
                takesMore = true;
            } else if (word == "**") {
                takesNamed = true;
            } else if (word == "/") {
                isByPlace = true;
            } else {
                if (word.ends_with('?'))
                    word.remove_suffix(1);
                else
                    required = static_cast<std::uint8_t>(count + 1);
                names.at(count++) = word;
            }
        }
    }
};

/// Afterwards there are at least signature.count positional ones, Absent where not given. TypeError where the
/// arguments do not fit.
void bind(const Signature &signature, const char *function, Arguments &arguments);

class Runtime;
using Native = Value (*)(Runtime &, Arguments &);

/// A filter, test, global or method.
struct NativeRow {
    const char *name;
    Signature signature;
    Native function; // null: there is one in Python, but templates may not use it
};

} // namespace hearth::templates
