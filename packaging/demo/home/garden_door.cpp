// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A contact on the garden door: somebody goes out every few minutes and comes back soon.

#include "packaging/demo/home/demo_appliance.h"

namespace hearth::demo
{

namespace
{

constexpr double kClosedMinutes = 7;
constexpr double kOpenMinutes = 1.5;

class GardenDoor final : public DemoAppliance
{
public:
    [[nodiscard]] std::vector<MqttMessage> configs() const override
    {
        return {configMessage(QStringLiteral("binary_sensor"), QStringLiteral("demo_garden_door"),
                              deviceJson(QStringLiteral("demo-garden-door"), QStringLiteral("Garden door"),
                                         QStringLiteral("Contact sensor"), QStringLiteral("Garden")),
                              {{QStringLiteral("name"), QJsonValue()},
                               {QStringLiteral("device_class"), QStringLiteral("door")},
                               {QStringLiteral("state_topic"), m_stateTopic}})};
    }

    [[nodiscard]] std::vector<MqttMessage> states() const override
    {
        return {stateMessage(m_stateTopic, QByteArray(m_isOpen ? "ON" : "OFF"))};
    }

    [[nodiscard]] QStringList commandTopics() const override { return {}; }
    void handle(const QString &, const QString &) override {}

    void advance(double minutes) override
    {
        m_untilNext -= minutes;
        if (m_untilNext <= 0)
            setOpen(!m_isOpen);
    }

    void control(const QJsonObject &wish, double) override
    {
        const QString door = wish[QLatin1String("door")].toString();
        if (door == QLatin1String("open") || door == QLatin1String("close"))
            setOpen(door == QLatin1String("open"));
    }

private:
    void setOpen(bool isOpen)
    {
        m_isOpen = isOpen;
        m_untilNext = isOpen ? kOpenMinutes : kClosedMinutes;
    }

    const QString m_stateTopic = QStringLiteral("demo/door/state");
    bool m_isOpen = false;
    double m_untilNext = kClosedMinutes;
};

} // namespace

std::unique_ptr<DemoAppliance> makeGardenDoor()
{
    return std::make_unique<GardenDoor>();
}

} // namespace hearth::demo
