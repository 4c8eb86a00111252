// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/matter/matter_node.h"
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongestId = 20; // digits of 2^64
constexpr qsizetype kMostClusters = 64;
constexpr qsizetype kMostTypes = 16;
constexpr qsizetype kMostTags = 16;
constexpr int kLargestEndpoint = 0xFFFE;

std::optional<int> endpointNumber(const QJsonValue &value)
{
    const int number = value.toInt(-1);
    return number >= 0 && number <= kLargestEndpoint ? std::optional(number) : std::nullopt;
}

} // namespace

QJsonObject MatterEndpoint::attributes(const char *cluster) const
{
    const auto found = clusters.find(QLatin1String(cluster));
    return found == clusters.end() ? QJsonObject() : found->second;
}

QString matterNodeId(const QJsonValue &value)
{
    const QString id = value.toString();
    const bool isGood = !id.isEmpty() && id.size() <= kLongestId && std::ranges::all_of(id, [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
    return isGood ? id : QString();
}

Result<MatterNode> readMatterNode(const QJsonObject &params)
{
    MatterNode node;
    node.id = matterNodeId(params[QLatin1String("node")]);
    node.isReachable = params[QLatin1String("reachable")].toBool();
    const QJsonArray endpoints = params[QLatin1String("endpoints")].toArray();
    if (node.id.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("a node without an id"));
    if (endpoints.size() > kMostMatterEndpoints)
        return fail(ErrorCode::TooLarge, QStringLiteral("a node of %1 endpoints").arg(endpoints.size()));
    for (const QJsonValue &value : endpoints) {
        const auto number = endpointNumber(value[QLatin1String("number")]);
        if (!number)
            return fail(ErrorCode::Invalid, QStringLiteral("an endpoint without a number"));
        MatterEndpoint endpoint;
        endpoint.number = *number;
        endpoint.parent = endpointNumber(value[QLatin1String("parent")]).value_or(0);
        for (const QJsonValue &type : value[QLatin1String("types")].toArray()) {
            if (endpoint.types.size() < kMostTypes)
                endpoint.types.append(type.toInt());
        }
        for (const QJsonValue &tag : value[QLatin1String("tags")].toArray()) {
            if (endpoint.tags.size() < kMostTags)
                endpoint.tags.append(tag);
        }
        const QJsonObject clusters = value[QLatin1String("clusters")].toObject();
        if (clusters.size() > kMostClusters)
            return fail(ErrorCode::TooLarge,
                        QStringLiteral("an endpoint of %1 clusters").arg(clusters.size()));
        for (auto one = clusters.begin(); one != clusters.end(); ++one)
            endpoint.clusters.emplace(one.key(), one->toObject());
        node.endpoints.insert_or_assign(*number, std::move(endpoint));
    }
    return node;
}

Result<bool> applyMatterState(MatterNode &node, const QJsonObject &params)
{
    const auto number = endpointNumber(params[QLatin1String("endpoint")]);
    const auto endpoint = node.endpoints.find(number.value_or(-1));
    if (endpoint == node.endpoints.end())
        return fail(ErrorCode::NotFound, QStringLiteral("a state of no endpoint that is known"));
    const auto cluster = endpoint->second.clusters.find(params[QLatin1String("cluster")].toString());
    if (cluster == endpoint->second.clusters.end())
        return fail(ErrorCode::NotFound, QStringLiteral("a state of no cluster that is known"));
    const QJsonObject attributes = params[QLatin1String("attributes")].toObject();
    bool isOther = false;
    for (auto one = attributes.begin(); one != attributes.end(); ++one) {
        if (cluster->second[one.key()] == *one)
            continue;
        cluster->second.insert(one.key(), *one);
        isOther = true;
    }
    return isOther;
}

} // namespace hearth::bridge
