// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Openings and credits of episodes that no chapter names: what an episode shares with others of its season
// (shared_sound.h), kept in library.db. hearth-probe listens to one file at a time, and only to those that
// somebody is watching and the few they are compared with. Main thread.

#include "player/library/shared_sound.h"
#include "player/probe/probe_client.h"
#include "resources/base/database.h"
#include <QJsonArray>
#include <QStringList>

namespace hearth::player
{

class FoundChapters : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kMostCompared = 4; // with one episode
    static constexpr int kMostPrints = 120;       // some 45 KB each

    /// `database` is library.db with its schema; both outlive this.
    FoundChapters(Database &database, ProbeClient &probe) : m_database(database), m_probe(probe) {}

    /// What is known of a title's file as it is now: [{"kind": "intro" or "credits", "fromMs", "toMs"}].
    [[nodiscard]] QJsonArray of(const QString &title) const;
    /// Compares an episode with others, the nearest first, until all of `kinds` are found. What was looked
    /// for before is given up.
    void look(const QString &title, const QStringList &others, const QStringList &kinds);
    void giveUp() { m_title.clear(); }

Q_SIGNALS:
    void found(const QString &title);

private:
    struct Prints {
        SoundPrint opening;
        SoundPrint credits;
    };
    /// Unset while nobody has tried; empty for a file that has none.
    [[nodiscard]] std::optional<std::optional<Prints>> prints(const QString &title) const;
    void step();
    void make(const QString &title);
    [[nodiscard]] bool keepPrints(const QString &title, const QByteArray &prints);
    void leaveOut(const QString &title);
    void compare(const QString &other, const Prints &here, const Prints &there);
    void keep(const QString &title, const QString &kind, const TimeRange &range);
    [[nodiscard]] QStringList missing() const;

    Database &m_database;
    ProbeClient &m_probe;
    QString m_title; // that is looked for; empty: none
    QStringList m_others;
    QStringList m_kinds;
    bool m_isListening = false;
};

} // namespace hearth::player
