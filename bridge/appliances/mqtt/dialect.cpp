// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/dialect.h"
#include "bridge/appliances/mqtt/topics.h"
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestKey = 64;

} // namespace

Result<DiscoveryMessage> announce(const QString &source, const QJsonObject &deviceMessage)
{
    Result<DiscoveryMessage> message = readDeviceMessage(source, deviceMessage);
    if (message) {
        for (Entity &entity : message->entities)
            entity.isSubstitute = true;
    }
    return message;
}

void alsoRead(DiscoveryMessage &message, const QString &component, const QString &field, const QString &topic,
              const QString &readTemplate)
{
    const auto entity = std::ranges::find(message.entities, component, &Entity::objectId);
    if (entity == message.entities.end() || !checkStateTopic(topic))
        return;
    if (Result<Template> read = Template::parse(readTemplate))
        entity->inputs.push_back({topic, field, std::move(*read)});
}

std::optional<QString> memberInTemplate(const QString &key)
{
    const bool isPlain =
        !key.isEmpty() && key.size() <= kLongestKey && std::ranges::none_of(key, [](QChar c) {
            return c == QLatin1Char('\'') || c == QLatin1Char('\\') || c < QChar(0x20) || c.isSurrogate();
        });
    return isPlain ? std::optional(QStringLiteral("['%1']").arg(key)) : std::nullopt;
}

} // namespace hearth::bridge
