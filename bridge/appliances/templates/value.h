// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A value of a template, with Python's types. Cheap to copy: small ones are held, others shared and counted.
// Counting is not atomic: a value belongs to one thread, but for the constants of a program, which are not
// counted at all. Lists, tuples, dicts and sets are not changed once another value can see them.

#include "bridge/appliances/templates/failure.h"
#include "bridge/appliances/templates/text.h"
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace hearth::templates
{

enum class Type : std::uint8_t {
    Absent, // no value: an argument not given, an item not found; templates never see it
    None,
    Bool,
    Int, // within 64 bits
    Float,
    Undefined, // from here on held through a pointer
    BigInt,    // past 64 bits
    String,
    List,
    Tuple,
    Dict,
    Set,
    Thing, // see thing.h
};

struct Object {
    static constexpr std::uint32_t kUncounted = 1U << 31U; // constants of a program, which owns them

    Object() = default;
    Object(const Object &) = delete;
    Object &operator=(const Object &) = delete;
    virtual ~Object() = default;

    std::uint32_t references = 0;
    std::uint32_t depth = 0;  // of what it holds
    std::uint32_t weight = 1; // of what it holds, shared parts as often as they are reached
};

struct StringObject;
struct SequenceObject;
struct DictObject;
struct UndefinedObject;
struct Thing;

class Value
{
public:
    /// Printing, comparing and hashing walk a whole value: what is deeper is a RecursionError, and what is
    /// heavier a LimitError when it is made.
    static constexpr std::uint32_t kDeepest = 200;
    static constexpr std::uint32_t kHeaviest = 2'000'000;

    Value() { m_held.integer = 0; }
    Value(const Value &other) : m_type(other.m_type), m_held(other.m_held) { hold(); }
    Value(Value &&other) noexcept : m_type(other.m_type), m_held(other.m_held)
    {
        other.m_type = Type::Absent;
    }
    Value &operator=(const Value &other)
    {
        Value copy(other);
        swap(copy);
        return *this;
    }
    Value &operator=(Value &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Value() { release(); }

    static Value none();
    static Value boolean(bool held);
    static Value integer(std::int64_t held);
    static Value real(double held);
    static Value string(Text text);
    static Value string(TextView text) { return string(Text(text)); }
    static Value ascii(std::string_view text) { return string(widened(text)); }
    static Value list(std::vector<Value> items) { return sequence(Type::List, std::move(items)); }
    static Value tuple(std::vector<Value> items) { return sequence(Type::Tuple, std::move(items)); }
    static Value sequence(Type type, std::vector<Value> items);
    /// Takes the object over; its depth is that of what it holds.
    static Value of(Type type, Object *object);
    static Value thing(Thing *object);
    /// What is not there; `message` is what to say when it is used all the same.
    static Value undefined(std::string message);
    static Value unsafe(std::string message);

    [[nodiscard]] Type type() const { return m_type; }
    [[nodiscard]] bool is(Type type) const { return m_type == type; }
    [[nodiscard]] bool isAbsent() const { return m_type == Type::Absent; }
    [[nodiscard]] bool isInt() const { return is(Type::Int) || is(Type::Bool) || is(Type::BigInt); }
    [[nodiscard]] bool isSmallInt() const { return is(Type::Int) || is(Type::Bool); }
    [[nodiscard]] bool isNumber() const { return isInt() || is(Type::Float); }
    [[nodiscard]] bool isSequence() const { return is(Type::List) || is(Type::Tuple); }
    [[nodiscard]] bool isObject() const { return m_type >= Type::Undefined; }

    // Each for its own type alone.
    [[nodiscard]] bool asBool() const { return m_held.integer != 0; }
    [[nodiscard]] std::int64_t asInt() const { return m_held.integer; } // Int and Bool
    [[nodiscard]] double asFloat() const { return m_held.real; }
    [[nodiscard]] Object *object() const { return m_held.object; }
    [[nodiscard]] const Text &text() const;
    [[nodiscard]] const std::vector<Value> &items() const;
    [[nodiscard]] const DictObject &dict() const; // Dict and Set
    [[nodiscard]] const UndefinedObject &undefinedInfo() const;
    [[nodiscard]] Thing &asThing() const;
    template <typename T> [[nodiscard]] T *as() const
    {
        return isObject() ? dynamic_cast<T *>(m_held.object) : nullptr;
    }

    /// Counts what a container takes in; raises past the limits.
    static void addInto(Object &container, const Value &held);

    void swap(Value &other) noexcept
    {
        std::swap(m_type, other.m_type);
        std::swap(m_held, other.m_held);
    }

private:
    union Held {
        std::int64_t integer;
        double real;
        Object *object;
    };

    void hold() const
    {
        if (isObject() && (m_held.object->references & Object::kUncounted) == 0)
            ++m_held.object->references;
    }
    void release()
    {
        if (isObject() && (m_held.object->references & Object::kUncounted) == 0 &&
            --m_held.object->references == 0)
            delete m_held.object;
    }

    Type m_type = Type::Absent;
    Held m_held;
};

struct StringObject : Object {
    explicit StringObject(Text held) : text(std::move(held))
    {
        weight = static_cast<std::uint32_t>(1 + text.size() / 64);
    }
    Text text;
    mutable std::size_t hash = 0; // 0: not counted yet
};

struct SequenceObject : Object {
    std::vector<Value> items;
    bool isGroup = false; // of the filter groupby: a tuple with the attributes grouper and list
};

struct UndefinedObject : Object {
    std::string message;
    bool isUnsafe = false; // using it is a SecurityError
};

/// In the order in which the keys first came. A set is one without values.
struct DictObject : Object {
    struct Entry {
        Value key;
        Value value;
        std::size_t hash;
    };
    std::vector<Entry> entries;

    /// Null when it is not there. TypeError for a key that cannot be hashed.
    [[nodiscard]] const Value *find(const Value &key) const;
    [[nodiscard]] const Value *find(TextView key, std::size_t hash) const;
    /// TypeError for a key that cannot be hashed.
    void set(Value key, Value value);
    void reserve(std::size_t count) { entries.reserve(count); }

private:
    [[nodiscard]] const Entry *entryOf(const Value &key, std::size_t hash) const;
    void addToIndex(std::size_t position);
    void makeIndex();

    std::vector<std::uint32_t> m_index; // of entries plus one, by hash; empty while there are few
};

std::size_t hashOf(TextView text);
/// Equal values have one hash, over types: 1, 1.0 and True. TypeError for list, dict and set.
std::size_t hashOf(const Value &value);

/// Of type(x).__name__.
const char *typeName(const Value &value);

} // namespace hearth::templates
