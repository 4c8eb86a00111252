// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Python's datetime, date, time and timedelta, as far as templates use them.

#include "bridge/appliances/templates/clock.h"
#include "bridge/appliances/templates/thing.h"

namespace hearth::templates
{

constexpr std::int64_t kMicrosOfSecond = 1'000'000;
constexpr std::int64_t kMicrosOfDay = 86'400 * kMicrosOfSecond;

struct TimeDelta : Thing {
    explicit TimeDelta(std::int64_t held) : microseconds(held) {}
    [[nodiscard]] const char *type() const override { return "timedelta"; }
    [[nodiscard]] Text printed(Runtime &runtime) const override;
    [[nodiscard]] Text shown(Runtime &runtime) const override;
    [[nodiscard]] bool isTrue() const override { return microseconds != 0; }
    [[nodiscard]] Value attribute(Runtime &runtime, TextView name) override;
    [[nodiscard]] bool equals(const Value &other) const override;
    [[nodiscard]] std::size_t hash() const override { return static_cast<std::size_t>(microseconds); }
    [[nodiscard]] Value operate(Runtime &runtime, char sign, const Value &other, bool isRight) const override;
    [[nodiscard]] std::optional<int> order(const Value &other) const override;
    std::int64_t microseconds;
};

/// A day and a time of day, either alone, or both; with or without a zone.
struct DateTime : Thing {
    enum class Kind : std::uint8_t { DateTime, Date, Time };
    enum class Zone : std::uint8_t { None, Fixed, Local };

    [[nodiscard]] const char *type() const override
    {
        return kind == Kind::DateTime ? "datetime" : kind == Kind::Date ? "date" : "time";
    }
    [[nodiscard]] Text printed(Runtime &runtime) const override;
    [[nodiscard]] Text shown(Runtime &runtime) const override;
    [[nodiscard]] Value attribute(Runtime &runtime, TextView name) override;
    [[nodiscard]] bool equals(const Value &other) const override;
    [[nodiscard]] std::size_t hash() const override { return static_cast<std::size_t>(wall); }
    [[nodiscard]] Value operate(Runtime &runtime, char sign, const Value &other, bool isRight) const override;
    [[nodiscard]] std::optional<int> order(const Value &other) const override;
    [[nodiscard]] Value formatted(Runtime &runtime, TextView specification) const override;

    /// Microseconds since 1970 in UTC; without a zone, as if the wall showed UTC.
    [[nodiscard]] std::int64_t instant() const { return wall - offsetSeconds * kMicrosOfSecond; }

    Kind kind = Kind::DateTime;
    Zone zone = Zone::None;
    std::int64_t wall = 0; // microseconds since 1970 as a clock on the wall shows it
    std::int64_t offsetSeconds = 0;
    QTimeZone local; // with Zone::Local
};

/// Of the calendar, for a wall time.
struct CalendarTime {
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
};
CalendarTime calendarOf(std::int64_t wall);
/// ValueError for a day that there is not.
std::int64_t wallOf(const CalendarTime &time);
/// Days since 1970 of a wall time.
std::int64_t dayOf(std::int64_t wall);

Value makeDelta(std::int64_t microseconds);
/// ValueError outside of the years 1 to 9999.
Value makeDateTime(std::int64_t wall, DateTime::Zone zone = DateTime::Zone::None,
                   std::int64_t offsetSeconds = 0);
Value makeUtc(std::int64_t microseconds);
Value makeLocal(std::int64_t microseconds, const QTimeZone &zone);
/// In the home's zone; what has no zone is taken to be there.
Value asLocal(Runtime &runtime, const DateTime &time);
/// Seconds since 1970.
double timestampOf(Runtime &runtime, const DateTime &time);

/// "2024-01-31T12:00:00+01:00"; \p between stands between day and time.
Text isoText(const DateTime &time, char32_t between);
Text strftime(const DateTime &time, TextView format);
/// Absent where the text does not fit the format.
Value strptime(TextView text, TextView format);
/// ISO 8601 as messages have it; Absent where it is none.
Value parseIso(TextView text);

} // namespace hearth::templates
