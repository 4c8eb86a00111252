// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/trailers.h"
#include "player/library/title_id.h"

namespace hearth::player
{

Done Trailers::store(const ScanResult &result)
{
    if (Done done = m_database.execute("UPDATE trailer SET away=0"); !done)
        return done;
    auto away = m_database.prepare("UPDATE trailer SET away=1 WHERE substr(path, 1, length(?1))=?1");
    if (!away)
        return std::unexpected(away.error());
    for (const QString &folder : result.awayFolders) {
        if (Done done = away->bind(1, folder + QLatin1Char('/')).run(); !done)
            return done;
    }
    if (Done done = m_database.execute("DELETE FROM trailer WHERE away=0"); !done)
        return done;
    auto insert = m_database.prepare("INSERT OR REPLACE INTO trailer(id, owner, path) VALUES(?1, ?2, ?3)");
    if (!insert)
        return std::unexpected(insert.error());
    for (const FoundFile &file : result.files) {
        const bool isOfFilm = !file.extra.film.isEmpty();
        if (file.extra.kind != ExtraKind::Trailer || (!isOfFilm && file.extra.series.isEmpty()))
            continue;
        insert->bind(1, trailerIdOf(file.path));
        insert->bind(2, isOfFilm ? titleIdOf(file.extra.film) : seriesIdOf(file.extra.series));
        if (Done done = insert->bind(3, file.path).run(); !done)
            return done;
    }
    return {};
}

QString Trailers::firstOf(const QString &owner) const
{
    auto query = m_database.prepare("SELECT id FROM trailer WHERE owner=?1 AND away=0 ORDER BY path LIMIT 1");
    if (!query)
        return {};
    const auto row = query->bind(1, owner).step();
    return row && *row ? query->text(0) : QString();
}

std::optional<Trailer> Trailers::find(const QString &id) const
{
    auto query = m_database.prepare("SELECT owner, path FROM trailer WHERE id=?1");
    if (!query)
        return std::nullopt;
    const auto row = query->bind(1, id).step();
    return row && *row ? std::optional(Trailer{id, query->text(0), query->text(1)}) : std::nullopt;
}

} // namespace hearth::player
