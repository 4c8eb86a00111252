// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The living room's air conditioner: the room drifts to the target when it works and to the outside when it
// rests.

#include "packaging/demo/home/demo_appliance.h"
#include <algorithm>
#include <cmath>

namespace hearth::demo
{

namespace
{

constexpr double kOutside = 29.0;
constexpr double kLowest = 16;
constexpr double kHighest = 30;

class AirConditioner final : public DemoAppliance
{
public:
    [[nodiscard]] std::vector<MqttMessage> configs() const override
    {
        QJsonObject config{
            {QStringLiteral("name"), QJsonValue()},
            {QStringLiteral("modes"), QJsonArray::fromStringList(m_modes)},
            {QStringLiteral("fan_modes"), QJsonArray::fromStringList(m_fans)},
            {QStringLiteral("min_temp"), kLowest},
            {QStringLiteral("max_temp"), kHighest},
            {QStringLiteral("temp_step"), 0.5},
            {QStringLiteral("temperature_unit"), QStringLiteral("C")},
            {QStringLiteral("mode_command_topic"), QStringLiteral("demo/ac/mode/set")},
            {QStringLiteral("temperature_command_topic"), QStringLiteral("demo/ac/target/set")},
            {QStringLiteral("fan_mode_command_topic"), QStringLiteral("demo/ac/fan/set")},
        };
        for (const auto &[topic, read, field] :
             {std::tuple{"mode_state_topic", "mode_state_template", "mode"},
              {"temperature_state_topic", "temperature_state_template", "target"},
              {"current_temperature_topic", "current_temperature_template", "current"},
              {"action_topic", "action_template", "action"},
              {"fan_mode_state_topic", "fan_mode_state_template", "fan"}}) {
            config.insert(QLatin1String(topic), m_stateTopic);
            config.insert(QLatin1String(read),
                          QStringLiteral("{{ value_json.%1 }}").arg(QLatin1String(field)));
        }
        return {
            configMessage(QStringLiteral("climate"), QStringLiteral("demo_ac"),
                          deviceJson(QStringLiteral("demo-ac"), QStringLiteral("Air conditioner"),
                                     QStringLiteral("Split air conditioner"), QStringLiteral("Living room")),
                          config)};
    }

    [[nodiscard]] std::vector<MqttMessage> states() const override
    {
        return {
            stateMessage(m_stateTopic, QJsonObject{{QStringLiteral("mode"), m_mode},
                                                   {QStringLiteral("target"), m_target},
                                                   {QStringLiteral("current"), std::round(m_room * 10) / 10},
                                                   {QStringLiteral("action"), action()},
                                                   {QStringLiteral("fan"), m_fan}})};
    }

    [[nodiscard]] QStringList commandTopics() const override
    {
        return {QStringLiteral("demo/ac/mode/set"), QStringLiteral("demo/ac/target/set"),
                QStringLiteral("demo/ac/fan/set")};
    }

    void handle(const QString &topic, const QString &payload) override
    {
        if (topic.endsWith(QLatin1String("mode/set")) && m_modes.contains(payload)) {
            m_mode = payload;
        } else if (topic.endsWith(QLatin1String("fan/set")) && m_fans.contains(payload)) {
            m_fan = payload;
        } else if (topic.endsWith(QLatin1String("target/set"))) {
            bool ok = false;
            const double target = payload.toDouble(&ok);
            if (ok && target >= kLowest && target <= kHighest)
                m_target = std::round(target * 2) / 2;
        }
    }

    void advance(double minutes) override
    {
        const QString doing = action();
        const bool isWorking = doing == QLatin1String("cooling") || doing == QLatin1String("heating");
        const double towards = isWorking ? m_target : kOutside;
        const double halfLife = isWorking ? 12 : 90; // minutes
        m_room = towards + (m_room - towards) * std::exp2(-minutes / halfLife);
    }

    void control(const QJsonObject &wish, double) override
    {
        if (wish[QLatin1String("room")].isDouble())
            m_room = std::clamp(wish[QLatin1String("room")].toDouble(), -20.0, 50.0);
    }

private:
    [[nodiscard]] QString action() const
    {
        const double above = m_room - m_target;
        if (m_mode == QLatin1String("off"))
            return QStringLiteral("off");
        if (m_mode == QLatin1String("dry"))
            return QStringLiteral("drying");
        if (m_mode == QLatin1String("fan_only"))
            return QStringLiteral("fan");
        if (above > 0.05 && m_mode != QLatin1String("heat"))
            return QStringLiteral("cooling");
        if (above < -0.05 && m_mode != QLatin1String("cool"))
            return QStringLiteral("heating");
        return QStringLiteral("idle");
    }

    const QStringList m_modes{QStringLiteral("off"), QStringLiteral("cool"),     QStringLiteral("heat"),
                              QStringLiteral("dry"), QStringLiteral("fan_only"), QStringLiteral("auto")};
    const QStringList m_fans{QStringLiteral("quiet"), QStringLiteral("low"), QStringLiteral("medium"),
                             QStringLiteral("high"), QStringLiteral("auto")};
    const QString m_stateTopic = QStringLiteral("demo/ac/state");
    QString m_mode = QStringLiteral("cool");
    QString m_fan = QStringLiteral("auto");
    double m_target = 22.0;
    double m_room = 24.6;
};

} // namespace

std::unique_ptr<DemoAppliance> makeAirConditioner()
{
    return std::make_unique<AirConditioner>();
}

} // namespace hearth::demo
