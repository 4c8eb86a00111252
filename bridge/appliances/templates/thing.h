// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Values that are more than data: ranges, views, iterators, functions, namespaces, moments. Each says itself
// what templates may do with it; what it does not say is refused.

#include "bridge/appliances/templates/arguments.h"
#include "bridge/appliances/templates/value.h"
#include <optional>

namespace hearth::templates
{

class Runtime;

/// One walk over a value. Lives as long as the value does that it came from holds it.
struct Walk {
    Walk() = default;
    Walk(const Walk &) = delete;
    Walk &operator=(const Walk &) = delete;
    virtual ~Walk() = default;
    /// False at the end; `next` is then as it was.
    virtual bool next(Runtime &runtime, Value &next) = 0;
};

struct Thing : Object {
    [[nodiscard]] virtual const char *type() const = 0;
    [[nodiscard]] virtual Text printed(Runtime &runtime) const = 0;                       // repr()
    [[nodiscard]] virtual Text shown(Runtime &runtime) const { return printed(runtime); } // str()
    [[nodiscard]] virtual bool isTrue() const { return true; }
    /// Absent where there is none.
    [[nodiscard]] virtual Value attribute(Runtime &, TextView) { return {}; }
    [[nodiscard]] virtual Value item(Runtime &, const Value &) { return {}; }
    [[nodiscard]] virtual bool hasItems() const { return false; }
    [[nodiscard]] virtual std::optional<std::int64_t> length(Runtime &) { return std::nullopt; }
    /// Null where it cannot be walked.
    [[nodiscard]] virtual std::unique_ptr<Walk> walk(Runtime &) { return nullptr; }
    [[nodiscard]] virtual bool isCallable() const { return false; }
    virtual Value call(Runtime &, Arguments &) { return {}; }
    /// Whether both are the same in Python's eyes; of another type they are not.
    [[nodiscard]] virtual bool equals(const Value &other) const { return other.object() == this; }
    [[nodiscard]] virtual std::size_t hash() const { return reinterpret_cast<std::size_t>(this) >> 4U; }
    [[nodiscard]] virtual bool isHashable() const { return true; }
    /// Absent where the operation is not known; isRight: this is the right side.
    [[nodiscard]] virtual Value operate(Runtime &, char, const Value &, bool) const { return {}; }
    /// Less than zero, zero, more than zero; nothing where there is no order.
    [[nodiscard]] virtual std::optional<int> order(const Value &) const { return std::nullopt; }
    [[nodiscard]] virtual Value formatted(Runtime &, TextView) const { return {}; }
};

} // namespace hearth::templates
