// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/escapes.h"
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

struct EscapeRow {
    char letter;
    char32_t meaning;
};

constexpr std::array kEscapes{
    EscapeRow{'n', '\n'},  EscapeRow{'t', '\t'}, EscapeRow{'r', '\r'}, EscapeRow{'\\', '\\'},
    EscapeRow{'\'', '\''}, EscapeRow{'"', '"'},  EscapeRow{'a', 0x07}, EscapeRow{'b', 0x08},
    EscapeRow{'f', 0x0C},  EscapeRow{'v', 0x0B},
};

int hexDigit(char32_t c)
{
    if (c >= '0' && c <= '9')
        return static_cast<int>(c - '0');
    if ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'f')
        return static_cast<int>((c | 0x20U) - 'a' + 10);
    return -1;
}

/// That many hex digits.
std::optional<char32_t> hexNumber(TextView digits, std::size_t count)
{
    if (digits.size() < count)
        return std::nullopt;
    char32_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const int digit = hexDigit(digits[i]);
        if (digit < 0)
            return std::nullopt;
        number = number * 16 + static_cast<char32_t>(digit);
    }
    return number <= 0x10FFFF ? std::optional(number) : std::nullopt;
}

/// Up to three octal digits from there on.
char32_t octalNumber(TextView literal, std::size_t &at)
{
    char32_t number = 0;
    for (int i = 0; i < 3 && at < literal.size() && literal[at] >= '0' && literal[at] <= '7'; ++i)
        number = number * 8 + (literal[at++] - '0');
    return number;
}

} // namespace

std::optional<Text> unescaped(TextView literal)
{
    Text result;
    result.reserve(literal.size());
    for (std::size_t i = 0; i < literal.size();) {
        const char32_t c = literal[i++];
        if (c != '\\' || i >= literal.size()) {
            result.push_back(c);
            continue;
        }
        const char32_t letter = literal[i];
        const auto *const row = std::ranges::find(
            kEscapes, letter, [](const EscapeRow &one) { return static_cast<char32_t>(one.letter); });
        if (row != kEscapes.end()) {
            result.push_back(row->meaning);
            ++i;
        } else if (letter == 'x' || letter == 'u' || letter == 'U') {
            const std::size_t count = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
            const std::optional<char32_t> number = hexNumber(literal.substr(i + 1), count);
            if (!number)
                return std::nullopt;
            result.push_back(*number);
            i += 1 + count;
        } else if (letter >= '0' && letter <= '7') {
            result.push_back(octalNumber(literal, i));
        } else if (letter == '\n') {
            ++i;
        } else {
            result.push_back(c);
        }
    }
    return result;
}

} // namespace hearth::templates
