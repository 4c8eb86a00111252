// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/thing.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace hearth::templates
{

namespace
{

void appendHex(Text &text, std::string_view prefix, char32_t number, int digits)
{
    append(text, prefix);
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        text.push_back(U"0123456789abcdef"[(number >> static_cast<unsigned>(shift)) & 0xFU]);
}

void appendEscaped(Text &text, char32_t c)
{
    if (c < 0x100)
        appendHex(text, "\\x", c, 2);
    else if (c < 0x10000)
        appendHex(text, "\\u", c, 4);
    else
        appendHex(text, "\\U", c, 8);
}

void representItems(Runtime &runtime, const std::vector<Value> &items, Text &text)
{
    bool isFirst = true;
    for (const Value &item : items) {
        if (!isFirst)
            append(text, ", ");
        isFirst = false;
        represent(runtime, item, text);
    }
}

void representDict(Runtime &runtime, const DictObject &dict, bool isSet, Text &text)
{
    if (isSet && dict.entries.empty()) {
        append(text, "set()");
        return;
    }
    text.push_back('{');
    bool isFirst = true;
    for (const DictObject::Entry &entry : dict.entries) {
        if (!isFirst)
            append(text, ", ");
        isFirst = false;
        represent(runtime, entry.key, text);
        if (!isSet) {
            append(text, ": ");
            represent(runtime, entry.value, text);
        }
    }
    text.push_back('}');
}

std::string_view trimmedDigits(std::string_view digits)
{
    while (digits.size() > 1 && digits.back() == '0')
        digits.remove_suffix(1);
    return digits;
}

/// Underscores may stand between digits alone.
bool takeUnderscores(std::string &text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = text.find('_'); at != std::string::npos; at = text.find('_', at)) {
        if (at == 0 || at + 1 >= text.size() || !isDigit(text[at - 1]) || !isDigit(text[at + 1]))
            return false;
        text.erase(at, 1);
    }
    return true;
}

std::string lowerAscii(TextView text)
{
    std::string result;
    for (const char32_t c : text) {
        if (c < 0x80)
            result.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 0x20 : c));
        else if (QChar::isDigit(c))
            result.push_back(static_cast<char>('0' + QChar::digitValue(c)));
        else
            result.push_back('?');
    }
    return result;
}

} // namespace

void print(Runtime &runtime, const Value &value, Text &text)
{
    if (value.is(Type::String)) {
        if (text.size() + value.text().size() > Runtime::kLongestText)
            runtime.growText(text.size() + value.text().size());
        text += value.text();
    } else if (value.is(Type::Thing)) {
        text += value.asThing().shown(runtime);
    } else if (value.is(Type::Undefined)) {
        return;
    } else {
        represent(runtime, value, text);
    }
}

void represent(Runtime &runtime, const Value &value, Text &text)
{
    runtime.step();
    if (text.size() > Runtime::kLongestText)
        runtime.growText(text.size());
    switch (value.type()) {
    case Type::Absent:
    case Type::Undefined:
        append(text, "Undefined");
        break;
    case Type::None:
        append(text, "None");
        break;
    case Type::Bool:
        append(text, value.asBool() ? "True" : "False");
        break;
    case Type::Int:
    case Type::BigInt:
        append(text, integerText(value));
        break;
    case Type::Float:
        append(text, floatText(value.asFloat()));
        break;
    case Type::String:
        runtime.step(value.text().size() / 64);
        text += quoted(value.text());
        break;
    case Type::List:
        text.push_back('[');
        representItems(runtime, value.items(), text);
        text.push_back(']');
        break;
    case Type::Tuple:
        text.push_back('(');
        representItems(runtime, value.items(), text);
        append(text, value.items().size() == 1 ? ",)" : ")");
        break;
    case Type::Dict:
    case Type::Set:
        representDict(runtime, value.dict(), value.is(Type::Set), text);
        break;
    case Type::Thing:
        text += value.asThing().printed(runtime);
        break;
    }
}

Text shown(Runtime &runtime, const Value &value)
{
    if (value.is(Type::String))
        return value.text();
    Text text;
    print(runtime, value, text);
    return text;
}

Text represented(Runtime &runtime, const Value &value)
{
    Text text;
    represent(runtime, value, text);
    return text;
}

std::string floatText(double number)
{
    if (std::isnan(number))
        return "nan";
    if (std::isinf(number))
        return number < 0 ? "-inf" : "inf";
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.begin(), buffer.end(), std::abs(number), std::chars_format::scientific);
    const std::string_view written(buffer.begin(), end.ptr);
    const std::size_t mark = written.find('e');
    std::string digits(1, written[0]);
    if (mark > 2)
        digits += written.substr(2, mark - 2);
    digits = trimmedDigits(digits);
    int exponent = 0;
    const std::string_view power = written.substr(mark + (written[mark + 1] == '+' ? 2 : 1));
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    std::string text = std::signbit(number) ? "-" : "";
    const int count = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= 16) {
        text += digits[0];
        if (count > 1)
            text += '.' + digits.substr(1);
        text += exponent < 0 ? "e-" : "e+";
        const std::string size = std::to_string(std::abs(exponent));
        return text + (size.size() < 2 ? "0" : "") + size;
    }
    if (exponent < 0)
        return text + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    if (count <= exponent + 1)
        return text + digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0') + ".0";
    return text + digits.substr(0, static_cast<std::size_t>(exponent + 1)) + '.' +
           digits.substr(static_cast<std::size_t>(exponent + 1));
}

std::optional<double> parseFloat(TextView text)
{
    std::string plain = lowerAscii(stripped(text));
    const bool isNegative = plain.starts_with('-');
    if (isNegative || plain.starts_with('+'))
        plain.erase(0, 1);
    if (plain == "inf" || plain == "infinity")
        return isNegative ? -std::numeric_limits<double>::infinity()
                          : std::numeric_limits<double>::infinity();
    if (plain == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    const bool startsAsNumber = !plain.empty() && (plain[0] == '.' || (plain[0] >= '0' && plain[0] <= '9'));
    if (!startsAsNumber || !takeUnderscores(plain))
        return std::nullopt;
    double number = 0;
    const char *const end = plain.data() + plain.size();
    const auto read = std::from_chars(plain.data(), end, number);
    if (read.ptr != end || read.ec == std::errc::invalid_argument)
        return std::nullopt;
    if (read.ec == std::errc::result_out_of_range) {
        // Too large or too small: told by the exponent's sign, or by the digits before the point.
        const std::size_t mark = plain.find('e');
        const bool isSmall =
            mark == std::string::npos ? plain[0] == '0' || plain[0] == '.' : plain[mark + 1] == '-';
        number = isSmall ? 0 : std::numeric_limits<double>::infinity();
    }
    return isNegative ? -number : number;
}

Text quoted(TextView text)
{
    const char32_t quote = text.find('\'') != TextView::npos && text.find('"') == TextView::npos ? '"' : '\'';
    Text result(1, quote);
    for (const char32_t c : text) {
        if (c == quote || c == '\\') {
            result.push_back('\\');
            result.push_back(c);
        } else if (c == '\n') {
            append(result, "\\n");
        } else if (c == '\r') {
            append(result, "\\r");
        } else if (c == '\t') {
            append(result, "\\t");
        } else if (isPrintable(c)) {
            result.push_back(c);
        } else {
            appendEscaped(result, c);
        }
    }
    result.push_back(quote);
    return result;
}

Text asciiOnly(TextView text)
{
    Text result;
    for (const char32_t c : text) {
        if (c < 0x80)
            result.push_back(c);
        else
            appendEscaped(result, c);
    }
    return result;
}

} // namespace hearth::templates
