// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/natural_order.h"

namespace hearth::player
{

namespace
{

/// The run of digits at `at`, without leading noughts; moves `at` behind it.
QStringView takeNumber(QStringView text, qsizetype &at)
{
    const qsizetype start = at;
    while (at < text.size() && text[at].isDigit())
        ++at;
    qsizetype first = start;
    while (first + 1 < at && text[first].digitValue() == 0)
        ++first;
    return text.mid(first, at - first);
}

int compareNumbers(QStringView one, QStringView other)
{
    if (one.size() != other.size())
        return one.size() < other.size() ? -1 : 1;
    for (qsizetype i = 0; i < one.size(); ++i) {
        const int difference = one[i].digitValue() - other[i].digitValue();
        if (difference != 0)
            return difference;
    }
    return 0;
}

} // namespace

bool isNaturallyLess(const QString &one, const QString &other)
{
    const QString a = one.toCaseFolded();
    const QString b = other.toCaseFolded();
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i].isDigit() && b[j].isDigit()) {
            const QStringView number = takeNumber(a, i);
            if (const int order = compareNumbers(number, takeNumber(b, j)); order != 0)
                return order < 0;
            continue;
        }
        // Numbers stand first, whatever their script.
        if (a[i].isDigit() != b[j].isDigit())
            return a[i].isDigit();
        if (a[i] != b[j])
            return a[i] < b[j];
        ++i;
        ++j;
    }
    if (i < a.size() || j < b.size())
        return j < b.size();
    return one < other;
}

} // namespace hearth::player
