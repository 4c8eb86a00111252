// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// x.name, x[key] and x(…): what templates reach of a value, after the rules of Jinja's sandbox.
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/things.h"
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

// What every value has in Python, and templates may not see.
constexpr std::array<TextView, 27> kInternal{
    U"__class__",
    U"__init__",
    U"__doc__",
    U"__dir__",
    U"__eq__",
    U"__ge__",
    U"__gt__",
    U"__le__",
    U"__lt__",
    U"__ne__",
    U"__hash__",
    U"__new__",
    U"__repr__",
    U"__str__",
    U"__reduce__",
    U"__reduce_ex__",
    U"__setattr__",
    U"__delattr__",
    U"__sizeof__",
    U"__format__",
    U"__getattribute__",
    U"__subclasshook__",
    U"__init_subclass__",
    U"__getstate__",
    U"__dict__",
    U"__module__",
    U"__len__",
};

bool isInternal(TextView name)
{
    return name.starts_with(U"__") && std::ranges::find(kInternal, name) != kInternal.end();
}

Value unsafeAttribute(const Value &object, TextView name)
{
    return Value::unsafe("access to attribute '" + toUtf8(name) + "' of '" + typeName(object) +
                         "' object is unsafe.");
}

Value missingAttribute(const Value &object, TextView name)
{
    return Value::undefined(std::string("'") + typeName(object) + " object' has no attribute '" +
                            toUtf8(name) + '\'');
}

/// Numbers have a few that are no methods.
Value numberAttribute(const Value &object, TextView name)
{
    if (name == U"real")
        return positive(object);
    if (name == U"imag")
        return object.is(Type::Float) ? Value::real(0) : Value::integer(0);
    if (object.isInt() && name == U"numerator")
        return positive(object);
    if (object.isInt() && name == U"denominator")
        return Value::integer(1);
    return {};
}

/// What getattr() finds; Absent where there is nothing.
Value plainAttribute(Runtime &runtime, const Value &object, TextView name, const MethodRows &methods)
{
    if (const NativeRow *const row = methods.of(object)) {
        if (row->function == nullptr)
            return unsafeAttribute(object, name);
        return Value::thing(new NativeFunction(row, object));
    }
    if (object.is(Type::Thing)) {
        if (Value found = object.asThing().attribute(runtime, name); !found.isAbsent())
            return found;
    } else if (object.isNumber()) {
        if (Value found = numberAttribute(object, name); !found.isAbsent())
            return found;
    } else if (object.is(Type::Tuple) && static_cast<const SequenceObject *>(object.object())->isGroup) {
        if (name == U"grouper" || name == U"list")
            return object.items()[name == U"list" ? 1 : 0];
    }
    return isInternal(name) ? unsafeAttribute(object, name) : Value();
}

Value sequenceItem(const Value &object, const Value &key)
{
    if (!key.isSmallInt())
        return {};
    const auto length =
        static_cast<std::int64_t>(object.is(Type::String) ? object.text().size() : object.items().size());
    const std::int64_t at = key.asInt() < 0 ? key.asInt() + length : key.asInt();
    if (at < 0 || at >= length)
        return {};
    if (object.is(Type::String))
        return Value::string(Text(1, object.text()[static_cast<std::size_t>(at)]));
    return object.items()[static_cast<std::size_t>(at)];
}

bool isHashable(const Value &value)
{
    if (value.is(Type::Tuple))
        return std::ranges::all_of(value.items(), &isHashable);
    return !value.is(Type::List) && !value.is(Type::Dict) && !value.is(Type::Set) &&
           (!value.is(Type::Thing) || value.asThing().isHashable());
}

/// What object[key] finds; Absent where there is nothing.
Value plainItem(Runtime &runtime, const Value &object, const Value &key)
{
    switch (object.type()) {
    case Type::Dict: {
        const Value *const found = isHashable(key) ? object.dict().find(key) : nullptr;
        return found == nullptr ? Value() : *found;
    }
    case Type::List:
    case Type::Tuple:
    case Type::String:
        return sequenceItem(object, key);
    case Type::Thing:
        return object.asThing().item(runtime, key);
    default:
        return {};
    }
}

} // namespace

const NativeRow *MethodRows::of(const Value &value) const
{
    switch (value.type()) {
    case Type::String:
        return string;
    case Type::List:
        return list;
    case Type::Tuple:
        return tuple;
    case Type::Dict:
        return dict;
    case Type::Set:
        return set;
    case Type::Bool:
    case Type::Int:
    case Type::BigInt:
        return integer;
    case Type::Float:
        return real;
    default:
        return nullptr;
    }
}

MethodRows methodsNamed(TextView name)
{
    MethodRows rows;
    rows.string = findRow(stringMethods(), name);
    if (rows.string == nullptr)
        rows.string = findRow(stringTests(), name);
    rows.list = findRow(listMethods(), name);
    rows.tuple = findRow(tupleMethods(), name);
    rows.dict = findRow(dictMethods(), name);
    rows.set = findRow(setMethods(), name);
    rows.integer = findRow(integerMethods(), name);
    rows.real = findRow(floatMethods(), name);
    return rows;
}

const NativeRow *findRow(std::span<const NativeRow> rows, TextView name)
{
    const auto found =
        std::ranges::find_if(rows, [&](const NativeRow &row) { return equals(name, row.name); });
    return found == rows.end() ? nullptr : &*found;
}

Value attributeOf(Runtime &runtime, const Value &object, const Text &name, std::size_t hash,
                  const MethodRows &methods)
{
    runtime.step();
    if (object.is(Type::Dict) && methods.dict == nullptr) {
        if (const Value *const found = object.dict().find(name, hash); found != nullptr && !isInternal(name))
            return *found;
    }
    if (object.is(Type::Undefined)) {
        if (!isInternal(name) || object.undefinedInfo().isUnsafe)
            mustBeDefined(object);
        return unsafeAttribute(object, name);
    }
    if (Value found = plainAttribute(runtime, object, name, methods); !found.isAbsent())
        return found;
    if (object.is(Type::Dict) || object.is(Type::Thing)) {
        if (Value found = plainItem(runtime, object, Value::string(name)); !found.isAbsent())
            return found;
    }
    return missingAttribute(object, name);
}

Value attributeOf(Runtime &runtime, const Value &object, const Text &name)
{
    return attributeOf(runtime, object, name, hashOf(TextView(name)), methodsNamed(name));
}

Value itemOf(Runtime &runtime, const Value &object, const Value &key)
{
    runtime.step();
    mustBeDefined(object);
    if (Value found = plainItem(runtime, object, key); !found.isAbsent())
        return found;
    if (key.is(Type::String)) {
        if (Value found = plainAttribute(runtime, object, key.text(), methodsNamed(key.text()));
            !found.isAbsent())
            return found;
        return missingAttribute(object, key.text());
    }
    return Value::undefined(
        toUtf8(widened(typeName(object)) + U" object has no element " + represented(runtime, key)));
}

Value strictItemOf(Runtime &runtime, const Value &object, const Value &key)
{
    mustBeDefined(object);
    if (Value found = plainItem(runtime, object, key); !found.isAbsent())
        return found;
    if (object.is(Type::Dict)) {
        (void)hashOf(key);
        raise(ErrorName::KeyError, toUtf8(represented(runtime, key)));
    }
    const bool hasPlaces = object.isSequence() || object.is(Type::String) ||
                           (object.is(Type::Thing) && object.asThing().hasItems());
    if (!hasPlaces)
        raise(ErrorName::TypeError, std::string("'") + typeName(object) + "' object is not subscriptable");
    if (!key.isInt())
        raise(ErrorName::TypeError,
              std::string(typeName(object)) + " indices must be integers or slices, not " + typeName(key));
    raise(ErrorName::IndexError, std::string(typeName(object)) + " index out of range");
}

Value call(Runtime &runtime, const Value &callee, Arguments &arguments)
{
    mustBeDefined(callee);
    if (!isCallable(callee))
        raise(ErrorName::TypeError, std::string("'") + typeName(callee) + "' object is not callable");
    return callee.asThing().call(runtime, arguments);
}

bool isCallable(const Value &value)
{
    return value.is(Type::Undefined) || (value.is(Type::Thing) && value.asThing().isCallable());
}

} // namespace hearth::templates
