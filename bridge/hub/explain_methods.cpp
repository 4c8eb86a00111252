// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/explain_methods.h"
#include "bridge/appliances/mqtt/discovery.h"
#include <QJsonArray>

namespace hearth::bridge
{

namespace
{

QJsonObject explainEntity(const Entity &entity)
{
    QJsonObject inputs;
    for (const EntityInput &input : entity.inputs)
        inputs.insert(input.field, input.topic);
    return {{QStringLiteral("component"), entity.component},
            {QStringLiteral("name"), entity.name},
            {QStringLiteral("device"), entity.device.name},
            {QStringLiteral("room"), entity.device.area},
            {QStringLiteral("reads"), inputs},
            {QStringLiteral("problems"), QJsonArray::fromStringList(entity.problems)}};
}

Result<QJsonValue> explainDiscovery(const QString &topic, const QByteArray &payload)
{
    const Result<DiscoveryMessage> message = readDiscovery(topic, payload);
    if (!message)
        return std::unexpected(message.error());
    QJsonArray entities;
    for (const Entity &entity : message->entities)
        entities.append(explainEntity(entity));
    return QJsonObject{{QStringLiteral("entities"), entities},
                       {QStringLiteral("skipped"), QJsonArray::fromStringList(message->skipped)}};
}

Result<QJsonValue> explainTemplate(const QString &text, const QByteArray &payload)
{
    const Result<Template> parsed = Template::parse(text);
    if (!parsed)
        return std::unexpected(parsed.error());
    const Result<QString> rendered = parsed->render(TemplateInput(payload));
    if (!rendered)
        return std::unexpected(rendered.error());
    return QJsonObject{{QStringLiteral("rendered"), *rendered}};
}

} // namespace

void addExplainMethods(ApiServer &server)
{
    server.add(QStringLiteral("explain.discovery"),
               [](const Caller &, const QJsonObject &params, const Reply &reply) {
                   reply(explainDiscovery(params.value(QLatin1String("topic")).toString(),
                                          params.value(QLatin1String("payload")).toString().toUtf8()));
               });
    server.add(QStringLiteral("explain.template"),
               [](const Caller &, const QJsonObject &params, const Reply &reply) {
                   reply(explainTemplate(params.value(QLatin1String("template")).toString(),
                                         params.value(QLatin1String("payload")).toString().toUtf8()));
               });
}

} // namespace hearth::bridge
