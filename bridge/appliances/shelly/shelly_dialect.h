// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shelly's second generation and later over MQTT. Source: Shelly API documentation, Gen2+: "MQTT"
// (<prefix>/online, <prefix>/rpc, <prefix>/events/rpc), "RPC Protocol", "Notifications", and each component's
// page. An appliance says only that it is there; who it is and what it is made of is asked over its RPC, and
// its answers come to <src>/rpc, which is ours.

#include "bridge/appliances/mqtt/dialect.h"

namespace hearth::bridge
{

std::unique_ptr<Dialect> makeShellyDialect();

/// Where an appliance of this prefix speaks and listens; without a broker they are names alone.
struct ShellyTopics {
    QString online;   // "true" or "false"
    QString rpc;      // requests
    QString events;   // notifications
    QString answers;  // to Hearth
    QString password; // without a broker: what opens it
};
ShellyTopics shellyTopics(const QString &prefix);

/// What Shelly.GetDeviceInfo, Shelly.GetStatus and Shelly.GetConfig (may be empty) answered, in discovery's
/// words. Invalid for what is no Shelly's. Pure.
Result<DiscoveryMessage> readShelly(const QString &prefix, const QJsonObject &info, const QJsonObject &status,
                                    const QJsonObject &config);
/// The same of one of which nothing but Shelly.GetDeviceInfo is answered without its password.
Result<DiscoveryMessage> readLockedShelly(const QString &prefix, const QJsonObject &info);

} // namespace hearth::bridge
