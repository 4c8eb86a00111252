// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A plug with one relay that measures, as the Tasmota documentation describes its topics ("MQTT").

#include "tests/makers/simulated.h"

namespace hearth::test
{

namespace
{

using bridge::MqttMessage;

class Plug final : public Simulated
{
public:
    explicit Plug(QString topic) : m_topic(std::move(topic)) {}

    [[nodiscard]] MqttMessage lastWill() const override
    {
        return {QStringLiteral("tele/%1/LWT").arg(m_topic), "Offline", 1, true};
    }
    [[nodiscard]] QStringList listensTo() const override
    {
        return {QStringLiteral("cmnd/%1/#").arg(m_topic), QStringLiteral("cmnd/tasmotas/#")};
    }

    void begin(const Say &say) override
    {
        const QString base = QStringLiteral("tasmota/discovery/A4CF12AB0001/");
        say({base + QStringLiteral("config"),
             R"({"ip":"192.168.1.9","dn":"Office plug","fn":["Office plug",null],"hn":"plug","mac":"A4CF12AB0001",
"md":"Sonoff S31","ty":0,"if":0,"ofln":"Offline","onln":"Online","state":["OFF","ON","TOGGLE","HOLD"],"sw":"13.4.0",
"t":")" + m_topic.toUtf8() +
                 R"(","ft":"%prefix%/%topic%/","tp":["cmnd","stat","tele"],"rl":[1,0],"swc":[-1],"swn":[null],
"btn":[0],"so":{"4":0,"73":0,"82":0,"114":0},"lk":0,"lt_st":0,"bat":0,"dslp":0,"sho":[],"ver":1})",
             1, true});
        say({base + QStringLiteral("sensors"), "{\"sn\":" + reading() + ",\"ver\":1}", 1, true});
        say({QStringLiteral("tele/%1/LWT").arg(m_topic), "Online", 1, true});
        say({QStringLiteral("tele/%1/STATE").arg(m_topic), state(), 0, false});
    }

    void hear(const MqttMessage &message, const Say &say) override
    {
        const QString command = message.topic.section(QLatin1Char('/'), 2).toUpper();
        if (command == QLatin1String("STATE"))
            return say({QStringLiteral("stat/%1/RESULT").arg(m_topic), state(), 0, false});
        if (command == QLatin1String("STATUS") && message.payload == "10")
            return say({QStringLiteral("stat/%1/STATUS10").arg(m_topic), "{\"StatusSNS\":" + reading() + "}",
                        0, false});
        if (command != QLatin1String("POWER1") && command != QLatin1String("POWER"))
            return say(
                {QStringLiteral("stat/%1/RESULT").arg(m_topic), "{\"Command\":\"Unknown\"}", 0, false});
        m_isOn = message.payload == "ON" || (message.payload == "TOGGLE" && !m_isOn);
        say({QStringLiteral("stat/%1/RESULT").arg(m_topic),
             m_isOn ? "{\"POWER\":\"ON\"}" : "{\"POWER\":\"OFF\"}", 0, false});
        say({QStringLiteral("stat/%1/POWER").arg(m_topic), m_isOn ? "ON" : "OFF", 0, false});
        say({QStringLiteral("tele/%1/SENSOR").arg(m_topic), reading(), 0, false});
    }

private:
    [[nodiscard]] QByteArray state() const
    {
        return QByteArray("{\"Time\":\"2026-11-22T10:00:00\",\"UptimeSec\":77,\"POWER\":\"") +
               (m_isOn ? "ON" : "OFF") + "\",\"Wifi\":{\"RSSI\":80}}";
    }
    [[nodiscard]] QByteArray reading() const
    {
        return QByteArray(
                   "{\"Time\":\"2026-11-22T10:00:00\",\"ENERGY\":{\"Total\":3.2,\"Today\":0.1,\"Power\":") +
               (m_isOn ? "75" : "0") + ",\"Voltage\":230}}";
    }

    QString m_topic;
    bool m_isOn = false;
};

} // namespace

std::unique_ptr<Simulated> makeSimulatedTasmota(const QString &topic)
{
    return std::make_unique<Plug>(topic);
}

} // namespace hearth::test
