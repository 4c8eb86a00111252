// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/zigbee/zigbee_network.h"
#include "resources/base/json.h"
#include <QJsonDocument>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

// What is typed into Zigbee2MQTT as its base topic; an account of ours may use no other.
const QString kBase = QStringLiteral("zigbee2mqtt/bridge/");
constexpr JsonLimits kLimits{ZigbeeNetwork::kLargestMessage, 32};
constexpr qsizetype kLongestText = 120;
constexpr qsizetype kMostAsked = 32;

QString text(const QJsonValue &object, const char *key)
{
    return object[QLatin1String(key)].toString().left(kLongestText);
}

std::unexpected<Error> noAnswer()
{
    return fail(ErrorCode::Unavailable, Error::tr("Zigbee2MQTT does not answer"),
                Error::tr("Check that it runs and that its stick is plugged in"));
}

Result<QString> checkedName(const QString &name)
{
    const QString trimmed = name.simplified();
    // It becomes a level of its topics.
    const bool isTopic = !trimmed.contains(QLatin1Char('/')) && !trimmed.contains(QLatin1Char('+')) &&
                         !trimmed.contains(QLatin1Char('#')) && !trimmed.contains(QChar(0));
    if (trimmed.isEmpty() || trimmed.size() > 80 || !isTopic)
        return fail(ErrorCode::Invalid, Error::tr("A name has 1 to 80 characters, and none of / + #"));
    return trimmed;
}

} // namespace

QStringList ZigbeeNetwork::filters()
{
    // Its state is its appliances' availability too, which is subscribed and given up as they come and go: a
    // filter of our own has its own retained message.
    return {QStringLiteral("+/bridge/state"),  kBase + QStringLiteral("info"),
            kBase + QStringLiteral("devices"), kBase + QStringLiteral("groups"),
            kBase + QStringLiteral("event"),   kBase + QStringLiteral("response/#")};
}

bool ZigbeeNetwork::listensTo(const QString &topic)
{
    if (!topic.startsWith(kBase))
        return false;
    const QString rest = topic.mid(kBase.size());
    return rest == QLatin1String("state") || rest == QLatin1String("info") ||
           rest == QLatin1String("devices") || rest == QLatin1String("groups") ||
           rest == QLatin1String("event") || rest.startsWith(QLatin1String("response/"));
}

Result<bool> ZigbeeNetwork::hear(const MqttMessage &message)
{
    if (message.payload.size() > kLargestMessage)
        return fail(ErrorCode::TooLarge, Error::tr("%1 bytes").arg(message.payload.size()));
    const QString what = message.topic.mid(kBase.size());
    const QJsonObject before = toJson();
    if (what == QLatin1String("state") && (message.payload == "online" || message.payload == "offline")) {
        m_isKnown = true;
        m_isOnline = message.payload == "online"; // as versions before 1.30 said it
        return toJson() != before;
    }
    // The limits are an object's; a list is one value of it.
    const auto read =
        parseJsonObject("{\"it\":" + message.payload + "}", {kLimits.sizeBytes + 8, kLimits.depth + 1});
    if (!read || read->size() != 1)
        return fail(ErrorCode::Invalid, read ? QStringLiteral("not one value") : read.error().message);
    const QJsonValue it = read->value(QLatin1String("it"));
    if (what == QLatin1String("state")) {
        m_isKnown = true;
        m_isOnline = it[QLatin1String("state")] == QLatin1String("online");
    } else if (what == QLatin1String("info")) {
        takeInfo(it.toObject());
    } else if (what == QLatin1String("devices")) {
        takeDevices(it.toArray());
    } else if (what == QLatin1String("groups")) {
        takeGroups(it.toArray());
    } else if (what == QLatin1String("event") && !message.isRetained) {
        takeEvent(it.toObject());
    } else if (what.startsWith(QLatin1String("response/")) && !message.isRetained) {
        takeResponse(it.toObject());
    }
    return toJson() != before;
}

void ZigbeeNetwork::takeInfo(const QJsonObject &info)
{
    m_isKnown = true;
    m_version = text(info, "version");
    const qint64 now = m_clock.wall().count();
    const qint64 latest = now + kLongestJoin * qint64{1000};
    if (!info[QLatin1String("permit_join")].toBool())
        m_untilMs = 0;
    else if (const QJsonValue end = info[QLatin1String("permit_join_end")]; end.isDouble()) // from 2.0 on
        m_untilMs = std::clamp(end.toInteger(), now, latest);
    else if (const QJsonValue left = info[QLatin1String("permit_join_timeout")]; left.isDouble())
        m_untilMs = std::clamp(now + left.toInteger() * 1000, now, latest);
    else
        m_untilMs = latest;
}

void ZigbeeNetwork::takeDevices(const QJsonArray &devices)
{
    m_isKnown = true;
    m_devices = {};
    for (const QJsonValue &one : devices) {
        if (m_devices.size() == kMostDevices)
            break;
        const QString id = text(one, "ieee_address");
        if (id.isEmpty() || text(one, "type") == QLatin1String("Coordinator"))
            continue;
        const QJsonValue definition = one[QLatin1String("definition")];
        const QJsonValue state = one[QLatin1String("interview_state")]; // from 2.1 on
        m_devices.append(
            QJsonObject{{QStringLiteral("id"), id},
                        {QStringLiteral("name"), text(one, "friendly_name")},
                        {QStringLiteral("model"),
                         definition.isObject() ? text(definition, "model") : text(one, "model_id")},
                        {QStringLiteral("vendor"),
                         definition.isObject() ? text(definition, "vendor") : text(one, "manufacturer")},
                        {QStringLiteral("type"), text(one, "type")},
                        {QStringLiteral("supported"), one[QLatin1String("supported")].toBool()},
                        {QStringLiteral("ready"),
                         state.isString() ? state == QLatin1String("SUCCESSFUL")
                                          : one[QLatin1String("interview_completed")].toBool(true)}});
    }
}

void ZigbeeNetwork::takeGroups(const QJsonArray &groups)
{
    m_isKnown = true;
    m_groups = {};
    for (const QJsonValue &one : groups) {
        if (m_groups.size() == kMostGroups)
            break;
        QJsonArray members;
        const QJsonArray all = one[QLatin1String("members")].toArray();
        for (const QJsonValue &member : all) {
            const QString name = nameOf(text(member, "ieee_address"));
            if (members.size() < kMostDevices && !members.contains(name))
                members.append(name);
        }
        m_groups.append(QJsonObject{{QStringLiteral("id"), one[QLatin1String("id")].toInt()},
                                    {QStringLiteral("name"), text(one, "friendly_name")},
                                    {QStringLiteral("members"), members}});
    }
}

QString ZigbeeNetwork::nameOf(const QString &device) const
{
    for (const QJsonValue &one : m_devices) {
        if (one[QLatin1String("id")] == device)
            return one[QLatin1String("name")].toString();
    }
    return device;
}

void ZigbeeNetwork::takeEvent(const QJsonObject &event)
{
    const QString type = text(event, "type");
    const QJsonValue data = event[QLatin1String("data")];
    const QString id = text(data, "ieee_address");
    const QString status = type == QLatin1String("device_joined")      ? QStringLiteral("joined")
                           : type == QLatin1String("device_interview") ? text(data, "status")
                                                                       : QString();
    if (id.isEmpty() || status.isEmpty())
        return;
    QJsonArray others;
    for (const QJsonValue &one : std::as_const(m_joining)) {
        if (one[QLatin1String("id")] != id)
            others.append(one);
    }
    const QJsonValue definition = data[QLatin1String("definition")];
    others.prepend(QJsonObject{{QStringLiteral("id"), id},
                               {QStringLiteral("name"), text(data, "friendly_name")},
                               {QStringLiteral("model"), text(definition, "description")},
                               {QStringLiteral("status"), status}});
    while (others.size() > kMostJoining)
        others.removeLast();
    m_joining = others;
}

void ZigbeeNetwork::takeResponse(const QJsonObject &response)
{
    const Asked asked = m_asked.take(text(response, "transaction"));
    if (!asked.answer)
        return;
    if (response[QLatin1String("status")] == QLatin1String("ok"))
        asked.answer({});
    else
        asked.answer(fail(ErrorCode::Unavailable,
                          Error::tr("Zigbee2MQTT refused: %1").arg(text(response, "error")),
                          Error::tr("Bring the appliance near and try again")));
}

QJsonObject ZigbeeNetwork::toJson() const
{
    if (!m_isKnown)
        return {};
    QJsonObject result{{QStringLiteral("online"), m_isOnline},
                       {QStringLiteral("version"), m_version},
                       {QStringLiteral("joining"), m_joining},
                       {QStringLiteral("devices"), m_devices},
                       {QStringLiteral("groups"), m_groups}};
    if (m_untilMs > 0)
        result.insert(QStringLiteral("untilMs"), m_untilMs);
    return result;
}

Result<MqttMessage> ZigbeeNetwork::ask(const QString &what, const QJsonObject &params, Answer answer)
{
    if (!m_isKnown || !m_isOnline || m_asked.size() >= kMostAsked)
        return noAnswer();
    const QString transaction = QStringLiteral("hearth-%1").arg(++m_lastTransaction);
    QJsonObject request{{QStringLiteral("transaction"), transaction}};
    QString topic;
    if (what == QLatin1String("permitJoin")) {
        const int seconds = std::clamp(params[QLatin1String("seconds")].toInt(), 0, kLongestJoin);
        topic = QStringLiteral("permit_join");
        request.insert(QStringLiteral("value"), seconds > 0); // before 2.0
        request.insert(QStringLiteral("time"), seconds);
        if (seconds > 0)
            m_joining = {};
    } else {
        const QString id = params[QLatin1String("id")].toString();
        const auto isIt = [&](const QJsonValue &one) { return one[QLatin1String("id")] == id; };
        if (std::ranges::none_of(m_devices, isIt))
            return fail(ErrorCode::NotFound, Error::tr("This appliance is not in the Zigbee network"));
        topic = QStringLiteral("device/") + what;
        if (what == QLatin1String("rename")) {
            const Result<QString> name = checkedName(params[QLatin1String("name")].toString());
            if (!name)
                return std::unexpected(name.error());
            request.insert(QStringLiteral("from"), id);
            request.insert(QStringLiteral("to"), *name);
            request.insert(QStringLiteral("homeassistant_rename"), true);
        } else if (what == QLatin1String("remove")) {
            request.insert(QStringLiteral("id"), id);
            request.insert(QStringLiteral("force"), params[QLatin1String("force")].toBool());
        } else {
            return fail(ErrorCode::Unsupported, Error::tr("Zigbee2MQTT is not asked for that"));
        }
    }
    m_asked.insert(transaction, {std::move(answer), m_clock.monotonic() + kPatience});
    return MqttMessage{kBase + QStringLiteral("request/") + topic,
                       QJsonDocument(request).toJson(QJsonDocument::Compact), 1, false};
}

bool ZigbeeNetwork::expire()
{
    std::vector<Answer> late;
    m_asked.removeIf([&](QHash<QString, Asked>::iterator one) {
        if (one->deadline > m_clock.monotonic())
            return false;
        late.push_back(std::move(one->answer));
        return true;
    });
    for (const Answer &answer : late)
        answer(noAnswer());
    return !m_asked.isEmpty();
}

void ZigbeeNetwork::lose()
{
    m_isKnown = m_isOnline = false;
    m_untilMs = 0;
    m_joining = m_devices = m_groups = {};
    for (const Asked &one : std::exchange(m_asked, {}))
        one.answer(noAnswer());
}

} // namespace hearth::bridge
