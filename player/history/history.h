// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a profile has watched and where it stopped, in home.db. Knows titles by id only. Main thread of
// hearthd.

#include "resources/base/clock.h"
#include "resources/base/database.h"
#include <QList>

namespace hearth::player
{

/// The viewer's choices for a title; -1 and -2 as TrackWishes has them.
struct ChosenTracks {
    static constexpr int kNobodyChose = -2;
    int audio = -1;
    int subtitle = kNobodyChose;
    int second = -1;
    bool operator==(const ChosenTracks &) const = default;
};

struct HistoryEntry {
    QString titleId;
    qint64 positionMs = 0;
    qint64 durationMs = 0;
    qint64 atMs = 0; // wall clock of the last change
    ChosenTracks tracks;
    bool isWatched = false;

    /// Worth going on with: at least 5 % and 2 minutes in, of what is shorter than 10 minutes a fifth instead
    /// of the 2 minutes, and not finished.
    [[nodiscard]] bool isBegun() const;
    /// At least 95 %: what follows are credits.
    [[nodiscard]] bool isFinished() const;
};

struct TimesDone {
    int times = 0;
    qint64 lastMs = 0; // wall clock; 0: never
};

class History
{
public:
    /// `database` is home.db with its schema; both outlive this.
    History(Database &database, const Clock &clock) : m_database(&database), m_clock(&clock) {}

    /// Whose history is read and written from now on.
    void setProfile(const QString &profile) { m_profile = profile; }
    /// Everything that the profile left here, its dismissed cards too.
    Done forgetProfile(const QString &profile);

    Done note(const QString &titleId, qint64 positionMs, qint64 durationMs, const ChosenTracks &tracks);
    Done forget(const QString &titleId);
    [[nodiscard]] std::optional<HistoryEntry> entry(const QString &titleId) const;
    /// Begun and not finished, newest first.
    [[nodiscard]] QList<HistoryEntry> toContinue(int limit) const;

    /// A title is known by another id from now on, to every profile: what was watched of the one before
    /// counts for it, unless it was watched later itself.
    Done carryOver(const QString &from, const QString &to);

    /// What was watched to its end, newest first.
    [[nodiscard]] QList<HistoryEntry> finished(int limit) const;
    /// By hand, without having played it.
    Done markWatched(const QString &titleId, bool isWatched);

    /// Of what is done again and again, a workout: once more, in one transaction with forgetting where its
    /// `parts` stood.
    Done noteDone(const QString &id, const QStringList &parts);
    [[nodiscard]] TimesDone timesDone(const QString &id) const;

    /// Takes a card (a title's id, or whatever else stands on Home) away until something happens to it again.
    Done dismiss(const QString &card);
    /// What was taken away may stand there again, for every profile.
    Done recall(const QString &card);
    /// Whether the card was taken away at or after `atMs`.
    [[nodiscard]] bool isDismissed(const QString &card, qint64 atMs) const;

    /// What was last chosen to be heard and read in a series, a course or a workout, as whoever keeps it
    /// writes it; JSON texts, empty for nothing.
    struct TrackTexts {
        QString audio;
        QString subtitle;
        QString second;
    };
    Done rememberTracks(const QString &whole, const TrackTexts &tracks);
    [[nodiscard]] TrackTexts rememberedTracks(const QString &whole) const;

    /// What was on the screen, so that a new hearthd can go on: a JSON text, empty for nothing.
    Done rememberPlayback(const QString &json);
    [[nodiscard]] QString rememberedPlayback() const;

private:
    [[nodiscard]] QList<HistoryEntry> list(const char *where, int limit) const;

    Database *m_database;
    const Clock *m_clock;
    QString m_profile = QStringLiteral("main");
};

} // namespace hearth::player
