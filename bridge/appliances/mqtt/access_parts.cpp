// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What opens, locks and guards: covers, valves, locks, alarm panels; and robots, which go and come back. The
// words that each says for its states are Home Assistant's defaults, unless it has its own.

#include "bridge/appliances/mqtt/compose_parts.h"
#include "bridge/appliances/mqtt/reading.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace hearth::bridge
{

namespace
{

struct Word {
    const char *phase;     // ours
    const char *key;       // of the config that may name another word; "" for none
    const char *otherwise; // Home Assistant's word
};

constexpr std::array kOpening{
    Word{"open", "state_open", "open"},          Word{"opening", "state_opening", "opening"},
    Word{"closed", "state_closed", "closed"},    Word{"closing", "state_closing", "closing"},
    Word{"stopped", "state_stopped", "stopped"},
};
constexpr std::array kLock{
    Word{"locked", "state_locked", "LOCKED"},       Word{"locking", "state_locking", "LOCKING"},
    Word{"unlocked", "state_unlocked", "UNLOCKED"}, Word{"unlocking", "state_unlocking", "UNLOCKING"},
    Word{"jammed", "state_jammed", "JAMMED"},       Word{"open", "state_open", "OPEN"},
    Word{"opening", "state_opening", "OPENING"},
};
constexpr std::array kAlarm{
    Word{"disarmed", "", "disarmed"},
    Word{"armedHome", "", "armed_home"},
    Word{"armedAway", "", "armed_away"},
    Word{"armedNight", "", "armed_night"},
    Word{"armedVacation", "", "armed_vacation"},
    Word{"armedCustom", "", "armed_custom_bypass"},
    Word{"pending", "", "pending"},
    Word{"triggered", "", "triggered"},
    Word{"arming", "", "arming"},
    Word{"disarming", "", "disarming"},
};
constexpr std::array kRobot{
    Word{"cleaning", "", "cleaning"}, Word{"mowing", "", "mowing"}, Word{"docked", "", "docked"},
    Word{"idle", "", "idle"},         Word{"paused", "", "paused"}, Word{"returning", "", "returning"},
    Word{"error", "", "error"},
};

/// A word that nobody knows is shown as it is.
void putPhase(QJsonObject &state, const Entity &entity, std::span<const Word> words, const QString &text)
{
    if (text.isEmpty())
        return;
    for (const Word &word : words) {
        if (text == entity.text(word.key, QLatin1String(word.otherwise))) {
            state.insert(QStringLiteral("phase"), QLatin1String(word.phase));
            return;
        }
    }
    state.insert(QStringLiteral("phase"), text.left(40));
}

/// What a payload of null takes away, and a missing one leaves as Home Assistant has it.
bool hasPayload(const Entity &entity, const char *key)
{
    const QJsonValue written = entity.config[QLatin1String(key)];
    return written.isUndefined() || !written.isNull();
}

bool hasFeature(const Entity &entity, const char *feature, std::initializer_list<const char *> usual)
{
    const QJsonValue written = entity.config[QLatin1String("supported_features")];
    if (written.isArray())
        return written.toArray().contains(QLatin1String(feature));
    return std::ranges::any_of(usual, [&](const char *one) { return qstrcmp(one, feature) == 0; });
}

double percentOf(const Entity &entity, double position)
{
    const double closed = configNumber(entity, "position_closed", 0);
    const double open = configNumber(entity, "position_open", 100);
    if (open == closed)
        return 0;
    return std::clamp(std::round((position - closed) * 100 / (open - closed)), 0.0, 100.0);
}

void setLimits(Capability &part, const char *what, const Entity &entity, const QJsonArray &commands)
{
    part.limits.insert(QStringLiteral("what"), QLatin1String(what));
    if (!entity.deviceClass.isEmpty())
        part.limits.insert(QStringLiteral("deviceClass"), entity.deviceClass);
    part.limits.insert(QStringLiteral("commands"), commands);
}

void addSettable(Capability &part, QJsonArray &commands)
{
    commands.append(QStringLiteral("set"));
    part.limits.insert(QStringLiteral("min"), 0);
    part.limits.insert(QStringLiteral("max"), 100);
}

/// A part that says only how far says also whether that is open.
void settlePhase(QJsonObject &state)
{
    if (!state.contains(QLatin1String("percent")))
        return;
    const double percent = state[QLatin1String("percent")].toDouble();
    const QString phase = state[QLatin1String("phase")].toString();
    if (phase.isEmpty() || phase == QLatin1String("stopped"))
        state.insert(QStringLiteral("phase"),
                     percent > 0 ? QStringLiteral("open") : QStringLiteral("closed"));
}

Capability tiltPart(const Entity &entity)
{
    Capability tilt;
    tilt.type = CapabilityType::Number;
    tilt.facet = QStringLiteral("tilt");
    tilt.name = QStringLiteral("Tilt");
    tilt.limits = {{QStringLiteral("min"), configNumber(entity, "tilt_min", 0)},
                   {QStringLiteral("max"), configNumber(entity, "tilt_max", 100)},
                   {QStringLiteral("step"), 1}};
    putNumber(tilt.state, "value", entity.value("tilt"));
    if (entity.text("tilt_command_topic").isEmpty())
        tilt.limits.insert(QStringLiteral("readOnly"), true);
    return tilt;
}

} // namespace

void coverParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Opening;
    part.name = entity.name;
    putPhase(part.state, entity, kOpening, entity.value("value"));
    if (const auto position = number(entity.value("position")))
        part.state.insert(QStringLiteral("percent"), percentOf(entity, *position));
    settlePhase(part.state);
    QJsonArray commands;
    const bool canSet = !entity.text("set_position_topic").isEmpty();
    const bool canTell = !entity.text("command_topic").isEmpty();
    for (const char *command : {"open", "close", "stop"}) {
        const bool isStop = qstrcmp(command, "stop") == 0;
        if ((canTell && hasPayload(entity, (QByteArray("payload_") + command).constData())) ||
            (canSet && !canTell && !isStop))
            commands.append(QLatin1String(command));
    }
    if (canSet)
        addSettable(part, commands);
    setLimits(part, "cover", entity, commands);
    const bool hasTilt =
        !entity.text("tilt_command_topic").isEmpty() || !entity.text("tilt_status_topic").isEmpty();
    // A slat that only tilts is no more than that.
    if (canSet || canTell || !entity.text("state_topic").isEmpty() || !hasTilt)
        parts.push_back(std::move(part));
    if (hasTilt)
        parts.push_back(tiltPart(entity));
}

void valveParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Opening;
    part.name = entity.name;
    // {"state": …, "position": …}, a position, or a word.
    const QString text = entity.value("value");
    const bool hasPosition = reportsPosition(entity);
    if (const auto object = parseJsonObject(text.toUtf8(), {4096, 4})) {
        putPhase(part.state, entity, kOpening, (*object)[QLatin1String("state")].toString());
        if (const QJsonValue position = (*object)[QLatin1String("position")]; position.isDouble())
            part.state.insert(QStringLiteral("percent"), percentOf(entity, position.toDouble()));
    } else if (const auto position = number(text); position && hasPosition) {
        part.state.insert(QStringLiteral("percent"), percentOf(entity, *position));
    } else {
        putPhase(part.state, entity, kOpening, text);
    }
    settlePhase(part.state);
    QJsonArray commands;
    if (!entity.text("command_topic").isEmpty()) {
        if (hasPosition || hasPayload(entity, "payload_open"))
            commands.append(QStringLiteral("open"));
        if (hasPosition || hasPayload(entity, "payload_close"))
            commands.append(QStringLiteral("close"));
        if (!entity.text("payload_stop").isEmpty())
            commands.append(QStringLiteral("stop"));
        if (hasPosition)
            addSettable(part, commands);
    }
    setLimits(part, "valve", entity, commands);
    parts.push_back(std::move(part));
}

bool reportsPosition(const Entity &valve)
{
    return valve.config[QLatin1String("reports_position")] == QJsonValue(true);
}

void lockParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Lock;
    part.name = entity.name;
    putPhase(part.state, entity, kLock, entity.value("value"));
    QJsonArray commands;
    if (!entity.text("command_topic").isEmpty()) {
        commands = {QStringLiteral("lock"), QStringLiteral("unlock")};
        if (!entity.text("payload_open").isEmpty())
            commands.append(QStringLiteral("open"));
    }
    setLimits(part, "lock", entity, commands);
    parts.push_back(std::move(part));
}

void alarmParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Alarm;
    part.name = entity.name;
    putPhase(part.state, entity, kAlarm, entity.value("value"));
    QJsonArray commands;
    if (!entity.text("command_topic").isEmpty()) {
        commands.append(QStringLiteral("disarm"));
        constexpr std::array kWays{std::pair{"arm_home", "armHome"},
                                   std::pair{"arm_away", "armAway"},
                                   std::pair{"arm_night", "armNight"},
                                   std::pair{"arm_vacation", "armVacation"},
                                   std::pair{"arm_custom_bypass", "armCustom"},
                                   std::pair{"trigger", "trigger"}};
        for (const auto &[feature, command] : kWays) {
            if (hasFeature(
                    entity, feature,
                    {"arm_home", "arm_away", "arm_night", "arm_vacation", "arm_custom_bypass", "trigger"}))
                commands.append(QLatin1String(command));
        }
    }
    setLimits(part, "alarm", entity, commands);
    parts.push_back(std::move(part));
}

void vacuumParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Robot;
    part.name = entity.name;
    putPhase(part.state, entity, kRobot, entity.value("value"));
    constexpr std::array kWays{std::pair{"start", "start"},   std::pair{"pause", "pause"},
                               std::pair{"stop", "stop"},     std::pair{"return_home", "dock"},
                               std::pair{"locate", "locate"}, std::pair{"clean_spot", "spot"}};
    QJsonArray commands;
    for (const auto &[feature, command] : kWays) {
        if (!entity.text("command_topic").isEmpty() &&
            hasFeature(entity, feature, {"start", "stop", "return_home", "clean_spot"}))
            commands.append(QLatin1String(command));
    }
    setLimits(part, "vacuum", entity, commands);
    parts.push_back(std::move(part));
    const QJsonArray speeds = entity.config[QLatin1String("fan_speed_list")].toArray();
    if (entity.text("set_fan_speed_topic").isEmpty() || speeds.isEmpty())
        return;
    Capability suction;
    suction.type = CapabilityType::Choice;
    suction.facet = QStringLiteral("suction");
    suction.name = QStringLiteral("Suction");
    suction.limits.insert(QStringLiteral("options"), speeds);
    putText(suction.state, "value", entity.value("fanSpeed"));
    parts.push_back(std::move(suction));
}

void mowerParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Robot;
    part.name = entity.name;
    putPhase(part.state, entity, kRobot, entity.value("value"));
    QJsonArray commands;
    for (const auto &[key, command] : {std::pair{"start_mowing_command_topic", "start"},
                                       {"pause_command_topic", "pause"},
                                       {"dock_command_topic", "dock"}}) {
        if (!entity.text(key).isEmpty())
            commands.append(QLatin1String(command));
    }
    setLimits(part, "mower", entity, commands);
    parts.push_back(std::move(part));
}

} // namespace hearth::bridge
