// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/matter/compose_node.h"
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr int kBridgedNode = 0x0013; // device library 2.5
constexpr qsizetype kLongestName = 64;
constexpr size_t kMostParts = 128;
constexpr qsizetype kLongestText = 200;
constexpr int kRefrigeratorTags = 0x41; // standard namespaces, 6: refrigerator 0, freezer 1

struct KindRow {
    int type;
    ApplianceKind kind;
};
// The Matter 1.4 device library; the first that fits.
constexpr std::array kKinds{
    KindRow{0x000A, ApplianceKind::Lock},           KindRow{0x0070, ApplianceKind::Refrigerator},
    KindRow{0x0073, ApplianceKind::Washer},         KindRow{0x0072, ApplianceKind::AirConditioner},
    KindRow{0x0301, ApplianceKind::AirConditioner}, KindRow{0x050F, ApplianceKind::WaterHeater},
    KindRow{0x0202, ApplianceKind::Cover},          KindRow{0x002B, ApplianceKind::Fan},
    KindRow{0x0100, ApplianceKind::Light},          KindRow{0x0101, ApplianceKind::Light},
    KindRow{0x010C, ApplianceKind::Light},          KindRow{0x010D, ApplianceKind::Light},
    KindRow{0x0015, ApplianceKind::ContactSensor},
};

bool isBridged(const MatterEndpoint &endpoint)
{
    return endpoint.types.contains(kBridgedNode);
}

/// The bridged device that the endpoint is of, or 0 for the node's own.
int ownerOf(const MatterNode &node, const MatterEndpoint &endpoint)
{
    const MatterEndpoint *one = &endpoint;
    for (qsizetype step = 0; step <= kMostMatterEndpoints; ++step) {
        if (isBridged(*one))
            return one->number;
        const auto parent = node.endpoints.find(one->parent);
        if (one->number == 0 || parent == node.endpoints.end())
            return 0;
        one = &parent->second;
    }
    return 0; // a ring
}

QString textOf(const QJsonObject &attributes, const char *name)
{
    return attributes[QLatin1String(name)].toString().simplified().left(kLongestName);
}

void describe(const MatterNode &node, int owner, Appliance &appliance)
{
    const auto endpoint = node.endpoints.find(owner);
    const QJsonObject about =
        endpoint == node.endpoints.end()
            ? QJsonObject()
            : endpoint->second.attributes(owner == 0 ? "basicInformation" : "bridgedDeviceBasicInformation");
    for (const char *name : {"nodeLabel", "productLabel", "productName", "vendorName"}) {
        if (appliance.name.isEmpty())
            appliance.name = textOf(about, name);
    }
    if (appliance.name.isEmpty())
        appliance.name = QStringLiteral("Matter appliance");
    appliance.id = QLatin1String("matter:") + node.id +
                   (owner == 0 ? QString() : QLatin1Char('-') + QString::number(owner));
    appliance.isHeard = node.isHeard;
    appliance.isReachable = node.isReachable && about[QLatin1String("reachable")] != QJsonValue(false);
}

/// What the maker calls the part of the appliance: a cabinet by its tag.
QString partName(const MatterEndpoint &endpoint)
{
    for (const QJsonValue &tag : endpoint.tags) {
        const QString label = tag[QLatin1String("label")].toString().simplified().left(kLongestName);
        if (!label.isEmpty())
            return label;
        if (tag[QLatin1String("namespaceId")].toInt() == kRefrigeratorTags)
            return tag[QLatin1String("tag")].toInt() == 1 ? QStringLiteral("Freezer")
                                                          : QStringLiteral("Refrigerator");
    }
    return {};
}

/// No text of the appliance's is longer than what a screen shows.
void shorten(QJsonObject &object)
{
    for (auto one = object.begin(); one != object.end(); ++one) {
        if (one->isString() && one->toString().size() > kLongestText)
            *one = one->toString().left(kLongestText);
    }
}

void addParts(const MatterEndpoint &endpoint, Appliance &appliance)
{
    for (const auto &[cluster, attributes] : endpoint.clusters) {
        const ClusterRow *row = clusterRow(cluster);
        if (row == nullptr)
            continue;
        std::vector<Capability> parts;
        row->parts(endpoint, attributes, parts);
        const QString name = partName(endpoint);
        for (Capability &part : parts) {
            if (appliance.capabilities.size() == kMostParts)
                return;
            part.id = QStringLiteral("%1.%2.%3")
                          .arg(capabilityTypeName(part.type), QString::number(endpoint.number), cluster);
            if (!part.facet.isEmpty())
                part.id += QLatin1Char('.') + part.facet;
            if (!name.isEmpty())
                part.name = part.type == CapabilityType::Temperature || part.name.isEmpty()
                                ? name
                                : QStringLiteral("%1: %2").arg(name, part.name);
            if (part.state.contains(QLatin1String("name")))
                part.state.insert(QStringLiteral("name"), part.name);
            if (row->order == nullptr)
                part.limits.insert(QStringLiteral("readOnly"), true);
            part.isHeard = appliance.isHeard;
            shorten(part.state);
            appliance.capabilities.push_back(std::move(part));
        }
    }
}

int rank(const Capability &capability)
{
    static constexpr std::array kMain{CapabilityType::Lock, CapabilityType::Opening};
    const bool isMain = std::ranges::find(kMain, capability.type) != kMain.end();
    return (capability.category.isEmpty() ? 0 : 100) + (isMain ? -1 : static_cast<int>(capability.type));
}

} // namespace

std::vector<Appliance> composeNode(const MatterNode &node)
{
    std::map<int, Appliance> byOwner;
    const bool isBridge =
        std::ranges::any_of(node.endpoints, [](const auto &one) { return isBridged(one.second); });
    for (const auto &[number, endpoint] : node.endpoints) {
        const int owner = ownerOf(node, endpoint);
        Appliance &appliance = byOwner[owner];
        if (appliance.id.isEmpty())
            describe(node, owner, appliance);
        const auto row = std::ranges::find_if(
            kKinds, [&](const KindRow &one) { return endpoint.types.contains(one.type); });
        if (row != kKinds.end() && appliance.kind == ApplianceKind::Other)
            appliance.kind = row->kind;
        addParts(endpoint, appliance);
    }
    std::vector<Appliance> result;
    for (auto &[owner, appliance] : byOwner) {
        // A bridge itself is nothing to look at.
        if (isBridge && owner == 0 && appliance.capabilities.empty())
            continue;
        std::ranges::stable_sort(appliance.capabilities, {}, rank);
        result.push_back(std::move(appliance));
    }
    return result;
}

Result<MatterOrder> matterOrder(const MatterNode &node, const Capability &capability, const QString &command,
                                const QJsonValue &value)
{
    const int number = capability.id.section(QLatin1Char('.'), 1, 1).toInt();
    const QString cluster = capability.id.section(QLatin1Char('.'), 2, 2);
    const auto endpoint = node.endpoints.find(number);
    const ClusterRow *row = clusterRow(cluster);
    if (endpoint == node.endpoints.end() || row == nullptr || !endpoint->second.has(cluster))
        return fail(ErrorCode::NotFound, Error::tr("It has no \"%1\" any more").arg(capability.id));
    if (row->order == nullptr)
        return cannotBeAsked();
    Result<MatterOrder> order = row->order(endpoint->second.clusters.at(cluster), capability, command, value);
    if (order) {
        order->endpoint = number;
        order->cluster = cluster;
    }
    return order;
}

QString matterNodeOf(const QString &applianceId)
{
    const QString id = applianceId.section(QLatin1Char(':'), 1).section(QLatin1Char('-'), 0, 0);
    return applianceId.startsWith(QLatin1String("matter:")) ? matterNodeId(id) : QString();
}

} // namespace hearth::bridge
