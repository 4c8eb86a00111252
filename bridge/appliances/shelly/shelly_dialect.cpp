// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/shelly/shelly_dialect.h"
#include "bridge/appliances/mqtt/topics.h"
#include "bridge/appliances/shelly/shelly_components.h"
#include "resources/base/json.h"
#include <QHash>
#include <QJsonArray>
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kLimits{64 * 1024, 12};
constexpr qsizetype kMostComponents = 64;
constexpr char kOurs[] = "hearth-shelly-"; // and the prefix: who asks, where answers come

// Their numbers tell the answers apart.
enum Question : int { Info = 101, Status = 102, Config = 103 };
struct QuestionRow {
    Question id;
    const char *method;
};
constexpr std::array kQuestions{QuestionRow{Info, "Shelly.GetDeviceInfo"},
                                QuestionRow{Config, "Shelly.GetConfig"},
                                QuestionRow{Status, "Shelly.GetStatus"}};

/// Of partial notifications what is missing is empty, and empty leaves the state as it is.
QString valueOf(const QString &from, const QString &component, const ShellyPart::Read &read)
{
    const QString value = QStringLiteral("value_json.%1['%2']%3").arg(from, component, read.path);
    return QStringLiteral("{% if %1 is defined %}{{ %2 }}{% endif %}").arg(value, read.wrap.arg(value));
}

bool isComponentName(const QString &name)
{
    return name.size() < 40 && std::ranges::all_of(
                                   name,
                                   [](QChar c) {
                                       return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') ||
                                              c == u':' || c == u'_';
                                   });
}

Result<DiscoveryMessage> announceShelly(const QString &prefix, const QJsonObject &info,
                                        const QJsonObject &components)
{
    const QString mac = plainMac(info[QLatin1String("mac")].toString());
    const ShellyTopics topics = shellyTopics(prefix);
    if (mac.isEmpty() || info[QLatin1String("gen")].toInt() < 2 || !checkCommandTopic(topics.rpc))
        return fail(ErrorCode::Invalid, QStringLiteral("it answers like no Shelly"));
    const QString name = info[QLatin1String("name")].toString();
    return announce(
        QStringLiteral("shelly/") + prefix,
        {{QStringLiteral("device"),
          QJsonObject{{QStringLiteral("connections"), QJsonArray{QJsonArray{QStringLiteral("mac"), mac}}},
                      {QStringLiteral("name"), name.isEmpty() ? info[QLatin1String("id")].toString() : name},
                      {QStringLiteral("model"), info[QLatin1String("app")].toString()},
                      {QStringLiteral("manufacturer"), QStringLiteral("Shelly")}}},
         {QStringLiteral("availability_topic"), topics.online},
         {QStringLiteral("payload_available"), QStringLiteral("true")},
         {QStringLiteral("payload_not_available"), QStringLiteral("false")},
         {QStringLiteral("components"), components}});
}

class ShellyDialect final : public Dialect
{
public:
    [[nodiscard]] QStringList filters() const override
    {
        // A prefix is one level unless the household made it more; a filter cannot say "any that begins so".
        return {QStringLiteral("+/online"), QStringLiteral("+/rpc")};
    }
    [[nodiscard]] bool listensTo(const QString &topic) const override
    {
        const bool isOnline = topic.endsWith(QLatin1String("/online"));
        const bool isAnswer = topic.startsWith(QLatin1String(kOurs)) && topic.endsWith(QLatin1String("/rpc"));
        return (isOnline || isAnswer) && topic.count(QLatin1Char('/')) == 1;
    }
    Result<Heard> hear(const MqttMessage &message) override;

private:
    struct Known {
        QJsonObject info;
        QJsonObject status;
        QJsonObject config;
        size_t announced = 0; // a hash of what was
    };
    Result<Heard> answered(const QString &prefix, const QByteArray &payload);

    QHash<QString, Known> m_known; // by prefix; those that were asked
};

Result<Dialect::Heard> ShellyDialect::hear(const MqttMessage &message)
{
    const QString first = message.topic.section(QLatin1Char('/'), 0, 0);
    if (message.topic.endsWith(QLatin1String("/rpc")))
        return answered(first.mid(sizeof kOurs - 1), message.payload);
    Heard heard;
    // Other makers' things say so too, in words of their own; those are left alone.
    if (message.payload != "true")
        return heard;
    if (Done valid = checkCommandTopic(first + QLatin1String("/rpc")); !valid)
        return std::unexpected(valid.error());
    if (!m_known.contains(first) && m_known.size() >= qsizetype{kMostKnown})
        return fail(ErrorCode::TooLarge, QStringLiteral("more than %1 of them").arg(kMostKnown));
    m_known[first];
    for (const QuestionRow &question : kQuestions) {
        const QJsonObject request{{QStringLiteral("id"), question.id},
                                  {QStringLiteral("src"), QLatin1String(kOurs) + first},
                                  {QStringLiteral("method"), QLatin1String(question.method)}};
        heard.asks.push_back({first + QLatin1String("/rpc"), toJson(request), 1, false});
    }
    return heard;
}

Result<Dialect::Heard> ShellyDialect::answered(const QString &prefix, const QByteArray &payload)
{
    const auto known = m_known.find(prefix);
    if (known == m_known.end())
        return Heard{}; // nobody asked
    Result<QJsonObject> answer = parseJsonObject(payload, kLimits);
    if (!answer)
        return std::unexpected(answer.error());
    const QJsonObject result = (*answer)[QLatin1String("result")].toObject();
    switch ((*answer)[QLatin1String("id")].toInt()) {
    case Info:
        known->info = result;
        break;
    case Config:
        known->config = result;
        break;
    case Status:
        known->status = result;
        break;
    default:
        return Heard{}; // of a command
    }
    if (known->info.isEmpty() || known->status.isEmpty())
        return Heard{};
    Result<DiscoveryMessage> read = readShelly(prefix, known->info, known->status, known->config);
    if (!read) {
        known->info = {}; // who answers so is none
        return std::unexpected(read.error());
    }
    Heard heard;
    // A status is asked for after every reconnect; only what is made of other components is news.
    size_t hash = 0;
    for (const Entity &entity : read->entities)
        hash = qHash(entity.config, hash);
    if (std::exchange(known->announced, hash) != hash) {
        heard.announced.push_back(std::move(*read));
        // Whoever reads it now was not there when it was told.
        const QJsonObject again{{QStringLiteral("id"), Status},
                                {QStringLiteral("src"), QLatin1String(kOurs) + prefix},
                                {QStringLiteral("method"), QStringLiteral("Shelly.GetStatus")}};
        heard.asks.push_back({prefix + QLatin1String("/rpc"), toJson(again), 1, false});
    }
    return heard;
}

} // namespace

ShellyTopics shellyTopics(const QString &prefix)
{
    return {prefix + QLatin1String("/online"), prefix + QLatin1String("/rpc"),
            prefix + QLatin1String("/events/rpc"), QLatin1String(kOurs) + prefix + QLatin1String("/rpc"),
            prefix + QLatin1String("/password")};
}

Result<DiscoveryMessage> readShelly(const QString &prefix, const QJsonObject &info, const QJsonObject &status,
                                    const QJsonObject &config)
{
    const ShellyTopics topics = shellyTopics(prefix);
    if (status.size() > kMostComponents)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 components").arg(status.size()));
    QJsonObject components;
    std::vector<std::pair<QString, ShellyPart>> parts;
    for (auto one = status.begin(); one != status.end(); ++one) {
        if (!isComponentName(one.key()))
            continue;
        const QString name = config[one.key()][QLatin1String("name")].toString();
        for (ShellyPart &part : shellyParts(one.key(), one.value().toObject(), name, topics.rpc,
                                            QLatin1String(kOurs) + prefix)) {
            if (part.isEvent) {
                part.config.insert(QStringLiteral("state_topic"), topics.events);
                part.config.insert(
                    QStringLiteral("value_template"),
                    QStringLiteral("{% for e in value_json.params.events if e.component == '%1' %}"
                                   "{\"event_type\": \"{{ e.event }}\"}{% endfor %}")
                        .arg(one.key()));
            }
            components.insert(part.key, part.config);
            parts.emplace_back(one.key(), std::move(part));
        }
    }
    Result<DiscoveryMessage> message = announceShelly(prefix, info, components);
    if (!message)
        return message;
    for (const auto &[component, part] : parts) {
        for (const ShellyPart::Read &read : part.reads) {
            alsoRead(*message, part.key, read.field, topics.events,
                     valueOf(QStringLiteral("params"), component, read));
            alsoRead(*message, part.key, read.field, topics.answers,
                     valueOf(QStringLiteral("result"), component, read));
        }
    }
    return message;
}

Result<DiscoveryMessage> readLockedShelly(const QString &prefix, const QJsonObject &info)
{
    const QJsonObject password{{QStringLiteral("platform"), QStringLiteral("text")},
                               {QStringLiteral("mode"), QStringLiteral("password")},
                               {QStringLiteral("name"), QStringLiteral("Password")},
                               {QStringLiteral("command_topic"), shellyTopics(prefix).password},
                               {QStringLiteral("min"), 1}};
    return announceShelly(prefix, info, {{QStringLiteral("password"), password}});
}

std::unique_ptr<Dialect> makeShellyDialect()
{
    return std::make_unique<ShellyDialect>();
}

} // namespace hearth::bridge
