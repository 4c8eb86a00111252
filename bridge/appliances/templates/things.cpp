// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/things.h"
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/sets.h"
#include <algorithm>

namespace hearth::templates
{

Text NativeFunction::printed(Runtime &) const
{
    if (self.isAbsent())
        return widened(std::string("<function ") + row->name + " at 0x7f0000000000>");
    return widened(std::string("<built-in method ") + row->name + " of " + typeName(self) +
                   " object at 0x7f0000000000>");
}

Value NativeFunction::call(Runtime &runtime, Arguments &arguments)
{
    if (!self.isAbsent())
        arguments.positional.insert(arguments.positional.begin(), self);
    bind(row->signature, row->name, arguments);
    return row->function(runtime, arguments);
}

Value NativeFunction::attribute(Runtime &, TextView name)
{
    // dict.fromkeys; as a class, dict has other attributes, which are of no use to templates.
    if (self.isAbsent() && std::string_view(row->name) == "dict" && name == U"fromkeys")
        return findGlobal(U"dict.fromkeys");
    return {};
}

Value NativeFunction::item(Runtime &, const Value &)
{
    // dict[x] is the type "dict of x", which is called as dict is: so dict.from_keys(…) works in messages of
    // zigbee2mqtt although there is no such method.
    return self.isAbsent() && std::string_view(row->name) == "dict" ? findGlobal(U"dict") : Value();
}

Range::Range(std::int64_t from, std::int64_t to, std::int64_t by) : start(from), stop(to), step(by), count(0)
{
    if (by == 0)
        raise(ErrorName::ValueError, "range() arg 3 must not be zero");
    const auto distance = static_cast<long double>(to) - static_cast<long double>(from);
    const auto steps = distance / static_cast<long double>(by);
    if (steps > 0) {
        // MAX_RANGE of Jinja's sandbox.
        if (steps > 100000)
            raise(ErrorName::OverflowError,
                  "Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).");
        count = static_cast<std::int64_t>(steps);
        count += static_cast<long double>(count) < steps ? 1 : 0;
    }
}

Text Range::printed(Runtime &) const
{
    std::string text = "range(" + std::to_string(start) + ", " + std::to_string(stop);
    return widened(text + (step == 1 ? ")" : ", " + std::to_string(step) + ')'));
}

Value Range::item(Runtime &, const Value &key)
{
    if (!key.isSmallInt())
        return {};
    const std::int64_t at = key.asInt() < 0 ? key.asInt() + count : key.asInt();
    return at >= 0 && at < count ? Value::integer(start + at * step) : Value();
}

std::unique_ptr<Walk> Range::walk(Runtime &)
{
    return walkBy([held = Value::thing(this), this, at = std::int64_t(0)](Runtime &, Value &next) mutable {
        if (at >= count)
            return false;
        next = Value::integer(start + at++ * step);
        return true;
    });
}

bool Range::equals(const Value &other) const
{
    const auto *const range = other.as<Range>();
    if (range == nullptr || range->count != count)
        return false;
    return count == 0 || (range->start == start && (count == 1 || range->step == step));
}

const char *DictView::type() const
{
    return kind == ViewKind::Keys ? "dict_keys" : kind == ViewKind::Values ? "dict_values" : "dict_items";
}

Value DictView::at(std::size_t place) const
{
    const DictObject::Entry &entry = dict.dict().entries[place];
    return kind == ViewKind::Keys     ? entry.key
           : kind == ViewKind::Values ? entry.value
                                      : Value::tuple({entry.key, entry.value});
}

Text DictView::printed(Runtime &runtime) const
{
    std::vector<Value> items;
    for (std::size_t i = 0; i < dict.dict().entries.size(); ++i)
        items.push_back(at(i));
    Text text = widened(type());
    text.push_back('(');
    represent(runtime, Value::list(std::move(items)), text);
    text.push_back(')');
    return text;
}

std::unique_ptr<Walk> DictView::walk(Runtime &)
{
    return walkBy([held = Value::thing(this), this, place = std::size_t(0)](Runtime &, Value &next) mutable {
        if (place >= dict.dict().entries.size())
            return false;
        next = at(place++);
        return true;
    });
}

bool DictView::equals(const Value &other) const
{
    const auto *const view = other.as<DictView>();
    if (view == this)
        return true;
    if (view == nullptr || kind == ViewKind::Values || view->kind != kind)
        return false;
    if (kind == ViewKind::Items)
        return areEqual(dict, view->dict);
    const auto &mine = dict.dict().entries;
    return mine.size() == view->dict.dict().entries.size() &&
           std::ranges::all_of(mine, [&](const DictObject::Entry &entry) {
               return view->dict.dict().find(entry.key) != nullptr;
           });
}

Value DictView::operate(Runtime &runtime, char sign, const Value &other, bool isRight) const
{
    if (kind == ViewKind::Values || (sign != '&' && sign != '|' && sign != '-' && sign != 'x') ||
        !isIterable(runtime, other))
        return {};
    std::vector<Value> items;
    for (std::size_t i = 0; i < dict.dict().entries.size(); ++i)
        items.push_back(at(i));
    const Value mine = setOf(items);
    const Value others = setOf(itemsOf(runtime, other));
    return isRight ? setOf(sign, others.dict(), mine.dict()) : setOf(sign, mine.dict(), others.dict());
}

Text Namespace::printed(Runtime &runtime) const
{
    const Runtime::Deeper deeper(runtime);
    Text text = U"<Namespace {";
    bool isFirst = true;
    for (const DictObject::Entry &entry : held->entries) {
        if (!isFirst)
            append(text, ", ");
        isFirst = false;
        represent(runtime, entry.key, text);
        append(text, ": ");
        represent(runtime, entry.value, text);
    }
    append(text, "}>");
    return text;
}

Value Namespace::attribute(Runtime &, TextView name)
{
    const Value *const found = held->find(name, hashOf(name));
    return found == nullptr ? Value() : *found;
}

void Namespace::set(const Text &name, const Value &value)
{
    // Replaced values leave; what it holds is not counted as its weight, since it may hold itself.
    held->depth = 0;
    held->weight = 1;
    held->set(Value::string(name), value);
}

} // namespace hearth::templates
