// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A doorbell with a camera: it sends what it sees, an empty porch, and when somebody
// rings ({"doorbell": "press"} on the control topic), who it is. The pictures are drawn.

#include "packaging/demo/home/demo_appliance.h"
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <array>

namespace hearth::demo
{

namespace
{

constexpr double kVisitMinutes = 2;
constexpr double kRingMinutes = 0.02; // long enough for one report of it

struct Visitor {
    QRgb coat;
    QRgb hair;
    QRgb skin;
};

constexpr std::array kVisitors{Visitor{0xffb5453a, 0xff3a2a20, 0xffe0ac86},
                               Visitor{0xff3d6b9c, 0xff1c1a1a, 0xff8d5a3c},
                               Visitor{0xff4f7a4a, 0xffb9b3aa, 0xfff0c8a8}};

void drawPorch(QPainter &painter)
{
    painter.fillRect(0, 0, 1280, 430, QColor(0x9d, 0xb8, 0xc9)); // sky
    painter.fillRect(0, 300, 1280, 130, QColor(0x54, 0x74, 0x4c));
    painter.fillRect(0, 430, 1280, 290, QColor(0x8c, 0x86, 0x7d)); // path
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x6e, 0x4f, 0x38));
    painter.drawRect(0, 0, 90, 720);
    painter.drawRect(1190, 0, 90, 720);
    painter.setBrush(QColor(0x3f, 0x5c, 0x3a));
    for (const int x : {180, 330, 980, 1120})
        painter.drawEllipse(QPoint(x, 320), 110, 80);
}

void drawVisitor(QPainter &painter, const Visitor &visitor)
{
    painter.setBrush(QColor(visitor.coat));
    painter.drawRoundedRect(430, 470, 420, 400, 150, 150);
    painter.setBrush(QColor(visitor.hair));
    painter.drawEllipse(QPoint(640, 270), 150, 175);
    painter.setBrush(QColor(visitor.skin));
    painter.drawRect(590, 400, 100, 110);
    painter.drawEllipse(QPoint(640, 305), 122, 155);
    painter.setBrush(Qt::white);
    for (const int x : {590, 690})
        painter.drawEllipse(QPoint(x, 285), 22, 14);
    painter.setBrush(QColor(0x20, 0x24, 0x28));
    for (const int x : {590, 690})
        painter.drawEllipse(QPoint(x, 285), 10, 11);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0x7a, 0x30, 0x2c), 9, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(585, 320, 110, 80, 200 * 16, 140 * 16);
}

/// nullptr: nobody is there.
QByteArray still(const Visitor *visitor)
{
    QImage image(1280, 720, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawPorch(painter);
    if (visitor != nullptr)
        drawVisitor(painter, *visitor);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

class Doorbell final : public DemoAppliance
{
public:
    [[nodiscard]] std::vector<MqttMessage> configs() const override
    {
        const QJsonObject device = deviceJson(QStringLiteral("demo-doorbell"), QStringLiteral("Doorbell"),
                                              QStringLiteral("Video doorbell"), QStringLiteral("Hallway"));
        return {configMessage(QStringLiteral("event"), QStringLiteral("demo_doorbell_ring"), device,
                              {{QStringLiteral("name"), QJsonValue()},
                               {QStringLiteral("device_class"), QStringLiteral("doorbell")},
                               {QStringLiteral("event_types"), QJsonArray{QStringLiteral("press")}},
                               {QStringLiteral("state_topic"), m_eventTopic}}),
                configMessage(QStringLiteral("camera"), QStringLiteral("demo_doorbell_camera"), device,
                              {{QStringLiteral("name"), QStringLiteral("Camera")},
                               {QStringLiteral("topic"), m_pictureTopic}})};
    }

    [[nodiscard]] std::vector<MqttMessage> states() const override
    {
        std::vector<MqttMessage> states{stateMessage(m_pictureTopic, m_still)};
        // A ring is no state: nobody hears it later.
        if (m_ringMinutes > 0)
            states.push_back({m_eventTopic,
                              "{\"event_type\":\"press\",\"ring\":" + QByteArray::number(m_rings) + "}", 1,
                              false});
        return states;
    }

    [[nodiscard]] QStringList commandTopics() const override { return {}; }
    void handle(const QString &, const QString &) override {}

    void advance(double minutes) override
    {
        m_ringMinutes -= minutes;
        if (m_visitMinutes <= 0)
            return;
        m_visitMinutes -= minutes;
        if (m_visitMinutes <= 0)
            m_still = still(nullptr);
    }

    void control(const QJsonObject &wish, double minutesPerSecond) override
    {
        if (wish[QLatin1String("doorbell")] != QLatin1String("press"))
            return;
        m_still = still(&kVisitors[static_cast<size_t>(m_rings) % kVisitors.size()]);
        ++m_rings;
        m_visitMinutes = kVisitMinutes;
        m_ringMinutes = kRingMinutes * std::max(1.0, minutesPerSecond);
    }

private:
    const QString m_eventTopic = QStringLiteral("demo/doorbell/event");
    const QString m_pictureTopic = QStringLiteral("demo/doorbell/picture");
    QByteArray m_still = still(nullptr);
    int m_rings = 0;
    double m_visitMinutes = 0;
    double m_ringMinutes = 0;
};

} // namespace

std::unique_ptr<DemoAppliance> makeDoorbell()
{
    return std::make_unique<Doorbell>();
}

} // namespace hearth::demo
