// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Commands to covers, valves, locks, alarm panels and robots.

#include "bridge/appliances/mqtt/compose_parts.h"
#include "bridge/appliances/mqtt/publication_parts.h"
#include "bridge/appliances/mqtt/reading.h"
#include <array>
#include <cmath>

namespace hearth::bridge
{

namespace
{

struct WordRow {
    const char *component;
    const char *command;
    const char *key; // of the config that may name another word
    const char *otherwise;
};

// Home Assistant's defaults.
constexpr std::array kWords{
    WordRow{"cover", "open", "payload_open", "OPEN"},
    WordRow{"cover", "close", "payload_close", "CLOSE"},
    WordRow{"cover", "stop", "payload_stop", "STOP"},
    WordRow{"valve", "open", "payload_open", "OPEN"},
    WordRow{"valve", "close", "payload_close", "CLOSE"},
    WordRow{"valve", "stop", "payload_stop", "STOP"},
    WordRow{"lock", "lock", "payload_lock", "LOCK"},
    WordRow{"lock", "unlock", "payload_unlock", "UNLOCK"},
    WordRow{"lock", "open", "payload_open", "OPEN"},
    WordRow{"alarm_control_panel", "disarm", "payload_disarm", "DISARM"},
    WordRow{"alarm_control_panel", "armHome", "payload_arm_home", "ARM_HOME"},
    WordRow{"alarm_control_panel", "armAway", "payload_arm_away", "ARM_AWAY"},
    WordRow{"alarm_control_panel", "armNight", "payload_arm_night", "ARM_NIGHT"},
    WordRow{"alarm_control_panel", "armVacation", "payload_arm_vacation", "ARM_VACATION"},
    WordRow{"alarm_control_panel", "armCustom", "payload_arm_custom_bypass", "ARM_CUSTOM_BYPASS"},
    WordRow{"alarm_control_panel", "trigger", "payload_trigger", "TRIGGER"},
    WordRow{"vacuum", "start", "payload_start", "start"},
    WordRow{"vacuum", "pause", "payload_pause", "pause"},
    WordRow{"vacuum", "stop", "payload_stop", "stop"},
    WordRow{"vacuum", "dock", "payload_return_to_base", "return_to_base"},
    WordRow{"vacuum", "locate", "payload_locate", "locate"},
    WordRow{"vacuum", "spot", "payload_clean_spot", "clean_spot"},
};

Result<QString> wordFor(const Entity &entity, const QString &command)
{
    for (const WordRow &row : kWords) {
        if (entity.component == QLatin1String(row.component) && command == QLatin1String(row.command))
            return entity.text(row.key, QLatin1String(row.otherwise));
    }
    return fail(ErrorCode::Unsupported, Error::tr("It cannot be told this from here"));
}

double positionOf(const Entity &entity, double percent)
{
    const double closed = configNumber(entity, "position_closed", 0);
    const double open = configNumber(entity, "position_open", 100);
    return std::round(closed + percent * (open - closed) / 100);
}

Result<MqttMessage> positionMessage(const Entity &entity, double percent)
{
    const double position = positionOf(entity, percent);
    if (entity.component == QLatin1String("valve"))
        return commandMessage(entity, "command_topic", position);
    return commandMessage(entity, "set_position_topic", position, "set_position_template",
                          {{QStringLiteral("position"), position},
                           {QStringLiteral("position_open"), configNumber(entity, "position_open", 100)},
                           {QStringLiteral("position_closed"), configNumber(entity, "position_closed", 0)}});
}

} // namespace

Result<MqttMessage> openingMessage(const Entity &entity, const Capability &capability, const QString &command,
                                   const QJsonValue &value)
{
    if (capability.facet == QLatin1String("tilt"))
        return commandMessage(entity, "tilt_command_topic", value, "tilt_command_template",
                              {{QStringLiteral("tilt_position"), value}});
    if (command == QLatin1String("set"))
        return positionMessage(entity, value.toDouble());
    const bool isStop = command == QLatin1String("stop");
    const bool isByPosition = entity.component == QLatin1String("valve")
                                  ? reportsPosition(entity)
                                  : entity.text("command_topic").isEmpty();
    if (isByPosition && !isStop)
        return positionMessage(entity, command == QLatin1String("open") ? 100 : 0);
    const Result<QString> word = wordFor(entity, command);
    // A cover's words go out as they are: its templates are for positions.
    return word ? commandMessage(entity, "command_topic", *word,
                                 entity.component == QLatin1String("cover") ? "" : "command_template")
                : std::unexpected(word.error());
}

Result<MqttMessage> guardMessage(const Entity &entity, const QString &command, const QJsonValue &value)
{
    const Result<QString> word = wordFor(entity, command);
    if (!word)
        return std::unexpected(word.error());
    const QString code = value.isString() ? value.toString() : QString();
    return commandMessage(entity, "command_topic", *word, "command_template",
                          {{QStringLiteral("action"), *word}, {QStringLiteral("code"), code}});
}

Result<MqttMessage> robotMessage(const Entity &entity, const Capability &capability, const QString &command,
                                 const QJsonValue &value)
{
    if (capability.facet == QLatin1String("suction"))
        return commandMessage(entity, "set_fan_speed_topic", value, "");
    if (entity.component == QLatin1String("lawn_mower")) {
        const bool isStart = command == QLatin1String("start");
        const QString action = isStart ? QStringLiteral("start_mowing") : command;
        const QByteArray stem = action.toLatin1();
        return commandMessage(entity, (stem + "_command_topic").constData(), action,
                              (stem + "_command_template").constData());
    }
    const Result<QString> word = wordFor(entity, command);
    return word ? commandMessage(entity, "command_topic", *word, "") : std::unexpected(word.error());
}

} // namespace hearth::bridge
