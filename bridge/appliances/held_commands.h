// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Commands that were asked for while the way to their appliance was away, for the few seconds in which they
// are still wanted. One wish for each capability: a newer one takes the older one's place. Whoever takes a
// command out answers it; what nobody took when this goes is not answered any more. Owned by the registry, on
// its thread.

#include "bridge/appliances/model/cause.h"
#include "resources/base/result.h"
#include <functional>

namespace hearth::bridge
{

struct HeldCommand {
    QString appliance;
    QString capability;
    QString command;
    QJsonValue value;
    Asker asker;
    std::chrono::milliseconds deadline; // monotonic
    std::function<void(Done)> answer;
};

class HeldCommands
{
public:
    /// Answers Cancelled to the one whose place it takes. False, and TooLarge for an answer, when kMost are
    /// held.
    [[nodiscard]] bool hold(HeldCommand command);
    [[nodiscard]] std::vector<HeldCommand> takeOf(const QString &appliance);
    /// Those whose deadline is not after `now`.
    [[nodiscard]] std::vector<HeldCommand> takeLate(std::chrono::milliseconds now);
    [[nodiscard]] bool isEmpty() const { return m_held.empty(); }

    static constexpr size_t kMost = 64; // more than a person asks for in ten seconds

private:
    std::vector<HeldCommand> m_held; // in the order in which they were asked for
};

} // namespace hearth::bridge
