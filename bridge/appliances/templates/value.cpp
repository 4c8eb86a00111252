// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/value.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/thing.h"
#include <bit>
#include <cmath>

namespace hearth::templates
{

namespace
{

constexpr std::size_t kFew = 8; // entries that are found faster without an index

std::size_t mixed(std::uint64_t number)
{
    number ^= number >> 33U;
    number *= 0xff51afd7ed558ccdULL;
    number ^= number >> 33U;
    return number == 0 ? 1 : number;
}

} // namespace

Value Value::none()
{
    Value value;
    value.m_type = Type::None;
    return value;
}

Value Value::boolean(bool held)
{
    Value value;
    value.m_type = Type::Bool;
    value.m_held.integer = held ? 1 : 0;
    return value;
}

Value Value::integer(std::int64_t held)
{
    Value value;
    value.m_type = Type::Int;
    value.m_held.integer = held;
    return value;
}

Value Value::real(double held)
{
    Value value;
    value.m_type = Type::Float;
    value.m_held.real = held;
    return value;
}

Value Value::string(Text text)
{
    return of(Type::String, new StringObject(std::move(text)));
}

Value Value::of(Type type, Object *object)
{
    Value value;
    value.m_type = type;
    value.m_held.object = object;
    value.hold();
    return value;
}

Value Value::thing(Thing *object)
{
    return of(Type::Thing, object);
}

Value Value::sequence(Type type, std::vector<Value> items)
{
    auto object = std::make_unique<SequenceObject>();
    object->items = std::move(items);
    for (const Value &item : object->items)
        addInto(*object, item);
    return of(type, object.release());
}

Value Value::undefined(std::string message)
{
    auto object = std::make_unique<UndefinedObject>();
    object->message = std::move(message);
    return of(Type::Undefined, object.release());
}

Value Value::unsafe(std::string message)
{
    auto object = std::make_unique<UndefinedObject>();
    object->message = std::move(message);
    object->isUnsafe = true;
    return of(Type::Undefined, object.release());
}

void Value::addInto(Object &container, const Value &held)
{
    if (!held.isObject()) {
        ++container.weight;
        return;
    }
    container.depth = std::max(container.depth, held.object()->depth + 1);
    container.weight += held.object()->weight;
    if (container.depth > kDeepest)
        raise(ErrorName::RecursionError, "maximum recursion depth exceeded");
    if (container.weight > kHeaviest)
        raise(ErrorName::LimitError, "a value holds too much");
}

const Text &Value::text() const
{
    return static_cast<const StringObject *>(m_held.object)->text;
}

const std::vector<Value> &Value::items() const
{
    return static_cast<const SequenceObject *>(m_held.object)->items;
}

const DictObject &Value::dict() const
{
    return *static_cast<const DictObject *>(m_held.object);
}

const UndefinedObject &Value::undefinedInfo() const
{
    return *static_cast<const UndefinedObject *>(m_held.object);
}

Thing &Value::asThing() const
{
    return *static_cast<Thing *>(m_held.object);
}

const DictObject::Entry *DictObject::entryOf(const Value &key, std::size_t hash) const
{
    if (m_index.empty()) {
        for (const Entry &entry : entries) {
            if (entry.hash == hash && isSameKey(entry.key, key))
                return &entry;
        }
        return nullptr;
    }
    const std::size_t mask = m_index.size() - 1;
    for (std::size_t slot = hash & mask; m_index[slot] != 0; slot = (slot + 1) & mask) {
        const Entry &entry = entries[m_index[slot] - 1];
        if (entry.hash == hash && isSameKey(entry.key, key))
            return &entry;
    }
    return nullptr;
}

const Value *DictObject::find(const Value &key) const
{
    const Entry *entry = entryOf(key, hashOf(key));
    return entry == nullptr ? nullptr : &entry->value;
}

const Value *DictObject::find(TextView key, std::size_t hash) const
{
    const auto isIt = [&](const Entry &entry) {
        return entry.hash == hash && entry.key.is(Type::String) && entry.key.text() == key;
    };
    if (m_index.empty()) {
        for (const Entry &entry : entries) {
            if (isIt(entry))
                return &entry.value;
        }
        return nullptr;
    }
    const std::size_t mask = m_index.size() - 1;
    for (std::size_t slot = hash & mask; m_index[slot] != 0; slot = (slot + 1) & mask) {
        if (const Entry &entry = entries[m_index[slot] - 1]; isIt(entry))
            return &entry.value;
    }
    return nullptr;
}

void DictObject::addToIndex(std::size_t position)
{
    const std::size_t mask = m_index.size() - 1;
    std::size_t slot = entries[position].hash & mask;
    while (m_index[slot] != 0)
        slot = (slot + 1) & mask;
    m_index[slot] = static_cast<std::uint32_t>(position + 1);
}

void DictObject::makeIndex()
{
    m_index.assign(std::bit_ceil(entries.size() * 4), 0);
    for (std::size_t i = 0; i < entries.size(); ++i)
        addToIndex(i);
}

void DictObject::set(Value key, Value value)
{
    const std::size_t hash = hashOf(key);
    Value::addInto(*this, key);
    Value::addInto(*this, value);
    if (const Entry *found = entryOf(key, hash)) {
        const_cast<Entry *>(found)->value = std::move(value); // one of ours, and this is not const
        return;
    }
    entries.push_back({std::move(key), std::move(value), hash});
    if (entries.size() <= kFew)
        return;
    if (entries.size() * 2 > m_index.size())
        makeIndex();
    else
        addToIndex(entries.size() - 1);
}

std::size_t hashOf(TextView text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char32_t c : text)
        hash = (hash ^ c) * 0x100000001b3ULL;
    return mixed(hash);
}

std::size_t hashOf(const Value &value)
{
    switch (value.type()) {
    case Type::Bool:
    case Type::Int:
        return mixed(static_cast<std::uint64_t>(value.asInt()));
    case Type::Float:
        if (const double number = value.asFloat(); std::trunc(number) == number && std::abs(number) < 9e18)
            return mixed(static_cast<std::uint64_t>(static_cast<std::int64_t>(number)));
        return mixed(std::bit_cast<std::uint64_t>(value.asFloat()));
    case Type::BigInt:
        return mixed(std::bit_cast<std::uint64_t>(approximate(value)));
    case Type::String: {
        const auto *object = static_cast<const StringObject *>(value.object());
        if (object->hash == 0)
            object->hash = hashOf(object->text);
        return object->hash;
    }
    case Type::Tuple: {
        std::uint64_t hash = 0x345678;
        for (const Value &item : value.items())
            hash = hash * 1000003 + hashOf(item);
        return mixed(hash);
    }
    case Type::Thing:
        if (value.asThing().isHashable())
            return mixed(value.asThing().hash());
        break;
    case Type::Absent:
    case Type::None:
    case Type::Undefined:
        return static_cast<std::size_t>(value.type()) + 77;
    case Type::List:
    case Type::Dict:
    case Type::Set:
        break;
    }
    raise(ErrorName::TypeError, std::string("unhashable type: '") + typeName(value) + '\'');
}

const char *typeName(const Value &value)
{
    switch (value.type()) {
    case Type::Absent:
    case Type::Undefined:
        return "Undefined";
    case Type::None:
        return "NoneType";
    case Type::Bool:
        return "bool";
    case Type::Int:
    case Type::BigInt:
        return "int";
    case Type::Float:
        return "float";
    case Type::String:
        return "str";
    case Type::List:
        return "list";
    case Type::Tuple:
        return "tuple";
    case Type::Dict:
        return "dict";
    case Type::Set:
        return "set";
    case Type::Thing:
        return value.asThing().type();
    }
    return "object";
}

} // namespace hearth::templates
