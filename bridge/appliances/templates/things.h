// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The smaller kinds of Thing: functions, ranges, views of dicts, namespaces, loops.

#include "bridge/appliances/templates/arguments.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/thing.h"
#include "bridge/appliances/templates/tree.h"

namespace hearth::templates
{

struct Scope;

/// A global of a table, or a method with the value that it belongs to.
struct NativeFunction : Thing {
    NativeFunction(const NativeRow *of, Value boundTo) : row(of), self(std::move(boundTo))
    {
        Value::addInto(*this, self);
    }
    [[nodiscard]] const char *type() const override { return "builtin_function_or_method"; }
    [[nodiscard]] Text printed(Runtime &runtime) const override;
    [[nodiscard]] bool isCallable() const override { return true; }
    Value call(Runtime &runtime, Arguments &arguments) override;
    [[nodiscard]] Value attribute(Runtime &runtime, TextView name) override;
    [[nodiscard]] Value item(Runtime &runtime, const Value &key) override;
    const NativeRow *row;
    Value self; // Absent for a global
};

struct Range : Thing {
    Range(std::int64_t from, std::int64_t to, std::int64_t by);
    [[nodiscard]] const char *type() const override { return "range"; }
    [[nodiscard]] Text printed(Runtime &runtime) const override;
    [[nodiscard]] bool isTrue() const override { return count > 0; }
    [[nodiscard]] bool hasItems() const override { return true; }
    [[nodiscard]] Value item(Runtime &runtime, const Value &key) override;
    [[nodiscard]] std::optional<std::int64_t> length(Runtime &) override { return count; }
    [[nodiscard]] std::unique_ptr<Walk> walk(Runtime &runtime) override;
    [[nodiscard]] bool equals(const Value &other) const override;
    std::int64_t start;
    std::int64_t stop;
    std::int64_t step;
    std::int64_t count;
};

enum class ViewKind : std::uint8_t { Keys, Values, Items };

struct DictView : Thing {
    DictView(Value of, ViewKind which) : dict(std::move(of)), kind(which) { Value::addInto(*this, dict); }
    [[nodiscard]] const char *type() const override;
    [[nodiscard]] Text printed(Runtime &runtime) const override;
    [[nodiscard]] bool isTrue() const override { return !dict.dict().entries.empty(); }
    [[nodiscard]] std::optional<std::int64_t> length(Runtime &) override
    {
        return static_cast<std::int64_t>(dict.dict().entries.size());
    }
    [[nodiscard]] std::unique_ptr<Walk> walk(Runtime &runtime) override;
    [[nodiscard]] bool equals(const Value &other) const override;
    [[nodiscard]] bool isHashable() const override { return false; }
    [[nodiscard]] Value operate(Runtime &runtime, char sign, const Value &other, bool isRight) const override;
    [[nodiscard]] Value at(std::size_t place) const;
    Value dict;
    ViewKind kind;
};

/// The one thing that a template may change: {% set ns.name = … %}.
struct Namespace : Thing {
    [[nodiscard]] const char *type() const override { return "Namespace"; }
    [[nodiscard]] Text printed(Runtime &runtime) const override;
    [[nodiscard]] Value attribute(Runtime &runtime, TextView name) override;
    void set(const Text &name, const Value &value);
    std::unique_ptr<DictObject> held = std::make_unique<DictObject>();
};

/// The variable "loop".
struct Loop : Thing {
    Loop(const For *of, std::unique_ptr<Walk> over, std::optional<std::int64_t> size, int level)
        : node(of), source(std::move(over)), length0(size), depth0(level)
    {
    }
    [[nodiscard]] const char *type() const override { return "LoopContext"; }
    [[nodiscard]] Text printed(Runtime &runtime) const override;
    [[nodiscard]] Value attribute(Runtime &runtime, TextView name) override;
    [[nodiscard]] bool isCallable() const override { return true; }
    Value call(Runtime &runtime, Arguments &arguments) override;
    [[nodiscard]] std::optional<std::int64_t> length(Runtime &runtime) override;
    bool advance(Runtime &runtime, Value &item);
    bool changed(const Arguments &arguments);

    const For *node;
    std::unique_ptr<Walk> source;
    std::optional<std::int64_t> length0;
    int depth0;
    std::int64_t index0 = -1;
    Value before;
    Value current;
    std::vector<Value> ahead; // taken from the source already
    std::size_t aheadAt = 0;
    Value lastChanged;

private:
    bool peek(Runtime &runtime, Value &item);
};

struct Macro : Thing {
    Macro(const MacroDefinition *of, Scope *around) : definition(of), scope(around) {}
    [[nodiscard]] const char *type() const override { return "Macro"; }
    [[nodiscard]] Text printed(Runtime &runtime) const override;
    [[nodiscard]] Value attribute(Runtime &runtime, TextView name) override;
    [[nodiscard]] bool isCallable() const override { return true; }
    Value call(Runtime &runtime, Arguments &arguments) override;
    const MacroDefinition *definition;
    Scope *scope; // kept until the end of the rendering
    std::vector<Value> defaultValues;
};

} // namespace hearth::templates
