// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/clock.h"
#include <chrono>

namespace hearth::templates
{

namespace
{

class SystemMoments : public MomentSource
{
public:
    [[nodiscard]] Moment now() const override
    {
        const auto since = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<std::chrono::microseconds>(since).count(),
                QTimeZone::systemTimeZone()};
    }
};

} // namespace

const MomentSource &systemMoments()
{
    static const SystemMoments moments;
    return moments;
}

} // namespace hearth::templates
