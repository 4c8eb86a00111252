// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/reading.h"
#include "bridge/appliances/mqtt/compose_parts.h"
#include <cmath>

namespace hearth::bridge
{

std::optional<double> number(const QString &text)
{
    bool ok = false;
    const double result = text.toDouble(&ok);
    return ok && std::isfinite(result) ? std::optional(result) : std::nullopt;
}

double configNumber(const Entity &entity, const char *key, double otherwise)
{
    return number(entity.text(key)).value_or(otherwise);
}

void putNumber(QJsonObject &state, const char *key, const QString &text)
{
    if (const std::optional<double> known = number(text))
        state.insert(QLatin1String(key), *known);
}

void putText(QJsonObject &state, const char *key, const QString &text)
{
    if (!text.isEmpty())
        state.insert(QLatin1String(key), text);
}

std::optional<bool> isOn(const Entity &entity)
{
    const QString text = entity.value("value");
    if (text.isEmpty())
        return std::nullopt;
    if (isTemplateLight(entity))
        return text == QLatin1String("on")    ? std::optional(true)
               : text == QLatin1String("off") ? std::optional(false)
                                              : std::nullopt;
    if (text == entity.text("state_on", entity.text("payload_on", QStringLiteral("ON"))))
        return true;
    if (text == entity.text("state_off", entity.text("payload_off", QStringLiteral("OFF"))))
        return false;
    return std::nullopt;
}

Capability onOff(const Entity &entity, std::optional<bool> on)
{
    Capability part;
    part.type = CapabilityType::OnOff;
    if (on)
        part.state.insert(QStringLiteral("on"), *on);
    if (entity.text("command_topic").isEmpty() && entity.component == QLatin1String("switch"))
        part.limits.insert(QStringLiteral("readOnly"), true);
    return part;
}

void markReadOnly(const Entity &entity, Capability &part, const char *commandTopicKey)
{
    if (entity.text(commandTopicKey).isEmpty())
        part.limits.insert(QStringLiteral("readOnly"), true);
}

QString readableClass(const Entity &entity)
{
    QString text = entity.deviceClass.isEmpty() ? entity.objectId : entity.deviceClass;
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString nameOf(const Entity &entity)
{
    return entity.name.isEmpty() ? readableClass(entity) : entity.name;
}

} // namespace hearth::bridge
