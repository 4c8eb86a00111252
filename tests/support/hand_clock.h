// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A clock that a test moves by hand. It begins on a morning in local time.

#include "resources/base/clock.h"

namespace hearth::test
{

class HandClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return now; }
    [[nodiscard]] std::chrono::milliseconds wall() const override { return now; }
    void set(const QDateTime &moment) { now = std::chrono::milliseconds(moment.toMSecsSinceEpoch()); }

    std::chrono::milliseconds now{QDateTime(QDate(2026, 11, 20), QTime(10, 0)).toMSecsSinceEpoch()};
};

} // namespace hearth::test
