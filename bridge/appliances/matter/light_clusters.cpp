// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// OnOff (1.5), LevelControl (1.6), ColorControl (3.2).

#include "bridge/appliances/matter/clusters.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace hearth::bridge
{

namespace
{

constexpr double kMostLevel = 254;
constexpr double kMired = 1e6; // 1e6 / mireds = kelvin
constexpr std::array kDimmable{0x0101, 0x010B, 0x010C, 0x010D};

Capability part(CapabilityType type)
{
    Capability one;
    one.type = type;
    return one;
}

void onOffParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    Capability one = part(CapabilityType::OnOff);
    if (const QJsonValue on = attributes[QLatin1String("onOff")]; on.isBool())
        one.state.insert(QStringLiteral("on"), on);
    parts.push_back(std::move(one));
}

Result<MatterOrder> onOffOrder(const QJsonObject &, const Capability &, const QString &,
                               const QJsonValue &value)
{
    return invoke(value.toBool() ? "on" : "off");
}

void levelParts(const MatterEndpoint &endpoint, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    // A pump and a loudspeaker have levels too, which are no brightness.
    if (std::ranges::none_of(kDimmable, [&](int type) { return endpoint.types.contains(type); }))
        return;
    Capability one = part(CapabilityType::Level);
    one.limits = {{QStringLiteral("min"), 1}, {QStringLiteral("max"), 100}};
    if (isKnown(attributes, "currentLevel")) {
        const double raw = numberOf(attributes, "currentLevel");
        one.state.insert(QStringLiteral("percent"),
                         raw > 0 ? std::clamp(std::round(raw * 100 / kMostLevel), 1.0, 100.0) : 0);
    }
    parts.push_back(std::move(one));
}

/// Options are the lamp's own; where they are asked for they must be there.
QJsonObject withOptions(QJsonObject fields)
{
    fields.insert(QStringLiteral("transitionTime"), 0);
    fields.insert(QStringLiteral("optionsMask"), QJsonObject());
    fields.insert(QStringLiteral("optionsOverride"), QJsonObject());
    return fields;
}

Result<MatterOrder> levelOrder(const QJsonObject &, const Capability &, const QString &,
                               const QJsonValue &value)
{
    const double level = std::clamp(std::round(value.toDouble() * kMostLevel / 100), 1.0, kMostLevel);
    return invoke("moveToLevelWithOnOff", withOptions({{QStringLiteral("level"), level}}));
}

void colorParts(const MatterEndpoint &, const QJsonObject &attributes, std::vector<Capability> &parts)
{
    if (!hasFlag(attributes, "featureMap", "colorTemperature"))
        return;
    const double coldest = std::max(1.0, numberOf(attributes, "colorTempPhysicalMinMireds", 153));
    const double warmest = std::max(coldest, numberOf(attributes, "colorTempPhysicalMaxMireds", 500));
    const double min = std::round(kMired / warmest);
    const double max = std::round(kMired / coldest);
    Capability one = part(CapabilityType::ColorTemperature);
    one.limits = {{QStringLiteral("min"), min}, {QStringLiteral("max"), max}};
    if (const double mireds = numberOf(attributes, "colorTemperatureMireds"); mireds > 0)
        one.state.insert(QStringLiteral("kelvin"), std::clamp(std::round(kMired / mireds), min, max));
    parts.push_back(std::move(one));
}

Result<MatterOrder> colorOrder(const QJsonObject &, const Capability &, const QString &,
                               const QJsonValue &value)
{
    const double mireds = std::round(kMired / std::max(1.0, value.toDouble()));
    return invoke("moveToColorTemperature",
                  withOptions({{QStringLiteral("colorTemperatureMireds"), mireds}}));
}

constexpr std::array kRows{
    ClusterRow{"onOff", &onOffParts, &onOffOrder},
    ClusterRow{"levelControl", &levelParts, &levelOrder},
    ClusterRow{"colorControl", &colorParts, &colorOrder},
};

} // namespace

std::span<const ClusterRow> lightClusters()
{
    return kRows;
}

} // namespace hearth::bridge
