// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/appliance_actions.h"
#include "bridge/appliances/model/command.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

enum class Given { Nothing, True, False, Dim, Full };

struct Row {
    const char *key; // in the action's id, and so for ever
    CapabilityType type;
    const char *command;
    Given given;
    bool isOfAll; // of all lights too
    const char *verb;
    const char *ofLights; // as people say it of a light, in languages that make one word of both
};

constexpr std::array kRows = {
    Row{"on", CapabilityType::OnOff, "set", Given::True, true, QT_TRANSLATE_NOOP("Actions", "Turn on"),
        QT_TRANSLATE_NOOP("Actions", "lights on")},
    Row{"off", CapabilityType::OnOff, "set", Given::False, true, QT_TRANSLATE_NOOP("Actions", "Turn off"),
        QT_TRANSLATE_NOOP("Actions", "lights off")},
    Row{"dim", CapabilityType::Level, "set", Given::Dim, true, QT_TRANSLATE_NOOP("Actions", "Dim"),
        QT_TRANSLATE_NOOP("Actions", "darker")},
    Row{"full", CapabilityType::Level, "set", Given::Full, true, QT_TRANSLATE_NOOP("Actions", "Brighten"),
        QT_TRANSLATE_NOOP("Actions", "brighter")},
    Row{"open", CapabilityType::Opening, "open", Given::Nothing, false, QT_TRANSLATE_NOOP("Actions", "Open"),
        nullptr},
    Row{"close", CapabilityType::Opening, "close", Given::Nothing, false,
        QT_TRANSLATE_NOOP("Actions", "Close"), nullptr},
    Row{"lock", CapabilityType::Lock, "lock", Given::Nothing, false, QT_TRANSLATE_NOOP("Actions", "Lock"),
        nullptr},
    Row{"unlock", CapabilityType::Lock, "unlock", Given::Nothing, false,
        QT_TRANSLATE_NOOP("Actions", "Unlock"), nullptr},
    Row{"start", CapabilityType::Operation, "start", Given::Nothing, false,
        QT_TRANSLATE_NOOP("Actions", "Start"), nullptr},
    Row{"pause", CapabilityType::Operation, "pause", Given::Nothing, false,
        QT_TRANSLATE_NOOP("Actions", "Pause"), nullptr},
    Row{"stop", CapabilityType::Operation, "stop", Given::Nothing, false,
        QT_TRANSLATE_NOOP("Actions", "Stop"), nullptr},
    Row{"run", CapabilityType::Robot, "start", Given::Nothing, false, QT_TRANSLATE_NOOP("Actions", "Start"),
        nullptr},
    Row{"dock", CapabilityType::Robot, "dock", Given::Nothing, false,
        QT_TRANSLATE_NOOP("Actions", "Send to its dock"), nullptr},
};

constexpr int kDimPercent = 30;
constexpr size_t kEnough = 2; // lights, to speak of all
const QString kAllLights = QStringLiteral("lights");

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

QJsonValue valueOf(const Row &row, const Capability &capability)
{
    const auto limit = [&](const char *name, int otherwise) {
        return capability.limits.value(QLatin1String(name)).toDouble(otherwise);
    };
    switch (row.given) {
    case Given::Nothing:
        break;
    case Given::True:
        return true;
    case Given::False:
        return false;
    case Given::Dim:
        return std::clamp<double>(kDimPercent, limit("min", 0), std::max(limit("min", 0), limit("max", 100)));
    case Given::Full:
        return limit("max", 100);
    }
    return {};
}

bool isOffered(const Row &row, const Appliance &appliance, const Capability &capability)
{
    // What stands behind "More" is asked for there; a level is a light's brightness only of a light.
    const bool isPlain = capability.category.isEmpty() && capability.type == row.type;
    const bool isLevel = row.type == CapabilityType::Level;
    return isPlain && (!isLevel || appliance.kind == ApplianceKind::Light) &&
           checkCommand(appliance, capability, QLatin1String(row.command), valueOf(row, capability));
}

QString idOf(const Row &row, const QString &capability, const QString &appliance)
{
    return QLatin1String(row.key) + QLatin1Char('|') + capability + QLatin1Char('|') + appliance;
}

/// What else people say of a kind and what it is asked for, besides an appliance's name.
QString wordsOf(ApplianceKind kind, const Row &row)
{
    if (kind != ApplianceKind::Light)
        return {};
    const QString kinds = translated(QT_TRANSLATE_NOOP("Actions", "light lights lamp lamps"));
    return row.ofLights == nullptr ? kinds : kinds + QLatin1Char(' ') + translated(row.ofLights);
}

ApplianceOrder orderOf(const Row &row, const Appliance &appliance, const Capability &capability)
{
    return {appliance.id, capability.id, QLatin1String(row.command), valueOf(row, capability)};
}

} // namespace

std::vector<ApplianceAction> actionsOf(const std::vector<Appliance> &appliances)
{
    std::vector<ApplianceAction> actions;
    for (const Row &row : kRows) {
        if (row.isOfAll && ordersOf(idOf(row, {}, kAllLights), appliances).size() >= kEnough)
            actions.push_back({idOf(row, {}, kAllLights), translated(row.verb),
                               translated(QT_TRANSLATE_NOOP("Actions", "All lights")),
                               wordsOf(ApplianceKind::Light, row), ApplianceKind::Light});
    }
    for (const Appliance &appliance : appliances) {
        for (const Capability &capability : appliance.capabilities) {
            const QString name = capability.name.isEmpty()
                                     ? appliance.name
                                     : appliance.name + QLatin1Char(' ') + capability.name;
            for (const Row &row : kRows) {
                if (isOffered(row, appliance, capability))
                    actions.push_back({idOf(row, capability.id, appliance.id), translated(row.verb), name,
                                       appliance.room + QLatin1Char(' ') + wordsOf(appliance.kind, row),
                                       appliance.kind});
            }
        }
    }
    return actions;
}

std::vector<ApplianceOrder> ordersOf(const QString &action, const std::vector<Appliance> &appliances)
{
    std::vector<ApplianceOrder> orders;
    const QString key = action.section(QLatin1Char('|'), 0, 0);
    const QString capabilityId = action.section(QLatin1Char('|'), 1, 1);
    const QString applianceId = action.section(QLatin1Char('|'), 2);
    const auto *row =
        std::ranges::find_if(kRows, [&](const Row &one) { return key == QLatin1String(one.key); });
    if (row == kRows.end())
        return orders;
    const bool isOfAll = capabilityId.isEmpty() && applianceId == kAllLights && row->isOfAll;
    for (const Appliance &appliance : appliances) {
        if (isOfAll ? appliance.kind != ApplianceKind::Light || !appliance.isReachable
                    : appliance.id != applianceId)
            continue;
        for (const Capability &capability : appliance.capabilities) {
            if ((isOfAll || capability.id == capabilityId) && isOffered(*row, appliance, capability))
                orders.push_back(orderOf(*row, appliance, capability));
        }
    }
    return orders;
}

} // namespace hearth::bridge
