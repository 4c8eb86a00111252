// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/moments.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include "bridge/appliances/templates/things.h"
#include <QDateTime>
#include <array>
#include <chrono>
#include <cmath>

namespace hearth::templates
{

namespace
{

constexpr std::int64_t kFirst = -62'135'596'800 * kMicrosOfSecond; // the year 1
constexpr std::int64_t kPast = 253'402'300'800 * kMicrosOfSecond;  // the year 10000

std::int64_t floorDivide(std::int64_t number, std::int64_t by)
{
    return number / by - (number % by < 0 ? 1 : 0);
}

Value scaled(std::int64_t microseconds, double by)
{
    const double result = std::nearbyint(static_cast<double>(microseconds) * by);
    if (!(std::abs(result) < 8.64e19 / 10))
        raise(ErrorName::OverflowError, "days out of range");
    return makeDelta(static_cast<std::int64_t>(result));
}

const DateTime &timeOf(const Arguments &arguments)
{
    return *arguments[0].as<DateTime>();
}

Value isoformat(Runtime &runtime, Arguments &arguments)
{
    const Text between = arguments.has(1) ? shown(runtime, arguments[1]) : Text(U"T");
    return Value::string(isoText(timeOf(arguments), between.empty() ? U'T' : between[0]));
}

Value formatTime(Runtime &, Arguments &arguments)
{
    if (!arguments[1].is(Type::String))
        raise(ErrorName::TypeError,
              std::string("strftime() argument 1 must be str, not ") + typeName(arguments[1]));
    return Value::string(strftime(timeOf(arguments), arguments[1].text()));
}

Value timestamp(Runtime &runtime, Arguments &arguments)
{
    return Value::real(timestampOf(runtime, timeOf(arguments)));
}

template <int first> Value weekday(Runtime &, Arguments &arguments)
{
    const std::int64_t day = dayOf(timeOf(arguments).wall) + 3; // 1970 began on a Thursday
    return Value::integer(day - floorDivide(day, 7) * 7 + first);
}

Value part(const Arguments &arguments, DateTime::Kind kind)
{
    auto made = std::make_unique<DateTime>();
    const DateTime &time = timeOf(arguments);
    const std::int64_t day = dayOf(time.wall) * kMicrosOfDay;
    made->kind = kind;
    made->wall = kind == DateTime::Kind::Date ? day : time.wall - day;
    return Value::thing(made.release());
}

Value datePart(Runtime &, Arguments &arguments)
{
    return part(arguments, DateTime::Kind::Date);
}

Value timePart(Runtime &, Arguments &arguments)
{
    return part(arguments, DateTime::Kind::Time);
}

Value replaced(Runtime &, Arguments &arguments)
{
    const DateTime &time = timeOf(arguments);
    CalendarTime parts = calendarOf(time.wall);
    const std::array places{&parts.year,   &parts.month,  &parts.day,        &parts.hour,
                            &parts.minute, &parts.second, &parts.microsecond};
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (arguments.has(static_cast<qsizetype>(i + 1)))
            *places.at(i) = static_cast<int>(
                std::clamp<std::int64_t>(toIndex(arguments[static_cast<qsizetype>(i + 1)]), -1, 10'000'000));
    }
    Value result = makeDateTime(wallOf(parts), time.zone, time.offsetSeconds);
    auto *const made = result.as<DateTime>();
    made->kind = time.kind;
    made->local = time.local;
    return result;
}

Value utcOffset(Runtime &, Arguments &arguments)
{
    const DateTime &time = timeOf(arguments);
    return time.zone == DateTime::Zone::None ? Value::none()
                                             : makeDelta(time.offsetSeconds * kMicrosOfSecond);
}

Value toLocalZone(Runtime &runtime, Arguments &arguments)
{
    return asLocal(runtime, timeOf(arguments));
}

Value totalSeconds(Runtime &, Arguments &arguments)
{
    return Value::real(static_cast<double>(arguments[0].as<TimeDelta>()->microseconds) / 1e6);
}

constexpr std::array kDeltaMethods{NativeRow{"total_seconds", "self", &totalSeconds}};

constexpr std::array kTimeMethods{
    NativeRow{"isoformat", "self sep?", &isoformat},
    NativeRow{"strftime", "self format", &formatTime},
    NativeRow{"timestamp", "self", &timestamp},
    NativeRow{"weekday", "self", &weekday<0>},
    NativeRow{"isoweekday", "self", &weekday<1>},
    NativeRow{"date", "self", &datePart},
    NativeRow{"time", "self", &timePart},
    NativeRow{"replace", "self year? month? day? hour? minute? second? microsecond?", &replaced},
    NativeRow{"utcoffset", "self", &utcOffset},
    NativeRow{"astimezone", "self", &toLocalZone},
};

Value bound(std::span<const NativeRow> rows, TextView name, Thing *self)
{
    const NativeRow *const row = findRow(rows, name);
    return row == nullptr ? Value() : Value::thing(new NativeFunction(row, Value::thing(self)));
}

Text padTo(std::int64_t number, std::size_t width)
{
    std::string digits = std::to_string(number);
    return widened(digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits);
}

} // namespace

std::int64_t dayOf(std::int64_t wall)
{
    return floorDivide(wall, kMicrosOfDay);
}

CalendarTime calendarOf(std::int64_t wall)
{
    using namespace std::chrono;
    const std::int64_t day = dayOf(wall);
    const year_month_day date{sys_days{days{day}}};
    const std::int64_t rest = wall - day * kMicrosOfDay;
    const std::int64_t seconds = rest / kMicrosOfSecond;
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            static_cast<int>(seconds / 3600),
            static_cast<int>(seconds / 60 % 60),
            static_cast<int>(seconds % 60),
            static_cast<int>(rest % kMicrosOfSecond)};
}

std::int64_t wallOf(const CalendarTime &time)
{
    using namespace std::chrono;
    const auto within = [](int number, int low, int high, const char *what) {
        if (number < low || number > high)
            raise(ErrorName::ValueError, std::string(what) + " is out of range");
    };
    within(time.year, 1, 9999, "year");
    within(time.month, 1, 12, "month");
    within(time.hour, 0, 23, "hour");
    within(time.minute, 0, 59, "minute");
    within(time.second, 0, 59, "second");
    within(time.microsecond, 0, 999'999, "microsecond");
    const year_month_day date{year{time.year}, month{static_cast<unsigned>(time.month)},
                              day{static_cast<unsigned>(std::clamp(time.day, 0, 99))}};
    if (!date.ok())
        raise(ErrorName::ValueError, "day is out of range for month");
    const std::int64_t days = sys_days{date}.time_since_epoch().count();
    return days * kMicrosOfDay + ((time.hour * 60LL + time.minute) * 60 + time.second) * kMicrosOfSecond +
           time.microsecond;
}

Value makeDelta(std::int64_t microseconds)
{
    // Half of what 64 bits hold, so that no sum of two overflows; Python goes to twenty times as much.
    constexpr std::int64_t kMost = 4'000'000'000'000'000'000;
    if (microseconds > kMost || microseconds < -kMost)
        raise(ErrorName::OverflowError, "days out of range");
    return Value::thing(new TimeDelta(microseconds));
}

Value makeDateTime(std::int64_t wall, DateTime::Zone zone, std::int64_t offsetSeconds)
{
    if (wall < kFirst || wall >= kPast)
        raise(ErrorName::OverflowError, "date value out of range");
    auto made = std::make_unique<DateTime>();
    made->wall = wall;
    made->zone = zone;
    made->offsetSeconds = offsetSeconds;
    return Value::thing(made.release());
}

Value makeUtc(std::int64_t microseconds)
{
    return makeDateTime(microseconds, DateTime::Zone::Fixed, 0);
}

Value makeLocal(std::int64_t microseconds, const QTimeZone &zone)
{
    const auto seconds = floorDivide(microseconds, kMicrosOfSecond);
    const std::int64_t offset = zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));
    Value made = makeDateTime(microseconds + offset * kMicrosOfSecond, DateTime::Zone::Local, offset);
    made.as<DateTime>()->local = zone;
    return made;
}

namespace
{

/// The instant of a wall time in a zone.
std::int64_t instantIn(const QTimeZone &zone, std::int64_t wall)
{
    const QDate date = QDate(1970, 1, 1).addDays(dayOf(wall));
    const std::int64_t rest = wall - dayOf(wall) * kMicrosOfDay;
    const QDateTime time(date, QTime(0, 0).addMSecs(static_cast<int>(rest / 1000)), zone);
    return time.toMSecsSinceEpoch() * 1000 + rest % 1000;
}

Value atWall(const DateTime &like, std::int64_t wall)
{
    if (like.zone == DateTime::Zone::Local)
        return makeLocal(instantIn(like.local, wall), like.local);
    Value made = makeDateTime(wall, like.zone, like.offsetSeconds);
    made.as<DateTime>()->kind = like.kind;
    return made;
}

} // namespace

Value asLocal(Runtime &runtime, const DateTime &time)
{
    const QTimeZone &zone = runtime.moment().zone;
    const bool hasZone = time.zone != DateTime::Zone::None;
    return makeLocal(hasZone ? time.instant() : instantIn(zone, time.wall), zone);
}

double timestampOf(Runtime &runtime, const DateTime &time)
{
    const std::int64_t instant =
        time.zone == DateTime::Zone::None ? instantIn(runtime.moment().zone, time.wall) : time.instant();
    return static_cast<double>(instant) / 1e6;
}

Text TimeDelta::shown(Runtime &) const
{
    const std::int64_t days = dayOf(microseconds);
    const std::int64_t rest = microseconds - days * kMicrosOfDay;
    const std::int64_t seconds = rest / kMicrosOfSecond;
    Text text;
    if (days != 0)
        text = widened(std::to_string(days) + (std::abs(days) == 1 ? " day, " : " days, "));
    text += padTo(seconds / 3600, 1) + U':' + padTo(seconds / 60 % 60, 2) + U':' + padTo(seconds % 60, 2);
    if (rest % kMicrosOfSecond != 0)
        text += U'.' + padTo(rest % kMicrosOfSecond, 6);
    return text;
}

Text TimeDelta::printed(Runtime &) const
{
    const std::int64_t days = dayOf(microseconds);
    const std::int64_t rest = microseconds - days * kMicrosOfDay;
    std::string text;
    const auto add = [&](const char *name, std::int64_t number) {
        if (number != 0)
            text += (text.empty() ? "" : ", ") + std::string(name) + '=' + std::to_string(number);
    };
    add("days", days);
    add("seconds", rest / kMicrosOfSecond);
    add("microseconds", rest % kMicrosOfSecond);
    return widened("datetime.timedelta(" + (text.empty() ? "0" : text) + ')');
}

Value TimeDelta::attribute(Runtime &, TextView name)
{
    const std::int64_t day = dayOf(microseconds);
    const std::int64_t rest = microseconds - day * kMicrosOfDay;
    if (name == U"days")
        return Value::integer(day);
    if (name == U"seconds")
        return Value::integer(rest / kMicrosOfSecond);
    if (name == U"microseconds")
        return Value::integer(rest % kMicrosOfSecond);
    return bound(kDeltaMethods, name, this);
}

bool TimeDelta::equals(const Value &other) const
{
    const auto *const delta = other.as<TimeDelta>();
    return delta != nullptr && delta->microseconds == microseconds;
}

std::optional<int> TimeDelta::order(const Value &other) const
{
    const auto *const delta = other.as<TimeDelta>();
    if (delta == nullptr)
        return std::nullopt;
    return microseconds < delta->microseconds ? -1 : microseconds > delta->microseconds ? 1 : 0;
}

Value TimeDelta::operate(Runtime &, char sign, const Value &other, bool isRight) const
{
    if (sign == 'a')
        return makeDelta(std::abs(microseconds));
    if (const auto *const delta = other.as<TimeDelta>(); delta != nullptr && !isRight) {
        if (delta->microseconds == 0 && (sign == '/' || sign == '\\' || sign == '%'))
            raise(ErrorName::ZeroDivisionError, "division by zero");
        switch (sign) {
        case '+':
            return makeDelta(microseconds + delta->microseconds);
        case '-':
            return makeDelta(microseconds - delta->microseconds);
        case '/':
            return Value::real(static_cast<double>(microseconds) / static_cast<double>(delta->microseconds));
        case '\\':
            return Value::integer(floorDivide(microseconds, delta->microseconds));
        case '%':
            return makeDelta(microseconds -
                             floorDivide(microseconds, delta->microseconds) * delta->microseconds);
        default:
            return {};
        }
    }
    if (isRight && sign == '-' && other.is(Type::Int) && other.asInt() == 0) // negation
        return makeDelta(-microseconds);
    if (!other.isNumber())
        return {};
    if (sign == '*')
        return scaled(microseconds, toFloat(other));
    if (isRight || (sign != '/' && sign != '\\'))
        return {};
    if (!templates::isTrue(other))
        raise(ErrorName::ZeroDivisionError, "division by zero");
    if (sign == '\\')
        return other.isSmallInt() ? makeDelta(floorDivide(microseconds, other.asInt())) : Value();
    return scaled(microseconds, 1 / toFloat(other));
}

Text DateTime::shown(Runtime &) const
{
    return isoText(*this, U' ');
}

Text DateTime::printed(Runtime &) const
{
    const CalendarTime parts = calendarOf(wall);
    std::string text = std::string("datetime.") + type() + '(';
    if (kind != Kind::Time)
        text += std::to_string(parts.year) + ", " + std::to_string(parts.month) + ", " +
                std::to_string(parts.day);
    if (kind != Kind::Date) {
        text += (kind == Kind::Time ? "" : ", ") + std::to_string(parts.hour) + ", " +
                std::to_string(parts.minute);
        if (parts.second != 0 || parts.microsecond != 0)
            text += ", " + std::to_string(parts.second);
        if (parts.microsecond != 0)
            text += ", " + std::to_string(parts.microsecond);
    }
    if (zone == Zone::Fixed)
        text += offsetSeconds == 0 ? ", tzinfo=datetime.timezone.utc"
                                   : ", tzinfo=datetime.timezone(datetime.timedelta(seconds=" +
                                         std::to_string(offsetSeconds) + "))";
    else if (zone == Zone::Local)
        text += ", tzinfo=zoneinfo.ZoneInfo(key='" + local.id().toStdString() + "')";
    return widened(text + ')');
}

Value DateTime::attribute(Runtime &, TextView name)
{
    const CalendarTime parts = calendarOf(wall);
    struct Row {
        TextView name;
        int value;
        bool isOfDate;
    };
    const std::array rows{Row{U"year", parts.year, true},
                          Row{U"month", parts.month, true},
                          Row{U"day", parts.day, true},
                          Row{U"hour", parts.hour, false},
                          Row{U"minute", parts.minute, false},
                          Row{U"second", parts.second, false},
                          Row{U"microsecond", parts.microsecond, false}};
    for (const Row &row : rows) {
        if (row.name == name && (kind == Kind::DateTime || (kind == Kind::Date) == row.isOfDate))
            return Value::integer(row.value);
    }
    if (name == U"tzinfo" && kind != Kind::Date)
        return zone == Zone::None ? Value::none() : Value::string(strftime(*this, U"%Z"));
    return bound(kTimeMethods, name, this);
}

bool DateTime::equals(const Value &other) const
{
    const auto *const time = other.as<DateTime>();
    return time != nullptr && time->kind == kind && (time->zone == Zone::None) == (zone == Zone::None) &&
           time->instant() == instant();
}

std::optional<int> DateTime::order(const Value &other) const
{
    const auto *const time = other.as<DateTime>();
    if (time == nullptr || time->kind != kind)
        return std::nullopt;
    if ((time->zone == Zone::None) != (zone == Zone::None))
        raise(ErrorName::TypeError, "can't compare offset-naive and offset-aware datetimes");
    return instant() < time->instant() ? -1 : instant() > time->instant() ? 1 : 0;
}

Value DateTime::operate(Runtime &, char sign, const Value &other, bool isRight) const
{
    if (kind == Kind::Time)
        return {};
    if (const auto *const delta = other.as<TimeDelta>()) {
        if (sign != '+' && (sign != '-' || isRight))
            return {};
        std::int64_t change = delta->microseconds;
        if (kind == Kind::Date)
            change = dayOf(change) * kMicrosOfDay;
        return atWall(*this, sign == '+' ? wall + change : wall - change);
    }
    const auto *const time = other.as<DateTime>();
    if (time == nullptr || sign != '-' || isRight || time->kind != kind)
        return {};
    if ((time->zone == Zone::None) != (zone == Zone::None))
        raise(ErrorName::TypeError, "can't subtract offset-naive and offset-aware datetimes");
    // In one zone Python takes what the clocks on the wall show.
    const bool isSameZone = zone == Zone::Local && time->zone == Zone::Local;
    return makeDelta(isSameZone ? wall - time->wall : instant() - time->instant());
}

Value DateTime::formatted(Runtime &runtime, TextView specification) const
{
    return Value::string(specification.empty() ? shown(runtime) : strftime(*this, specification));
}

} // namespace hearth::templates
