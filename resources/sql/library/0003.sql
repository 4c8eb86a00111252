-- Trailers, each of a film (its id) or of a series ("series:NAME"). They are no titles: no history, no search.
CREATE TABLE trailer(
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL COLLATE NOCASE,
    path TEXT NOT NULL UNIQUE,
    away INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX trailer_owner ON trailer(owner, path);
