// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/model/cause.h"
#include "bridge/appliances/model/appliance.h"
#include "bridge/appliances/model/command.h"
#include <algorithm>
#include <array>
#include <ranges>
#include <span>

namespace hearth::bridge
{

namespace
{

struct ActorRow {
    Actor actor;
    const char *name;
};
constexpr std::array kActors{
    ActorRow{Actor::Tv, "tv"},           ActorRow{Actor::Phone, "phone"},
    ActorRow{Actor::Program, "program"}, ActorRow{Actor::Appliance, "appliance"},
    ActorRow{Actor::Unknown, "unknown"},
};

struct FieldRow {
    CapabilityType type;
    const char *field;
};
// What can be asked for; of one report the first that changed is told.
constexpr std::array kFields{
    FieldRow{CapabilityType::OnOff, "on"},        FieldRow{CapabilityType::Thermostat, "mode"},
    FieldRow{CapabilityType::Operation, "phase"}, FieldRow{CapabilityType::Opening, "phase"},
    FieldRow{CapabilityType::Lock, "phase"},      FieldRow{CapabilityType::Alarm, "phase"},
    FieldRow{CapabilityType::Robot, "phase"},     FieldRow{CapabilityType::Thermostat, "target"},
    FieldRow{CapabilityType::Thermostat, "fan"},  FieldRow{CapabilityType::Level, "percent"},
    FieldRow{CapabilityType::Opening, "percent"}, FieldRow{CapabilityType::ColorTemperature, "kelvin"},
    FieldRow{CapabilityType::Choice, "value"},    FieldRow{CapabilityType::Number, "value"},
    FieldRow{CapabilityType::Text, "value"},
};

bool isMovement(CapabilityType type)
{
    return type == CapabilityType::Opening || type == CapabilityType::Lock || type == CapabilityType::Alarm ||
           type == CapabilityType::Robot;
}

bool isLight(CapabilityType type)
{
    return type == CapabilityType::OnOff || type == CapabilityType::Level ||
           type == CapabilityType::ColorTemperature;
}

/// The end of a movement belongs to whoever began it.
bool isEndOfMovement(const Appliance &before, const Capability &old)
{
    static constexpr std::array moves{"opening", "closing",   "locking",  "unlocking",
                                      "arming",  "disarming", "returning"};
    const QString phase = old.state[QLatin1String("phase")].toString();
    return before.change && before.change->capability == old.id &&
           std::ranges::any_of(moves, [&](const char *one) { return phase == QLatin1String(one); });
}

/// A programme that ends and a robot that drives home do so by themselves: nobody did it.
bool isOfItself(const Capability &capability)
{
    const QString phase = capability.state[QLatin1String("phase")].toString();
    static constexpr std::array begun{"running", "paused", "cleaning", "mowing"};
    return (capability.type == CapabilityType::Operation || capability.type == CapabilityType::Robot) &&
           std::ranges::none_of(begun, [&](const char *one) { return phase == QLatin1String(one); });
}

bool answers(const Appliance &after, const Capability &capability, const QString &field, const Asked &asked)
{
    if (asked.capability == capability.id) {
        if (isMovement(capability.type))
            return !asked.isReached;
        const bool isIts = field == stateField(capability.type, asked.pending.command);
        return isIts && !asked.isReached && isReached(capability, asked.pending);
    }
    const Capability *other = after.capability(asked.capability);
    return other != nullptr && isLight(other->type) && isLight(capability.type);
}

QString deedOf(const Capability &capability, const Capability &old, const QString &field)
{
    const QLatin1String off("off");
    const QJsonValue now = capability.state[field];
    if (capability.type == CapabilityType::OnOff)
        return now.toBool() ? QStringLiteral("on") : off;
    if (field == QLatin1String("phase"))
        return now.toString();
    if (field == QLatin1String("mode") && now == off)
        return off;
    if (field == QLatin1String("mode") && old.state[field] == off)
        return QStringLiteral("on");
    return QStringLiteral("set");
}

void markReached(const Appliance &after, std::vector<Asked> &asked)
{
    for (Asked &one : asked) {
        const Capability *capability = after.capability(one.capability);
        one.isReached = one.isReached || (capability != nullptr && isReached(*capability, one.pending));
    }
}

} // namespace

std::chrono::milliseconds longestAnswer(CapabilityType type)
{
    return isMovement(type) ? std::chrono::seconds(90) : std::chrono::seconds(0);
}

QJsonObject Change::toJson() const
{
    const auto row = std::ranges::find(kActors, by, &ActorRow::actor);
    QJsonObject object{{QStringLiteral("at"), atMs},
                       {QStringLiteral("by"), QLatin1String(row->name)},
                       {QStringLiteral("who"), who},
                       {QStringLiteral("what"), what},
                       {QStringLiteral("capability"), capability}};
    if (!value.isNull())
        object.insert(QStringLiteral("value"), value);
    return object;
}

std::optional<Change> Change::fromJson(const QJsonObject &object)
{
    const QString by = object[QLatin1String("by")].toString();
    const auto row =
        std::ranges::find_if(kActors, [&](const ActorRow &one) { return by == QLatin1String(one.name); });
    Change change{object[QLatin1String("at")].toInteger(),
                  row == kActors.end() ? Actor::Unknown : row->actor,
                  object[QLatin1String("who")].toString(),
                  object[QLatin1String("what")].toString(),
                  object[QLatin1String("capability")].toString(),
                  object.contains(QLatin1String("value")) ? object[QLatin1String("value")] : QJsonValue()};
    return change.atMs > 0 ? std::optional(std::move(change)) : std::nullopt;
}

std::optional<Change> changeOf(const Appliance &before, const Appliance &after, std::vector<Asked> &asked,
                               qint64 atMs)
{
    std::optional<Change> own;
    std::optional<Change> asWanted;
    for (const FieldRow &row : kFields) {
        const QString field = QLatin1String(row.field);
        for (const Capability &capability : after.capabilities) {
            if (capability.type != row.type || asWanted)
                continue;
            const Capability *old = before.capability(capability.id);
            // What is said for the first time has not changed.
            if (old == nullptr || old->type != row.type || !old->state.contains(field) ||
                !capability.state.contains(field) || old->state[field] == capability.state[field])
                continue;
            Change change{atMs, Actor::Appliance, {}, deedOf(capability, *old, field), capability.id, {}};
            const bool isSecret = capability.limits[QLatin1String("secret")].toBool();
            if (change.what == QLatin1String("set") && !isSecret)
                change.value = capability.state[field];
            const auto newest = std::ranges::find_if(asked | std::views::reverse, [&](const Asked &one) {
                return answers(after, capability, field, one);
            });
            if (newest != asked.rend()) {
                change.by = newest->asker.by;
                change.who = newest->asker.who;
                asWanted = change;
            } else if (isMovement(row.type) && isEndOfMovement(before, *old)) {
                change.by = before.change->by;
                change.who = before.change->who;
                asWanted = change;
            } else if (!own && capability.category.isEmpty() && !isOfItself(capability)) {
                if (old->isStale || !before.isReachable)
                    change.by = Actor::Unknown;
                own = change;
            }
        }
    }
    markReached(after, asked);
    return asWanted ? asWanted : own;
}

} // namespace hearth::bridge
