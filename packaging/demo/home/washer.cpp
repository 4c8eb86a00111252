// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The kitchen's washing machine, announced in one device message: programmes that run, pause and end.

#include "packaging/demo/home/demo_appliance.h"
#include "resources/base/json.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace hearth::demo
{

namespace
{

struct Program {
    const char *name;
    double minutes;
};

constexpr std::array kPrograms{Program{"Cotton", 90}, Program{"Quick", 30}, Program{"Wool", 45},
                               Program{"Delicates", 50}};

QJsonObject component(const char *platform, const char *name, QJsonObject more)
{
    more.insert(QStringLiteral("platform"), QLatin1String(platform));
    more.insert(QStringLiteral("name"), QLatin1String(name));
    return more;
}

QJsonObject button(const char *name, const char *press)
{
    return component(
        "button", name,
        {{QStringLiteral("unique_id"), QLatin1String("demo_washer_") + QString(QLatin1String(press))},
         {QStringLiteral("command_topic"), QStringLiteral("demo/washer/command")},
         {QStringLiteral("payload_press"), QLatin1String(press)}});
}

QJsonObject duration(const char *name, const char *key)
{
    return component("sensor", name,
                     {{QStringLiteral("unique_id"), QLatin1String("demo_washer_") + QLatin1String(key)},
                      {QStringLiteral("device_class"), QStringLiteral("duration")},
                      {QStringLiteral("unit_of_measurement"), QStringLiteral("min")},
                      {QStringLiteral("value_template"),
                       QStringLiteral("{{ value_json.%1 | int }}").arg(QLatin1String(key))}});
}

class Washer final : public DemoAppliance
{
public:
    [[nodiscard]] std::vector<MqttMessage> configs() const override
    {
        QJsonArray programs;
        for (const Program &program : kPrograms)
            programs.append(QLatin1String(program.name));
        const QJsonArray stages{QStringLiteral("idle"),     QStringLiteral("paused"),
                                QStringLiteral("washing"),  QStringLiteral("rinsing"),
                                QStringLiteral("spinning"), QStringLiteral("ended")};
        const QJsonObject components{
            {QStringLiteral("state"),
             component("sensor", "State",
                       {{QStringLiteral("unique_id"), QStringLiteral("demo_washer_state")},
                        {QStringLiteral("device_class"), QStringLiteral("enum")},
                        {QStringLiteral("options"), stages},
                        {QStringLiteral("value_template"), QStringLiteral("{{ value_json.state }}")}})},
            {QStringLiteral("program"),
             component("select", "Program",
                       {{QStringLiteral("unique_id"), QStringLiteral("demo_washer_program")},
                        {QStringLiteral("options"), programs},
                        {QStringLiteral("command_topic"), QStringLiteral("demo/washer/program/set")},
                        {QStringLiteral("value_template"), QStringLiteral("{{ value_json.program }}")}})},
            {QStringLiteral("remaining"), duration("Remaining time", "remaining")},
            {QStringLiteral("total"), duration("Total time", "total")},
            {QStringLiteral("start"), button("Start", "START")},
            {QStringLiteral("pause"), button("Pause", "PAUSE")},
            {QStringLiteral("stop"), button("Stop", "STOP")},
        };
        const QJsonObject device{{QStringLiteral("device"),
                                  deviceJson(QStringLiteral("demo-washer"), QStringLiteral("Washing machine"),
                                             QStringLiteral("Front loader"), QStringLiteral("Kitchen"))},
                                 {QStringLiteral("origin"),
                                  QJsonObject{{QStringLiteral("name"), QStringLiteral("hearth-demo-home")}}},
                                 {QStringLiteral("availability_topic"), availabilityTopic()},
                                 {QStringLiteral("state_topic"), m_stateTopic},
                                 {QStringLiteral("components"), components}};
        return {{QStringLiteral("homeassistant/device/demo_washer/config"), toJson(device), 1, true}};
    }

    [[nodiscard]] std::vector<MqttMessage> states() const override
    {
        const Program &program = kPrograms[m_program];
        return {
            stateMessage(m_stateTopic, QJsonObject{{QStringLiteral("state"), stage()},
                                                   {QStringLiteral("program"), QLatin1String(program.name)},
                                                   {QStringLiteral("remaining"), std::ceil(m_remaining)},
                                                   {QStringLiteral("total"), program.minutes}})};
    }

    [[nodiscard]] QStringList commandTopics() const override
    {
        return {QStringLiteral("demo/washer/command"), QStringLiteral("demo/washer/program/set")};
    }

    void handle(const QString &topic, const QString &payload) override
    {
        if (topic.endsWith(QLatin1String("program/set"))) {
            const auto found = std::ranges::find_if(
                kPrograms, [&](const Program &one) { return payload == QLatin1String(one.name); });
            if (found != kPrograms.end() && !isUnderWay())
                m_program = static_cast<size_t>(found - kPrograms.begin());
        } else if (payload == QLatin1String("START")) {
            if (!isUnderWay())
                m_remaining = kPrograms[m_program].minutes;
            m_phase = Phase::Running;
        } else if (payload == QLatin1String("PAUSE") && m_phase == Phase::Running) {
            m_phase = Phase::Paused;
        } else if (payload == QLatin1String("STOP")) {
            m_phase = Phase::Idle;
            m_remaining = 0;
        }
    }

    void advance(double minutes) override
    {
        if (m_phase != Phase::Running)
            return;
        m_remaining = std::max(0.0, m_remaining - minutes);
        if (m_remaining <= 0)
            m_phase = Phase::Ended;
    }

    void control(const QJsonObject &wish, double minutesPerSecond) override
    {
        if (wish[QLatin1String("washer")] != QLatin1String("finish-in"))
            return;
        m_phase = Phase::Running;
        m_remaining = std::max(0.001, wish[QLatin1String("seconds")].toDouble() * minutesPerSecond);
    }

private:
    enum class Phase { Idle, Running, Paused, Ended };

    [[nodiscard]] bool isUnderWay() const { return m_phase == Phase::Running || m_phase == Phase::Paused; }
    [[nodiscard]] QString stage() const
    {
        if (m_phase == Phase::Idle)
            return QStringLiteral("idle");
        if (m_phase == Phase::Paused)
            return QStringLiteral("paused");
        if (m_phase == Phase::Ended)
            return QStringLiteral("ended");
        const double share = m_remaining / kPrograms[m_program].minutes;
        return share > 0.4    ? QStringLiteral("washing")
               : share > 0.15 ? QStringLiteral("rinsing")
                              : QStringLiteral("spinning");
    }

    const QString m_stateTopic = QStringLiteral("demo/washer/state");
    Phase m_phase = Phase::Running;
    size_t m_program = 0;
    double m_remaining = 23;
};

} // namespace

std::unique_ptr<DemoAppliance> makeWasher()
{
    return std::make_unique<Washer>();
}

} // namespace hearth::demo
