// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tasmota's own discovery (SetOption19 0, its default): tasmota/discovery/<MAC>/config says what an appliance
// is made of, …/sensors shows one reading of all that it measures. Source: Tasmota documentation, "MQTT",
// "Home Assistant", and the messages of the firmware's xdrv_12_discovery. Keeps each config, since sensors
// come apart from it.

#include "bridge/appliances/mqtt/dialect.h"

namespace hearth::bridge
{

std::unique_ptr<Dialect> makeTasmotaDialect();

/// What a config and a message of sensors (empty: none came) are in discovery's words. Invalid where the
/// config lacks what its topics are made of. Pure.
Result<DiscoveryMessage> readTasmota(const QString &source, const QJsonObject &config,
                                     const QJsonObject &sensors);

} // namespace hearth::bridge
