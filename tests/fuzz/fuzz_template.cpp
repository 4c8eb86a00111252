// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A template of a discovery message, over a payload: a line, and the rest.

#include "bridge/appliances/mqtt/template.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList input = fuzz::lines(data, size, 2);
    const auto read = bridge::Template::parse(QString::fromUtf8(input[0]));
    if (!read) {
        fuzz::require(!read.error().message.isEmpty(), "a refusal has a reason");
        return 0;
    }
    // Time stands still, or two renderings could differ.
    class StillMoment : public templates::MomentSource
    {
    public:
        [[nodiscard]] templates::Moment now() const override
        {
            return {1'700'000'000'000'000, QTimeZone::utc()};
        }
    };
    const StillMoment moment;
    const bridge::TemplateInput payload(input[1]);
    const auto once = read->render(payload, moment);
    const auto again = read->render(payload, moment);
    fuzz::require(once.has_value() == again.has_value(), "rendering has no memory");
    fuzz::require(!once || *once == *again, "the same input gives the same text");
    fuzz::require(!once || once->size() <= 256 * 1024, "a rendered text is no bomb");
    return 0;
}
