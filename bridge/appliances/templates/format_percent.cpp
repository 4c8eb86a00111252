// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// "text" % values.
#include "bridge/appliances/templates/format.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/strings.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace hearth::templates
{

namespace
{

constexpr int kWidest = 100000;

struct Conversion {
    bool isLeft = false;
    bool hasZeros = false;
    bool hasSpace = false;
    bool hasPlus = false;
    bool isAlternate = false;
    int width = 0;
    std::optional<int> precision;
    char type = 's';
};

class PercentFormatter
{
public:
    PercentFormatter(Runtime &runtime, const Text &text, const Value &values)
        : m_runtime(runtime), m_text(text), m_values(values), m_isTuple(values.is(Type::Tuple))
    {
    }

    Value result()
    {
        while (m_at < m_text.size()) {
            const char32_t c = m_text[m_at++];
            if (c != '%')
                m_out.push_back(c);
            else
                one();
        }
        const bool isLeft = m_isTuple ? m_next < m_values.items().size()
                                      : !m_isUsed && !m_values.is(Type::Dict) && !m_values.is(Type::List) &&
                                            !m_values.is(Type::Undefined);
        if (isLeft)
            raise(ErrorName::TypeError, "not all arguments converted during string formatting");
        m_runtime.growText(m_out.size());
        return Value::string(std::move(m_out));
    }

private:
    char32_t take()
    {
        if (m_at >= m_text.size())
            raise(ErrorName::ValueError, "incomplete format");
        return m_text[m_at++];
    }

    const Value &nextValue()
    {
        if (m_isTuple) {
            if (m_next >= m_values.items().size())
                raise(ErrorName::TypeError, "not enough arguments for format string");
            return m_values.items()[m_next++];
        }
        if (m_isUsed)
            raise(ErrorName::TypeError, "not enough arguments for format string");
        m_isUsed = true;
        return m_values;
    }

    int number()
    {
        if (m_at < m_text.size() && m_text[m_at] == '*') {
            ++m_at;
            const Value &value = nextValue();
            if (!value.isInt())
                raise(ErrorName::TypeError, "* wants int");
            return static_cast<int>(std::clamp<std::int64_t>(toIndex(value), -kWidest, kWidest));
        }
        int number = 0;
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9') {
            number = std::min(number * 10 + static_cast<int>(m_text[m_at] - '0'), kWidest);
            ++m_at;
        }
        return number;
    }

    std::optional<Value> keyed()
    {
        if (m_at >= m_text.size() || m_text[m_at] != '(')
            return std::nullopt;
        mustBeDefined(m_values);
        if (!m_values.is(Type::Dict))
            raise(ErrorName::TypeError, "format requires a mapping");
        int depth = 1;
        const std::size_t from = ++m_at;
        while (depth > 0) {
            const char32_t c = m_at < m_text.size() ? m_text[m_at++] : 0;
            if (c == 0)
                raise(ErrorName::ValueError, "incomplete format key");
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return strictItemOf(m_runtime, m_values, Value::string(m_text.substr(from, m_at - 1 - from)));
    }

    void one()
    {
        Conversion conversion;
        const std::optional<Value> named = keyed();
        for (bool isFlag = true; isFlag && m_at < m_text.size();) {
            const char32_t c = m_text[m_at];
            conversion.isLeft = conversion.isLeft || c == '-';
            conversion.hasPlus = conversion.hasPlus || c == '+';
            conversion.hasSpace = conversion.hasSpace || c == ' ';
            conversion.isAlternate = conversion.isAlternate || c == '#';
            conversion.hasZeros = conversion.hasZeros || c == '0';
            isFlag = TextView(U"-+ #0").find(c) != TextView::npos;
            m_at += isFlag ? 1 : 0;
        }
        conversion.width = number();
        if (conversion.width < 0) {
            conversion.isLeft = true;
            conversion.width = -conversion.width;
        }
        if (m_at < m_text.size() && m_text[m_at] == '.') {
            ++m_at;
            conversion.precision = std::max(0, number());
        }
        char32_t type = take();
        if (type == 'h' || type == 'l' || type == 'L')
            type = take();
        if (type == '%') {
            m_out.push_back('%');
            return;
        }
        if (type > 0x7F ||
            std::string_view("srdiouxXeEfFgGca").find(static_cast<char>(type)) == std::string_view::npos)
            raise(ErrorName::ValueError, "unsupported format character '" + toUtf8(Text(1, type)) +
                                             "' at index " + std::to_string(m_at - 1));
        conversion.type = static_cast<char>(type);
        const Value value = named ? *named : nextValue();
        convert(conversion, value);
    }

    void convert(const Conversion &conversion, const Value &value)
    {
        switch (conversion.type) {
        case 's':
        case 'r':
        case 'a':
            return text(conversion, value);
        case 'c':
            return character(conversion, value);
        case 'd':
        case 'i':
        case 'u':
        case 'o':
        case 'x':
        case 'X':
            return integer(conversion, value);
        default:
            return real(conversion, value);
        }
    }

    void text(const Conversion &conversion, const Value &value)
    {
        Text shownText = conversion.type == 's' ? shown(m_runtime, value) : represented(m_runtime, value);
        if (conversion.type == 'a')
            shownText = asciiOnly(shownText);
        if (conversion.precision)
            shownText = shownText.substr(0, static_cast<std::size_t>(*conversion.precision));
        m_out += padded(shownText, conversion.width, U' ', conversion.isLeft ? Side::Left : Side::Right);
    }

    void character(const Conversion &conversion, const Value &value)
    {
        Text letter;
        if (value.isSmallInt()) {
            if (value.asInt() < 0 || value.asInt() > 0x10FFFF)
                raise(ErrorName::OverflowError, "%c arg not in range(0x110000)");
            letter.push_back(static_cast<char32_t>(value.asInt()));
        } else if (value.is(Type::String) && value.text().size() == 1) {
            letter = value.text();
        } else {
            raise(ErrorName::TypeError, "%c requires int or char");
        }
        m_out += padded(letter, conversion.width, U' ', conversion.isLeft ? Side::Left : Side::Right);
    }

    void signedNumber(const Conversion &conversion, bool isNegative, std::string_view prefix,
                      std::string digits)
    {
        const std::string sign = isNegative ? "-" : conversion.hasPlus ? "+" : conversion.hasSpace ? " " : "";
        const std::size_t taken = sign.size() + prefix.size() + digits.size();
        const auto width = static_cast<std::size_t>(conversion.width);
        if (conversion.hasZeros && !conversion.isLeft && taken < width)
            digits.insert(0, width - taken, '0');
        m_out += padded(widened(sign + std::string(prefix) + digits), conversion.width, U' ',
                        conversion.isLeft ? Side::Left : Side::Right);
    }

    void integer(const Conversion &conversion, const Value &value)
    {
        const char type = conversion.type;
        const bool isDecimal = type == 'd' || type == 'i' || type == 'u';
        if (!value.isNumber() || (!isDecimal && !value.isInt())) {
            if (isDecimal)
                mustBeDefined(value);
            raise(ErrorName::TypeError, std::string("%") + type +
                                            " format: " + (isDecimal ? "a real number" : "an integer") +
                                            " is required, not " + typeName(value));
        }
        std::string digits = integerText(toInteger(value), isDecimal ? 10 : type == 'o' ? 8 : 16);
        const bool isNegative = digits.front() == '-';
        digits.erase(0, isNegative ? 1 : 0);
        if (type == 'X')
            std::ranges::transform(digits, digits.begin(), [](char c) {
                return static_cast<char>(c >= 'a' && c <= 'f' ? c - 0x20 : c);
            });
        if (conversion.precision && digits.size() < static_cast<std::size_t>(*conversion.precision))
            digits.insert(0, static_cast<std::size_t>(*conversion.precision) - digits.size(), '0');
        const char *const prefix = !conversion.isAlternate || isDecimal ? ""
                                   : type == 'o'                        ? "0o"
                                   : type == 'x'                        ? "0x"
                                                                        : "0X";
        signedNumber(conversion, isNegative, prefix, digits);
    }

    void real(const Conversion &conversion, const Value &value)
    {
        if (!value.isNumber()) {
            mustBeDefined(value);
            raise(ErrorName::TypeError, std::string("must be real number, not ") + typeName(value));
        }
        const double number = toFloat(value);
        const NumberLayout layout{conversion.type, conversion.precision.value_or(6), conversion.isAlternate};
        signedNumber(conversion, std::signbit(number) && !std::isnan(number), "",
                     floatDigits(number, layout));
    }

    Runtime &m_runtime;
    const Text &m_text;
    const Value &m_values;
    const bool m_isTuple;
    std::size_t m_at = 0;
    std::size_t m_next = 0;
    bool m_isUsed = false;
    Text m_out;
};

} // namespace

std::string fixedText(double number, int digits)
{
    std::array<char, 2048> buffer{};
    const auto end = std::to_chars(buffer.begin(), buffer.end(), number, std::chars_format::fixed,
                                   std::clamp(digits, 0, 1000));
    return {buffer.begin(), end.ptr};
}

std::string floatDigits(double number, const NumberLayout &layout)
{
    const bool isLarge = layout.type >= 'A' && layout.type <= 'Z';
    const char type = static_cast<char>(layout.type | 0x20);
    std::string text;
    number = std::abs(number);
    if (!std::isfinite(number)) {
        text = std::isnan(number) ? "nan" : "inf";
    } else {
        std::array<char, 2048> buffer{};
        const std::chars_format format = type == 'e'   ? std::chars_format::scientific
                                         : type == 'f' ? std::chars_format::fixed
                                                       : std::chars_format::general;
        int precision = std::clamp(layout.precision, 0, 1000);
        if (type == 'g' && precision == 0)
            precision = 1;
        const auto end = std::to_chars(buffer.begin(), buffer.end(), number, format, precision);
        text.assign(buffer.begin(), end.ptr);
    }
    if (layout.isAlternate && text.find_first_of(".n") == std::string::npos)
        text.insert(std::min(text.find('e'), text.size()), ".");
    if (isLarge)
        std::ranges::transform(text, text.begin(),
                               [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 0x20 : c); });
    return text;
}

Value percentFormat(Runtime &runtime, const Text &text, const Value &value)
{
    return PercentFormatter(runtime, text, value).result();
}

} // namespace hearth::templates
