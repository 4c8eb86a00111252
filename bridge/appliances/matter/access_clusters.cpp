// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// DoorLock (5.2) and WindowCovering (5.3). What lets somebody in is told from the kind (model/danger.h); a
// lock that wants a PIN of its own is only read.

#include "bridge/appliances/matter/clusters.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace hearth::bridge
{

namespace
{

constexpr double kWhole = 10'000; // Percent100ths; 10,000 is closed

void lockParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    // DlLockStateEnum, 5.2.6.7; DoorStateEnum, 5.2.6.8.
    constexpr std::array kPhases{"jammed", "locked", "unlocked", "open"};
    Capability one;
    one.type = CapabilityType::Lock;
    const int state = attributes[QLatin1String("lockState")].toInt(-1);
    if (state >= 0 && static_cast<size_t>(state) < kPhases.size())
        one.state.insert(QStringLiteral("phase"), QLatin1String(kPhases[static_cast<size_t>(state)]));
    QJsonArray commands;
    if (attributes[QLatin1String("requirePinForRemoteOperation")] != QJsonValue(true))
        commands = {QStringLiteral("lock"), QStringLiteral("unlock")};
    one.limits = {{QStringLiteral("what"), QStringLiteral("lock")}, {QStringLiteral("commands"), commands}};
    parts.push_back(std::move(one));
    if (!hasFlag(attributes, "featureMap", "doorPositionSensor"))
        return;
    Capability door;
    door.type = CapabilityType::Contact;
    door.name = QStringLiteral("Door");
    if (isKnown(attributes, "doorState"))
        door.state.insert(QStringLiteral("open"), attributes[QLatin1String("doorState")].toInt() != 1);
    parts.push_back(std::move(door));
}

Result<MatterOrder> lockOrder(const QJsonObject &, const Capability &, const QString &command,
                              const QJsonValue &)
{
    return invoke(command == QLatin1String("lock") ? "lockDoor" : "unlockDoor");
}

void coveringParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    Capability one;
    one.type = CapabilityType::Opening;
    const QJsonValue closed = attributes[QLatin1String("currentPositionLiftPercent100ths")];
    if (closed.isDouble()) {
        const double percent =
            std::clamp(std::round((kWhole - closed.toDouble()) * 100 / kWhole), 0.0, 100.0);
        one.state = {
            {QStringLiteral("percent"), percent},
            {QStringLiteral("phase"), percent > 0 ? QStringLiteral("open") : QStringLiteral("closed")}};
    }
    // MovementStatus, 5.3.5.5.
    switch (attributes[QLatin1String("operationalStatus")][QLatin1String("lift")].toInt()) {
    case 1:
        one.state.insert(QStringLiteral("phase"), QStringLiteral("opening"));
        break;
    case 2:
        one.state.insert(QStringLiteral("phase"), QStringLiteral("closing"));
        break;
    default:
        break;
    }
    QJsonArray commands{QStringLiteral("open"), QStringLiteral("close"), QStringLiteral("stop")};
    one.limits.insert(QStringLiteral("what"), QStringLiteral("cover"));
    if (hasFlag(attributes, "featureMap", "positionAwareLift")) {
        commands.append(QStringLiteral("set"));
        one.limits.insert(QStringLiteral("min"), 0);
        one.limits.insert(QStringLiteral("max"), 100);
    }
    one.limits.insert(QStringLiteral("commands"), commands);
    parts.push_back(std::move(one));
}

Result<MatterOrder> coveringOrder(const QJsonObject &, const Capability &, const QString &command,
                                  const QJsonValue &value)
{
    if (command == QLatin1String("set"))
        return invoke("goToLiftPercentage", {{QStringLiteral("liftPercent100thsValue"),
                                              std::round(kWhole - value.toDouble() * kWhole / 100)}});
    return invoke(command == QLatin1String("open")    ? "upOrOpen"
                  : command == QLatin1String("close") ? "downOrClose"
                                                      : "stopMotion");
}

constexpr std::array kRows{
    ClusterRow{"doorLock", &lockParts, &lockOrder},
    ClusterRow{"windowCovering", &coveringParts, &coveringOrder},
};

} // namespace

std::span<const ClusterRow> accessClusters()
{
    return kRows;
}

} // namespace hearth::bridge
