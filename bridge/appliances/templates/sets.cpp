// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/sets.h"

namespace hearth::templates
{

Value setOf(const std::vector<Value> &items)
{
    auto set = std::make_unique<DictObject>();
    for (const Value &item : items)
        set->set(item, Value::none());
    return Value::of(Type::Set, set.release());
}

Value setOf(char sign, const DictObject &left, const DictObject &right)
{
    auto set = std::make_unique<DictObject>();
    for (const DictObject::Entry &entry : left.entries) {
        const bool isInBoth = right.find(entry.key) != nullptr;
        if (sign == '|' || isInBoth == (sign == '&'))
            set->set(entry.key, Value::none());
    }
    for (const DictObject::Entry &entry : right.entries) {
        if (sign == '|' || (sign == 'x' && left.find(entry.key) == nullptr))
            set->set(entry.key, Value::none());
    }
    return Value::of(Type::Set, set.release());
}

Value operateSets(char sign, const Value &left, const Value &right)
{
    if (left.is(Type::Set) && right.is(Type::Set) &&
        (sign == '&' || sign == '|' || sign == '-' || sign == 'x'))
        return setOf(sign, left.dict(), right.dict());
    if (sign != '|' || !left.is(Type::Dict) || !right.is(Type::Dict))
        return {};
    auto dict = std::make_unique<DictObject>();
    for (const DictObject *one : {&left.dict(), &right.dict()}) {
        for (const DictObject::Entry &entry : one->entries)
            dict->set(entry.key, entry.value);
    }
    return Value::of(Type::Dict, dict.release());
}

} // namespace hearth::templates
