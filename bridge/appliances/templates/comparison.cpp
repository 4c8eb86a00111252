// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Which values are equal, which come first, and what holds what.
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/iteration.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/thing.h"
#include <cmath>

namespace hearth::templates
{

namespace
{

constexpr double kExact = 9007199254740992.0; // 2^53: whole numbers below are floats without loss

/// Of a whole number and a float: exact, also where the float cannot hold the whole number.
int compareWithFloat(const Value &whole, double number)
{
    if (std::isinf(number))
        return number > 0 ? -1 : 1;
    if (std::abs(number) < kExact && whole.isSmallInt() &&
        std::abs(static_cast<double>(whole.asInt())) < kExact) {
        const auto left = static_cast<double>(whole.asInt());
        return left < number ? -1 : left > number ? 1 : 0;
    }
    const int order = compareIntegers(whole, truncatedToInteger(number));
    if (order != 0)
        return order;
    const double rest = number - std::trunc(number);
    return rest > 0 ? -1 : rest < 0 ? 1 : 0;
}

/// Nothing when one is NaN.
std::optional<int> orderOfNumbers(const Value &left, const Value &right)
{
    if (left.isInt() && right.isInt())
        return compareIntegers(left, right);
    if (left.is(Type::Float) && right.is(Type::Float)) {
        const double a = left.asFloat();
        const double b = right.asFloat();
        if (std::isnan(a) || std::isnan(b))
            return std::nullopt;
        return a < b ? -1 : a > b ? 1 : 0;
    }
    const double number = left.is(Type::Float) ? left.asFloat() : right.asFloat();
    if (std::isnan(number))
        return std::nullopt;
    return left.is(Type::Float) ? -compareWithFloat(right, number) : compareWithFloat(left, number);
}

bool areEqualDicts(const DictObject &left, const DictObject &right, bool withValues)
{
    if (left.entries.size() != right.entries.size())
        return false;
    for (const DictObject::Entry &entry : left.entries) {
        const Value *const other = right.find(entry.key);
        if (other == nullptr || (withValues && !areEqual(entry.value, *other)))
            return false;
    }
    return true;
}

bool isSubset(const DictObject &small, const DictObject &large)
{
    for (const DictObject::Entry &entry : small.entries) {
        if (large.find(entry.key) == nullptr)
            return false;
    }
    return true;
}

bool holds(Comparison comparison, int order)
{
    switch (comparison) {
    case Comparison::Less:
        return order < 0;
    case Comparison::LessOrEqual:
        return order <= 0;
    case Comparison::Greater:
        return order > 0;
    case Comparison::GreaterOrEqual:
        return order >= 0;
    case Comparison::Equal:
        return order == 0;
    case Comparison::NotEqual:
        return order != 0;
    }
    return false;
}

const char *signOf(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Less:
        return "<";
    case Comparison::LessOrEqual:
        return "<=";
    case Comparison::Greater:
        return ">";
    default:
        return ">=";
    }
}

/// As sets are ordered: by what is within what.
bool compareSets(Comparison comparison, const DictObject &left, const DictObject &right)
{
    const std::size_t leftSize = left.entries.size();
    const std::size_t rightSize = right.entries.size();
    switch (comparison) {
    case Comparison::Less:
        return leftSize < rightSize && isSubset(left, right);
    case Comparison::LessOrEqual:
        return isSubset(left, right);
    case Comparison::Greater:
        return leftSize > rightSize && isSubset(right, left);
    default:
        return isSubset(right, left);
    }
}

bool compareSequences(Comparison comparison, const std::vector<Value> &left, const std::vector<Value> &right)
{
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
        if (!isSameKey(left[i], right[i]))
            return compare(comparison, left[i], right[i]);
    }
    return holds(comparison, left.size() < right.size() ? -1 : left.size() > right.size() ? 1 : 0);
}

} // namespace

bool isTrue(const Value &value)
{
    switch (value.type()) {
    case Type::Absent:
    case Type::None:
    case Type::Undefined:
        return false;
    case Type::Bool:
    case Type::Int:
        return value.asInt() != 0;
    case Type::Float:
        return value.asFloat() != 0;
    case Type::BigInt:
        return true;
    case Type::String:
        return !value.text().empty();
    case Type::List:
    case Type::Tuple:
        return !value.items().empty();
    case Type::Dict:
    case Type::Set:
        return !value.dict().entries.empty();
    case Type::Thing:
        return value.asThing().isTrue();
    }
    return false;
}

bool areEqual(const Value &left, const Value &right)
{
    if (left.isNumber() && right.isNumber())
        return orderOfNumbers(left, right) == 0;
    if (left.is(Type::Thing))
        return left.asThing().equals(right);
    if (right.is(Type::Thing))
        return right.asThing().equals(left);
    if (left.type() != right.type())
        return false;
    switch (left.type()) {
    case Type::String:
        return left.text() == right.text();
    case Type::List:
    case Type::Tuple:
        return left.object() == right.object() || std::ranges::equal(left.items(), right.items(), &isSameKey);
    case Type::Dict:
        return areEqualDicts(left.dict(), right.dict(), true);
    case Type::Set:
        return areEqualDicts(left.dict(), right.dict(), false);
    default:
        return true; // None, and what is not there
    }
}

bool isSameKey(const Value &left, const Value &right)
{
    if (left.isObject() && right.isObject() && left.object() == right.object())
        return true;
    const bool areFloats = left.is(Type::Float) && right.is(Type::Float);
    return (areFloats && std::isnan(left.asFloat()) && std::isnan(right.asFloat())) || areEqual(left, right);
}

bool compare(Comparison comparison, const Value &left, const Value &right)
{
    if (comparison == Comparison::Equal || comparison == Comparison::NotEqual)
        return areEqual(left, right) == (comparison == Comparison::Equal);
    if (left.isNumber() && right.isNumber()) {
        const std::optional<int> order = orderOfNumbers(left, right);
        return order && holds(comparison, *order);
    }
    if (left.is(Type::String) && right.is(Type::String))
        return holds(comparison, left.text().compare(right.text()));
    mustBeDefined(left);
    mustBeDefined(right);
    if (left.type() == right.type()) {
        if (left.isSequence())
            return compareSequences(comparison, left.items(), right.items());
        if (left.is(Type::Set))
            return compareSets(comparison, left.dict(), right.dict());
        if (left.is(Type::Thing)) {
            if (const std::optional<int> order = left.asThing().order(right))
                return holds(comparison, *order);
        }
    }
    raise(ErrorName::TypeError, std::string("'") + signOf(comparison) +
                                    "' not supported between instances of '" + typeName(left) + "' and '" +
                                    typeName(right) + '\'');
}

bool contains(Runtime &runtime, const Value &container, const Value &item)
{
    switch (container.type()) {
    case Type::String:
        if (!item.is(Type::String))
            raise(ErrorName::TypeError,
                  std::string("'in <string>' requires string as left operand, not ") + typeName(item));
        runtime.step(container.text().size() / 64);
        return container.text().find(item.text()) != Text::npos;
    case Type::Dict:
    case Type::Set:
        return container.dict().find(item) != nullptr;
    case Type::List:
    case Type::Tuple:
        runtime.step(container.items().size() / 4);
        return std::ranges::any_of(container.items(), [&](const Value &one) { return isSameKey(one, item); });
    case Type::Undefined:
        return false;
    default:
        break;
    }
    const std::unique_ptr<Walk> walk = walkOver(runtime, container, "argument of type '%1' is not iterable");
    Value one;
    while (walk->next(runtime, one)) {
        if (isSameKey(one, item))
            return true;
    }
    return false;
}

void mustBeDefined(const Value &value)
{
    if (!value.is(Type::Undefined))
        return;
    const UndefinedObject &info = value.undefinedInfo();
    raise(info.isUnsafe ? ErrorName::SecurityError : ErrorName::UndefinedError, info.message);
}

} // namespace hearth::templates
