// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A strip of lights, as WLED's documentation describes its topics ("MQTT").

#include "tests/makers/simulated.h"
#include <algorithm>

namespace hearth::test
{

namespace
{

using bridge::MqttMessage;

class Strip final : public Simulated
{
public:
    explicit Strip(const QString &topic) : m_base(QStringLiteral("wled/") + topic) {}

    [[nodiscard]] MqttMessage lastWill() const override
    {
        return {m_base + QStringLiteral("/status"), "offline", 0, true};
    }
    [[nodiscard]] QStringList listensTo() const override
    {
        return {m_base, m_base + QStringLiteral("/col"), m_base + QStringLiteral("/api"),
                QStringLiteral("wled/all")};
    }
    void begin(const Say &say) override
    {
        say({m_base + QStringLiteral("/status"), "online", 0, true});
        tell(say);
    }
    void hear(const MqttMessage &message, const Say &say) override
    {
        if (message.topic != m_base)
            return;
        if (message.payload == "ON")
            m_brightness = m_before;
        else if (message.payload == "OFF")
            m_brightness = 0;
        else
            m_brightness = std::clamp(message.payload.toInt(), 0, 255);
        m_before = m_brightness > 0 ? m_brightness : m_before;
        tell(say);
    }

private:
    void tell(const Say &say) const
    {
        say({m_base + QStringLiteral("/g"), QByteArray::number(m_brightness), 0, true});
        say({m_base + QStringLiteral("/c"), "#FFA000", 0, true});
        say({m_base + QStringLiteral("/v"),
             "<?xml version=\"1.0\" ?><vs><ac>" + QByteArray::number(m_brightness) +
                 "</ac><ps>1</ps><ds>Shelf strip</ds></vs>",
             0, false});
    }

    QString m_base;
    int m_brightness = 128;
    int m_before = 128;
};

} // namespace

std::unique_ptr<Simulated> makeSimulatedWled(const QString &topic)
{
    return std::make_unique<Strip>(topic);
}

} // namespace hearth::test
