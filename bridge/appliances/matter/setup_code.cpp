// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/matter/setup_code.h"
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestTyped = 255; // of one payload in a QR code
constexpr qsizetype kShortDigits = 11;
constexpr qsizetype kLongDigits = 21; // with the maker's and the product's numbers
// 88 bits in Base38 (5.1.3.1): 11 bytes, three of them in five letters; what comes after is optional.
constexpr qsizetype kQrLetters = 19;

/// The product of the dihedral group of ten.
constexpr int multiply(int a, int b)
{
    const bool turnsA = a >= 5;
    const bool turnsB = b >= 5;
    const int rotation = turnsA ? (a % 5 - b % 5 + 5) % 5 : (a % 5 + b % 5) % 5;
    return rotation + (turnsA != turnsB ? 5 : 0);
}

constexpr std::array kPermutation{1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

int permuted(int digit, qsizetype times)
{
    for (qsizetype i = 0; i < times % 8; ++i) // its order
        digit = kPermutation[static_cast<size_t>(digit)];
    return digit;
}

std::unexpected<Error> notACode(const QString &what)
{
    return fail(ErrorCode::Invalid, what,
                Error::tr("The code is on the appliance or in its leaflet: MT: and letters, or 11 digits"));
}

bool isDigits(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

} // namespace

bool hasVerhoeffDigit(const QString &digits)
{
    if (digits.isEmpty() || !isDigits(digits))
        return false;
    int check = 0;
    for (qsizetype i = 0; i < digits.size(); ++i)
        check = multiply(check, permuted(digits[digits.size() - 1 - i].digitValue(), i));
    return check == 0;
}

Result<QString> readSetupCode(const QString &typed)
{
    if (typed.size() > kLongestTyped)
        return notACode(Error::tr("That is too long for a Matter code"));
    QString code = typed.trimmed();
    if (code.startsWith(QLatin1String("MT:"), Qt::CaseInsensitive)) {
        code = code.toUpper();
        static const QString kLetters = QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.");
        const QString letters = code.sliced(3);
        if (letters.size() < kQrLetters ||
            !std::ranges::all_of(letters, [](QChar c) { return kLetters.contains(c); }))
            return notACode(Error::tr("That is not the text of a Matter QR code"));
        return code;
    }
    code.removeIf([](QChar c) { return c.isSpace() || c == QLatin1Char('-'); });
    if (code.isEmpty() || !isDigits(code))
        return notACode(Error::tr("That is no Matter code"));
    if (code.size() != kShortDigits && code.size() != kLongDigits)
        return notACode(QStringLiteral("A Matter code has 11 or 21 digits, not %1").arg(code.size()));
    if (!hasVerhoeffDigit(code))
        return notACode(Error::tr("One of the digits is not right"));
    return code;
}

} // namespace hearth::bridge
