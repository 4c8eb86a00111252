// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The methods of Python's types that templates may call: a table for each type.

#include "bridge/appliances/templates/arguments.h"
#include <span>

namespace hearth::templates
{

class Runtime;

/// The methods of one name, by the type of value that has them; null where it has none.
struct MethodRows {
    const NativeRow *string = nullptr;
    const NativeRow *list = nullptr;
    const NativeRow *tuple = nullptr;
    const NativeRow *dict = nullptr;
    const NativeRow *set = nullptr;
    const NativeRow *integer = nullptr;
    const NativeRow *real = nullptr;

    [[nodiscard]] const NativeRow *of(const Value &value) const;
};

MethodRows methodsNamed(TextView name);

std::span<const NativeRow> stringMethods();
std::span<const NativeRow> stringTests(); // isdigit and its like
std::span<const NativeRow> listMethods();
std::span<const NativeRow> tupleMethods();
std::span<const NativeRow> dictMethods();
std::span<const NativeRow> setMethods();
std::span<const NativeRow> integerMethods();
std::span<const NativeRow> floatMethods();

/// The row of that name, or null.
const NativeRow *findRow(std::span<const NativeRow> rows, TextView name);

/// x.name: an attribute, or else an item of that name. What is neither is undefined.
Value attributeOf(Runtime &runtime, const Value &object, const Text &name, std::size_t hash,
                  const MethodRows &methods);
/// The same for a name that is not known before.
Value attributeOf(Runtime &runtime, const Value &object, const Text &name);
/// x[key]: an item, or else an attribute of that name.
Value itemOf(Runtime &runtime, const Value &object, const Value &key);
/// x[key] as Python itself has it: KeyError, IndexError and TypeError.
Value strictItemOf(Runtime &runtime, const Value &object, const Value &key);

/// Calls what can be called. TypeError for what cannot, UndefinedError for what is not there.
Value call(Runtime &runtime, const Value &callee, Arguments &arguments);
[[nodiscard]] bool isCallable(const Value &value);

} // namespace hearth::templates
