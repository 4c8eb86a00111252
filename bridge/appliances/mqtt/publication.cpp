// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/publication.h"
#include "bridge/appliances/mqtt/compose_parts.h"
#include "bridge/appliances/mqtt/facets.h"
#include "bridge/appliances/mqtt/publication_parts.h"
#include "bridge/appliances/mqtt/topics.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <cmath>

namespace hearth::bridge
{

namespace
{

QString onOffText(const Entity &entity, bool on)
{
    return on ? entity.text("payload_on", QStringLiteral("ON"))
              : entity.text("payload_off", QStringLiteral("OFF"));
}

Result<MqttMessage> climateOnOff(const Entity &entity, bool on)
{
    if (!entity.text("power_command_topic").isEmpty())
        return commandMessage(entity, "power_command_topic", onOffText(entity, on), "power_command_template");
    const QJsonArray modes = entity.config[QLatin1String("modes")].toArray();
    QString mode = QStringLiteral("off");
    for (qsizetype i = 0; on && i < modes.size() && mode == QLatin1String("off"); ++i)
        mode = modes[i].toString();
    return commandMessage(entity, "mode_command_topic", mode, "mode_command_template");
}

/// Brightness or colour temperature in the light's own count.
double lightNumber(const Entity &entity, CapabilityType type, double value)
{
    if (type == CapabilityType::Level)
        return std::max(1.0, std::round(value * brightnessScale(entity) / 100));
    return countsInKelvin(entity) ? value : std::round(1e6 / value);
}

/// Home Assistant's variables of the template schema: state, brightness from 0 to 255, color_temp.
Result<MqttMessage> templateLightMessage(const Entity &entity, const Capability &capability,
                                         const QJsonValue &value)
{
    const bool on = !value.isBool() || value.toBool();
    Extras extras{{QStringLiteral("state"), on}};
    if (capability.type != CapabilityType::OnOff)
        extras.append({capability.type == CapabilityType::Level ? QStringLiteral("brightness")
                                                                : QStringLiteral("color_temp"),
                       lightNumber(entity, capability.type, value.toDouble())});
    return commandMessage(entity, "command_topic", {}, on ? "command_on_template" : "command_off_template",
                          extras);
}

Result<MqttMessage> lightMessage(const Entity &entity, const Capability &capability, const QJsonValue &value)
{
    if (isTemplateLight(entity))
        return templateLightMessage(entity, capability, value);
    const bool isJson = entity.text("schema") == QLatin1String("json");
    const bool isLevel = capability.type == CapabilityType::Level;
    if (capability.type == CapabilityType::OnOff && !isJson)
        return commandMessage(entity, "command_topic", onOffText(entity, value.toBool()), "");
    if (!isJson)
        return commandMessage(entity, isLevel ? "brightness_command_topic" : "color_temp_command_topic",
                              lightNumber(entity, capability.type, value.toDouble()),
                              isLevel ? "brightness_command_template" : "color_temp_command_template");
    QJsonObject body{{QStringLiteral("state"), onOffText(entity, !value.isBool() || value.toBool())}};
    if (capability.type != CapabilityType::OnOff)
        body.insert(isLevel ? QStringLiteral("brightness") : QStringLiteral("color_temp"),
                    lightNumber(entity, capability.type, value.toDouble()));
    return commandMessage(entity, "command_topic", QString::fromUtf8(toJson(body)), "");
}

} // namespace

Result<MqttMessage> commandMessage(const Entity &entity, const char *topicKey, const QJsonValue &value,
                                   const char *templateKey, const Extras &extras)
{
    const QString topic = entity.text(topicKey);
    if (Done valid = checkCommandTopic(topic); !valid)
        return fail(ErrorCode::Unsupported, Error::tr("It cannot be told this from here"));
    const Result<Template> write = Template::parse(entity.text(templateKey));
    if (!write)
        return fail(ErrorCode::Unsupported,
                    Error::tr("It cannot be told this from here yet: %1").arg(write.error().message));
    TemplateInput input = TemplateInput::ofCommand(value);
    for (const auto &[name, extra] : extras)
        input.set(name, TemplateInput::commandValue(extra));
    const Result<QString> payload = write->render(input);
    if (!payload)
        return std::unexpected(payload.error());
    return MqttMessage{topic, payload->toUtf8(), 1,
                       entity.config[QLatin1String("retain")] == QJsonValue(true)};
}

Result<MqttMessage> publicationFor(const Entity &entity, const Capability &capability, const QString &command,
                                   const QJsonValue &value)
{
    if (entity.component == QLatin1String("light"))
        return lightMessage(entity, capability, value);
    if (entity.component == QLatin1String("button"))
        return commandMessage(entity, "command_topic", entity.text("payload_press", QStringLiteral("PRESS")));
    if (entity.component == QLatin1String("switch")) {
        // A switch that plays start, pause or stop is switched on.
        const bool on = capability.type == CapabilityType::Operation || value.toBool();
        return commandMessage(entity, "command_topic", onOffText(entity, on));
    }
    if (const FacetRow *row = facetRow(entity, capability.facet)) {
        const bool isOff = row->type == CapabilityType::OnOff && !value.toBool() &&
                           entity.config.contains(QLatin1String("command_off_template"));
        return commandMessage(entity, row->commandTopic, facetValue(entity, *row, value),
                              isOff ? "command_off_template" : row->commandTemplate);
    }
    if (capability.type == CapabilityType::Opening || capability.facet == QLatin1String("tilt"))
        return openingMessage(entity, capability, command, value);
    if (capability.type == CapabilityType::Lock || capability.type == CapabilityType::Alarm)
        return guardMessage(entity, command, value);
    if (capability.type == CapabilityType::Robot || capability.facet == QLatin1String("suction"))
        return robotMessage(entity, capability, command, value);
    if (entity.component == QLatin1String("scene"))
        return commandMessage(entity, "command_topic", entity.text("payload_on", QStringLiteral("ON")));
    if (capability.type == CapabilityType::Update)
        return commandMessage(entity, "command_topic", entity.text("payload_install"), "");
    if (capability.type == CapabilityType::Text)
        return commandMessage(entity, "command_topic", value.toString());
    if (entity.component == QLatin1String("climate") || entity.component == QLatin1String("water_heater")) {
        if (capability.type == CapabilityType::OnOff)
            return climateOnOff(entity, value.toBool());
        if (command == QLatin1String("setTarget"))
            return commandMessage(entity, "temperature_command_topic", value, "temperature_command_template");
        if (command == QLatin1String("setMode"))
            return commandMessage(entity, "mode_command_topic", value.toString(), "mode_command_template");
        return commandMessage(entity, "fan_mode_command_topic", value.toString(),
                              "fan_mode_command_template");
    }
    if (entity.component == QLatin1String("number") || entity.component == QLatin1String("select"))
        return commandMessage(entity, "command_topic", value);
    return fail(ErrorCode::Unsupported, Error::tr("It cannot be told this from here"));
}

} // namespace hearth::bridge
