// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What hearth-matter tells of one node of the home's fabric: its endpoints with device types and the
// attributes of the clusters that were asked for, by matter.js's names, which are the specification's in
// camel case. Values; reading them is pure and believes nothing.

#include "resources/base/result.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <map>

namespace hearth::bridge
{

struct MatterEndpoint {
    int number = 0;
    int parent = 0;
    QList<int> types; // device types (Matter 1.4 device library)
    QJsonArray tags;  // semantic tags: {namespaceId, tag, label}
    std::map<QString, QJsonObject> clusters;

    [[nodiscard]] bool has(const QString &cluster) const { return clusters.contains(cluster); }
    [[nodiscard]] QJsonObject attributes(const char *cluster) const;
};

struct MatterNode {
    QString id;
    bool isReachable = false; // its subscription runs
    bool isHeard = false;     // it ran since the way to hearth-matter is open; not of the message
    std::map<int, MatterEndpoint> endpoints;
};

constexpr qsizetype kMostMatterNodes = 200;
constexpr qsizetype kMostMatterEndpoints = 64; // of one node

/// The parameters of "node". Invalid, TooLarge.
Result<MatterNode> readMatterNode(const QJsonObject &params);
/// The parameters of "state", of this node. False when nothing is another now; Invalid, NotFound.
Result<bool> applyMatterState(MatterNode &node, const QJsonObject &params);
/// A node's id as it may be part of an appliance's: digits. Empty for what is none.
QString matterNodeId(const QJsonValue &value);

} // namespace hearth::bridge
