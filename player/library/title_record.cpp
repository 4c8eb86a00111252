// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/title_record.h"

namespace hearth::player
{

QJsonObject titleRecord(const Statement &row, TitlePictures &pictures)
{
    QJsonObject record{{QStringLiteral("id"), row.text(0)},
                       {QStringLiteral("kind"), row.text(1)},
                       {QStringLiteral("name"), row.text(2)},
                       {QStringLiteral("year"), row.integer(3)},
                       {QStringLiteral("series"), row.text(4)},
                       {QStringLiteral("season"), row.integer(5)},
                       {QStringLiteral("episode"), row.integer(6)},
                       {QStringLiteral("synopsis"), row.text(7)},
                       {QStringLiteral("genre"), row.text(8)},
                       {QStringLiteral("rating"), row.text(9)},
                       {QStringLiteral("durationMs"), row.integer(10)},
                       {QStringLiteral("error"), inWords(row.text(11))},
                       {QStringLiteral("away"), row.integer(12) != 0},
                       {QStringLiteral("audioLanguages"), row.text(13)},
                       {QStringLiteral("subtitleLanguages"), row.text(14)},
                       {QStringLiteral("partOf"), row.text(15)},
                       {QStringLiteral("chapter"), row.text(16)}};
    // A song knows its name and who sings it better than its file's name does.
    if (!row.text(19).isEmpty())
        record.insert(QStringLiteral("name"), row.text(19));
    if (const QString artist = row.text(18).isEmpty() ? row.text(17) : row.text(18); !artist.isEmpty())
        record.insert(QStringLiteral("artist"), artist);
    pictures.insertInto(record, row, 20);
    return record;
}

QJsonArray titleRecords(Statement &query, TitlePictures &pictures)
{
    QJsonArray list;
    for (auto row = query.step(); row && *row; row = query.step())
        list.append(titleRecord(query, pictures));
    return list;
}

} // namespace hearth::player
