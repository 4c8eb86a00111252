// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What is said in words: texts, places, versions; and what is only told: scenes and messages.

#include "bridge/appliances/mqtt/compose_parts.h"
#include "bridge/appliances/mqtt/reading.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kUpdateLimits{64 * 1024, 8};
constexpr int kLongestText = 255; // characters; Home Assistant's
constexpr qsizetype kLongestVersion = 120;

} // namespace

void textParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Text;
    part.name = nameOf(entity);
    const bool isMessage = entity.component == QLatin1String("notify");
    part.limits = {
        {QStringLiteral("min"), std::clamp(configNumber(entity, "min", isMessage ? 1 : 0), 0.0, 255.0)},
        {QStringLiteral("max"), std::clamp(configNumber(entity, "max", kLongestText), 1.0, 255.0)}};
    if (entity.text("mode") == QLatin1String("password"))
        part.limits.insert(QStringLiteral("secret"), true);
    else
        putText(part.state, "value", entity.value("value").left(kLongestText));
    if (entity.text("command_topic").isEmpty())
        part.limits.insert(QStringLiteral("readOnly"), true);
    parts.push_back(std::move(part));
}

void trackerParts(const Entity &entity, std::vector<Capability> &parts)
{
    // Home or away, or the name of a place. Where on earth it is stays with who publishes it.
    Capability part;
    part.type = CapabilityType::Sensor;
    part.name = nameOf(entity);
    QString place = entity.value("value");
    if (place == entity.text("payload_home", QStringLiteral("home")))
        place = QStringLiteral("home");
    else if (place == entity.text("payload_not_home", QStringLiteral("not_home")))
        place = QStringLiteral("not_home");
    if (!place.isEmpty() && place != entity.text("payload_reset", QStringLiteral("None"))) {
        part.state = {{QStringLiteral("value"), place.left(kLongestVersion)},
                      {QStringLiteral("name"), part.name},
                      {QStringLiteral("deviceClass"), QStringLiteral("presence")}};
    }
    parts.push_back(std::move(part));
}

void updateParts(const Entity &entity, std::vector<Capability> &parts)
{
    Capability part;
    part.type = CapabilityType::Update;
    part.name = entity.name;
    const QString text = entity.value("value");
    QString installed = text;
    QString latest = entity.value("latest");
    if (const auto object = parseJsonObject(text.toUtf8(), kUpdateLimits)) {
        const auto member = [&](const char *name) { return (*object)[QLatin1String(name)]; };
        const auto version = [&](const char *name) {
            return member(name).isNull() || member(name).isUndefined() ? QString()
                                                                       : templateText(member(name));
        };
        installed = version("installed_version");
        if (latest.isEmpty())
            latest = version("latest_version");
        putText(part.state, "title", member("title").toString().left(kLongestVersion));
        if (member("in_progress").isBool())
            part.state.insert(QStringLiteral("running"), member("in_progress"));
        if (member("update_percentage").isDouble())
            part.state.insert(QStringLiteral("percent"), member("update_percentage"));
    }
    putText(part.state, "installed", installed.left(kLongestVersion));
    putText(part.state, "latest", latest.left(kLongestVersion));
    if (!installed.isEmpty() && !latest.isEmpty())
        part.state.insert(QStringLiteral("available"), installed != latest);
    const bool canInstall =
        !entity.text("command_topic").isEmpty() && !entity.text("payload_install").isEmpty();
    part.limits.insert(QStringLiteral("commands"),
                       canInstall ? QJsonArray{QStringLiteral("install")} : QJsonArray());
    parts.push_back(std::move(part));
}

} // namespace hearth::bridge
