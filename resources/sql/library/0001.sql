-- library.db: what lies in the household's media folders.
CREATE TABLE title(
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,               -- film, episode
    name TEXT NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    series TEXT NOT NULL DEFAULT '',
    season INTEGER NOT NULL DEFAULT 0,
    episode INTEGER NOT NULL DEFAULT 0,
    synopsis TEXT NOT NULL DEFAULT '',
    genre TEXT NOT NULL DEFAULT '',
    rating TEXT NOT NULL DEFAULT '',
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ms INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL DEFAULT 0,
    poster TEXT NOT NULL DEFAULT '',   -- a picture in the cache that hearth-probe made
    backdrop TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT '',    -- why it cannot be played, a sentence
    probed INTEGER NOT NULL DEFAULT 0,
    away INTEGER NOT NULL DEFAULT 0    -- its folder is not there now; the title is kept
);
CREATE INDEX title_kind ON title(kind, name);
