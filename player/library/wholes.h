// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Courses, workouts and albums of music: titles that are made of parts (lessons, exercises, songs), as
// library.db has them. Knows nothing of what was watched. Main thread.

#include "player/library/title_pictures.h"
#include "resources/base/database.h"
#include <QJsonArray>
#include <QJsonObject>
#include <optional>
#include <vector>

namespace hearth::player
{

class Wholes
{
public:
    static constexpr int kMostParts = 2000;

    /// `database` is library.db with its schema; both outlive this.
    Wholes(Database &database, TitlePictures &pictures) : m_database(database), m_pictures(pictures) {}

    /// Of the kind "course", "workout" or "music", by name: {"id", "kind", "name", "parts", "chapters",
    /// "durationMs", "year", "genre", "rating", "synopsis", "poster", "backdrop", "artist"}. Length and
    /// number are of all parts, the rest is the first one's.
    [[nodiscard]] QJsonArray list(const QString &kind, int offset, int limit) const;
    [[nodiscard]] qint64 count(const QString &kind) const;
    [[nodiscard]] std::optional<QJsonObject> find(const QString &id) const;
    /// Title records in their order, kMostParts at most.
    [[nodiscard]] QJsonArray partsOf(const QString &id) const;
    /// The part that follows this title in its whole; with `isBefore` the one that precedes it.
    [[nodiscard]] std::optional<QJsonObject> partBeside(const QJsonObject &title, bool isBefore) const;

    struct Length {
        QString id;
        qint64 durationMs = 0;
    };
    /// Of each part, in their order.
    [[nodiscard]] std::vector<Length> lengthsOf(const QString &id) const;

    [[nodiscard]] static bool isWhole(const QString &id);
    [[nodiscard]] static bool isKind(const QString &kind);

private:
    [[nodiscard]] QJsonArray select(const char *where, const QString &value, int limit, int offset) const;

    Database &m_database;
    TitlePictures &m_pictures;
};

} // namespace hearth::player
