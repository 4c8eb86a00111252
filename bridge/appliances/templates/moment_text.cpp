// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Moments to text and back: ISO 8601, strftime, strptime. Names of days and months are English, as Python's
// are without a locale.
#include "bridge/appliances/templates/moments.h"
#include <QDateTime>
#include <algorithm>
#include <array>

namespace hearth::templates
{

namespace
{

constexpr std::array<TextView, 7> kDays{U"Monday", U"Tuesday",  U"Wednesday", U"Thursday",
                                        U"Friday", U"Saturday", U"Sunday"};
constexpr std::array<TextView, 12> kMonths{U"January",   U"February", U"March",    U"April",
                                           U"May",       U"June",     U"July",     U"August",
                                           U"September", U"October",  U"November", U"December"};

Text digits(std::int64_t number, std::size_t width, char32_t fill = U'0')
{
    const Text text = widened(std::to_string(number));
    return text.size() < width ? Text(width - text.size(), fill) + text : text;
}

Text offsetText(std::int64_t seconds, bool withColon)
{
    const std::int64_t size = std::abs(seconds);
    return Text(1, seconds < 0 ? U'-' : U'+') + digits(size / 3600, 2) + (withColon ? U":" : U"") +
           digits(size / 60 % 60, 2);
}

Text zoneName(const DateTime &time)
{
    if (time.zone == DateTime::Zone::None)
        return {};
    if (time.zone == DateTime::Zone::Local)
        return fromQString(
            time.local.abbreviation(QDateTime::fromMSecsSinceEpoch(time.instant() / 1000, Qt::UTC)));
    return time.offsetSeconds == 0 ? Text(U"UTC") : U"UTC" + offsetText(time.offsetSeconds, true);
}

int dayOfWeek(std::int64_t day) // 0 is Monday
{
    return static_cast<int>(((day + 3) % 7 + 7) % 7);
}

/// One directive of strftime; nothing of it for a letter that is none.
Text directive(const DateTime &time, const CalendarTime &parts, char32_t letter)
{
    const std::int64_t day = dayOf(time.wall);
    const std::int64_t newYear = dayOf(wallOf({parts.year, 1, 1}));
    const std::int64_t dayOfYear = day - newYear;
    const int weekday = dayOfWeek(day);
    const QDate date = QDate(1970, 1, 1).addDays(day);
    const int hour12 = parts.hour % 12 == 0 ? 12 : parts.hour % 12;
    switch (letter) {
    case 'Y':
        return digits(parts.year, 1);
    case 'y':
        return digits(parts.year % 100, 2);
    case 'C':
        return digits(parts.year / 100, 2);
    case 'm':
        return digits(parts.month, 2);
    case 'd':
        return digits(parts.day, 2);
    case 'e':
        return digits(parts.day, 2, U' ');
    case 'H':
        return digits(parts.hour, 2);
    case 'k':
        return digits(parts.hour, 2, U' ');
    case 'I':
        return digits(hour12, 2);
    case 'l':
        return digits(hour12, 2, U' ');
    case 'M':
        return digits(parts.minute, 2);
    case 'S':
        return digits(parts.second, 2);
    case 'f':
        return digits(parts.microsecond, 6);
    case 'p':
        return parts.hour < 12 ? U"AM" : U"PM";
    case 'P':
        return parts.hour < 12 ? U"am" : U"pm";
    case 'a':
        return Text(kDays.at(static_cast<std::size_t>(weekday)).substr(0, 3));
    case 'A':
        return Text(kDays.at(static_cast<std::size_t>(weekday)));
    case 'b':
    case 'h':
        return Text(kMonths.at(static_cast<std::size_t>(parts.month - 1)).substr(0, 3));
    case 'B':
        return Text(kMonths.at(static_cast<std::size_t>(parts.month - 1)));
    case 'j':
        return digits(dayOfYear + 1, 3);
    case 'w':
        return digits((weekday + 1) % 7, 1);
    case 'u':
        return digits(weekday + 1, 1);
    case 'U':
        return digits((dayOfYear + 7 - (weekday + 1) % 7) / 7, 2);
    case 'W':
        return digits((dayOfYear + 7 - weekday) / 7, 2);
    case 'V':
        return digits(date.weekNumber(), 2);
    case 'G': {
        int year = 0;
        (void)date.weekNumber(&year);
        return digits(year, 1);
    }
    case 'z':
        return time.zone == DateTime::Zone::None ? Text() : offsetText(time.offsetSeconds, false);
    case 'Z':
        return zoneName(time);
    case 's':
        return digits(time.instant() / kMicrosOfSecond, 1);
    case 'n':
        return U"\n";
    case 't':
        return U"\t";
    case '%':
        return U"%";
    case 'F':
        return strftime(time, U"%Y-%m-%d");
    case 'T':
    case 'X':
        return strftime(time, U"%H:%M:%S");
    case 'R':
        return strftime(time, U"%H:%M");
    case 'D':
    case 'x':
        return strftime(time, U"%m/%d/%y");
    case 'r':
        return strftime(time, U"%I:%M:%S %p");
    case 'c':
        return strftime(time, U"%a %b %e %H:%M:%S %Y");
    default:
        return Text{U'%', letter};
    }
}

/// Reads a moment by a format.
class TimeReader
{
public:
    explicit TimeReader(TextView text) : m_rest(text) {}

    bool read(TextView format)
    {
        for (std::size_t i = 0; i < format.size(); ++i) {
            if (isSpace(format[i])) {
                m_rest = strippedLeft(m_rest);
            } else if (format[i] == '%' && i + 1 < format.size()) {
                if (!one(format[++i]))
                    return false;
            } else if (!skip(format.substr(i, 1))) {
                return false;
            }
        }
        return m_rest.empty();
    }

    Value value()
    {
        if (m_isTwelve)
            m_parts.hour = m_parts.hour % 12 + (m_isAfternoon ? 12 : 0);
        if (m_dayOfYear > 0) {
            const CalendarTime found =
                calendarOf(wallOf({m_parts.year, 1, 1}) + (m_dayOfYear - 1) * kMicrosOfDay);
            m_parts.month = found.month;
            m_parts.day = found.day;
        }
        return makeDateTime(wallOf(m_parts), m_zone, m_offset);
    }

private:
    bool skip(TextView text)
    {
        const bool isThere = lowered(m_rest.substr(0, text.size())) == lowered(text);
        m_rest.remove_prefix(isThere ? text.size() : 0);
        return isThere;
    }

    bool number(int &into, std::size_t most, std::size_t least = 1)
    {
        std::size_t count = 0;
        into = 0;
        while (count < most && count < m_rest.size() && m_rest[count] >= '0' && m_rest[count] <= '9')
            into = into * 10 + static_cast<int>(m_rest[count++] - '0');
        m_rest.remove_prefix(count);
        return count >= least;
    }

    template <std::size_t count> bool name(const std::array<TextView, count> &names, bool isShort, int *into)
    {
        for (std::size_t i = 0; i < count; ++i) {
            if (skip(isShort ? names.at(i).substr(0, 3) : names.at(i))) {
                if (into != nullptr)
                    *into = static_cast<int>(i) + 1;
                return true;
            }
        }
        return false;
    }

    bool fraction()
    {
        const std::size_t before = m_rest.size();
        if (!number(m_parts.microsecond, 6))
            return false;
        for (std::size_t count = before - m_rest.size(); count < 6; ++count)
            m_parts.microsecond *= 10;
        return true;
    }

    bool offset()
    {
        m_zone = DateTime::Zone::Fixed;
        if (skip(U"Z"))
            return true;
        const bool isBehind = m_rest.starts_with(U"-");
        if (!isBehind && !m_rest.starts_with(U"+"))
            return false;
        m_rest.remove_prefix(1);
        int hours = 0;
        int minutes = 0;
        if (!number(hours, 2, 2))
            return false;
        skip(U":");
        if (!number(minutes, 2, 2))
            return false;
        m_offset = (hours * 60 + minutes) * 60 * (isBehind ? -1 : 1);
        return true;
    }

    bool one(char32_t letter)
    {
        int ignored = 0;
        switch (letter) {
        case 'Y':
            return number(m_parts.year, 4, 4);
        case 'y':
            if (!number(m_parts.year, 2, 2))
                return false;
            m_parts.year += m_parts.year < 69 ? 2000 : 1900;
            return true;
        case 'm':
            return number(m_parts.month, 2);
        case 'd':
            return number(m_parts.day, 2);
        case 'H':
            return number(m_parts.hour, 2);
        case 'I':
            m_isTwelve = true;
            return number(m_parts.hour, 2) && m_parts.hour >= 1 && m_parts.hour <= 12;
        case 'M':
            return number(m_parts.minute, 2);
        case 'S':
            return number(m_parts.second, 2);
        case 'f':
            return fraction();
        case 'j':
            return number(m_dayOfYear, 3) && m_dayOfYear >= 1 && m_dayOfYear <= 366;
        case 'p':
            m_isAfternoon = skip(U"pm");
            return m_isAfternoon || skip(U"am");
        case 'b':
            return name(kMonths, true, &m_parts.month);
        case 'B':
            return name(kMonths, false, &m_parts.month);
        case 'a':
            return name(kDays, true, nullptr);
        case 'A':
            return name(kDays, false, nullptr);
        case 'w':
            return number(ignored, 1);
        case 'z':
            return offset();
        case 'Z':
            return skip(U"UTC") || skip(U"GMT");
        case 'T':
        case 'X':
            return read24();
        case '%':
            return skip(U"%");
        default:
            raise(ErrorName::ValueError, "a bad directive in a time format");
        }
    }

    bool read24() { return one('H') && skip(U":") && one('M') && skip(U":") && one('S'); }

    TextView m_rest;
    CalendarTime m_parts{1900};
    int m_dayOfYear = 0;
    bool m_isTwelve = false;
    bool m_isAfternoon = false;
    DateTime::Zone m_zone = DateTime::Zone::None;
    std::int64_t m_offset = 0;
};

} // namespace

Text isoText(const DateTime &time, char32_t between)
{
    const CalendarTime parts = calendarOf(time.wall);
    Text text;
    if (time.kind != DateTime::Kind::Time)
        text = digits(parts.year, 4) + U'-' + digits(parts.month, 2) + U'-' + digits(parts.day, 2);
    if (time.kind == DateTime::Kind::Date)
        return text;
    if (time.kind == DateTime::Kind::DateTime)
        text.push_back(between);
    text += digits(parts.hour, 2) + U':' + digits(parts.minute, 2) + U':' + digits(parts.second, 2);
    if (parts.microsecond != 0)
        text += U'.' + digits(parts.microsecond, 6);
    if (time.zone != DateTime::Zone::None)
        text += offsetText(time.offsetSeconds, true);
    return text;
}

Text strftime(const DateTime &time, TextView format)
{
    const CalendarTime parts = calendarOf(time.wall);
    Text text;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 >= format.size()) {
            text.push_back(format[i]);
            continue;
        }
        const char32_t flag = format[i + 1];
        const bool hasFlag = (flag == '-' || flag == '^' || flag == '_') && i + 2 < format.size();
        i += hasFlag ? 2 : 1;
        Text part = directive(time, parts, format[i]);
        if (hasFlag && flag == '^')
            part = uppered(part);
        for (std::size_t at = 0;
             hasFlag && flag != '^' && at + 1 < part.size() && (part[at] == '0' || part[at] == ' ');) {
            if (flag == '-')
                part.erase(0, 1);
            else
                part[at++] = U' ';
        }
        text += part;
        if (text.size() > 10'000)
            raise(ErrorName::LimitError, "too long a time format");
    }
    return text;
}

Value strptime(TextView text, TextView format)
{
    TimeReader reader(text);
    return reader.read(format) ? reader.value() : Value();
}

Value parseIso(TextView text)
{
    static constexpr std::array<TextView, 8> kFormats{
        U"%Y-%m-%dT%H:%M:%S.%f", U"%Y-%m-%dT%H:%M:%S",
        U"%Y-%m-%dT%H:%M",       U"%Y-%m-%d",
        U"%Y%m%dT%H%M%S",        U"%Y%m%d",
        U"%Y-%m-%dT%H",          U"%Y%m%dT%H%M",
    };
    Text plain(stripped(text));
    if (plain.size() > 10 && plain[10] == ' ')
        plain[10] = U'T';
    for (const TextView format : kFormats) {
        for (const TextView zone : {U"", U"%z"}) {
            TimeReader reader(plain);
            if (reader.read(Text(format) + Text(zone)))
                return reader.value();
        }
    }
    return {};
}

} // namespace hearth::templates
