// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What follows the title on the screen: the next episode, lesson, exercise or song. Says it with the
// playback's state, goes there when the viewer asks, and by itself at the end, for which it is foreseen. Who
// watches must be allowed what follows. Main thread of hearthd.

#include "bridge/hub/household.h"
#include "bridge/hub/play_order.h"
#include "bridge/hub/playback.h"
#include "bridge/hub/settings.h"

namespace hearth::bridge
{

class UpNext : public QObject
{
    Q_OBJECT
public:
    UpNext(Playback &playback, const player::Library &library, Household &household, const Settings &settings,
           QObject *parent = nullptr);

    /// The playback's state and, where something follows, "next": {"title": its record, "offerFromMs": from
    /// where on it is offered, "goesOn": whether it begins by itself}; "hasPrevious"; of music "repeat" and
    /// "shuffle".
    [[nodiscard]] QJsonObject with(QJsonObject state) const;
    /// NeedsPin where a PIN opens it; NotFound with nothing there.
    Done next(const QString &pin);
    Done previous(const QString &pin);
    /// The viewer wants to see this one to its end and then no more.
    Done stay();
    /// Of an album, until hearthd ends. NotFound when no music is on.
    Done repeat(PlayOrder::Repeat repeat);
    Done shuffle(bool isShuffled);
    /// The film has ended. False: nothing begins by itself.
    bool goOn();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] std::optional<QJsonObject> besides(player::Library::Toward toward) const;
    Done go(player::Library::Toward toward, const QString &pin);
    void look();
    [[nodiscard]] bool isSong() const;  // what follows
    [[nodiscard]] bool isMusic() const; // what is on
    [[nodiscard]] bool goesOnByItself() const;
    /// Near the end what follows waits in the spare player, unless a PIN stands before it.
    void foresee();

    Playback &m_playback;
    const player::Library &m_library;
    Household &m_household;
    const Settings &m_settings;
    PlayOrder m_order;  // of the album that is on
    QString m_titleId;  // that the rest is about
    QJsonObject m_next; // empty: nothing
    bool m_hasPrevious = false;
    bool m_mayGoOn = false; // without a PIN
    bool m_stays = false;
};

} // namespace hearth::bridge
