// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The household's live channels and the lists that they come from, in channels.db; what a profile keeps and
// watched. Fetches nothing. Main thread, but for replace().

#include "player/live/channel_entries.h"
#include "resources/base/clock.h"
#include "resources/base/database.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <memory>
#include <optional>

namespace hearth::player
{

struct ChannelList {
    QString id;
    QString address; // http, https, or the path of a file
    QString name;
    qint64 readMs = 0; // wall clock; 0: never
    QString error;     // why it could not be read last time; empty: it could
};

struct ChannelWindow {
    QString group;       // empty: of all
    bool isKept = false; // those that the profile keeps alone
    int offset = 0;
    int limit = 100;
};

class Channels
{
    Q_DECLARE_TR_FUNCTIONS(hearth::player::Channels)
public:
    static constexpr int kMostLists = 16;

    static Result<std::unique_ptr<Channels>> create(const QString &databasePath, const Clock &clock);

    void setProfile(const QString &profile) { m_profile = profile; }
    Done forgetProfile(const QString &profile);

    [[nodiscard]] QList<ChannelList> lists() const;
    /// The new list's id. NotAllowed past kMostLists or when it is there already.
    Result<QString> addList(const QString &address, const QString &name);
    Done removeList(const QString &id);
    Done setError(const QString &listId, const QString &error);

    /// Puts what was read in place of what the list had, in one transaction of a connection of its own; any
    /// thread, one at a time. The list's error is gone then. `nowMs`: wall clock.
    static Done replace(const QString &databasePath, const QString &listId, const Playlist &playlist,
                        qint64 nowMs);

    [[nodiscard]] qint64 count() const;
    /// {"total", "offset", "items"}; a channel is {"id", "type": "channel", "number", "name", "category",
    /// "radio", "kept"}. By number.
    [[nodiscard]] QJsonObject window(const ChannelWindow &window) const;
    /// Names with how many they hold, the largest first; 200 at most.
    [[nodiscard]] QJsonArray groups() const;
    [[nodiscard]] std::optional<QJsonObject> channel(const QString &id) const;
    [[nodiscard]] std::optional<QJsonObject> byNumber(int number) const;
    /// The next (`by` 1) or the one before (-1) by number, from the other end after the last.
    [[nodiscard]] std::optional<QJsonObject> beside(int number, int by) const;
    [[nodiscard]] QString addressOf(const QString &id) const;
    /// What the profile keeps, then what it watched last, then the first by number.
    [[nodiscard]] QJsonArray forHome(int limit) const;
    struct Name {
        QString id;
        QString name;
        int number = 0;
    };
    /// By number, those behind `after`; for the search's index.
    [[nodiscard]] QList<Name> namesAfter(int after, int limit) const;

    Done keep(const QString &id, bool isKept);
    Done noteWatched(const QString &id);

private:
    Channels(std::unique_ptr<Database> database, const Clock &clock)
        : m_database(std::move(database)), m_clock(clock)
    {
    }
    template <typename... Values>
    [[nodiscard]] QJsonArray read(const char *rest, const Values &...values) const;

    std::unique_ptr<Database> m_database;
    const Clock &m_clock;
    QString m_profile = QStringLiteral("main");
};

} // namespace hearth::player
