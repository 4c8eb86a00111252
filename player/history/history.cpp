// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/history/history.h"
#include <algorithm>

namespace hearth::player
{

namespace
{

constexpr double kBegunPart = 0.05;
constexpr double kBegunPartOfShort = 0.2;
constexpr qint64 kBegunMs = 2 * 60 * 1000;
constexpr double kFinishedPart = 0.95;

HistoryEntry readRow(const Statement &row)
{
    return {row.text(0),
            row.integer(1),
            row.integer(2),
            row.integer(3),
            {static_cast<int>(row.integer(4)), static_cast<int>(row.integer(5)),
             static_cast<int>(row.integer(6))},
            row.integer(7) != 0};
}

} // namespace

bool HistoryEntry::isBegun() const
{
    const auto duration = static_cast<double>(durationMs);
    const double least = durationMs > 0 ? std::min<double>(kBegunMs, kBegunPartOfShort * duration) : kBegunMs;
    return static_cast<double>(positionMs) >= std::max(least, kBegunPart * duration) && !isFinished();
}

bool HistoryEntry::isFinished() const
{
    return durationMs > 0 &&
           static_cast<double>(positionMs) >= kFinishedPart * static_cast<double>(durationMs);
}

Done History::note(const QString &titleId, qint64 positionMs, qint64 durationMs, const ChosenTracks &tracks)
{
    auto statement = m_database->prepare(
        "INSERT INTO watched(title, position_ms, duration_ms, at_ms, audio, subtitle, watched, profile, "
        "second_subtitle) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT(profile, title) DO UPDATE "
        "SET "
        "position_ms=?2, duration_ms=?3, at_ms=?4, audio=?5, subtitle=?6, watched=max(watched, ?7), "
        "second_subtitle=?9");
    if (!statement)
        return std::unexpected(statement.error());
    const bool isFinished = HistoryEntry{titleId, positionMs, durationMs, 0, tracks}.isFinished();
    statement->bind(1, titleId)
        .bind(2, positionMs)
        .bind(3, durationMs)
        .bind(4, qint64(m_clock->wall().count()));
    statement->bind(5, qint64(tracks.audio))
        .bind(6, qint64(tracks.subtitle))
        .bind(7, qint64(isFinished))
        .bind(8, m_profile)
        .bind(9, qint64(tracks.second));
    return statement->run();
}

Done History::markWatched(const QString &titleId, bool isWatched)
{
    auto statement = m_database->prepare(
        "INSERT INTO watched(title, position_ms, duration_ms, at_ms, audio, subtitle, watched, profile) "
        "VALUES(?1, 0, 0, ?2, -1, -2, ?3, ?4) ON CONFLICT(profile, title) DO UPDATE SET position_ms=0, "
        "at_ms=?2, "
        "watched=?3");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, titleId)
        .bind(2, qint64(m_clock->wall().count()))
        .bind(3, qint64(isWatched))
        .bind(4, m_profile)
        .run();
}

Done History::carryOver(const QString &from, const QString &to)
{
    auto transaction = m_database->begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const char *sql :
         {"INSERT INTO watched(profile, title, position_ms, duration_ms, at_ms, audio, subtitle, watched, "
          "second_subtitle) SELECT profile, ?2, position_ms, duration_ms, at_ms, audio, subtitle, watched, "
          "second_subtitle FROM watched WHERE title=?1 ON CONFLICT(profile, title) DO UPDATE SET "
          "position_ms=excluded.position_ms, "
          "duration_ms=excluded.duration_ms, at_ms=excluded.at_ms, audio=excluded.audio, "
          "subtitle=excluded.subtitle, watched=excluded.watched, second_subtitle=excluded.second_subtitle "
          "WHERE excluded.at_ms > watched.at_ms",
          "INSERT OR IGNORE INTO dismissed SELECT profile, ?2, at_ms FROM dismissed WHERE card=?1"}) {
        auto statement = m_database->prepare(sql);
        if (!statement)
            return std::unexpected(statement.error());
        if (Done done = statement->bind(1, from).bind(2, to).run(); !done)
            return done;
    }
    return transaction->commit();
}

Done History::forget(const QString &titleId)
{
    auto statement = m_database->prepare("DELETE FROM watched WHERE title=?1 AND profile=?2");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, titleId).bind(2, m_profile).run();
}

Done History::forgetProfile(const QString &profile)
{
    for (const char *sql :
         {"DELETE FROM watched WHERE profile=?1", "DELETE FROM dismissed WHERE profile=?1",
          "DELETE FROM done WHERE profile=?1", "DELETE FROM track_choice WHERE profile=?1"}) {
        auto statement = m_database->prepare(sql);
        if (!statement)
            return std::unexpected(statement.error());
        if (Done done = statement->bind(1, profile).run(); !done)
            return done;
    }
    return {};
}

std::optional<HistoryEntry> History::entry(const QString &titleId) const
{
    auto query = m_database->prepare("SELECT title, position_ms, duration_ms, at_ms, audio, subtitle, "
                                     "second_subtitle, watched FROM watched WHERE title=?1 AND profile=?2");
    if (!query)
        return std::nullopt;
    const auto row = query->bind(1, titleId).bind(2, m_profile).step();
    if (!row || !*row)
        return std::nullopt;
    return readRow(*query);
}

QList<HistoryEntry> History::list(const char *where, int limit) const
{
    QList<HistoryEntry> list;
    const QByteArray sql =
        QByteArray("SELECT title, position_ms, duration_ms, at_ms, audio, subtitle, second_subtitle, watched "
                   "FROM watched WHERE profile=?1 AND ") +
        where + " ORDER BY at_ms DESC LIMIT ?2";
    auto query = m_database->prepare(sql.constData());
    if (!query)
        return list;
    query->bind(1, m_profile).bind(2, qint64(limit));
    for (auto row = query->step(); row && *row; row = query->step())
        list.append(readRow(*query));
    return list;
}

QList<HistoryEntry> History::toContinue(int limit) const
{
    static const QByteArray where =
        QStringLiteral("position_ms >= max(%1 * duration_ms, min(%2 * duration_ms, %3)) AND "
                       "position_ms < %4 * duration_ms")
            .arg(kBegunPart)
            .arg(kBegunPartOfShort)
            .arg(kBegunMs)
            .arg(kFinishedPart)
            .toLatin1();
    return list(where.constData(), limit);
}

QList<HistoryEntry> History::finished(int limit) const
{
    return list("watched=1", limit);
}

Done History::noteDone(const QString &id, const QStringList &parts)
{
    auto transaction = m_database->begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    auto statement =
        m_database->prepare("INSERT INTO done(profile, title, times, last_ms) VALUES(?1, ?2, 1, ?3) "
                            "ON CONFLICT(profile, title) DO UPDATE SET times=times+1, last_ms=?3");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, m_profile).bind(2, id).bind(3, qint64(m_clock->wall().count()));
    if (Done done = statement->run(); !done)
        return done;
    for (const QString &part : parts) {
        if (Done done = forget(part); !done)
            return done;
    }
    return transaction->commit();
}

TimesDone History::timesDone(const QString &id) const
{
    auto query = m_database->prepare("SELECT times, last_ms FROM done WHERE profile=?1 AND title=?2");
    if (!query)
        return {};
    const auto row = query->bind(1, m_profile).bind(2, id).step();
    return row && *row ? TimesDone{static_cast<int>(query->integer(0)), query->integer(1)} : TimesDone();
}

Done History::dismiss(const QString &card)
{
    auto statement = m_database->prepare("INSERT INTO dismissed(profile, card, at_ms) VALUES(?1, ?2, ?3) "
                                         "ON CONFLICT(profile, card) DO UPDATE SET at_ms=?3");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, m_profile).bind(2, card).bind(3, qint64(m_clock->wall().count())).run();
}

Done History::recall(const QString &card)
{
    auto statement = m_database->prepare("DELETE FROM dismissed WHERE card=?1");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, card).run();
}

bool History::isDismissed(const QString &card, qint64 atMs) const
{
    auto query = m_database->prepare("SELECT 1 FROM dismissed WHERE profile=?1 AND card=?2 AND at_ms>=?3");
    if (!query)
        return false;
    const auto row = query->bind(1, m_profile).bind(2, card).bind(3, atMs).step();
    return row && *row;
}

Done History::rememberTracks(const QString &whole, const TrackTexts &tracks)
{
    auto statement = m_database->prepare(
        "INSERT INTO track_choice(profile, whole, audio, subtitle, second_subtitle) VALUES(?1, ?2, ?3, ?4, "
        "?5) "
        "ON CONFLICT(profile, whole) DO UPDATE SET audio=?3, subtitle=?4, second_subtitle=?5");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, m_profile)
        .bind(2, whole)
        .bind(3, tracks.audio)
        .bind(4, tracks.subtitle)
        .bind(5, tracks.second)
        .run();
}

History::TrackTexts History::rememberedTracks(const QString &whole) const
{
    auto query =
        m_database->prepare("SELECT audio, subtitle, second_subtitle FROM track_choice WHERE profile=?1 "
                            "AND whole=?2");
    if (!query)
        return {};
    const auto row = query->bind(1, m_profile).bind(2, whole).step();
    return row && *row ? TrackTexts{query->text(0), query->text(1), query->text(2)} : TrackTexts();
}

Done History::rememberPlayback(const QString &json)
{
    auto statement = m_database->prepare("INSERT INTO running(key, value) VALUES('playback', ?1) "
                                         "ON CONFLICT(key) DO UPDATE SET value=?1");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, json).run();
}

QString History::rememberedPlayback() const
{
    auto query = m_database->prepare("SELECT value FROM running WHERE key='playback'");
    if (!query)
        return {};
    const auto row = query->step();
    return row && *row ? query->text(0) : QString();
}

} // namespace hearth::player
