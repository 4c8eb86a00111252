// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the numbers of appliances were: a row a minute for a day, every five minutes for a month, every hour
// for a year, each with the lowest, the mean over time and the highest. A value holds until the next one, so
// that what does not change costs no rows, and a switch's mean is the share of time that it was on. Samples
// are kept in memory and written once a minute at most; how many come makes no difference to the file. Owned
// by the registry, on its thread; a file of its own, whose damage costs no names.

#include "bridge/appliances/history/buckets.h"
#include "resources/base/database.h"
#include <map>

namespace hearth::bridge
{

class History
{
public:
    static constexpr size_t kMostSeries = 1024; // capabilities; what comes later is not kept
    static constexpr size_t kMostUnwritten = 4096;
    static constexpr int kMostPoints = 1000;

    static Result<History> open(const QString &path);

    /// From `atMs` (wall clock) on it is `value`; nothing: not known. A clock that went back a little counts
    /// as standing still.
    void add(const QString &appliance, const QString &capability, std::optional<double> value, qint64 atMs);
    /// Writes what is complete by now, in one transaction; for once a minute. What cannot be written is lost,
    /// and the error says so.
    Done write(qint64 nowMs);
    /// Writes what has begun too, and that nobody knows what comes: before the end.
    Done close(qint64 nowMs);

    struct Span {
        qint64 fromMs;
        qint64 toMs;        // later than from
        int points;         // 1 to kMostPoints
        qint64 grainMs = 0; // as coarse as this may what is kept be; 0: the finest there is
    };
    /// At most `points` in order of time, of equal width; what is not known has none.
    Result<std::vector<HistoryPoint>> points(const QString &appliance, const QString &capability, Span span,
                                             qint64 nowMs);
    /// Of everything that an appliance ever told; an empty one: that any did.
    Done remove(const QString &appliance);

private:
    using Key = std::pair<QString, QString>;
    struct Series {
        qint64 id = 0; // 0: not in the file yet
        Buckets buckets;
    };
    struct Unwritten {
        Series *series; // of m_series
        HistoryRow row;
    };
    explicit History(std::unique_ptr<Database> database) : m_database(std::move(database)) {}
    void keep(Series &series, const std::vector<HistoryRow> &rows);
    Done writeRows();
    Done writeAll(const std::vector<Unwritten> &unwritten);
    Done prune(qint64 series, int tier, qint64 newestMs);
    /// 0 where there is none.
    Result<qint64> idOf(const Key &key);
    Result<qint64> makeId(const Key &key);
    Done dropExcess();
    Result<std::vector<HistoryRow>> rows(qint64 series, int tier, qint64 fromMs, qint64 toMs);

    std::unique_ptr<Database> m_database;
    std::map<Key, Series> m_series; // at most kMostSeries
    std::vector<Unwritten> m_unwritten;
};

} // namespace hearth::bridge
