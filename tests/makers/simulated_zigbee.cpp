// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Zigbee2MQTT with a coordinator and a plug, as its documentation describes its topics ("MQTT topics and
// messages"). While appliances may join, a lamp does; one whose name has "stuck" in it cannot be removed.

#include "tests/makers/simulated.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hearth::test
{

namespace
{

using bridge::MqttMessage;

const QString kBase = QStringLiteral("zigbee2mqtt/");

QByteArray text(const auto &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

class Zigbee final : public Simulated
{
public:
    [[nodiscard]] MqttMessage lastWill() const override
    {
        return {kBase + QStringLiteral("bridge/state"), R"({"state":"offline"})", 0, true};
    }
    [[nodiscard]] QStringList listensTo() const override
    {
        return {kBase + QStringLiteral("bridge/request/#"), kBase + QStringLiteral("+/set")};
    }
    void begin(const Say &say) override
    {
        say({kBase + QStringLiteral("bridge/state"), R"({"state":"online"})", 0, true});
        tellNetwork(say);
    }
    void hear(const MqttMessage &message, const Say &say) override
    {
        const QString what = message.topic.mid(kBase.size() + QStringLiteral("bridge/request/").size());
        const QJsonObject request = QJsonDocument::fromJson(message.payload).object();
        QString problem;
        if (what == QLatin1String("permit_join"))
            permit(request[QLatin1String("time")].toInt(), say);
        else if (what == QLatin1String("device/rename"))
            problem =
                rename(request[QLatin1String("from")].toString(), request[QLatin1String("to")].toString());
        else if (what == QLatin1String("device/remove"))
            problem = remove(request[QLatin1String("id")].toString(),
                             request[QLatin1String("force")].toBool(), say);
        else
            return;
        QJsonObject response{
            {QStringLiteral("data"), QJsonObject()},
            {QStringLiteral("status"), problem.isEmpty() ? QStringLiteral("ok") : QStringLiteral("error")},
            {QStringLiteral("transaction"), request[QLatin1String("transaction")]}};
        if (!problem.isEmpty())
            response.insert(QStringLiteral("error"), problem);
        tellNetwork(say);
        say({kBase + QStringLiteral("bridge/response/") + what, text(response), 0, false});
    }

private:
    struct Device {
        QString address;
        QString name;
        QString model;
    };

    void permit(int seconds, const Say &say)
    {
        m_joinEndMs = seconds > 0 ? QDateTime::currentMSecsSinceEpoch() + seconds * 1000 : 0;
        if (seconds == 0 || m_devices.size() > 2)
            return;
        const Device lamp{QStringLiteral("0x00158d0001abcdef"), QStringLiteral("0x00158d0001abcdef"),
                          QStringLiteral("LED1545G12")};
        m_devices.push_back(lamp);
        for (const char *status : {"", "started", "successful"}) {
            QJsonObject data{{QStringLiteral("friendly_name"), lamp.name},
                             {QStringLiteral("ieee_address"), lamp.address}};
            if (*status != '\0')
                data.insert(QStringLiteral("status"), QLatin1String(status));
            say({kBase + QStringLiteral("bridge/event"),
                 text(QJsonObject{{QStringLiteral("type"), *status == '\0'
                                                               ? QStringLiteral("device_joined")
                                                               : QStringLiteral("device_interview")},
                                  {QStringLiteral("data"), data}}),
                 0, false});
        }
    }
    QString rename(const QString &from, const QString &to)
    {
        for (Device &device : m_devices) {
            if (device.address == from || device.name == from) {
                device.name = to;
                return {};
            }
        }
        return QStringLiteral("Device '%1' does not exist").arg(from);
    }
    QString remove(const QString &id, bool isForced, const Say &say)
    {
        for (auto device = m_devices.begin(); device != m_devices.end(); ++device) {
            if (device->address != id)
                continue;
            if (device->name.contains(QLatin1String("stuck")) && !isForced)
                return QStringLiteral("Failed to remove device '%1' (timeout)").arg(device->name);
            say({configTopic(device->address), {}, 0, true});
            m_devices.erase(device);
            return {};
        }
        return QStringLiteral("Device '%1' does not exist").arg(id);
    }
    static QString configTopic(const QString &address)
    {
        return QStringLiteral("homeassistant/switch/") + address + QStringLiteral("/switch/config");
    }
    void tellNetwork(const Say &say) const
    {
        QJsonObject info{{QStringLiteral("version"), QStringLiteral("2.1.3")},
                         {QStringLiteral("permit_join"), m_joinEndMs > 0}};
        if (m_joinEndMs > 0)
            info.insert(QStringLiteral("permit_join_end"), m_joinEndMs);
        QJsonArray devices{QJsonObject{{QStringLiteral("ieee_address"), QStringLiteral("0x00124b0001")},
                                       {QStringLiteral("type"), QStringLiteral("Coordinator")},
                                       {QStringLiteral("friendly_name"), QStringLiteral("Coordinator")}}};
        for (const Device &device : m_devices) {
            devices.append(QJsonObject{{QStringLiteral("ieee_address"), device.address},
                                       {QStringLiteral("type"), QStringLiteral("Router")},
                                       {QStringLiteral("friendly_name"), device.name},
                                       {QStringLiteral("supported"), true},
                                       {QStringLiteral("interview_completed"), true},
                                       {QStringLiteral("definition"),
                                        QJsonObject{{QStringLiteral("model"), device.model},
                                                    {QStringLiteral("vendor"), QStringLiteral("IKEA")}}}});
            const QString topic = kBase + device.name;
            say({configTopic(device.address),
                 text(QJsonObject{
                     {QStringLiteral("name"), QJsonValue()},
                     {QStringLiteral("unique_id"), device.address + QStringLiteral("_switch")},
                     {QStringLiteral("state_topic"), topic},
                     {QStringLiteral("command_topic"), topic + QStringLiteral("/set")},
                     {QStringLiteral("value_template"), QStringLiteral("{{ value_json.state }}")},
                     {QStringLiteral("availability"),
                      QJsonArray{QJsonObject{
                          {QStringLiteral("topic"), kBase + QStringLiteral("bridge/state")},
                          {QStringLiteral("value_template"), QStringLiteral("{{ value_json.state }}")}}}},
                     {QStringLiteral("device"),
                      QJsonObject{{QStringLiteral("identifiers"),
                                   QJsonArray{QStringLiteral("zigbee2mqtt_") + device.address}},
                                  {QStringLiteral("name"), device.name}}}}),
                 0, true});
            say({topic, R"({"state":"ON"})", 0, true});
        }
        say({kBase + QStringLiteral("bridge/info"), text(info), 0, true});
        say({kBase + QStringLiteral("bridge/devices"), text(devices), 0, true});
        say({kBase + QStringLiteral("bridge/groups"),
             text(QJsonArray{QJsonObject{
                 {QStringLiteral("id"), 1},
                 {QStringLiteral("friendly_name"), QStringLiteral("All plugs")},
                 {QStringLiteral("members"),
                  QJsonArray{QJsonObject{{QStringLiteral("ieee_address"), m_devices.front().address},
                                         {QStringLiteral("endpoint"), 1}}}}}}),
             0, true});
    }

    std::vector<Device> m_devices{
        {QStringLiteral("0x000b57fffe000001"), QStringLiteral("Office plug"), QStringLiteral("E1603")},
        {QStringLiteral("0x000b57fffe000002"), QStringLiteral("stuck plug"), QStringLiteral("E1603")}};
    qint64 m_joinEndMs = 0;
};

} // namespace

std::unique_ptr<Simulated> makeSimulatedZigbee()
{
    return std::make_unique<Zigbee>();
}

} // namespace hearth::test
