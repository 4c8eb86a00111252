// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Methods of str that tell what kind of text it is.
#include "bridge/appliances/templates/methods.h"
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

bool isDecimal(char32_t c)
{
    return QChar::category(c) == QChar::Number_DecimalDigit;
}

bool isDigit(char32_t c)
{
    return isDecimal(c) || (QChar::category(c) == QChar::Number_Other && QChar::digitValue(c) >= 0);
}

bool isNumeric(char32_t c)
{
    return QChar::isNumber(c);
}

bool isAlpha(char32_t c)
{
    return QChar::isLetter(c);
}

bool isAlphanumeric(char32_t c)
{
    return isAlpha(c) || isNumeric(c);
}

bool isAscii(char32_t c)
{
    return c < 0x80;
}

bool isLarge(char32_t c)
{
    return QChar::isUpper(c) || QChar::isTitleCase(c);
}

/// All letters fit, and where it must, there is one.
template <bool (*fits)(char32_t), bool mayBeEmpty> Value all(Runtime &, Arguments &arguments)
{
    const Text &text = arguments[0].text();
    return Value::boolean((mayBeEmpty || !text.empty()) && std::ranges::all_of(text, fits));
}

/// Letters with case are all of one, and there is one.
template <bool large> Value hasCase(Runtime &, Arguments &arguments)
{
    bool isAny = false;
    for (const char32_t c : arguments[0].text()) {
        if (large ? QChar::isLower(c) || QChar::isTitleCase(c) : isLarge(c))
            return Value::boolean(false);
        isAny = isAny || (large ? QChar::isUpper(c) : QChar::isLower(c));
    }
    return Value::boolean(isAny);
}

Value isTitle(Runtime &, Arguments &arguments)
{
    bool wasCased = false;
    bool isAny = false;
    for (const char32_t c : arguments[0].text()) {
        const bool isCased = isLarge(c) || QChar::isLower(c);
        if (isCased && isLarge(c) == wasCased)
            return Value::boolean(false);
        isAny = isAny || isCased;
        wasCased = isCased;
    }
    return Value::boolean(isAny);
}

Value isIdentifier(Runtime &, Arguments &arguments)
{
    const Text &text = arguments[0].text();
    return Value::boolean(!text.empty() && !isNumeric(text[0]) &&
                          std::ranges::all_of(text, &isWordCharacter));
}

constexpr std::array kMethods{
    NativeRow{"isdecimal", "self /", &all<&isDecimal, false>},
    NativeRow{"isdigit", "self /", &all<&isDigit, false>},
    NativeRow{"isnumeric", "self /", &all<&isNumeric, false>},
    NativeRow{"isalpha", "self /", &all<&isAlpha, false>},
    NativeRow{"isalnum", "self /", &all<&isAlphanumeric, false>},
    NativeRow{"isspace", "self /", &all<&isSpace, false>},
    NativeRow{"isascii", "self /", &all<&isAscii, true>},
    NativeRow{"isprintable", "self /", &all<&isPrintable, true>},
    NativeRow{"islower", "self /", &hasCase<false>},
    NativeRow{"isupper", "self /", &hasCase<true>},
    NativeRow{"istitle", "self /", &isTitle},
    NativeRow{"isidentifier", "self /", &isIdentifier},
};

} // namespace

std::span<const NativeRow> stringTests()
{
    return kMethods;
}

} // namespace hearth::templates
