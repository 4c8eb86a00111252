// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A relay that measures, as the Shelly API documentation describes MQTT and RPC (Gen2+): answers each request
// once at <src>/rpc and tells what changed at <prefix>/events/rpc.

#include "tests/makers/simulated.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace hearth::test
{

namespace
{

using bridge::MqttMessage;

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

class Relay final : public Simulated
{
public:
    explicit Relay(QString prefix) : m_prefix(std::move(prefix)) {}

    [[nodiscard]] MqttMessage lastWill() const override
    {
        return {m_prefix + QStringLiteral("/online"), "false", 1, true};
    }
    [[nodiscard]] QStringList listensTo() const override { return {m_prefix + QStringLiteral("/rpc")}; }
    void begin(const Say &say) override { say({m_prefix + QStringLiteral("/online"), "true", 1, true}); }

    void hear(const MqttMessage &message, const Say &say) override
    {
        const QJsonObject request = QJsonDocument::fromJson(message.payload).object();
        const QString method = request[QLatin1String("method")].toString();
        QJsonObject result;
        bool hasChanged = false;
        if (method == QLatin1String("Shelly.GetDeviceInfo")) {
            result = {{QStringLiteral("name"), QStringLiteral("Hallway relay")},
                      {QStringLiteral("id"), m_prefix},
                      {QStringLiteral("mac"), QStringLiteral("A8032AB00002")},
                      {QStringLiteral("gen"), 2},
                      {QStringLiteral("app"), QStringLiteral("Plus1PM")}};
        } else if (method == QLatin1String("Shelly.GetStatus")) {
            result = {{QStringLiteral("switch:0"), status()}, {QStringLiteral("ble"), QJsonObject()}};
        } else if (method == QLatin1String("Shelly.GetConfig")) {
            result = {{QStringLiteral("switch:0"), QJsonObject{{QStringLiteral("id"), 0}}}};
        } else if (method == QLatin1String("Switch.Set")) {
            const bool on = request[QLatin1String("params")][QLatin1String("on")].toBool();
            result = {{QStringLiteral("was_on"), m_isOn}};
            hasChanged = std::exchange(m_isOn, on) != on;
        }
        say({request[QLatin1String("src")].toString() + QStringLiteral("/rpc"),
             text({{QStringLiteral("id"), request[QLatin1String("id")]},
                   {QStringLiteral("src"), m_prefix},
                   {QStringLiteral("dst"), request[QLatin1String("src")]},
                   {QStringLiteral("result"), result}}),
             1, false});
        if (hasChanged)
            say({m_prefix + QStringLiteral("/events/rpc"),
                 text({{QStringLiteral("src"), m_prefix},
                       {QStringLiteral("dst"), m_prefix + QStringLiteral("/events")},
                       {QStringLiteral("method"), QStringLiteral("NotifyStatus")},
                       {QStringLiteral("params"),
                        QJsonObject{
                            {QStringLiteral("ts"), 1.5},
                            {QStringLiteral("switch:0"),
                             QJsonObject{{QStringLiteral("id"), 0}, {QStringLiteral("output"), m_isOn}}}}}}),
                 1, false});
    }

private:
    [[nodiscard]] QJsonObject status() const
    {
        return {{QStringLiteral("id"), 0},
                {QStringLiteral("output"), m_isOn},
                {QStringLiteral("apower"), 12.5},
                {QStringLiteral("aenergy"), QJsonObject{{QStringLiteral("total"), 99.5}}}};
    }

    QString m_prefix;
    bool m_isOn = false;
};

} // namespace

std::unique_ptr<Simulated> makeSimulatedShelly(const QString &topic)
{
    return std::make_unique<Relay>(topic);
}

} // namespace hearth::test
