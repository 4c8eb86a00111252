// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The protocol row "mqtt": appliances that announce themselves by Home Assistant's MQTT discovery, or in a
// dialect of their maker's, on the home's broker. Settings: {"host","port","user","password","version": "5"
// or 3.1.1,"tls","authorityFile", "certificateFile","keyFile"}. Owned by the registry, on its thread.
// Coalesces: of many messages on a topic within one turn only the newest is read, and an appliance is told
// once.

#include "bridge/appliances/mqtt/dialect.h"
#include "bridge/appliances/mqtt/inventory.h"
#include "bridge/appliances/protocol.h"
#include "bridge/appliances/zigbee/zigbee_network.h"
#include <QElapsedTimer>

namespace hearth::bridge
{

class MqttProtocol final : public Protocol
{
    Q_OBJECT
public:
    static Result<std::unique_ptr<Protocol>> create(const QJsonObject &settings);

    [[nodiscard]] QString name() const override { return QStringLiteral("mqtt"); }
    void start() override { m_client.start(); }
    [[nodiscard]] QString problem() const override { return m_client.problem(); }
    void send(const QString &applianceId, const QString &capability, const QString &command,
              const QJsonValue &value, Answer answer) override;
    [[nodiscard]] QJsonObject network() const override { return m_zigbee.toJson(); }
    void askNetwork(const QString &what, const QJsonObject &params, Answer answer) override;

Q_SIGNALS:
    /// Somebody published, just now: what the broker may want to write down. At most once a turn for each.
    void heard(bool isDiscovery);

private:
    explicit MqttProtocol(MqttSettings settings);
    void receive(const MqttMessage &message);
    void discover(const MqttMessage &message);
    void hearDialects(const MqttMessage &message);
    void apply(DiscoveryMessage message);
    void flush();
    void tellPicture(const Inventory::Picture &picture);
    void tellAll();
    void tell(const QString &deviceId);

    MqttClient m_client;
    Inventory m_inventory;
    SystemClock m_clock;
    ZigbeeNetwork m_zigbee{m_clock};
    QTimer m_zigbeeLook; // while it was asked for something
    std::vector<std::unique_ptr<Dialect>> m_dialects;
    std::vector<MqttMessage> m_asks;      // until what is asked for is subscribed
    QHash<QString, MqttMessage> m_newest; // by state topic, until the next flush
    QHash<QString, size_t> m_configs;     // config topic -> hash of what was read, for the same again
    QSet<QString> m_announced;            // device ids that the registry knows from us
    QTimer m_flushTimer;
    std::chrono::milliseconds m_pause; // until the next flush
    QTimer m_settled;                  // a while after the last config
    int m_configsRead = 0;
    QElapsedTimer m_sinceFlush;
    qint64 m_heardCount = 0; // since then
    bool m_hasHeard = false;
    bool m_hasHeardDiscovery = false;
};

} // namespace hearth::bridge
