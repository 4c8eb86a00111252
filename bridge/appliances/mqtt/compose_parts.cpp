// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/compose_parts.h"
#include "bridge/appliances/mqtt/reading.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace hearth::bridge
{

namespace
{

/// The JSON schema tells by flag, the default schema by topic, the template schema by the template that reads
/// it.
bool hasFeature(const Entity &light, const char *topicKey, const char *mode)
{
    if (!light.text(topicKey).isEmpty())
        return true;
    if (isTemplateLight(light))
        return light.config.contains(QLatin1String(mode) + QLatin1String("_template"));
    const QJsonArray modes = light.config[QLatin1String("supported_color_modes")].toArray();
    const bool isBrightness = qstrcmp(mode, "brightness") == 0;
    if (isBrightness && light.config[QLatin1String("brightness")] == QJsonValue(true))
        return true;
    return std::ranges::any_of(modes, [&](const QJsonValue &one) {
        return isBrightness ? one != QLatin1String("onoff") : one == QLatin1String(mode);
    });
}

} // namespace

double brightnessScale(const Entity &light)
{
    return std::max(1.0, configNumber(light, "brightness_scale", 255));
}

bool countsInKelvin(const Entity &light)
{
    return light.text("color_temp_kelvin").compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
}

bool isTemplateLight(const Entity &entity)
{
    return entity.component == QLatin1String("light") && entity.text("schema") == QLatin1String("template");
}

void climateParts(const Entity &entity, std::vector<Capability> &parts)
{
    const bool isWaterHeater = entity.component == QLatin1String("water_heater");
    const bool isFahrenheit = entity.text("temperature_unit") == QLatin1String("F");
    const QString mode = entity.value("mode");
    QJsonArray modes = entity.config[QLatin1String("modes")].toArray();
    if (modes.isEmpty() && !entity.text("mode_command_topic").isEmpty())
        modes = isWaterHeater
                    ? QJsonArray{QStringLiteral("off"),        QStringLiteral("eco"),
                                 QStringLiteral("electric"),   QStringLiteral("gas"),
                                 QStringLiteral("heat_pump"),  QStringLiteral("high_demand"),
                                 QStringLiteral("performance")}
                    : QJsonArray{QStringLiteral("auto"), QStringLiteral("off"), QStringLiteral("cool"),
                                 QStringLiteral("heat"), QStringLiteral("dry"), QStringLiteral("fan_only")};
    if (entity.text("mode_command_topic").isEmpty())
        modes = {};
    if ((modes.contains(QStringLiteral("off")) && modes.size() > 1) ||
        !entity.text("power_command_topic").isEmpty())
        parts.push_back(
            onOff(entity, mode.isEmpty() ? std::nullopt : std::optional(mode != QLatin1String("off"))));
    if (isWaterHeater && !parts.empty())
        parts.back().limits.insert(QStringLiteral("what"), QStringLiteral("waterHeater"));

    Capability part;
    part.type = CapabilityType::Thermostat;
    putText(part.state, "mode", mode);
    putNumber(part.state, "target", entity.value("target"));
    putNumber(part.state, "current", entity.value("current"));
    putText(part.state, "action", entity.value("action"));
    putText(part.state, "fan", entity.value("fan"));
    if (!entity.text("temperature_command_topic").isEmpty()) {
        part.limits.insert(QStringLiteral("min"),
                           configNumber(entity, "min_temp", isWaterHeater ? (isFahrenheit ? 110 : 43.3) : 7));
        part.limits.insert(QStringLiteral("max"),
                           configNumber(entity, "max_temp", isWaterHeater ? (isFahrenheit ? 140 : 60) : 35));
        part.limits.insert(QStringLiteral("step"), configNumber(entity, "temp_step", 1));
    }
    if (isWaterHeater)
        part.limits.insert(QStringLiteral("what"), QStringLiteral("waterHeater"));
    part.limits.insert(QStringLiteral("unit"), isFahrenheit ? QStringLiteral("°F") : QStringLiteral("°C"));
    part.limits.insert(QStringLiteral("modes"), modes);
    const bool hasFan = !entity.text("fan_mode_command_topic").isEmpty();
    const QJsonArray fans = entity.config[QLatin1String("fan_modes")].toArray();
    part.limits.insert(QStringLiteral("fans"), hasFan ? fans : QJsonArray());
    parts.push_back(std::move(part));
}

void lightParts(const Entity &entity, std::vector<Capability> &parts)
{
    parts.push_back(onOff(entity, isOn(entity)));
    if (hasFeature(entity, "brightness_command_topic", "brightness")) {
        Capability level;
        level.type = CapabilityType::Level;
        level.limits = {{QStringLiteral("min"), 1}, {QStringLiteral("max"), 100}};
        if (const auto raw = number(entity.value("brightness"))) {
            const double percent = std::clamp(std::round(*raw * 100 / brightnessScale(entity)), 1.0, 100.0);
            level.state.insert(QStringLiteral("percent"), *raw > 0 ? percent : 0);
        }
        parts.push_back(std::move(level));
    }
    if (hasFeature(entity, "color_temp_command_topic", "color_temp")) {
        Capability white;
        white.type = CapabilityType::ColorTemperature;
        const double coldest = configNumber(entity, "min_mireds", 153);
        const double warmest = configNumber(entity, "max_mireds", 500);
        const double min = configNumber(entity, "min_kelvin", std::round(1e6 / std::max(1.0, warmest)));
        const double max =
            std::max(min, configNumber(entity, "max_kelvin", std::round(1e6 / std::max(1.0, coldest))));
        white.limits = {{QStringLiteral("min"), min}, {QStringLiteral("max"), max}};
        if (const auto raw = number(entity.value("colorTemperature")); raw && *raw > 0)
            white.state.insert(QStringLiteral("kelvin"),
                               countsInKelvin(entity) ? *raw : std::clamp(std::round(1e6 / *raw), min, max));
        parts.push_back(std::move(white));
    }
}

void switchParts(const Entity &entity, std::vector<Capability> &parts)
{
    parts.push_back(onOff(entity, isOn(entity)));
}

void sensorParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    const bool isTemperature = entity.deviceClass == QLatin1String("temperature");
    part.type = isTemperature ? CapabilityType::Temperature : CapabilityType::Sensor;
    part.name = nameOf(entity);
    const QString value = entity.value("value");
    if (!value.isEmpty()) {
        const std::optional<double> known = number(value);
        part.state.insert(QStringLiteral("value"), known ? QJsonValue(*known) : QJsonValue(value));
        part.state.insert(QStringLiteral("name"), part.name);
        putText(part.state, "unit",
                entity.text("unit_of_measurement", isTemperature ? QStringLiteral("°C") : QString()));
        if (!isTemperature)
            putText(part.state, "deviceClass", entity.deviceClass);
    }
    parts.push_back(std::move(part));
}

void binarySensorParts(const Entity &entity, std::vector<Capability> &parts)
{
    static const QStringList contacts{QStringLiteral("door"), QStringLiteral("window"),
                                      QStringLiteral("opening"), QStringLiteral("garage_door")};
    Capability part;
    part.name = nameOf(entity);
    const std::optional<bool> on = isOn(entity);
    if (contacts.contains(entity.deviceClass)) {
        part.type = CapabilityType::Contact;
        if (on)
            part.state.insert(QStringLiteral("open"), *on);
    } else if (on) {
        part.state.insert(QStringLiteral("value"), *on);
        part.state.insert(QStringLiteral("name"), part.name);
        putText(part.state, "deviceClass", entity.deviceClass);
    }
    parts.push_back(std::move(part));
}

void numberParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Number;
    part.name = nameOf(entity);
    part.limits = {{QStringLiteral("min"), configNumber(entity, "min", 1)},
                   {QStringLiteral("max"), configNumber(entity, "max", 100)},
                   {QStringLiteral("step"), configNumber(entity, "step", 1)}};
    putNumber(part.state, "value", entity.value("value"));
    if (!part.state.isEmpty()) {
        putText(part.state, "unit", entity.text("unit_of_measurement"));
        part.state.insert(QStringLiteral("name"), part.name);
    }
    markReadOnly(entity, part);
    parts.push_back(std::move(part));
}

void selectParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Choice;
    part.name = nameOf(entity);
    part.limits.insert(QStringLiteral("options"), entity.config[QLatin1String("options")].toArray());
    putText(part.state, "value", entity.value("value"));
    markReadOnly(entity, part);
    parts.push_back(std::move(part));
}

void buttonParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Action;
    part.name = nameOf(entity);
    markReadOnly(entity, part);
    parts.push_back(std::move(part));
}

Capability operationPart(const OperationRoles &roles)
{
    const auto seconds = [](const Entity *entity) -> std::optional<double> {
        const auto value = entity == nullptr ? std::nullopt : number(entity->value("value"));
        if (!value)
            return std::nullopt;
        const QString unit = entity->text("unit_of_measurement");
        const double scale = unit == QLatin1String("h") ? 3600 : unit == QLatin1String("s") ? 1 : 60;
        return std::round(*value * scale);
    };
    Capability part;
    part.id = QStringLiteral("operation");
    part.type = CapabilityType::Operation;
    part.name = roles.phase->name;
    part.isReplay = roles.phase->isReplay;
    const QString word = roles.phase->value("value");
    const std::optional<double> remaining = seconds(roles.remaining);
    if (!word.isEmpty()) {
        QString phase = phaseOf(word);
        if (phase.isEmpty()) // a stage of its own wording
            phase = remaining.value_or(0) > 0 ? QStringLiteral("running") : QStringLiteral("idle");
        part.state.insert(QStringLiteral("phase"), phase);
        part.state.insert(QStringLiteral("detail"), word);
    }
    if (roles.program != nullptr)
        putText(part.state, "program", roles.program->value("value"));
    if (remaining)
        part.state.insert(QStringLiteral("remainingSeconds"), *remaining);
    if (const auto total = seconds(roles.total))
        part.state.insert(QStringLiteral("totalSeconds"), *total);
    QJsonArray commands;
    for (const auto &[command, entity] :
         {std::pair{"start", roles.start}, {"pause", roles.pause}, {"stop", roles.stop}}) {
        if (entity != nullptr)
            commands.append(QLatin1String(command));
    }
    part.limits.insert(QStringLiteral("commands"), commands);
    return part;
}

} // namespace hearth::bridge
