// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Two lamps: the living room's speaks the JSON schema with colour temperature, the bedroom's the default
// schema.

#include "packaging/demo/home/demo_appliance.h"
#include "resources/base/json.h"
#include <algorithm>

namespace hearth::demo
{

namespace
{

constexpr JsonLimits kCommandLimits{4096, 8};

class CeilingLight final : public DemoAppliance
{
public:
    [[nodiscard]] std::vector<MqttMessage> configs() const override
    {
        return {configMessage(
            QStringLiteral("light"), QStringLiteral("demo_ceiling"),
            deviceJson(QStringLiteral("demo-ceiling"), QStringLiteral("Ceiling light"),
                       QStringLiteral("White spectrum lamp"), QStringLiteral("Living room")),
            {{QStringLiteral("name"), QJsonValue()},
             {QStringLiteral("schema"), QStringLiteral("json")},
             {QStringLiteral("state_topic"), QStringLiteral("demo/ceiling/state")},
             {QStringLiteral("command_topic"), QStringLiteral("demo/ceiling/set")},
             {QStringLiteral("brightness"), true},
             {QStringLiteral("brightness_scale"), 254},
             {QStringLiteral("supported_color_modes"), QJsonArray{QStringLiteral("color_temp")}},
             {QStringLiteral("min_mireds"), 153},
             {QStringLiteral("max_mireds"), 454}})};
    }

    [[nodiscard]] std::vector<MqttMessage> states() const override
    {
        return {stateMessage(
            QStringLiteral("demo/ceiling/state"),
            QJsonObject{{QStringLiteral("state"), m_isOn ? QStringLiteral("ON") : QStringLiteral("OFF")},
                        {QStringLiteral("brightness"), m_brightness},
                        {QStringLiteral("color_mode"), QStringLiteral("color_temp")},
                        {QStringLiteral("color_temp"), m_mireds}})};
    }

    [[nodiscard]] QStringList commandTopics() const override { return {QStringLiteral("demo/ceiling/set")}; }

    void handle(const QString &, const QString &payload) override
    {
        const Result<QJsonObject> wish = parseJsonObject(payload.toUtf8(), kCommandLimits);
        if (!wish)
            return;
        if (wish->contains(QLatin1String("state")))
            m_isOn = (*wish)[QLatin1String("state")] == QLatin1String("ON");
        if ((*wish)[QLatin1String("brightness")].isDouble())
            m_brightness = std::clamp((*wish)[QLatin1String("brightness")].toInt(), 1, 254);
        if ((*wish)[QLatin1String("color_temp")].isDouble())
            m_mireds = std::clamp((*wish)[QLatin1String("color_temp")].toInt(), 153, 454);
    }

    void advance(double) override {}
    void control(const QJsonObject &, double) override {}

private:
    bool m_isOn = true;
    int m_brightness = 180;
    int m_mireds = 370;
};

class BedroomLamp final : public DemoAppliance
{
public:
    [[nodiscard]] std::vector<MqttMessage> configs() const override
    {
        return {configMessage(
            QStringLiteral("light"), QStringLiteral("demo_bedroom_lamp"),
            deviceJson(QStringLiteral("demo-bedroom-lamp"), QStringLiteral("Bedroom lamp"),
                       QStringLiteral("Dimmable lamp"), QStringLiteral("Bedroom")),
            {{QStringLiteral("name"), QJsonValue()},
             {QStringLiteral("state_topic"), QStringLiteral("demo/bedroom/state")},
             {QStringLiteral("command_topic"), QStringLiteral("demo/bedroom/set")},
             {QStringLiteral("brightness_state_topic"), QStringLiteral("demo/bedroom/brightness")},
             {QStringLiteral("brightness_command_topic"), QStringLiteral("demo/bedroom/brightness/set")}})};
    }

    [[nodiscard]] std::vector<MqttMessage> states() const override
    {
        return {stateMessage(QStringLiteral("demo/bedroom/state"), QByteArray(m_isOn ? "ON" : "OFF")),
                stateMessage(QStringLiteral("demo/bedroom/brightness"), QByteArray::number(m_brightness))};
    }

    [[nodiscard]] QStringList commandTopics() const override
    {
        return {QStringLiteral("demo/bedroom/set"), QStringLiteral("demo/bedroom/brightness/set")};
    }

    void handle(const QString &topic, const QString &payload) override
    {
        if (topic == QLatin1String("demo/bedroom/set")) {
            m_isOn = payload == QLatin1String("ON");
        } else {
            m_brightness = std::clamp(payload.toInt(), 1, 255);
            m_isOn = true;
        }
    }

    void advance(double) override {}
    void control(const QJsonObject &, double) override {}

private:
    bool m_isOn = false;
    int m_brightness = 120;
};

} // namespace

std::unique_ptr<DemoAppliance> makeCeilingLight()
{
    return std::make_unique<CeilingLight>();
}

std::unique_ptr<DemoAppliance> makeBedroomLamp()
{
    return std::make_unique<BedroomLamp>();
}

} // namespace hearth::demo
