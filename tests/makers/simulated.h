// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One appliance of a maker as it behaves on the broker: what it says when it has connected, what it does with
// a message, what it says at its death. Written from the makers' documentation alone, so that it knows
// nothing of how Hearth reads it.

#include "bridge/appliances/mqtt/client.h"
#include <functional>
#include <memory>

namespace hearth::test
{

class Simulated
{
public:
    using Say = std::function<void(const bridge::MqttMessage &)>;

    virtual ~Simulated() = default;
    [[nodiscard]] virtual bridge::MqttMessage lastWill() const = 0;
    [[nodiscard]] virtual QStringList listensTo() const = 0;
    virtual void begin(const Say &say) = 0;
    virtual void hear(const bridge::MqttMessage &message, const Say &say) = 0;
};

/// `topic`: what is typed into the appliance as its own.
std::unique_ptr<Simulated> makeSimulatedTasmota(const QString &topic);
std::unique_ptr<Simulated> makeSimulatedShelly(const QString &topic);
/// Its own topic is always zigbee2mqtt.
std::unique_ptr<Simulated> makeSimulatedZigbee();
std::unique_ptr<Simulated> makeSimulatedWled(const QString &topic);

} // namespace hearth::test
