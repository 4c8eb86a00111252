// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/runtime.h"
#include <algorithm>

namespace hearth::templates
{

namespace
{

struct SequenceWalk : Walk {
    explicit SequenceWalk(const Value &of) : held(of) {}
    bool next(Runtime &runtime, Value &next) override
    {
        if (at >= held.items().size())
            return false;
        runtime.step();
        next = held.items()[at++];
        return true;
    }
    Value held;
    std::size_t at = 0;
};

struct TextWalk : Walk {
    explicit TextWalk(const Value &of) : held(of) {}
    bool next(Runtime &runtime, Value &next) override
    {
        if (at >= held.text().size())
            return false;
        runtime.step();
        next = Value::string(Text(1, held.text()[at++]));
        return true;
    }
    Value held;
    std::size_t at = 0;
};

struct KeyWalk : Walk {
    explicit KeyWalk(const Value &of) : held(of) {}
    bool next(Runtime &runtime, Value &next) override
    {
        if (at >= held.dict().entries.size())
            return false;
        runtime.step();
        next = held.dict().entries[at++].key;
        return true;
    }
    Value held;
    std::size_t at = 0;
};

struct NoWalk : Walk {
    bool next(Runtime &, Value &) override { return false; }
};

struct FunctionWalk : Walk {
    explicit FunctionWalk(std::function<bool(Runtime &, Value &)> ask) : function(std::move(ask)) {}
    bool next(Runtime &runtime, Value &next) override
    {
        runtime.step();
        const Runtime::Deeper deeper(runtime);
        return function(runtime, next);
    }
    std::function<bool(Runtime &, Value &)> function;
};

/// All walks over a generator are one.
struct Generator : Thing {
    Generator(const char *title, std::unique_ptr<Walk> source) : name(title), inner(std::move(source)) {}

    struct Shared : Walk {
        explicit Shared(Generator *of) : held(Value::thing(of)), generator(of) {}
        bool next(Runtime &runtime, Value &next) override
        {
            if (generator->isDone || generator->inner->next(runtime, next))
                return !generator->isDone;
            generator->isDone = true;
            return false;
        }
        Value held;
        Generator *generator;
    };

    [[nodiscard]] const char *type() const override
    {
        return std::string_view(name).starts_with("generator") ? "generator" : name;
    }
    [[nodiscard]] Text printed(Runtime &) const override
    {
        return widened(std::string("<") + name + (type() == name ? " object" : "") + " at 0x7f0000000000>");
    }
    [[nodiscard]] std::unique_ptr<Walk> walk(Runtime &) override { return std::make_unique<Shared>(this); }

    const char *name;
    std::unique_ptr<Walk> inner;
    bool isDone = false;
};

} // namespace

std::unique_ptr<Walk> walkOver(Runtime &runtime, const Value &value, const char *message)
{
    switch (value.type()) {
    case Type::List:
    case Type::Tuple:
        return std::make_unique<SequenceWalk>(value);
    case Type::Dict:
    case Type::Set:
        return std::make_unique<KeyWalk>(value);
    case Type::String:
        return std::make_unique<TextWalk>(value);
    case Type::Undefined:
        if (value.undefinedInfo().isUnsafe)
            mustBeDefined(value);
        return std::make_unique<NoWalk>();
    case Type::Thing:
        if (std::unique_ptr<Walk> walk = value.asThing().walk(runtime))
            return walk;
        break;
    default:
        break;
    }
    std::string text = message;
    if (const std::size_t at = text.find("%1"); at != std::string::npos)
        text.replace(at, 2, typeName(value));
    raise(ErrorName::TypeError, text);
}

std::vector<Value> itemsOf(Runtime &runtime, const Value &value)
{
    if (value.isSequence()) {
        runtime.step(value.items().size() / 4);
        return value.items();
    }
    std::vector<Value> items;
    const std::unique_ptr<Walk> walk = walkOver(runtime, value);
    Value one;
    while (walk->next(runtime, one))
        items.push_back(one);
    return items;
}

bool isIterable(Runtime &runtime, const Value &value)
{
    if (value.is(Type::Thing))
        return value.asThing().walk(runtime) != nullptr;
    return value.type() >= Type::String || value.is(Type::Undefined);
}

bool hasLength(Runtime &runtime, const Value &value)
{
    if (value.is(Type::Thing))
        return value.asThing().length(runtime).has_value();
    return value.type() >= Type::String || value.is(Type::Undefined);
}

std::int64_t lengthOf(Runtime &runtime, const Value &value)
{
    switch (value.type()) {
    case Type::String:
        return static_cast<std::int64_t>(value.text().size());
    case Type::List:
    case Type::Tuple:
        return static_cast<std::int64_t>(value.items().size());
    case Type::Dict:
    case Type::Set:
        return static_cast<std::int64_t>(value.dict().entries.size());
    case Type::Undefined:
        return 0;
    case Type::Thing:
        if (const std::optional<std::int64_t> length = value.asThing().length(runtime))
            return *length;
        break;
    default:
        break;
    }
    raise(ErrorName::TypeError, std::string("object of type '") + typeName(value) + "' has no len()");
}

Value generator(const char *name, const Value &source, std::unique_ptr<Walk> walk)
{
    auto made = std::make_unique<Generator>(name, std::move(walk));
    Value::addInto(*made, source);
    return Value::thing(made.release());
}

std::shared_ptr<Walk> laterWalk(const Value &value)
{
    return walkBy([value, walk = std::shared_ptr<Walk>()](Runtime &runtime, Value &next) mutable {
        if (walk == nullptr)
            walk = walkOver(runtime, value);
        return walk->next(runtime, next);
    });
}

std::unique_ptr<Walk> walkBy(std::function<bool(Runtime &, Value &)> next)
{
    return std::make_unique<FunctionWalk>(std::move(next));
}

std::vector<std::int64_t> sliceOf(std::int64_t length, const Value &from, const Value &to, const Value &step)
{
    const auto given = [](const Value &value) { return !value.isAbsent() && !value.is(Type::None); };
    const auto bound = [&](const Value &value) {
        if (!value.isInt())
            raise(ErrorName::TypeError, "slice indices must be integers or None or have an __index__ method");
        // Past either end is the end, whatever its size.
        if (value.is(Type::BigInt))
            return isTrue(value) && compare(Comparison::Less, value, Value::integer(0)) ? -length - 1
                                                                                        : length + 1;
        return std::clamp(value.asInt(), -length - 1, length + 1);
    };
    const std::int64_t by = given(step) ? bound(step) : 1;
    if (given(step) && !isTrue(step))
        raise(ErrorName::ValueError, "slice step cannot be zero");
    const auto place = [&](const Value &value, std::int64_t otherwise) {
        if (!given(value))
            return otherwise;
        std::int64_t at = bound(value);
        at += at < 0 ? length : 0;
        return by > 0 ? std::clamp<std::int64_t>(at, 0, length)
                      : std::clamp<std::int64_t>(at, -1, length - 1);
    };
    const std::int64_t start = place(from, by > 0 ? 0 : length - 1);
    const std::int64_t stop = place(to, by > 0 ? length : -1);
    std::vector<std::int64_t> places;
    for (std::int64_t at = start; by > 0 ? at < stop : at > stop; at += by)
        places.push_back(at);
    return places;
}

} // namespace hearth::templates
