// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/text.h"
#include <algorithm>

namespace hearth::templates
{

namespace
{

constexpr char32_t kReplacement = 0xFFFD;

bool isAscii(TextView text)
{
    return std::ranges::all_of(text, [](char32_t c) { return c < 0x80; });
}

/// The bytes of one sequence after its first; -1 for a byte that starts none.
int continuationBytes(unsigned char first)
{
    if (first >= 0xC2 && first <= 0xDF)
        return 1;
    if ((first & 0xF0) == 0xE0)
        return 2;
    return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
}

bool isCased(char32_t c)
{
    return QChar::isLower(c) || QChar::isUpper(c) || QChar::isTitleCase(c);
}

/// A capital sigma is final after a letter with case and before none.
bool isFinalSigma(TextView text, std::size_t at)
{
    const bool follows = at > 0 && isCased(text[at - 1]);
    return follows && (at + 1 == text.size() || !isCased(text[at + 1]));
}

} // namespace

Text fromUtf8(std::string_view bytes)
{
    Text text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const auto first = static_cast<unsigned char>(bytes[i++]);
        if (first < 0x80) {
            text.push_back(first);
            continue;
        }
        const int more = continuationBytes(first);
        char32_t c = more == 1 ? first & 0x1FU : more == 2 ? first & 0x0FU : first & 0x07U;
        int taken = 0;
        for (; taken < more && i < bytes.size() && (static_cast<unsigned char>(bytes[i]) & 0xC0U) == 0x80;
             ++taken)
            c = (c << 6U) | (static_cast<unsigned char>(bytes[i++]) & 0x3FU);
        const bool isWrong = taken != more || (more == 2 && c < 0x800) || (more == 3 && c < 0x10000) ||
                             (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF;
        text.push_back(isWrong ? kReplacement : c);
    }
    return text;
}

std::string toUtf8(TextView text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (char32_t c : text) {
        if (c >= 0xD800 && c < 0xE000)
            c = kReplacement;
        if (c < 0x80) {
            bytes.push_back(static_cast<char>(c));
        } else if (c < 0x800) {
            bytes.push_back(static_cast<char>(0xC0U | (c >> 6U)));
            bytes.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
        } else if (c < 0x10000) {
            bytes.push_back(static_cast<char>(0xE0U | (c >> 12U)));
            bytes.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
            bytes.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
        } else {
            bytes.push_back(static_cast<char>(0xF0U | (c >> 18U)));
            bytes.push_back(static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)));
            bytes.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
            bytes.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
        }
    }
    return bytes;
}

QString toQString(TextView text)
{
    QString result(static_cast<qsizetype>(text.size()), Qt::Uninitialized);
    QChar *to = result.data();
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (c >= 0x10000)
            return QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size()));
        to[i] = QChar(static_cast<char16_t>(c >= 0xD800 && c < 0xE000 ? kReplacement : c));
    }
    return result;
}

Text fromQString(QStringView text)
{
    Text result;
    result.reserve(static_cast<std::size_t>(text.size()));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            result.push_back(QChar::surrogateToUcs4(c, text[++i]));
        else
            result.push_back(c.unicode());
    }
    return result;
}

Text widened(std::string_view ascii)
{
    return {ascii.begin(), ascii.end()};
}

void append(Text &text, std::string_view ascii)
{
    text.append(ascii.begin(), ascii.end());
}

bool equals(TextView text, std::string_view ascii)
{
    return std::ranges::equal(text, ascii,
                              [](char32_t a, char b) { return a == static_cast<unsigned char>(b); });
}

bool isSpace(char32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || QChar::isSpace(c);
}

bool isPrintable(char32_t c)
{
    if (c < 0x7F)
        return c >= 0x20;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
        return false;
    default:
        return true;
    }
}

bool isWordCharacter(char32_t c)
{
    return c == '_' || QChar::isLetterOrNumber(c);
}

TextView strippedLeft(TextView text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    return text;
}

TextView strippedRight(TextView text)
{
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

TextView stripped(TextView text)
{
    return strippedLeft(strippedRight(text));
}

Text lowered(TextView text)
{
    if (!isAscii(text)) {
        Text result;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == 0x3A3)
                result.push_back(isFinalSigma(text, i) ? 0x3C2 : 0x3C3);
            else if (text[i] == 0x130) // the one letter whose small form is two
                result += U"i\u0307";
            else
                result.push_back(QChar::toLower(text[i]));
        }
        return result;
    }
    Text result(text);
    for (char32_t &c : result)
        c += c >= 'A' && c <= 'Z' ? 0x20 : 0;
    return result;
}

Text uppered(TextView text)
{
    if (!isAscii(text))
        return fromQString(toQString(text).toUpper());
    Text result(text);
    for (char32_t &c : result)
        c -= c >= 'a' && c <= 'z' ? 0x20 : 0;
    return result;
}

} // namespace hearth::templates
