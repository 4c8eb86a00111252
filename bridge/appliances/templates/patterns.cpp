// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/patterns.h"
#include "bridge/appliances/templates/escapes.h"
#include <QHash>
#include <algorithm>

namespace hearth::templates
{

namespace
{

constexpr qsizetype kMostKept = 128;
constexpr std::size_t kLongestPattern = 4096;

[[noreturn]] void wrongPattern(const std::string &message)
{
    raise(ErrorName::PatternError, message);
}

std::size_t hexLength(char32_t letter)
{
    return letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

/// What stands behind a backslash, in PCRE's writing; \p at is moved past it.
Text escapeOf(TextView python, std::size_t &at)
{
    const char32_t letter = python[at];
    if (const std::size_t length = hexLength(letter); length > 0) {
        if (python.size() < at + 1 + length)
            wrongPattern("incomplete escape");
        const Text digits(python.substr(at + 1, length));
        at += 1 + length;
        return U"\\x{" + digits + U'}';
    }
    ++at;
    if (letter == 'Z')
        return U"\\z";
    const bool isAsciiLetter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    if (isAsciiLetter && TextView(U"AbBdDsSwWxafnrtv").find(letter) == TextView::npos)
        wrongPattern("bad escape \\" + toUtf8(Text(1, letter)));
    return Text{U'\\', letter};
}

/// PCRE reads [[:alpha:]] where Python has a bracket and letters.
QString rewritten(TextView python)
{
    Text result;
    bool inClass = false;
    for (std::size_t i = 0; i < python.size();) {
        const char32_t c = python[i];
        if (c == '\\') {
            if (++i >= python.size())
                wrongPattern("bad escape (end of pattern)");
            result += escapeOf(python, i);
            continue;
        }
        ++i;
        if (!inClass && c == '[') {
            inClass = true;
            result.push_back(c);
            if (i < python.size() && python[i] == '^')
                result.push_back(python[i++]);
            if (i < python.size() && python[i] == ']') {
                result += U"\\]";
                ++i;
            }
            continue;
        }
        inClass = inClass && c != ']';
        if (inClass && c == '[')
            result.push_back('\\');
        result.push_back(c);
    }
    return toQString(result);
}

/// The number of a group by its name or number; -1 for none.
int groupNumber(const QString &name, const QRegularExpression &expression)
{
    bool ok = false;
    const int number = name.toInt(&ok);
    if (ok)
        return number <= expression.captureCount() && number >= 0 ? number : -1;
    return static_cast<int>(expression.namedCaptureGroups().indexOf(name));
}

} // namespace

QRegularExpression patternOf(TextView python, bool ignoresCase)
{
    thread_local QHash<QString, QRegularExpression> kept;
    if (python.size() > kLongestPattern)
        raise(ErrorName::LimitError, "too long a pattern");
    const QString key = (ignoresCase ? QLatin1String("i") : QLatin1String("c")) + toQString(python);
    if (const auto known = kept.constFind(key); known != kept.constEnd())
        return *known;
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (ignoresCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    // A match that goes back and forth for too long ends as no match.
    QRegularExpression expression(
        QLatin1String("(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=2000)") + rewritten(python), options);
    if (!expression.isValid())
        wrongPattern(expression.errorString().toStdString() + " at position " +
                     std::to_string(expression.patternErrorOffset()));
    if (kept.size() >= kMostKept)
        kept.clear();
    kept.insert(key, expression);
    return expression;
}

Text expandedTemplate(TextView replacement, const QRegularExpressionMatch &match)
{
    Text result;
    const auto addGroup = [&](const QString &name) {
        const int number = groupNumber(name, match.regularExpression());
        if (number < 0)
            wrongPattern("invalid group reference " + name.toStdString());
        result += fromQString(match.captured(number));
    };
    for (std::size_t i = 0; i < replacement.size(); ++i) {
        if (replacement[i] != '\\' || i + 1 >= replacement.size()) {
            result.push_back(replacement[i]);
            continue;
        }
        const char32_t letter = replacement[++i];
        if (letter == 'g') {
            const std::size_t end = replacement.find(U'>', i);
            if (end == TextView::npos || i + 1 >= replacement.size() || replacement[i + 1] != '<')
                wrongPattern("missing group name");
            addGroup(toQString(replacement.substr(i + 2, end - i - 2)));
            i = end;
        } else if (letter >= '1' && letter <= '9') {
            QString number(QChar(static_cast<char16_t>(letter)));
            if (i + 1 < replacement.size() && replacement[i + 1] >= '0' && replacement[i + 1] <= '9')
                number += QChar(static_cast<char16_t>(replacement[++i]));
            addGroup(number);
        } else if (letter == '\\' || TextView(U"abfnrtv0").find(letter) != TextView::npos) {
            result += unescaped(Text{U'\\', letter}).value_or(Text());
        } else if ((letter | 0x20U) >= 'a' && (letter | 0x20U) <= 'z') {
            wrongPattern("bad escape \\" + toUtf8(Text(1, letter)));
        } else {
            result.push_back('\\');
            result.push_back(letter);
        }
    }
    return result;
}

} // namespace hearth::templates
