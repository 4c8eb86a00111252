// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One made-up appliance: what it announces, what it reports, and how it behaves as time passes. Owned by
// DemoHome, on its thread; speaks no MQTT itself. Ignores commands outside its own limits, as a real one
// does.

#include "bridge/appliances/mqtt/client.h"
#include <QJsonArray>
#include <QJsonObject>
#include <vector>

namespace hearth::demo
{

using bridge::MqttMessage;

class DemoAppliance
{
public:
    virtual ~DemoAppliance() = default;
    /// Discovery, retained.
    [[nodiscard]] virtual std::vector<MqttMessage> configs() const = 0;
    /// The state of now, retained.
    [[nodiscard]] virtual std::vector<MqttMessage> states() const = 0;
    [[nodiscard]] virtual QStringList commandTopics() const = 0;
    virtual void handle(const QString &topic, const QString &payload) = 0;
    virtual void advance(double minutes) = 0;
    /// A wish of a test or a person; `minutesPerSecond` tells how fast the home's time runs.
    virtual void control(const QJsonObject &wish, double minutesPerSecond) = 0;
};

std::unique_ptr<DemoAppliance> makeAirConditioner();
std::unique_ptr<DemoAppliance> makeRefrigerator();
std::unique_ptr<DemoAppliance> makeWasher();
std::unique_ptr<DemoAppliance> makeCeilingLight();
std::unique_ptr<DemoAppliance> makeBedroomLamp();
std::unique_ptr<DemoAppliance> makeGardenDoor();
std::unique_ptr<DemoAppliance> makeDoorbell();

/// Where the whole home says whether it is there.
inline QString availabilityTopic()
{
    return QStringLiteral("hearth-demo/status");
}

QJsonObject deviceJson(const QString &id, const QString &name, const QString &model, const QString &area);
/// The config of one entity with unique_id, device and availability filled in.
MqttMessage configMessage(const QString &component, const QString &objectId, const QJsonObject &device,
                          QJsonObject config);
MqttMessage stateMessage(const QString &topic, const QByteArray &payload);
MqttMessage stateMessage(const QString &topic, const QJsonObject &state);

} // namespace hearth::demo
