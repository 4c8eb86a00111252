// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/household/ratings.h"
#include <QRegularExpression>
#include <array>

namespace hearth::store
{

namespace
{

struct Mark {
    const char *name;
    int age;
};

// MPA (filmratings.com) and the TV Parental Guidelines (tvguidelines.org): where a mark asks for a parent's
// judgement instead of an age, the age that shops use for it. BBFC (bbfc.co.uk): U from 4, which is everybody
// here.
constexpr std::array kMarks = {
    Mark{"G", 0},      Mark{"PG", 8},    Mark{"PG-13", 13}, Mark{"PG13", 13},  Mark{"R", 17},
    Mark{"NC-17", 18}, Mark{"X", 18},    Mark{"TV-Y", 0},   Mark{"TV-Y7", 7},  Mark{"TV-Y7-FV", 7},
    Mark{"TV-G", 0},   Mark{"TV-PG", 8}, Mark{"TV-14", 14}, Mark{"TV-MA", 17}, Mark{"U", 0},
    Mark{"UC", 0},     Mark{"12A", 12},  Mark{"R18", 18},   Mark{"T", 0},      Mark{"APPROVED", 0},
    Mark{"E", 0},      Mark{"E10+", 10}, Mark{"M", 17},     Mark{"AO", 18},
};
constexpr int kOldest = 21;

} // namespace

std::optional<int> minimumAge(const QString &rating)
{
    QString mark = rating.trimmed().toUpper();
    // Several countries' marks stand with strokes between them; the first is the shop's own.
    mark = mark.section(QLatin1Char('/'), 0, 0).trimmed();
    // "US:PG-13", "Rated PG-13 for some violence", "FSK 12", "DE:FSK-16".
    static const QRegularExpression prefix(
        QStringLiteral("^(?:[A-Z]{2,3}\\s*:\\s*)?(?:RATED\\s+|(?:FSK|BBFC|MPAA?|USK|PEGI|CERT(?:IFICATE)?)["
                       "\\s:-]*|AB\\s+)?"));
    mark.remove(prefix);
    mark = mark.section(QLatin1Char(' '), 0, 0);
    for (const Mark &known : kMarks) {
        if (mark == QLatin1String(known.name))
            return known.age;
    }
    static const QRegularExpression bare(QStringLiteral("^(\\d{1,2})\\+?$"));
    const auto match = bare.match(mark);
    if (match.hasMatch() && match.captured(1).toInt() <= kOldest)
        return match.captured(1).toInt();
    return std::nullopt;
}

} // namespace hearth::store
