// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/household/allowance.h"

namespace hearth::store
{

namespace
{

constexpr int kDay = 24 * 60;

int minuteOf(const QTime &time)
{
    return time.hour() * 60 + time.minute();
}

/// Minutes until the bedtime begins, 0 while it lasts, -1 for none.
int untilBed(const Profile &profile, const QTime &now)
{
    const QTime from = QTime::fromString(profile.bedtimeFrom, QStringLiteral("HH:mm"));
    const QTime to = QTime::fromString(profile.bedtimeTo, QStringLiteral("HH:mm"));
    if (!from.isValid() || !to.isValid() || from == to)
        return -1;
    // Everything as minutes since the bedtime's beginning, so that midnight does not matter.
    const int length = (minuteOf(to) - minuteOf(from) + kDay) % kDay;
    const int since = (minuteOf(now) - minuteOf(from) + kDay) % kDay;
    return since < length ? 0 : kDay - since;
}

} // namespace

Allowance allowanceOf(const Profile &profile, int usedMinutes, const QDateTime &now,
                      const QDateTime &extraUntil)
{
    Allowance allowance;
    if (profile.kind != Profile::Kind::Child)
        return allowance;
    const auto narrow = [&](int minutes, Allowance::Reason reason) {
        if (minutes >= 0 && (allowance.minutesLeft < 0 || minutes < allowance.minutesLeft)) {
            allowance.minutesLeft = minutes;
            allowance.reason = reason;
        }
    };
    if (profile.dailyMinutes)
        narrow(std::max(*profile.dailyMinutes - usedMinutes, 0), Allowance::Reason::Daily);
    narrow(untilBed(profile, now.time()), Allowance::Reason::Bedtime);
    if (extraUntil.isValid() && now < extraUntil) {
        const int extra = static_cast<int>((now.secsTo(extraUntil) + 59) / 60);
        if (allowance.minutesLeft >= 0)
            allowance.minutesLeft = std::max(allowance.minutesLeft, extra);
    }
    allowance.isAllowed = allowance.minutesLeft != 0;
    return allowance;
}

} // namespace hearth::store
