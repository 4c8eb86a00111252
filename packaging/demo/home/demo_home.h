// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The seven appliances on one broker connection: announces them, lets time pass, carries commands to them and
// reports what changed. Owned by main, on its thread. Announces and reports everything again after each
// reconnect, and leaves its will behind so that the broker tells when it is gone.

#include "packaging/demo/home/demo_appliance.h"
#include <QElapsedTimer>
#include <QTimer>

namespace hearth::demo
{

class DemoHome : public QObject
{
    Q_OBJECT
public:
    /// `speed` 60 makes a minute pass in a second.
    DemoHome(bridge::MqttSettings settings, double speed);
    void start();

private:
    void announce();
    void receive(const MqttMessage &message);
    void tick();
    void report();

    bridge::MqttClient m_client;
    double m_minutesPerSecond;
    std::vector<std::unique_ptr<DemoAppliance>> m_appliances;
    QHash<QString, QByteArray> m_reported; // by topic
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
};

} // namespace hearth::demo
