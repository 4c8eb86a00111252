// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "packaging/demo/home/demo_appliance.h"
#include "resources/base/json.h"

namespace hearth::demo
{

QJsonObject deviceJson(const QString &id, const QString &name, const QString &model, const QString &area)
{
    return {{QStringLiteral("identifiers"), QJsonArray{id}},
            {QStringLiteral("name"), name},
            {QStringLiteral("model"), model},
            {QStringLiteral("manufacturer"), QStringLiteral("Hearth demo")},
            {QStringLiteral("suggested_area"), area}};
}

MqttMessage configMessage(const QString &component, const QString &objectId, const QJsonObject &device,
                          QJsonObject config)
{
    config.insert(QStringLiteral("unique_id"), objectId);
    config.insert(QStringLiteral("device"), device);
    config.insert(QStringLiteral("availability_topic"), availabilityTopic());
    return {QStringLiteral("homeassistant/%1/%2/config").arg(component, objectId), toJson(config), 1, true};
}

MqttMessage stateMessage(const QString &topic, const QByteArray &payload)
{
    return {topic, payload, 1, true};
}

MqttMessage stateMessage(const QString &topic, const QJsonObject &state)
{
    return stateMessage(topic, toJson(state));
}

} // namespace hearth::demo
