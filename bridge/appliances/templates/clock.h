// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// All that a template learns of time: the moment at which it is rendered, and the home's time zone. Asked
// only by templates that look at the time.

#include <QTimeZone>
#include <cstdint>

namespace hearth::templates
{

struct Moment {
    std::int64_t microseconds = 0; // since 1970 in UTC
    QTimeZone zone;
};

class MomentSource
{
public:
    virtual ~MomentSource() = default;
    [[nodiscard]] virtual Moment now() const = 0;
};

/// The computer's clock and zone. Any thread.
const MomentSource &systemMoments();

} // namespace hearth::templates
