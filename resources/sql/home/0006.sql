-- What a viewer chose that a folder holds, where its name says something else or nothing.
CREATE TABLE media_kind(
    path TEXT PRIMARY KEY,
    kind TEXT NOT NULL
) WITHOUT ROWID;
-- How often a workout was done.
CREATE TABLE done(
    profile TEXT NOT NULL,
    title TEXT NOT NULL,
    times INTEGER NOT NULL,
    last_ms INTEGER NOT NULL,
    PRIMARY KEY(profile, title)
) WITHOUT ROWID;
