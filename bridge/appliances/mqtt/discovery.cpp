// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/discovery.h"
#include "bridge/appliances/mqtt/abbreviations.h"
#include "bridge/appliances/mqtt/topics.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kConfigLimits{256 * 1024, 32};
constexpr qsizetype kMostEntities = 512;
constexpr qsizetype kMostKeys = 512;
constexpr qsizetype kLongestName = 120;

/// "~" at the start or the end of a topic stands for the base topic.
void resolveBase(QJsonObject &config, const QString &base)
{
    for (auto member = config.begin(); member != config.end(); ++member) {
        const bool isTopic =
            member.key() == QLatin1String("topic") || member.key().endsWith(QLatin1String("_topic"));
        QString text = member.value().toString();
        if (isTopic && text.startsWith(QLatin1Char('~')))
            member.value() = base + text.mid(1);
        else if (isTopic && text.endsWith(QLatin1Char('~')))
            member.value() = text.chopped(1) + base;
    }
}

QJsonObject writtenOut(const QJsonObject &raw)
{
    QJsonObject config = expandAbbreviations(raw);
    const QString base = config.take(QLatin1String("~")).toString();
    if (base.isEmpty())
        return config;
    resolveBase(config, base);
    const QString key = QStringLiteral("availability");
    const QJsonValue written = config.value(key);
    QJsonArray list = written.toArray();
    for (QJsonValueRef member : list) {
        QJsonObject one = member.toObject();
        resolveBase(one, base);
        member = one;
    }
    if (written.isArray())
        config.insert(key, list);
    return config;
}

QString shortText(const QJsonValue &value)
{
    return value.isString() ? value.toString().simplified().left(kLongestName) : QString();
}

DeviceInfo readDevice(const QJsonObject &device, const QString &fallback)
{
    DeviceInfo info;
    const QJsonValue identifiers = device[QLatin1String("identifiers")];
    const QJsonArray list = identifiers.isArray() ? identifiers.toArray() : QJsonArray{identifiers};
    for (const QJsonValue &one : list) {
        const QString text = templateText(one).left(200);
        if (!text.isEmpty() && !one.isNull() && !one.isUndefined())
            info.identifiers << text;
    }
    const QJsonArray connections = device[QLatin1String("connections")].toArray();
    for (const QJsonValue &one : connections) {
        const QJsonArray pair = one.toArray();
        if (pair.size() != 2 || !pair[0].isString() || !pair[1].isString())
            continue;
        const QString mac = pair[0] == QLatin1String("mac") ? plainMac(pair[1].toString()) : QString();
        info.identifiers << (pair[0].toString() + QLatin1Char('=') +
                             (mac.isEmpty() ? pair[1].toString().toLower() : mac))
                                .left(200);
    }
    info.name = shortText(device[QLatin1String("name")]);
    info.model = shortText(device[QLatin1String("model")]);
    info.manufacturer = shortText(device[QLatin1String("manufacturer")]);
    info.area = shortText(device[QLatin1String("suggested_area")]);
    if (info.identifiers.isEmpty())
        info.identifiers << fallback;
    return info;
}

bool isSwitchedOff(const QJsonObject &config)
{
    const QJsonValue enabled = config[QLatin1String("enabled_by_default")];
    return enabled == QJsonValue(false) ||
           enabled.toString().compare(QLatin1String("false"), Qt::CaseInsensitive) == 0;
}

// What has been read into the entity itself, or is of no use to Hearth: half of a config's bytes.
constexpr std::array kReadAlready{"device",
                                  "origin",
                                  "name",
                                  "unique_id",
                                  "object_id",
                                  "default_entity_id",
                                  "enabled_by_default",
                                  "entity_category",
                                  "device_class",
                                  "state_class",
                                  "availability",
                                  "availability_topic",
                                  "availability_template",
                                  "availability_mode",
                                  "payload_available",
                                  "payload_not_available",
                                  "json_attributes_topic",
                                  "json_attributes_template",
                                  "value_template"};

Result<Entity> makeEntity(const QString &key, const QString &component, const QString &objectId,
                          const QJsonObject &config)
{
    if (config.size() > kMostKeys)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 keys").arg(config.size()));
    Entity entity;
    entity.key = key;
    entity.component = component;
    entity.objectId = objectId;
    entity.config = config;
    entity.name = shortText(config[QLatin1String("name")]);
    entity.deviceClass = shortText(config[QLatin1String("device_class")]);
    entity.category = shortText(config[QLatin1String("entity_category")]);
    const QString uniqueId = entity.text("unique_id");
    entity.device =
        readDevice(config[QLatin1String("device")].toObject(), uniqueId.isEmpty() ? key : uniqueId.left(200));
    if (entity.device.name.isEmpty() && !config.contains(QLatin1String("device")))
        entity.device.name = entity.name;
    if (Done bound = bindEntity(entity); !bound)
        return std::unexpected(bound.error());
    // A new object: QJsonObject::remove() keeps the bytes.
    QJsonObject left;
    for (auto member = config.begin(); member != config.end(); ++member) {
        const auto isIt = [&](const char *one) { return member.key() == QLatin1String(one); };
        if (std::ranges::none_of(kReadAlready, isIt))
            left.insert(member.key(), member.value());
    }
    entity.config = left;
    return entity;
}

Done readComponents(const QJsonObject &config, DiscoveryMessage &message)
{
    const QJsonObject components = config[QLatin1String("components")].toObject();
    if (components.size() > kMostEntities)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 components").arg(components.size()));
    QJsonObject shared = config;
    shared.remove(QLatin1String("components"));
    for (auto member = components.begin(); member != components.end(); ++member) {
        const QJsonObject own = expandAbbreviations(member.value().toObject());
        const QString platform = own[QLatin1String("platform")].toString();
        // Only its platform: this component is to go.
        if (own.size() <= 1)
            continue;
        if (!isKnownComponent(platform)) {
            message.skipped << QStringLiteral("%1: no component \"%2\"").arg(member.key(), platform.left(40));
            continue;
        }
        QJsonObject merged = shared;
        for (auto field = own.begin(); field != own.end(); ++field)
            merged[field.key()] = field.value();
        merged = writtenOut(merged);
        if (isSwitchedOff(merged))
            continue;
        Result<Entity> entity =
            makeEntity(message.source + QLatin1Char('#') + member.key(), platform, member.key(), merged);
        if (entity)
            message.entities.push_back(std::move(*entity));
        else
            message.skipped << QStringLiteral("%1: %2").arg(member.key(), entity.error().message);
    }
    return {};
}

} // namespace

QString plainMac(const QString &text)
{
    QString digits;
    for (const QChar c : text.toLower()) {
        const bool isDigit = (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
                             (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
        if (isDigit)
            digits += c;
        else if (c != QLatin1Char(':') && c != QLatin1Char('-') && c != QLatin1Char('.'))
            return {};
    }
    if (digits.size() != 12)
        return {};
    for (qsizetype at = 10; at > 0; at -= 2)
        digits.insert(at, QLatin1Char(':'));
    return digits;
}

Result<DiscoveryMessage> readDeviceMessage(const QString &source, const QJsonObject &device)
{
    DiscoveryMessage message;
    message.source = source;
    const QJsonObject config = expandAbbreviations(device);
    if (!config[QLatin1String("components")].isObject() || !config[QLatin1String("device")].isObject())
        return fail(ErrorCode::Invalid, QStringLiteral("a device message without device or components"));
    if (Done read = readComponents(config, message); !read)
        return std::unexpected(read.error());
    return message;
}

Result<DiscoveryMessage> readDiscovery(const QString &topic, const QByteArray &payload)
{
    const Result<ConfigTopic> where = parseConfigTopic(topic);
    if (!where)
        return std::unexpected(where.error());
    DiscoveryMessage message;
    message.source = topic;
    if (payload.isEmpty())
        return message;
    const Result<QJsonObject> raw = parseJsonObject(payload, kConfigLimits);
    if (!raw)
        return std::unexpected(raw.error());
    if (where->component == QLatin1String("device"))
        return readDeviceMessage(topic, *raw);
    if (!isKnownComponent(where->component)) {
        message.skipped << where->component;
        return message;
    }
    const QJsonObject config = writtenOut(*raw);
    if (isSwitchedOff(config))
        return message;
    Result<Entity> entity = makeEntity(topic, where->component, where->objectId, config);
    if (!entity)
        return std::unexpected(entity.error());
    message.entities.push_back(std::move(*entity));
    return message;
}

} // namespace hearth::bridge
