// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/title_record.h"

namespace hearth::player
{

QJsonObject titleRecord(const Statement &row)
{
    return {{QStringLiteral("id"), row.text(0)},
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
            {QStringLiteral("poster"), row.text(11)},
            {QStringLiteral("backdrop"), row.text(12)},
            {QStringLiteral("error"), row.text(13)},
            {QStringLiteral("away"), row.integer(14) != 0},
            {QStringLiteral("audioLanguages"), row.text(15)},
            {QStringLiteral("subtitleLanguages"), row.text(16)},
            {QStringLiteral("partOf"), row.text(17)},
            {QStringLiteral("chapter"), row.text(18)}};
}

QJsonArray titleRecords(Statement &query)
{
    QJsonArray list;
    for (auto row = query.step(); row && *row; row = query.step())
        list.append(titleRecord(query));
    return list;
}

} // namespace hearth::player
