// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/format.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/sets.h"
#include "bridge/appliances/templates/thing.h"
#include <array>
#include <charconv>
#include <cmath>

namespace hearth::templates
{

namespace
{

constexpr double kLargestWhole = 1e300; // floats past this have no digits behind the point to round

[[noreturn]] void unsupported(char sign, const Value &left, const Value &right)
{
    const std::string text = sign == '^'    ? "** or pow()"
                             : sign == '\\' ? "//"
                             : sign == 'x'  ? "^"
                                            : std::string(1, sign);
    raise(ErrorName::TypeError, "unsupported operand type(s) for " + text + ": '" + typeName(left) +
                                    "' and '" + typeName(right) + '\'');
}

double realOf(const Value &value)
{
    const double number = value.is(Type::Float) ? value.asFloat() : approximate(value);
    if (value.is(Type::BigInt) && std::isinf(number))
        raise(ErrorName::OverflowError, "int too large to convert to float");
    return number;
}

double floorModulo(double left, double right)
{
    const double rest = std::fmod(left, right);
    if (rest == 0)
        return std::copysign(0.0, right);
    return (rest < 0) != (right < 0) ? rest + right : rest;
}

Value floatPower(double base, double exponent)
{
    if (base == 0 && exponent < 0)
        raise(ErrorName::ZeroDivisionError, "0.0 cannot be raised to a negative power");
    if (base < 0 && std::isfinite(base) && std::isfinite(exponent) && std::trunc(exponent) != exponent)
        raise(ErrorName::ValueError, "complex numbers are not supported");
    const double result = std::pow(base, exponent);
    if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent))
        raise(ErrorName::OverflowError, "(34, 'Numerical result out of range')");
    return Value::real(result);
}

Value operateFloats(char sign, double left, double right)
{
    const bool divides = sign == '/' || sign == '%' || sign == '\\';
    if (divides && right == 0)
        raise(ErrorName::ZeroDivisionError,
              sign == '/' ? "float division by zero" : "float floor division by zero");
    switch (sign) {
    case '+':
        return Value::real(left + right);
    case '-':
        return Value::real(left - right);
    case '*':
        return Value::real(left * right);
    case '/':
        return Value::real(left / right);
    case '%':
        return Value::real(floorModulo(left, right));
    case '\\': {
        // As CPython has it, so that (a // b) * b + a % b stays a.
        const double whole = (left - floorModulo(left, right)) / right;
        const double floor = std::floor(whole);
        if (whole == 0)
            return Value::real(std::copysign(0.0, left / right));
        return Value::real(whole - floor > 0.5 ? floor + 1 : floor);
    }
    default:
        return floatPower(left, right);
    }
}

Value operateIntegers(char sign, const Value &left, const Value &right)
{
    switch (sign) {
    case '+':
        return compute(IntOperation::Add, left, right);
    case '-':
        return compute(IntOperation::Subtract, left, right);
    case '*':
        return compute(IntOperation::Multiply, left, right);
    case '/':
        if (!isTrue(right))
            raise(ErrorName::ZeroDivisionError, "division by zero");
        if (left.isSmallInt() && right.isSmallInt())
            return Value::real(static_cast<double>(static_cast<long double>(left.asInt()) /
                                                   static_cast<long double>(right.asInt())));
        return Value::real(realOf(left) / realOf(right));
    case '%':
        return compute(IntOperation::Modulo, left, right);
    case '\\':
        return compute(IntOperation::FloorDivide, left, right);
    case '&':
        return compute(IntOperation::And, left, right);
    case '|':
        return compute(IntOperation::Or, left, right);
    case 'x':
        return compute(IntOperation::Xor, left, right);
    default:
        if (compare(Comparison::Less, right, Value::integer(0)))
            return floatPower(realOf(left), realOf(right));
        return compute(IntOperation::Power, left, right);
    }
}

Value repeated(Runtime &runtime, const Value &what, const Value &times)
{
    if (!times.isInt())
        raise(ErrorName::TypeError,
              std::string("can't multiply sequence by non-int of type '") + typeName(times) + '\'');
    const bool isNone = !compare(Comparison::Greater, times, Value::integer(0));
    const std::size_t length = what.is(Type::String) ? what.text().size() : what.items().size();
    if (isNone || length == 0)
        return what.is(Type::String) ? Value::string(Text()) : Value::sequence(what.type(), {});
    if (times.is(Type::BigInt) || static_cast<std::size_t>(times.asInt()) > Runtime::kLongestText / length)
        raise(ErrorName::LimitError, "a repetition grows too large");
    const auto count = static_cast<std::size_t>(times.asInt());
    if (what.is(Type::String)) {
        runtime.growText(length * count);
        Text text;
        text.reserve(length * count);
        for (std::size_t i = 0; i < count; ++i)
            text += what.text();
        return Value::string(std::move(text));
    }
    runtime.step(length * count);
    std::vector<Value> items;
    for (std::size_t i = 0; i < count; ++i)
        items.insert(items.end(), what.items().begin(), what.items().end());
    return Value::sequence(what.type(), std::move(items));
}

bool isRepeatable(const Value &value)
{
    return value.is(Type::String) || value.isSequence();
}

Value joined(Runtime &runtime, const Value &left, const Value &right)
{
    runtime.step((left.items().size() + right.items().size()) / 4);
    std::vector<Value> items;
    items.reserve(left.items().size() + right.items().size());
    items.insert(items.end(), left.items().begin(), left.items().end());
    items.insert(items.end(), right.items().begin(), right.items().end());
    return Value::sequence(left.type(), std::move(items));
}

Value operateThings(Runtime &runtime, char sign, const Value &left, const Value &right)
{
    Value result;
    if (left.is(Type::Thing))
        result = left.asThing().operate(runtime, sign, right, false);
    if (result.isAbsent() && right.is(Type::Thing))
        result = right.asThing().operate(runtime, sign, left, true);
    if (result.isAbsent())
        unsupported(sign, left, right);
    return result;
}

} // namespace

Value add(Runtime &runtime, const Value &left, const Value &right)
{
    if (left.isInt() && right.isInt())
        return compute(IntOperation::Add, left, right);
    if (left.isNumber() && right.isNumber())
        return Value::real(realOf(left) + realOf(right));
    mustBeDefined(left);
    if (left.is(Type::String)) {
        if (!right.is(Type::String)) {
            mustBeDefined(right);
            raise(ErrorName::TypeError,
                  std::string("can only concatenate str (not \"") + typeName(right) + "\") to str");
        }
        runtime.growText(left.text().size() + right.text().size());
        return Value::string(left.text() + right.text());
    }
    if (left.isSequence() && left.type() == right.type())
        return joined(runtime, left, right);
    mustBeDefined(right);
    return operateThings(runtime, '+', left, right);
}

Value operate(Runtime &runtime, char sign, const Value &left, const Value &right)
{
    if (left.isInt() && right.isInt())
        return operateIntegers(sign, left, right);
    if (left.isNumber() && right.isNumber() && sign != '&' && sign != '|' && sign != 'x')
        return operateFloats(sign, realOf(left), realOf(right));
    if (sign == '%' && left.is(Type::String))
        return percentFormat(runtime, left.text(), right);
    // Of bits Jinja's undefined values know nothing.
    if (sign != '&' && sign != '|' && sign != 'x') {
        mustBeDefined(left);
        mustBeDefined(right);
    }
    if (sign == '*' && isRepeatable(left))
        return repeated(runtime, left, right);
    if (sign == '*' && isRepeatable(right))
        return repeated(runtime, right, left);
    if (Value result = operateSets(sign, left, right); !result.isAbsent())
        return result;
    return operateThings(runtime, sign, left, right);
}

Value negate(Runtime &runtime, const Value &value)
{
    if (value.isInt())
        return negated(value);
    if (value.is(Type::Float))
        return Value::real(-value.asFloat());
    mustBeDefined(value);
    if (value.is(Type::Thing)) {
        if (Value result = value.asThing().operate(runtime, '-', Value::integer(0), true); !result.isAbsent())
            return result;
    }
    raise(ErrorName::TypeError, std::string("bad operand type for unary -: '") + typeName(value) + '\'');
}

Value positive(const Value &value)
{
    if (value.is(Type::Bool))
        return Value::integer(value.asInt());
    if (value.isNumber())
        return value;
    mustBeDefined(value);
    raise(ErrorName::TypeError, std::string("bad operand type for unary +: '") + typeName(value) + '\'');
}

double toFloat(const Value &value)
{
    if (value.isNumber())
        return realOf(value);
    mustBeDefined(value);
    if (!value.is(Type::String))
        raise(ErrorName::TypeError, std::string("float() argument must be a string or a real number, not '") +
                                        typeName(value) + '\'');
    if (const std::optional<double> number = parseFloat(value.text()))
        return *number;
    raise(ErrorName::ValueError, "could not convert string to float: " + toUtf8(quoted(value.text())));
}

std::optional<double> tryFloat(const Value &value)
{
    if (value.isNumber())
        return realOf(value);
    mustBeDefined(value);
    return value.is(Type::String) ? parseFloat(value.text()) : std::nullopt;
}

Value toInteger(const Value &value, int base)
{
    if (value.isSmallInt())
        return Value::integer(value.asInt());
    if (value.isInt())
        return value;
    if (value.is(Type::Float)) {
        if (std::isnan(value.asFloat()))
            raise(ErrorName::ValueError, "cannot convert float NaN to integer");
        if (std::isinf(value.asFloat()))
            raise(ErrorName::OverflowError, "cannot convert float infinity to integer");
        return truncatedToInteger(value.asFloat());
    }
    mustBeDefined(value);
    if (!value.is(Type::String))
        raise(ErrorName::TypeError,
              std::string("int() argument must be a string, a bytes-like object or a real number, "
                          "not '") +
                  typeName(value) + '\'');
    if (base != 0 && (base < 2 || base > 36))
        raise(ErrorName::ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (std::optional<Value> number = parseInteger(value.text(), base))
        return *number;
    raise(ErrorName::ValueError, "invalid literal for int() with base " + std::to_string(base) + ": " +
                                     toUtf8(quoted(value.text())));
}

std::int64_t toIndex(const Value &value)
{
    if (value.isSmallInt())
        return value.asInt();
    if (value.is(Type::BigInt))
        raise(ErrorName::OverflowError, "Python int too large to convert to C ssize_t");
    raise(ErrorName::TypeError,
          std::string("'") + typeName(value) + "' object cannot be interpreted as an integer");
}

double rounded(double number, std::int64_t digits)
{
    if (!std::isfinite(number) || number == 0 || digits > 330)
        return number;
    if (digits < -310)
        return std::copysign(0.0, number);
    if (digits >= 0) {
        if (std::abs(number) > kLargestWhole)
            return number;
        // The C library rounds the exact value of the float, halves to even.
        std::array<char, 1100> buffer{};
        const auto end = std::to_chars(buffer.begin(), buffer.end(), number, std::chars_format::fixed,
                                       static_cast<int>(digits));
        double result = 0;
        std::from_chars(buffer.begin(), end.ptr, result);
        return result;
    }
    // Before the point all floats that have a digit there are told exactly by whole numbers.
    const Value unit = compute(IntOperation::Power, Value::integer(10), Value::integer(-digits));
    const Value whole = truncatedToInteger(std::abs(number));
    const Value rest = compute(IntOperation::Modulo, whole, unit);
    Value down = compute(IntOperation::Subtract, whole, rest);
    const int half = compareIntegers(compute(IntOperation::Multiply, rest, Value::integer(2)), unit);
    const bool hasFraction = std::trunc(number) != number;
    const bool isOdd = isTrue(
        compute(IntOperation::Modulo, compute(IntOperation::FloorDivide, whole, unit), Value::integer(2)));
    if (half > 0 || (half == 0 && (hasFraction || isOdd)))
        down = compute(IntOperation::Add, down, unit);
    const double result = approximate(down);
    if (std::isinf(result))
        raise(ErrorName::OverflowError, "rounded value too large to represent");
    return std::copysign(result, number);
}

} // namespace hearth::templates
