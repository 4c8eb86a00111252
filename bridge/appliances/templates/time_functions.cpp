// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Home Assistant's functions and filters of time.
#include "bridge/appliances/templates/filters.h"
#include "bridge/appliances/templates/globals.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/moments.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include <array>
#include <cmath>

namespace hearth::templates
{

namespace
{

Value otherwise(const Arguments &arguments, qsizetype place, const char *function)
{
    if (arguments.has(place))
        return arguments[place];
    raise(ErrorName::ValueError, std::string("Template error: ") + function + " got invalid input of type '" +
                                     typeName(arguments[0]) + '\'');
}

/// A number of seconds since 1970 as microseconds; nothing for what is no number or no time.
std::optional<std::int64_t> microsecondsOf(const Value &value)
{
    mustBeDefined(value);
    if (!value.isNumber())
        return std::nullopt;
    const double seconds = toFloat(value);
    if (!(std::abs(seconds) < 2.5e11))
        return std::nullopt;
    return static_cast<std::int64_t>(std::nearbyint(seconds * 1e6));
}

Value timestampLocal(Runtime &runtime, Arguments &arguments)
{
    const std::optional<std::int64_t> time = microsecondsOf(arguments[0]);
    if (!time)
        return otherwise(arguments, 1, "timestamp_local");
    return Value::string(isoText(*makeLocal(*time, runtime.moment().zone).as<DateTime>(), U'T'));
}

Value timestampUtc(Runtime &, Arguments &arguments)
{
    const std::optional<std::int64_t> time = microsecondsOf(arguments[0]);
    if (!time)
        return otherwise(arguments, 1, "timestamp_utc");
    return Value::string(isoText(*makeUtc(*time).as<DateTime>(), U'T'));
}

Value timestampCustom(Runtime &runtime, Arguments &arguments)
{
    const std::optional<std::int64_t> time = microsecondsOf(arguments[0]);
    if (!time)
        return otherwise(arguments, 3, "timestamp_custom");
    const Text format = arguments.has(1) ? shown(runtime, arguments[1]) : Text(U"%Y-%m-%d %H:%M:%S");
    const bool isLocal = !arguments.has(2) || isTrue(arguments[2]);
    const Value moment = isLocal ? makeLocal(*time, runtime.moment().zone) : makeUtc(*time);
    return Value::string(strftime(*moment.as<DateTime>(), format));
}

Value asTimestamp(Runtime &runtime, Arguments &arguments)
{
    const Value &value = arguments[0];
    mustBeDefined(value);
    if (const auto *const time = value.as<DateTime>();
        time != nullptr && time->kind == DateTime::Kind::DateTime)
        return Value::real(timestampOf(runtime, *time));
    const Value parsed = parseIso(shown(runtime, value));
    if (parsed.isAbsent())
        return otherwise(arguments, 1, "as_timestamp");
    return Value::real(timestampOf(runtime, *parsed.as<DateTime>()));
}

Value asDateTime(Runtime &, Arguments &arguments)
{
    const Value &value = arguments[0];
    if (const auto *const time = value.as<DateTime>()) {
        return time->kind == DateTime::Kind::Date ? makeDateTime(time->wall) : value;
    }
    if (const std::optional<double> number = tryFloat(value)) {
        if (const std::optional<std::int64_t> time = microsecondsOf(Value::real(*number)))
            return makeUtc(*time);
        return otherwise(arguments, 1, "as_datetime");
    }
    const Value parsed = value.is(Type::String) ? parseIso(value.text()) : Value();
    if (!parsed.isAbsent())
        return parsed;
    if (value.is(Type::String) && !arguments.has(1))
        return Value::none();
    return otherwise(arguments, 1, "as_datetime");
}

Value asLocalTime(Runtime &runtime, Arguments &arguments)
{
    const auto *const time = arguments[0].as<DateTime>();
    mustBeDefined(arguments[0]);
    if (time == nullptr)
        raise(ErrorName::AttributeError,
              std::string("'") + typeName(arguments[0]) + "' object has no attribute 'tzinfo'");
    return asLocal(runtime, *time);
}

/// "PT10M", "P1DT2H", "1 02:03:04", "02:03".
Value asTimeDelta(Runtime &runtime, Arguments &arguments)
{
    const Text text = shown(runtime, arguments[0]);
    TextView rest = stripped(text);
    const bool isNegative = rest.starts_with(U"-");
    if (isNegative)
        rest.remove_prefix(1);
    double total = 0;
    const auto number = [&]() -> std::optional<double> {
        std::size_t count = 0;
        while (count < rest.size() && ((rest[count] >= '0' && rest[count] <= '9') || rest[count] == '.'))
            ++count;
        const std::optional<double> read = parseFloat(rest.substr(0, count));
        rest.remove_prefix(count);
        return read;
    };
    if (rest.starts_with(U"P")) {
        rest.remove_prefix(1);
        bool isTime = false;
        while (!rest.empty()) {
            if (rest[0] == 'T') {
                isTime = true;
                rest.remove_prefix(1);
                continue;
            }
            const std::optional<double> count = number();
            const char32_t unit = rest.empty() ? 0 : rest[0];
            const double seconds = unit == 'W'             ? 604800
                                   : unit == 'D'           ? 86400
                                   : unit == 'H' && isTime ? 3600
                                   : unit == 'M' && isTime ? 60
                                   : unit == 'S' && isTime ? 1
                                                           : 0;
            if (!count || seconds == 0)
                return Value::none();
            total += *count * seconds;
            rest.remove_prefix(1);
        }
    } else {
        std::array<double, 3> fields{};
        std::size_t field = 0;
        for (std::optional<double> one = number(); one; one = number()) {
            if (!rest.empty() && rest[0] == ' ') {
                total += *one * 86400;
                rest.remove_prefix(1);
                continue;
            }
            if (field == fields.size())
                return Value::none();
            fields.at(field++) = *one;
            if (rest.empty() || rest[0] != ':')
                break;
            rest.remove_prefix(1);
        }
        if (!rest.empty() || field == 0)
            return Value::none();
        for (std::size_t i = 0; i < field; ++i)
            total += fields.at(i) * std::pow(60.0, static_cast<double>(field - 1 - i));
    }
    if (!(total < 1e12))
        return Value::none();
    return makeDelta(static_cast<std::int64_t>(std::nearbyint((isNegative ? -total : total) * 1e6)));
}

struct AgeUnit {
    const char *name;
    std::int64_t seconds;
};

constexpr std::array kAgeUnits{AgeUnit{"year", 31'536'000}, AgeUnit{"month", 2'592'000},
                               AgeUnit{"day", 86'400},      AgeUnit{"hour", 3600},
                               AgeUnit{"minute", 60},       AgeUnit{"second", 1}};

/// "2 days", or with more precision "2 days 3 hours"; the last one is rounded.
Text ageText(std::int64_t microseconds, std::int64_t precision)
{
    std::int64_t seconds = (std::abs(microseconds) + kMicrosOfSecond / 2) / kMicrosOfSecond;
    Text text;
    for (std::size_t i = 0; i < kAgeUnits.size(); ++i) {
        const AgeUnit &unit = kAgeUnits.at(i);
        const bool isLast = precision == 1;
        const bool isThere = seconds >= unit.seconds;
        if (!isThere && !(text.empty() && i + 1 == kAgeUnits.size()))
            continue;
        const std::int64_t count =
            isLast ? (seconds + unit.seconds / 2) / unit.seconds : seconds / unit.seconds;
        text += widened((text.empty() ? "" : " ") + std::to_string(count) + ' ' + unit.name +
                        (count == 1 ? "" : "s"));
        seconds -= count * unit.seconds;
        if (isLast || seconds <= 0)
            break;
        precision -= precision > 0 ? 1 : 0;
    }
    return text;
}

template <int direction> Value age(Runtime &runtime, Arguments &arguments)
{
    const auto *const time = arguments[0].as<DateTime>();
    if (time == nullptr || time->kind != DateTime::Kind::DateTime)
        return arguments[0];
    const Value local = asLocal(runtime, *time);
    const std::int64_t since = runtime.moment().microseconds - local.as<DateTime>()->instant();
    if (since * direction < 0)
        return local;
    return Value::string(ageText(since, arguments.has(1) ? toIndex(arguments[1]) : 1));
}

Value deltaString(Runtime &, Arguments &arguments)
{
    const auto *const delta = arguments[0].as<TimeDelta>();
    if (delta == nullptr)
        return arguments[0];
    return Value::string(ageText(delta->microseconds, arguments.has(1) ? toIndex(arguments[1]) : 1));
}

Value now(Runtime &runtime, Arguments &)
{
    return makeLocal(runtime.moment().microseconds, runtime.moment().zone);
}

Value utcNow(Runtime &runtime, Arguments &)
{
    return makeUtc(runtime.moment().microseconds);
}

Value todayAt(Runtime &runtime, Arguments &arguments)
{
    const Value present = makeLocal(runtime.moment().microseconds, runtime.moment().zone);
    const auto *const time = present.as<DateTime>();
    CalendarTime parts = calendarOf(time->wall);
    parts.hour = parts.minute = parts.second = parts.microsecond = 0;
    if (arguments.has(0) && isTrue(arguments[0])) {
        const Text written = shown(runtime, arguments[0]);
        Value read = strptime(written, U"%H:%M:%S");
        if (read.isAbsent())
            read = strptime(written, U"%H:%M");
        if (read.isAbsent())
            raise(ErrorName::ValueError, "could not convert str to datetime: '" + toUtf8(written) + '\'');
        const CalendarTime given = calendarOf(read.as<DateTime>()->wall);
        parts.hour = given.hour;
        parts.minute = given.minute;
        parts.second = given.second;
    }
    const auto midnight = makeDateTime(wallOf(parts));
    return asLocal(runtime, *midnight.as<DateTime>());
}

Value parseTime(Runtime &, Arguments &arguments)
{
    Value parsed;
    if (arguments[0].is(Type::String) && arguments[1].is(Type::String)) {
        try {
            parsed = strptime(arguments[0].text(), arguments[1].text());
        } catch (const Raised &raised) {
            if (raised.failure.name != ErrorName::ValueError || !arguments.has(2))
                throw;
        }
    }
    return parsed.isAbsent() ? otherwise(arguments, 2, "strptime") : parsed;
}

Value timeDelta(Runtime &, Arguments &arguments)
{
    constexpr std::array<double, 7> kUnits{86400e6, 1e6, 1, 1e3, 60e6, 3600e6, 604800e6};
    double total = 0;
    for (std::size_t i = 0; i < kUnits.size(); ++i) {
        const auto place = static_cast<qsizetype>(i);
        if (!arguments.has(place))
            continue;
        mustBeDefined(arguments[place]);
        if (!arguments[place].isNumber())
            raise(ErrorName::TypeError,
                  std::string("unsupported type for timedelta component: ") + typeName(arguments[place]));
        total += toFloat(arguments[place]) * kUnits.at(i);
    }
    if (!(std::abs(total) < 9e18))
        raise(ErrorName::OverflowError, "days out of range");
    return makeDelta(static_cast<std::int64_t>(std::nearbyint(total)));
}

constexpr std::array kFunctions{
    NativeRow{"as_timestamp", "value default?", &asTimestamp},
    NativeRow{"as_datetime", "value default?", &asDateTime},
    NativeRow{"as_local", "value", &asLocalTime},
    NativeRow{"as_timedelta", "value", &asTimeDelta},
    NativeRow{"relative_time", "value", &age<1>},
    NativeRow{"time_since", "value precision?", &age<1>},
    NativeRow{"time_until", "value precision?", &age<-1>},
    NativeRow{"timedelta_string", "value precision?", &deltaString},
    NativeRow{"today_at", "time_str?", &todayAt},
};

constexpr std::array kFilters{
    NativeRow{"timestamp_local", "value default?", &timestampLocal},
    NativeRow{"timestamp_utc", "value default?", &timestampUtc},
    NativeRow{"timestamp_custom", "value date_format? local? default?", &timestampCustom},
};

constexpr std::array kGlobals{
    NativeRow{"now", "", &now},
    NativeRow{"utcnow", "", &utcNow},
    NativeRow{"strptime", "string fmt default?", &parseTime},
    NativeRow{"timedelta", "days? seconds? microseconds? milliseconds? minutes? hours? weeks?", &timeDelta},
};

} // namespace

std::span<const NativeRow> timeFunctions()
{
    return kFunctions;
}

std::span<const NativeRow> timeFilters()
{
    return kFilters;
}

std::span<const NativeRow> timeGlobals()
{
    return kGlobals;
}

} // namespace hearth::templates
