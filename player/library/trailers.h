// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The trailers of films and series, in library.db. Main thread.

#include "player/library/folder_scan.h"
#include "resources/base/database.h"

namespace hearth::player
{

struct Trailer {
    QString id;
    QString owner; // a film's id or a series'
    QString path;
};

class Trailers
{
public:
    /// `database` is library.db with its schema and outlives this.
    explicit Trailers(Database &database) : m_database(database) {}

    /// What a scan found takes the place of what was known; those below a folder that is away stay. To be
    /// called within a transaction.
    Done store(const ScanResult &result);
    /// The first trailer of a title that is there; empty for none.
    [[nodiscard]] QString firstOf(const QString &owner) const;
    [[nodiscard]] std::optional<Trailer> find(const QString &id) const;

private:
    Database &m_database;
};

} // namespace hearth::player
