// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Python's format specification: "[[fill]align][sign][#][0][width][grouping][.precision][type]".
#include "bridge/appliances/templates/format.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/strings.h"
#include "bridge/appliances/templates/thing.h"
#include <algorithm>
#include <cmath>
#include <optional>

namespace hearth::templates
{

namespace
{

constexpr int kWidest = 100000;

struct Specification {
    char32_t fill = ' ';
    char align = 0; // < > ^ =
    char sign = '-';
    bool isAlternate = false;
    int width = 0;
    char grouping = 0;
    std::optional<int> precision;
    char type = 0;
};

bool isAlign(char32_t c)
{
    return c == '<' || c == '>' || c == '^' || c == '=';
}

int takeNumber(TextView &text)
{
    int number = 0;
    while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
        number = std::min(number * 10 + static_cast<int>(text[0] - '0'), kWidest);
        text.remove_prefix(1);
    }
    return number;
}

Specification parsed(TextView text, const Value &value)
{
    Specification result;
    const TextView whole = text;
    const auto next = [&](TextView choices) {
        if (text.empty() || choices.find(text[0]) == TextView::npos)
            return '\0';
        const char c = static_cast<char>(text[0]);
        text.remove_prefix(1);
        return c;
    };
    if (text.size() > 1 && isAlign(text[1])) {
        result.fill = text[0];
        result.align = static_cast<char>(text[1]);
        text.remove_prefix(2);
    } else {
        result.align = next(U"<>^=");
    }
    if (const char sign = next(U"+- "))
        result.sign = sign;
    next(U"z");
    result.isAlternate = next(U"#") != 0;
    if (next(U"0") != 0) {
        result.fill = result.align == 0 ? U'0' : result.fill;
        if (result.align == 0 && value.isNumber())
            result.align = '=';
    }
    result.width = takeNumber(text);
    result.grouping = next(U",_");
    if (next(U".") != 0) {
        if (text.empty() || text[0] < '0' || text[0] > '9')
            raise(ErrorName::ValueError, "Format specifier missing precision");
        result.precision = takeNumber(text);
    }
    if (text.size() > 1 || (text.size() == 1 && text[0] > 0x7F))
        raise(ErrorName::ValueError, "Invalid format specifier '" + toUtf8(whole) + "' for object of type '" +
                                         typeName(value) + '\'');
    if (!text.empty())
        result.type = static_cast<char>(text[0]);
    return result;
}

[[noreturn]] void unknownType(const Specification &specification, const Value &value)
{
    raise(ErrorName::ValueError, std::string("Unknown format code '") + specification.type +
                                     "' for object of type '" + typeName(value) + '\'');
}

std::string grouped(std::string digits, char separator, std::size_t every)
{
    const std::size_t whole = std::min(digits.find_first_of(".e"), digits.size());
    for (std::size_t at = whole; at > every; at -= every)
        digits.insert(at - every, 1, separator);
    return digits;
}

Text laidOut(const Specification &specification, std::string sign, std::string digits, std::size_t groupSize)
{
    const auto width = static_cast<std::size_t>(specification.width);
    if (specification.grouping != 0)
        digits = grouped(digits, specification.grouping, groupSize);
    const std::size_t taken = sign.size() + digits.size();
    if (specification.align == '=' && taken < width) {
        if (specification.fill == '0' && specification.grouping != 0) {
            // The zeros are grouped as the digits are, and a separator never stands first.
            std::string plain = digits;
            std::erase(plain, specification.grouping);
            while (sign.size() + digits.size() < width) {
                plain.insert(0, 1, '0');
                digits = grouped(plain, specification.grouping, groupSize);
            }
            return widened(sign + digits);
        }
        return widened(sign) + Text(width - taken, specification.fill) + widened(digits);
    }
    const Side side = specification.align == '<'   ? Side::Left
                      : specification.align == '^' ? Side::Both
                                                   : Side::Right;
    const Text text = widened(sign + digits);
    if (side != Side::Both)
        return padded(text, specification.width, specification.fill, side);
    const std::size_t missing = text.size() < width ? width - text.size() : 0;
    return Text(missing / 2, specification.fill) + text + Text(missing - missing / 2, specification.fill);
}

std::string signOf(const Specification &specification, bool isNegative)
{
    return isNegative ? "-" : specification.sign == '-' ? "" : std::string(1, specification.sign);
}

Text formattedFloat(const Specification &specification, const Value &value)
{
    double number = toFloat(value);
    const bool isNegative = std::signbit(number) && !std::isnan(number);
    std::string digits;
    const char type = specification.type;
    if (type == 0 && !specification.precision) {
        digits = floatText(std::abs(number));
    } else {
        NumberLayout layout{type == 'n' || type == 0 || type == '%' ? 'g' : type,
                            specification.precision.value_or(6), specification.isAlternate};
        if (type == '%') {
            layout.type = 'f';
            number *= 100;
        }
        digits = floatDigits(number, layout);
        // Without a type a float shows at least one digit behind the point.
        if (type == 0 && std::isfinite(number) && digits.find_first_of(".e") == std::string::npos) {
            if (static_cast<int>(digits.size()) < std::max(*specification.precision, 1) + 0)
                digits += ".0";
            else
                digits = floatDigits(number, {'e', std::max(*specification.precision - 1, 0), false});
        }
        if (type == '%')
            digits += '%';
    }
    return laidOut(specification, signOf(specification, isNegative), digits, 3);
}

Text formattedInteger(const Specification &specification, const Value &value)
{
    const char type = specification.type;
    if (type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G' || type == '%')
        return formattedFloat(specification, value);
    if (specification.precision)
        raise(ErrorName::ValueError, "Precision not allowed in integer format specifier");
    if (type == 'c') {
        const std::int64_t letter = toIndex(value);
        if (letter < 0 || letter > 0x10FFFF)
            raise(ErrorName::OverflowError, "%c arg not in range(0x110000)");
        return padded(Text(1, static_cast<char32_t>(letter)), specification.width, specification.fill,
                      specification.align == '>'   ? Side::Right
                      : specification.align == '^' ? Side::Both
                                                   : Side::Left);
    }
    if (type != 0 && std::string_view("bdnoxX").find(type) == std::string_view::npos)
        unknownType(specification, value);
    const int base = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
    if (specification.grouping == ',' && base != 10)
        raise(ErrorName::ValueError, std::string("Cannot specify ',' with '") + type + "'.");
    std::string digits = integerText(positive(value), base);
    const bool isNegative = digits.front() == '-';
    digits.erase(0, isNegative ? 1 : 0);
    std::string sign = signOf(specification, isNegative);
    if (specification.isAlternate && base != 10)
        sign += std::string("0") + type;
    if (type == 'X')
        std::ranges::transform(digits, digits.begin(),
                               [](char c) { return static_cast<char>(c >= 'a' && c <= 'f' ? c - 0x20 : c); });
    return laidOut(specification, sign, digits, base == 10 ? 3 : 4);
}

Text formattedText(const Specification &specification, const Value &value)
{
    if (specification.type != 0 && specification.type != 's')
        unknownType(specification, value);
    if (specification.sign != '-')
        raise(ErrorName::ValueError, "Sign not allowed in string format specifier");
    if (specification.align == '=')
        raise(ErrorName::ValueError, "'=' alignment not allowed in string format specifier");
    if (specification.grouping != 0)
        raise(ErrorName::ValueError,
              std::string("Cannot specify '") + specification.grouping + "' with 's'.");
    Text text = value.text();
    if (specification.precision)
        text = text.substr(0, static_cast<std::size_t>(*specification.precision));
    const auto width = static_cast<std::size_t>(specification.width);
    const std::size_t missing = text.size() < width ? width - text.size() : 0;
    const std::size_t left = specification.align == '>'   ? missing
                             : specification.align == '^' ? missing / 2
                                                          : 0;
    return Text(left, specification.fill) + text + Text(missing - left, specification.fill);
}

} // namespace

Text formatted(Runtime &runtime, const Value &value, TextView specification)
{
    if (value.is(Type::Thing)) {
        if (Value text = value.asThing().formatted(runtime, specification); !text.isAbsent())
            return text.text();
    }
    if (specification.empty())
        return shown(runtime, value);
    if (!value.isNumber() && !value.is(Type::String))
        raise(ErrorName::TypeError,
              std::string("unsupported format string passed to ") + typeName(value) + ".__format__");
    const Specification read = parsed(specification, value);
    if (value.is(Type::String))
        return formattedText(read, value);
    if (value.isInt())
        return formattedInteger(read, value);
    if (read.type != 0 && std::string_view("eEfFgGn%").find(read.type) == std::string_view::npos)
        unknownType(read, value);
    return formattedFloat(read, value);
}

} // namespace hearth::templates
