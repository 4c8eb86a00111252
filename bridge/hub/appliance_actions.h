// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an appliance, or all of a kind, can be asked for in a few words: "Turn off Bedroom lamp", "Dim all
// lights". For the search; the words are in the household's language. Pure, main thread for the translations.

#include "bridge/appliances/model/appliance.h"

namespace hearth::bridge
{

struct ApplianceAction {
    QString id; // tells the order again: what is asked, of which appliance or kind
    QString verb;
    QString what; // the appliance, or all of a kind
    QString also; // other words that lead here: the room, the kind
    ApplianceKind kind = ApplianceKind::Other;
};

/// Those of each appliance, behind those of all of a kind where there are two or more.
[[nodiscard]] std::vector<ApplianceAction> actionsOf(const std::vector<Appliance> &appliances);

/// One command of an action.
struct ApplianceOrder {
    QString appliance;
    QString capability;
    QString command;
    QJsonValue value;
};
/// Of an action's id; nothing when no appliance here can be asked for it.
[[nodiscard]] std::vector<ApplianceOrder> ordersOf(const QString &action,
                                                   const std::vector<Appliance> &appliances);

} // namespace hearth::bridge
