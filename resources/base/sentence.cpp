// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

#include "resources/base/sentence.h"

#include <QCoreApplication>
#include <QStringList>

namespace hearth
{

namespace
{

constexpr QChar kPart(0x2068);
constexpr QChar kPartEnd(0x2069);
constexpr int kDeepest = 8;

QString withoutMarks(QString text)
{
    return text.remove(kPart).remove(kPartEnd);
}

/// A name from outside may hold marks; only those of whole sentences are let in.
bool isBalanced(const QString &text)
{
    int open = 0;
    for (const QChar letter : text) {
        open += letter == kPart ? 1 : letter == kPartEnd ? -1 : 0;
        if (open < 0)
            return false;
    }
    return open == 0;
}

int placeAt(const QString &text, qsizetype at)
{
    const bool isPlace = text.at(at) == QLatin1Char('%') && at + 1 < text.size();
    return isPlace ? text.at(at + 1).digitValue() : -1;
}

QString inWords(const QString &sentence, int depth)
{
    QString pattern;
    QStringList parts;
    for (qsizetype at = 0; at < sentence.size(); ++at) {
        if (sentence.at(at) != kPart) {
            if (sentence.at(at) != kPartEnd)
                pattern += sentence.at(at);
            continue;
        }
        qsizetype end = at + 1;
        for (int open = 1; end < sentence.size(); ++end) {
            open += sentence.at(end) == kPart ? 1 : sentence.at(end) == kPartEnd ? -1 : 0;
            if (open == 0)
                break;
        }
        const QString part = sentence.mid(at + 1, end - at - 1);
        parts.append(depth < kDeepest ? inWords(part, depth + 1) : withoutMarks(part));
        pattern += QStringLiteral("%%1").arg(parts.size());
        at = end;
    }
    const QString words = QCoreApplication::translate("Error", pattern.toUtf8().constData());
    // Not QString::arg: a part may hold a percent sign and a number itself.
    QString filled;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const int number = placeAt(words, at);
        if (number < 1 || number > parts.size()) {
            filled += words.at(at);
            continue;
        }
        filled += parts.at(number - 1);
        ++at;
    }
    return filled;
}

} // namespace

Sentence Sentence::arg(const QString &part) const
{
    // The lowest place that is left, and none in what was filled in already.
    qsizetype place = -1;
    int lowest = 10;
    int open = 0;
    for (qsizetype at = 0; at < m_text.size(); ++at) {
        open += m_text.at(at) == kPart ? 1 : m_text.at(at) == kPartEnd ? -1 : 0;
        const int number = open == 0 ? placeAt(m_text, at) : -1;
        if (number > 0 && number < lowest) {
            lowest = number;
            place = at;
        }
    }
    Sentence next(*this);
    if (place >= 0)
        next.m_text.replace(place, 2, kPart + (isBalanced(part) ? part : withoutMarks(part)) + kPartEnd);
    return next;
}

QString inWords(const QString &sentence)
{
    return inWords(sentence, 0);
}

} // namespace hearth
