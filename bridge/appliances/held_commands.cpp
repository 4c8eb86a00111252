// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/held_commands.h"
#include <algorithm>

namespace hearth::bridge
{

namespace
{

template <typename Predicate> std::vector<HeldCommand> takeIf(std::vector<HeldCommand> &held, Predicate is)
{
    const auto rest = std::ranges::stable_partition(held, [&](const HeldCommand &one) { return !is(one); });
    std::vector<HeldCommand> taken(std::make_move_iterator(rest.begin()),
                                   std::make_move_iterator(rest.end()));
    held.erase(rest.begin(), rest.end());
    return taken;
}

} // namespace

bool HeldCommands::hold(HeldCommand command)
{
    const std::vector<HeldCommand> older = takeIf(m_held, [&](const HeldCommand &one) {
        return one.appliance == command.appliance && one.capability == command.capability;
    });
    if (m_held.size() >= kMost) {
        command.answer(fail(ErrorCode::TooLarge,
                            Error::tr("Too much waits for the way to the appliances already"),
                            Error::tr("Try again in a moment")));
        return false;
    }
    m_held.push_back(std::move(command));
    for (const HeldCommand &one : older)
        one.answer(fail(ErrorCode::Cancelled, Error::tr("A newer wish took its place")));
    return true;
}

std::vector<HeldCommand> HeldCommands::takeOf(const QString &appliance)
{
    return takeIf(m_held, [&](const HeldCommand &one) { return one.appliance == appliance; });
}

std::vector<HeldCommand> HeldCommands::takeLate(std::chrono::milliseconds now)
{
    return takeIf(m_held, [&](const HeldCommand &one) { return one.deadline <= now; });
}

} // namespace hearth::bridge
