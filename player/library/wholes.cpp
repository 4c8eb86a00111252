// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/wholes.h"
#include "player/library/title_record.h"
#include "player/library/whole_kinds.h"
#include <algorithm>

namespace hearth::player
{

namespace
{

constexpr int kMostInWindow = 500;

/// By the name of the whole or of its part; null for another.
const WholeKind *kindCalled(const char *WholeKind::*name, const QString &text)
{
    const auto *found = std::ranges::find_if(
        kWholeKinds, [&](const WholeKind &kind) { return text == QLatin1String(kind.*name); });
    return found == kWholeKinds.end() ? nullptr : found;
}

QString partKind(const QString &whole)
{
    const WholeKind *kind = kindCalled(&WholeKind::whole, whole);
    return kind ? QLatin1String(kind->part) : QString();
}

} // namespace

bool Wholes::isWhole(const QString &id)
{
    return isKind(id.section(QLatin1Char(':'), 0, 0)) && id.contains(QLatin1Char(':'));
}

bool Wholes::isKind(const QString &kind)
{
    return kindCalled(&WholeKind::whole, kind) != nullptr;
}

QJsonArray Wholes::select(const char *where, const QString &value, int limit, int offset) const
{
    QJsonArray list;
    // SQLite takes the other columns of a lone min() from the row that has it: the first part.
    const QByteArray sql =
        QByteArray(
            "SELECT part_of, kind, series, count(*), count(DISTINCT chapter), sum(duration_ms), year, "
            "genre, rating, synopsis, min(episode), artist, tag_artist, count(DISTINCT tag_artist), ") +
        TitlePictures::kFields + " FROM title WHERE " + where +
        " GROUP BY part_of ORDER BY series COLLATE NOCASE, part_of LIMIT ?2 OFFSET ?3";
    auto query = m_database.prepare(sql.constData());
    if (!query)
        return list;
    query->bind(1, value).bind(2, qint64(limit)).bind(3, qint64(offset));
    for (auto row = query->step(); row && *row; row = query->step()) {
        const WholeKind *kind = kindCalled(&WholeKind::part, query->text(1));
        // Where the folders do not say whose it is, the songs do when they agree.
        const QString artist =
            query->text(11).isEmpty() && query->integer(13) == 1 ? query->text(12) : query->text(11);
        QJsonObject record{{QStringLiteral("id"), query->text(0)},
                           {QStringLiteral("kind"), QLatin1String(kind ? kind->whole : "")},
                           {QStringLiteral("name"), query->text(2)},
                           {QStringLiteral("parts"), query->integer(3)},
                           {QStringLiteral("chapters"), query->integer(4)},
                           {QStringLiteral("durationMs"), query->integer(5)},
                           {QStringLiteral("year"), query->integer(6)},
                           {QStringLiteral("genre"), query->text(7)},
                           {QStringLiteral("rating"), query->text(8)},
                           {QStringLiteral("synopsis"), query->text(9)},
                           {QStringLiteral("artist"), artist}};
        m_pictures.insertInto(record, *query, 14);
        list.append(record);
    }
    return list;
}

QJsonArray Wholes::list(const QString &kind, int offset, int limit) const
{
    return select("kind=?1", partKind(kind), std::clamp(limit, 1, kMostInWindow), std::max(offset, 0));
}

qint64 Wholes::count(const QString &kind) const
{
    auto query = m_database.prepare("SELECT count(DISTINCT part_of) FROM title WHERE kind=?1");
    if (!query)
        return 0;
    const auto row = query->bind(1, partKind(kind)).step();
    return row && *row ? query->integer(0) : 0;
}

std::optional<QJsonObject> Wholes::find(const QString &id) const
{
    const QJsonArray found = isWhole(id) ? select("part_of=?1", id, 1, 0) : QJsonArray();
    return found.isEmpty() ? std::nullopt : std::optional(found.first().toObject());
}

QJsonArray Wholes::partsOf(const QString &id) const
{
    const QByteArray sql =
        QByteArray(kSelectTitles) + "WHERE part_of=?1 AND part_of<>'' ORDER BY episode LIMIT ?2";
    auto query = m_database.prepare(sql.constData());
    if (!query)
        return {};
    query->bind(1, id).bind(2, qint64(kMostParts));
    return titleRecords(*query, m_pictures);
}

std::optional<QJsonObject> Wholes::partBeside(const QJsonObject &title, bool isBefore) const
{
    const QByteArray sql =
        QByteArray(kSelectTitles) +
        (isBefore ? "WHERE part_of=?1 AND part_of<>'' AND episode<?2 ORDER BY episode DESC LIMIT 1"
                  : "WHERE part_of=?1 AND part_of<>'' AND episode>?2 ORDER BY episode LIMIT 1");
    auto query = m_database.prepare(sql.constData());
    if (!query)
        return std::nullopt;
    query->bind(1, title.value(QLatin1String("partOf")).toString())
        .bind(2, title.value(QLatin1String("episode")).toInteger());
    const auto row = query->step();
    return row && *row ? std::optional(titleRecord(*query, m_pictures)) : std::nullopt;
}

std::vector<Wholes::Length> Wholes::lengthsOf(const QString &id) const
{
    std::vector<Length> lengths;
    auto query = m_database.prepare(
        "SELECT id, duration_ms FROM title WHERE part_of=?1 AND part_of<>'' ORDER BY episode LIMIT ?2");
    if (!query)
        return lengths;
    query->bind(1, id).bind(2, qint64(kMostParts));
    for (auto row = query->step(); row && *row; row = query->step())
        lengths.push_back({query->text(0), query->integer(1)});
    return lengths;
}

} // namespace hearth::player
