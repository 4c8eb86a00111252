// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/entity.h"
#include "bridge/appliances/mqtt/facets.h"
#include "bridge/appliances/mqtt/topics.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <algorithm>
#include <array>
#include <atomic>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kEventLimits{16 * 1024, 16};
constexpr qsizetype kLongestEvent = 120;

struct FieldRow {
    const char *component;
    const char *field;
    const char *topicKey;
    const char *templateKey;
    const char *otherwise = ""; // the template where the config has none
};

constexpr std::array kFields{
    FieldRow{"sensor", "value", "state_topic", "value_template"},
    FieldRow{"binary_sensor", "value", "state_topic", "value_template"},
    FieldRow{"number", "value", "state_topic", "value_template"},
    FieldRow{"select", "value", "state_topic", "value_template"},
    FieldRow{"switch", "value", "state_topic", "value_template"},
    FieldRow{"text", "value", "state_topic", "value_template"},
    FieldRow{"device_tracker", "value", "state_topic", "value_template"},
    FieldRow{"lock", "value", "state_topic", "value_template"},
    FieldRow{"valve", "value", "state_topic", "value_template"},
    FieldRow{"alarm_control_panel", "value", "state_topic", "value_template"},
    FieldRow{"event", "event", "state_topic", "value_template"},
    FieldRow{"device_automation", "event", "topic", "value_template"},
    FieldRow{"tag", "event", "topic", "value_template"},
    FieldRow{"button", "", "", ""},
    FieldRow{"scene", "", "", ""},
    FieldRow{"notify", "", "", ""},
    FieldRow{"camera", "", "", ""},
    FieldRow{"image", "address", "url_topic", "url_template"},
    FieldRow{"light", "value", "state_topic", "state_value_template"},
    FieldRow{"light", "brightness", "brightness_state_topic", "brightness_value_template"},
    FieldRow{"light", "colorTemperature", "color_temp_state_topic", "color_temp_value_template"},
    FieldRow{"climate", "mode", "mode_state_topic", "mode_state_template"},
    FieldRow{"climate", "target", "temperature_state_topic", "temperature_state_template"},
    FieldRow{"climate", "current", "current_temperature_topic", "current_temperature_template"},
    FieldRow{"climate", "action", "action_topic", "action_template"},
    FieldRow{"climate", "fan", "fan_mode_state_topic", "fan_mode_state_template"},
    FieldRow{"water_heater", "mode", "mode_state_topic", "mode_state_template"},
    FieldRow{"water_heater", "target", "temperature_state_topic", "temperature_state_template"},
    FieldRow{"water_heater", "current", "current_temperature_topic", "current_temperature_template"},
    FieldRow{"cover", "value", "state_topic", "value_template"},
    FieldRow{"cover", "position", "position_topic", "position_template"},
    FieldRow{"cover", "tilt", "tilt_status_topic", "tilt_status_template"},
    FieldRow{"vacuum", "value", "state_topic", "value_template", "{{ value_json.state }}"},
    FieldRow{"vacuum", "fanSpeed", "state_topic", "fan_speed_template", "{{ value_json.fan_speed }}"},
    FieldRow{"lawn_mower", "value", "activity_state_topic", "activity_value_template"},
    FieldRow{"update", "value", "state_topic", "value_template"},
    FieldRow{"update", "latest", "latest_version_topic", "latest_version_template"},
};

// Their state may come as {"state": "ON"} or as the word alone.
constexpr char kPlainOrState[] = "{{ value_json.state if value_json is mapping else value }}";

// The JSON schema of lights names its fields itself.
constexpr std::array kJsonLight{
    std::pair{"value", "{{ value_json.state }}"},
    std::pair{"brightness", "{{ value_json.brightness }}"},
    std::pair{"colorTemperature", "{{ value_json.color_temp }}"},
};

// So does the template schema, by a template for each.
constexpr std::array kTemplateLight{
    std::pair{"value", "state_template"},
    std::pair{"brightness", "brightness_template"},
    std::pair{"colorTemperature", "color_temp_template"},
};

Done addInput(Entity &entity, const QString &field, const QString &topic, const QString &templateText)
{
    if (Done valid = checkStateTopic(topic); !valid)
        return valid;
    Result<Template> read = Template::parse(templateText);
    if (!read) {
        entity.problems << QStringLiteral("%1: %2").arg(field, read.error().message);
        return {};
    }
    entity.inputs.push_back({topic, field, std::move(*read)});
    return {};
}

Done addAvailability(Entity &entity, const QJsonObject &written)
{
    const QString topic = written[QLatin1String("topic")].toString();
    if (Done valid = checkStateTopic(topic); !valid)
        return valid;
    Result<Template> read = Template::parse(written[QLatin1String("value_template")].toString());
    if (!read) {
        entity.problems << QStringLiteral("availability: %1").arg(read.error().message);
        return {};
    }
    const QJsonValue available = written[QLatin1String("payload_available")];
    const QJsonValue notAvailable = written[QLatin1String("payload_not_available")];
    entity.availability.push_back(
        {topic, std::move(*read),
         available.isUndefined() ? QStringLiteral("online") : templateText(available),
         notAvailable.isUndefined() ? QStringLiteral("offline") : templateText(notAvailable), std::nullopt});
    return {};
}

Done bindAvailability(Entity &entity)
{
    entity.availabilityMode = entity.text("availability_mode", QStringLiteral("latest"));
    const QJsonValue written = entity.config.value(QLatin1String("availability"));
    QJsonArray list = written.toArray();
    if (written.isObject())
        list.append(written);
    if (entity.config.contains(QLatin1String("availability_topic"))) {
        QJsonObject one = entity.config;
        one[QLatin1String("topic")] = entity.config.value(QLatin1String("availability_topic"));
        one[QLatin1String("value_template")] = entity.config.value(QLatin1String("availability_template"));
        list.append(one);
    }
    for (const QJsonValue &one : std::as_const(list)) {
        if (Done added = addAvailability(entity, one.toObject()); !added)
            return added;
    }
    return {};
}

/// The bytes themselves; `image_encoding` b64 says that they are text.
Done bindPicture(Entity &entity)
{
    const bool isCamera = entity.component == QLatin1String("camera");
    if (!isCamera && entity.component != QLatin1String("image"))
        return {};
    const QString topic = entity.text(isCamera ? "topic" : "image_topic");
    if (topic.isEmpty())
        return {};
    if (Done valid = checkStateTopic(topic); !valid)
        return valid;
    entity.picture = PictureInput{topic, entity.text("image_encoding") == QLatin1String("b64")};
    return {};
}

} // namespace

Done bindEntity(Entity &entity)
{
    if (Done bound = bindPicture(entity); !bound)
        return bound;
    if (entity.component == QLatin1String("light") &&
        entity.text("schema", QStringLiteral("basic")) == QLatin1String("json")) {
        const QString topic = entity.text("state_topic");
        for (const auto &[field, read] : kJsonLight) {
            if (topic.isEmpty())
                break;
            if (Done added = addInput(entity, QLatin1String(field), topic, QLatin1String(read)); !added)
                return added;
        }
        return bindAvailability(entity);
    }
    if (entity.component == QLatin1String("light") && entity.text("schema") == QLatin1String("template")) {
        const QString topic = entity.text("state_topic");
        for (const auto &[field, key] : kTemplateLight) {
            const QString read = entity.text(key);
            if (topic.isEmpty() || read.isEmpty())
                continue;
            if (Done added = addInput(entity, QLatin1String(field), topic, read); !added)
                return added;
        }
        return bindAvailability(entity);
    }
    // "value_template" is for all of a climate's topics, and for the one state of what has no name for it.
    const auto bind = [&](const QString &field, const char *topicKey, const char *templateKey,
                          const char *otherwise) -> Done {
        const QString topic = entity.text(topicKey);
        if (topic.isEmpty())
            return {};
        const bool isForAll = entity.component == QLatin1String("climate") ||
                              entity.component == QLatin1String("water_heater") ||
                              field == QLatin1String("value");
        const QString shared = isForAll ? entity.text("value_template") : QString();
        return addInput(entity, field, topic,
                        entity.text(templateKey, shared.isEmpty() ? QLatin1String(otherwise) : shared));
    };
    for (const FieldRow &row : kFields) {
        if (entity.component != QLatin1String(row.component) || *row.field == '\0')
            continue;
        if (Done bound = bind(QLatin1String(row.field), row.topicKey, row.templateKey, row.otherwise); !bound)
            return bound;
    }
    for (const FacetRow &row : facetRows()) {
        if (entity.component != QLatin1String(row.component) || *row.stateTopic == '\0')
            continue;
        const bool isPower = *row.facet == '\0';
        if (Done bound = bind(fieldOf(row), row.stateTopic, row.stateTemplate, isPower ? kPlainOrState : "");
            !bound)
            return bound;
    }
    return bindAvailability(entity);
}

bool isKnownComponent(const QString &component)
{
    const auto isIt = [&](const auto &row) { return component == QLatin1String(row.component); };
    return std::ranges::any_of(kFields, isIt) || std::ranges::any_of(facetRows(), isIt);
}

QString FieldValues::value(QAnyStringView field) const
{
    const auto found = std::ranges::find_if(m_values, [&](const auto &one) { return one.first == field; });
    return found == m_values.end() ? QString() : found->second;
}

void FieldValues::insert(const QString &field, const QString &text)
{
    const auto found = std::ranges::find(m_values, field, &std::pair<QString, QString>::first);
    if (found == m_values.end())
        m_values.emplace_back(field, text);
    else
        found->second = text;
}

bool FieldValues::remove(QAnyStringView field)
{
    return std::erase_if(m_values, [&](const auto &one) { return one.first == field; }) > 0;
}

bool Entity::isAvailable() const
{
    if (availability.empty())
        return true;
    const auto isUp = [](const Availability &one) { return one.state.value_or(false); };
    if (availabilityMode == QLatin1String("all"))
        return std::ranges::all_of(availability, isUp);
    if (availabilityMode == QLatin1String("any"))
        return std::ranges::any_of(availability, isUp);
    return latestAvailability.value_or(false);
}

bool Entity::isAwaited() const
{
    return !availability.empty() || (!inputs.empty() && !isEvent());
}

bool Entity::hasSpoken() const
{
    return isHeard || std::ranges::any_of(availability, &Availability::isHeard);
}

void Entity::forgetHeard()
{
    isHeard = false;
    for (Availability &one : availability)
        one.isHeard = false;
}

QStringList Entity::topics() const
{
    QStringList result;
    for (const EntityInput &input : inputs)
        result << input.topic;
    for (const Availability &one : availability)
        result << one.topic;
    if (picture)
        result << picture->topic;
    result.removeDuplicates();
    return result;
}

bool Entity::accept(const QString &topic, const TemplateInput &input, bool isReplayed)
{
    bool hasChanged = false;
    for (Availability &one : availability) {
        if (one.topic != topic)
            continue;
        const Result<QString> text = one.read.render(input);
        if (!text || (*text != one.available && *text != one.notAvailable))
            continue;
        const bool isUp = *text == one.available;
        hasChanged = hasChanged || one.state != isUp || latestAvailability != isUp || !one.isHeard;
        one.isHeard = true;
        one.state = isUp;
        latestAvailability = isUp;
    }
    for (const EntityInput &one : inputs) {
        if (one.topic != topic)
            continue;
        const Result<QString> text = one.read.render(input);
        if (!text || text->isEmpty())
            continue;
        if (isEvent()) {
            // What a broker remembers happened some other time.
            hasChanged = (!isReplayed && acceptEvent(*text)) || hasChanged;
            continue;
        }
        hasChanged = hasChanged || isReplay != isReplayed || !isHeard;
        isHeard = true;
        isReplay = isReplayed;
        if (*text == QLatin1String("None")) {
            hasChanged = values.remove(one.field) || hasChanged;
        } else if (values.value(one.field) != *text) {
            values.insert(one.field, *text);
            hasChanged = true;
        }
    }
    return hasChanged;
}

bool Entity::isEvent() const
{
    return component == QLatin1String("event") || component == QLatin1String("device_automation") ||
           component == QLatin1String("tag");
}

bool Entity::acceptEvent(const QString &text)
{
    static std::atomic<quint64> last = 0;
    QString event = text;
    if (component == QLatin1String("event")) {
        const auto object = parseJsonObject(text.toUtf8(), kEventLimits);
        event = object ? (*object)[QLatin1String("event_type")].toString() : QString();
        const QJsonArray types = config[QLatin1String("event_types")].toArray();
        if (!types.contains(event))
            return false;
    } else if (component == QLatin1String("device_automation")) {
        if (config.contains(QLatin1String("payload")) && text != this->text("payload"))
            return false;
        // "button_1" of ten kinds of presses, or the whole word under the plain type of "action".
        const QString type = this->text("type");
        event = this->text("subtype", text);
        if (!type.isEmpty() && type != QLatin1String("action"))
            event += QLatin1Char(' ') + type;
    }
    values.insert(QStringLiteral("event"), event.left(kLongestEvent));
    eventSerial = ++last;
    return true;
}

QString Entity::text(const char *configKey, const QString &otherwise) const
{
    const QJsonValue found = config[QLatin1String(configKey)];
    return found.isUndefined() || found.isNull() ? otherwise : templateText(found);
}

} // namespace hearth::bridge
