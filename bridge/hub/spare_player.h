// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A second hearth-player that waits, paused on its first picture, with what the viewer will most likely want
// next, so that going there is a swap of the two. What goes wrong with it costs nothing but the time that it
// would have saved. Main thread of hearthd.

#include "bridge/hub/player_seat.h"
#include <QHash>

namespace hearth::bridge
{

/// What a player is told to open, without the playback's id and whether it is paused; `file` is empty for an
/// address.
struct PlayerOrder {
    QJsonObject params;
    QString file;
    bool operator==(const PlayerOrder &) const = default;
};

class SparePlayer
{
public:
    /// Opens the order in the seat, with "id", "paused" and "foreseen" added.
    using Send = std::function<void(const PlayerSeat &seat, const PlayerOrder &order, const QString &id)>;

    SparePlayer(std::unique_ptr<PlayerSeat> seat, const Clock &clock, Send send);

    [[nodiscard]] const PlayerSeat &seat() const { return *m_seat; }
    /// Waits with this from now on; asked again with the same it does nothing. What it could not open twice
    /// it leaves alone until it has waited with something else or has ended.
    void wait(const PlayerOrder &order, const QString &id);
    /// Waits with nothing; its process stays.
    void leave();
    /// Its process too is not needed.
    void end();
    /// It shows the first picture of what it waits with and takes orders.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] bool isReadyFor(const PlayerOrder &order) const { return isReady() && order == m_order; }
    /// This seat's player plays from now on, and the one that played waits with nothing. Hands out the id and
    /// the last report of what waited.
    [[nodiscard]] std::pair<QString, QJsonObject> swap(std::unique_ptr<PlayerSeat> &playing);

    void noteConnected() { m_seat->noteConnected(); }
    void noteEnded();
    void takeReport(const QJsonObject &report);

private:
    void open();
    void lose();

    std::unique_ptr<PlayerSeat> m_seat;
    const Clock &m_clock;
    Send m_send;
    PlayerOrder m_order;
    QString m_id; // empty: it waits with nothing
    bool m_hasOpened = false;
    QJsonObject m_report;
    std::chrono::milliseconds m_reportedAt{};
    PlayerOrder m_failing; // what went wrong last
    int m_failures = 0;
};

} // namespace hearth::bridge
