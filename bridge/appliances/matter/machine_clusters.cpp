// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// OperationalState (1.14) of washers and their like, the clusters of modes (1.10), RefrigeratorAlarm (8.8).

#include "bridge/appliances/matter/clusters.h"
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

// Of OperationalState: command ids, 1.14.6.
constexpr int kPause = 0;
constexpr int kStop = 1;
constexpr int kStart = 2;
constexpr int kResume = 3;

/// OperationalStateEnum, 1.14.5.1. One that stopped has ended when OperationCompletion said so (1.14.7.2),
/// which hearth-matter tells as an attribute until it runs again.
QString phaseOf(int state, const QJsonValue &completion)
{
    switch (state) {
    case 0:
        return completion == QJsonValue(0) ? QStringLiteral("ended") : QStringLiteral("idle");
    case 1:
        return QStringLiteral("running");
    case 2:
        return QStringLiteral("paused");
    case 3:
        return QStringLiteral("error");
    default:
        return {};
    }
}

void operationParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    Capability one;
    one.type = CapabilityType::Operation;
    const QString phase = phaseOf(attributes[QLatin1String("operationalState")].toInt(-1),
                                  attributes[QLatin1String("completion")]);
    if (!phase.isEmpty())
        one.state.insert(QStringLiteral("phase"), phase);
    const QJsonArray phases = attributes[QLatin1String("phaseList")].toArray();
    const int current = attributes[QLatin1String("currentPhase")].toInt(-1);
    if (current >= 0 && current < phases.size())
        one.state.insert(QStringLiteral("detail"), phases[current]);
    if (isKnown(attributes, "countdownTime"))
        one.state.insert(QStringLiteral("remainingSeconds"), numberOf(attributes, "countdownTime"));
    QJsonArray commands;
    for (const auto &[id, command] : {std::pair{kStart, "start"}, {kPause, "pause"}, {kStop, "stop"}}) {
        if (takesCommand(attributes, id))
            commands.append(QLatin1String(command));
    }
    one.limits.insert(QStringLiteral("commands"), commands);
    parts.push_back(std::move(one));
}

Result<MatterOrder> operationOrder(const QJsonObject &attributes, const Capability &, const QString &command,
                                   const QJsonValue &)
{
    const bool isPaused = attributes[QLatin1String("operationalState")].toInt() == 2;
    if (command == QLatin1String("start") && isPaused && takesCommand(attributes, kResume))
        return invoke("resume");
    return invoke(command == QLatin1String("start")   ? "start"
                  : command == QLatin1String("pause") ? "pause"
                                                      : "stop");
}

void modeParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    Capability one;
    one.type = CapabilityType::Choice;
    one.name = QStringLiteral("Mode");
    QJsonArray options;
    for (const QJsonValue &mode : attributes[QLatin1String("supportedModes")].toArray()) {
        const QString label = mode[QLatin1String("label")].toString();
        options.append(label);
        if (mode[QLatin1String("mode")] == attributes[QLatin1String("currentMode")])
            one.state.insert(QStringLiteral("value"), label);
    }
    one.limits.insert(QStringLiteral("options"), options);
    parts.push_back(std::move(one));
}

void programParts(const MatterEndpoint &endpoint, const QJsonObject &attributes,
                  std::vector<Capability> &parts)
{
    modeParts(endpoint, attributes, parts);
    parts.back().name = QStringLiteral("Program");
}

Result<MatterOrder> modeOrder(const QJsonObject &attributes, const Capability &, const QString &,
                              const QJsonValue &value)
{
    for (const QJsonValue &mode : attributes[QLatin1String("supportedModes")].toArray()) {
        if (mode[QLatin1String("label")] == value)
            return invoke("changeToMode", {{QStringLiteral("newMode"), mode[QLatin1String("mode")]}});
    }
    return cannotBeAsked();
}

void refrigeratorAlarmParts(const MatterEndpoint &, const QJsonObject &attributes,
                            std::vector<Capability> &parts)
{
    Capability one;
    one.type = CapabilityType::Contact;
    one.name = QStringLiteral("Door");
    const QJsonValue alarms = attributes[QLatin1String("state")];
    if (alarms.isObject())
        one.state.insert(QStringLiteral("open"), alarms[QLatin1String("doorOpen")].toBool());
    parts.push_back(std::move(one));
}

constexpr std::array kRows{
    ClusterRow{"operationalState", &operationParts, &operationOrder},
    ClusterRow{"laundryWasherMode", &programParts, &modeOrder},
    ClusterRow{"dishwasherMode", &programParts, &modeOrder},
    ClusterRow{"refrigeratorAndTemperatureControlledCabinetMode", &modeParts, &modeOrder},
    ClusterRow{"modeSelect", &modeParts, &modeOrder},
    ClusterRow{"refrigeratorAlarm", &refrigeratorAlarmParts, nullptr},
};

} // namespace

std::span<const ClusterRow> machineClusters()
{
    return kRows;
}

} // namespace hearth::bridge
