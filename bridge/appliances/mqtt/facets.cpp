// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/facets.h"
#include "bridge/appliances/mqtt/reading.h"
#include <QJsonArray>
#include <algorithm>
#include <array>
#include <cmath>

namespace hearth::bridge
{

namespace
{

using enum CapabilityType;

// Keys and defaults as https://www.home-assistant.io/integrations/{fan,humidifier,siren}.mqtt has them.
constexpr std::array kFacets{
    FacetRow{"fan", "", OnOff, "", "state_topic", "state_value_template", "command_topic", "command_template",
             ""},
    FacetRow{"fan", "speed", Number, "Speed", "percentage_state_topic", "percentage_value_template",
             "percentage_command_topic", "percentage_command_template", ""},
    FacetRow{"fan", "preset", Choice, "Mode", "preset_mode_state_topic", "preset_mode_value_template",
             "preset_mode_command_topic", "preset_mode_command_template", "preset_modes"},
    FacetRow{"fan", "oscillation", OnOff, "Oscillation", "oscillation_state_topic",
             "oscillation_value_template", "oscillation_command_topic", "oscillation_command_template", ""},
    FacetRow{"fan", "direction", Choice, "Direction", "direction_state_topic", "direction_value_template",
             "direction_command_topic", "direction_command_template", ""},
    FacetRow{"humidifier", "", OnOff, "", "state_topic", "state_value_template", "command_topic",
             "command_template", ""},
    FacetRow{"humidifier", "target", Number, "Target humidity", "target_humidity_state_topic",
             "target_humidity_state_template", "target_humidity_command_topic",
             "target_humidity_command_template", ""},
    FacetRow{"humidifier", "mode", Choice, "Mode", "mode_state_topic", "mode_state_template",
             "mode_command_topic", "mode_command_template", "modes"},
    FacetRow{"humidifier", "current", Sensor, "Humidity", "current_humidity_topic",
             "current_humidity_template", "", "", ""},
    FacetRow{"humidifier", "action", Sensor, "Activity", "action_topic", "action_template", "", "", ""},
    FacetRow{"siren", "", OnOff, "", "state_topic", "state_value_template", "command_topic",
             "command_template", ""},
};

bool is(const FacetRow &row, const char *facet)
{
    return qstrcmp(row.facet, facet) == 0;
}

QString onText(const Entity &entity, const FacetRow &row, bool on)
{
    if (is(row, "oscillation"))
        return on ? entity.text("payload_oscillation_on", QStringLiteral("oscillate_on"))
                  : entity.text("payload_oscillation_off", QStringLiteral("oscillate_off"));
    return on ? entity.text("payload_on", QStringLiteral("ON"))
              : entity.text("payload_off", QStringLiteral("OFF"));
}

/// What a fan counts for nothing and for a full 100 %.
struct SpeedRange {
    double none;
    double full;
};

SpeedRange speedRange(const Entity &fan)
{
    const double first = configNumber(fan, "speed_range_min", 1);
    const double last = configNumber(fan, "speed_range_max", 100);
    return last >= first ? SpeedRange{first - 1, last} : SpeedRange{0, 100};
}

void readNumber(const Entity &entity, const FacetRow &row, Capability &part)
{
    const std::optional<double> raw = number(entity.value(fieldOf(row).toLatin1().constData()));
    const bool isSpeed = is(row, "speed");
    part.limits = {{QStringLiteral("min"), isSpeed ? 0 : configNumber(entity, "min_humidity", 0)},
                   {QStringLiteral("max"), isSpeed ? 100 : configNumber(entity, "max_humidity", 100)},
                   {QStringLiteral("step"), 1},
                   {QStringLiteral("unit"), QStringLiteral("%")}};
    if (!raw)
        return;
    const SpeedRange range = speedRange(entity);
    part.state.insert(
        QStringLiteral("value"),
        isSpeed ? std::clamp(std::round((*raw - range.none) * 100 / (range.full - range.none)), 0.0, 100.0)
                : *raw);
    part.state.insert(QStringLiteral("unit"), QStringLiteral("%"));
}

} // namespace

std::span<const FacetRow> facetRows()
{
    return kFacets;
}

QString fieldOf(const FacetRow &row)
{
    return *row.facet == '\0' ? QStringLiteral("value") : QString(QLatin1String(row.facet));
}

const FacetRow *facetRow(const Entity &entity, const QString &facet)
{
    const auto found = std::ranges::find_if(kFacets, [&](const FacetRow &row) {
        return entity.component == QLatin1String(row.component) && facet == QLatin1String(row.facet);
    });
    return found == kFacets.end() ? nullptr : &*found;
}

void facetParts(const Entity &entity, std::vector<Capability> &parts)
{
    for (const FacetRow &row : kFacets) {
        if (entity.component != QLatin1String(row.component))
            continue;
        const bool isTold = !entity.text(row.commandTopic).isEmpty();
        if (!isTold && entity.text(row.stateTopic).isEmpty())
            continue;
        Capability part;
        part.type = row.type;
        part.facet = QLatin1String(row.facet);
        part.name = *row.name == '\0' ? entity.name : QString(QLatin1String(row.name));
        const QString text = entity.value(fieldOf(row).toLatin1().constData());
        if (row.type == OnOff && is(row, "oscillation")) {
            if (text == onText(entity, row, true) || text == onText(entity, row, false))
                part.state.insert(QStringLiteral("on"), text == onText(entity, row, true));
        } else if (row.type == OnOff) {
            if (const std::optional<bool> on = isOn(entity))
                part.state.insert(QStringLiteral("on"), *on);
        } else if (row.type == Number) {
            readNumber(entity, row, part);
        } else if (row.type == Choice) {
            putText(part.state, "value", text);
            part.limits.insert(QStringLiteral("options"),
                               *row.options == '\0'
                                   ? QJsonArray{QStringLiteral("forward"), QStringLiteral("reverse")}
                                   : entity.config[QLatin1String(row.options)].toArray());
        } else if (!text.isEmpty()) {
            const std::optional<double> known = number(text);
            part.state.insert(QStringLiteral("value"), known ? QJsonValue(*known) : QJsonValue(text));
            if (is(row, "current"))
                part.state.insert(QStringLiteral("unit"), QStringLiteral("%"));
        }
        if (!isTold && row.type != Sensor)
            part.limits.insert(QStringLiteral("readOnly"), true);
        parts.push_back(std::move(part));
    }
}

QJsonValue facetValue(const Entity &entity, const FacetRow &row, const QJsonValue &value)
{
    if (row.type == OnOff)
        return onText(entity, row, value.toBool());
    if (!is(row, "speed"))
        return value;
    const SpeedRange range = speedRange(entity);
    return std::round(range.none + value.toDouble() * (range.full - range.none) / 100);
}

} // namespace hearth::bridge
