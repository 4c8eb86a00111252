// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The film on the screen: which title, where it is, what the viewer chose; drives hearth-player and keeps the
// film through the player's death and hearthd's own. What is foreseen waits in a second player and is swapped
// in when it is wanted. Main thread of hearthd.

#include "bridge/hub/file_return.h"
#include "bridge/hub/play_list.h"
#include "bridge/hub/playback_watch.h"
#include "bridge/hub/spare_player.h"
#include "player/history/history.h"
#include "player/library/library.h"

namespace hearth::bridge
{

class Playback : public QObject
{
    Q_OBJECT
public:
    Playback(ApiServer &server, Supervisor &supervisor, const player::Library &library,
             player::History &history, const PlanPlayer &planPlayer, QObject *parent = nullptr);

    /// After a restart of hearthd alone: the film that was on the screen goes on, in the same player if it
    /// lives.
    void recall();

    Done open(const QString &titleId, std::optional<qint64> fromMs, bool isPaused);
    /// Another part of what the viewer is in the middle of: as fast as before, and on the screen where the
    /// one before was.
    Done goOn(const QString &titleId);
    Done goOn(const Playable &playable);
    /// A film or stream of the network, or a file outside the library. Its history stands under
    /// Playable::id().
    Done open(const Playable &playable, std::optional<qint64> fromMs);
    /// A live channel, {"id", "number", "name", …}; it leaves no history.
    Done openChannel(const QJsonObject &channel, const QString &address);
    /// The viewer will most likely want this next: it waits in the spare player until something else is
    /// opened or forgetForeseen() is called. Cheap to call again with the same.
    void foresee(const QString &titleId);
    void foresee(const Playable &playable);
    void foreseeChannel(const QString &address);
    void forgetForeseen() { m_spare.leave(); }
    /// Behind the song that plays ("joins" of the state) this one is heard without a gap and is then what
    /// plays; followed() tells. Cheap to call again with the same. Another one than music ends the first as
    /// if nothing followed. False for what has to begin by itself.
    bool follow(const QString &titleId);
    bool follow(const Playable &playable);
    void followNothing();
    /// The seat whose picture is the film.
    [[nodiscard]] const QString &player() const { return m_player->name(); }
    [[nodiscard]] static bool isPlayer(const QString &process);
    /// Of the channel on the screen; 0 while there is none.
    [[nodiscard]] int channelNumber() const { return m_channel.value(QLatin1String("number")).toInt(); }
    Done play();
    Done pause();
    /// `isFast`: to a picture near it that comes sooner.
    Done seek(qint64 positionMs, bool isFast = false);
    Done skip(qint64 deltaMs);
    /// Stream indices; -1 is no subtitles, no second ones. Without subtitles there are no second ones.
    Done chooseTracks(std::optional<int> audio, std::optional<int> subtitle, std::optional<int> second);
    /// 1 is as filmed. Like the delays it holds until another title is opened. A live stream has none.
    Done setSpeed(double speed);
    /// Sound and subtitles after the picture; negative: before it.
    Done setDelays(std::optional<int> soundMs, std::optional<int> subtitleMs);
    /// While paused: a picture on, or back.
    Done step(int direction);
    void stop();
    /// What the household prefers, from now on: languages as ISO 639 codes, the dearest first; how subtitles
    /// look (player/subtitles/caption_style.h).
    struct Preferences {
        QStringList audioLanguages;
        QStringList subtitleLanguages;
        bool isForForeignSound = false; // subtitles only where the sound is in none of these languages
        QJsonObject captions;
        QJsonObject sound; // "night", "even", "forTwo"
        bool keepsHistory = true;
        bool operator==(const Preferences &) const = default;
    };
    void prefer(const Preferences &preferences);
    /// 1 is full; for speech and alerts that want to be heard.
    void duck(double volume);

    [[nodiscard]] bool isOpen() const { return !m_id.isEmpty(); }
    [[nodiscard]] QString titleId() const { return m_titleId; }
    [[nodiscard]] QJsonObject state() const;
    /// "foundChapters" of the state from now on, while this title plays (chapter_kinds.h).
    void addFoundChapters(const QString &titleId, const QJsonArray &chapters);
    void takeReport(const QString &player, const QJsonObject &report);

Q_SIGNALS:
    void changed();
    void playerChanged();
    void opened();
    void closed();
    void ended();
    /// What was to follow plays; changed() comes behind it.
    void followed();
    /// A title is no longer on the screen; how far it was seen is noted.
    void left(const QString &titleId);

private:
    struct Tuning {
        double speed = 1.0;
        int soundDelayMs = 0;
        int subtitleDelayMs = 0;
    };
    Done begin(const Playable &playable, std::optional<qint64> fromMs, const QJsonObject &channel);
    /// What opening a title or an address means before anybody has turned anything.
    struct Beginning {
        QString titleId;
        QString whole;            // the series, course or workout that it is part of; empty: none
        bool keepsHistory = true; // a trailer leaves no trace, and nobody goes on with a song
        qint64 startMs = 0;
        player::ChosenTracks tracks;
        QJsonObject
            remembered; // of another part of the whole, by the parameter's name: {"language", "title"}
    };
    [[nodiscard]] static player::ChosenTracks tracksOf(const QJsonObject &record);
    [[nodiscard]] Beginning beginningOf(const QString &titleId) const;
    void recallTracks(Beginning &beginning) const;
    void begin(const QString &titleId, std::optional<qint64> fromMs);
    [[nodiscard]] QString newId(const QString &titleId);
    [[nodiscard]] PlayerOrder orderFor(const Beginning &beginning, const Tuning &tuning, const QString &file,
                                       const QString &address) const;
    /// Of what is open, as it would be opened now.
    [[nodiscard]] PlayerOrder orderNow() const;
    /// Swaps the players where the spare one waits with what is open; else the player opens it, started
    /// first, or anew where the one that runs has a network and should not, or the other way.
    void readyPlayer();
    bool swapPlayers();
    void sendOpen();
    /// With `params` added.
    [[nodiscard]] static Done send(const PlayerSeat &seat, const PlayerOrder &order, QJsonObject params);
    [[nodiscard]] Tuning tuningOfNext() const;
    /// A player that hangs is ended and goes on at its second, once; then it is said.
    void watch();
    [[nodiscard]] QJsonObject describeTitle() const;
    /// Those that the player chose itself hold from then on.
    void noteTracks(const QJsonObject &report);
    /// The viewer's choice of a track now holds for the rest of the series too.
    void rememberTracks(bool isAudio, bool isSubtitle, bool isSecond);
    void remember();
    void noteHistory();
    Done order(const QString &method, const QJsonObject &params = {});
    /// With how the film is played added.
    [[nodiscard]] static QJsonObject withTuning(QJsonObject record, const Tuning &tuning);
    void failWith(const Error &error);
    /// What the player was told to play behind this song.
    struct Follower {
        QString id; // as m_id; empty: nothing follows
        QString titleId;
        QString file;
        QString name; // of what is no title of the library
    };
    bool follow(const Follower &follower);
    void beginFollower();

    ApiServer &m_server;
    Supervisor &m_supervisor;
    const player::Library &m_library;
    player::History &m_history;
    SystemClock m_clock;
    std::unique_ptr<PlayerSeat> m_player;
    SparePlayer m_spare;
    QString m_id; // of this playback; empty: none
    QString m_titleId;
    QString m_whole; // as Beginning has them
    bool m_keepsHistory = true;
    QString m_file;        // of what lies on a disk
    QString m_address;     // else
    QString m_name;        // of what is no title of the library, as who opened it calls it
    QJsonObject m_channel; // whose address it is; empty: no channel's
    bool m_isPaused = false;
    double m_volume = 1.0; // 1 is full
    player::ChosenTracks m_tracks;
    QJsonObject m_remembered; // as Beginning has it
    Tuning m_tuning;
    Follower m_follower;
    Follower m_former;    // the one before it, which may be on when the order comes
    QString m_notJoined;  // a title that begins by itself: the player died with it, or it has words beside it
    QJsonObject m_report; // the player's last
    QJsonArray m_foundChapters;
    Error m_error;
    Preferences m_preferences;
    bool m_isRecovering = false;
    FileReturn m_fileReturn; // while the player says that the file's disk is away
    PlaybackWatch m_watch;
    QTimer m_watchTimer;
    bool m_wasBegunAnew = false; // by the watch, and not long ago
    bool m_lacksPicture = false; // the film has one, and it does not come
    QTimer m_historyTimer;
    int m_counter = 0;
};

} // namespace hearth::bridge
