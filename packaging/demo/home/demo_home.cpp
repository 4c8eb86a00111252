// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "packaging/demo/home/demo_home.h"
#include "resources/base/json.h"

namespace hearth::demo
{

namespace
{

constexpr std::chrono::milliseconds kTick{250};
constexpr JsonLimits kControlLimits{4096, 4};

QString controlTopic()
{
    return QStringLiteral("hearth-demo/control");
}

bridge::MqttSettings withWill(bridge::MqttSettings settings)
{
    settings.will = MqttMessage{availabilityTopic(), "offline", 1, true};
    return settings;
}

} // namespace

DemoHome::DemoHome(bridge::MqttSettings settings, double speed)
    : m_client(withWill(std::move(settings))), m_minutesPerSecond(speed / 60)
{
    for (const auto &make : {&makeAirConditioner, &makeRefrigerator, &makeWasher, &makeCeilingLight,
                             &makeBedroomLamp, &makeGardenDoor, &makeDoorbell})
        m_appliances.push_back(make());
    QStringList filters{controlTopic(), QStringLiteral("homeassistant/status")};
    for (const auto &appliance : m_appliances)
        filters << appliance->commandTopics();
    m_client.subscribe(filters);
    connect(&m_client, &bridge::MqttClient::connected, this, &DemoHome::announce);
    connect(&m_client, &bridge::MqttClient::received, this, &DemoHome::receive);
    connect(&m_client, &bridge::MqttClient::problemChanged, this, [this] {
        if (!m_client.problem().isEmpty())
            qWarning().noquote() << m_client.problem();
    });
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, &DemoHome::tick);
}

void DemoHome::start()
{
    m_sinceTick.start();
    m_timer.start();
    m_client.start();
}

void DemoHome::announce()
{
    for (const auto &appliance : m_appliances) {
        for (const MqttMessage &config : appliance->configs())
            m_client.publish(config);
    }
    m_reported.clear();
    report();
    m_client.publish({availabilityTopic(), "online", 1, true});
}

void DemoHome::receive(const MqttMessage &message)
{
    if (message.topic == QLatin1String("homeassistant/status")) {
        if (message.payload == "online")
            announce();
        return;
    }
    if (message.topic == controlTopic()) {
        if (const Result<QJsonObject> wish = parseJsonObject(message.payload, kControlLimits)) {
            for (const auto &appliance : m_appliances)
                appliance->control(*wish, m_minutesPerSecond);
        }
    } else {
        for (const auto &appliance : m_appliances) {
            if (appliance->commandTopics().contains(message.topic))
                appliance->handle(message.topic, QString::fromUtf8(message.payload));
        }
    }
    report();
}

void DemoHome::tick()
{
    const double minutes = static_cast<double>(m_sinceTick.restart()) / 1000 * m_minutesPerSecond;
    for (const auto &appliance : m_appliances)
        appliance->advance(minutes);
    if (m_client.isConnected())
        report();
}

void DemoHome::report()
{
    for (const auto &appliance : m_appliances) {
        for (const MqttMessage &state : appliance->states()) {
            if (m_reported.value(state.topic) == state.payload)
                continue;
            m_reported.insert(state.topic, state.payload);
            m_client.publish(state);
        }
    }
}

} // namespace hearth::demo
