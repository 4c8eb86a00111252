// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/integer.h"
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <openssl/bn.h>
#include <openssl/crypto.h>

namespace hearth::templates
{

namespace
{

constexpr int kMostBits = 16'000;
constexpr std::size_t kMostDigits = 4300;

struct FreeNumber {
    void operator()(BIGNUM *number) const { BN_free(number); }
};
using Number = std::unique_ptr<BIGNUM, FreeNumber>;

struct BigObject : Object {
    explicit BigObject(Number held) : number(std::move(held))
    {
        weight = static_cast<std::uint32_t>(1 + BN_num_bits(number.get()) / 256);
    }
    Number number;
};

struct FreeContext {
    void operator()(BN_CTX *context) const { BN_CTX_free(context); }
};

Number numberOf(const Value &value)
{
    if (value.is(Type::BigInt))
        return Number(BN_dup(static_cast<const BigObject *>(value.object())->number.get()));
    Number number(BN_new());
    const std::int64_t held = value.asInt();
    const std::uint64_t size =
        held < 0 ? ~static_cast<std::uint64_t>(held) + 1 : static_cast<std::uint64_t>(held);
    BN_set_word(number.get(), size);
    BN_set_negative(number.get(), held < 0 ? 1 : 0);
    return number;
}

Value valueOf(Number number)
{
    const int bits = BN_num_bits(number.get());
    if (bits > kMostBits)
        raise(ErrorName::LimitError, "a whole number grows too large");
    if (bits <= 63) {
        const auto size = static_cast<std::int64_t>(BN_get_word(number.get()));
        return Value::integer(BN_is_negative(number.get()) != 0 ? -size : size);
    }
    return Value::of(Type::BigInt, new BigObject(std::move(number)));
}

/// Towards minus infinity, the rest with the sign of the divisor.
void divide(BIGNUM *quotient, BIGNUM *rest, const BIGNUM *left, const BIGNUM *right, BN_CTX *context)
{
    BN_div(quotient, rest, left, right, context);
    if (BN_is_zero(rest) == 0 && BN_is_negative(rest) != BN_is_negative(right)) {
        BN_sub_word(quotient, 1);
        BN_add(rest, rest, right);
    }
}

std::optional<Value> computeSmall(IntOperation operation, std::int64_t left, std::int64_t right)
{
    std::int64_t result = 0;
    switch (operation) {
    case IntOperation::Add:
        return __builtin_add_overflow(left, right, &result) ? std::nullopt
                                                            : std::optional(Value::integer(result));
    case IntOperation::Subtract:
        return __builtin_sub_overflow(left, right, &result) ? std::nullopt
                                                            : std::optional(Value::integer(result));
    case IntOperation::Multiply:
        return __builtin_mul_overflow(left, right, &result) ? std::nullopt
                                                            : std::optional(Value::integer(result));
    case IntOperation::FloorDivide:
    case IntOperation::Modulo: {
        if (right == -1) // the one division that overflows
            return operation == IntOperation::Modulo ? std::optional(Value::integer(0)) : std::nullopt;
        const std::int64_t rest = left % right;
        const bool isBetween = rest != 0 && (rest < 0) != (right < 0);
        if (operation == IntOperation::Modulo)
            return Value::integer(isBetween ? rest + right : rest);
        return Value::integer(left / right - (isBetween ? 1 : 0));
    }
    case IntOperation::And:
        return Value::integer(left & right);
    case IntOperation::Or:
        return Value::integer(left | right);
    case IntOperation::Xor:
        return Value::integer(left ^ right);
    case IntOperation::Power:
        break;
    }
    return std::nullopt;
}

Number power(const BIGNUM *base, const Value &exponent, BN_CTX *context)
{
    const bool isTrivial = BN_is_zero(base) != 0 || BN_abs_is_word(base, 1) != 0;
    if (!isTrivial &&
        (exponent.is(Type::BigInt) || exponent.asInt() > kMostBits / std::max(1, BN_num_bits(base) - 1)))
        raise(ErrorName::LimitError, "a whole number grows too large");
    // 0, 1 and -1 to a huge power are told by whether it is even.
    Number small = numberOf(exponent);
    if (isTrivial && BN_is_zero(small.get()) == 0)
        BN_set_word(small.get(), BN_is_odd(small.get()) != 0 ? 1 : 2);
    Number result(BN_new());
    BN_exp(result.get(), base, small.get(), context);
    return result;
}

int digitOf(char32_t c)
{
    if (c >= '0' && c <= '9')
        return static_cast<int>(c - '0');
    if (c >= 'a' && c <= 'z')
        return static_cast<int>(c - 'a' + 10);
    if (c >= 'A' && c <= 'Z')
        return static_cast<int>(c - 'A' + 10);
    return c > 0x7F && QChar::isDigit(c) ? QChar::digitValue(c) : 99;
}

/// Takes "0x", "0o" or "0b" where the base is that or 0. False where base 0 meets a leading zero.
bool takePrefix(TextView &text, int &base)
{
    constexpr std::array kPrefixes{std::pair{'x', 16}, std::pair{'o', 8}, std::pair{'b', 2}};
    if (text.size() > 2 && text[0] == '0') {
        for (const auto &[letter, prefixBase] : kPrefixes) {
            if ((text[1] | 0x20U) == static_cast<char32_t>(letter) && (base == 0 || base == prefixBase)) {
                base = prefixBase;
                text.remove_prefix(2);
                if (text.front() == '_')
                    text.remove_prefix(1);
                return true;
            }
        }
    }
    if (base != 0)
        return true;
    base = 10;
    return text.size() < 2 || text[0] != '0' || text.find_first_not_of(U"0_") == TextView::npos;
}

} // namespace

Value compute(IntOperation operation, const Value &left, const Value &right)
{
    const bool divides = operation == IntOperation::FloorDivide || operation == IntOperation::Modulo;
    if (divides && right.isSmallInt() && right.asInt() == 0)
        raise(ErrorName::ZeroDivisionError, "integer division or modulo by zero");
    if (left.isSmallInt() && right.isSmallInt()) {
        if (std::optional<Value> small = computeSmall(operation, left.asInt(), right.asInt()))
            return *small;
    }
    const Number a = numberOf(left);
    const Number b = numberOf(right);
    Number result(BN_new());
    Number rest(BN_new());
    const std::unique_ptr<BN_CTX, FreeContext> context(BN_CTX_new());
    switch (operation) {
    case IntOperation::Add:
        BN_add(result.get(), a.get(), b.get());
        break;
    case IntOperation::Subtract:
        BN_sub(result.get(), a.get(), b.get());
        break;
    case IntOperation::Multiply:
        BN_mul(result.get(), a.get(), b.get(), context.get());
        break;
    case IntOperation::FloorDivide:
        divide(result.get(), rest.get(), a.get(), b.get(), context.get());
        break;
    case IntOperation::Modulo:
        divide(rest.get(), result.get(), a.get(), b.get(), context.get());
        break;
    case IntOperation::Power:
        result = power(a.get(), right, context.get());
        break;
    case IntOperation::And:
    case IntOperation::Or:
    case IntOperation::Xor:
        raise(ErrorName::LimitError, "bits of numbers past 64 bits");
    }
    return valueOf(std::move(result));
}

Value negated(const Value &number)
{
    return compute(IntOperation::Subtract, Value::integer(0), number);
}

int compareIntegers(const Value &left, const Value &right)
{
    if (left.isSmallInt() && right.isSmallInt())
        return left.asInt() < right.asInt() ? -1 : left.asInt() > right.asInt() ? 1 : 0;
    return BN_cmp(numberOf(left).get(), numberOf(right).get());
}

std::string integerText(const Value &number, int base)
{
    if (number.isSmallInt()) {
        std::array<char, 72> buffer{};
        const auto end = std::to_chars(buffer.begin(), buffer.end(), number.asInt(), base);
        return {buffer.begin(), end.ptr};
    }
    const BIGNUM *held = static_cast<const BigObject *>(number.object())->number.get();
    std::string digits;
    if (base == 10 || base == 16) {
        char *const text = base == 10 ? BN_bn2dec(held) : BN_bn2hex(held);
        digits = text;
        OPENSSL_free(text);
        for (char &c : digits)
            c = static_cast<char>(c >= 'A' && c <= 'F' ? c + 0x20 : c);
        const std::size_t sign = digits.front() == '-' ? 1 : 0;
        if (digits[sign] == '0')
            digits.erase(sign, 1);
    } else {
        const int step = base == 8 ? 3 : 1;
        for (int bit = 0; bit < BN_num_bits(held); bit += step) {
            int digit = 0;
            for (int i = step - 1; i >= 0; --i)
                digit = digit * 2 + BN_is_bit_set(held, bit + i);
            digits.insert(digits.begin(), static_cast<char>('0' + digit));
        }
        if (BN_is_negative(held) != 0)
            digits.insert(digits.begin(), '-');
    }
    if (base == 10 && digits.size() > kMostDigits)
        raise(ErrorName::ValueError, "Exceeds the limit (4300 digits) for integer string conversion");
    return digits;
}

Value integerFromDigits(std::string_view digits, int base)
{
    std::int64_t small = 0;
    const std::string_view unsignedPart = digits.starts_with('+') ? digits.substr(1) : digits;
    const auto read = std::from_chars(unsignedPart.begin(), unsignedPart.end(), small, base);
    if (read.ec == std::errc() && read.ptr == unsignedPart.end())
        return Value::integer(small);
    if (unsignedPart.size() > kMostDigits)
        raise(ErrorName::ValueError, "Exceeds the limit (4300 digits) for integer string conversion");
    Number number(BN_new());
    const bool isNegative = unsignedPart.starts_with('-');
    for (const char c : unsignedPart.substr(isNegative ? 1 : 0)) {
        BN_mul_word(number.get(), static_cast<BN_ULONG>(base));
        BN_add_word(number.get(), static_cast<BN_ULONG>(digitOf(static_cast<char32_t>(c))));
    }
    BN_set_negative(number.get(), isNegative ? 1 : 0);
    return valueOf(std::move(number));
}

std::optional<Value> parseInteger(TextView text, int base)
{
    text = stripped(text);
    std::string digits;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        if (text[0] == '-')
            digits = '-';
        text.remove_prefix(1);
    }
    if (text.empty() || !takePrefix(text, base))
        return std::nullopt;
    bool wasDigit = false;
    for (const char32_t c : text) {
        if (c == '_' && wasDigit) {
            wasDigit = false;
            continue;
        }
        const int digit = digitOf(c);
        if (digit >= base)
            return std::nullopt;
        digits.push_back(static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10));
        wasDigit = true;
    }
    if (!wasDigit)
        return std::nullopt;
    return integerFromDigits(digits, base);
}

double approximate(const Value &number)
{
    if (number.isSmallInt())
        return static_cast<double>(number.asInt());
    const std::string digits = integerText(number, 16);
    const bool isNegative = digits.front() == '-';
    double result = 0;
    const auto read = std::from_chars(digits.data() + (isNegative ? 1 : 0), digits.data() + digits.size(),
                                      result, std::chars_format::hex);
    if (read.ec != std::errc())
        result = std::numeric_limits<double>::infinity();
    return isNegative ? -result : result;
}

Value truncatedToInteger(double number)
{
    number = std::trunc(number);
    if (std::abs(number) < 9.2e18)
        return Value::integer(static_cast<std::int64_t>(number));
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.begin(), buffer.end(), number, std::chars_format::fixed, 0);
    return integerFromDigits({buffer.begin(), end.ptr}, 10);
}

} // namespace hearth::templates
