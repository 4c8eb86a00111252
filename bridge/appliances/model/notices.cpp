// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/model/notices.h"

namespace hearth::bridge
{

namespace
{

QJsonObject notice(const char *kind, const Appliance &appliance, const QString &text)
{
    return {{QStringLiteral("kind"), QLatin1String(kind)},
            {QStringLiteral("applianceId"), appliance.id},
            {QStringLiteral("name"), appliance.name},
            {QStringLiteral("text"), text}};
}

bool hasJustEnded(const Capability &before, const Capability &after, qint64 nowMs)
{
    if (!isUnderWay(before) || phaseOf(after) != QLatin1String("ended"))
        return false;
    const QJsonValue unsureSince = before.state[QLatin1String("unsureSinceMs")];
    return !unsureSince.isDouble() ||
           nowMs - unsureSince.toInteger() >= std::chrono::milliseconds(kShortestCycle).count();
}

bool hasJustOpened(const Capability &before, const Capability &after)
{
    // What a stale state was followed by happened at an unknown time.
    return !before.isStale && before.state[QLatin1String("open")] == QJsonValue(false) &&
           after.state[QLatin1String("open")] == QJsonValue(true);
}

/// A bell that was let go of again, or rung once more by somebody who does not wait, is not another visitor.
bool hasJustRung(const Capability &before, const Capability &after)
{
    if (after.limits[QLatin1String("what")] != QLatin1String("doorbell"))
        return false;
    const qint64 since =
        after.state[QLatin1String("atMs")].toInteger() - before.state[QLatin1String("atMs")].toInteger();
    const QString event = after.state[QLatin1String("event")].toString();
    return since != 0 && (since < 0 || since >= std::chrono::milliseconds(kBetweenRings).count()) &&
           !event.contains(QLatin1String("release"), Qt::CaseInsensitive) &&
           !event.endsWith(QLatin1String("_up"), Qt::CaseInsensitive);
}

} // namespace

QString phaseOf(const Capability &operation)
{
    return operation.state[QLatin1String("phase")].toString();
}

bool isUnderWay(const Capability &operation)
{
    const QString phase = phaseOf(operation);
    return phase == QLatin1String("running") || phase == QLatin1String("paused");
}

std::vector<QJsonObject> noticesOf(const Appliance &before, const Appliance &after)
{
    std::vector<QJsonObject> result;
    for (const Capability &now : after.capabilities) {
        const Capability *was = before.capability(now.id);
        if (was == nullptr)
            continue;
        if (now.type == CapabilityType::Operation && hasJustEnded(*was, now, after.changedAtMs))
            result.push_back(
                notice("cycleEnded", after, QStringLiteral("The %1 has finished").arg(spokenName(after))));
        if (now.type == CapabilityType::Event && hasJustRung(*was, now))
            result.push_back(
                notice("doorbell", after, QStringLiteral("%1: somebody is at the door").arg(after.name)));
        if (now.type == CapabilityType::Contact && hasJustOpened(*was, now))
            result.push_back(notice("doorOpen", after, QStringLiteral("%1 is open").arg(after.name)));
    }
    return result;
}

} // namespace hearth::bridge
