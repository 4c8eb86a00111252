// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/player_seat.h"

namespace hearth::bridge
{

PlayerSeat::PlayerSeat(const QString &name, ApiServer &server, Supervisor &supervisor,
                       const PlanPlayer &planPlayer)
    : m_name(name), m_server(server), m_supervisor(supervisor), m_plan(planPlayer(name, m_hasNetwork))
{
}

Done PlayerSeat::ready(bool hasNetwork)
{
    const bool had = std::exchange(*m_hasNetwork, hasNetwork);
    if (!m_supervisor.isRunning(m_name))
        return m_supervisor.run(m_plan);
    if (had != hasNetwork)
        startAnew();
    return {};
}

void PlayerSeat::startAnew()
{
    m_isStartingAnew = m_supervisor.isRunning(m_name);
    m_supervisor.startAnew(m_name);
}

bool PlayerSeat::send(const QString &method, const QJsonObject &params, std::vector<Fd> descriptors) const
{
    return m_server.sendTo(m_name, method, params, std::move(descriptors));
}

} // namespace hearth::bridge
