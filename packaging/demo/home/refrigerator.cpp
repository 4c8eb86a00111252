// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The kitchen's refrigerator: two compartments that keep to their targets and warm up while the door is open,
// and what its compressor takes, which runs a third of the time.

#include "packaging/demo/home/demo_appliance.h"
#include <cmath>

namespace hearth::demo
{

namespace
{

struct Compartment {
    const char *key;
    const char *name;
    double lowest;
    double highest;
    double target;
    double now;
};

class Refrigerator final : public DemoAppliance
{
public:
    [[nodiscard]] std::vector<MqttMessage> configs() const override
    {
        const QJsonObject device = deviceJson(QStringLiteral("demo-fridge"), QStringLiteral("Refrigerator"),
                                              QStringLiteral("Fridge-freezer"), QStringLiteral("Kitchen"));
        std::vector<MqttMessage> result;
        for (const Compartment &one : m_compartments) {
            const QString key = QLatin1String(one.key);
            const QString name = QLatin1String(one.name);
            result.push_back(configMessage(
                QStringLiteral("sensor"), QStringLiteral("demo_%1_temperature").arg(key), device,
                {{QStringLiteral("name"), name},
                 {QStringLiteral("device_class"), QStringLiteral("temperature")},
                 {QStringLiteral("unit_of_measurement"), QStringLiteral("°C")},
                 {QStringLiteral("state_topic"), m_stateTopic},
                 {QStringLiteral("value_template"), QStringLiteral("{{ value_json.%1 }}").arg(key)}}));
            result.push_back(configMessage(
                QStringLiteral("number"), QStringLiteral("demo_%1_target").arg(key), device,
                {{QStringLiteral("name"), name + QLatin1String(" target")},
                 {QStringLiteral("device_class"), QStringLiteral("temperature")},
                 {QStringLiteral("unit_of_measurement"), QStringLiteral("°C")},
                 {QStringLiteral("min"), one.lowest},
                 {QStringLiteral("max"), one.highest},
                 {QStringLiteral("step"), 1},
                 {QStringLiteral("state_topic"), m_stateTopic},
                 {QStringLiteral("value_template"), QStringLiteral("{{ value_json.%1_target }}").arg(key)},
                 {QStringLiteral("command_topic"), commandTopic(one)}}));
        }
        result.push_back(
            configMessage(QStringLiteral("binary_sensor"), QStringLiteral("demo_fridge_door"), device,
                          {{QStringLiteral("name"), QStringLiteral("Door")},
                           {QStringLiteral("device_class"), QStringLiteral("door")},
                           {QStringLiteral("state_topic"), m_stateTopic},
                           {QStringLiteral("payload_on"), true},
                           {QStringLiteral("payload_off"), false},
                           {QStringLiteral("value_template"), QStringLiteral("{{ value_json.door }}")}}));
        const auto sensor = [&](const char *key, const char *name, const char *deviceClass, const char *unit,
                                const char *stateClass) {
            result.push_back(configMessage(
                QStringLiteral("sensor"), QStringLiteral("demo_fridge_%1").arg(QLatin1String(key)), device,
                {{QStringLiteral("name"), QLatin1String(name)},
                 {QStringLiteral("device_class"), QLatin1String(deviceClass)},
                 {QStringLiteral("unit_of_measurement"), QLatin1String(unit)},
                 {QStringLiteral("state_class"), QLatin1String(stateClass)},
                 {QStringLiteral("state_topic"), m_stateTopic},
                 {QStringLiteral("value_template"),
                  QStringLiteral("{{ value_json.%1 }}").arg(QLatin1String(key))}}));
        };
        sensor("watts", "Power", "power", "W", "measurement");
        sensor("kwh", "Energy", "energy", "kWh", "total_increasing");
        return result;
    }

    [[nodiscard]] std::vector<MqttMessage> states() const override
    {
        QJsonObject state{{QStringLiteral("door"), m_isDoorOpen},
                          {QStringLiteral("watts"), watts()},
                          {QStringLiteral("kwh"), std::round(m_kilowattHours * 1000) / 1000}};
        for (const Compartment &one : m_compartments) {
            state.insert(QLatin1String(one.key), std::round(one.now * 10) / 10);
            state.insert(QLatin1String(one.key) + QLatin1String("_target"), one.target);
        }
        return {stateMessage(m_stateTopic, state)};
    }

    [[nodiscard]] QStringList commandTopics() const override
    {
        return {commandTopic(m_compartments[0]), commandTopic(m_compartments[1])};
    }

    void handle(const QString &topic, const QString &payload) override
    {
        bool ok = false;
        const double target = payload.toDouble(&ok);
        for (Compartment &one : m_compartments) {
            if (ok && topic == commandTopic(one) && target >= one.lowest && target <= one.highest)
                one.target = std::round(target);
        }
    }

    void advance(double minutes) override
    {
        m_kilowattHours += watts() / 1000 * minutes / 60;
        m_minutes = std::fmod(m_minutes + minutes, kCycleMinutes);
        for (Compartment &one : m_compartments) {
            const double towards = m_isDoorOpen ? 20 : one.target;
            one.now = towards + (one.now - towards) * std::exp2(-minutes / (m_isDoorOpen ? 40 : 15));
        }
    }

    void control(const QJsonObject &wish, double) override
    {
        const QString door = wish[QLatin1String("fridge")].toString();
        if (door == QLatin1String("open") || door == QLatin1String("close"))
            m_isDoorOpen = door == QLatin1String("open");
    }

private:
    static constexpr double kCycleMinutes = 30;
    [[nodiscard]] double watts() const
    {
        return m_isDoorOpen || m_minutes < kCycleMinutes / 3 ? kRunningWatts : kRestingWatts;
    }
    static constexpr double kRunningWatts = 86;
    static constexpr double kRestingWatts = 2;

    static QString commandTopic(const Compartment &one)
    {
        return QStringLiteral("demo/fridge/%1/set").arg(QLatin1String(one.key));
    }

    const QString m_stateTopic = QStringLiteral("demo/fridge/state");
    Compartment m_compartments[2] = {{"fridge", "Fridge", 1, 8, 4, 4.3},
                                     {"freezer", "Freezer", -24, -15, -18, -18.2}};
    bool m_isDoorOpen = false;
    double m_minutes = 0;
    double m_kilowattHours = 412.6;
};

} // namespace

std::unique_ptr<DemoAppliance> makeRefrigerator()
{
    return std::make_unique<Refrigerator>();
}

} // namespace hearth::demo
