// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Time as a dependency, so that tests can hold it still. Monotonic for durations, wall for what people read.

#include <QDateTime>
#include <chrono>

namespace hearth
{

class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since an arbitrary start; never goes back.
    [[nodiscard]] virtual std::chrono::milliseconds monotonic() const = 0;
    /// Milliseconds since 1970-01-01 UTC; may jump when the set learns the time.
    [[nodiscard]] virtual std::chrono::milliseconds wall() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
    [[nodiscard]] std::chrono::milliseconds wall() const override
    {
        return std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch());
    }
};

} // namespace hearth
