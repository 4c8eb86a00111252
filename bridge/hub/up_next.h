// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What follows the title on the screen: the next episode, lesson, exercise, song, or entry of the list that
// is played. Says it with the playback's state, goes there when the viewer asks, and by itself at the end,
// for which it is foreseen. Who watches must be allowed what follows. A list is kept in a file, so that it
// goes on after a restart of hearthd. Main thread of hearthd.

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
           QString listFile, QObject *parent = nullptr);

    /// After the playback's own recall().
    void recall();

    /// Plays the list from its first entry on; of one alone `fromMs` says from where. What lies in the
    /// library is played as the title that it is there. NeedsPin where a PIN opens the first.
    Done play(PlayList list, std::optional<qint64> fromMs, const QString &pin);

    /// The playback's state and, where something follows, "next": {"title": its record, "offerFromMs": from
    /// where on it is offered, "goesOn": whether it begins by itself}; "hasPrevious"; of music and lists
    /// "repeat" and "shuffle"; of a list "list": {"name", "at", "of"}, counted from 1.
    [[nodiscard]] QJsonObject with(QJsonObject state) const;
    /// NeedsPin where a PIN opens it; NotFound with nothing there.
    Done next(const QString &pin);
    Done previous(const QString &pin);
    /// The viewer wants to see this one to its end and then no more.
    Done stay();
    /// Of an album or a list. NotFound when none is on.
    Done repeat(PlayOrder::Repeat repeat);
    Done shuffle(bool isShuffled);
    /// The film has ended. False: nothing begins by itself.
    bool goOn();

Q_SIGNALS:
    void changed();

private:
    using Toward = player::Library::Toward;
    /// What follows or came before: a record as the library has it, of another entry of the list {"id",
    /// "name"}.
    struct Beside {
        QJsonObject record;
        std::optional<qsizetype> at; // in the list
    };
    [[nodiscard]] std::optional<Beside> besides(Toward toward) const;
    Done go(Toward toward, const QString &pin);
    Done goTo(const Beside &beside, const QString &pin);
    void look();
    [[nodiscard]] bool isSong() const;  // what follows
    [[nodiscard]] bool isMusic() const; // what is on
    [[nodiscard]] bool hasOrder() const { return m_list || isMusic(); }
    [[nodiscard]] bool goesOnByItself() const;
    /// Near the end what follows waits in the spare player, unless a PIN stands before it.
    void foresee();
    /// Of music what follows is heard without a gap. False where that cannot be done.
    bool join(const QJsonObject &state);
    bool followEntry(const Playable &entry);
    [[nodiscard]] qsizetype placeOf(const QString &titleId) const;
    /// An entry that cannot be played is said, and the list goes on.
    void passFailed(const QString &state);

    /// The title's record where the entry lies in the library, else what is known of it.
    [[nodiscard]] QJsonObject recordOf(const Playable &entry) const;
    [[nodiscard]] static bool isOfLibrary(const QJsonObject &record);
    void leaveList();
    void keepList() const;
    void keepPlace() const; // in it; small, since each entry is another
    [[nodiscard]] QString placeFile() const { return m_listFile + QLatin1String(".place"); }

    Playback &m_playback;
    const player::Library &m_library;
    Household &m_household;
    const Settings &m_settings;
    QString m_listFile;
    PlayOrder m_order; // of the album or the list that is on; of a list its entries' numbers
    std::optional<PlayList> m_list;
    QString m_listedId;     // of the list's entry that is on, as the playback knows it
    qsizetype m_at = 0;     // in the list
    qsizetype m_failed = 0; // entries, one after the other
    QTimer m_passing;
    QString m_titleId;  // that the rest is about
    QJsonObject m_next; // empty: nothing
    std::optional<qsizetype> m_nextAt;
    std::optional<qsizetype> m_joinedAt; // what was told to follow, in the list
    bool m_hasPrevious = false;
    bool m_mayGoOn = false; // without a PIN
    bool m_stays = false;
};

} // namespace hearth::bridge
