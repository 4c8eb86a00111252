// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/history/history.h"
#include <algorithm>
#include <utility>

namespace hearth::bridge
{

namespace
{

constexpr const char *kMigrations[] = {
    "CREATE TABLE series(id INTEGER PRIMARY KEY, appliance TEXT NOT NULL, capability TEXT NOT NULL,"
    " UNIQUE(appliance,capability));"
    // Without low, mean and high nobody knows what it was from here on.
    "CREATE TABLE sample(series INTEGER NOT NULL, tier INTEGER NOT NULL, at_ms INTEGER NOT NULL, low REAL,"
    " mean REAL, high REAL, PRIMARY KEY(series,tier,at_ms)) WITHOUT ROWID",
};

} // namespace

Result<History> History::open(const QString &path)
{
    Result<std::unique_ptr<Database>> database = Database::open(path, kMigrations);
    if (!database)
        return std::unexpected(std::move(database.error()).within(QStringLiteral("appliance history")));
    History history(std::move(*database));
    if (Done done = history.dropExcess(); !done)
        return std::unexpected(done.error());
    return history;
}

/// Appliances that came and went while nobody listened leave theirs behind; the oldest go first.
Done History::dropExcess()
{
    Result<Statement> count = m_database->prepare("SELECT count(*) FROM series");
    if (!count)
        return std::unexpected(count.error());
    if (const Result<bool> row = count->step(); !row || count->integer(0) <= qint64{kMostSeries})
        return row ? Done() : std::unexpected(row.error());
    const QByteArray oldest =
        "DELETE FROM series WHERE id NOT IN (SELECT id FROM series ORDER BY id DESC LIMIT " +
        QByteArray::number(qint64{kMostSeries}) + ")";
    if (Done done = m_database->execute(oldest.constData()); !done)
        return done;
    return m_database->execute("DELETE FROM sample WHERE series NOT IN (SELECT id FROM series)");
}

Result<qint64> History::idOf(const Key &key)
{
    Result<Statement> query =
        m_database->prepare("SELECT id FROM series WHERE appliance=?1 AND capability=?2");
    if (!query)
        return std::unexpected(query.error());
    const Result<bool> row = query->bind(1, key.first).bind(2, key.second).step();
    if (!row)
        return std::unexpected(row.error());
    return *row ? query->integer(0) : 0;
}

Result<qint64> History::makeId(const Key &key)
{
    if (const Result<qint64> known = idOf(key); !known || *known != 0)
        return known;
    Result<Statement> make = m_database->prepare("INSERT INTO series(appliance,capability) VALUES(?1,?2)");
    if (!make)
        return std::unexpected(make.error());
    if (Done done = make->bind(1, key.first).bind(2, key.second).run(); !done)
        return std::unexpected(done.error());
    return m_database->lastInsertId();
}

void History::keep(Series &series, const std::vector<HistoryRow> &rows)
{
    for (const HistoryRow &row : rows)
        m_unwritten.push_back({&series, row});
}

void History::add(const QString &appliance, const QString &capability, std::optional<double> value,
                  qint64 atMs)
{
    const Key key{appliance, capability};
    if (!m_series.contains(key) && m_series.size() >= kMostSeries)
        return;
    Series &series = m_series[key];
    std::vector<HistoryRow> rows;
    series.buckets.add(value, atMs, rows);
    keep(series, rows);
    // Nobody called write() for a long time.
    if (m_unwritten.size() >= kMostUnwritten)
        (void)writeRows();
}

Done History::write(qint64 nowMs)
{
    for (auto &[key, series] : m_series) {
        std::vector<HistoryRow> rows;
        series.buckets.advance(nowMs, rows);
        keep(series, rows);
    }
    return writeRows();
}

Done History::close(qint64 nowMs)
{
    if (Done done = write(nowMs); !done)
        return done;
    for (auto &[key, series] : m_series) {
        for (const HistoryRow &row : series.buckets.begun(nowMs)) {
            const qint64 next = row.atMs + kHistoryTiers[static_cast<size_t>(row.tier)].widthMs;
            keep(series, {row, {row.tier, next, std::nullopt}});
        }
    }
    return writeRows();
}

Done History::writeRows()
{
    const std::vector<Unwritten> unwritten = std::exchange(m_unwritten, {});
    if (unwritten.empty())
        return {};
    Done done = writeAll(unwritten);
    if (!done) {
        // What was made within the transaction is not in the file.
        for (auto &[key, series] : m_series)
            series.id = 0;
    }
    return done;
}

Done History::prune(qint64 series, int tier, qint64 newestMs)
{
    // What a clock that ran ahead left in the future goes. Of what is too old the newest stays: it holds for
    // what is younger. Two statements, since SQLite reads every row of the tier for an OR of both.
    const std::pair<const char *, qint64> drops[] = {
        {"DELETE FROM sample WHERE series=?1 AND tier=?2 AND at_ms>?3", newestMs},
        {"DELETE FROM sample WHERE series=?1 AND tier=?2 AND at_ms<(SELECT max(at_ms) FROM sample "
         "WHERE series=?1 AND tier=?2 AND at_ms<=?3)",
         newestMs - kHistoryTiers[static_cast<size_t>(tier)].keptMs},
    };
    for (const auto &[sql, atMs] : drops) {
        Result<Statement> drop = m_database->prepare(sql);
        if (!drop)
            return std::unexpected(drop.error());
        if (Done done = drop->bind(1, series).bind(2, qint64{tier}).bind(3, atMs).run(); !done)
            return done;
    }
    return {};
}

Done History::writeAll(const std::vector<Unwritten> &unwritten)
{
    Result<Transaction> transaction = m_database->begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (auto &[key, series] : m_series) {
        if (series.id != 0)
            continue;
        const Result<qint64> id = makeId(key);
        if (!id)
            return std::unexpected(id.error());
        series.id = *id;
    }
    Result<Statement> put = m_database->prepare(
        "INSERT OR REPLACE INTO sample(series,tier,at_ms,low,mean,high) VALUES(?1,?2,?3,?4,?5,?6)");
    if (!put)
        return std::unexpected(put.error());
    std::map<std::pair<qint64, int>, qint64> newest;
    for (const Unwritten &one : unwritten) {
        const qint64 tier = one.row.tier;
        put->bind(1, one.series->id).bind(2, tier).bind(3, one.row.atMs);
        if (one.row.value)
            put->bind(4, one.row.value->low).bind(5, one.row.value->mean).bind(6, one.row.value->high);
        else
            put->bindNull(4).bindNull(5).bindNull(6);
        if (Done done = put->run(); !done)
            return done;
        put->reset();
        newest[{one.series->id, one.row.tier}] = one.row.atMs;
    }
    for (const auto &[place, atMs] : newest) {
        if (Done done = prune(place.first, place.second, atMs); !done)
            return done;
    }
    return transaction->commit();
}

Result<std::vector<HistoryRow>> History::rows(qint64 series, int tier, qint64 fromMs, qint64 toMs)
{
    // The last row before the begin holds there.
    Result<Statement> query = m_database->prepare(
        "SELECT at_ms,low,mean,high FROM sample WHERE series=?1 AND tier=?2 AND at_ms<?4 AND at_ms>="
        "coalesce((SELECT max(at_ms) FROM sample WHERE series=?1 AND tier=?2 AND at_ms<=?3),?3) "
        "ORDER BY at_ms");
    if (!query)
        return std::unexpected(query.error());
    query->bind(1, series).bind(2, qint64{tier}).bind(3, fromMs).bind(4, toMs);
    std::vector<HistoryRow> result;
    while (true) {
        const Result<bool> row = query->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return result;
        HistoryRow one{tier, query->integer(0), std::nullopt};
        if (!query->isNull(2))
            one.value = HistoryValue{query->real(1), query->real(2), query->real(3)};
        result.push_back(one);
    }
}

Result<std::vector<HistoryPoint>> History::points(const QString &appliance, const QString &capability,
                                                  Span span, qint64 nowMs)
{
    const auto known = m_series.find({appliance, capability});
    const Result<qint64> id = idOf({appliance, capability});
    if (!id)
        return std::unexpected(id.error());
    // The finest that reaches back so far.
    size_t tier = 0;
    while (tier + 1 < kHistoryTiers.size() && (span.fromMs < nowMs - kHistoryTiers[tier].keptMs ||
                                               kHistoryTiers[tier + 1].widthMs <= span.grainMs))
        ++tier;
    Result<std::vector<HistoryRow>> stored = rows(*id, static_cast<int>(tier), span.fromMs, span.toMs);
    if (!stored)
        return std::unexpected(stored.error());
    const auto put = [&](const HistoryRow &row) {
        if (row.tier != static_cast<int>(tier))
            return;
        std::erase_if(*stored, [&](const HistoryRow &other) { return other.atMs >= row.atMs; });
        stored->push_back(row);
    };
    if (known != m_series.end()) {
        for (const Unwritten &one : m_unwritten) {
            if (one.series == &known->second)
                put(one.row);
        }
        for (const HistoryRow &row : known->second.buckets.begun(nowMs))
            put(row);
    }
    return pointsOf(*stored, span.fromMs, span.toMs, span.points, nowMs);
}

Done History::remove(const QString &appliance)
{
    const bool isAll = appliance.isEmpty();
    for (auto one = m_series.lower_bound({appliance, {}});
         one != m_series.end() && (isAll || one->first.first == appliance);) {
        std::erase_if(m_unwritten, [&](const Unwritten &row) { return row.series == &one->second; });
        one = m_series.erase(one);
    }
    Result<Transaction> transaction = m_database->begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const char *sql :
         {"DELETE FROM sample WHERE series IN (SELECT id FROM series WHERE ?1 IN (appliance, ''))",
          "DELETE FROM series WHERE ?1 IN (appliance, '')"}) {
        Result<Statement> drop = m_database->prepare(sql);
        if (!drop)
            return std::unexpected(drop.error());
        if (Done done = drop->bind(1, appliance).run(); !done)
            return done;
    }
    return transaction->commit();
}

} // namespace hearth::bridge
