// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The home's own MQTT broker as hearthd runs it: a port and accounts of its own below the state folder, made
// once and kept, so that appliances find it again. Main thread.

#include "bridge/hub/supervisor.h"
#include <QJsonObject>

namespace hearth::bridge
{

class HomeBroker
{
public:
    /// Makes the port and the passwords on first use. Files below <state>/broker: port, hearth.password,
    /// demo.password.
    static Result<HomeBroker> create(const StatePaths &paths);

    [[nodiscard]] ProcessPlan plan() const;
    /// What the MQTT protocol needs to connect as hearthd.
    [[nodiscard]] QJsonObject clientSettings() const;

private:
    QString m_folder;
    quint16 m_port = 0;
    QByteArray m_hearthPassword;
    QByteArray m_demoPassword;
};

} // namespace hearth::bridge
