// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One hearth-player as hearthd sees it: its process, with or without the set's network, and whether it takes
// orders. Main thread of hearthd.

#include "bridge/hub/supervisor.h"

namespace hearth::bridge
{

/// Makes a player's plan, which reads the flag at each start (plans.h).
using PlanPlayer = std::function<ProcessPlan(const QString &seat, std::shared_ptr<const bool> hasNetwork)>;

class PlayerSeat
{
public:
    PlayerSeat(const QString &name, ApiServer &server, Supervisor &supervisor, const PlanPlayer &planPlayer);

    [[nodiscard]] const QString &name() const { return m_name; }
    /// From now on it runs with or without the network: adopted, started, or started anew where it runs the
    /// other way.
    Done ready(bool hasNetwork);
    [[nodiscard]] bool isConnected() const { return m_server.isConnected(m_name); }
    /// It has said its first word.
    [[nodiscard]] bool listens() const { return isConnected() && !m_awaitsReport && !m_isStartingAnew; }
    /// False when it is not connected.
    bool send(const QString &method, const QJsonObject &params, std::vector<Fd> descriptors = {}) const;
    /// It has connected; the first report that follows tells what it is in the middle of.
    void noteConnected() { m_awaitsReport = true; }
    /// Whether this report of it is that one.
    bool takeReport() { return std::exchange(m_awaitsReport, false); }
    /// Whatever it hangs in, it begins anew.
    void startAnew();
    /// Whether this end of it was asked for by ready() or startAnew(), so that it comes back.
    bool takeEnd() { return std::exchange(m_isStartingAnew, false); }
    void end() const { m_supervisor.stop(m_name); }

private:
    QString m_name;
    ApiServer &m_server;
    Supervisor &m_supervisor;
    std::shared_ptr<bool> m_hasNetwork = std::make_shared<bool>(false);
    ProcessPlan m_plan;
    bool m_awaitsReport = false;
    bool m_isStartingAnew = false;
};

} // namespace hearth::bridge
